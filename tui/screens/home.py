"""Cohorts, the home view: every cohort in numbers, and whom to call today."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.calendar import EventKind, by_day
from tui.domain.codes import HELD, LATE, Checkpoint, Level, Role, Status
from tui.domain.days import Days
from tui.domain.exchanges import Exchange
from tui.domain.views import CohortView, PairView, called_of, watched_of
from tui.screens.cohort_actions import CohortActions
from tui.screens.pair_actions import PairActions
from tui.screens.pair_panes import PairFoot, PairPane
from tui.screens.question import breakpoints
from tui.screens.session import Session
from tui.screens.view import FilteredView
from tui.widgets.agenda import AgendaRow, WeekList, agenda_entries, undoubled
from tui.widgets.bars import HeaderLine
from tui.widgets.calls import CallList, ShortCallList
from tui.widgets.cohorts import CohortList
from tui.widgets.facts import Fact, FactsBlock
from tui.widgets.fields import FilterField
from tui.widgets.keys import key
from tui.widgets.pair_columns import views_found
from tui.widgets.risk import ATTENTION, level_count
from tui.widgets.rows import Heading, LineList
from tui.wording.days import long_day
from tui.wording.language import Language, current
from tui.wording.signs import Signs, level_sign
from tui.wording.words import checkpoint_title, level_word, listed


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
    count, held, late = language.count, view.count(checkpoint, HELD), view.count(checkpoint, LATE)
    planned = view.checkpoints[checkpoint][Status.PLANNED]
    parts = [
        count("{number} held", "{number} held", held) if held else "",
        count("{number} planned", "{number} planned", planned) if planned else "",
        count("{number} late or missed", "{number} late or missed", late) if late else "",
    ]
    words = listed([part for part in parts if part], language)
    words = words or language.say("none yet", "meetings")
    return checkpoint_title(checkpoint, language), words


_ = current().say

_COHORTS_SHARE = 5
"""The cohorts take no more than a fifth of the lines: below them stands whom to call."""

_TALL = 30
"""The lines from which all the cohorts are seen, and below the calls those to watch."""

_WIDE, _HIGH = 120, 48
"""The columns from which the week stands beside the calls, and the lines from which below them."""

_WEEK = 7
"""The days of `This week`, the as-of day among them."""


class HomeScreen(CohortActions, PairActions, FilteredView):
    """Who needs a call today, under the cohorts that they are from."""

    HORIZONTAL_BREAKPOINTS = breakpoints(narrow=0, wide=_WIDE, broad=160)
    VERTICAL_BREAKPOINTS = breakpoints(tiny=0, low=10, tall=_TALL, high=_HIGH)
    BINDING_GROUP_TITLE = _("Cohorts")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "app.focus_next", _("Switch list"), "home.other").tip(
            _("Move between the cohorts, the calls and this week")
        ),
    ]
    cohort_list = query_one(CohortList)
    call_list = query_one(ShortCallList)
    week = query_one(WeekList)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._has_cohorts = False
        self._calls: tuple[PairView, ...] = ()
        self._watched: tuple[PairView, ...] = ()
        self._events: dict[str, PairView] = {}

    def compose_view(self) -> Iterable[Widget]:
        """Yield the cohorts above, the calls below, and beside them the pair and the week."""
        language, signs = self.session.language, self.session.signs
        nothing = language.say("Nothing is due or planned.")
        yield CohortList(language, signs)
        yield Static(id="closing", markup=False)
        yield FilterField(language, id="filter")
        yield Static(id="calls-title", markup=False)
        yield Horizontal(
            ShortCallList(language, signs),
            Vertical(
                PairPane(language, signs, tells_why=False, id="pane"),
                VerticalScroll(FactsBlock(id="cohort-facts"), id="cohort", can_focus=False),
                Static(id="week-title", markup=False),
                WeekList(language, signs, empty=nothing, id="week"),
                id="side",
            ),
            id="calls",
        )
        yield PairFoot(language, signs, id="foot")

    def _no_cohort(self) -> str:
        say = self.session.language.say
        if not self.session.desk.actor.has(Role.COORDINATOR):
            return say("You have no cohort yet.")
        return say("No cohort yet. Press I to import a file, or n to create one.")

    def start(self) -> None:
        """Start on the calls, or on the cohorts where there is nobody to call."""
        (self.call_list if self._calls else self.cohort_list).focus()

    def on_resize(self, event: Resize) -> None:
        """Give the cohorts their share of the lines, and show what there is room for."""
        height = event.size.height
        self.cohort_list.room = height // _COHORTS_SHARE if height >= _TALL else 1
        if self._is_composed:
            self.narrow()
            self._show_week()

    def reload(self) -> None:
        """Show the cohorts, and the pairs at risk in all that are open."""
        session, language = self.session, self.session.language
        listed = session.desk.cohorts(session.as_of)
        views = session.desk.pairs(None, session.as_of)
        self._calls = called_of(views.pairs)
        self._watched = watched_of(views.pairs)
        self._has_cohorts, count = bool(listed.cohorts), len(listed.cohorts)
        counted = language.count("{number} cohort", "{number} cohorts", count) if count > 1 else ""
        between = language.word("between two of a list", ", ")
        words = between.join(part for part in (counted, self._backup_words()) if part)
        self.query_one(HeaderLine).subtitle = words
        self.show_day(listed.as_of)
        self.cohort_list.empty = self.when_empty(self._no_cohort())
        self.cohort_list.show(listed.cohorts)
        self._offer_closing(one for one in listed.cohorts if one.is_over)
        self.call_list.names_cohorts = len(views.cohorts) > 1
        self.narrow()
        self._show_week()

    def _backup_words(self) -> str:
        """Say when the store was last backed up, to whoever may do that; a demo needs none."""
        desk, say = self.session.desk, self.session.language.say
        if desk.pinned_on is not None or not desk.actor.sees_all:
            return ""
        at = desk.last_backup()
        if at is None:
            return say("last backup: never")
        return say("last backup: {day}", day=at.astimezone().date())

    def _offer_closing(self, over: Iterable[CohortView]) -> None:
        """Say of the first cohort that is over how it is closed, to whoever may close it."""
        first = next(iter(over), None) if self.session.desk.actor.has(Role.COORDINATOR) else None
        line = self.query_one("#closing", Static)
        line.display = first is not None
        if first is not None:
            words = self.session.language.say(
                "{cohort} is over: every window and submission day is past."
                " Close it with tab, o, l.",
                cohort=first.cohort.title,
            )
            line.update(words)

    def narrow(self) -> None:
        """List the calls that the filter finds, and count them."""
        language, words = self.session.language, self.words
        nobody = language.say("Nobody needs a call. 2 shows every pair.")
        calls, watched = views_found(self._calls, words), views_found(self._watched, words)
        self.call_list.empty = (
            language.say("No match. Esc shows every call.")
            if self._calls
            else self.when_empty(nobody if self._has_cohorts else "")
        )
        is_tall = self.app.size.height >= _TALL
        self.call_list.show_calls(calls, watched if is_tall or not calls else ())
        self.query_one("#calls-title", Static).update(self._calls_title(calls, len(watched)))

    def _calls_title(self, calls: Sequence[PairView], watched: int) -> Content:
        """Return how many need a call, by level, and how many are to be watched."""
        language, signs = self.session.language, self.session.signs
        levels = Counter(view.assessment.level for view in calls)
        parts = [Content.styled(self._counted(len(calls)), "bold")]
        parts += [
            level_count(one, levels[one], language, signs) for one in ATTENTION if levels[one]
        ]
        if watched:
            sign = level_sign(Level.WATCH, signs)
            words = language.count(
                "{sign} {number} to watch", "{sign} {number} to watch", watched, sign=sign
            )
            parts.append(Content(f" {words}"))
        return Content("  ").join(parts)

    def _counted(self, found: int) -> str:
        language, count = self.session.language, len(self._calls)
        if found != count:
            return language.count(
                "{found} of {number} to call:", "{found} of {number} to call:", count, found=found
            )
        if not count:
            return language.say("no calls")
        if self.session.as_of is None:
            return language.count("{number} to call:", "{number} to call:", count)
        return language.count(
            "{number} to call on {day}:",
            "{number} to call on {day}:",
            count,
            day=self.session.as_of,
        )

    def _show_week(self) -> None:
        """Show what is due and planned on the next seven days, where there is room for it."""
        size = self.app.size
        if size.height < (_TALL if size.width >= _WIDE else _HIGH):
            return
        session, language = self.session, self.session.language
        calendar = session.desk.calendar(None, session.as_of)
        days = Days(calendar.as_of, calendar.as_of + timedelta(_WEEK - 1))
        coming = undoubled(one for one in calendar.events(days) if one.kind is not EventKind.HELD)
        self._events = calendar.views
        rows: list[AgendaRow] = []
        for day, events in by_day(coming).items():
            rows.append(Heading(day.isoformat(), long_day(day, language)))
            rows += agenda_entries(events, calendar)
        self.week.show(rows)
        self.week.can_focus = bool(rows)
        words = language.count(
            "This week: {number} event", "This week: {number} events", len(coming)
        )
        self.query_one("#week-title", Static).update(words)

    @property
    def main(self) -> Widget:
        """The calls."""
        return self.call_list

    @property
    def chosen_cohort(self) -> str | None:
        """The id of the cohort under the cursor."""
        view = self.cohort_list.current
        return view.cohort.id if view else None

    @property
    def chosen(self) -> PairView | None:
        """The pair under the cursor, while the cursor is among the calls or in the week."""
        if self.focused is self.week:
            entry = self.week.current
            return self._events.get(entry.event.pair) if entry else None
        return None if self.focused is self.cohort_list else self.call_list.current

    @property
    def chosen_exchange(self) -> Exchange | None:
        """The planned meeting under the cursor, while the cursor is in the week."""
        entry = self.week.current if self.focused is self.week else None
        return entry.event.exchange if entry else None

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
    @on(LineList.Highlighted)
    def show_current(self) -> None:
        """Show why the pair under the cursor is listed and what to do, or its cohort."""
        view = self.chosen
        if view is not None:
            self.cohort_list.move_to(view.cohort.id)
        cohort = self.cohort_list.current if view is None else None
        self.query_one(PairFoot).show(view, self._about(cohort) if cohort else "")
        self.query_one(PairPane).show(view)
        self.set_class(cohort is not None, "-cohort")
        if cohort is not None:
            facts = cohort_facts(cohort, self.session.language, self.session.signs)
            self.query_one("#cohort-facts", FactsBlock).show(facts)
        self.refresh_bindings()

    def _about(self, view: CohortView) -> str:
        language = self.session.language
        return language.say(
            "{programme}\nMentoring from {start}, dissertation due {due}.",
            programme=view.cohort.programme or view.cohort.title,
            start=long_day(view.cohort.mentoring_start, language),
            due=long_day(view.cohort.submission_due_for(None), language),
        )

    @on(CallList.Opened, "ShortCallList")
    @on(WeekList.Opened, "WeekList")
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
        from tui.screens.forms.catalogue import COHORT_ACTIONS, COHORT_SUBJECTS  # noqa: PLC0415
        from tui.screens.menus import keys_outside, show  # noqa: PLC0415

        with self.saying_errors():
            subject = self.cohort_subject()
            title, keys = subject.there.title, keys_outside(self, self.session.signs)
            show(self, title, COHORT_ACTIONS, subject, subjects=COHORT_SUBJECTS, outside=keys)

    def action_cohort(self, step: int) -> None:
        """Go to the next cohort of the list, or to the one before."""
        self.cohort_list.focus()
        self.cohort_list.action_move(step)
