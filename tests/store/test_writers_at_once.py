"""Several processes at work on one store at the same moment, some of them killed."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.builders import TODAY
from tests.store.lengths import times, told
from tests.store.processes import rest_of, running, said_by, tell
from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    exchange_ids,
    make_store,
    store_at,
    values_of,
)
from tui.desk.desk import create_store
from tui.domain.contents import Contents
from tui.domain.errors import StoreFault
from tui.store.directory import Store
from tui.store.progress import Tally, Work

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
from tui.store import compaction
compaction.LEAST_BYTES = 0
store = store_at(Path(sys.argv[1]), patience=10)
first = int(sys.argv[2])
signal.setitimer(signal.ITIMER_REAL, random.uniform(0.0001, 0.05))
for number in range(first, first + 10_000):
    store.change(ACT, add(an_addition(number)))
    print(f"new-{number}", flush=True)
    if sys.argv[3] == "tidying":
        store.tidy("killed")
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
            one.code for one in store_at(tmp_path).findings(Tally(Work.VERIFY, 1))
        ] in KILLED_LEAVES
        told(acknowledged=len(said))
