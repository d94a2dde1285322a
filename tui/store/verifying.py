"""A document store verified without writing: its files, its chain of lines, its leftovers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tui.domain.errors import StoreError, StoreFault
from tui.store import loading
from tui.store.base import BASE
from tui.store.compaction import HISTORY
from tui.store.files import (
    check_private_directory,
    is_there,
    read_private,
    stamp_of,
    temporaries_in,
)
from tui.store.journal import JOURNAL, QUARANTINE
from tui.store.log import read_journals
from tui.store.memory import Codec
from tui.store.progress import Tally

ASIDE = "damaged"
"""The name of the directory that keeps damaged files as a repair found them."""

_KEPT = {QUARANTINE: StoreFault.QUARANTINED, ASIDE: StoreFault.KEPT_ASIDE}

HARMLESS = frozenset(
    {
        StoreFault.KEPT_ASIDE,
        StoreFault.LEFTOVER,
        StoreFault.UNFINISHED,
        StoreFault.QUARANTINED,
        StoreFault.NETWORK,
    }
)
"""What is told, and stops nobody."""


def findings_in(path: Path, codec: Codec[Any, Any], tally: Tally) -> Iterator[StoreError]:
    """Yield everything that is wrong in the directory of a document store, counting its bytes."""
    try:
        check_private_directory(path)
        loaded = loading.load(path, codec)
        _ = loaded.memory.held
        tally.add(loaded.stamp[2] if loaded.stamp else 0)
        journal = loaded.journal
        if journal is not None and journal.size() > journal.offset:
            yield StoreError(StoreFault.UNFINISHED, path=str(journal.path))
    except StoreError as error:
        yield error
        return
    yield from _findings_in_files(path)
    yield from _findings_in_history(path, tally)


def _findings_in_files(path: Path) -> Iterator[StoreError]:
    for directory in (path, path / HISTORY, path / QUARANTINE, path / ASIDE):
        if not is_there(directory):
            continue
        try:
            check_private_directory(directory)
            for found in sorted(directory.iterdir()):
                if found.name not in {HISTORY, QUARANTINE, ASIDE} and directory.name != ASIDE:
                    stamp_of(found)
            for left in temporaries_in(directory):
                yield StoreError(StoreFault.LEFTOVER, path=str(left))
        except StoreError as error:
            yield error
    for name, fault in _KEPT.items():
        for kept in sorted((path / name).iterdir()) if is_there(path / name) else ():
            yield StoreError(fault, path=str(kept))


def _findings_in_history(path: Path, tally: Tally) -> Iterator[StoreError]:
    """Read every journal whole, and see that each goes on where the one before it ends."""
    try:
        for journal, _, error in read_journals(path):
            tally.add(journal.offset)
            if error is not None:
                yield error
    except StoreError as error:
        yield error


def copied_files(path: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a store that a backup takes, by their names below its directory."""
    for name in (HISTORY, QUARANTINE):
        if is_there(path / name):
            for found in sorted((path / name).iterdir()):
                yield Path(name) / found.name, read_private(found)
    for name in (JOURNAL, BASE):
        yield Path(name), read_private(path / name)
