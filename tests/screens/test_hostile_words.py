"""What people write, in bad faith or in good, on every screen: drawn as words, in its place."""

from bisect import bisect_left
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len
from textual.screen import Screen

import tui.screens
from tests.builders import day
from tests.screen_text import screen_strips
from tests.screens.hostile import SAYINGS, hostile
from tests.screens.sittings import SMALL, Sitting, desk_of, sitting
from tui.domain.codes import Status
from tui.domain.texts import first_unclean
from tui.screens.at_risk import AtRiskScreen
from tui.screens.calendar import CalendarScreen
from tui.screens.first_run import FirstRunScreen
from tui.screens.forms.action import CohortSubject, FormAction, MenuAction, Subject, applying
from tui.screens.forms.catalogue import COHORT_ACTIONS, PAIR_ACTIONS
from tui.screens.forms.form import FormScreen
from tui.screens.help import HelpScreen
from tui.screens.history import HistoryScreen
from tui.screens.home import HomeScreen
from tui.screens.import_file import ImportScreen
from tui.screens.menus import MenuScreen
from tui.screens.pair import PairScreen
from tui.screens.pairs import PairsScreen
from tui.screens.palette import PaletteScreen
from tui.screens.question import AsOfScreen, ConfirmScreen
from tui.screens.reminder import ReminderScreen
from tui.screens.snapshot import SnapshotScreen
from tui.screens.view import ViewScreen
from tui.terminal import guarded_app
from tui.wording.signs import Signs, status_sign

if TYPE_CHECKING:
    from collections.abc import Iterable

TOUR = (
    *("j", "enter", "i", "question_mark", "escape", "greater_than_sign", "c", "escape", "escape"),
    *("2", "enter", "i", "x", "escape", "p", "escape", "q", "s", "s", "slash", "a", "enter"),
    *("escape", "r", "v", "enter", "escape", "d", "escape", "question_mark", "q", "1", "tab"),
)
"""Keys that visit every screen and every form."""

SIZES = (SMALL, (40, 12))

VIEWS: dict[type[Screen[Any]], tuple[tuple[str, ...], ...]] = {
    HomeScreen: (("1",), ("tab",), ("tab",), ("end",)),
    PairsScreen: (("2",), ("s", "end"), ("s", "home"), ("s",), ("slash", "e", "enter"), ("end",)),
    CalendarScreen: (("3",), ("tab",), ("t",), ("end",), ("t",), ("end",)),
    AtRiskScreen: (("r",), ("v",), ("end",)),
    HistoryScreen: (("5",), ("end",), ("home",)),
}
"""The keys that show all of each view."""

ON_EVERY_PAIR: dict[type[Screen[Any]], tuple[str, ...]] = {
    PairScreen: ("end",),
    ReminderScreen: ("m",),
    MenuScreen: ("o",),
    HelpScreen: ("question_mark",),
    AsOfScreen: ("d",),
    PaletteScreen: ("ctrl+p", "p"),
}
"""The keys that, on the screen of a pair, open what is drawn with its words."""

ELSEWHERE: dict[type[Screen[Any]], tuple[str, ...]] = {
    SnapshotScreen: ("S",),
    ImportScreen: ("I",),
}
"""The keys that open, on the first view, what is drawn with the words of no pair."""

BY_ITSELF = {FormScreen, FirstRunScreen, ConfirmScreen}
"""The form, drawn for every act that there is; the first screen, which knows no cohort yet; what is
asked before an older change is undone."""

STATUSES = {status_sign(status, Signs.UNICODE) for status in Status}
JOINING = {"\u200d", "\ufe0f", "\U0001f1eb"}
"""What joins characters: where Textual cuts between two of them, it may be a cell off."""

FRAME = {"╭": "╮", "│": "│", "╰": "╯"}


@pytest.fixture
def open_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at what the widgets draw: the cleaner that stands before the terminal lets all out."""
    monkeypatch.setattr(guarded_app, "shown", str)


def check(person: Sitting, width: int) -> None:
    """Check that nothing on the screen acts on a terminal, that all fits, that frames are whole."""
    strips = screen_strips(person.app)
    for strip in strips:
        assert first_unclean(strip.text) is None, (person.view, strip.text)
        # each piece is drawn by itself: what could join two of them is not to
        drawn = sum(cell_len(segment.text) for segment in strip)
        joined = bool(JOINING & set(strip.text))
        # below a question they may be hidden, and the line is still cut between them, on both sides
        cut = joined + person.app.screen.is_modal
        assert -cut <= drawn - width <= joined, (person.view, strip.text)
    check_frame([strip.text for strip in strips])
    assert not person.is_over


def check_frame(lines: list[str]) -> None:
    """Check that the sides of a frame stand below its corners."""
    top = next((line for line in lines if "╭" in line and line.rstrip().endswith("╮")), "")
    if not top:
        return
    left, right = column_of(top, "╭"), column_of(top, "╮")
    inside = lines[lines.index(top) :]
    bottom = next(at for at, line in enumerate(inside) if "╰" in line)
    for line in inside[: bottom + 1]:
        if JOINING & set(line):
            continue
        assert at_column(line, left) in FRAME, line
        assert at_column(line, right) in {*FRAME.values(), "▌", *BAR}, line


BAR = set("▁▂▃▄▅▆▇█ ")
"""What a scroll bar is drawn with, where it takes the place of a side."""


def column_of(line: str, sign: str) -> int:
    """Give the cell at which a sign stands."""
    return cell_len(line[: line.rindex(sign) if sign == "╮" else line.index(sign)])


def at_column(line: str, column: int) -> str:
    """Give the character that begins at a cell, empty where none begins there."""
    at = bisect_left(range(len(line)), column, key=lambda end: cell_len(line[:end]))
    return line[at : at + 1] if cell_len(line[:at]) == column else ""


def screens_of_ours() -> set[type[Screen[Any]]]:
    """Give every screen that the code has and that is no other's base."""
    for module in iter_modules(tui.screens.__path__, "tui.screens."):
        import_module(module.name)
    found: set[type[Screen[Any]]] = set()
    waiting: list[type[Screen[Any]]] = [Screen]
    while waiting:
        kind = waiting.pop()
        below = [one for one in kind.__subclasses__() if one.__module__.startswith("tui.")]
        found |= {kind} if not below and kind.__module__.startswith("tui.") else set()
        waiting += kind.__subclasses__()
    return found


class TestEveryScreen:
    def test_is_looked_at_here(self) -> None:
        assert screens_of_ours() == {*VIEWS, *ON_EVERY_PAIR, *ELSEWHERE, *BY_ITSELF}


@pytest.mark.usefixtures("open_door")
@pytest.mark.parametrize("size", SIZES)
class TestHostileWords:
    @pytest.mark.parametrize("view", VIEWS)
    async def test_are_words_in_every_view(
        self, tmp_path: Path, view: type[Screen[Any]], size: tuple[int, int]
    ) -> None:
        desk = desk_of(tmp_path / "store", hostile(*SAYINGS))
        async with sitting(desk, size=size) as person:
            for keys in VIEWS[view]:
                await person.press(*keys)
                assert isinstance(person.app.screen, view)
                check(person, size[0])
                for _ in SAYINGS:
                    await person.press("down")
                    check(person, size[0])

    @pytest.mark.parametrize("screen", ON_EVERY_PAIR)
    async def test_are_words_on_every_pair(
        self, tmp_path: Path, screen: type[Screen[Any]], size: tuple[int, int]
    ) -> None:
        desk = desk_of(tmp_path / "store", hostile(*SAYINGS))
        async with sitting(desk, "2", "enter", size=size) as person:
            for _ in SAYINGS:
                await person.press(*ON_EVERY_PAIR[screen])
                assert isinstance(person.app.screen, screen)
                check(person, size[0])
                await person.press("pagedown")
                check(person, size[0])
                while person.view != "PairScreen":
                    await person.press("escape")
                await person.press("greater_than_sign")

    async def test_are_words_in_what_is_asked_before_an_older_change_is_undone(
        self, tmp_path: Path, size: tuple[int, int]
    ) -> None:
        desk = desk_of(tmp_path / "store", hostile(*SAYINGS))
        async with sitting(desk, "2", size=size) as person:
            for _ in SAYINGS:
                await person.press("x", "enter", "down")
            await person.press("5")
            for _ in SAYINGS[1:]:
                await person.press("down", "u")
                assert isinstance(person.app.screen, ConfirmScreen)
                check(person, size[0])
                await person.press("escape")

    @pytest.mark.parametrize("screen", ELSEWHERE)
    async def test_are_words_elsewhere(
        self, tmp_path: Path, screen: type[Screen[Any]], size: tuple[int, int]
    ) -> None:
        desk = desk_of(tmp_path / "store", hostile(*SAYINGS))
        async with sitting(desk, *ELSEWHERE[screen], size=size) as person:
            assert isinstance(person.app.screen, screen)
            for saying in SAYINGS:
                await person.paste(saying)
                check(person, size[0])

    async def test_are_words_in_the_form_of_every_act_on_a_pair(
        self, tmp_path: Path, size: tuple[int, int]
    ) -> None:
        sayings = SAYINGS[SIZES.index(size) :: len(SIZES)]
        desk = desk_of(tmp_path / "store", hostile(*sayings))
        seen: set[str] = set()
        async with sitting(desk, "2", "enter", size=size) as person:
            for _ in sayings:
                view = person.app.screen
                assert isinstance(view, PairScreen)
                subject = view.subject()
                assert subject is not None
                for action in applying(PAIR_ACTIONS, subject):
                    seen |= await look_at_form(person, action, subject, size)
                await person.press("greater_than_sign")
        assert codes_with_forms(PAIR_ACTIONS) - seen == set()

    async def test_are_words_in_the_form_of_every_act_on_a_cohort(
        self, tmp_path: Path, size: tuple[int, int]
    ) -> None:
        cohorts = [hostile(saying) for saying in SAYINGS[SIZES.index(size) :: len(SIZES)]]
        for number, contents in enumerate(cohorts):
            closed_on = day(6, 1) if number % 2 else None
            cohort = replace(contents.cohort, id=f"c{number}", closed_on=closed_on)
            cohorts[number] = replace(contents, cohort=cohort)
        desk = desk_of(tmp_path / "store", *cohorts)
        seen: set[str] = set()
        async with sitting(desk, "2", size=size) as person:
            view = person.app.screen
            assert isinstance(view, PairsScreen)
            for contents in cohorts:
                subject = CohortSubject(person.session, contents.cohort)
                for action in applying(COHORT_ACTIONS, subject):
                    seen |= await look_at_form(person, action, subject, size)
        assert seen == codes_with_forms(COHORT_ACTIONS)

    async def test_are_words_in_what_is_told(self, tmp_path: Path, size: tuple[int, int]) -> None:
        desk = desk_of(tmp_path / "store", hostile(*SAYINGS))
        async with sitting(desk, "2", "enter", size=size) as person:
            for _ in SAYINGS:
                await person.press("x", "e", "enter")
                assert "Recorded" in person.toasts
                check(person, size[0])
                await person.press("u")
                check(person, size[0])
                await person.press("greater_than_sign")


def codes_with_forms(actions: "Iterable[MenuAction[Any]]") -> set[str]:
    """Give the codes of the actions that have a form."""
    return {one.code for one in actions if isinstance(one, FormAction) and one.form is not None}


async def look_at_form(
    person: Sitting, action: "MenuAction[Any]", subject: Subject, size: tuple[int, int]
) -> set[str]:
    """Open the form of an action, go through its fields, leave it; give its code if it has one."""
    view = person.app.screen
    assert isinstance(view, ViewScreen)
    if not codes_with_forms([action]):
        return set()
    person.app.clear_notifications()
    action.begin(view, subject)
    await person.settle()
    if person.view != "FormScreen":
        return set()
    check(person, size[0])
    await person.press("tab", "enter")
    check(person, size[0])
    while person.view == "FormScreen":
        await person.press("escape")
    return {action.code}


class TestHostileMarkup:
    async def test_is_shown_as_it_was_written(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", hostile("[/b][@click=app.quit]x[/]"))
        async with sitting(desk) as person:
            for keys in ((), ("2",), ("enter",), ("x",), ("enter",)):
                await person.press(*keys)
                assert "[/b][@click" in person.text
            assert not person.is_over

    async def test_is_ascii_where_all_must_be(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", hostile("[/b]" * 40))
        async with sitting(desk, signs=Signs.ASCII) as person:
            for key in TOUR:
                await person.press(key)
                assert person.text.isascii()


class TestColumns:
    async def test_stay_below_their_titles_whatever_is_in_them(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", hostile(*SAYINGS))
        async with sitting(desk, "2", size=(120, 36)) as person:
            title = next(line for line in person.lines if "Mentee" in line and "Meet by" in line)
            columns = [cell_len(title[: title.index(word)]) for word in (" F M T", "Meet by")]
            first = person.lines.index(title) + 1
            for row in person.lines[first : first + len(SAYINGS)]:
                assert at_column(row, columns[1] - 1) == " ", row
                assert at_column(row, columns[0] + 1) in STATUSES, row
