"""The question for a snapshot: which day, whole or redacted, into which file."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Label, Static

from tui.desk.archive import Snapshot, SnapshotFacts, save_snapshot, snapshot_file_name
from tui.domain.cohorts import Cohort
from tui.domain.texts import shown
from tui.screens.forms.action import CohortAction, CohortSubject, ScreenAction, View, is_there
from tui.screens.question import FileQuestionScreen
from tui.screens.session import Session
from tui.settings.paths import starting_directory
from tui.widgets.choices import ChoiceLine
from tui.widgets.date_field import DateField
from tui.wording.language import Language, current
from tui.wording.words import counted, listed

_ = current().say

_WHOLE, _REDACTED = "whole", "redacted"


@dataclass(frozen=True, slots=True)
class SnapshotWish:
    """A snapshot as a person wants it."""

    as_of: date
    path: Path
    redacted: bool = False
    replace: bool = False
    """Whether a file that is there already may be replaced."""


class SnapshotScreen(FileQuestionScreen[SnapshotWish]):
    """Asks for the day, the kind and the file of a snapshot, and says what it will hold."""

    day = query_one(DateField)
    kind = query_one(ChoiceLine)

    def __init__(self, session: Session, cohort: Cohort, facts: SnapshotFacts, today: date) -> None:
        super().__init__(session.language)
        self._signs = session.signs
        self._cohort = cohort
        self._facts = facts
        self._today = today
        self._offered = ""

    def compose(self) -> ComposeResult:
        """Draw the form: what the file will hold, then the fields."""
        say = self.language.say
        holds = listed(counted(self._facts.counts, self.language), self.language)
        with VerticalScroll(id="form", can_focus=False) as form:
            form.border_title = Content(say("Snapshot: {cohort}", cohort=self._cohort.title))
            with Grid(id="fields"):
                yield Label(say("Contains"))
                yield Static(holds, markup=False)
                yield Label(say("As of"))
                yield DateField(self.language, self._today, value=self._facts.as_of, id="day")
                yield Label(say("Kind"))
                yield ChoiceLine(kind_options(self.language), _WHOLE, self._signs, id="kind")
                yield from self.file_field()
            yield from self.foot(
                say("Enter saves   Tab next field   Esc closes"),
                say("Redacted: without names, addresses, notes and texts; for statistics only."),
            )

    def on_mount(self) -> None:
        """Offer a file beside where the program was started."""
        self._offer_name()
        self.day.focus()

    @on(DateField.Changed)
    @on(ChoiceLine.Changed)
    def _offer_name(self) -> None:
        """Follow the day and the kind with the name, until a person writes their own."""
        if self.path.value not in ("", self._offered):
            return
        day = self.day.value_day or self._facts.as_of
        name = snapshot_file_name(self._cohort.id, day, redacted=self._is_redacted)
        self._offered = str(starting_directory() / name)
        self.path.value = self._offered

    @property
    def _is_redacted(self) -> bool:
        return self.kind.value == _REDACTED

    def action_answer(self) -> None:
        """Give the wish, or say what is wrong with it; a file that is there is asked about."""
        day = self.day.value_day
        if day is None:
            self.say_problem(self.day.error or self.language.say("Enter a date."))
            self.day.focus()
            return
        wanted = self.file_wanted()
        if wanted is not None:
            path, replace = wanted
            self.give(SnapshotWish(day, path, self._is_redacted, replace))


def kind_options(language: Language) -> list[tuple[str, str, str]]:
    """Return the two kinds of snapshot as value, key and word."""
    return [(_WHOLE, "w", language.say("whole")), (_REDACTED, "r", language.say("redacted"))]


def ask_for_snapshot(view: View, subject: CohortSubject) -> None:
    """Ask for the day, the kind and the file of a snapshot, and write it; raise MentoratError."""
    session, cohort = subject.session, subject.there
    facts = session.desk.preview_snapshot(cohort.id, session.as_of)
    screen = SnapshotScreen(session, cohort, facts, subject.today)
    view.ask(screen, partial(_write, view, subject))


def _write(view: View, subject: CohortSubject, wish: SnapshotWish | None) -> None:
    if wish is None:
        return
    language = subject.language

    def made() -> Snapshot:
        snapshot = subject.desk.export_snapshot(
            subject.there.id, wish.as_of, language=language, redacted=wish.redacted
        )
        save_snapshot(snapshot, wish.path, replace=wish.replace)
        return snapshot

    def say_written(snapshot: Snapshot) -> None:
        sentence = language.count(
            "Snapshot of {number} pair written and verified: {path}",
            "Snapshot of {number} pairs written and verified: {path}",
            snapshot.facts.counts["pairs"],
            path=shown(str(wish.path)),
        )
        view.tell(sentence, seconds=10)

    meanwhile = language.say("Writing and verifying the snapshot ...")
    view.write(made, say_written, view.say_error, meanwhile=meanwhile)


def _may_be_written(subject: CohortSubject) -> bool:
    return is_there(subject) and not subject.desk.is_remote


SNAPSHOT: CohortAction = ScreenAction(
    "snapshot", "S", _("Snapshot for the archive"), ask_for_snapshot, applies=_may_be_written
)
