"""Who may do what at the command line: a mentor their own pairs, staff look; the rest is not there.

What is somebody else's and what does not exist are refused with the same words and the same code.
"""

import json
from pathlib import Path

import pytest

from tests.builders import TODAY, a_cohort, a_pair, a_plan, day
from tests.cli.conftest import ACT, Run, fill, values_of_2026
from tests.desk.desks import PEOPLE
from tui.desk.desk import login_name
from tui.domain.access import Identity
from tui.domain.codes import Role
from tui.domain.pairs import Assignment
from tui.store.directory import Store
from tui.store.registry import Access, Settings

ON_A_PAIR = {
    "show": "show {pair}",
    "calendar of one": "calendar --pair {pair}",
    "record": "record {pair} --on today --channel video",
    "plan": "plan {pair} --on 12/6 --channel video",
    "objectives": "objectives {pair}",
    "write objectives": "objectives {pair} --text Write",
    "evaluate": "evaluate {pair} --by mentor --rating good",
    "evaluate the work": "evaluate {pair} --by training_supervisor --rating good",
    "amend": "amend {pair} --end 15/7",
    "reassign": "reassign {pair} ines",
    "waive": "waive {pair} midpoint --reason abroad",
    "lift": "waive {pair} midpoint --lift",
    "snooze": "snooze {pair} --until 12/6 --note calls",
    "wake": "wake {pair}",
    "pause": "pause {pair} --from 1/6",
    "resume": "resume {pair}",
    "submit": "submit {pair}",
    "withdraw": "withdraw {pair}",
    "accept": "accept-charter {pair} --by mentee",
    "remind": "remind {pair}",
    "edit": "edit pair {pair} --topic Cholera",
}
OF_A_MENTOR = {"show", "calendar of one", "record", "plan", "objectives", "write objectives"} | {
    "evaluate"
}
OF_STAFF = {"show", "calendar of one", "objectives"}

ON_AN_EXCHANGE = {
    "move": "move {exchange} --on 16/6",
    "confirm": "confirm {exchange} --on today",
    "cancel": "cancel {exchange}",
    "no-show": "no-show {exchange}",
    "edit": "edit exchange {exchange} --minutes 20",
}

ON_A_COHORT = {
    "at-risk": "at-risk {cohort}",
    "pairs": "pairs {cohort}",
    "calendar": "calendar {cohort}",
    "people": "people {cohort}",
    "policy": "policy {cohort}",
    "log": "log {cohort}",
    "new pair": "new pair {cohort} awa",
    "new person": "new person {cohort} --family-name Roux",
    "edit cohort": "edit cohort {cohort} --title MPH",
    "edit policy": "edit policy {cohort} --silence-days 60",
    "close": "close {cohort}",
    "reopen": "reopen {cohort}",
    "undo": "undo {cohort}",
    "undo one": "undo {cohort}/1",
    "redo": "redo {cohort}",
}

ALONE = {
    "snapshot": "snapshot mph-2026",
    "snapshot of nothing": "snapshot mph-2099",
    "snapshot of theirs": "snapshot mph-2027",
    "doctor": "doctor",
    "backup": "backup elsewhere",
    "new cohort": "new cohort mph-2027 --title MPH --mentoring-start 1/2/2027 --holidays none",
}


def sat_down(root: Path, *roles: Role) -> None:
    """Make a store in which whoever runs the tests is Paul, a mentor of 2026, or staff."""
    access = Access(login_name(), roles, (Identity("mph-2026", "paul"),))
    store = Store.create(root, ACT, Settings(pinned_on=TODAY))
    store.registry.change(ACT, lambda _: [access])
    fill(store, values_of_2026())
    theirs = a_pair(id="awa-noor", mentors=(Assignment("noor", day(2, 1)),))
    fill(
        store,
        [a_cohort(id="mph-2027"), *PEOPLE, theirs, a_plan(day(6, 20), id="x-27", pair="awa-noor")],
    )


def said(run: Run, line: str, **named: str) -> tuple[int, str, str]:
    """Run a command; give its code and what it says, but for the names that were typed."""
    ran = run(*(word.format(**named) for word in line.split()))
    err = ran.err
    for name in named.values():
        err = err.replace(f'"{name}"', '"..."')
    return ran.code, ran.out, err


@pytest.fixture
def mentor(root: Path) -> None:
    sat_down(root, Role.MENTOR)


@pytest.fixture
def staff(root: Path) -> None:
    sat_down(root, Role.STAFF)


def held(root: Path) -> list[object]:
    store = Store.open(root)
    return [store.cohort(cohort_id).read() for cohort_id in store.cohort_ids()]


@pytest.mark.usefixtures("mentor")
class TestAMentor:
    @pytest.mark.parametrize("line", ON_A_PAIR.values(), ids=ON_A_PAIR)
    @pytest.mark.parametrize("theirs", ["p-lea", "mph-2026/p-lea", "durand", "awa-noor"])
    def test_reads_of_another_s_pair_what_they_read_of_none(
        self, run: Run, root: Path, line: str, theirs: str
    ) -> None:
        before = held(root)
        unknown = theirs.replace("lea", "qqq").replace("durand", "qqqqqq").replace("awa-", "qqq")

        found = said(run, line, pair=theirs)

        assert found == said(run, line, pair=unknown)
        assert found[:2] == (1, "")
        assert held(root) == before

    @pytest.mark.parametrize("line", ON_AN_EXCHANGE.values(), ids=ON_AN_EXCHANGE)
    @pytest.mark.parametrize("theirs", ["x-plan", "mph-2026/x-plan", "x-27"])
    def test_reads_of_another_s_exchange_what_they_read_of_none(
        self, run: Run, root: Path, line: str, theirs: str
    ) -> None:
        before = held(root)
        unknown = theirs.replace("x-plan", "qqqqqq").replace("x-27", "qqqq")

        found = said(run, line, exchange=theirs)

        assert found == said(run, line, exchange=unknown)
        assert found[:2] == (1, "")
        assert held(root) == before

    @pytest.mark.parametrize("line", ON_A_COHORT.values(), ids=ON_A_COHORT)
    def test_reads_of_a_cohort_without_them_what_they_read_of_none(
        self, run: Run, root: Path, line: str
    ) -> None:
        before = held(root)

        found = said(run, line, cohort="mph-2027")

        assert found == said(run, line, cohort="mph-2099")
        assert found[:2] == (1, "")
        assert held(root) == before

    @pytest.mark.parametrize("line", ON_A_PAIR.values(), ids=ON_A_PAIR)
    def test_does_to_their_own_pair_what_is_a_mentor_s_alone(
        self, run: Run, root: Path, line: str
    ) -> None:
        before = held(root)

        code, out, err = said(run, line, pair="awa-paul")

        if line in [ON_A_PAIR[name] for name in OF_A_MENTOR]:
            assert code == 0
        else:
            assert (code, out) == (4, ""), err
            assert held(root) == before

    @pytest.mark.parametrize("line", ALONE.values(), ids=ALONE)
    def test_is_refused_what_is_for_those_who_see_all(
        self, run: Run, root: Path, line: str
    ) -> None:
        before = held(root)

        code, out, _ = said(run, line)

        assert (code, out) == (4, "")
        assert held(root) == before

    @pytest.mark.parametrize(
        "line", ["pairs", "at-risk --all", "calendar", "people mph-2026", "log", "cohorts"]
    )
    def test_sees_nobody_else_s_names(self, run: Run, line: str) -> None:
        ran = run(*line.split(), "--json")

        assert ran.code == 0
        json.loads(ran.out)
        for theirs in ("p-lea", "Durand", "Soto", "awa-noor", "mph-2027"):
            assert theirs not in ran.out


@pytest.mark.usefixtures("staff")
class TestStaff:
    @pytest.mark.parametrize("line", ON_A_PAIR.values(), ids=ON_A_PAIR)
    def test_look_at_a_pair_and_change_nothing(self, run: Run, root: Path, line: str) -> None:
        before = held(root)

        code, _, err = said(run, line, pair="p-lea")

        assert code == (0 if line in [ON_A_PAIR[name] for name in OF_STAFF] else 4), err
        assert held(root) == before

    @pytest.mark.parametrize("line", ON_AN_EXCHANGE.values(), ids=ON_AN_EXCHANGE)
    def test_change_no_exchange(self, run: Run, root: Path, line: str) -> None:
        before = held(root)

        assert said(run, line, exchange="x-plan")[:2] == (4, "")
        assert held(root) == before

    def test_export_verify_and_do_not_restore(self, run: Run, root: Path, tmp_path: Path) -> None:
        before, file = held(root), tmp_path / "archive.toml"

        assert run("snapshot", "mph-2027", "-o", str(file)).code == 0
        assert run("verify", str(file)).code == 0
        assert run("restore", str(file)).code == 4
        assert run("import", "sample_cohort.json").code == 4
        assert run("doctor").code == 0
        assert held(root) == before
