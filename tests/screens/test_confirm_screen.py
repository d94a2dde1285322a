from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import TODAY, a_pair, a_plan, day
from tests.desk.desks import contents_of, her_pair
from tests.screens.sittings import (
    AWA,
    ELODIE,
    HER_PLAN,
    HERS,
    MET,
    desk_of,
    elsewhere,
    line_of,
    sitting,
)
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, ExchangeState
from tui.domain.exchanges import Exchange

BEFORE = a_plan(day(6, 4), id="e0604", pair="elodie-noor", note="Last one\nbring the draft")


@pytest.fixture
def waiting(tmp_path: Path) -> Desk:
    """Give a desk on a meeting planned for 4 June, another for 16 June."""
    planned = (*MET, *HERS, BEFORE, HER_PLAN)
    return desk_of(tmp_path / "waiting", contents_of(a_pair(), her_pair(), exchanges=planned))


def exchange(desk: Desk, id: str) -> Exchange:
    """Give an exchange of Élodie's."""
    return next(one for one in desk.pair(ELODIE).exchanges if one.id == id)


HERS_CHOSEN = ("2", "down")


class TestConfirming:
    async def test_asks_about_the_earliest_that_is_planned(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c") as person:
            assert "Confirm: Ngô Élodie" in person.text
            assert "Planned: video on Thu 4 Jun 2026." in person.text

    async def test_held_on_its_day(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "enter") as person:
            assert exchange(waiting, "e0604") == replace(BEFORE, state=ExchangeState.HELD)
            assert exchange(waiting, "e0616") == HER_PLAN
            assert "Recorded: video on Thu 4 Jun 2026" in person.toasts

    async def test_held_on_another_day_with_minutes_and_a_note(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "tab", "ctrl+u", *"5/6") as person:
            await person.press("tab", "3", "0", "tab", "ctrl+u", *"well done", "enter")
            held = exchange(waiting, "e0604")
            assert (held.state, held.on) == (ExchangeState.HELD, day(6, 5))
            assert (held.minutes, held.note) == (30, "Last one\nwell done")

    async def test_before_its_day_proposes_today(self, desk: Desk) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c") as person:
            assert "Mon 8 Jun 2026, today" in line_of(person.lines, "Held on")
            await person.press("enter")
            assert exchange(desk, "e0616").on == day(6, 8)

    async def test_cancelled(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "c", "enter") as person:
            assert exchange(waiting, "e0604").state is ExchangeState.CANCELLED
            assert "Cancelled: video on Thu 4 Jun 2026, Ngô Élodie." in person.toasts

    async def test_a_no_show(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "n", "enter") as person:
            assert exchange(waiting, "e0604").state is ExchangeState.NO_SHOW
            assert "Nobody came" in person.toasts

    async def test_a_no_show_in_the_future_is_refused_with_the_choice_kept(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "n", "enter") as person:
            assert person.view == "FormScreen"
            assert "Nobody can have missed a meeting in the future" in person.text
            assert "●[n]o-show" in person.text
            assert exchange(desk, "e0616").state is ExchangeState.PLANNED
            await person.press("c", "enter")
            assert exchange(desk, "e0616").state is ExchangeState.CANCELLED

    async def test_cancelled_heeds_no_date_that_cannot_be_read(self, desk: Desk) -> None:
        keys = ("c", "tab", "ctrl+u", *"soon", "shift+tab", "c", "enter")
        async with sitting(desk, *HERS_CHOSEN, *keys):
            assert exchange(desk, "e0616").state is ExchangeState.CANCELLED

    @pytest.mark.parametrize("typed", ["soon", "+3d", ""])
    async def test_held_on_no_day_that_can_be_stays_on_the_form(
        self, desk: Desk, typed: str
    ) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "tab", "ctrl+u", *typed, "enter") as person:
            assert person.view == "FormScreen"
            assert exchange(desk, "e0616").state is ExchangeState.PLANNED

    async def test_minutes_that_are_no_number_stay_on_the_form(self, desk: Desk) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "tab", "tab", *"abc", "enter") as person:
            assert "Minutes are a whole number, such as 45." in person.text
            assert exchange(desk, "e0616").state is ExchangeState.PLANNED

    async def test_a_refusal_keeps_everything_typed(self, desk: Desk) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "tab", "ctrl+u", *"+1d") as person:
            await person.press("tab", "2", "5", "tab", *"well", "enter")
            assert "cannot have been held in the future" in person.text
            assert "2026-06-09" in line_of(person.lines, "Held on")
            assert "25" in line_of(person.lines, "Minutes")
            assert "well" in line_of(person.lines, "Note")

    async def test_asks_before_it_throws_typed_words_away(self, desk: Desk) -> None:
        async with sitting(desk, *HERS_CHOSEN, "c", "tab", "tab", "9", "ctrl+q") as person:
            assert "Leave without saving?" in person.text
            await person.press("escape")
            assert person.view == "PairsScreen"

    async def test_is_left_at_once_where_nothing_was_typed(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "c", "n", "escape") as person:
            assert person.view == "PairsScreen"


class TestWhichExchange:
    async def test_without_a_planned_one_there_is_nothing_to_confirm(self, desk: Desk) -> None:
        async with sitting(desk, "2", "c") as person:
            assert person.view == "PairsScreen"
            assert len(desk.pair(AWA).exchanges) == 2

    async def test_on_the_pair_screen_it_is_the_one_under_the_cursor(self, waiting: Desk) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "enter") as person:
            assert person.chosen.startswith("Tue 16 Jun")
            await person.press("c", "c", "enter")
            assert exchange(waiting, "e0616").state is ExchangeState.CANCELLED
            assert exchange(waiting, "e0604").state is ExchangeState.PLANNED

    async def test_on_one_that_was_held_it_is_the_earliest_that_is_planned(
        self, waiting: Desk
    ) -> None:
        async with sitting(waiting, *HERS_CHOSEN, "enter", "G", "c") as person:
            assert "Planned: video on Thu 4 Jun 2026." in person.text


class TestAPlanThatSomebodyElseChanged:
    async def test_is_shown_as_it_stands_beside_what_was_typed(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with sitting(desk, "2", "down", "c", "tab", "tab", *"40") as person:
            elsewhere(tmp_path / "store").move_exchange("mph-2026/e0616", day(6, 15))
            await person.press("enter")
            assert person.view == "FormScreen"
            assert "Mon 15 Jun 2026" in person.text
            assert "40" in person.text
            assert "claire" in person.text
            await person.press("tab", "ctrl+u", *"8/6", "enter")
        (held,) = (one for one in desk.pair(ELODIE).exchanges if one.id == "e0616")
        assert (held.state, held.on, held.minutes) == (ExchangeState.HELD, TODAY, 40)

    async def test_is_shown_field_by_field(self, desk: Desk, tmp_path: Path) -> None:
        async with sitting(desk, "2", "down", "c", "shift+tab", *"mine") as person:
            theirs = Draft(day(6, 16), Channel.PHONE, minutes=30, note="theirs")
            elsewhere(tmp_path / "store").edit_exchange("mph-2026/e0616", theirs)
            await person.press("enter")
            assert "Planned: phone on Tue 16 Jun 2026." in person.text
            assert "mine" in line_of(person.lines, "Note")
            assert "stands now: theirs" in person.text
            assert "30" in line_of(person.lines, "Minutes")
            assert "just changed; it was: nothing" in person.text
            await person.press("enter")
        (held,) = (one for one in desk.pair(ELODIE).exchanges if one.id == "e0616")
        assert (held.state, held.minutes, held.note) == (ExchangeState.HELD, 30, "mine")


class TestWhatItCountsFor:
    async def test_is_said_as_the_day_changes(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "c") as person:
            assert "third meeting: in its window" in line_of(person.lines, "Counts for")
            await person.press("tab", "ctrl+u", *"20/4")
            assert "mid-way meeting: in its window" in line_of(person.lines, "Counts for")
            await person.press("shift+tab", "n")
            assert "nothing: somebody did not come" in line_of(person.lines, "Counts for")
