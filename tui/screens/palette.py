"""The palette opened over a view, and what is chosen there done."""

from tui.desk.naming import NamedPair
from tui.screens.act_menus import letters_alone
from tui.screens.acts import ActsScreen
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

    acts = [*acts_of(view, session.signs), *_acts_of_the_menu(view)]
    screen = PaletteScreen(session.language, session.signs, acts, session.desk.names())
    app.push_screen(screen, take)


def _acts_of_the_menu(view: ViewScreen) -> list[PaletteAct]:
    """Give the acts on the chosen pair that have a letter in the menu and no key of their own."""
    subject = view.subject() if isinstance(view, ActsScreen) else None
    if subject is None:
        return []
    return [
        PaletteAct(one.words, "", f"o {one.key}", f"act('{one.key}')", view)
        for one in letters_alone(subject)
    ]
