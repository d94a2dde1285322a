import base64
from datetime import date

import pytest

from tui.domain.errors import RefusedError, Rule
from tui.domain.keys import Key, key_from


def strings(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def line(type_: str, *parts: bytes, named: str | None = None, comment: str = "paul@home") -> str:
    blob = strings((named or type_).encode(), *parts)
    return f"{type_} {base64.b64encode(blob).decode()} {comment}"


def rsa(bits: int) -> str:
    modulus = (1 << (bits - 1)) | 1
    return line("ssh-rsa", b"\x01\x00\x01", modulus.to_bytes(bits // 8 + 1, "big"))


ED25519 = line("ssh-ed25519", b"\x07" * 32)
ECDSA = line("ecdsa-sha2-nistp256", b"nistp256", b"\x04" + b"\x07" * 64)
SECURITY = line("sk-ssh-ed25519@openssh.com", b"\x07" * 32, b"ssh:")
SECURITY_ECDSA = line(
    "sk-ecdsa-sha2-nistp256@openssh.com", b"nistp256", b"\x04" + b"\x07" * 64, b"ssh:"
)
CUT = "ssh-ed25519 " + base64.b64encode(strings(b"ssh-ed25519", b"\x07" * 32)[:-3]).decode()
PRIVATE = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n"


class TestAKey:
    @pytest.mark.parametrize(
        "typed",
        [ED25519, ECDSA, SECURITY, SECURITY_ECDSA, rsa(3072), rsa(4096), f"  {ED25519}\r\n"],
        ids=lambda typed: typed.split()[0],
    )
    def test_is_read_from_its_line_without_the_comment(self, typed: str) -> None:
        key = key_from(typed, date(2027, 1, 31))

        assert [key.type, key.blob] == typed.split()[:2]
        assert key.until == date(2027, 1, 31)

    def test_has_the_fingerprint_that_openssh_shows(self) -> None:
        key = Key(
            "ssh-ed25519",
            "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl",
        )
        assert key.fingerprint == "SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU"

    def test_opens_the_door_up_to_its_last_day(self) -> None:
        key = key_from(ED25519, date(2027, 1, 31))
        assert key.opens_on(date(2027, 1, 31))
        assert not key.opens_on(date(2027, 2, 1))
        assert key_from(ED25519).opens_on(date(2199, 1, 1))


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("typed", "rule"),
        [
            ("", Rule.KEY_NOT_READ),
            ("ssh-ed25519", Rule.KEY_NOT_READ),
            ("hello world", Rule.KEY_NOT_READ),
            ("ssh-ed25519 " + "A" * 10_000, Rule.KEY_NOT_READ),
            (PRIVATE, Rule.KEY_PRIVATE),
            (f"{ED25519}\n{ECDSA}", Rule.KEY_SEVERAL_LINES),
            (f"{ED25519}\r{ECDSA}", Rule.KEY_SEVERAL_LINES),
            (f"{ED25519}\u2028{ECDSA}", Rule.KEY_SEVERAL_LINES),
            (f'command="sh" {ED25519}', Rule.KEY_OPTIONS),
            (f"no-pty {ED25519}", Rule.KEY_OPTIONS),
            ("ssh-ed25519-cert-v01@openssh.com AAAA", Rule.KEY_CERTIFICATE),
            ("ssh-dss AAAA", Rule.KEY_TYPE),
            (rsa(2048), Rule.KEY_TOO_SHORT),
            (rsa(1024), Rule.KEY_TOO_SHORT),
            (line("ssh-ed25519", b"\x07" * 32, named="ssh-rsa"), Rule.KEY_MISMATCH),
            (ED25519.replace("ssh-ed25519", "ssh-rsa", 1), Rule.KEY_MISMATCH),
            (CUT, Rule.KEY_CUT),
            (ED25519.replace(" AAAA", " AAA!"), Rule.KEY_CUT),
            ("ssh-ed25519 AAAAC3Nza", Rule.KEY_CUT),
            (line("ssh-ed25519", b"\x07" * 31), Rule.KEY_CUT),
            (line("ssh-ed25519", b"\x07" * 32, b"more"), Rule.KEY_CUT),
            (line("ecdsa-sha2-nistp256", b"nistp384", b"\x04" + b"\x07" * 64), Rule.KEY_CUT),
            (line("ecdsa-sha2-nistp256", b"nistp256", b"\x02" + b"\x07" * 64), Rule.KEY_CUT),
            (line("sk-ssh-ed25519@openssh.com", b"\x07" * 32), Rule.KEY_CUT),
            (line("ssh-rsa", b"\x01\x00\x01"), Rule.KEY_CUT),
            (line("ssh-rsa", b"\x01\x00\x01", b"\x80" + b"\x01" * 400), Rule.KEY_CUT),
        ],
    )
    def test_says_why(self, typed: str, rule: Rule) -> None:
        with pytest.raises(RefusedError) as caught:
            key_from(typed)
        assert caught.value.code is rule
