"""Labelled values and explained terms."""

import pytest
from textual.content import Content

from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.widgets.facts import Term, TermList, term_lines

LATE = Term(Content("!  overdue"), "past its due date, and its window is still open")


def plain(term: Term, head_width: int, width: int) -> list[str]:
    return [line.plain for line in term_lines(term, head_width, width)]


class TestATerm:
    def test_stands_beside_its_explanation(self) -> None:
        assert plain(LATE, 15, 50) == [
            "!  overdue     past its due date, and its window",
            "               is still open",
        ]

    def test_stands_above_it_where_there_is_little_room(self) -> None:
        assert plain(LATE, 15, 30) == [
            "!  overdue",
            "  past its due date, and its",
            "  window is still open",
        ]

    def test_may_have_none(self) -> None:
        assert plain(Term(Content("Previous row"), ""), 15, 50) == ["Previous row"]

    @pytest.mark.parametrize("text", HOSTILE)
    @pytest.mark.parametrize("width", [4, 9, 40])
    async def test_may_hold_anything(self, text: str, width: int) -> None:
        app = OneWidgetApp(TermList([Term(Content("term"), text)], 15))
        async with running(app, size=(width, 20)):
            assert "t" in app.text()
            assert "\x1b" not in app.text()


class TestTheList:
    async def test_is_as_high_as_its_width_makes_it(self) -> None:
        terms = TermList([LATE, LATE], 15)
        app = OneWidgetApp(terms)
        async with running(app, size=(50, 20)) as pilot:
            assert terms.size.height == 4
            await pilot.resize_terminal(100, 20)
            await pilot.pause()
            assert terms.size.height == 2
