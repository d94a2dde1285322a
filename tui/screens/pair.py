"""Pair: people, internship, the five months on one line, meetings, exchanges, what to do."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.codes import ExchangeState
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.screens.pair_actions import PairActions
from tui.screens.pair_facts import (
    action_line,
    checkpoint_lines,
    checkpoint_words,
    contact_text,
    held_count,
    level_text,
    people_facts,
    reason_lines,
)
from tui.screens.question import breakpoints
from tui.screens.session import Session
from tui.widgets.bars import HeaderLine
from tui.widgets.drawing import cut
from tui.widgets.exchanges import ExchangeList, ExchangeNote
from tui.widgets.facts import FactsBlock
from tui.widgets.keys import key
from tui.widgets.timeline import Timeline
from tui.wording.calendar import exchange_legend
from tui.wording.language import current
from tui.wording.pair_facts import (
    agreement_facts,
    clock_words,
    evaluation_facts,
    internship_facts,
    mentor_facts,
    mentor_words,
    rest_facts,
)

_ = current().say

PAIR_KEYS: list[BindingType] = [
    key("i", "facts", _("People"), "pair.facts", show=True).tip(
        _("Switch between exchanges and people, internship, agreement")
    ),
    key("less_than_sign", "other(-1)", _("Previous pair"), "pair.before").tip(
        _("The previous pair, in the order of risk")
    ),
    key("greater_than_sign", "other(1)", _("Next pair"), "pair.next").tip(
        _("The next pair, in the order of risk")
    ),
]
"""What is added to the keys of a view in which a pair is chosen."""


_LONGEST_NAME = 28
_WHOLE_LINES = 74
"""The cells from which the meetings are told in whole lines."""

_LABELS = 12
"""The cells of the labels of the facts, so that they stand below each other in every part."""

_PEOPLE = ("people", "mentors", "internship")
_STORY = ("agreement", "rests", "evaluations")


class PairScreen(PairActions):
    """Everything on one pair."""

    HORIZONTAL_BREAKPOINTS = breakpoints(narrow=0, wide=120, broad=170)
    VERTICAL_BREAKPOINTS = breakpoints(flat=0, tiny=10, low=16, tall=30)
    BINDING_GROUP_TITLE = _("Pair")
    BINDINGS: ClassVar[list[BindingType]] = PAIR_KEYS
    exchange_list = query_one(ExchangeList)

    def __init__(self, session: Session, reference: str) -> None:
        super().__init__(session)
        self._reference = reference
        self._view: PairView | None = None
        self._names: dict[str, str] = {}

    def compose_view(self) -> Iterable[Widget]:
        """Yield the parts from top to bottom; the facts stand beside where there is room."""
        language, signs = self.session.language, self.session.signs
        yield Static(id="pair-head", markup=False)
        yield Timeline(language, signs)
        yield Static(id="pair-checkpoints", markup=False)
        yield Static(id="exchanges-title", markup=False)
        facts = VerticalScroll(
            Vertical(*(FactsBlock(least=_LABELS, id=part) for part in _PEOPLE)),
            Vertical(*(FactsBlock(least=_LABELS, id=part) for part in _STORY)),
            id="facts",
            can_focus=True,
        )
        none = language.say("No exchanges yet. x records one, p plans a meeting.")
        exchanges = Vertical(
            ExchangeList(language, signs, empty=none), ExchangeNote(language), id="exchanges"
        )
        yield Horizontal(exchanges, facts, id="pair-body")

    def start(self) -> None:
        """Start on the exchanges."""
        self.exchange_list.focus()

    def on_resize(self) -> None:
        """Say of the three meetings what there is room for."""
        if self._view is not None:
            self._show_checkpoints(self._view)
            self._show_title(self._view)

    def reload(self) -> None:
        """Show the pair as it stands on the as-of day."""
        session = self.session
        view = session.desk.pair(self._reference, session.as_of)
        self._view = view
        people = session.desk.people(view.cohort.id)
        self._names = {person.id: person.name for person in people}
        header = self.query_one(HeaderLine)
        header.title = view.cohort.title
        header.subtitle = view.mentee.listed_name
        self.show_day(view.assessment.on)
        self.query_one("#pair-head", Static).update(self._head(view))
        first, last = view.campaign
        self.query_one(Timeline).show(view.assessment, view.exchanges, first, last)
        self._show_checkpoints(view)
        self._show_title(view)
        windows, policy = view.assessment.windows, view.cohort.policy
        self.exchange_list.show([(one, counts_for(one, windows, policy)) for one in view.exchanges])
        self._show_facts(view)

    def _show_checkpoints(self, view: PairView) -> None:
        lines_of = checkpoint_lines if self.size.width >= _WHOLE_LINES else checkpoint_words
        lines = lines_of(view, self.session.language, self.session.signs)
        self.query_one("#pair-checkpoints", Static).update(Content("\n").join(lines))

    def _show_title(self, view: PairView) -> None:
        say = self.session.language.say
        held, all_ = held_count(view), len(view.exchanges)
        title = say("Exchanges: {held} of {all} held", held=held, all=all_)
        legend = "  ".join(exchange_legend(self.session.language, self.session.signs))
        room = self.size.width - 2 - cell_len(title) - cell_len(legend)
        if room > 1:
            title += " " * room + legend
        exchange = self.exchange_list.exchange
        if self.has_class("-reading") and exchange is not None:
            title = say("Exchange of {day}; Enter: back", day=exchange.on)
        elif self.has_class("-facts") and self.has_class("-narrow"):
            title = say("People, internship and agreement; i: back to exchanges")
        self.query_one("#exchanges-title", Static).update(title)

    def _show_facts(self, view: PairView) -> None:
        language, signs, names = self.session.language, self.session.signs, self._names
        parts = {
            "people": [*people_facts(view, language, signs), (language.say("Id"), view.reference)],
            "mentors": mentor_facts(view, names, language),
            "internship": internship_facts(view, language),
            "agreement": agreement_facts(view, language),
            "rests": rest_facts(view, language),
            "evaluations": evaluation_facts(view, names, language),
        }
        for part, facts in parts.items():
            block = self.query_one(f"#{part}", FactsBlock)
            block.display = bool(facts)
            block.show(facts)

    def _head(self, view: PairView) -> Content:
        session, language = self.session, self.session.language
        mentor = language.say("no mentor yet")
        if view.assigned:
            mentor = mentor_words(view.assigned.name, view.assessment, language)
        who = Content.assemble(
            (cut(shown(view.mentee.listed_name), _LONGEST_NAME, session.signs), "bold"),
            (language.say("  with {mentor}", mentor=cut(mentor, _LONGEST_NAME, session.signs)), ""),
            "   ",
        ) + level_text(view, language, session.signs)
        action = action_line(view, language, session.signs)
        parts = [who, *reason_lines(view, language), action, contact_text(view)]
        return Content("\n").join(parts)

    @property
    def chosen(self) -> PairView | None:
        """The pair itself."""
        return self._view

    @property
    def chosen_exchange(self) -> Exchange | None:
        """The exchange under the cursor, where it is still planned."""
        exchange = self.exchange_list.exchange
        planned = exchange is not None and exchange.state is ExchangeState.PLANNED
        return exchange if planned else None

    @property
    def exchange_here(self) -> Exchange | None:
        """The exchange under the cursor, unless the cursor is among people and agreement."""
        return None if self.has_class("-facts") else self.exchange_list.exchange

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what makes no sense on the pair's own screen."""
        return action != "open_pair" and super().check_action(action, parameters)

    def follow(self, pair: str, exchange: str | None = None) -> None:
        """Put the cursor on an exchange of this pair."""
        del pair
        if exchange is not None and self.is_attached:
            self.exchange_list.move_to(exchange)

    def go_to(self, pair: str, changed: Collection[str] = ()) -> None:
        """Show the pair, with the cursor on what was changed of its exchanges."""
        if pair != self._reference:
            self._reference = pair
            self.refresh_view()
        for exchange in changed:
            self.exchange_list.move_to(exchange)

    @on(ExchangeList.Opened)
    def _confirm_or_read(self) -> None:
        if self.chosen_exchange is not None:
            self.action_do("confirm")
        elif not self.query_one(ExchangeNote).is_empty:
            self._read(is_reading=True)

    @on(ExchangeList.Highlighted)
    def _show_note(self) -> None:
        note = self.query_one(ExchangeNote)
        exchange, view = self.exchange_list.exchange, self.chosen
        clock = clock_words(exchange, view, self.session.language) if exchange and view else ""
        note.show(exchange, self._names, clock)
        if note.is_empty:
            self._read(is_reading=False)
        self.refresh_bindings()

    @on(ExchangeNote.Left)
    def _leave_note(self) -> None:
        self._read(is_reading=False)

    def _read(self, *, is_reading: bool) -> None:
        """Give the note the place of the list, or the list its own again."""
        if is_reading != self.has_class("-reading"):
            self.set_class(is_reading, "-reading")
            self._retitle()
            (self.query_one(ExchangeNote) if is_reading else self.exchange_list).focus()

    def action_back(self) -> None:
        """Leave the note that is being read, else go back."""
        if self.has_class("-reading"):
            self._read(is_reading=False)
        else:
            super().action_back()

    def _retitle(self) -> None:
        if self._view is not None:
            self._show_title(self._view)

    def action_facts(self) -> None:
        """Show people and internship in the place of the exchanges, or go back to them."""
        self.toggle_class("-facts")
        self._retitle()
        facts = self.query_one("#facts", VerticalScroll)
        (facts if self.has_class("-facts") else self.exchange_list).focus()

    def action_other(self, step: int) -> None:
        """Show the next pair, or the one before, in the order of risk."""
        session = self.session
        cohort_id = self._reference.partition("/")[0]
        with self.saying_errors():
            listed = session.desk.pairs(cohort_id, session.as_of).pairs
            references = [view.reference for view in listed]
            if self._reference in references:
                place = references.index(self._reference) + step
                self._reference = references[place % len(references)]
            self.reload()
