"""What is to say of the pair under the cursor: three lines below a list, or a pane beside it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tui.desk.views import PairView
from tui.domain.texts import shown
from tui.screens.brief_lines import brief_lines
from tui.screens.campaign import campaign_of
from tui.screens.pair_events import rest_facts
from tui.screens.pair_facts import agreement_facts, internship_facts, people_facts
from tui.screens.pair_words import (
    action_line,
    checkpoint_words,
    contact_text,
    last_exchange_facts,
    level_text,
    reason_lines,
)
from tui.widgets.facts import FactsBlock
from tui.widgets.timeline import Timeline
from tui.wording.language import Language
from tui.wording.signs import Signs

_LINES = 3
_LEAST_HEIGHT = 10


class PairBrief(Static):
    """Three lines: why the pair has its level, what to do, whom to call and how."""

    def __init__(self, language: Language, signs: Signs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._language = language
        self._signs = signs
        self._view: PairView | None = None

    def get_content_height(self, _container: Size, viewport: Size, _width: int) -> int:
        """Give the three lines, none where the list above needs them all."""
        return _LINES if viewport.height >= _LEAST_HEIGHT else 0

    def show(self, view: PairView | None) -> None:
        """Show a pair, or nothing."""
        self._view = view
        self._draw()

    def on_resize(self) -> None:
        """Say what there is room for."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width
        if self._view is None or not width:
            self.update("")
            return
        lines = brief_lines(self._view, self._language, self._signs, width)
        self.update(Content("\n").join(lines))


class PairPane(VerticalScroll, can_focus=False):
    """People, timeline, checkpoints, what is at risk and what to do."""

    DEFAULT_CSS = """
    PairPane { padding: 0 1; scrollbar-size-vertical: 1; }
    PairPane > Static { height: auto; margin-bottom: 1; }
    PairPane.-empty > * { display: none; }
    """

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
            *agreement_facts(view, language),
            *rest_facts(view, language),
        ]
        self.query_one(FactsBlock).show(facts)
