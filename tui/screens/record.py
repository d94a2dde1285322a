"""The forms of an exchange: recorded, planned, confirmed."""

from dataclasses import dataclass, replace
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
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.errors import MentoratError, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.screens.forms.choices import (
    channel_options,
    outcome_options,
    party_options,
    purpose_options,
)
from tui.screens.question import QuestionScreen
from tui.screens.session import Session
from tui.widgets.choices import ChoiceLine
from tui.widgets.date_field import DateField
from tui.widgets.drawing import cut
from tui.widgets.fields import LineField, MinutesField, NoteField
from tui.wording.changes import counting_sentence
from tui.wording.consequences import day_kind
from tui.wording.days import long_day, numeric_day
from tui.wording.errors import error_sentence
from tui.wording.typed import read_time
from tui.wording.words import channel_word, state_word

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

    CSS_PATH: ClassVar[list[str | PurePath]] = ["question.tcss", "record.tcss"]

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


_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of a planned exchange; the day, minutes and note where it was held."""

    state: ExchangeState
    on: date
    minutes: int | None = None
    note: str | None = None


class ConfirmScreen(QuestionScreen[Outcome]):
    """Asks what has become of a planned exchange."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["question.tcss", "confirm.tcss"]

    outcome = query_one("#outcome", ChoiceLine)
    day = query_one(DateField)
    minutes = query_one(MinutesField)
    note = query_one(NoteField)

    def __init__(self, session: Session, view: PairView, exchange: Exchange, today: date) -> None:
        super().__init__(session.language)
        self._signs = session.signs
        self._view = view
        self._exchange = exchange
        self._today = today
        self._given = Outcome(ExchangeState.HELD, min(exchange.on, today), note=exchange.note)
        self._refused: MentoratError | None = None

    def fill(self, outcome: Outcome, refused: MentoratError) -> None:
        """Start from what was typed before, with the reason why it was refused."""
        self._given, self._refused = outcome, refused

    def compose(self) -> ComposeResult:
        """Draw the form: what was planned, what became of it, and when."""
        say, given = self.language.say, self._given
        planned = say(
            "{state}: {channel} on {day}.",
            state=state_word(self._exchange.state, self.language).capitalize(),
            channel=channel_word(self._exchange.channel, self.language),
            day=long_day(self._exchange.on, self.language),
        )
        name = cut(shown(self._view.mentee.listed_name), _LONGEST_NAME, self._signs)
        with VerticalScroll(id="form", can_focus=False) as form:
            form.border_title = Content(say("Confirm: {mentee}", mentee=name))
            yield Static(planned, id="planned", markup=False)
            with Grid(id="fields"):
                yield Label(say("It was"))
                yield ChoiceLine(
                    outcome_options(self.language), given.state, self._signs, id="outcome"
                )
                yield Label(say("Held on"))
                yield DateField(self.language, self._today, value=given.on, past=True, id="day")
                yield Label(say("Counts for"))
                yield Static(id="counts-for", markup=False)
                yield Label(say("Minutes"))
                yield MinutesField(given.minutes, id="minutes")
                yield Label(say("Note"))
                yield NoteField(given.note, id="note")
            yield Static(id="problem", markup=False)
            yield Static(
                say("Enter takes it   Tab next field   Esc leaves"), id="keys", markup=False
            )

    def on_mount(self) -> None:
        """Start on the outcome, with the reason of a refusal in sight."""
        refused = self._refused
        self.say_problem(error_sentence(refused, self.language) if refused else "")
        self._offer_what_applies()
        self._show_counting()
        self.outcome.focus()

    @property
    def has_typed(self) -> bool:
        """Whether minutes, another note or another day were typed."""
        planned_on = numeric_day(min(self._exchange.on, self._today))
        moved = self.day.input.value.strip() != planned_on
        return moved or self.note.is_changed or bool(self.minutes.value.strip())

    @on(ChoiceLine.Changed)
    def _offer_what_applies(self) -> None:
        for field in (self.day, self.minutes, self.note):
            field.disabled = not self._was_held

    @on(ChoiceLine.Changed)
    @on(DateField.Changed)
    def _show_counting(self) -> None:
        view, on_ = self._view, self.day.value_day or self._today
        now = replace(self._exchange, state=ExchangeState(self.outcome.value), on=on_)
        windows = view.assessment.windows
        sentence = counting_sentence(now, windows, view.cohort, self.language)
        self.query_one("#counts-for", Static).update(sentence)

    def action_answer(self) -> None:
        """Give the outcome, or say what is wrong with it."""
        if not self._was_held:
            self.give(replace(self._given, state=ExchangeState(self.outcome.value)))
            return
        day = self.day.value_day
        if day is None:
            self.say_problem(self.day.error or self.language.say("A date is wanted."))
            self.day.focus()
            return
        try:
            self.give(Outcome(ExchangeState.HELD, day, self.minutes.minutes, self.note.note))
        except RefusedError as error:
            self.say_problem(error_sentence(error, self.language))
        except ValueError:
            self.minutes.focus()
            self.say_problem(self.language.say("Minutes are a whole number, such as 45."))

    @property
    def _was_held(self) -> bool:
        return self.outcome.value == ExchangeState.HELD
