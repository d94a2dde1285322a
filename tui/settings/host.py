"""What the administrator of a host decides for the entrance over SSH, and whether all is so."""

import os
import pwd
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from tui.domain.errors import HostError, HostFault

CONFIGURATION = Path("/etc/mentorat/config.toml")
"""Where the configuration of a host stands, unless the administrator says otherwise."""

_MOST_BYTES = 65_536
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_PLACE = re.compile(r"(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")
"""A path that needs no quotes in a forced command."""


@dataclass(frozen=True, slots=True)
class Host:
    """The places that the entrance works with."""

    store: Path
    """The directory of the store."""
    slots: Path
    """The directory in which the sessions that are open are counted."""
    state: Path
    """The directory of the private log and of how people left the views."""
    gate: Path
    """The root-owned program that a key leads to."""


def host_from(path: Path) -> Host:
    """Return what a configuration says; raise HostError unless it is root's alone and complete."""
    import tomllib  # noqa: PLC0415 - only where there is a host

    check_roots_own(path)
    try:
        with path.open("rb") as opened:
            given = tomllib.loads(opened.read(_MOST_BYTES).decode())
    except (OSError, ValueError) as error:
        raise HostError(HostFault.NOT_READ, path=str(path)) from error
    wanted = {field.name for field in fields(Host)}
    if given.keys() != wanted or not all(_is_place(value) for value in given.values()):
        raise HostError(HostFault.INCOMPLETE, path=str(path), wanted=", ".join(sorted(wanted)))
    return Host(**{name: Path(value) for name, value in given.items()})


def _is_place(value: object) -> bool:
    return isinstance(value, str) and _PLACE.fullmatch(value) is not None


def check_roots_own(path: Path) -> None:
    """Raise HostError unless a file, and every directory above it, is root's alone to write."""
    for place in (path, *path.parents):
        found = _found_at(place)
        is_kind = stat.S_ISREG if place == path else stat.S_ISDIR
        if not is_kind(found.st_mode) or found.st_uid != 0 or found.st_mode & _OTHERS_WRITE:
            raise HostError(HostFault.NOT_ROOTS, path=str(place))


def check_own(path: Path, owner: int | None = None) -> None:
    """Raise HostError unless a directory is its owner's alone: who runs this, if not told."""
    found, uid = _found_at(path), os.geteuid() if owner is None else owner
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or found.st_mode & _OTHERS:
        raise HostError(HostFault.NOT_OWN, path=str(path))


def _found_at(path: Path) -> os.stat_result:
    try:
        return path.lstat()
    except OSError as error:
        raise HostError(HostFault.NOT_READ, path=str(path)) from error


_WANTED = {
    "authenticationmethods": "publickey",
    "authorizedkeysfile": "none",
    "passwordauthentication": "no",
    "kbdinteractiveauthentication": "no",
    "disableforwarding": "yes",
    "allowtcpforwarding": "no",
    "allowstreamlocalforwarding": "no",
    "allowagentforwarding": "no",
    "x11forwarding": "no",
    "permittunnel": "no",
    "gatewayports": "no",
    "permitlisten": "none",
    "permitopen": "none",
    "permituserrc": "no",
    "exposeauthinfo": "yes",
}
"""What sshd must do for the account, by the names that it prints."""

_HARMLESS = re.compile(r"(LANG|LC_(\*|[A-Z]+)|COLORTERM|NO_COLOR|TERM)")
"""The variables that sshd may take from a client."""


def faults_of_host(configuration: Path, sshd: Path | None) -> Iterator[HostError]:
    """Yield everything on a host that is not as it must be; `sshd` is its configuration.

    Only root can see all of it.
    """
    try:
        host = host_from(configuration)
        owner = _found_at(host.store).st_uid
        account = pwd.getpwuid(owner)
    except HostError as error:
        yield error
        return
    except KeyError:
        yield HostError(HostFault.NOT_OWN, path=str(host.store))
        return
    for path in (host.gate, host.gate.with_name("keys"), Path(sys.executable).resolve()):
        yield from _unless(check_roots_own, path)
    for path in (host.store, host.slots, host.state):
        yield from _unless(check_own, path, owner)
    home = Path(account.pw_dir)
    if home.exists():
        found = home.stat()
        if found.st_uid != 0 or found.st_mode & _OTHERS_WRITE:
            yield HostError(HostFault.NOT_ROOTS, path=str(home))
    if _password_of(account.pw_name) not in (None, "*"):
        yield HostError(HostFault.HAS_PASSWORD, account=account.pw_name)
    yield from _faults_of_sshd(account.pw_name, host, sshd)


def _unless(check: object, *arguments: object) -> Iterator[HostError]:
    try:
        check(*arguments)  # type: ignore[operator]
    except HostError as error:
        yield error


def _password_of(account: str) -> str | None:
    """Return the field of a password, None where it cannot be read."""
    try:
        lines = Path("/etc/shadow").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    found = (line.split(":") for line in lines)
    return next((line[1] for line in found if line[0] == account), None)


def _faults_of_sshd(account: str, host: Host, sshd: Path | None) -> Iterator[HostError]:
    """Yield what sshd would do for the account and must not, or not do and must."""
    line = ["/usr/sbin/sshd", "-T", "-C", f"user={account},host=localhost,addr=127.0.0.1"]
    line += ["-f", str(sshd)] if sshd else []
    try:
        ran = subprocess.run(line, capture_output=True, check=True, text=True)  # noqa: S603 - sshd itself
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", None) or str(error)
        yield HostError(HostFault.NO_SSHD, reason=reason.strip())
        return
    found: dict[str, list[str]] = {}
    for told in ran.stdout.splitlines():
        name, _, value = told.partition(" ")
        found.setdefault(name, []).append(value)
    wanted = {
        **_WANTED,
        "authorizedkeyscommanduser": account,
        "authorizedkeyscommand": f"{host.gate.with_name('keys')} %u %t %k",
    }
    for name, value in wanted.items():
        given = " ".join(found.get(name, [])) or "none"
        if given != value:
            yield HostError(HostFault.SSHD_VALUE, name=name, found=given, wanted=value)
    for name in " ".join(found.get("acceptenv", [])).split():
        if not _HARMLESS.fullmatch(name):
            yield HostError(HostFault.ACCEPTS, name=name)
