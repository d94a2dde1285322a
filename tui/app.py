"""The terminal application: the views, their keys, and how it starts."""

import os
import sys
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from textual import events
from textual.binding import BindingType
from textual.screen import Screen

from tui.desk.desk import Desk, all_written
from tui.domain.codes import Role
from tui.domain.errors import AdmissionError, MentoratError
from tui.domain.texts import TEXT_LIMIT, shown
from tui.screens.at_risk import AtRiskScreen
from tui.screens.home import HomeScreen
from tui.screens.pair_actions import PairActions
from tui.screens.pairs import PairsScreen
from tui.screens.question import QuestionScreen
from tui.screens.session import Session
from tui.screens.typed_keys import TypedKeys
from tui.screens.view import HOME, WRITES, ViewScreen
from tui.settings.configuration import Configuration, read_configuration, signs_set
from tui.settings.paths import configuration_file, view_memory
from tui.settings.view_memory import ViewMemory
from tui.terminal.guarded_app import GuardedApp
from tui.widgets.keys import key
from tui.widgets.themes import (
    FEW_COLOURS,
    FINE_COLOURS,
    TERMINAL,
    THEMES,
    choose_scrollbars,
    in_256_colours,
    theme_sentence,
)
from tui.wording.language import Language, current
from tui.wording.signs import Signs, signs_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.keys import Keymap

_ = current().say

CRASHED = 70
NEWS, LOOK_FOR_NEWS_SECONDS = "news", 0.5
TIDYING, QUIET_LOOKS = "tidying", 10
FORMS, FORMS_SECONDS = "forms", 1.0
PAIRS, CALENDAR, AT_RISK, HISTORY = "pairs", "calendar", "at_risk", "history"
_LONGEST_PASTE = 4 * TEXT_LIMIT

APP_KEYS: list[BindingType] = [
    key("1,ampersand,f2", "view('cohorts')", _("Cohorts"), "app.cohorts").tip(
        _("Every cohort in numbers, and whom to call today")
    ),
    key("2,é,f3", "view('pairs')", _("Pairs"), "app.pairs").tip(_("Every pair, riskiest first")),
    key("3,quotation_mark,f4", "view('calendar')", _("Calendar"), "app.calendar").tip(
        _("Month, agenda, timeline; opens where the chosen pair is to meet")
    ),
    key("5,left_parenthesis,f6", "view('history')", _("History"), "app.history").tip(
        _("What was done, by whom, before and after; u undoes it")
    ),
    key(
        "r,4,apostrophe,f5",
        "view('at_risk')",
        _("At risk"),
        "app.at_risk",
        show=True,
        key_display="r",
    ).tip(_("Who will miss the third meeting, why, and what to do")),
    key("I", "import_file", _("Import"), "app.import").tip(
        _("Import a cohort, or what is new in it, from a JSON file")
    ),
    key("ctrl+t", "colours", _("Colour theme"), "app.colours").tip(
        _("Cycles through dark, light and the terminal's own colours")
    ),
    key("ctrl+q", "quit", _("Quit"), "app.quit", priority=True).tip(_("Quit Mentorat")),
]
"""The views, a file to import, the colours, the way out."""


_SHEETS = sorted(
    Path(__file__).parent.glob("screens/**/*.tcss"), key=lambda sheet: sheet.stem != "question"
)
"""What the screens look like, that of every question first: read at once, at the start.

For a sheet that a screen brings with it, Textual reads all of them anew.
"""


class MentoratApp(GuardedApp):
    """Mentorat on a terminal."""

    TITLE = "Mentorat"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", *_SHEETS]
    DEFAULT_MODE = HOME
    BINDING_GROUP_TITLE = _("Everywhere")
    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS

    def __init__(self, session: Session, keymap: "Keymap | None" = None) -> None:
        # only where Textual takes colours for the terminal's own does it take them all away
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.session = session
        session.open_pair = self.open_pair
        self.typed_keys = TypedKeys(self)
        self.set_keymap(keymap or {})
        for theme in THEMES:
            self.register_theme(theme if session.has_fine_colours else in_256_colours(theme))
        self._wear(session.memory.theme)
        # a line may be slow: what moves by steps is drawn at every step
        self.animation_level = "none"
        self._told_of: frozenset[object] = frozenset()
        self._quiet_looks = 0
        self._trouble: object = None
        self.dismissed: AdmissionError | None = None
        """Why the screens were closed, where access was withdrawn meanwhile."""
        self.set_class(session.signs is Signs.ASCII, "-ascii")
        choose_scrollbars(session.signs)
        self.add_mode(HOME, partial(self._styled, partial(HomeScreen, session)))
        self.add_mode(PAIRS, partial(self._styled, partial(PairsScreen, session)))
        self.add_mode(CALENDAR, partial(self._styled, self._calendar))
        self.add_mode(HISTORY, partial(self._styled, self._history))
        self.add_mode(AT_RISK, partial(self._styled, partial(AtRiskScreen, session)))

    def on_mount(self) -> None:
        """Look now and then for what others have changed; what has not changed draws nothing."""
        if self.session.memory.was_damaged:
            words = self.session.language.say(
                "Saved view settings could not be read; using defaults."
            )
            self.notify(words, severity="warning")
        if self.DEFAULT_MODE in (HOME, PAIRS):
            self.watch_store()

    def watch_store(self) -> None:
        """Begin to look for what others change in the store; then have the forms at hand."""
        self.set_interval(LOOK_FOR_NEWS_SECONDS, self._look_for_news, name=NEWS)
        self.set_timer(FORMS_SECONDS, self._fetch_forms)

    def _fetch_forms(self) -> None:
        """Import the forms beside the screen: the first key that wants one is not to wait."""
        self.run_worker(
            partial(import_module, "tui.screens.forms.catalogue"), group=FORMS, thread=True
        )

    def _look_for_news(self) -> None:
        """Show what others have changed in the view in front, and touch no form.

        A view behind it shows that once it is in front again.

        While nothing is pressed, what was written is tidied up.
        """
        if not self.is_running:
            return  # the views are being taken down
        views = [screen for screen in self.screen_stack if isinstance(screen, ViewScreen)]
        desk = self.session.desk
        self._quiet_looks += 1
        if self._quiet_looks == QUIET_LOOKS:
            self.run_worker(desk.tidy, group=TIDYING, thread=True)
        try:
            if desk.has_news():
                views[-1].refresh_view()
            self._trouble = None
        except AdmissionError as error:
            self.dismissed = error
            self.exit(return_code=error.exit_code)
        except MentoratError as error:
            if self._trouble != error.code:
                self._trouble = error.code
                views[-1].say_error(error)

    def action_colours(self) -> None:
        """Take the next colours, and remember them."""
        names = [theme.name for theme in THEMES]
        theme = THEMES[(names.index(self.theme) + 1) % len(names)]
        self._wear(theme.name)
        self.session.memory.theme = theme.name
        self.clear_notifications()
        self.notify(theme_sentence(theme.name, self.session.language), timeout=4)

    def _wear(self, name: str) -> None:
        """Put colours on: those chosen, else the terminal's where it has no others."""
        known = [theme.name for theme in THEMES]
        usual = TERMINAL.name if self.session.has_few_colours else known[0]
        self.theme = name if name in known else usual

    def action_import_file(self) -> None:
        """Ask for a file to import."""
        if isinstance(self.screen, ViewScreen):
            # its import takes a while, and the first screen is not to wait for it
            from tui.screens.import_file import ask_for_file  # noqa: PLC0415

            ask_for_file(self.screen)

    def action_view(self, mode: str) -> None:
        """Go to a view, away from the pair that may have been opened there.

        From the home view it is of the cohort under the cursor, unless a name was asked for. The
        calendar opens on the day of the pair that is chosen where it is asked for.
        """
        is_there = mode == self.current_mode and len(self.screen_stack) == 1
        if isinstance(self.screen, HomeScreen) and not is_there and self.session.wanted is None:
            self.session.cohort = self.screen.chosen_cohort
        if mode == CALENDAR and isinstance(self.screen, PairActions) and not is_there:
            chosen = self.screen.chosen
            self.session.pair = chosen.reference if chosen else None
        self.switch_mode(mode)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, ViewScreen):
            self.screen.begin_anew()

    def action_palette(self) -> None:
        """Ask what to do, or to whom to go."""
        if isinstance(self.screen, ViewScreen):
            # the same
            from tui.screens.palette import open_palette  # noqa: PLC0415

            with self.screen.saying_errors():
                open_palette(self.screen, self.session)

    def open_pair(self, reference: str) -> None:
        """Show everything on a pair."""
        # the same
        from tui.screens.pair import PairScreen  # noqa: PLC0415

        self.push_screen(PairScreen(self.session, reference))

    def _styled(self, make: "Callable[[], Screen[None]]") -> Screen[None]:
        """Return a new view, styled as it is made; Textual would style all that there is twice."""
        view = make()
        view._css_update_count = self._css_update_count  # noqa: SLF001 - told by nothing else
        return view

    def _calendar(self) -> Screen[None]:
        # its import takes a while, and the first screen is not to wait for it
        from tui.screens.calendar import CalendarScreen  # noqa: PLC0415

        return CalendarScreen(self.session)

    def _history(self) -> Screen[None]:
        # the same
        from tui.screens.history import HistoryScreen  # noqa: PLC0415

        return HistoryScreen(self.session)

    async def action_quit(self) -> None:
        """Leave; ask first where something typed or something being written may be lost."""
        forms = [screen for screen in self.screen_stack if isinstance(screen, QuestionScreen)]
        if not all(form.may_leave() for form in forms):
            return
        writing = frozenset(
            one for one in self.workers if one.group == WRITES and not one.is_finished
        )
        if writing <= self._told_of:
            self.exit()
            return
        self._told_of = writing
        words = self.session.language.say(
            "A change is still being saved. Quit again to leave without waiting."
        )
        self.notify(words, markup=False)

    def action_help_quit(self) -> None:
        """Say how to leave to whoever tries ctrl+c."""
        self.notify(self.session.language.say("ctrl+q quits Mentorat."), markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Hand on what is typed in its turn; clean what is pasted before any field draws it."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._quiet_looks = 0
        if self.typed_keys.hold(event):
            return
        if isinstance(event, events.Paste):
            event.text = pasted(event.text)
        await super().on_event(event)
        self.typed_keys.follow(event)

    @property
    def is_busy(self) -> bool:
        """Whether something that was typed has not been taken yet."""
        return super().is_busy or not self.typed_keys.are_done

    def _handle_exception(self, error: Exception) -> None:
        """Keep what nobody foresaw for the command line, which names no person in its one line.

        While the screens are taken apart, what is still on its way finds them gone: no crash.
        """
        if self._exit:
            self._close_messages_no_wait()
            return
        self._return_code = CRASHED
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def crash(self) -> Exception | None:
        """What nobody foresaw, where it ended the application."""
        return self._exception

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the keys of the views away from a question that waits for its answer."""
        if action == "colours":
            return not self.no_color
        if action in ("view", "import_file", "palette") and not isinstance(self.screen, ViewScreen):
            return False
        if action == "import_file":
            desk = self.session.desk
            return desk.actor.has(Role.COORDINATOR) and not desk.is_remote
        return super().check_action(action, parameters)


class MentorsApp(MentoratApp):
    """Mentorat for who sees their own pairs alone: it begins on them."""

    DEFAULT_MODE = PAIRS


def run_app(desk: Desk, language: Language, as_of: date | None) -> int:
    """Run the application until its user leaves; gives the exit code, raises what it crashed on."""
    return run(MentoratApp if desk.actor.sees_all else MentorsApp, desk, language, as_of)


def run(
    make: "Callable[[Session, Keymap], MentoratApp]",
    desk: Desk,
    language: Language,
    as_of: date | None,
) -> int:
    """Do as `run_app` with an application of another make."""
    # a visitor has no file of their own here
    configuration = Configuration() if desk.is_remote else read_configuration(configuration_file())
    keymap = _keymap(configuration)
    memory = ViewMemory(view_memory(), desk.place, desk.actor.id)
    colours = Console().color_system
    session = Session(
        desk,
        language,
        terminal_signs(signs_set(os.environ, configuration)),
        as_of,
        memory=memory,
        has_few_colours=colours in FEW_COLOURS,
        has_fine_colours=colours == FINE_COLOURS,
    )
    app = make(session, keymap)
    code = app.run_until_left(all_written, mouse=configuration.mouse)
    if app.crash is not None:
        raise app.crash
    if app.dismissed is not None:
        raise app.dismissed
    return code


def _keymap(configuration: Configuration) -> "Keymap":
    """Return the keys that a person has set; raise ConfigurationError."""
    if not configuration.keys:
        return {}
    # it imports every screen, and the first one is not to wait for it
    from tui.screens.keys import keymap_of  # noqa: PLC0415

    return keymap_of(configuration, MentoratApp)


def pasted(text: str) -> str:
    """Return a pasted text as it may be drawn, with newlines for every kind of line end."""
    lines = text[:_LONGEST_PASTE].expandtabs(1).replace("\r\n", "\n").replace("\r", "\n")
    return shown(lines, newlines=True)


def terminal_signs(wanted: str) -> Signs:
    """Return the signs that are wanted, else those that the terminal can draw."""
    encoding = getattr(sys.__stdout__, "encoding", None)  # where it is drawn
    return signs_on(encoding, os.environ.get("TERM", ""), wanted)
