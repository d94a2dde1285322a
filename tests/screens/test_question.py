"""The question for the as-of day."""

import pytest

from tests.builders import an_exchange, day
from tests.screens.sittings import AWA, sitting
from tests.screens.test_actions import flat
from tui.desk.desk import Desk
from tui.wording.changes import counting_sentence
from tui.wording.language import ENGLISH


class TestTheDayLookedAt:
    async def test_is_shown_under_a_banner(self, desk: Desk) -> None:
        async with sitting(desk, "2", "d", *"2026-06-23", "enter") as person:
            assert person.lines[0].endswith("as of Tue 23 Jun 2026")
            assert "Tue 23 Jun 2026, if every planned meeting is held. D: back" in person.lines[1]
            assert "!! 1 overdue" in person.lines[2]
            assert "!! overdue    Diop Awa" in person.text

    @pytest.mark.parametrize(
        ("typed", "day_shown"),
        [("+2w", "Mon 22 Jun"), ("hier", "Sun 7 Jun"), ("fri", "Fri 12 Jun"), ("1/7", "Wed 1 Jul")],
    )
    async def test_may_be_given_in_few_words(self, desk: Desk, typed: str, day_shown: str) -> None:
        async with sitting(desk, "2", "d", *typed, "enter") as person:
            assert f"as of {day_shown} 2026" in person.lines[0]

    @pytest.mark.parametrize("typed", ["", "today", "8/6"])
    async def test_is_today_again_without_a_banner(self, desk: Desk, typed: str) -> None:
        async with sitting(desk, "2", as_of=day(6, 23)) as person:
            before = person.lines[1]
            await person.press("d", "ctrl+u", *typed, "enter")
            assert "Viewing" in before
            assert "as of Mon 8 Jun 2026" in person.lines[0]
            assert "Viewing" not in person.text
            assert person.session.as_of is None

    async def test_is_today_again_by_the_key_that_the_banner_names(self, desk: Desk) -> None:
        async with sitting(desk, "2", "D", as_of=day(6, 23)) as person:
            assert person.lines[0].endswith("as of Mon 8 Jun 2026")
            assert "Viewing" not in person.text
            assert person.session.as_of is None
            await person.press("question_mark")
            assert "Back to today" not in person.text

    async def test_holds_for_every_view(self, desk: Desk) -> None:
        async with sitting(desk, "d", *"+15d", "enter") as person:
            for key in ("2", "r", "enter", "1"):
                await person.press(key)
                assert "as of Tue 23 Jun 2026" in person.lines[0]
                assert "Viewing" in person.lines[1]

    async def test_that_cannot_be_read_stays_on_the_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "d", *"soon", "enter") as person:
            assert person.view == "AsOfScreen"
            await person.press("escape")
            assert "Discard what you typed?" in person.text
            await person.press("escape")
            assert person.lines[0].endswith("as of Mon 8 Jun 2026")

    async def test_moves_by_a_day_with_the_arrows(self, desk: Desk) -> None:
        async with sitting(desk, "2", "d", "right", "right", "left", "enter") as person:
            assert "as of Tue 9 Jun 2026" in person.lines[0]

    @pytest.mark.parametrize("typed", ["1900-01-01", "2200-12-31"])
    async def test_may_be_very_far_away(self, desk: Desk, typed: str) -> None:
        async with sitting(desk, "d", *typed, "enter", "2", "enter", "r") as person:
            assert typed[:4] in person.lines[0]

    async def test_never_changes_what_is_recorded(self, desk: Desk) -> None:
        async with sitting(desk, "2", as_of=day(7, 20)) as person:
            await person.press("x")
            assert "2026-06-08     Mon 8 Jun 2026, today" in person.text
            await person.press("enter")
            assert desk.pair(AWA).exchanges[-1].on == day(6, 8)
            assert "Recorded: video on Mon 8 Jun 2026" in person.toasts
            await person.until_notices_are_gone()
            assert person.lines[0].endswith("as of Mon 20 Jul 2026")

    async def test_says_what_an_exchange_counts_for_by_the_dates_of_today(
        self, sample: Desk
    ) -> None:
        async with sitting(sample, "2", as_of=day(2, 10)) as person:
            before_it_was_amended = [
                view
                for view in sample.pairs().pairs
                if view.pair.internship and view.pair.internship.amendments
            ]
            await person.press("slash", *before_it_was_amended[0].mentee.family_name, "enter", "x")
            reference = before_it_was_amended[0].reference
            told = {
                on: counting_sentence(held, view.assessment.windows, view.cohort, ENGLISH)
                for on in (None, day(2, 10))
                for view in [sample.pair(reference, on)]
                for held in [an_exchange(sample.today(view.cohort), pair=view.pair.id)]
            }
            assert told[None] != told[day(2, 10)]
            assert told[None] in flat(person)
