"""Moving about in lists, and from one cohort, pair or month to the next: the same everywhere."""

from pathlib import Path

import pytest

from tests.screens.sittings import Sitting, another_cohort, desk_of, sitting, two_pairs
from tui.desk.desk import Desk

LISTS = {
    "the calls": (),
    "the pairs": ("2",),
    "those at risk": ("r",),
    "the agenda": ("3", "t"),
    "the timeline": ("3", "t", "t"),
    "the exchanges of a pair": ("2", "enter"),
    "the history": ("5",),
}
"""The keys that lead to every list."""


@pytest.fixture
def two_cohorts(tmp_path: Path) -> Desk:
    return desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))


@pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS)
class TestLists:
    async def test_are_walked_by_letters_as_by_arrows(
        self, sample: Desk, keys: tuple[str, ...]
    ) -> None:
        async with sitting(sample, *keys) as person:
            await write_some(person, keys)
            first = person.chosen
            await person.press("j")
            second = person.chosen
            await person.press("k")
            assert person.chosen == first
            await person.press("down")
            assert person.chosen == second
            await person.press("up")
            assert person.chosen == first != second

    async def test_are_gone_through_to_their_ends(
        self, sample: Desk, keys: tuple[str, ...]
    ) -> None:
        async with sitting(sample, *keys) as person:
            await write_some(person, keys)
            await person.press("G")
            last = person.chosen
            await person.press("g")
            first = person.chosen
            await person.press("end")
            assert person.chosen == last
            await person.press("home")
            assert person.chosen == first != last


async def write_some(person: Sitting, keys: tuple[str, ...]) -> None:
    """Give the history something to list."""
    if keys == ("5",):
        await person.press("2", "x", "enter", "down", "x", "enter", "5", "g")


class TestFilters:
    @pytest.mark.parametrize("key", ["slash", "ctrl+f"])
    @pytest.mark.parametrize("keys", [("2",), ("3",), ("3", "t", "t")])
    async def test_are_opened_by_both_keys(
        self, desk: Desk, keys: tuple[str, ...], key: str
    ) -> None:
        async with sitting(desk, *keys, key, *"elo", "enter") as person:
            assert "elo" in person.text
            await person.press("escape")
            assert "elo\n" not in person.text


class TestCohorts:
    @pytest.mark.parametrize("view", ["2", "r", "5"])
    async def test_come_one_after_the_other(self, two_cohorts: Desk, view: str) -> None:
        async with sitting(two_cohorts, view) as person:
            cohorts = []
            for key in (">", ">", ">", "<", "<"):
                await person.press(key)
                cohorts.append(person.session.cohort)
            assert cohorts == ["dph-2026", "mph-2026", None, "mph-2026", "dph-2026"]
            assert "dph-2026" in person.lines[0].lower().replace(" ", "-")

    async def test_are_chosen_at_home(self, two_cohorts: Desk) -> None:
        async with sitting(two_cohorts, ">") as person:
            second = person.chosen
            await person.press("<")
            assert person.chosen != second
            assert "PH 2026" in person.chosen
            await person.press(">")
            assert person.chosen == second


class TestPairs:
    async def test_come_one_after_the_other(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter") as person:
            first = person.lines[0]
            await person.press(">")
            second = person.lines[0]
            await person.press(">")
            assert person.lines[0] == first
            await person.press("<")
            assert person.lines[0] == second != first


class TestMonths:
    async def test_come_one_after_the_other(self, desk: Desk) -> None:
        async with sitting(desk, "3") as person:
            assert "June 2026" in person.text
            await person.press(">")
            assert "July 2026" in person.text
            await person.press("<", "<")
            assert "May 2026" in person.text
