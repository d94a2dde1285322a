"""Calendar events one below the other."""

from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from rich.cells import cell_len

from tests.builders import TODAY, a_cohort, a_plan, an_exchange, day, read_on
from tests.widgets.harness import HOSTILE, OneWidgetApp, a_view, running
from tui.domain.calendar import Event, EventKind, events_of
from tui.domain.codes import Checkpoint
from tui.widgets.agenda import AgendaEntry, AgendaList, AgendaRow, entry_parts
from tui.widgets.drawing import text_of
from tui.widgets.rows import Heading
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

MET = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))


def due(pair: str = "c/p") -> Event:
    read = read_on(TODAY, *MET)
    (event,) = [one for one in events_of(pair, read, MET, a_cohort().policy) if one.state]
    return event


def planned(pair: str, on: date = TODAY) -> Event:
    plan = a_plan(on, id=f"x-{pair}")
    return Event(on, EventKind.PLANNED, pair, Checkpoint.PRE_SUBMISSION, exchange=plan)


def entry(event: Event, mentee: str = "", mentor: str = "Claire Roux") -> AgendaEntry:
    return AgendaEntry(event, a_view("p", mentee or event.pair.title(), mentor=mentor))


def weeks(count: int, each: int = 3) -> list[AgendaRow]:
    rows: list[AgendaRow] = []
    for week in range(count):
        rows.append(Heading(f"w{week}", f"Week {week}"))
        on = TODAY + timedelta(7 * week)
        rows += [entry(planned(f"p{week}-{n}", on)) for n in range(each)]
    return rows


def a_list(rows: list[AgendaRow], *, dated: bool = True) -> AgendaList:
    listed = AgendaList(ENGLISH, Signs.UNICODE, dated=dated, empty="Nothing stands here.")
    listed.show(rows)
    return listed


class TestLines:
    @pytest.mark.parametrize(
        ("width", "line"),
        [
            (
                77,
                "!  ○ third    Benali Yasmine    due, nothing planned         Claire Roux",
            ),
            (60, "!  ○ third    Benali Yasmine     due, nothing planned"),
            (44, "!  ○ T Benali Yasmine      nothing planned"),
            (30, "!  ○ T Benali Yas…  nothing p…"),
        ],
    )
    def test_say_less_where_there_is_less_room(self, width: int, line: str) -> None:
        given = entry(due(), "Benali Yasmine")
        parts = entry_parts(given, width, ENGLISH, Signs.UNICODE, dated=False)
        assert text_of(parts).rstrip() == line

    def test_name_the_day_where_asked_for(self) -> None:
        parts = entry_parts(entry(due(), "Benali"), 77, ENGLISH, Signs.ASCII, dated=True)
        assert text_of(parts).startswith("!  Fri 19 Jun  _ third    Benali")

    def test_say_that_there_is_no_mentor(self) -> None:
        for signs, sign in ((Signs.UNICODE, "—"), (Signs.ASCII, "-")):
            parts = entry_parts(entry(due(), mentor=""), 100, ENGLISH, signs, dated=True)
            assert text_of(parts).rstrip().endswith(sign)

    def test_say_that_a_meeting_is_none_of_the_three(self) -> None:
        other = replace(planned("p"), checkpoint=None)
        wide = entry_parts(entry(other), 77, ENGLISH, Signs.UNICODE, dated=False)
        narrow = entry_parts(entry(other), 40, ENGLISH, Signs.UNICODE, dated=False)
        assert text_of(wide).startswith("!  □ other    P ")
        assert text_of(narrow).startswith("!  □   P ")

    @pytest.mark.parametrize("name", HOSTILE)
    @pytest.mark.parametrize("width", [10, 30, 44, 60, 77, 119, 199])
    def test_are_as_wide_as_asked_for_at_least_and_harmless(self, name: str, width: int) -> None:
        parts = entry_parts(entry(due(), name, name), width, ENGLISH, Signs.UNICODE, dated=True)
        text = text_of(parts)
        assert cell_len(text) <= max(width, 17 + 4)
        assert not set("\x1b\x07\u202e\n\t") & set(text)


class TestCursor:
    async def test_never_rests_on_a_heading(self) -> None:
        listed = a_list(weeks(4))
        async with running(OneWidgetApp(listed)) as pilot:
            listed.focus()
            seen = []
            for _ in range(14):
                assert listed.current is not None
                seen.append(listed.current.event.pair)
                await pilot.press("down")
            assert seen[:12] == [f"p{week}-{n}" for week in range(4) for n in range(3)]
            for _ in range(14):
                await pilot.press("up")
            assert listed.current is not None
            assert listed.current.event.pair == "p0-0"

    @pytest.mark.parametrize(("key", "pair"), [("end", "p19-2"), ("home", "p0-0")])
    async def test_goes_to_the_ends(self, key: str, pair: str) -> None:
        listed = a_list(weeks(20))
        async with running(app := OneWidgetApp(listed)) as pilot:
            listed.focus()
            await pilot.press("end", key)
            assert listed.current is not None
            assert listed.current.event.pair == pair
            if key == "home":
                assert app.lines()[0] == " Week 0"

    async def test_shows_the_heading_above_when_it_comes_back_to_it(self) -> None:
        listed = a_list(weeks(20))
        async with running(app := OneWidgetApp(listed)) as pilot:
            listed.focus()
            await pilot.press("end", *["pageup"] * 8)
            assert app.lines()[0] == " Week 0"

    async def test_leaps_from_week_to_week(self) -> None:
        listed = a_list(weeks(3))
        async with running(OneWidgetApp(listed)):
            seen = []
            for by in (1, 1, 1, -1, -1, -1):
                listed.leap(by)
                assert listed.current is not None
                seen.append(listed.current.event.pair)
            assert seen == ["p1-0", "p2-0", "p2-0", "p1-0", "p0-0", "p0-0"]

    async def test_is_put_on_a_pair(self) -> None:
        listed = a_list(weeks(3))
        async with running(OneWidgetApp(listed)):
            assert listed.choose_pair("p2-1")
            assert not listed.choose_pair("p9-9")
            assert listed.current is not None
            assert listed.current.event.pair == "p2-1"

    async def test_stays_on_its_event_when_others_come(self) -> None:
        rows = weeks(3)
        listed = a_list(rows)
        async with running(OneWidgetApp(listed)):
            listed.choose_pair("p1-1")
            listed.show(rows[4:])
            assert listed.current is not None
            assert listed.current.event.pair == "p1-1"
            listed.show(rows[:4])
            assert listed.current is not None

    async def test_opens_a_pair_and_says_what_lies_under_it(self) -> None:
        listed = a_list(weeks(2))
        async with running(app := OneWidgetApp(listed)) as pilot:
            listed.focus()
            app.heard(AgendaList.Highlighted)
            await pilot.press("down", "enter")
            opened = [said for said in app.said if isinstance(said, AgendaList.Opened)]
            assert [said.row.event.pair for said in opened] == ["p0-1"]
            assert opened[0].control is listed
            (heard,) = app.heard(AgendaList.Highlighted)
            assert heard.row is opened[0].row
            assert heard.control is listed

    async def test_an_empty_list_says_so_and_takes_every_key(self) -> None:
        listed = a_list([])
        async with running(app := OneWidgetApp(listed)) as pilot:
            listed.focus()
            await pilot.press("down", "up", "end", "home", "pagedown", "enter")
            listed.leap(1)
            assert listed.current is None
            assert "Nothing stands here." in app.text()
            assert app.heard(AgendaList.Opened) == []

    async def test_a_heading_can_be_clicked_and_does_nothing_of_its_own(self) -> None:
        listed = a_list(weeks(2))
        async with running(app := OneWidgetApp(listed)) as pilot:
            await pilot.click(AgendaList, offset=(4, 4))
            assert listed.current is not None
            assert listed.current.event.pair == "p1-0"
            assert app.heard(AgendaList.Opened) == []


class TestMany:
    async def test_moving_repaints_two_lines_at_most(self) -> None:
        listed = a_list(weeks(1_500))
        async with running(OneWidgetApp(listed)) as pilot:
            listed.focus()
            await pilot.press("down")
            with patch.object(listed, "render_line", wraps=listed.render_line) as drawn:
                await pilot.press("down")
                await pilot.pause()
                assert 1 <= len({call.args[0] for call in drawn.call_args_list}) <= 2
