"""The lock, and signals held back while it is held."""

import errno
import fcntl
import os
import signal
import threading
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.store.processes import running, said_by, tell
from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    exchange_ids,
    make_store,
    store_at,
)
from tui.domain.errors import StoreError, StoreFault
from tui.store.codec import RegistryCodec
from tui.store.document_store import DocumentStore
from tui.store.journal.engine import JournalEngine
from tui.store.journal.locking import LOCK, PATIENCE_SECONDS, holder_of, writer_lock
from tui.store.seam import Holder, settled, signals_held_back

HOLDS = """
import sys
from pathlib import Path
from tui.store.journal.engine import JournalEngine
from tui.store.journal.locking import writer_lock
with writer_lock(Path(sys.argv[1]), "m-roux"):
    print("held", flush=True)
    sys.stdin.readline()
print("free", flush=True)
sys.stdin.readline()
"""

STALE = msgspec.json.encode(Holder("long-gone", datetime(2026, 1, 1, tzinfo=UTC), 1))


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / LOCK


def refusal_of(lock: Path, patience: float = 0.0) -> StoreError:
    """Ask for a lock that is not given."""
    with pytest.raises(StoreError) as caught, writer_lock(lock, "claire", patience):
        pytest.fail("two held the lock")
    return caught.value


class TestHolding:
    def test_the_file_names_the_holder_and_is_empty_afterwards(self, lock: Path) -> None:
        with writer_lock(lock, "claire"):
            holder = msgspec.json.decode(lock.read_bytes(), type=Holder)

        assert (holder.actor, holder.process) == ("claire", os.getpid())
        assert timedelta(0) <= datetime.now(UTC) - holder.since < timedelta(minutes=1)
        assert lock.read_bytes() == b""
        assert lock.stat().st_mode & 0o777 == 0o600

    def test_the_file_is_empty_also_after_an_error(self, lock: Path) -> None:
        with pytest.raises(KeyError), writer_lock(lock, "claire"):
            raise KeyError

        assert lock.read_bytes() == b""

    def test_a_holder_is_named_to_those_whose_patience_ends(self, lock: Path) -> None:
        with running(HOLDS, lock) as process:
            assert said_by(process) == "held"
            error = refusal_of(lock, patience=0.01)
            holder = msgspec.json.decode(lock.read_bytes(), type=Holder)

        assert error.code is StoreFault.BUSY
        assert error.facts == {
            "path": str(lock),
            "holder": "m-roux",
            "since": holder.since.astimezone().strftime("%H:%M:%S"),
            "process": process.pid,
        }

    def test_those_who_wait_get_it_when_the_holder_is_done(self, lock: Path) -> None:
        with running(HOLDS, lock) as process:
            assert said_by(process) == "held"
            tell(process, "go on")
            with writer_lock(lock, "claire"):
                assert said_by(process) == "free"

    def test_a_killed_holder_frees_it_and_is_never_named(self, lock: Path) -> None:
        with running(HOLDS, lock) as process:
            assert said_by(process) == "held"
            process.kill()
            process.wait()
        assert b"m-roux" in lock.read_bytes()

        with writer_lock(lock, "claire", patience=0.0):
            assert b"m-roux" not in lock.read_bytes()

    @pytest.mark.parametrize("text", [b"", STALE, STALE[:30], STALE[:4]])
    def test_what_a_holder_left_in_it_holds_nobody_up(self, lock: Path, text: bytes) -> None:
        lock.write_bytes(text)
        lock.chmod(0o600)

        with writer_lock(lock, "claire", patience=0.0):
            assert b'"claire"' in lock.read_bytes()
        assert lock.read_bytes() == b""

    def test_nothing_is_left_of_a_longer_name(self, lock: Path) -> None:
        lock.write_bytes(msgspec.json.encode(Holder("m" * 64, datetime(2026, 1, 1, tzinfo=UTC), 1)))
        lock.chmod(0o600)

        with writer_lock(lock, "claire", patience=0.0):
            assert refusal_of(lock).facts["holder"] == "claire"

    def test_a_text_that_no_holder_wrote_stays(self, lock: Path) -> None:
        lock.write_bytes(b'{"_meta": {}}')
        lock.chmod(0o600)

        with writer_lock(lock, "claire", patience=0.0):
            pass

        assert lock.read_bytes() == b'{"_meta": {}}'

    @pytest.mark.parametrize("text", [b"", b"\xff", b'{"actor":"m-', b'{"actor":1}'])
    def test_a_holder_whose_name_cannot_be_read_is_not_named(self, lock: Path, text: bytes) -> None:
        with writer_lock(lock, "m-roux"):
            lock.write_bytes(text)
            error = refusal_of(lock)

        assert error.code is StoreFault.BUSY
        assert error.facts == {"path": str(lock)}

    def test_two_of_one_process_take_turns(self, lock: Path) -> None:
        with writer_lock(lock, "m-roux"):
            assert refusal_of(lock).facts["holder"] == "m-roux"

    def test_a_full_disk_does_not_stop_the_holder(
        self, lock: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "pwrite", full)

        with writer_lock(lock, "claire"):
            assert refusal_of(lock).facts == {"path": str(lock)}

    def test_a_file_system_without_locks_is_refused(
        self, lock: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def without(*_: object) -> None:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

        monkeypatch.setattr(fcntl, "flock", without)

        error = refusal_of(lock)

        assert error.code is StoreFault.IO_FAILED
        assert error.facts == {"path": str(lock), "reason": "No locks available"}


class TestAsking:
    """Who holds a lock is told without waiting for it."""

    def test_names_the_holder(self, lock: Path) -> None:
        with running(HOLDS, lock) as process:
            assert said_by(process) == "held"
            holder = holder_of(lock)

        assert holder is not None
        assert (holder.actor, holder.process) == ("m-roux", process.pid)
        assert holder.since_local == holder.since.astimezone().strftime("%H:%M:%S")

    @pytest.mark.parametrize("text", [b"", STALE])
    def test_names_nobody_where_it_is_free(self, lock: Path, text: bytes) -> None:
        lock.write_bytes(text)
        lock.chmod(0o600)

        assert holder_of(lock) is None
        with writer_lock(lock, "claire", patience=0.0):
            assert lock.read_bytes() != text

    def test_names_nobody_where_there_is_none(self, lock: Path) -> None:
        assert holder_of(lock) is None
        assert not lock.exists()

    def test_names_nobody_whose_name_cannot_be_read(self, lock: Path) -> None:
        with writer_lock(lock, "m-roux"):
            lock.write_bytes(b"\xff")
            assert holder_of(lock) is None

    def test_a_change_that_waits_can_be_asked_whom_for(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        make_store(tmp_path)
        store, seen = store_at(tmp_path, patience=10), list[tuple[bool, str | None]]()
        with ExitStack() as held:
            held.enter_context(writer_lock(tmp_path / COHORT / LOCK, "m-roux"))

            def look_then_let_go(_: float) -> None:
                holder = store.engine.holder()
                seen.append((store.engine.is_waiting, holder.actor if holder else None))
                held.close()

            monkeypatch.setattr(time, "sleep", look_then_let_go)
            before = store.engine.is_waiting
            store.change(ACT, add(an_addition()))

        assert (before, seen, store.engine.is_waiting) == (False, [(True, "m-roux")], False)
        assert store.engine.holder() is None


class TestReplacedLock:
    """A lock counts only while its file is the one at its path."""

    def test_a_file_that_took_the_place_of_the_one_locked_is_locked_instead(
        self, lock: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        flock = fcntl.flock
        taken: list[int] = []

        def replaced_meanwhile(descriptor: int, how: int) -> None:
            flock(descriptor, how)
            if not taken:
                lock.unlink()
                lock.touch(0o600)
            taken.append(os.fstat(descriptor).st_ino)

        monkeypatch.setattr(fcntl, "flock", replaced_meanwhile)

        with writer_lock(lock, "claire"):
            assert b"claire" in lock.read_bytes()
            assert taken[-1] == lock.stat().st_ino
        assert len(taken) == 2

    def test_a_file_that_was_deleted_is_made_again(
        self, lock: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        flock = fcntl.flock
        taken: list[int] = []

        def deleted_meanwhile(descriptor: int, how: int) -> None:
            flock(descriptor, how)
            if not taken:
                lock.unlink()
            taken.append(descriptor)

        monkeypatch.setattr(fcntl, "flock", deleted_meanwhile)

        with writer_lock(lock, "claire"):
            assert b"claire" in lock.read_bytes()


class TestBusyStore:
    def test_a_change_waits_ten_seconds_unless_told_otherwise(self) -> None:
        assert PATIENCE_SECONDS == 10
        assert JournalEngine.__init__.__kwdefaults__ == {"patience": PATIENCE_SECONDS}

    def test_a_change_is_refused_and_reading_goes_on(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        with running(HOLDS, tmp_path / COHORT / LOCK) as process:
            assert said_by(process) == "held"

            with pytest.raises(StoreError) as caught:
                store.change(ACT, add(an_addition()))

            assert caught.value.code is StoreFault.BUSY
            assert store.read() == CONTENTS
        assert "new-1" in exchange_ids(store.change(ACT, add(an_addition())))

    def test_stores_are_locked_one_by_one(self, tmp_path: Path) -> None:
        make_store(tmp_path)
        codec = RegistryCodec()
        other = DocumentStore(JournalEngine(tmp_path / "registry", codec, patience=0.0), codec)

        with writer_lock(tmp_path / COHORT / LOCK, "m-roux"):
            other.change(ACT, lambda _: [])

        assert other.exists


class TestSignals:
    @pytest.mark.parametrize(
        "number", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTSTP]
    )
    def test_that_end_or_stop_the_process_come_when_the_work_is_done(
        self, number: signal.Signals
    ) -> None:
        got: list[str] = []
        before = signal.signal(number, lambda *_: got.append("signal"))
        try:
            with signals_held_back():
                signal.raise_signal(number)
                got.append("work")
        finally:
            signal.signal(number, before)

        assert got == ["work", "signal"]

    def test_are_let_through_again_after_an_error(self) -> None:
        with pytest.raises(KeyError), signals_held_back():
            raise KeyError

        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()


class TestSettled:
    def test_is_told_where_nobody_works(self) -> None:
        assert settled(0)

    def test_is_waited_for_until_every_thread_is_done(self) -> None:
        found: list[bool] = []
        with ExitStack() as work:
            work.enter_context(signals_held_back())
            found.append(settled(0))
            waiting = threading.Thread(target=lambda: found.append(settled(60)))
            waiting.start()
        waiting.join()

        assert found == [False, True]
