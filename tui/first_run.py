"""The application where there is no store yet: it offers to make one, and goes into it."""

from datetime import date
from functools import partial

from tui.app import MentoratApp, run
from tui.desk.desk import Desk
from tui.screens.first_run import Beginning, FirstRunScreen
from tui.screens.keys import Keymap
from tui.screens.session import Session
from tui.screens.view import HOME
from tui.wording.language import Language

__all__ = ["Beginning", "FirstRunApp", "run_first"]

_BEGIN = "begin"


class FirstRunApp(MentoratApp):
    """Mentorat where there is no store yet."""

    DEFAULT_MODE = _BEGIN

    def __init__(
        self, beginning: Beginning, session: Session, keymap: Keymap | None = None
    ) -> None:
        super().__init__(session, keymap)
        self.add_mode(_BEGIN, partial(FirstRunScreen, session, beginning, self.begin))

    def begin(self, desk: Desk, words: str, then: str) -> None:
        """Go into the store that was made, say so, and go on to what was asked for."""
        self.session.desk = desk
        self.session.memory = self.session.memory.of(desk.place)
        self.switch_mode(HOME)
        self.watch_store()
        if words:
            self.notify(words)
        if then:
            self.screen.call_later(self.run_action, then, self.screen)


def run_first(desk: Desk, language: Language, as_of: date | None, beginning: Beginning) -> int:
    """Run the application where there is no store yet; `desk` is one to rehearse on."""
    return run(partial(FirstRunApp, beginning), desk, language, as_of)
