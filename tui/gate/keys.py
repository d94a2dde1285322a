"""The command `keys`, by which sshd asks whose a key is: a line for that key, and for no other."""

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from tui.domain.errors import HostError, StoreError
from tui.domain.keys import Key
from tui.domain.registry import Access, Registry
from tui.settings.host import CONFIGURATION, Host, check_own, host_from
from tui.store.directory import Store
from tui.wording.errors import error_sentence
from tui.wording.language import current

_FAILED, _WRONG_WORDS = 78, 64


def run(arguments: Sequence[str]) -> int:
    """Print the line of a key that opens the door, nothing for another; give the exit code.

    The words are those of the administrator: `USER TYPE BLOB`, or `--all` for a static file.
    """
    match list(arguments):
        case ["--config", path, *words]:
            configuration = Path(path)
        case words:
            configuration = CONFIGURATION
    match words:
        case ["--all"]:
            wanted = None
        case [_, type_, blob]:
            wanted = (type_, blob)
        case _:
            sys.stderr.write("mentorat: keys [--config FILE] USER TYPE KEY | --all\n")
            return _WRONG_WORDS
    try:
        host = host_from(configuration)
        check_own(host.store)
        registry = Store.open(host.store).registry.read()
    except (HostError, StoreError) as error:
        sys.stderr.write(f"mentorat: {error_sentence(error, current())}\n")
        return _FAILED
    sys.stdout.writelines(f"{line}\n" for line in _lines(registry, host, wanted))
    return 0


def _lines(registry: Registry, host: Host, wanted: tuple[str, str] | None) -> Iterator[str]:
    today = datetime.now().astimezone().date()
    for access in registry.access.values():
        for key in access.keys if access.active and access.roles else ():
            if key.opens_on(today) and (wanted is None or key.is_same(*wanted)):
                yield line_of(access, key, host)


def line_of(access: Access, key: Key, host: Host) -> str:
    """Return the line by which sshd takes a key, and makes nothing of it but the gate."""
    options = ["restrict", "pty"]
    if key.until is not None:
        options.append(f'expiry-time="{key.until + timedelta(days=1):%Y%m%d}"')
    options.append(f'command="exec {host.gate} --as {access.id}"')
    return f"{','.join(options)} {key.type} {key.blob}"
