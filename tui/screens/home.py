"""Cohorts, the home view: every cohort in numbers, and whom to call today."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantFocus, Resize
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.codes import HELD, LATE, Checkpoint, Status
from tui.domain.views import CohortView, PairView
from tui.screens.cohort_actions import CohortActions
from tui.screens.pair_actions import PairActions
from tui.screens.pair_panes import PairPane
from tui.screens.question import breakpoints
from tui.widgets.bars import HeaderLine
from tui.widgets.calls import CallList
from tui.widgets.cohorts import CohortList
from tui.widgets.facts import Fact, FactsBlock
from tui.widgets.keys import key
from tui.wording.days import long_day
from tui.wording.language import Language, current
from tui.wording.pair_facts import contact_line
from tui.wording.signs import Signs, level_sign
from tui.wording.words import checkpoint_word, level_word


def cohort_facts(view: CohortView, language: Language, signs: Signs) -> list[Fact]:
    """Return a cohort's dates, its pairs by level and how its three meetings stand."""
    say, cohort = language.say, view.cohort
    due = cohort.submission_due_for(None)
    facts = [
        (say("Cohort"), cohort.title),
        (say("Programme"), cohort.programme or ""),
        (say("Mentoring"), say("from {day}", day=long_day(cohort.mentoring_start, language))),
        (say("Dissertation"), say("due {day}", day=long_day(due, language))),
        (say("Time zone"), cohort.time_zone),
        (say("Exchanges"), str(view.exchange_count)),
        ("", " "),
        *_levels(view, language, signs),
        ("", " "),
        *(_meeting(checkpoint, view, language) for checkpoint in Checkpoint),
    ]
    if cohort.closed_on is not None:
        closed = say("on {day}", day=long_day(cohort.closed_on, language))
        facts.insert(1, (say("Closed"), closed))
    return [(label, value) for label, value in facts if value]


def _levels(view: CohortView, language: Language, signs: Signs) -> list[Fact]:
    lines = [
        f"{level_sign(level, signs):<3}{count:>3} {level_word(level, language)}"
        for level, count in view.by_level.items()
        if count
    ]
    labels = [language.say("Pairs"), *[""] * len(lines)]
    return list(zip(labels, lines, strict=False))


def _meeting(checkpoint: Checkpoint, view: CohortView, language: Language) -> Fact:
    say, held, late = language.say, view.count(checkpoint, HELD), view.count(checkpoint, LATE)
    planned = view.checkpoints[checkpoint][Status.PLANNED]
    parts = [
        say("{count} held", count=held) if held else "",
        say("{count} planned", count=planned) if planned else "",
        say("{count} late or missed", count=late) if late else "",
    ]
    words = ", ".join(part for part in parts if part) or say("none yet")
    return checkpoint_word(checkpoint, language).capitalize(), words


_ = current().say

_COHORTS_SHARE = 4
"""The cohorts take no more than a fourth of the lines: below them stands whom to call."""


class HomeScreen(CohortActions, PairActions):
    """Who needs a call today, under the cohorts that they are from."""

    CSS_PATH = "home.tcss"
    HORIZONTAL_BREAKPOINTS = breakpoints(narrow=0, wide=120, broad=160)
    VERTICAL_BREAKPOINTS = breakpoints(tiny=0, low=10)
    BINDING_GROUP_TITLE = _("Cohorts")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "app.focus_next", _("Cohorts or calls"), "home.other").tip(
            _("Move between the cohorts and the calls")
        ),
    ]
    cohort_list = query_one(CohortList)
    call_list = query_one(CallList)

    def compose_view(self) -> Iterable[Widget]:
        """Yield the cohorts above, the calls below."""
        language, signs = self.session.language, self.session.signs
        yield CohortList(language, signs)
        yield Static(id="calls-title", markup=False)
        calls = CallList(language, signs)
        cohort = VerticalScroll(FactsBlock(id="cohort-facts"), id="cohort", can_focus=False)
        yield Horizontal(calls, PairPane(language, signs, id="pane"), cohort, id="calls")
        yield Static(id="contact", markup=False)

    def start(self) -> None:
        """Start on the calls, or on the cohorts where there is nobody to call."""
        (self.call_list if self.call_list.shown_count else self.cohort_list).focus()

    def on_resize(self, event: Resize) -> None:
        """Give the cohorts their share of the lines."""
        self.cohort_list.room = max(event.size.height // _COHORTS_SHARE, 1)

    def reload(self) -> None:
        """Show the cohorts, and the pairs at risk in all that are open."""
        session, say = self.session, self.session.language.say
        listed = session.desk.cohorts(session.as_of)
        risky = session.desk.pairs_at_risk(None, session.as_of)
        self.query_one(HeaderLine).title = ""
        self.show_day(listed.as_of)
        self.cohort_list.empty = self.when_empty(
            say("No cohort yet. I imports a file, n makes a new one.")
        )
        self.cohort_list.show(listed.cohorts)
        title = self._calls_title(len(risky.pairs), listed.as_of)
        self.query_one("#calls-title", Static).update(title)
        self.call_list.names_cohorts = len(risky.cohorts) > 1
        self.call_list.empty = self.when_empty(say("Nobody needs a call. 2 shows every pair."))
        self.call_list.show(risky.pairs)

    def _calls_title(self, count: int, as_of: date) -> str:
        language = self.session.language
        if self.session.as_of is None:
            return language.count(
                "{number} pair needs a call today", "{number} pairs need a call today", count
            )
        return language.count(
            "{number} pair needs a call on {day}",
            "{number} pairs need a call on {day}",
            count,
            day=as_of,
        )

    @property
    def chosen_cohort(self) -> str | None:
        """The id of the cohort under the cursor."""
        view = self.cohort_list.current
        return view.cohort.id if view else None

    @property
    def chosen(self) -> PairView | None:
        """The pair under the cursor, while the cursor is among the calls."""
        return None if self.focused is self.cohort_list else self.call_list.current

    @property
    def cohort_here(self) -> str | None:
        """The id of the cohort to which something new would belong."""
        return self.chosen_cohort

    @property
    def cohort_to_undo(self) -> str | None:
        """The id of the cohort in which something was changed last, else of the one chosen."""
        return self.session.changed or self.chosen_cohort

    def go_to(self, pair: str, changed: Collection[str] = ()) -> None:
        """Put the cursor on a pair, where it is among the calls."""
        del changed
        if self.call_list.move_to(pair):
            self.call_list.focus()

    @on(DescendantFocus)
    @on(CallList.Highlighted, "CallList")
    @on(CohortList.Highlighted, "CohortList")
    def show_current(self) -> None:
        """Show how to reach whom the entry under the cursor says to call, or its cohort."""
        view = self.chosen
        if view is not None:
            self.cohort_list.move_to(view.cohort.id)
        self.query_one("#contact", Static).update(contact_line(view) if view else "")
        self.query_one(PairPane).show(view)
        cohort = self.cohort_list.current if view is None else None
        self.set_class(cohort is not None, "-cohort")
        if cohort is not None:
            facts = cohort_facts(cohort, self.session.language, self.session.signs)
            self.query_one("#cohort-facts", FactsBlock).show(facts)
        self.refresh_bindings()

    @on(CallList.Opened, "CallList")
    def open_call(self) -> None:
        """Open the pair under the cursor."""
        self.action_open_pair()

    @on(CohortList.Opened, "CohortList")
    def open_cohort(self) -> None:
        """Open the pairs of the cohort under the cursor."""
        if self.chosen_cohort is not None:
            self.session.cohort = self.chosen_cohort
            self.app.switch_mode("pairs")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done to a cohort where no pair is chosen."""
        is_open = action == "open_pair" and self.focused is self.cohort_list
        if is_open or (action in ("edit", "menu") and self.chosen is None):
            return self.chosen_cohort is not None
        return super().check_action(action, parameters)

    def action_open_pair(self) -> None:
        """Open what is under the cursor: a pair, or the pairs of a cohort."""
        if self.focused is self.cohort_list:
            self.open_cohort()
        else:
            super().action_open_pair()

    def action_edit(self) -> None:
        """Ask for what is to be corrected of the pair chosen, else of the cohort."""
        if self.chosen is not None:
            super().action_edit()
            return
        # the forms take a while to import, and the first screen is not to wait for them
        from tui.screens.forms.catalogue import COHORT_ACTIONS  # noqa: PLC0415
        from tui.screens.menus import begin  # noqa: PLC0415

        with self.saying_errors():
            begin(self, COHORT_ACTIONS, self.cohort_subject(), "edit_cohort")

    def action_menu(self) -> None:
        """Show everything that can be done about the pair chosen, else about the cohort."""
        if self.chosen is not None:
            super().action_menu()
            return
        # the same
        from tui.screens.forms.catalogue import COHORT_ACTIONS  # noqa: PLC0415
        from tui.screens.menus import show  # noqa: PLC0415

        with self.saying_errors():
            subject = self.cohort_subject()
            show(self, subject.there.title, COHORT_ACTIONS, subject)

    def action_cohort(self, step: int) -> None:
        """Go to the next cohort of the list, or to the one before."""
        self.cohort_list.focus()
        self.cohort_list.action_move(step)
