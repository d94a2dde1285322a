"""Views found again at the next start as they were left."""

from pathlib import Path

import pytest

from tests.screens.sittings import Sitting, another_cohort, desk_of, sitting, two_pairs
from tui.desk.desk import Desk
from tui.settings.view_memory import ViewMemory
from tui.widgets.pair_table import PairOrder, PairTable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "views.json"


@pytest.fixture
def two_cohorts(tmp_path: Path) -> Desk:
    return desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))


def memory(path: Path) -> ViewMemory:
    return ViewMemory(path, "/store", "anna")


def order(person: Sitting) -> PairOrder:
    return person.app.screen.query_one(PairTable).order


class TestPairs:
    async def test_are_sorted_as_they_were_left(self, desk: Desk, path: Path) -> None:
        async with sitting(desk, "2", "s", memory=memory(path)) as person:
            assert order(person) is PairOrder.MENTEE
            before = person.text
        async with sitting(desk, "2", memory=memory(path)) as person:
            assert order(person) is PairOrder.MENTEE
            assert person.text == before

    async def test_are_sorted_risk_first_again_once_that_was_chosen(
        self, desk: Desk, path: Path
    ) -> None:
        async with sitting(desk, "2", *"s" * len(PairOrder), memory=memory(path)) as person:
            assert order(person) is PairOrder.RISK
        assert "order" not in path.read_text(encoding="utf-8")

    @pytest.mark.parametrize("last", ["enter", "ctrl+q"])
    async def test_are_filtered_as_they_were_left(self, desk: Desk, path: Path, last: str) -> None:
        async with sitting(desk, "2", "slash", *"elo", last, memory=memory(path)):
            pass
        async with sitting(desk, "2", memory=memory(path)) as person:
            assert "elo" in person.text
            assert "Ngô Élodie" in person.text
            assert "Diop" not in "\n".join(person.lines[4:-4])
            await person.press("escape")
        async with sitting(desk, "2", memory=memory(path)) as person:
            assert len(person.app.screen.query_one(PairTable)._rows) == 2  # noqa: SLF001

    async def test_of_each_cohort_keep_their_own(self, two_cohorts: Desk, path: Path) -> None:
        async with sitting(two_cohorts, "2", ">", "s", ">", memory=memory(path)) as person:
            assert order(person) is PairOrder.RISK
            await person.press("<")
            assert order(person) is PairOrder.MENTEE
        async with sitting(two_cohorts, "2", memory=memory(path)) as person:
            assert order(person) is PairOrder.RISK
            await person.press(">")
            assert order(person) is PairOrder.MENTEE

    async def test_are_listed_risk_first_where_what_was_kept_is_no_order(
        self, desk: Desk, path: Path
    ) -> None:
        memory(path).put("order", "nonsense")
        async with sitting(desk, "2", memory=memory(path)) as person:
            assert order(person) is PairOrder.RISK


class TestTheSnoozed:
    async def test_are_shown_again_where_they_were(self, sample: Desk, path: Path) -> None:
        async with sitting(sample, "r", "v", memory=memory(path)) as person:
            shown = person.lines[1:-1]
        async with sitting(sample, "r", memory=memory(path)) as person:
            assert person.lines[1:-1] == shown


class TestTheColours:
    async def test_are_worn_again(self, desk: Desk, path: Path) -> None:
        async with sitting(desk, "ctrl+t", memory=memory(path)) as person:
            worn = person.app.theme
        async with sitting(desk, memory=memory(path)) as person:
            assert person.app.theme == worn == "light"

    async def test_are_the_usual_where_there_are_none_of_that_name(
        self, desk: Desk, path: Path
    ) -> None:
        memory(path).theme = "plaid"
        async with sitting(desk, memory=memory(path)) as person:
            assert person.app.theme == "dark"


class TestAFileThatCannotBeUnderstood:
    async def test_is_said_and_replaced(self, desk: Desk, path: Path) -> None:
        path.parent.mkdir()
        path.write_text('{"version": 99}', encoding="utf-8")
        async with sitting(desk, "2", memory=memory(path)) as person:
            assert "Saved view settings could not be read" in person.toasts
            await person.press("s")
        async with sitting(desk, "2", memory=memory(path)) as person:
            assert "could not be read" not in person.toasts
            assert order(person) is PairOrder.MENTEE
