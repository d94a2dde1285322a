"""What the journals of a store tell, read from the newest back; and all files verified."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from tui.domain.errors import StoreError, StoreFault
from tui.store.documents import Record
from tui.store.journal import loading
from tui.store.journal.compaction import HISTORY, kept_name
from tui.store.journal.files import (
    check_private_directory,
    is_there,
    read_private,
    stamp_of,
    temporaries_in,
)
from tui.store.journal.journal import JOURNAL, QUARANTINE, Journal
from tui.store.journal.layout import BASE, Chain, Ending, Header, Scan, decoded
from tui.store.memory import Codec
from tui.store.seam import Tally

KEPT_JOURNALS = "journal-*.jsonl"


def records(
    path: Path, journal: Journal, after: int, wanted: bytes
) -> Iterator[tuple[int, Record]]:
    """Yield the acts after a number, the newest first, those alone in whose line something stands.

    No more is read than is asked for. Raise StoreError where what is read next is damaged or
    missing.
    """
    end, last = journal.read
    try:
        while last.seq > after:
            for seq, payload in journal.newest_first(end, last):
                if seq <= after:
                    return
                if wanted in payload:
                    yield seq, decoded(payload)
            header = journal.header
            if header.base <= after or header.is_beginning:
                return
            last = Chain(header.base, int(header.after, 16))
            journal = _journal_before(path, journal)
            end = journal.size()
    except ValueError as error:
        raise _first_fault(path, journal) from error


def _journal_before(path: Path, journal: Journal) -> Journal:
    """Open the kept journal on which another goes on."""
    header = journal.header
    earlier = [one for one in _kept_in(path, header) if one.name < kept_name(header)]
    if not earlier:
        raise StoreError(StoreFault.HISTORY_BROKEN, path=str(journal.path))
    return Journal(earlier[-1])


def _kept_in(path: Path, header: Header) -> list[Path]:
    """Return the kept journals of a time line, the oldest first."""
    history = path / HISTORY
    if not is_there(history):
        return []
    check_private_directory(history)
    return sorted(history.glob(f"journal-*-{header.epoch}.jsonl"))


def _first_fault(path: Path, journal: Journal) -> StoreError:
    """Return what is wrong first, from the beginning on, with journals of which one is."""
    errors = (error for _, _, error in read_journals(path) if error is not None)
    return next(errors, journal.damaged())


def read_journals(path: Path) -> Iterator[tuple[Journal, Scan, StoreError | None]]:
    """Read the journals of a store whole, the oldest first, each with what is wrong with it.

    One that does not go on where the one before it ends is wrong, and so is a first one that
    does not begin at the beginning: acts are missing between them. Those of another time line
    are left out.
    """
    current = Journal(path / JOURNAL)
    before: Journal | None = None
    for journal in chain(map(Journal, _kept_in(path, current.header)), [current]):
        found, error = journal.read_on(), None
        if found.ending is Ending.BROKEN:
            error = journal.damaged()
        elif _is_gap(before, journal):
            error = StoreError(StoreFault.HISTORY_BROKEN, path=str(journal.path))
        yield journal, found, error
        before = journal


def _is_gap(before: Journal | None, journal: Journal) -> bool:
    if before is None:
        return journal.header.base != 0 and not journal.header.is_beginning
    if journal.path.name == JOURNAL and journal.header.base == before.header.base:
        return False  # it was kept already, then the turn was interrupted
    return journal.header.after != f"{before.chain.checksum:08x}"


ASIDE = "damaged"
"""The name of the directory that keeps damaged files as a repair found them."""

_KEPT = {QUARANTINE: StoreFault.QUARANTINED, ASIDE: StoreFault.KEPT_ASIDE}


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
