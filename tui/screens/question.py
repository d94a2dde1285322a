"""The base of every question: takes values, returns one, writes nothing; two plain ones."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.settings.paths import typed_path
from tui.widgets.choices import CheckLine, ChoiceLine
from tui.widgets.date_field import DateField
from tui.widgets.keys import key
from tui.wording.days import numeric_day
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current

_ = current().say
Answer = TypeVar("Answer")


class QuestionScreen(ModalScreen[Answer | None]):
    """A form in a frame: Enter gives the answer, Escape leaves without one."""

    BINDING_GROUP_TITLE = _("Every form and question")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,q", "leave", _("Close"), "question.leave", show=True).tip(
            _("Close without changes")
        ),
        key("enter,ctrl+s", "answer", _("Done"), "question.answer", show=True).tip(
            _("Save, or give the answer")
        ),
        key("down", "app.focus_next", _("Next field"), "question.next"),
        key("up", "app.focus_previous", _("Previous field"), "question.before"),
    ]

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self._has_asked = False
        self._said_of: tuple[object, ...] | None = None
        self._is_answered = False
        self._afterwards: list[Callable[[], object]] = []

    def foot(self, keys: str = "", hint: str = "") -> Iterable[Widget]:
        """Return what stands below the fields: a hint, what is wrong, the keys."""
        yield Static(hint, id="hint", markup=False)
        yield Static(id="problem", markup=False)
        yield Static(keys, id="keys", markup=False)

    @property
    def has_typed(self) -> bool:
        """Whether anything was typed that leaving would lose."""
        return False

    def may_leave(self) -> bool:
        """Return whether the program may be left; ask first where something typed would be lost."""
        return self._has_leave(bool(self._afterwards) or self.has_typed)

    def _has_leave(self, loses: bool) -> bool:  # noqa: FBT001 - the one thing it asks
        if self._has_asked or not loses:
            return True
        self._has_asked = True
        self.say_problem(
            self.language.say("Discard what you typed? Press the same key again, or keep typing.")
        )
        return False

    def give(self, answer: Answer | None) -> None:
        """Give the answer and close; a second Enter, typed too soon, answers nothing more."""
        if not self._is_answered:
            self._is_answered = True
            self.dismiss(answer)
            for waiting in self._afterwards:
                self.app.call_later(waiting)

    def afterwards(self, waiting: Callable[[], object]) -> None:
        """Have something wait until this form is closed."""
        self._afterwards.append(waiting)

    def action_leave(self) -> None:
        """Leave; ask first where something typed would be lost."""
        if self._has_leave(self.has_typed):
            self.give(None)

    def action_answer(self) -> None:
        """Give the answer, or say what is still wrong."""
        raise NotImplementedError

    @on(Input.Submitted)
    def _answer_from_a_field(self) -> None:
        # Enter waits its turn behind the keys before it: as a priority key it would overtake them
        self.action_answer()

    @on(Input.Changed)
    @on(ChoiceLine.Changed)
    @on(DateField.Changed)
    def _go_on(self) -> None:
        # a field tells of its first value as well, which is not an answer to what was said of it
        if self._has_asked or self._said_of not in (None, self._filled_in):
            self._has_asked = False
            self.say_problem("")

    @property
    def _filled_in(self) -> tuple[object, ...]:
        """What stands in the fields."""
        typed = [field.value for field in self.query(Input)]
        texts = [field.text for field in self.query(TextArea)]
        taken = [field.chosen for field in self.query(CheckLine)]
        return (*typed, *texts, *taken, *(field.value for field in self.query(ChoiceLine)))

    def on_descendant_focus(self) -> None:
        """Take moving to another field as going on."""
        if self._has_asked:
            self._go_on()

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong, on the form."""
        problem = self.query_one("#problem", Static)
        problem.update(sentence)
        problem.display = bool(sentence)
        self._said_of = self._filled_in if sentence else None
        if sentence:
            self.call_after_refresh(problem.scroll_visible, animate=False)


class FileQuestionScreen(QuestionScreen[Answer]):
    """A form that asks for a file to write; one that is there is replaced at the second Enter."""

    path = query_one("#path", Input)

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._may_replace: Path | None = None

    def file_field(self) -> Iterable[Widget]:
        """Return the row in which the file is typed."""
        yield Label(self.language.say("File"))
        path = Input(id="path", compact=True, select_on_focus=False)
        path.cursor_blink = False
        yield path

    def file_wanted(self) -> tuple[Path, bool] | None:
        """Return the file and whether it may be replaced, or say what is wrong and return None."""
        typed, path = self.path.value.strip(), None
        try:
            path = typed_path(typed)
            problem = self._problem_with(path) if typed else self.language.say("Enter a file name.")
        except MentoratError as error:
            problem = error_sentence(error, self.language)
        if path is not None and not problem:
            return path, path == self._may_replace
        self.path.focus()
        self.say_problem(problem)
        return None

    def _problem_with(self, path: Path) -> str:
        say, named = self.language.say, shown(str(path))
        if path.is_dir():
            return say("{path} is a directory. Add a file name.", path=named)
        if not path.parent.is_dir():
            return say("There is no directory {path}.", path=shown(str(path.parent)))
        if path.exists() and not path.is_file():
            return say("{path} is a device, not a file.", path=named)
        if path.exists() and path != self._may_replace:
            self._may_replace = path
            return say("{path} already exists. Press Enter again to replace it.", path=named)
        return ""


class AsOfScreen(QuestionScreen[tuple[date | None]]):
    """Asks for the as-of day; an empty field means today."""

    day = query_one(DateField)

    def __init__(self, language: Language, today: date, as_of: date | None) -> None:
        super().__init__(language)
        self._today = today
        self._as_of = as_of

    def compose(self) -> ComposeResult:
        """Draw one field and what it takes."""
        say = self.language.say
        with VerticalScroll(id="form", can_focus=False) as form:
            form.border_title = say("View as of which day?")
            yield DateField(self.language, self._today, value=self._as_of, past=False, id="day")
            yield from self.foot(
                say("Enter shows it   Esc closes"),
                say("For example 20/6, +3w, fri; empty = today. Left/Right: one day."),
            )

    def on_mount(self) -> None:
        """Start in the field."""
        self.day.focus()

    @property
    def has_typed(self) -> bool:
        """Whether another day was typed."""
        before = numeric_day(self._as_of) if self._as_of else ""
        return self.day.input.value.strip() != before

    def action_answer(self) -> None:
        """Give the day, or say why it could not be read."""
        if self.day.error:
            self.say_problem(self.day.error)
        else:
            self.give((self.day.value_day,))


class ConfirmScreen(QuestionScreen[bool]):
    """Asks whether to do what it names; Enter does it."""

    def __init__(self, language: Language, title: str, named: str, keys: str) -> None:
        super().__init__(language)
        self._title, self._named, self._keys = title, named, keys

    def compose(self) -> ComposeResult:
        """Draw what is named, and the keys."""
        with VerticalScroll(id="form", can_focus=False) as form:
            form.border_title = self._title
            yield Static(self._named, markup=False)
            yield from self.foot(self._keys)

    def action_answer(self) -> None:
        """Answer that it is to be done."""
        self.give(answer=True)


def breakpoints(**least: int) -> list[tuple[int, str]]:
    """Return the least cells from which a screen has a class such as `-wide`, by its name."""
    return [(cells, f"-{name}") for name, cells in least.items()]


def take_size(screen: Screen[Any]) -> None:
    """Give a screen the classes of its breakpoints.

    Textual gives them once the first frame is laid out, which is then drawn for another size.
    """
    size = screen.app.size
    for breakpoints, cells in (
        (screen.HORIZONTAL_BREAKPOINTS, size.width),
        (screen.VERTICAL_BREAKPOINTS, size.height),
    ):
        fitting = [name for least, name in sorted(breakpoints or ()) if cells >= least]
        screen.add_class(*fitting[-1:])
