"""SSH keys: a public key read from one line, and refused unless it is one that may be trusted."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import date

from tui.domain.errors import RefusedError, Rule

ED25519, RSA = "ssh-ed25519", "ssh-rsa"
_SECURITY_ED25519 = "sk-ssh-ed25519@openssh.com"
_SECURITY_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com"
_CURVE_BYTES = {"nistp256": 32, "nistp384": 48, "nistp521": 66}
_CURVES = {f"ecdsa-sha2-{curve}": curve for curve in _CURVE_BYTES} | {_SECURITY_ECDSA: "nistp256"}
TYPES = (ED25519, *_CURVES, RSA, _SECURITY_ED25519)
"""The types of keys that are taken."""

LEAST_RSA_BITS = 3072
_LONGEST_LINE = 8192
_CERTIFICATE = "-cert-v01@openssh.com"
_UNCOMPRESSED = 4


@dataclass(frozen=True, slots=True)
class Key:
    """A public key: its type, its blob in base64, and the last day on which it opens the door."""

    type: str
    blob: str
    until: date | None = None

    @property
    def fingerprint(self) -> str:
        """The fingerprint as OpenSSH shows it."""
        digest = hashlib.sha256(base64.b64decode(self.blob)).digest()
        return "SHA256:" + base64.b64encode(digest).decode().rstrip("=")

    def is_same(self, type_: str, blob: str) -> bool:
        """Return whether it is the key of a type and a blob."""
        return (self.type, self.blob) == (type_, blob)

    def opens_on(self, day: date) -> bool:
        """Return whether it opens the door on a day."""
        return self.until is None or day <= self.until


def key_from(line: str, until: date | None = None) -> Key:
    """Return the public key that a line holds, as in a .pub file; its comment is dropped.

    Raise RefusedError for anything else, and for a key that is too weak.
    """
    if "PRIVATE KEY" in line:
        raise RefusedError(Rule.KEY_PRIVATE)
    line = line.strip()
    if len(line.splitlines()) > 1:
        raise RefusedError(Rule.KEY_SEVERAL_LINES)
    words = line.split() if len(line) <= _LONGEST_LINE else []
    if len(words) > 1 and words[0] not in TYPES:
        _refuse_type(words)
    if len(words) < 2:  # noqa: PLR2004 - a type and a blob
        raise RefusedError(Rule.KEY_NOT_READ)
    type_, blob = words[:2]
    _check(type_, blob)
    return Key(type_, blob, until)


def _refuse_type(words: list[str]) -> None:
    if words[0].endswith(_CERTIFICATE):
        raise RefusedError(Rule.KEY_CERTIFICATE)
    if any(word in TYPES for word in words[1:]):
        raise RefusedError(Rule.KEY_OPTIONS)
    if words[0].startswith(("ssh-", "ecdsa-", "sk-")):
        raise RefusedError(Rule.KEY_TYPE, known=f"{ED25519}, {RSA}")
    raise RefusedError(Rule.KEY_NOT_READ)


def _check(type_: str, blob: str) -> None:
    """Raise RefusedError unless a blob is whole, of the type named before it, and strong enough."""
    try:
        content = base64.b64decode(blob, validate=True)
        named, *parts = _strings(content)
    except (binascii.Error, ValueError) as error:
        raise RefusedError(Rule.KEY_CUT) from error
    if named != type_.encode():
        raise RefusedError(Rule.KEY_MISMATCH)
    if base64.b64encode(content).decode() != blob or not _is_whole(type_, parts):
        raise RefusedError(Rule.KEY_CUT)
    if type_ == RSA:
        bits = int.from_bytes(parts[1], "big").bit_length()
        if bits < LEAST_RSA_BITS:
            raise RefusedError(Rule.KEY_TOO_SHORT, bits=bits, least=LEAST_RSA_BITS)


def _is_whole(type_: str, parts: list[bytes]) -> bool:
    if type_ in (_SECURITY_ED25519, _SECURITY_ECDSA) and (not parts or not parts.pop()):
        return False
    if type_ in (ED25519, _SECURITY_ED25519):
        return [len(part) for part in parts] == [32]
    if type_ == RSA:
        return len(parts) == 2 and all(part and part[0] < 0x80 for part in parts)  # noqa: PLR2004
    curve = _CURVES[type_]
    return (
        len(parts) == 2  # noqa: PLR2004 - the curve and a point on it
        and parts[0] == curve.encode()
        and len(parts[1]) == 1 + 2 * _CURVE_BYTES[curve]
        and parts[1][0] == _UNCOMPRESSED
    )


def _strings(content: bytes) -> list[bytes]:
    """Return the strings of a blob, each with its length before it; raise ValueError."""
    found, place = [], 0
    while place < len(content):
        end = place + 4 + int.from_bytes(content[place : place + 4], "big")
        if end > len(content) or place + 4 > len(content):
            raise ValueError
        found.append(content[place + 4 : end])
        place = end
    if not found:
        raise ValueError
    return found
