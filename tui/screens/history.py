"""History: what was done in a cohort, by whom and when, before and after; undone by key."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import on
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from tui.domain.history import UNDO, Entry
from tui.domain.names import Wanted, key_of, likeness
from tui.screens.cohort_actions import CohortActions
from tui.screens.question import ConfirmScreen
from tui.screens.session import Session
from tui.screens.view import FilteredView
from tui.widgets.bars import HeaderLine
from tui.widgets.fields import FilterField
from tui.widgets.history import HistoryEntry, HistoryList
from tui.widgets.keys import key
from tui.wording.days import short_day
from tui.wording.history import Names, told_in_one, told_sentences
from tui.wording.language import Language, current

_ = current().say

PAGE = 200
"""So many acts are read first, and twice as many whenever the cursor comes to the last of them."""

FILTERED = 16 * PAGE
"""Among so many a filter looks at least."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A change with what undid it and did it again, if anything, the oldest first."""

    entry: Entry
    after: tuple[Entry, ...] = ()

    @property
    def key(self) -> str:
        """What tells the change from every other."""
        return f"{self.entry.cohort}/{self.entry.seq}"

    @property
    def is_undone(self) -> bool:
        """Whether the change stands no longer."""
        return self.entry.undone_by is not None


def folded_entries(entries: Iterable[Entry]) -> list[Folded]:
    """Return changes as listed, each with what undid it and did it again folded into it."""
    roots: dict[tuple[str, int], tuple[str, int]] = {}
    found: dict[tuple[str, int], Folded] = {}
    for entry in entries:
        place = entry.cohort, entry.seq
        reverted = (entry.cohort, entry.reverts) if entry.reverts is not None else None
        root = roots[place] = roots.get(reverted, place) if reverted else place
        known = found.get(root)
        found[root] = Folded(known.entry, (*known.after, entry)) if known else Folded(entry)
    return list(found.values())


class HistoryScreen(CohortActions, FilteredView):
    """The changes of the cohort looked at, or of every one; the newest first."""

    BINDING_GROUP_TITLE = _("History")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open_pair", _("Open"), "history.open", show=True, key_display="⏎").tip(
            _("Show the pair that the change is about")
        ),
        key("u", "undo", _("Undo this"), "history.undo", show=True).tip(
            _("Undo the change under the cursor; older ones ask first")
        ),
    ]
    history_list = query_one(HistoryList)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._folded: dict[str, Folded] = {}
        self._listed: list[HistoryEntry] = []
        self._begins_anew = True
        self._last = PAGE
        self._has_more = False

    def compose_view(self) -> Iterable[Widget]:
        """Yield the filter and the list."""
        language, signs = self.session.language, self.session.signs
        yield FilterField(language, id="filter")
        yield HistoryList(language, signs)

    def start(self) -> None:
        """Start on the newest change."""
        self.history_list.focus()

    def begin_anew(self) -> None:
        """Put the cursor on the newest change."""
        self._begins_anew = True
        self._last = PAGE
        if self._is_composed:
            self.history_list.action_first()

    def reload(self) -> None:
        """Show what was done, up to now: history has no as-of day."""
        session, language = self.session, self.session.language
        desk = session.desk
        entries = desk.log(session.cohort, self._last + 1)
        self._has_more = len(entries) > self._last
        folded = folded_entries(entries[-self._last :])[::-1]
        self._folded = {one.key: one for one in folded}
        ids = {one.entry.cohort for one in folded}
        zones = {id_: ZoneInfo(desk.cohort(id_).time_zone) for id_ in ids}
        names = {id_: desk.names_of(id_) for id_ in ids}
        header = self.query_one(HeaderLine)
        header.title = language.say("All cohorts")
        if session.cohort is not None:
            header.title = desk.cohort(session.cohort).title
        self.show_day(session.as_of or self.today())
        self._listed = [
            history_entry(one, zones[one.entry.cohort], names[one.entry.cohort], language)
            for one in folded
        ]
        self.narrow()

    def narrow(self) -> None:
        """List the changes that hold the words of the filter, and count them."""
        language, wanted = self.session.language, Wanted.of(self.words)
        if self.words and self._has_more and self._last < FILTERED:
            self._read_on(FILTERED)
            return
        found = [
            one
            for one in self._listed
            if likeness(wanted, key_of(one.when, one.who, *one.told)) is not None
        ]
        worded = last_changes if self._has_more else counted_changes
        self.query_one(HeaderLine).subtitle = worded(len(found), len(self._listed), language)
        self.history_list.empty = (
            language.say("No match. Esc shows all changes.")
            if self._listed
            else self.when_empty(language.say("No changes yet. x on a pair records an exchange."))
        )
        self.history_list.show(found)
        if self._begins_anew:
            self._begins_anew = False
            self.history_list.action_first()

    @property
    def main(self) -> Widget:
        """The list."""
        return self.history_list

    @property
    def chosen_change(self) -> Folded | None:
        """The change under the cursor."""
        entry = self.history_list.current
        return self._folded.get(entry.key) if entry else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to undo only where there is a change, and to open only where it is of a pair."""
        change = self.chosen_change if action in ("undo", "open_pair") else None
        if action == "undo":
            return change is not None
        if action == "open_pair":
            return change is not None and len(change.entry.pairs) == 1
        return super().check_action(action, parameters)

    @on(HistoryList.Highlighted)
    def _follow(self) -> None:
        self.refresh_bindings()
        entry = self.history_list.current
        if self._has_more and entry is not None and entry.key == self._listed[-1].key:
            self._read_on(2 * self._last)

    def _read_on(self, last: int) -> None:
        self._last = last
        self.reload()

    @on(HistoryList.Opened)
    def _open(self) -> None:
        self.action_open_pair()

    def action_open_pair(self) -> None:
        """Open the pair that the change under the cursor is about."""
        change = self.chosen_change
        if change is not None and len(change.entry.pairs) == 1:
            with self.saying_errors():
                view = self.session.desk.pair(change.entry.subject)
                self.session.open_pair(view.reference)

    def action_undo(self) -> None:
        """Undo the change under the cursor; ask first where it is not the newest that stands."""
        change = self.chosen_change
        if change is None:
            return
        newest = next((one for one in self._folded.values() if not one.is_undone), change)
        if change.is_undone or change.key == newest.key:
            self._undo(change.entry)
            return
        say, entry = self.session.language.say, change.entry
        words = told_in_one(entry, self.session.desk.names_of(entry.cohort), self.session.language)
        question = ConfirmScreen(
            self.session.language,
            say("Undo an older change?"),
            say(
                "{change} ({who}, {day})",
                change=words,
                who=entry.act.actor,
                day=entry.act.at.date(),
            ),
            say("Enter undoes it   Esc cancels"),
        )
        self.ask(question, lambda is_sure: self._undo(entry) if is_sure else None)

    def _undo(self, entry: Entry) -> None:
        verb = partial(self.session.desk.undo, entry.cohort, entry.seq)
        self.write(verb, self.say_undone, self.say_error)


def counted_changes(found: int, listed: int, language: Language) -> str:
    """Return how many changes are listed, and of how many where they are not all."""
    if found == listed:
        return language.count("{number} change", "{number} changes", listed)
    return language.count(
        "{found} of {number} change", "{found} of {number} changes", listed, found=found
    )


def last_changes(found: int, listed: int, language: Language) -> str:
    """Return how many changes are listed where there are more before them."""
    if found == listed:
        return language.count("the last {number} change", "the last {number} changes", listed)
    return language.count(
        "{found} of the last {number} change",
        "{found} of the last {number} changes",
        listed,
        found=found,
    )


def history_entry(folded: Folded, zone: ZoneInfo, names: Names, language: Language) -> HistoryEntry:
    """Return a change in words, its times by the clock of the cohort."""
    entry = folded.entry
    told = chain(
        told_sentences(entry, names, language),
        (_reverted(one, zone, language) for one in folded.after),
    )
    return HistoryEntry(
        key=folded.key,
        seq=entry.seq,
        when=_when(entry, zone, language),
        who=entry.act.actor,
        told=tuple(told),
        is_undone=folded.is_undone,
    )


def _when(entry: Entry, zone: ZoneInfo, language: Language) -> str:
    at = entry.act.at.astimezone(zone)
    return f"{short_day(at.date(), language)} {at:%H:%M}"


def _reverted(one: Entry, zone: ZoneInfo, language: Language) -> str:
    """Say who undid a change, or did it again, and when."""
    facts = {"who": one.act.actor, "when": _when(one, zone, language)}
    if one.act.verb == UNDO:
        return language.say("undone by {who}, {when}", **facts)
    return language.say("redone by {who}, {when}", **facts)
