"""History: what was done in a cohort, by whom and when, before and after; undone by key."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import on
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from tui.domain.history import Entry
from tui.screens.cohort_actions import CohortActions
from tui.screens.session import Session
from tui.widgets.bars import HeaderLine
from tui.widgets.history import HistoryEntry, HistoryList
from tui.widgets.keys import key
from tui.wording.changes import act_word
from tui.wording.days import short_day
from tui.wording.history import entry_sentence
from tui.wording.language import Language, current

_ = current().say


class HistoryScreen(CohortActions):
    """The acts of the cohort looked at, or of every one; the newest first."""

    BINDING_GROUP_TITLE = _("History")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("u", "undo", _("Undo this"), "history.undo", show=True).tip(
            _("Take back the act under the cursor")
        ),
    ]
    history_list = query_one(HistoryList)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._entries: dict[str, Entry] = {}

    def compose_view(self) -> Iterable[Widget]:
        """Yield the list."""
        language, signs = self.session.language, self.session.signs
        yield HistoryList(language, signs, empty=language.say("Nothing was done here yet."))

    def start(self) -> None:
        """Start on the newest act."""
        self.history_list.focus()

    def reload(self) -> None:
        """Show what was done, up to now: history has no as-of day."""
        session, language = self.session, self.session.language
        desk = session.desk
        entries = desk.log(session.cohort)[::-1]
        self._entries = {f"{entry.cohort}/{entry.seq}": entry for entry in entries}
        zones = {
            cohort: ZoneInfo(desk.cohort(cohort).time_zone)
            for cohort in {entry.cohort for entry in entries}
        }
        header = self.query_one(HeaderLine)
        header.title = session.cohort or language.say("All cohorts")
        header.subtitle = language.count("{number} act", "{number} acts", len(entries))
        self.show_day(session.as_of or self.today())
        names = self._names()
        self.history_list.show(
            [
                history_entry(entry, zones[entry.cohort], names, language)
                for entry in self._entries.values()
            ]
        )

    def _names(self) -> dict[str, str]:
        listed = self.session.desk.pairs(self.session.cohort, self.session.as_of)
        return {view.reference: view.mentee.listed_name for view in listed.pairs}

    @property
    def chosen_entry(self) -> Entry | None:
        """The act under the cursor."""
        entry = self.history_list.current
        return self._entries.get(entry.key) if entry else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take back only what is there and stands."""
        if action == "undo":
            return self.chosen_entry is not None
        return super().check_action(action, parameters)

    @on(HistoryList.Highlighted)
    def _follow(self) -> None:
        self.refresh_bindings()

    def action_undo(self) -> None:
        """Take back the act under the cursor."""
        entry = self.chosen_entry
        if entry is not None:
            verb = partial(self.session.desk.undo, entry.cohort, entry.seq)
            self.write(verb, self.say_undone, self.say_error)


def history_entry(
    entry: Entry, zone: ZoneInfo, names: dict[str, str], language: Language
) -> HistoryEntry:
    """Return an act in words, its time by the clock of the cohort."""
    at = entry.act.at.astimezone(zone)
    note = ""
    if entry.undone_by is not None:
        note = language.say("undone by {seq}", seq=entry.undone_by)
    elif entry.reverts is not None:
        note = language.say("takes back {seq}", seq=entry.reverts)
    return HistoryEntry(
        key=f"{entry.cohort}/{entry.seq}",
        seq=entry.seq,
        when=f"{short_day(at.date(), language)} {at:%H:%M}",
        who=entry.act.actor,
        act=act_word(entry.act.verb, language),
        subject=names.get(entry.subject, entry.subject),
        what=entry_sentence(entry, language),
        note=note,
    )
