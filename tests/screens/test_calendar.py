"""The view Calendar."""

from pathlib import Path

import pytest

from tests.builders import TODAY, a_plan, an_actor, an_exchange, day
from tests.desk.desks import a_store, contents_of, desk_on, her_pair
from tests.screen_text import screen_lines
from tests.screens.sittings import (
    AWA,
    ELODIE,
    HER_PLAN,
    HERS,
    LARGE,
    MET,
    Sitting,
    another_cohort,
    desk_of,
    elsewhere,
    line_of,
    many_pairs,
    sitting,
    two_pairs,
)
from tui.desk.desk import Desk
from tui.domain.codes import ExchangeState, Role
from tui.screens.calendar import CalendarScreen
from tui.wording.signs import Signs


def calendar(person: Sitting) -> CalendarScreen:
    """Give the calendar, which is in front."""
    screen = person.app.screen
    assert isinstance(screen, CalendarScreen)
    return screen


def chosen_day(person: Sitting) -> object:
    """Give the day on which the month's cursor stands."""
    return calendar(person).month.grid.day


class TestOpening:
    @pytest.mark.parametrize("key", ["3", "quotation_mark", "f4"])
    async def test_shows_the_day_by_which_the_chosen_pair_is_to_meet(
        self, desk: Desk, key: str
    ) -> None:
        async with sitting(desk, key) as person:
            assert person.view == "CalendarScreen"
            assert "June 2026" in person.lines[0]
            assert chosen_day(person) == day(6, 19)
            assert "▌ 19 T2" in person.text
            assert "Fri 19 Jun   2 third meetings due, 1 of them planned" in person.text
            assert calendar(person).chosen == desk.pair(AWA)

    async def test_from_pairs_follows_the_pair_under_the_cursor(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "3") as person:
            assert calendar(person).chosen == desk.pair(ELODIE)
            assert "Ngô Élodie" in line_of(person.lines, "▌◷")

    async def test_from_a_pair_shows_its_day(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "enter", "3") as person:
            assert calendar(person).chosen == desk.pair(ELODIE)

    async def test_from_a_pair_opened_in_the_calendar_comes_back_to_it(self, desk: Desk) -> None:
        async with sitting(desk, "3", "home", "end", "left", "enter") as person:
            await person.press("3", "right", "3")
            assert person.view == "CalendarScreen"

    async def test_of_a_pair_that_is_clear_shows_when_it_met(self, tmp_path: Path) -> None:
        third = an_exchange(day(6, 7), id="third")
        desk = desk_of(tmp_path / "store", contents_of(exchanges=(*MET, third)))
        async with sitting(desk, "2", "3") as person:
            assert chosen_day(person) == day(6, 7)
            assert "held, video" in person.text

    async def test_without_a_chosen_pair_shows_the_as_of_day(self, tmp_path: Path) -> None:
        calm = contents_of(her_pair(), exchanges=(*HERS, HER_PLAN))
        async with sitting(desk_of(tmp_path / "store", calm), "3") as person:
            assert chosen_day(person) == TODAY
            assert "▌ [8]" in person.text
            assert "Nothing on this day." in person.text

    async def test_again_keeps_the_day_where_one_was(self, desk: Desk) -> None:
        async with sitting(desk, "3", "left", "left", "3") as person:
            assert chosen_day(person) == day(6, 17)

    async def test_in_another_view_again_follows_the_pair_chosen_there(self, desk: Desk) -> None:
        async with sitting(desk, "3", "left", "2", "down", "3") as person:
            assert chosen_day(person) == day(6, 19)
            assert calendar(person).chosen == desk.pair(ELODIE)

    async def test_leaves_a_question_alone(self, desk: Desk) -> None:
        async with sitting(desk, "x", "tab", "tab", "tab", "3") as person:
            assert person.view == "FormScreen"

    async def test_esc_goes_home(self, desk: Desk) -> None:
        async with sitting(desk, "3", "escape") as person:
            assert person.view == "HomeScreen"


class TestMonth:
    @pytest.mark.parametrize(
        ("keys", "there"),
        [
            (("left",), day(6, 18)),
            (("right",), day(6, 20)),
            (("up",), day(6, 12)),
            (("down",), day(6, 26)),
            (("down", "down"), day(7, 3)),
            (("less_than_sign",), day(5, 19)),
            (("greater_than_sign",), day(7, 19)),
            (("greater_than_sign", "greater_than_sign", "home"), TODAY),
        ],
    )
    async def test_is_walked_by_day_week_and_month(
        self, desk: Desk, keys: tuple[str, ...], there: object
    ) -> None:
        async with sitting(desk, "3", *keys) as person:
            assert chosen_day(person) == there

    async def test_shows_another_month_with_its_events(self, desk: Desk) -> None:
        async with sitting(desk, "3", "less_than_sign", "less_than_sign") as person:
            assert "April 2026" in person.lines[0]
            assert "17 ■2" in person.text

    async def test_lists_the_chosen_day_below_the_month(self, desk: Desk) -> None:
        async with sitting(desk, "3") as person:
            titles = [place for place, line in enumerate(person.lines) if "Fri 19 Jun" in line]
            below = person.lines[titles[0] + 1 : titles[0] + 3]
            assert below == [
                "▌!  ○ third    Diop Awa           due, nothing planned         Paul Martin",
                " ◷  ◷ third    Ngô Élodie         due, planned Tue 16 Jun      Noor Haddad",
            ]

    async def test_lists_it_beside_the_month_on_a_wide_terminal(self, desk: Desk) -> None:
        async with sitting(desk, "3", size=(200, 60)) as person:
            (week,) = [line for line in person.lines if line.startswith(" 23 ")]
            assert "│" in week
            assert "T ○ Diop Awa" in person.text

    async def test_tab_goes_into_the_day_and_enter_opens_the_pair(self, desk: Desk) -> None:
        async with sitting(desk, "3", "tab", "down", "enter") as person:
            assert person.view == "PairScreen"
            assert "Ngô Élodie" in person.text
            await person.press("escape")
            assert person.view == "CalendarScreen"
            assert calendar(person).chosen == desk.pair(ELODIE)

    async def test_enter_on_a_day_opens_the_pair_chosen_in_it(self, desk: Desk) -> None:
        async with sitting(desk, "3", "enter") as person:
            assert person.view == "PairScreen"
            assert "Diop Awa" in person.text

    async def test_offers_no_act_on_a_day_without_events(self, desk: Desk) -> None:
        async with sitting(desk, "3", "right") as person:
            assert "Record" not in person.lines[-1]
            await person.press("enter", "x", "p", "c")
            assert person.view == "CalendarScreen"

    async def test_a_click_chooses_a_day(self, desk: Desk) -> None:
        async with sitting(desk, "3") as person:
            await person.click("16 □1")
            assert chosen_day(person) == day(6, 16)
            assert "1 meeting planned" in person.text

    async def test_reads_without_unicode(self, desk: Desk) -> None:
        async with sitting(desk, "3", signs=Signs.ASCII) as person:
            assert "> 19 T2" in person.text
            assert "16 p1" in person.text
            assert "[8]" in person.text


class TestActs:
    async def test_an_exchange_recorded_shows_at_once(self, desk: Desk) -> None:
        async with sitting(desk, "3", "x", "enter") as person:
            assert len(desk.pair(AWA).exchanges) == 3
            assert "1 third meeting due, 1 of them planned" in person.text
            await person.press("home")
            assert "1 meeting held" in person.text
            assert "[8]■1" in person.text

    async def test_a_meeting_planned_shows_at_once(self, desk: Desk) -> None:
        async with sitting(desk, "3", "p", "enter") as person:
            planned = [one for one in desk.pair(AWA).exchanges if one.on == TODAY]
            assert [one.state for one in planned] == [ExchangeState.PLANNED]
            assert "2 third meetings due, 2 of them planned" in person.text

    async def test_confirm_is_about_the_meeting_under_the_cursor(self, tmp_path: Path) -> None:
        plans = (a_plan(day(6, 2), id="first-plan"), a_plan(day(6, 5), id="other-plan"))
        desk = desk_of(tmp_path / "store", contents_of(exchanges=(*MET, *plans)))
        async with sitting(desk, "3") as person:
            await person.press("home", *["left"] * 3)
            assert "never confirmed" in person.text
            await person.press("c")
            assert person.view == "FormScreen"
            await person.press("enter")
            states = {one.id: one.state for one in desk.pair(AWA).exchanges}
            assert states["other-plan"] is ExchangeState.HELD
            assert states["first-plan"] is ExchangeState.PLANNED

    async def test_what_somebody_else_writes_shows_when_one_comes_back(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with sitting(desk, "3") as person:
            elsewhere(tmp_path / "store").cancel_exchange("mph-2026/e0616")
            await person.press("2", "3")
            assert "2 third meetings due" in person.text
            assert "of them planned" not in person.text


class TestNothingTwice:
    async def test_a_meeting_that_is_planned_in_time_stands_once(self, sample: Desk) -> None:
        async with sitting(sample, "3", "t", size=(100, 80)) as person:
            weeks = person.text.partition("Week 24")[2]
            assert weeks.count("Fernández de Córdoba") == 1
            assert weeks.count("Traoré-Konaté") == 1


class TestAgenda:
    async def test_goes_from_the_as_of_day_on_by_week(self, desk: Desk) -> None:
        async with sitting(desk, "3", "t") as person:
            assert "Agenda" in person.lines[0]
            assert person.lines[1:5] == [
                " Week 25: Mon 15 Jun to Sun 21 Jun",
                " ◷  Tue 16 Jun  □ third    Ngô Élodie               planned, video",
                "▌!  Fri 19 Jun  ○ third    Diop Awa                 due, nothing planned",
                "",
            ]

    async def test_begins_with_what_slipped(self, tmp_path: Path) -> None:
        plan = a_plan(day(6, 2), id="forgotten")
        desk = desk_of(tmp_path / "store", contents_of(exchanges=(*MET, plan)))
        async with sitting(desk, "3", "t") as person:
            assert person.lines[1] == " Slipped: overdue, or planned but never confirmed"
            assert "planned, never confirmed" in person.lines[2]

    async def test_keeps_the_pair_says_why_it_is_at_risk_and_opens_it(self, desk: Desk) -> None:
        async with sitting(desk, "2", "3", "t") as person:
            assert "Diop Awa: no third meeting planned, 12 days left" in person.text
            await person.press("enter")
            assert person.view == "PairScreen"

    async def test_leaps_by_week(self, tmp_path: Path) -> None:
        plans = [a_plan(day(6, on), id=f"p{on}") for on in (9, 16, 23)]
        desk = desk_of(tmp_path / "store", contents_of(exchanges=(*MET, *plans)))
        async with sitting(desk, "3", "t", "home", "greater_than_sign") as person:
            assert "Tue 16 Jun" in person.chosen
            await person.press("greater_than_sign", "less_than_sign", "less_than_sign")
            assert "Tue 9 Jun" in person.chosen

    async def test_says_that_there_is_nothing(self, tmp_path: Path) -> None:
        third = an_exchange(day(6, 7), id="third")
        desk = desk_of(tmp_path / "store", contents_of(exchanges=(*MET, third)))
        async with sitting(desk, "3", "t") as person:
            assert "Nothing is due or planned." in person.text


class TestTimeline:
    async def test_has_a_row_a_pair_risk_first(self, desk: Desk) -> None:
        async with sitting(desk, "3", "t", "t") as person:
            assert "Timeline of 2 pairs" in person.lines[0]
            assert "Week" in person.lines[2]
            assert person.lines[3].startswith("▌!  Diop Awa ")
            assert person.lines[4].startswith(" ◷  Ngô Élodie ")
            assert "┃" in person.lines[3]

    async def test_opens_and_acts_on_the_pair_under_the_cursor(self, desk: Desk) -> None:
        async with sitting(desk, "3", "t", "t", "down", "x") as person:
            assert person.view == "FormScreen"
            await person.press("escape", "enter")
            assert person.view == "PairScreen"
            assert "Ngô Élodie" in person.text

    async def test_scrolls_sideways_by_the_keys_of_months(self, desk: Desk) -> None:
        async with sitting(desk, "3", "t", "t", *["plus"] * 5) as person:
            before = person.lines[1]
            await person.press("less_than_sign")
            assert person.lines[1] != before
            await person.press("greater_than_sign")
            assert person.lines[1] == before

    async def test_goes_round_to_the_month_again(self, desk: Desk) -> None:
        async with sitting(desk, "3", "t", "t", "t") as person:
            assert "June 2026" in person.lines[0]
            assert chosen_day(person) == day(6, 19)
            await person.press("left")
            assert chosen_day(person) == day(6, 18)

    async def test_opens_on_the_chosen_pair(self, desk: Desk) -> None:
        async with sitting(desk, "3", "t", "t", "2", "down", "3") as person:
            assert person.lines[4].startswith("▌◷  Ngô Élodie")

    async def test_of_thousands_of_pairs_can_be_walked(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", many_pairs(300))
        async with sitting(desk, "3", "t", "t", "end", "home", "pagedown", "t") as person:
            assert person.view == "CalendarScreen"


class TestFilter:
    async def test_shows_the_pairs_of_one_mentor(self, desk: Desk) -> None:
        async with sitting(desk, "3", "slash") as person:
            assert any(line.startswith(" part of a name") for line in person.lines)
            await person.type("haddad")
            assert "1 third meeting due, 1 of them planned" in person.text
            await person.press("enter", "t")
            assert "Ngô Élodie" in person.text
            assert "Diop Awa" not in person.text

    async def test_folds_accents(self, desk: Desk) -> None:
        async with sitting(desk, "3", "t", "t", "ctrl+f") as person:
            await person.type("elodie")
            assert "Timeline of 1 pair " in person.lines[0]

    async def test_esc_takes_it_off(self, desk: Desk) -> None:
        async with sitting(desk, "3", "slash") as person:
            await person.type("zzz")
            assert "Nothing on this day." in person.text
            await person.press("escape")
            assert "2 third meetings due" in person.text
            assert person.view == "CalendarScreen"
            await person.press("left")
            assert chosen_day(person) == day(6, 18)

    async def test_gives_way_to_a_pair_that_is_asked_for(self, desk: Desk) -> None:
        async with sitting(desk, "3", "slash") as person:
            await person.type("haddad")
            await person.press("enter", "2", "up", "up", "3")
            assert calendar(person).chosen == desk.pair(AWA)
            assert "2 third meetings due" in person.text

    async def test_that_finds_nothing_leaves_every_key_harmless(self, desk: Desk) -> None:
        keys = ("t", "enter", "x", "p", "c", "left", "right", "down", "end", "home", "plus")
        async with sitting(desk, "3", "slash") as person:
            await person.type("zzz")
            await person.press("enter", *keys, *keys, *keys)
            assert person.view == "CalendarScreen"


class TestCohorts:
    async def test_the_cohort_looked_at_carries_over(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "2", "less_than_sign", "3") as person:
            assert "DPH 2026" in person.lines[0]
            assert list(desk.calendar("dph-2026").views) == ["dph-2026/elodie-noor"]
            assert "1 third meeting due" in person.text

    async def test_c_goes_round_the_cohorts_and_all_that_are_open(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "3") as person:
            titles = []
            await person.press("C")
            for _ in range(3):
                titles.append(person.lines[0])
                await person.press("C")
            assert "All open cohorts" in titles[0]
            assert "DPH 2026" in titles[1]
            assert "MPH 2026" in titles[2]
            assert "All open cohorts" in person.lines[0]

    async def test_a_pair_of_another_cohort_brings_its_cohort(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "2", "greater_than_sign", "1") as person:
            calls = [line for line in person.lines[1:] if "at risk " in line]
            assert len(calls) == 2
            await person.press("home", "3")
            assert calendar(person).chosen is not None

    async def test_a_store_without_a_cohort_is_an_empty_calendar(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "store", contents_of())
        desk = desk_on(store, an_actor("nobody", Role.MENTOR))
        async with sitting(desk, "3", "t", "t", "t", "C", "left", "enter") as person:
            assert person.view == "CalendarScreen"


class TestAsOfDay:
    async def test_another_one_shows_under_a_banner_and_is_marked(self, desk: Desk) -> None:
        async with sitting(desk, "3", as_of=day(6, 23)) as person:
            assert "Viewing Tue 23 Jun 2026" in person.text
            assert "[23]" in person.text
            assert "19 T1!" in person.text

    async def test_without_colour_the_day_is_reversed(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        async with sitting(desk, "3", size=LARGE) as person:
            assert "▌ 19" in "\n".join(screen_lines(person.app))


class TestHelp:
    async def test_names_every_key_of_the_calendar(self, desk: Desk) -> None:
        async with sitting(desk, "3", "question_mark", size=(110, 120)) as person:
            for words in (
                "Cycles through month, agenda and timeline",
                "Next month",
                "The as-of day",
            ):
                assert words in person.text


class TestResizing:
    @pytest.mark.parametrize("size", [(1, 1), (10, 3), (40, 10), (120, 36), (200, 60), (500, 200)])
    async def test_to_any_size_does_no_harm(self, desk: Desk, size: tuple[int, int]) -> None:
        async with sitting(desk, "3") as person:
            for _ in range(3):
                await person.resize(size)
                await person.press("down", "right", "t")
            await person.resize((80, 24))
            assert "June 2026" in person.lines[0]
            assert all(len(line) <= 80 for line in person.lines)
