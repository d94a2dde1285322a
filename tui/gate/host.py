"""What the administrator of a host decides, in one file that the account cannot change."""

import os
import re
import stat
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

CONFIGURATION = Path("/etc/mentorat/config.toml")
"""Where the configuration of a host stands, unless the administrator's wrapper says otherwise."""

_MOST_BYTES = 65_536
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class HostError(Exception):
    """Something on the host that is not as it must be."""


@dataclass(frozen=True, slots=True)
class Host:
    """The places that the gate works with."""

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
    check_roots_own(path)
    try:
        with path.open("rb") as opened:
            given = tomllib.loads(opened.read(_MOST_BYTES).decode())
    except (OSError, ValueError) as error:
        message = f"{path} cannot be read"
        raise HostError(message) from error
    wanted = {field.name for field in fields(Host)}
    if given.keys() != wanted or not all(_is_place(value) for value in given.values()):
        message = f"{path} must give the paths of: {', '.join(sorted(wanted))}"
        raise HostError(message)
    return Host(**{name: Path(value) for name, value in given.items()})


_PLACE = re.compile(r"(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")
"""A path that needs no quotes in a forced command."""


def _is_place(value: object) -> bool:
    return isinstance(value, str) and _PLACE.fullmatch(value) is not None


def check_roots_own(path: Path) -> None:
    """Raise HostError unless a file, and every directory above it, is root's alone to write."""
    for place in (path, *path.parents):
        try:
            found = place.lstat()
        except OSError as error:
            message = f"{place} cannot be read"
            raise HostError(message) from error
        is_kind = stat.S_ISREG if place == path else stat.S_ISDIR
        if not is_kind(found.st_mode) or found.st_uid != 0 or found.st_mode & _OTHERS_WRITE:
            message = f"{place} must belong to root, and only root may write it"
            raise HostError(message)


def check_own(path: Path) -> None:
    """Raise HostError unless a directory belongs to the account that runs this, and to it alone."""
    try:
        found = path.lstat()
    except OSError as error:
        message = f"{path} cannot be read"
        raise HostError(message) from error
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & _OTHERS:
        message = f"{path} must belong to the account of the gate, and to nobody else"
        raise HostError(message)
