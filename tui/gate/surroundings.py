"""The process of a visitor: its environment made anew, its limits, its place among the sessions."""

import fcntl
import os
import re
import resource
import signal
from collections.abc import Mapping, MutableMapping
from pathlib import Path

SESSIONS = 4
"""How many screens somebody may have open at once."""

COMMAND_SECONDS = 300
"""How long a command without a terminal may take."""

_MIB = 1024 * 1024
_LIMITS = {
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_AS: 2048 * _MIB,
    resource.RLIMIT_FSIZE: 1024 * _MIB,
    resource.RLIMIT_NOFILE: 256,
}

_NOWHERE = "/dev/null"
"""A place in which nothing can be, nor be made."""
_FIXED = {
    "PATH": "/usr/bin:/bin",
    "HOME": _NOWHERE,
    "XDG_CONFIG_HOME": _NOWHERE,
    "XDG_DATA_HOME": _NOWHERE,
    "XDG_CACHE_HOME": _NOWHERE,
    "PAGER": "cat",
    "BROWSER": "false",
    "EDITOR": "false",
    "VISUAL": "false",
}
_TERM = re.compile(r"[a-z0-9][a-z0-9.+-]{0,31}")
_LOCALE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,31}")
_COLOUR = re.compile(r"[a-z0-9]{1,16}")
_TAKEN = {
    "TERM": _TERM,
    "LANG": _LOCALE,
    "LC_ALL": _LOCALE,
    "LC_CTYPE": _LOCALE,
    "LC_MESSAGES": _LOCALE,
    "COLORTERM": _COLOUR,
    "NO_COLOR": _COLOUR,
}
"""The variables that are taken from the visitor, each only where all of it is of a pattern."""


def environment_from(given: Mapping[str, str], state: Path) -> dict[str, str]:
    """Return the environment in which a visitor works."""
    taken = {
        name: given[name]
        for name, pattern in _TAKEN.items()
        if name in given and pattern.fullmatch(given[name])
    }
    return {**taken, **_FIXED, "XDG_STATE_HOME": str(state)}


def settle_in(environment: MutableMapping[str, str], state: Path) -> None:
    """Give this process the environment and the limits of a visitor's."""
    made = environment_from(environment, state)
    environment.clear()
    environment.update(made)
    os.umask(0o077)
    os.chdir("/")
    for limit, most in _LIMITS.items():
        _, hard = resource.getrlimit(limit)
        lowered = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (lowered, lowered))


def ignore_stops() -> None:
    """Take no signal by which a key stops or kills a program at a terminal."""
    for number in (signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU):
        signal.signal(number, signal.SIG_IGN)


def slot_for(visitor: str, slots: Path) -> int | None:
    """Return a descriptor that holds one of somebody's sessions, None where all are taken.

    It is held until the process ends, however it ends.
    """
    for number in range(SESSIONS):
        path = slots / f"{visitor}.{number}"
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(path, flags, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
        else:
            return descriptor
    return None
