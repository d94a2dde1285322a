"""People at work before a screen: stores to look at, keys pressed, the screen read back."""

from asyncio import timeout
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tests.builders import a_cohort, a_pair, a_person, a_plan, an_exchange, an_internship, day
from tests.desk.desks import a_store, contents_of, desk_on, her_pair, put
from tests.screen_text import screen_lines, screen_text
from tests.stillness import stillness
from tui.app import MentoratApp
from tui.desk.desk import Desk
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.screens.keys import Keymap
from tui.screens.session import Session
from tui.settings.view_memory import ViewMemory
from tui.store.directory import Store
from tui.widgets.rows import MARK
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

SMALL, LARGE = (80, 24), (120, 36)
AWA, ELODIE = "mph-2026/awa-paul", "mph-2026/elodie-noor"

_LONGEST = 30
"""For how many seconds something is waited for that has to happen."""


def hers(on: date, **changes: object) -> Exchange:
    """Make a meeting that Élodie held."""
    return replace(an_exchange(on, id=f"e{on:%m%d}", pair="elodie-noor"), **changes)  # type: ignore[arg-type]


MET = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
HERS = (hers(day(2, 3)), hers(day(4, 17)))
HER_PLAN = a_plan(day(6, 16), id="e0616", pair="elodie-noor")


def two_pairs(*more: Exchange) -> Contents:
    """Make a cohort in which Awa is at risk, and Élodie's third meeting is planned."""
    return contents_of(a_pair(), her_pair(), exchanges=(*MET, *HERS, HER_PLAN, *more))


def another_cohort(id: str, title: str, **changes: object) -> Contents:
    """Make a cohort of one pair, Élodie's, which is at risk."""
    cohort = a_cohort(id=id, title=title, **changes)
    return contents_of(her_pair(), exchanges=HERS, cohort=cohort)


def many_pairs(count: int) -> Contents:
    """Make a cohort of many pairs: every other one has planned its third meeting."""
    few = contents_of(cohort=a_cohort())
    people, pairs, exchanges = dict(few.people), {}, {}
    for number in range(count):
        name = f"m{number:04}"
        people[name] = a_person(name, family_name=f"Mentee{number:04}")
        end = day(6, 20 + number % 10)
        pairs[name] = a_pair(id=name, mentee=name, internship=an_internship(end=end))
        held = [replace(one, id=f"{name}-{one.id}", pair=name) for one in MET]
        planned = [a_plan(day(6, 10), id=f"{name}-p", pair=name)] * (number % 2)
        exchanges[name] = (*held, *planned)
    return Contents(few.cohort, people, pairs, exchanges)


def desk_of(root: Path, *cohorts: Contents) -> Desk:
    """Sit a coordinator down at a store of two pairs, or of these cohorts."""
    return desk_on(a_store(root, *(cohorts or (two_pairs(),))))


def elsewhere(root: Path) -> Desk:
    """Sit somebody else down at the same store."""
    return desk_on(Store.open(root))


def put_pair(root: Path, pair: Pair) -> None:
    """Have somebody else change a pair."""
    put(Store.open(root), "mph-2026", pair)


@dataclass(slots=True)
class Sitting:
    """Somebody at work: the app, its keys, its screen, the desk behind it."""

    app: MentoratApp
    pilot: Pilot[None]
    desk: Desk
    session: Session

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait for what each sets going."""
        for key in keys:
            await self.send(key)
            await self._written()

    async def send(self, key: str) -> None:
        """Press a key and wait for no write that it sets going."""
        name, character = (_character_to_key(key), key) if len(key) == 1 else (key, None)
        self.app.post_message(events.Key(name, character))
        await stillness(self.app)

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.press(*text)

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def click(self, words: str, *, within: str = "") -> None:
        """Click the first place of the screen where words stand, on a line that holds others."""
        lines = screen_lines(self.app)
        line = next(at for at, text in enumerate(lines) if words in text and within in text)
        await self.pilot.click(offset=(lines[line].index(words), line))
        await self.settle()

    async def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(*size)
        await self.settle()

    async def until_notices_are_gone(self) -> None:
        """Let the time pass for which notices lie over the header."""
        self.app.clear_notifications()
        await self.settle()

    async def settle(self) -> None:
        """Wait for what is being written, and for the screen."""
        await stillness(self.app)
        await self._written()

    async def _written(self) -> None:
        while list(self.app.workers):
            await self.app.workers.wait_for_complete()
            await stillness(self.app)

    async def until(self, happens: Callable[[], bool]) -> None:
        """Wait for something to happen; what never does ends the test."""
        async with timeout(_LONGEST):
            while not happens():
                await stillness(self.app)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return screen_text(self.app)

    @property
    def lines(self) -> list[str]:
        """The lines of the screen."""
        return screen_lines(self.app)

    @property
    def chosen(self) -> str:
        """The first line under the cursor, without its mark; a notice has the same edge."""
        mark = MARK[self.session.signs]
        notices = [one.region for one in self.app.screen.query("Toast") if one.display]
        return next(
            (
                line[1:]
                for row, line in enumerate(self.lines)
                if line.startswith(mark) and not any(one.contains(0, row) for one in notices)
            ),
            "",
        )

    @property
    def view(self) -> str:
        """The name of the screen in front."""
        return type(self.app.screen).__name__

    @property
    def toasts(self) -> str:
        """What the notices say that are in sight."""
        return "\n".join(notice.message for notice in self.app._notifications)  # noqa: SLF001 - Textual lists them nowhere else

    @property
    def is_over(self) -> bool:
        """Whether the application was left."""
        return self.app._exit  # noqa: SLF001 - nor does it tell this


def line_of(lines: list[str], words: str) -> str:
    """Give the first line that holds words."""
    return next(line for line in lines if words in line)


@asynccontextmanager
async def sitting(  # noqa: PLR0913 - each by its name, and seldom more than one
    desk: Desk,
    *keys: str,
    size: tuple[int, int] = SMALL,
    signs: Signs = Signs.UNICODE,
    as_of: date | None = None,
    memory: ViewMemory | None = None,
    keymap: Keymap | None = None,
) -> AsyncIterator[Sitting]:
    """Start the app before a desk and press keys; nothing may crash it."""
    session = Session(desk, ENGLISH, signs, as_of, memory=memory or ViewMemory())
    app = MentoratApp(session, keymap)
    async with app.run_test(size=size, notifications=True) as pilot:
        person = Sitting(app, pilot, desk, session)
        await person.settle()
        if keys:
            await person.press(*keys)
        yield person
    assert app.crash is None
