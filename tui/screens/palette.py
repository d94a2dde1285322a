"""The palette opened over a view, and what is chosen there done."""

from tui.desk.naming import NamedPair
from tui.screens.pair_screen import PairScreen
from tui.screens.palette_entries import Choice, PaletteAct, acts_of
from tui.screens.palette_screen import PaletteScreen
from tui.screens.session import Session
from tui.screens.view_screen import ViewScreen


def open_palette(view: ViewScreen, session: Session) -> None:
    """Ask what to do on a view, or to whom to go; raises what the desk raises."""
    app = view.app

    async def take(choice: Choice | None) -> None:
        if isinstance(choice, PaletteAct):
            await app.run_action(choice.action, choice.node)
        elif isinstance(choice, NamedPair):
            if isinstance(app.screen, PairScreen):
                app.pop_screen()
            app.push_screen(PairScreen(session, choice.reference))
        elif choice is not None:
            session.cohort, session.wanted = choice.cohort_id, choice.name
            await app.run_action("view('pairs')")

    screen = PaletteScreen(
        session.language, session.signs, acts_of(view, session.signs), session.desk.names()
    )
    app.push_screen(screen, take)
