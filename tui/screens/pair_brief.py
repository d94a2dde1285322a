"""What is to say of the pair under the cursor: three lines below a list, or a pane beside it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.desk.views import PairView
from tui.domain.texts import shown
from tui.screens.campaign import campaign_of
from tui.screens.pair_words import (
    action_line,
    checkpoint_words,
    contact_text,
    internship_facts,
    last_contact_text,
    last_exchange_facts,
    level_text,
    people_facts,
    reason_lines,
)
from tui.widgets.facts import FactsBlock
from tui.widgets.timeline import Timeline
from tui.wording.language import Language
from tui.wording.reasons import reasons_line
from tui.wording.signs import Signs


class PairBrief(Static):
    """Three lines: why the pair has its level, what to do, whom to call and how."""

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._language = language
        self._signs = signs

    def show(self, view: PairView | None) -> None:
        """Show a pair, or nothing."""
        if view is None:
            self.update("")
            return
        name = Content.styled(f"{shown(view.mentee.listed_name)}: ", "bold")
        line = reasons_line(view.assessment.reasons, self._language)
        reasons = Content(line) if line else level_text(view, self._language, self._signs)
        action = action_line(view, self._language, self._signs)
        why = name + reasons + last_contact_text(view, self._language)
        self.update(Content("\n").join([why, action, contact_text(view)]))


class PairPane(VerticalScroll, can_focus=False):
    """People, timeline, checkpoints, what is at risk and what to do."""

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._language = language
        self._signs = signs

    def compose(self) -> ComposeResult:
        """Give the parts from top to bottom."""
        yield Static(id="pane-head", markup=False)
        yield Timeline(self._language, self._signs)
        yield Static(id="pane-checkpoints", markup=False)
        yield FactsBlock(id="pane-facts")

    def show(self, view: PairView | None) -> None:
        """Show a pair, or nothing."""
        self.set_class(view is None, "-empty")
        if view is None:
            return
        language, signs = self._language, self._signs
        head = [
            Content.styled(shown(view.mentee.listed_name), "bold"),
            level_text(view, language, signs),
            *reason_lines(view, language),
            action_line(view, language, signs),
            contact_text(view),
        ]
        self.query_one("#pane-head", Static).update(Content("\n").join(head))
        first, last = campaign_of(view)
        self.query_one(Timeline).show(view.assessment, view.exchanges, first, last)
        lines = checkpoint_words(view, language, signs)
        self.query_one("#pane-checkpoints", Static).update(Content("\n").join(lines))
        facts = [
            *last_exchange_facts(view, language),
            *people_facts(view, language, signs),
            *internship_facts(view, language),
        ]
        self.query_one(FactsBlock).show(facts)
