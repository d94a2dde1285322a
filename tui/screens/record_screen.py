"""The form for an exchange: channel, date, who began, what it counts for, minutes, note."""

from datetime import date, time
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Label, Static

from tui.desk.exchanges import Draft
from tui.desk.views import PairView
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.errors import MentoratError, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.texts import shown
from tui.screens.forms.choices import channel_options, party_options, purpose_options
from tui.screens.modal import QuestionScreen
from tui.screens.session import Session
from tui.widgets.cells import cut
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.date_field import DateField
from tui.widgets.exchange_fields import MinutesField, NoteField
from tui.widgets.line_field import LineField
from tui.wording.consequences import day_kind
from tui.wording.counting import counting_sentence
from tui.wording.days import numeric_day
from tui.wording.errors import error_sentence
from tui.wording.typed import read_time

_LONGEST_NAME, _LONGEST_TIME = 48, 8
_FIELDS = {
    Rule.HELD_IN_FUTURE: "#day",
    Rule.PLANNED_IN_PAST: "#day",
    Rule.NOT_A_MEETING: "#purpose",
    Rule.TEXT_NOT_CLEAN: "#note",
    Rule.TEXT_TOO_LONG: "#note",
    Rule.NUMBER_OUT_OF_RANGE: "#minutes",
    Rule.TIME_NOT_READ: "#at",
}
"""The field to which a refusal leads."""


class RecordScreen(QuestionScreen[Draft]):
    """Asks for an exchange that was held, or for one to plan."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "record_screen.tcss"]

    channel = query_one("#channel", ChoiceLine)
    begun_by = query_one("#begun-by", ChoiceLine)
    purpose = query_one("#purpose", ChoiceLine)
    day = query_one(DateField)
    minutes = query_one(MinutesField)
    at = query_one("#at", LineField)
    note = query_one(NoteField)

    def __init__(self, session: Session, view: PairView, state: ExchangeState, today: date) -> None:
        super().__init__(session.language)
        self._view = view
        self._state = state
        self._today = today
        self._signs = session.signs
        self._given = Draft(today, Channel.VIDEO, initiated_by=Party.MENTEE)
        self._refused: MentoratError | None = None

    def fill(self, draft: Draft, refused: MentoratError | None) -> None:
        """Start from what was typed before, with the reason why it was refused."""
        self._given, self._refused = draft, refused

    def compose(self) -> ComposeResult:
        """Draw the form, a row a field."""
        say, given = self.language.say, self._given
        with VerticalScroll(id="form", can_focus=False) as form:
            form.border_title = Content(self._title())
            with Grid(id="fields"):
                yield Label(say("Channel"))
                yield ChoiceLine(
                    channel_options(self.language), given.channel, self._signs, id="channel"
                )
                yield Label(say("Date"))
                yield DateField(
                    self.language,
                    self._today,
                    value=given.on,
                    past=self._was_held,
                    id="day",
                )
                yield Label(say("Begun by"))
                yield ChoiceLine(
                    party_options(self.language),
                    given.initiated_by or "",
                    self._signs,
                    id="begun-by",
                )
                yield Label(say("For"))
                yield ChoiceLine(
                    purpose_options(self.language), given.checkpoint, self._signs, id="purpose"
                )
                yield Label(say("Counts for"))
                yield Static(id="counts-for", markup=False)
                yield Label(say("Minutes") if self._was_held else say("Time"))
                with Horizontal(id="last-row"):
                    if self._was_held:
                        yield MinutesField(given.minutes, id="minutes")
                    else:
                        yield LineField(_written(given.at), _LONGEST_TIME, short=True, id="at")
                    yield Label(say("Note"))
                    yield NoteField(given.note, id="note")
            yield Static(
                say("The mentor, coordinators and staff read a note; the mentee may ask to."),
                id="hint",
                markup=False,
            )
            yield Static(id="problem", markup=False)
            yield Static(self._keys(), id="keys", markup=False)

    def on_mount(self) -> None:
        """Start on the channel; after a refusal with its reason in sight, where it leads."""
        self.say_problem("")
        self._show_counting()
        if self._refused is None:
            self.channel.focus()
        else:
            self._say_refusal(self._refused)

    @property
    def has_typed(self) -> bool:
        """Whether minutes, a time, a note or another day were typed."""
        moved = self.day.input.value.strip() != numeric_day(self._today)
        other = self.minutes if self._was_held else self.at
        return moved or bool(other.value.strip() or self.note.value.strip())

    @property
    def _was_held(self) -> bool:
        return self._state is ExchangeState.HELD

    @on(ChoiceLine.Changed)
    @on(DateField.Changed)
    def _show_counting(self) -> None:
        exchange = Exchange(
            id="",
            pair=self._view.pair.id,
            on=self.day.value_day or self._today,
            state=self._state,
            channel=Channel(self.channel.value),
            checkpoint=Purpose(self.purpose.value),
        )
        cohort, windows = self._view.cohort, self._view.assessment.windows
        sentence = counting_sentence(exchange, windows, cohort, self.language)
        kind = day_kind(exchange.on, cohort.policy.holidays, self.language)
        words = f"{sentence}; {kind}" if kind else sentence
        self.query_one("#counts-for", Static).update(words)

    def action_answer(self) -> None:
        """Give the exchange as it was typed, or say what is wrong with it."""
        if self.day.value_day is None:
            self.say_problem(self.day.error or self.language.say("A date is wanted."))
            self.day.focus()
            return
        try:
            draft = Draft(
                on=self.day.value_day,
                channel=Channel(self.channel.value),
                at=None if self._was_held else self._time,
                initiated_by=Party(self.begun_by.value),
                checkpoint=Purpose(self.purpose.value),
                minutes=self.minutes.minutes if self._was_held else None,
                note=self.note.note,
            )
        except RefusedError as error:
            self._say_refusal(error)
        except ValueError:
            self.minutes.focus()
            self.say_problem(self.language.say("Minutes are a whole number, such as 45."))
        else:
            self.give(draft)

    @property
    def _time(self) -> time | None:
        typed = self.at.value.strip()
        return read_time(typed) if typed else None

    def _say_refusal(self, error: MentoratError) -> None:
        field = _FIELDS.get(error.code) if isinstance(error.code, Rule) else None
        self.query_one(field or "#channel").focus()
        self.say_problem(error_sentence(error, self.language))

    def _title(self) -> str:
        names = {"mentee": cut(shown(self._view.mentee.listed_name), _LONGEST_NAME, self._signs)}
        if self._was_held:
            return self.language.say("Record an exchange: {mentee}", **names)
        return self.language.say("Plan a meeting: {mentee}", **names)

    def _keys(self) -> str:
        if self._was_held:
            return self.language.say("Enter records it   Tab next field   Esc leaves")
        return self.language.say("Enter plans it   Tab next field   Esc leaves")


def _written(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""
