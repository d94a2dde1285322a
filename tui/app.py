"""The terminal application: the views, their keys, and how it starts."""

import locale
import os
from datetime import date
from functools import partial
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tui.desk.desk import Desk
from tui.screens.at_risk_screen import AtRiskScreen
from tui.screens.home_screen import HomeScreen
from tui.screens.pairs_screen import PairsScreen
from tui.screens.session import Session
from tui.screens.view_screen import HOME
from tui.wording.language import Language, current
from tui.wording.signs import Signs

_ = current().say

CRASHED = 70
PAIRS, AT_RISK = "pairs", "at_risk"


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
            "2,latin_small_letter_e_with_acute,f3",
            "view('pairs')",
            _("Pairs"),
            show=False,
            id="app.pairs",
            tooltip=_("Every pair, risk first"),
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
        self.add_mode(HOME, partial(HomeScreen, session))
        self.add_mode(PAIRS, partial(PairsScreen, session))
        self.add_mode(AT_RISK, partial(AtRiskScreen, session))

    def action_view(self, mode: str) -> None:
        """Go to a view."""
        self.switch_mode(mode)

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


def terminal_signs() -> Signs:
    """Give the signs that the terminal can draw, by the encoding of its locale."""
    encoding = locale.getpreferredencoding(do_setlocale=False).replace("-", "").lower()
    return Signs.UNICODE if encoding == "utf8" else Signs.ASCII
