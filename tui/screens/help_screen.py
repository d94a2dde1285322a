"""Help: every key that works on the screen behind it, and the rules behind every sign."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.cohorts import Cohort
from tui.screens.breakpoints import take_size
from tui.screens.help_keys import KeyGroup, KeyLine, key_groups
from tui.screens.help_rules import Section, rule_sections
from tui.screens.modal import QuestionScreen
from tui.widgets.term_list import Term, TermList
from tui.wording.language import Language, current
from tui.wording.signs import Signs

__all__ = ["HelpScreen", "KeyGroup", "key_groups"]

_ = current().say
_KEYS_WIDTH, _NAME_WIDTH = 12, 17
_TERM_WIDTH = 15


class HelpScreen(QuestionScreen[None]):
    """The keys of the screen behind it, and what the signs mean."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "help_screen.tcss"]
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "leave", _("Leave"), id="help.leave", tooltip=_("Back")),
    ]

    def __init__(
        self,
        language: Language,
        signs: Signs,
        groups: list[KeyGroup],
        cohort: Cohort | None = None,
    ) -> None:
        super().__init__(language)
        self._signs = signs
        self._groups = groups
        self._cohort = cohort

    def compose(self) -> ComposeResult:
        """Draw the keys by place, and the rules below them or beside them."""
        take_size(self)
        say = self.language.say
        with VerticalScroll(id="form") as form:
            form.border_title = say("Keys, signs and rules")
            form.border_subtitle = say("Arrows scroll, Esc leaves")
            yield Vertical(*self._keys(), id="help-keys")
            yield Vertical(*self._rules(), id="help-rules")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_answer(self) -> None:
        """Leave."""
        self.give(None)

    def _keys(self) -> Iterator[Widget]:
        for group in self._groups:
            terms = [_key_term(line) for line in group.lines]
            yield from _section((group.title, terms), _KEYS_WIDTH + _NAME_WIDTH)

    def _rules(self) -> Iterator[Widget]:
        for section in rule_sections(self._cohort, self.language, self._signs):
            yield from _section(section, _TERM_WIDTH)


def _section(section: Section, head_width: int) -> Iterator[Widget]:
    title, terms = section
    yield Static(title, classes="heading", markup=False)
    yield TermList(terms, head_width)


def _key_term(line: KeyLine) -> Term:
    keys = f"{' '.join(line.keys):<{_KEYS_WIDTH}}"
    return Term(Content.assemble((keys, "bold"), line.name), line.purpose)
