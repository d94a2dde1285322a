"""A form that was refused comes back with what was typed, and never on top of another."""

from collections.abc import Callable
from typing import TypeVar

from tui.domain.errors import MentoratError
from tui.screens.modal import QuestionScreen
from tui.screens.view_screen import ViewScreen
from tui.wording.errors import error_sentence

Answer = TypeVar("Answer")


def reopen(
    view: ViewScreen,
    question: QuestionScreen[Answer],
    take: Callable[[Answer | None], None],
    error: MentoratError,
) -> None:
    """Show a refused form again; while another is open, say so and wait until that is closed."""
    if _shown(view, question, take):
        return
    language = view.session.language
    sentence = language.say(
        "{refused} What you typed comes back when this form is closed.",
        refused=error_sentence(error, language),
    )
    view.notify(sentence, severity="error", timeout=10, markup=False)


def _shown(
    view: ViewScreen, question: QuestionScreen[Answer], take: Callable[[Answer | None], None]
) -> bool:
    front = view.app.screen
    if isinstance(front, QuestionScreen):
        front.afterwards(lambda: _shown(view, question, take))
        return False
    view.app.push_screen(question, take)
    return True
