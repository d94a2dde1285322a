"""The question what has become of a planned exchange: held, cancelled, or nobody came."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Label, Static

from tui.desk.views import PairView
from tui.domain.codes import ExchangeState
from tui.domain.errors import MentoratError, RefusedError
from tui.domain.exchanges import Exchange
from tui.domain.texts import shown
from tui.screens.forms.choices import outcome_options
from tui.screens.modal import QuestionScreen
from tui.screens.session import Session
from tui.widgets.cells import cut
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.date_field import DateField
from tui.widgets.exchange_fields import MinutesField, NoteField
from tui.wording.counting import counting_sentence
from tui.wording.days import long_day, numeric_day
from tui.wording.errors import error_sentence
from tui.wording.words import channel_word, state_word

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

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "confirm_screen.tcss"]

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
