"""The terminal application: the views, their keys, and how it starts."""

import os
import sys
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui.desk.desk import Desk
from tui.domain.errors import MentoratError
from tui.domain.texts import TEXT_LIMIT, shown
from tui.screens.acts import ActsScreen
from tui.screens.at_risk_screen import AtRiskScreen
from tui.screens.home_screen import HomeScreen
from tui.screens.modal import QuestionScreen
from tui.screens.pairs_screen import PairsScreen
from tui.screens.session import Session
from tui.screens.view_screen import HOME, WRITES, ViewScreen
from tui.widgets.plain_scrollbar import choose_scrollbars
from tui.wording.language import Language, current
from tui.wording.signs import Signs

_ = current().say

CRASHED = 70
NEWS, LOOK_FOR_NEWS_SECONDS = "news", 0.5
PAIRS, CALENDAR, AT_RISK, HISTORY = "pairs", "calendar", "at_risk", "history"
_LONGEST_PASTE = 4 * TEXT_LIMIT


class MentoratApp(App[None]):
    """Mentorat on a terminal."""

    TITLE = "Mentorat"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    DEFAULT_MODE = HOME
    BINDING_GROUP_TITLE = _("Everywhere")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "1,ampersand,f2",
            "view('cohorts')",
            _("Cohorts"),
            show=False,
            id="app.cohorts",
            tooltip=_("Every cohort in numbers, and whom to call today"),
        ),
        Binding(
            "2,é,f3",
            "view('pairs')",
            _("Pairs"),
            show=False,
            id="app.pairs",
            tooltip=_("Every pair, risk first"),
        ),
        Binding(
            "3,quotation_mark,f4",
            "view('calendar')",
            _("Calendar"),
            show=False,
            id="app.calendar",
            tooltip=_("Month, agenda, timeline; opens where the chosen pair is to meet"),
        ),
        Binding(
            "5,left_parenthesis,f6",
            "view('history')",
            _("History"),
            show=False,
            id="app.history",
            tooltip=_("What was done, by whom, before and after; u takes it back"),
        ),
        Binding(
            "r,4,apostrophe,f5",
            "view('at_risk')",
            _("At risk"),
            key_display="r",
            id="app.at_risk",
            tooltip=_("Who will miss the third meeting, why, and what to do"),
        ),
        Binding(
            "ctrl+q",
            "quit",
            _("Quit"),
            show=False,
            id="app.quit",
            priority=True,
            tooltip=_("Leave Mentorat"),
        ),
    ]

    def __init__(self, session: Session) -> None:
        # only where Textual takes colours for the terminal's own does it take them all away
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.session = session
        # a line may be slow: what moves by steps is drawn at every step
        self.animation_level = "none"
        self._told_of: frozenset[object] = frozenset()
        self._trouble: object = None
        self.set_class(session.signs is Signs.ASCII, "-ascii")
        choose_scrollbars(session.signs)
        self.add_mode(HOME, partial(HomeScreen, session))
        self.add_mode(PAIRS, partial(PairsScreen, session))
        self.add_mode(CALENDAR, self._calendar)
        self.add_mode(HISTORY, self._history)
        self.add_mode(AT_RISK, partial(AtRiskScreen, session))

    def on_mount(self) -> None:
        """Look now and then for what others have changed; what has not changed draws nothing."""
        self.set_interval(LOOK_FOR_NEWS_SECONDS, self._look_for_news, name=NEWS)

    def _look_for_news(self) -> None:
        """Show what others have changed in every view that lies open, and touch no form."""
        views = [screen for screen in self.screen_stack if isinstance(screen, ViewScreen)]
        try:
            if self.session.desk.has_news():
                for view in views:
                    view.refresh_view()
            self._trouble = None
        except MentoratError as error:
            if self._trouble != error.code:
                self._trouble = error.code
                views[-1].say_error(error)

    def action_view(self, mode: str) -> None:
        """Go to a view, away from the pair that may have been opened there.

        The calendar opens on the day of the pair that is chosen where it is asked for.
        """
        is_there = mode == self.current_mode and len(self.screen_stack) == 1
        if mode == CALENDAR and isinstance(self.screen, ActsScreen) and not is_there:
            chosen = self.screen.chosen
            self.session.pair = chosen.reference if chosen else None
        self.switch_mode(mode)
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _calendar(self) -> Screen[None]:
        # its import takes a while, and the first screen is not to wait for it
        from tui.screens.calendar_screen import CalendarScreen  # noqa: PLC0415

        return CalendarScreen(self.session)

    def _history(self) -> Screen[None]:
        # the same
        from tui.screens.history_screen import HistoryScreen  # noqa: PLC0415

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
            "Something is still being written. Quit again not to wait for it."
        )
        self.notify(words, markup=False)

    def action_help_quit(self) -> None:
        """Say how to leave to whoever tries ctrl+c."""
        self.notify(self.session.language.say("ctrl+q leaves Mentorat."), markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted, and cut what no field could hold, before any field draws it."""
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.text = pasted(event.text)
        await super().on_event(event)

    def _handle_exception(self, error: Exception) -> None:
        """Keep what nobody foresaw for the command line, which names no person in its one line."""
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
        if action == "view" and self.screen.is_modal:
            return False
        return super().check_action(action, parameters)


def run_app(desk: Desk, language: Language, as_of: date | None) -> int:
    """Run the application until its user leaves; gives the exit code, raises what it crashed on."""
    session = Session(desk, language, terminal_signs(), as_of)
    app = MentoratApp(session)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0


def pasted(text: str) -> str:
    """Give a pasted text as it may be drawn, with newlines for every kind of line end."""
    lines = text[:_LONGEST_PASTE].expandtabs(1).replace("\r\n", "\n").replace("\r", "\n")
    return shown(lines, newlines=True)


def terminal_signs() -> Signs:
    """Give the signs that the terminal can draw, by the encoding in which it is written to."""
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"  # where Textual draws
    return Signs.UNICODE if encoding.replace("-", "").lower() == "utf8" else Signs.ASCII
