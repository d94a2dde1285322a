"""The question what has become of a planned exchange: held, cancelled, or nobody came."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, Vertical
from textual.getters import query_one
from textual.widgets import Input, Label, Static

from tui.desk.views import PairView
from tui.domain.codes import ExchangeState
from tui.domain.errors import RefusedError
from tui.domain.exchanges import Exchange
from tui.domain.rules import check_minutes
from tui.domain.texts import TEXT_LIMIT, clean
from tui.screens.modal import QuestionScreen
from tui.screens.session import Session
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.date_field import DateField
from tui.wording.days import long_day
from tui.wording.errors import error_sentence
from tui.wording.language import Language
from tui.wording.words import channel_word, state_word


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
    minutes = query_one("#minutes", Input)
    note = query_one("#note", Input)

    def __init__(
        self, session: Session, view: PairView, exchange: Exchange, today: date, refused: str
    ) -> None:
        super().__init__(session.language)
        self._signs = session.signs
        self._view = view
        self._exchange = exchange
        self._today = today
        self._refused = refused

    def compose(self) -> ComposeResult:
        """Draw the form: what was planned, what became of it, and when."""
        say = self.language.say
        planned = say(
            "Planned: {channel} on {day}.",
            channel=channel_word(self._exchange.channel, self.language),
            day=long_day(self._exchange.on, self.language),
        )
        with Vertical(id="form") as form:
            form.border_title = say("Confirm: {mentee}", mentee=self._view.mentee.listed_name)
            yield Static(planned, id="planned", markup=False)
            with Grid(id="fields"):
                yield Label(say("It was"))
                yield ChoiceLine(
                    outcome_options(self.language), ExchangeState.HELD, self._signs, id="outcome"
                )
                yield Label(say("Held on"))
                yield DateField(
                    self.language, self._today, value=self._held_on(), past=True, id="day"
                )
                yield Label(say("Minutes"))
                yield Input(id="minutes", compact=True, max_length=4)
                yield Label(say("Note"))
                yield Input(
                    self._exchange.note or "",
                    id="note",
                    compact=True,
                    select_on_focus=False,
                    max_length=TEXT_LIMIT,
                )
            yield Static(id="problem", markup=False)
            yield Static(
                say("Enter takes it   Tab next field   Esc leaves"), id="keys", markup=False
            )

    def on_mount(self) -> None:
        """Start on the outcome, with the reason of a refusal in sight."""
        for field in (self.minutes, self.note):
            field.cursor_blink = False
        self.say_problem(self._refused)
        self.outcome.focus()

    @property
    def has_typed(self) -> bool:
        """Whether minutes or another note were typed."""
        note = self.note.value.strip() != (self._exchange.note or "")
        return note or bool(self.minutes.value.strip())

    @on(ChoiceLine.Changed)
    def _offer_what_applies(self) -> None:
        held = self.outcome.value == ExchangeState.HELD
        for field in (self.day, self.minutes, self.note):
            field.disabled = not held

    def action_answer(self) -> None:
        """Give the outcome, or say what is wrong with it."""
        day = self.day.value_day
        if day is None:
            self.say_problem(self.day.error or self.language.say("A date is wanted."))
            return
        try:
            text = self.minutes.value.strip()
            minutes = int(text) if text else None
            check_minutes(minutes)
            note = clean(self.note.value, TEXT_LIMIT) or None
            self.dismiss(Outcome(ExchangeState(self.outcome.value), day, minutes, note))
        except RefusedError as error:
            self.say_problem(error_sentence(error, self.language))
        except ValueError:
            self.say_problem(self.language.say("Minutes are a whole number, such as 45."))

    def _held_on(self) -> date:
        return min(self._exchange.on, self._today)


def outcome_options(language: Language) -> list[tuple[str, str, str]]:
    """Give what may have become of a planned exchange, as value, key and word."""
    states = (ExchangeState.HELD, ExchangeState.CANCELLED, ExchangeState.NO_SHOW)
    return [
        (state, key, state_word(state, language)) for state, key in zip(states, "hcn", strict=True)
    ]
