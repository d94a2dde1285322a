"""Apps of one widget each, to be driven by keys and read as text."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from tests.builders import (
    M,
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_plan,
    an_exchange,
    day,
    read_on,
)
from tests.screen_text import screen_lines, screen_text
from tests.stillness import stillness
from tui.domain.assessment import Assessment
from tui.domain.exchanges import Exchange
from tui.domain.views import PairView
from tui.widgets.pair_columns import PairRow

Said = TypeVar("Said", bound=Message)

HOSTILE = (
    "Robert [/b] Tables",
    "[@click=app.quit]x[/]",
    "red \x1b[31m text",
    "title \x1b]0;gone\x07",
    "\u202egnp.exe",
    "山田太郎" * 30,
    "e\u0301lodie " * 60,
    "👩‍👩‍👧 Zoé",
    "عبد الرحمن السيد",
    "x" * 200,
    "two\nlines\tand a tab",
)
"""What people may try to write, or write in good faith."""


class OneWidgetApp(App[None]):
    """Shows one widget, or several, and remembers what they say."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *shown: Widget) -> None:
        super().__init__()
        self.shown = shown
        self.said: list[Message] = []
        self.heard_to = 0

    def compose(self) -> ComposeResult:
        yield from self.shown

    def lines(self) -> list[str]:
        return screen_lines(self)

    def text(self) -> str:
        return screen_text(self)

    def remember(self, message: Message) -> None:
        """Remember a message once, at however many places it comes by."""
        if not any(message is other for other in self.said):
            self.said.append(message)

    def heard(self, kind: type[Said]) -> list[Said]:
        """Give the messages of a kind since the last time of asking."""
        since, self.heard_to = self.said[self.heard_to :], len(self.said)
        return [message for message in since if isinstance(message, kind)]


@asynccontextmanager
async def running(
    app: OneWidgetApp, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """Run an app in a terminal of a size until it is drawn, its messages remembered."""
    async with app.run_test(size=size, message_hook=app.remember) as pilot:
        await stillness(app)
        yield pilot


MET = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
OVERDUE = read_on(day(6, 23), *MET)
AT_RISK = read_on(day(6, 8), *MET)
PLANNED = read_on(day(6, 8), *MET, a_plan(day(6, 16)))
ON_TRACK = read_on(day(5, 8), *MET)
UNKNOWN = read_on(day(6, 8), pair=a_pair(mentors=(), internship=None))
MISSED = read_on(day(7, 5), *MET)
SILENT = read_on(M)


def a_row(
    key: str, mentee: str = "", assessment: Assessment = AT_RISK, mentor: str = "Claire Roux"
) -> PairRow:
    """Make a row whose key and name are the same unless told."""
    name = mentee or key.title()
    people = (
        a_person(given_name="", family_name=name, email=None),
        a_mentor(given_name="", family_name=mentor, email=None),
    )
    return PairRow(f"mph-2026/{key}", name, mentor, assessment, people)


def a_view(
    key: str,
    mentee: str = "",
    assessment: Assessment = AT_RISK,
    mentor: str = "Claire Roux",
    exchanges: tuple[Exchange, ...] = (),
) -> PairView:
    """Make a pair whose id and mentee are called the same unless told."""
    return PairView(
        a_cohort(),
        a_pair(id=key),
        a_person(given_name="", family_name=mentee or key.title()),
        a_mentor(given_name=mentor, family_name="") if mentor else None,
        None,
        exchanges,
        assessment,
    )


def rows_of(keys: Sequence[str]) -> list[PairRow]:
    """Make rows at the same risk, in the order of their keys."""
    return [a_row(key) for key in keys]


def many(count: int) -> list[PairRow]:
    """Make many rows of several levels."""
    levels = (OVERDUE, AT_RISK, PLANNED, ON_TRACK)
    return [
        a_row(f"p-{number:04}", f"Mentee {number:04}", levels[number % 4], f"Mentor {number % 97}")
        for number in range(count)
    ]
