"""The view History."""

from pathlib import Path

import pytest

from tests.builders import TODAY, day
from tests.screens.sittings import AWA, desk_of, elsewhere, line_of, sitting
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def desk(root: Path) -> Desk:
    return desk_of(root)


def held_today(desk: Desk) -> int:
    return sum(one.on == TODAY for one in desk.pair(AWA).exchanges)


class TestHistory:
    @pytest.mark.parametrize("key", ["5", "left_parenthesis", "f6"])
    async def test_tells_who_did_what_to_whom_the_newest_first(self, desk: Desk, key: str) -> None:
        async with sitting(desk, "2", "x", "enter", key) as person:
            assert "claire     recorded   Diop Awa" in person.lines[1]
            assert "added video of Mon 8 Jun 2026" in person.lines[2]

    async def test_says_when_by_the_clock_of_the_cohort(self, desk: Desk) -> None:
        desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE))
        at = desk.log()[-1].act.at
        async with sitting(desk, "5") as person:
            assert f"{(at.hour + 2) % 24:02}:{at:%M}" in person.lines[1]

    async def test_shows_before_and_after(self, desk: Desk) -> None:
        written = desk.plan_exchange(AWA, Draft(day(6, 12), Channel.VIDEO))
        desk.move_exchange(f"mph-2026/{written.exchange.id}", day(6, 15))
        async with sitting(desk, "5") as person:
            assert "Fri 12 Jun 2026 → Mon 15 Jun 2026" in person.lines[2]


class TestUndo:
    async def test_takes_back_ones_own_last_act(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter") as person:
            assert held_today(desk) == 1
            await person.press("u")
            assert held_today(desk) == 0
            assert person.toasts.startswith("Undone: recorded")

    async def test_is_itself_taken_back_by_redo(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter", "u", "U") as person:
            assert held_today(desk) == 1
            assert person.toasts.startswith("Redone: recorded")

    async def test_holds_across_a_restart(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2", "x", "enter"):
            pass
        async with sitting(elsewhere(root), "2", "u"):
            assert held_today(desk) == 0

    async def test_says_where_there_is_nothing_to_undo(self, desk: Desk) -> None:
        async with sitting(desk, "2", "U") as person:
            assert person.toasts
            assert person.view == "PairsScreen"

    async def test_of_an_act_chosen_in_the_history(self, desk: Desk) -> None:
        desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE))
        desk.record_exchange(AWA, Draft(day(6, 5), Channel.EMAIL))
        async with sitting(desk, "5", "down", "u") as person:
            assert held_today(desk) == 0
            assert "undid" in person.lines[1]
            assert "undone by" in line_of(person.lines, "added phone")

    async def test_is_refused_where_the_same_was_changed_since(self, desk: Desk) -> None:
        written = desk.plan_exchange(AWA, Draft(day(6, 12), Channel.VIDEO))
        desk.move_exchange(f"mph-2026/{written.exchange.id}", day(6, 15))
        async with sitting(desk, "5", "down", "u") as person:
            assert "changed" in person.toasts
            assert desk.find_exchange(written.exchange.id).value.on == day(6, 15)
