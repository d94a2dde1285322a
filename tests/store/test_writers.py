"""Several writers and readers at once."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.builders import TODAY, a_person
from tests.store.lengths import times, told
from tests.store.processes import rest_of, running, said_by, tell
from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    FULL_EXCHANGE,
    FULL_PAIR,
    add,
    an_addition,
    exchange_ids,
    make_store,
    store_at,
    turning_over_at_once,
    values_of,
)
from tests.store.test_locking import HOLDS
from tui.desk.desk import create_store
from tui.domain.acts import Act
from tui.domain.contents import Contents
from tui.domain.errors import ConflictError, Rule, StoreError, StoreFault
from tui.store.codec import Value
from tui.store.directory import Store
from tui.store.document_store import Removal
from tui.store.journal import loading
from tui.store.journal.files import read_private
from tui.store.journal.journal import Journal
from tui.store.journal.layout import BASE
from tui.store.journal.locking import LOCK
from tui.store.seam import Tally, Work

if TYPE_CHECKING:
    from tui.domain.exchanges import Exchange


RECORDS_AND_EDITS = """
import sys
from datetime import date
from pathlib import Path
from tui.desk.desk import open_desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel
desk = open_desk(Path(sys.argv[1]), "test")
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    draft = Draft(date(2026, 6, 8), Channel.VIDEO, note=sys.argv[3])
    planned = desk.plan_exchange("awa-paul", draft).exchange
    desk.confirm_exchange(planned.id, minutes=number + 1, seen=planned)
    print(planned.id, flush=True)
"""

WRITES_UNTIL_KILLED = """
import random, signal, sys
from dataclasses import replace
from pathlib import Path
from tests.store.stores import ACT, add, an_addition, store_at
from tui.store.journal import compaction
compaction.LEAST_BYTES = 0
store = store_at(Path(sys.argv[1]), patience=10)
first = int(sys.argv[2])
signal.setitimer(signal.ITIMER_REAL, random.uniform(0.0001, 0.05))
for number in range(first, first + 10_000):
    store.change(ACT, add(an_addition(number)))
    print(f"new-{number}", flush=True)
    if sys.argv[3] == "tidying":
        store.engine.tidy("killed")
"""


KILLED_LEAVES: tuple[list[StoreFault], ...] = (
    [],
    [StoreFault.QUARANTINED],
    [StoreFault.LEFTOVER],
    [StoreFault.LEFTOVER, StoreFault.QUARANTINED],
)
"""What the next change leaves of a killed writer: a torn line, a file of the history not named."""


class TestEightWriters:
    EACH = times(25, 200)

    def test_lose_nothing_of_each_other(self, tmp_path: Path) -> None:
        root = tmp_path / "store"
        create_store(root, "test", pinned_on=TODAY)
        open_cohort = Contents(CONTENTS.cohort, CONTENTS.people, CONTENTS.pairs)
        Store.open(root).cohort(COHORT).change(ACT, lambda _: values_of(open_cohort))

        with ExitStack() as stack:
            processes = [
                stack.enter_context(running(RECORDS_AND_EDITS, root, self.EACH, f"w{number}"))
                for number in range(8)
            ]
            for process in processes:
                assert said_by(process) == "ready"
            for process in processes:
                tell(process, "go")
            said = [line for process in processes for line in rest_of(process)]
            codes = {process.returncode for process in processes}

        assert codes == {0}
        made = Store.open(root).cohort(COHORT).read().of_pair("awa-paul")
        assert sorted(exchange.id for exchange in made) == sorted(said)
        assert len(set(said)) == 8 * self.EACH
        written = {(exchange.note, exchange.minutes) for exchange in made}
        assert written == {
            (f"w{writer}", number + 1) for writer in range(8) for number in range(self.EACH)
        }
        assert Store.open(root).cohort(COHORT).meta().seq == 1 + 2 * 8 * self.EACH
        told(writers=8, acts=2 * len(said))


class TestKilledWriter:
    @pytest.mark.parametrize("number", range(times(20, 200)))
    def test_loses_nothing_that_it_acknowledged(self, tmp_path: Path, number: int) -> None:
        doing = "tidying" if number % 2 else "writing"
        make_store(tmp_path)
        before = exchange_ids(CONTENTS)

        with running(WRITES_UNTIL_KILLED, tmp_path, number * 10_000, doing) as process:
            said = rest_of(process)

        assert process.returncode < 0
        found = set(exchange_ids(store_at(tmp_path).read()))
        assert found >= {*before, *said}
        assert len(found) - len(before) - len(said) in {0, 1}
        after = store_at(tmp_path).change(ACT, add(an_addition()))
        assert len(exchange_ids(after)) == len(found | {"new-1"})
        assert not list((tmp_path / COHORT).glob(".*"))
        assert [
            one.code for one in store_at(tmp_path).engine.findings(Tally(Work.VERIFY, 1))
        ] in KILLED_LEAVES
        told(acknowledged=len(said))


PAUL = Act("paul", "tui", "edit", ACT.at)


@pytest.fixture
def turning_over() -> Iterator[None]:
    with turning_over_at_once():
        yield


class TestPolling:
    def test_tells_what_another_changed_once(self, tmp_path: Path) -> None:
        store, other = make_store(tmp_path), store_at(tmp_path)
        store.read()
        nothing = store.engine.poll()

        other.change(ACT, add(an_addition(), a_person(given_name="Eva")))

        assert nothing == frozenset()
        assert store.engine.poll() == {("exchanges", "new-1"), ("people", "awa")}
        assert store.engine.poll() == frozenset()
        assert store.read() == other.read()

    def test_does_not_tell_what_it_changed_itself(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.read()

        store.change(ACT, add(an_addition()))

        assert store.engine.poll() == frozenset()

    @pytest.mark.usefixtures("turning_over")
    def test_goes_on_in_the_next_journal(self, tmp_path: Path) -> None:
        store, other = make_store(tmp_path), store_at(tmp_path)
        store.read()
        for number in range(3):
            other.change(ACT, add(an_addition(number)))
            assert store.engine.poll() == {("exchanges", f"new-{number}")}
        other.change(ACT, add(an_addition(3)))
        other.change(ACT, add(an_addition(4)))

        assert store.engine.poll() == {("exchanges", "new-3"), ("exchanges", "new-4")}
        assert store.read() == other.read() == store_at(tmp_path).read()

    def test_looks_only_thrice_while_nothing_happens(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = make_store(tmp_path)
        store.engine.poll()
        made: list[str] = []

        def counted(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
            def made_one(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
                made.append(name)
                return call(*arguments, **options)

            return made_one

        for name in ("open", "stat", "lstat", "fstat", "pread"):
            monkeypatch.setattr(os, name, counted(name, getattr(os, name)))
        store.engine.poll()

        assert len(made) <= 4

    def test_a_line_that_is_not_finished_yet_is_not_told(self, tmp_path: Path) -> None:
        store, other = make_store(tmp_path), store_at(tmp_path)
        store.read()
        journal = tmp_path / COHORT / "journal.jsonl"
        before = journal.read_bytes()
        other.change(ACT, add(an_addition()))
        whole = journal.read_bytes()
        journal.write_bytes(before + whole[len(before) : -20])
        unfinished = store.engine.poll()
        journal.write_bytes(whole)

        assert unfinished == frozenset()
        assert store.engine.poll() == {("exchanges", "new-1")}

    def test_a_line_that_was_taken_back_is_forgotten(self, tmp_path: Path) -> None:
        store, other = make_store(tmp_path), store_at(tmp_path)
        store.read()
        journal = tmp_path / COHORT / "journal.jsonl"
        before = journal.read_bytes()
        other.change(ACT, add(an_addition()))
        store.engine.poll()
        journal.write_bytes(before)

        assert store.engine.poll() == {("exchanges", "new-1")}
        assert store.read() == CONTENTS


class TestAnotherThread:
    """A thread that reads while another writes gets what stood before, and waits for nobody."""

    def test_reads_what_stood_before(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        seen = list[object]()

        def look() -> None:
            seen.extend((store.read(), store.engine.poll()))

        def decide(_: Contents | None) -> list[Value]:
            reader = threading.Thread(target=look)
            reader.start()
            reader.join()
            return [an_addition()]

        after = store.change(ACT, decide)

        assert seen == [CONTENTS, frozenset()]
        assert store.read() == after != CONTENTS


class TestReplacedWhileItIsRead:
    """Somebody turns the journal over between the reading of one file and of the next."""

    def meanwhile(
        self, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], *, most: int = 1
    ) -> None:
        """Have something happen after each reading of a base, so many times at most."""
        read, done = read_private, list[bool]()

        def read_then_act(path: Path) -> bytes:
            content = read(path)
            if len(done) < most:
                done.append(True)
                with monkeypatch.context() as patch:
                    patch.setattr(loading, "read_private", read)
                    act()
            return content

        monkeypatch.setattr(loading, "read_private", read_then_act)

    @pytest.mark.usefixtures("turning_over")
    def test_reads_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        other = make_store(tmp_path)
        self.meanwhile(monkeypatch, lambda: other.change(ACT, add(an_addition())))

        assert store_at(tmp_path).read() == other.read() != CONTENTS

    @pytest.mark.usefixtures("turning_over")
    def test_reads_again_where_the_two_do_not_belong_together(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = make_store(tmp_path)

        def open_then_act(path: Path) -> Journal:
            journal = Journal(path)
            monkeypatch.setattr(loading, "Journal", Journal)
            for number in (1, 2):
                other.change(ACT, add(an_addition(number)))
            return journal

        store = store_at(tmp_path)
        monkeypatch.setattr(loading, "Journal", open_then_act)

        assert store.read() == other.read() != CONTENTS

    @pytest.mark.usefixtures("turning_over")
    def test_gives_up_after_ten_times(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = make_store(tmp_path)
        numbers = iter(range(100))
        self.meanwhile(
            monkeypatch, lambda: other.change(ACT, add(an_addition(next(numbers)))), most=100
        )

        with pytest.raises(StoreError) as caught:
            store_at(tmp_path).read()

        assert caught.value.code is StoreFault.BUSY
        assert next(numbers) == 10

    def test_damage_is_told_at_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        make_store(tmp_path)
        base = tmp_path / COHORT / BASE
        base.write_bytes(base.read_bytes() + b" ")
        looks = list[object]()
        self.meanwhile(monkeypatch, lambda: looks.append(1), most=100)

        with pytest.raises(StoreError) as caught:
            store_at(tmp_path).read()

        assert caught.value.code is StoreFault.DAMAGED
        assert len(looks) == 1


def _decided(
    decided: list[Value | Removal[Value]], _: Contents | None
) -> list[Value | Removal[Value]]:
    return decided


class TestDeltas:
    """What is held after changes is what somebody reads who opens the store afterwards."""

    @pytest.mark.parametrize("is_turned", [False, True])
    def test_agree_with_a_fresh_reading(
        self, tmp_path: Path, request: pytest.FixtureRequest, *, is_turned: bool
    ) -> None:
        if is_turned:
            request.getfixturevalue("turning_over")
        store, follower = make_store(tmp_path), store_at(tmp_path)
        follower.read()
        moved = replace(FULL_EXCHANGE, pair="other")
        steps: list[list[Value | Removal[Value]]] = [
            [an_addition(1), an_addition(2)],
            [Removal(an_addition(1))],
            [replace(FULL_PAIR, id="other"), moved],
            [replace(CONTENTS.cohort, title="New")],
            [a_person("only")],
            [Removal(a_person("only"))],
            [Removal(moved), Removal(FULL_PAIR), a_person("new")],
            [FULL_EXCHANGE, FULL_PAIR, Removal(a_person("new")), Removal(a_person("never"))],
        ]
        for decided in steps:
            held = store.change(ACT, partial(_decided, decided))

            fresh = store_at(tmp_path).read()
            assert held == fresh == follower.read()
            assert list(fresh.people) == list(held.people)
            assert list(fresh.pairs) == list(held.pairs)

    def test_leave_alone_what_did_not_change(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        before = store.read()

        after = store.change(ACT, add(an_addition()))

        assert after.people is before.people
        assert after.pairs is before.pairs


class TestConflict:
    def test_is_told_with_fields_name_and_time_and_changes_nothing(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.change(PAUL, add(replace(FULL_EXCHANGE, minutes=50, note="longer")))
        mine = replace(FULL_EXCHANGE, minutes=40)

        with pytest.raises(ConflictError) as caught:
            store.change(ACT, add(mine), seen=[FULL_EXCHANGE])

        assert caught.value.code is Rule.CHANGED_MEANWHILE
        assert caught.value.facts == {
            "table": "exchanges",
            "id": "x0204",
            "fields": "minutes,note",
            "actor": "paul",
            "on": PAUL.at.date(),
            "at": "09:30 UTC",
        }
        assert caught.value.now == replace(FULL_EXCHANGE, minutes=50, note="longer")
        assert store.meta().seq == 2

    def test_is_told_where_it_was_deleted(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.change(PAUL, lambda _: [Removal(FULL_EXCHANGE)])

        with pytest.raises(ConflictError) as caught:
            store.change(ACT, add(FULL_EXCHANGE), seen=[FULL_EXCHANGE])

        assert caught.value.now is None
        assert caught.value.facts["actor"] == "paul"

    def test_names_the_last_who_touched_it(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.change(PAUL, add(replace(FULL_EXCHANGE, minutes=50)))
        store.change(ACT, add(an_addition()))

        with pytest.raises(ConflictError) as caught:
            store.change(ACT, add(FULL_EXCHANGE), seen=[FULL_EXCHANGE])

        assert caught.value.facts["actor"] == "paul"

    def test_is_none_where_others_changed_other_documents(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store_at(tmp_path).change(PAUL, add(an_addition(), a_person(given_name="Eva")))

        after = store.change(
            ACT, add(replace(FULL_EXCHANGE, minutes=40)), seen=[FULL_EXCHANGE, FULL_PAIR]
        )

        assert after.of_pair(FULL_PAIR.id)[0].minutes == 40


class TestStoppedHolder:
    def test_keeps_nobody_from_reading_and_is_named_to_writers(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        with running(HOLDS, tmp_path / COHORT / LOCK) as process:
            assert said_by(process) == "held"
            process.send_signal(signal.SIGSTOP)

            with pytest.raises(StoreError) as caught:
                store.change(ACT, add(an_addition()))

            assert store_at(tmp_path).read() == CONTENTS
            process.send_signal(signal.SIGCONT)
        assert caught.value.code is StoreFault.BUSY
        assert caught.value.facts["holder"] == "m-roux"


def cost_of_a_record(parent: Path, pairs: int) -> tuple[list[str], int]:
    """Give the disk calls of one record, and how many bytes it adds, among so many pairs."""
    parent.mkdir(mode=0o700)
    store = store_at(parent)
    many = {f"p-{number}": replace(FULL_PAIR, id=f"p-{number}") for number in range(pairs)}
    exchanges: dict[str, tuple[Exchange, ...]] = {
        pair: (replace(FULL_EXCHANGE, id=f"x-{pair}", pair=pair),) for pair in many
    }
    contents = Contents(CONTENTS.cohort, CONTENTS.people, many, exchanges)
    store.change(ACT, lambda _: values_of(contents))
    store.read()
    sizes = _bytes_in(parent)
    made: list[str] = []
    addition = replace(FULL_EXCHANGE, id="new", pair="p-1", recorded_at=None)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("open", "fstat", "lstat", "stat", "pread", "write", "fdatasync", "fsync"):
            patch.setattr(os, name, _noted(made, name, getattr(os, name)))
        store.change(ACT, add(addition), transaction="0123456789abcdef")
    return made, _bytes_in(parent) - sizes


def _noted(made: list[str], name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        made.append(name)
        return call(*arguments, **options)

    return noted


def _bytes_in(directory: Path) -> int:
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())


class TestSignals:
    def test_that_end_the_process_wait_until_a_change_is_on_disk(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store, sync = make_store(tmp_path), os.fdatasync
        blocked: set[int] = set()

        def look(descriptor: int) -> None:
            blocked.update(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
            sync(descriptor)

        monkeypatch.setattr(os, "fdatasync", look)
        store.change(ACT, add(an_addition()))

        assert blocked == {signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTSTP}
        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()


class TestCost:
    def test_of_a_record_is_the_same_among_few_and_many_pairs(self, tmp_path: Path) -> None:
        few, many = (
            cost_of_a_record(tmp_path / str(pairs), pairs) for pairs in (50, times(1_000, 5_000))
        )

        calls = [len(made) for made, _ in (few, many)]
        assert few[0] == many[0], calls
        assert many[1] - few[1] in {0, 1, 2}
        assert few[0].count("fdatasync") == 1
        assert "fsync" not in few[0]
        assert exchange_ids(CONTENTS)
