"""Sessions that change, restart, crash and turn over at random, against a plain dict and SQLite."""

import sqlite3
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.store.disks import Disk, Failing, PowerCutError
from tests.store.lengths import times, told
from tests.store.stores import (
    ACT,
    CONTENTS,
    FULL_EXCHANGE,
    FULL_PAIR,
    make_store,
    store_at,
    turning_over_at_once,
)
from tui.store.directory import CohortStore
from tui.store.document_store import Removal

if TYPE_CHECKING:
    from tui.domain.exchanges import Exchange

SESSIONS = 3
IDS = st.sampled_from([f"x-{number}" for number in range(6)])


class Sessions(RuleBasedStateMachine):
    """Three sessions on one store; whatever one does, each must read what the dict holds."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = TemporaryDirectory()
        self.parent = Path(self.directory.name)
        self.expected = {one.id: one.minutes for one in CONTENTS.of_pair(FULL_PAIR.id)}
        self.sqlite = sqlite3.connect(":memory:")
        self.sqlite.execute("CREATE TABLE exchanges (id TEXT PRIMARY KEY, minutes INTEGER)")
        self.sqlite.executemany("INSERT INTO exchanges VALUES (?, ?)", self.expected.items())

    @initialize()
    def open(self) -> None:
        make_store(self.parent)
        self.sessions = [store_at(self.parent) for _ in range(SESSIONS)]

    @rule(session=st.integers(0, SESSIONS - 1), id_=IDS, minutes=st.integers(1, 400))
    def put(self, session: int, id_: str, minutes: int) -> None:
        _put(self.sessions[session], id_, minutes)
        self._note(id_, minutes)

    @rule(session=st.integers(0, SESSIONS - 1), id_=IDS)
    def remove(self, session: int, id_: str) -> None:
        gone = replace(FULL_EXCHANGE, id=id_)
        self.sessions[session].change(ACT, lambda _: [Removal(gone)])
        self.expected.pop(id_, None)
        self.sqlite.execute("DELETE FROM exchanges WHERE id = ?", (id_,))

    @rule(session=st.integers(0, SESSIONS - 1), id_=IDS, minutes=st.integers(1, 400))
    def put_and_turn_over(self, session: int, id_: str, minutes: int) -> None:
        with turning_over_at_once():
            _put(self.sessions[session], id_, minutes)
        self._note(id_, minutes)

    @rule(
        session=st.integers(0, SESSIONS - 1),
        at=st.integers(0, 40),
        how=st.sampled_from([Failing.CRASH_BEFORE, Failing.CRASH_AFTER, Failing.CRASH_HALF]),
        is_turned=st.booleans(),
    )
    def crash(self, session: int, at: int, how: Failing, *, is_turned: bool) -> None:
        disk = Disk(at, how, 5)
        with turning_over_at_once() if is_turned else nullcontext():
            try:
                with disk.at_work():
                    _put(self.sessions[session], "x-crash", at + 1)
            except PowerCutError:
                found = self._held(store_at(self.parent)).get("x-crash")
                before = self.expected.get("x-crash")
                assert found in {before, at + 1}
                self.sessions[session] = store_at(self.parent)
                if found is not None:
                    self._note("x-crash", found)
            else:
                self._note("x-crash", at + 1)

    @rule(session=st.integers(0, SESSIONS - 1))
    def restart(self, session: int) -> None:
        self.sessions[session].engine.close()
        self.sessions[session] = store_at(self.parent)

    @rule(session=st.integers(0, SESSIONS - 1))
    def poll(self, session: int) -> None:
        self.sessions[session].engine.poll()

    @invariant()
    def all_read_the_same(self) -> None:
        if not hasattr(self, "sessions"):
            return
        rows = dict(self.sqlite.execute("SELECT id, minutes FROM exchanges"))
        assert rows == self.expected
        for session in (*self.sessions, store_at(self.parent)):
            assert self._held(session) == self.expected

    def teardown(self) -> None:
        self.sqlite.close()
        self.directory.cleanup()

    def _note(self, id_: str, minutes: int) -> None:
        self.expected[id_] = minutes
        self.sqlite.execute("INSERT OR REPLACE INTO exchanges VALUES (?, ?)", (id_, minutes))

    @staticmethod
    def _held(store: CohortStore) -> dict[str, int | None]:
        return {one.id: one.minutes for one in store.read().of_pair(FULL_PAIR.id)}


def _put(store: CohortStore, id_: str, minutes: int) -> None:
    put: Exchange = replace(FULL_EXCHANGE, id=id_, minutes=minutes)
    store.change(ACT, lambda _: [put])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_sessions_agree_with_a_dict_and_with_sqlite() -> None:
    chosen = settings(max_examples=times(40, 500), stateful_step_count=times(20, 50), deadline=None)
    run_state_machine_as_test(Sessions, settings=chosen)
    told(examples=chosen.max_examples, steps=chosen.max_examples * chosen.stateful_step_count)
