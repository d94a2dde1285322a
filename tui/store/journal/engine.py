"""The engine on files: what lies on disk is followed, and changed by one line at a time."""

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from tui.domain.acts import Act
from tui.domain.errors import StoreError, StoreFault
from tui.store.documents import Place, Record, check_name, payload_of, place_of, record_of
from tui.store.journal import loading
from tui.store.journal.compaction import Draft, is_due, make_files, turn_over
from tui.store.journal.files import (
    check_private_directory,
    is_there,
    keep_private,
    make_private_directory,
    sweep_temporaries,
)
from tui.store.journal.history import copied_files, findings_in, records
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE
from tui.store.journal.loading import Loaded
from tui.store.journal.locking import LOCK, PATIENCE_SECONDS, holder_of, maker_lock, writer_lock
from tui.store.memory import Codec, Memory, Staged, Transaction
from tui.store.seam import Holder, Rebuilt, Tally, signals_held_back

Held = TypeVar("Held")
Value = TypeVar("Value")


class JournalEngine(Generic[Held, Value]):
    """The store in the directory `path`; a change waits `patience` seconds for the lock."""

    def __init__(
        self, path: Path, codec: Codec[Held, Value], *, patience: float = PATIENCE_SECONDS
    ) -> None:
        self.path = path
        self.where = str(path)
        self._codec = codec
        self._patience = patience
        self._turn = threading.RLock()
        self._loaded: Loaded[Held, Value] | None = None
        self._refused: tuple[object, StoreError] | None = None
        self._open: Transaction[Held, Value] | None = None
        self._changed: set[Place] = set()
        self._has_written = False
        self._cuts: list[StoreError] = []
        self.is_waiting = False
        """Whether a change waits for the lock."""

    @property
    def exists(self) -> bool:
        """Whether the store has been made: whatever stands at its path is one, or damage."""
        return is_there(self.path)

    def memory(self) -> Memory[Held, Value]:
        """Return what the store holds now."""
        opened = self.opened()
        if opened:
            return opened.memory
        check_private_directory(self.path)
        return self._at_hand().memory

    def records(self, after: int = 0, place: Place | None = None) -> Iterator[tuple[int, Record]]:
        """Yield the acts after a number, the newest first, or those that changed one document.

        They are read as they are asked for. Raise StoreError where the next is damaged or missing.
        """
        loaded = self._loaded if self.opened() else self._at_hand()
        if loaded is None or loaded.journal is None:
            return
        wanted = msgspec.json.encode(place[1]) if place else b""
        for seq, record in records(self.path, loaded.journal, after, wanted):
            if place is None or place in map(place_of, record.changes):
                yield seq, record

    def opened(self) -> Transaction[Held, Value] | None:
        """Return the transaction in which this thread is, None where it is in none."""
        opened = self._open
        return opened if opened and opened.thread == threading.get_ident() else None

    def poll(self) -> frozenset[Place]:
        """Return the documents that others changed since the last time; it costs three looks."""
        if not self._turn.acquire(blocking=False):
            return frozenset()
        try:
            loaded = self._loaded
            if loaded is None or loaded.has_news():
                self._followed()
            changed, self._changed = frozenset(self._changed), set()
            return changed
        finally:
            self._turn.release()

    def close(self) -> None:
        """Let go of the files; the next look at the store opens them again."""
        loaded, self._loaded = self._loaded, None
        if loaded and loaded.journal:
            loaded.journal.close()

    @contextmanager
    def transaction(
        self, act: Act, transaction: str | None = None, reverts: int | None = None
    ) -> Iterator[Transaction[Held, Value]]:
        """Hold the lock and give what can be changed; at its end the changes are on disk.

        One within another of the same thread is a part of it. Where the transaction of this id
        was made before, its changes are forgotten.
        """
        if (opened := self.opened()) is not None:
            yield opened
            return
        name = check_name(transaction or os.urandom(8).hex(), str(self.path / JOURNAL))
        with ExitStack() as held:
            if not self.exists:
                held.enter_context(self._waited_for(maker_lock(self.path.parent, self._patience)))
            if self.exists:
                check_private_directory(self.path)
                held.enter_context(self._locked(act.actor, self._patience))
                loaded = self._caught_up()
            else:
                held.enter_context(signals_held_back())
                held.enter_context(self._turn)
                loaded = loading.nothing(self._codec, self.path / BASE)
            self._open = Transaction(loaded.memory, name, is_done=name in loaded.recent)
            try:
                yield self._open
                changes = self._open.changes()
                if changes or loaded.journal is None:
                    self._commit(loaded, record_of(act, name, changes, reverts))
            finally:
                self._open = None

    def tidy(self, actor: str) -> None:
        """Begin a new journal where the one that was written to has outgrown its base.

        What takes long is made before the lock is taken, which is not waited for.
        """
        loaded = self._loaded
        if not self._has_written or loaded is None or not is_due(loaded):
            return
        draft = Draft(loaded.memory)
        # Every change is on disk: where this fails, the next one tries again.
        with suppress(StoreError, OSError), self._locked(actor, patience=0.0):
            loaded = self._caught_up()
            if loaded.journal is not None and is_due(loaded):
                turn_over(self.path, loaded, loaded.journal, draft)
            self._has_written = False

    def holder(self) -> Holder | None:
        """Return who holds the lock now, without waiting for it; None where nobody does."""
        return holder_of(self.path / LOCK)

    def take_cuts(self) -> list[StoreError]:
        """Tell once what was cut off here, since whoever began it never finished it."""
        cuts, self._cuts = self._cuts, []
        return cuts

    def _at_hand(self) -> Loaded[Held, Value]:
        """Return what lies on disk, or how another thread found it that is at work."""
        loaded = self._loaded
        if loaded is not None and not self._turn.acquire(blocking=False):
            return loaded
        if loaded is None:
            self._turn.acquire()
        try:
            return self._followed()
        finally:
            self._turn.release()

    def findings(self, tally: Tally) -> Iterator[StoreError]:
        """Verify everything without writing, counting bytes, and give all that is wrong."""
        return findings_in(self.path, self._codec, tally)

    def copy_to(self, target: Path, actor: str, tally: Tally) -> None:
        """Copy the files into a directory under the lock, which readers without a right need not.

        They are copied as they are, quarantine and unfinished lines too.
        """
        make_private_directory(target)
        with ExitStack() as held:
            try:
                held.enter_context(writer_lock(self.path / LOCK, actor, PATIENCE_SECONDS))
            except StoreError as error:
                if error.code not in (StoreFault.READ_ONLY, StoreFault.NO_RIGHT):
                    raise
            for relative, content in copied_files(self.path):
                make_private_directory((target / relative).parent)
                keep_private(target / relative, content)
                tally.add(len(content))

    def preview_repair(self) -> Rebuilt:
        """Return what a repair would leave, and write nothing; raise RefusedError NOT_DAMAGED."""
        from tui.store.journal.repair import preview  # noqa: PLC0415 - only for what is damaged

        return preview(self.path, self._codec)

    def repair(self, act: Act) -> Rebuilt:
        """Rebuild what is damaged from what holds; raise RefusedError NOT_DAMAGED."""
        from tui.store.journal.repair import repair  # noqa: PLC0415 - as above

        return repair(self.path, self._codec, act)

    @contextmanager
    def _waited_for(self, lock: AbstractContextManager[None]) -> Iterator[None]:
        with ExitStack() as held:
            self.is_waiting = True
            try:
                held.enter_context(lock)
            finally:
                self.is_waiting = False
            yield

    @contextmanager
    def _locked(self, actor: str, patience: float) -> Iterator[None]:
        with ExitStack() as held:
            lock = writer_lock(self.path / LOCK, actor, patience)
            held.enter_context(self._waited_for(lock))
            held.enter_context(signals_held_back())
            held.enter_context(self._turn)
            sweep_temporaries(self.path)
            yield

    def _followed(self) -> Loaded[Held, Value]:
        """Take in what others wrote; reads everything anew where that cannot be followed."""
        before, self._loaded = self._loaded, None
        if before is not None and before.follow(self._changed):
            self._loaded = before
            return before
        self._loaded = loaded = self._load()
        if before is not None:
            self._changed.update(loaded.memory.differing(before.memory))
        return loaded

    def _load(self) -> Loaded[Held, Value]:
        """Read everything; what could not be read is not read again while it looks the same."""
        looks, refused = loading.looks_of(self.path), self._refused
        if refused is not None and refused[0] == looks:
            raise StoreError(refused[1].code, **refused[1].facts)
        self._refused = None
        try:
            return loading.load(self.path, self._codec)
        except StoreError as error:
            if error.code in loading.LASTING:
                self._refused = looks, error
            raise

    def _caught_up(self) -> Loaded[Held, Value]:
        """Take in what others wrote, under the lock: an unfinished line will never be finished."""
        loaded = self._followed()
        journal = loaded.journal
        if journal is not None and journal.size() > journal.offset:
            self._cuts.append(StoreError(StoreFault.CUT_OFF, path=str(journal.cut_tail())))
        return loaded

    def _commit(self, loaded: Loaded[Held, Value], record: Record) -> None:
        payload = payload_of(record, str(self.path / JOURNAL))
        staged = loaded.memory.staged(record.changes)
        try:
            seq = self._write(loaded, payload, record, staged)
        except BaseException:
            self._loaded = None  # what the disk holds now is read from it
            raise
        if seq is not None:
            loaded.memory.take(seq, record, staged)
            loaded.recent.append(record.transaction)
        self._has_written = True

    def _write(
        self,
        loaded: Loaded[Held, Value],
        payload: bytes,
        record: Record,
        staged: Staged[Held, Value],
    ) -> int | None:
        """Put a transaction on disk and give its number, None where it made the store."""
        if loaded.journal is None:
            loaded.memory.take(1, record, staged)
            make_files(self.path, loaded.memory, record, payload)
            return None
        if loaded.older is not None:
            turn_over(self.path, loaded, loaded.journal)
        return loaded.journal.append(payload)
