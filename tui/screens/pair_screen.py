"""Pair: people, internship, the line of the five months, checkpoints, exchanges, what to do."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from tui.desk.views import PairView
from tui.domain.codes import ExchangeState
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.texts import shown
from tui.screens.acts import ActsScreen
from tui.screens.campaign import campaign_of
from tui.screens.pair_words import (
    action_line,
    checkpoint_lines,
    contact_text,
    held_count,
    internship_facts,
    level_text,
    people_facts,
    reason_lines,
)
from tui.screens.session import Session
from tui.widgets.cells import cut
from tui.widgets.exchange_list import ExchangeList
from tui.widgets.facts import FactsBlock
from tui.widgets.header_line import HeaderLine
from tui.widgets.timeline import Timeline
from tui.wording.language import current

_ = current().say
_LONGEST_NAME = 28


class PairScreen(ActsScreen):
    """Everything on one pair."""

    CSS_PATH = "pair_screen.tcss"
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (30, "-tall")]  # noqa: RUF012 - as Textual declares it
    BINDING_GROUP_TITLE = _("Pair")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "i",
            "facts",
            _("People"),
            id="pair.facts",
            tooltip=_("People and internship in the place of the exchanges, and back"),
        ),
        Binding(
            "less_than_sign",
            "other(-1)",
            _("Pair before"),
            id="pair.before",
            show=False,
            tooltip=_("The pair before this one, in the order of risk"),
        ),
        Binding(
            "greater_than_sign",
            "other(1)",
            _("Next pair"),
            id="pair.next",
            show=False,
            tooltip=_("The pair after this one, in the order of risk"),
        ),
    ]
    exchange_list = query_one(ExchangeList)

    def __init__(self, session: Session, reference: str) -> None:
        super().__init__(session)
        self._reference = reference
        self._view: PairView | None = None

    def compose_view(self) -> Iterable[Widget]:
        """Give the parts from top to bottom; the facts stand beside where there is room."""
        language, signs = self.session.language, self.session.signs
        yield Static(id="pair-head", markup=False)
        yield Timeline(language, signs)
        yield Static(id="pair-checkpoints", markup=False)
        yield Static(id="exchanges-title", markup=False)
        facts = VerticalScroll(
            FactsBlock(id="people"), FactsBlock(id="internship"), id="facts", can_focus=True
        )
        yield Horizontal(ExchangeList(language, signs), facts, id="pair-body")

    def on_mount(self) -> None:
        """Start on the exchanges."""
        super().on_mount()
        self.exchange_list.focus()

    def reload(self) -> None:
        """Show the pair as it stands on the as-of day."""
        session, language, signs = self.session, self.session.language, self.session.signs
        view = session.desk.pair(self._reference, session.as_of)
        self._view = view
        header = self.query_one(HeaderLine)
        header.title = view.cohort.title
        header.subtitle = view.reference
        self.show_day(view.assessment.on)
        self.query_one("#pair-head", Static).update(self._head(view))
        first, last = campaign_of(view)
        self.query_one(Timeline).show(view.assessment, view.exchanges, first, last)
        lines = checkpoint_lines(view, language, signs)
        self.query_one("#pair-checkpoints", Static).update(Content("\n").join(lines))
        title = language.say(
            "Exchanges: {held} held of {all}", held=held_count(view), all=len(view.exchanges)
        )
        self.query_one("#exchanges-title", Static).update(title)
        windows, policy = view.assessment.windows, view.cohort.policy
        self.exchange_list.show([(one, counts_for(one, windows, policy)) for one in view.exchanges])
        self.query_one("#people", FactsBlock).show(people_facts(view, language, signs))
        self.query_one("#internship", FactsBlock).show(internship_facts(view, language))

    def _head(self, view: PairView) -> Content:
        session, language = self.session, self.session.language
        mentor = view.mentor.name if view.mentor else language.say("nobody yet")
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
        exchange = self.exchange_list.current
        planned = exchange is not None and exchange.state is ExchangeState.PLANNED
        return exchange if planned else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what makes no sense on the pair's own screen."""
        return action != "open_pair" and super().check_action(action, parameters)

    @on(ExchangeList.Opened)
    def _confirm_planned(self) -> None:
        if self.chosen_exchange is not None:
            self.action_confirm()

    @on(ExchangeList.Highlighted)
    def _offer_confirm(self) -> None:
        self.refresh_bindings()

    def action_facts(self) -> None:
        """Show people and internship in the place of the exchanges, or go back to them."""
        self.toggle_class("-facts")
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
