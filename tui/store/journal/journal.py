"""A journal file that is held open: read on from where one was, added to, cut back."""

import os
import weakref
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tui.domain.errors import StoreError, StoreFault
from tui.store import documents
from tui.store.journal.files import keep_private, make_private_directory, open_private, store_faults
from tui.store.journal.layout import (
    FORMAT,
    MARK_BYTES,
    Chain,
    Ending,
    Header,
    Scan,
    backwards,
    mark_slot,
    marked_in,
    next_line,
    scan,
    scan_header,
)

JOURNAL = "journal.jsonl"
"""The name of a journal in its store."""

QUARANTINE = "quarantine"
"""The name of the directory that keeps what was cut off."""

_LONGEST_HEADER = 16 * 1024
FIRST_BYTES = 16 * 1024
"""So many are read first of a journal that is read from its end, then ever twice as many."""


class Journal:
    """The journal at a path; `read` says where the lines end that were read and are good."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor = open_private(path)
        self.close = weakref.finalize(self, os.close, self._descriptor)
        self.header, offset, chain = self._read_header()
        self.read = offset, chain
        self._seed = self.chain.checksum
        self.acknowledged = self._marked()

    @property
    def offset(self) -> int:
        """Where the lines end that were read and are good."""
        return self.read[0]

    @property
    def chain(self) -> Chain:
        """The chain of the lines that were read."""
        return self.read[1]

    def is_at_its_path(self) -> bool:
        """Return whether no other journal has taken the place of this one."""
        with store_faults(self.path):
            try:
                there = self.path.lstat()
            except FileNotFoundError:
                return False
            return os.path.samestat(there, os.fstat(self._descriptor))

    def size(self) -> int:
        """Return the number of bytes in the file now."""
        with store_faults(self.path):
            return os.fstat(self._descriptor).st_size

    def read_on(self) -> Scan:
        """Return the lines that were added since; without lock the last may be unfinished.

        Where one is missing that was acknowledged, the journal is broken.
        """
        self.acknowledged = self._marked()  # before the lines, which others may add to meanwhile
        found = scan(self._rest(), self.chain)
        self.read = self.offset + found.used, found.chain
        if found.chain.seq < self.acknowledged:
            return replace(found, ending=Ending.BROKEN)
        return found

    def newest_first(self, end: int, chain: Chain) -> Iterator[tuple[int, bytes]]:
        """Yield what lies in the lines before an offset, at which a chain ends, the last first.

        Only what is asked for is read. Raise ValueError where a line does not belong there.
        """
        seq = chain.seq + 1
        for seq, payload in backwards(self._lines_before(end), chain):
            yield seq, payload
        if seq != self.header.base + 1:
            raise ValueError(seq)

    def append(self, payload: bytes) -> int:
        """Add a line, on disk when this returns, and give its number.

        Raise StoreError: with UNCERTAIN where the line may be in the file and may not be, with
        any other code where it is not.
        """
        line, chain = next_line(self.chain, payload)
        descriptor = open_private(self.path, os.O_WRONLY)
        try:
            with store_faults(self.path):
                self._write(descriptor, line)
            self._mark(descriptor, chain.seq)
        finally:
            with suppress(OSError):
                os.close(descriptor)
        self.read = self.offset + len(line), chain
        return chain.seq

    def cut_tail(self) -> Path:
        """Take what follows the last good line out of the file, and give where it is kept."""
        quarantine = self.path.parent / QUARANTINE
        make_private_directory(quarantine)
        kept = quarantine / f"{JOURNAL}-{self.chain.seq + 1}-{os.urandom(4).hex()}"
        keep_private(kept, self._rest())
        descriptor = open_private(self.path, os.O_WRONLY)
        try:
            with store_faults(self.path):
                os.ftruncate(descriptor, self.offset)
                os.fdatasync(descriptor)
        finally:
            os.close(descriptor)
        return kept

    def damaged(self) -> StoreError:
        """Return the error for a journal that cannot be read past its last good line."""
        seq = self.chain.seq + 1
        place = f"line {seq - self.header.base + 1 + self.header.is_marked}"
        return StoreError(StoreFault.DAMAGED, path=str(self.path), place=place, seq=seq)

    def _read_header(self) -> tuple[Header, int, Chain]:
        with store_faults(self.path):
            start = os.pread(self._descriptor, _LONGEST_HEADER, 0)
        mark_bytes = MARK_BYTES if start[MARK_BYTES - 1 : MARK_BYTES] == b"\n" else 0
        line = start[mark_bytes : start.find(b"\n", mark_bytes) + 1]
        found = scan_header(line)
        if found is None:
            raise self._damaged_start()
        header, chain = found
        if header.format > FORMAT:
            raise StoreError(
                StoreFault.NEWER_FORMAT, path=str(self.path), found=header.format, known=FORMAT
            )
        documents.check_schema(header.schema, str(self.path))
        if header.is_marked != bool(mark_bytes):
            raise self._damaged_start()
        return header, mark_bytes + len(line), chain

    def _marked(self) -> int:
        """Return the last transaction that is marked as acknowledged."""
        if not self.header.is_marked:
            return self.header.base
        with store_faults(self.path):
            mark = os.pread(self._descriptor, MARK_BYTES, 0)
        seq = marked_in(mark, self._seed)
        if seq is None:
            raise self._damaged_start()
        return seq

    def _mark(self, descriptor: int, seq: int) -> None:
        """Mark a transaction that is on disk; the mark itself need not be there yet."""
        if self.header.is_marked:
            place, slot = mark_slot(seq, self._seed)
            with suppress(OSError):  # what is marked is then the one before, as after a power cut
                os.pwrite(descriptor, slot, place)
        self.acknowledged = seq

    def _damaged_start(self) -> StoreError:
        return StoreError(StoreFault.DAMAGED, path=str(self.path), place="line 1")

    def _rest(self) -> bytes:
        with store_faults(self.path):
            parts, at = [], self.offset
            while part := os.pread(self._descriptor, 1 << 24, at):
                parts.append(part)
                at += len(part)
            return b"".join(parts)

    def _lines_before(self, end: int) -> Iterator[bytes]:
        """Yield the lines that end before an offset, the last first; the header comes last."""
        first = MARK_BYTES if self.header.is_marked else 0
        rest, at, size = b"", end - 1, FIRST_BYTES
        while at > first:
            begin = max(first, at - size)
            with store_faults(self.path):
                part = os.pread(self._descriptor, at - begin, begin)
            rest, *lines = (part + rest).split(b"\n")
            yield from reversed(lines)
            at, size = begin, size * 2
        yield rest

    def _write(self, descriptor: int, line: bytes) -> None:
        try:
            left, at = memoryview(line), self.offset
            while left:
                written = os.pwrite(descriptor, left, at)
                left, at = left[written:], at + written
            os.fdatasync(descriptor)
        except OSError as error:
            self._take_back(descriptor, error)
            raise

    def _take_back(self, descriptor: int, cause: OSError) -> None:
        try:
            os.ftruncate(descriptor, self.offset)
            os.fdatasync(descriptor)
        except OSError:
            raise StoreError(
                StoreFault.UNCERTAIN, path=str(self.path), reason=cause.strerror
            ) from cause
