"""The form for an exchange: channel, date, who began, what it counts for, minutes, note."""

from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input, Label, Static

from tui.desk.exchanges import Draft
from tui.desk.views import PairView
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Party, Purpose
from tui.domain.errors import RefusedError
from tui.domain.exchanges import Exchange
from tui.domain.rules import check_minutes
from tui.domain.texts import TEXT_LIMIT, clean
from tui.screens.modal import QuestionScreen
from tui.screens.session import Session
from tui.widgets.choice_line import ChoiceLine
from tui.widgets.date_field import DateField
from tui.wording.counting import counting_sentence
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current
from tui.wording.words import channel_key, channel_word, checkpoint_word, party_word

_ = current().say


class RecordScreen(QuestionScreen[Draft]):
    """Asks for an exchange that was held, or for one to plan."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "record_screen.tcss"]

    channel = query_one("#channel", ChoiceLine)
    begun_by = query_one("#begun-by", ChoiceLine)
    purpose = query_one("#purpose", ChoiceLine)
    day = query_one(DateField)
    minutes = query_one("#minutes", Input)
    note = query_one("#note", Input)

    def __init__(self, session: Session, view: PairView, state: ExchangeState, today: date) -> None:
        super().__init__(session.language)
        self._view = view
        self._state = state
        self._today = today
        self._signs = session.signs
        self._given = Draft(today, Channel.VIDEO, initiated_by=Party.MENTEE)
        self._refused = ""

    def fill(self, draft: Draft, refused: str) -> None:
        """Start from what was typed before, with the reason why it was refused."""
        self._given, self._refused = draft, refused

    def compose(self) -> ComposeResult:
        """Draw the form, a row a field."""
        say, given = self.language.say, self._given
        with Vertical(id="form") as form:
            form.border_title = self._title()
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
                    past=self._state is ExchangeState.HELD,
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
                yield Label(say("Minutes"))
                with Horizontal(id="last-row"):
                    minutes = "" if given.minutes is None else str(given.minutes)
                    yield Input(
                        minutes, id="minutes", compact=True, select_on_focus=False, max_length=4
                    )
                    yield Label(say("Note"))
                    yield Input(
                        given.note or "",
                        id="note",
                        compact=True,
                        select_on_focus=False,
                        max_length=TEXT_LIMIT,
                    )
            yield Static(
                say("The mentor, coordinators and staff read a note; the mentee may ask to."),
                id="hint",
                markup=False,
            )
            yield Static(id="problem", markup=False)
            yield Static(self._keys(), id="keys", markup=False)

    def on_mount(self) -> None:
        """Start on the channel, with the reason of a refusal in sight."""
        for field in (self.minutes, self.note):
            field.cursor_blink = False
        self.say_problem(self._refused)
        self._show_counting()
        self.channel.focus()

    @property
    def has_typed(self) -> bool:
        """Whether minutes or a note were typed."""
        return bool(self.minutes.value.strip() or self.note.value.strip())

    @on(ChoiceLine.Changed)
    @on(DateField.Changed)
    def _show_counting(self) -> None:
        draft = self._draft(date_or_today=True)
        windows = self._view.assessment.windows
        sentence = counting_sentence(
            self._exchange(draft), windows, self._view.cohort, self.language
        )
        self.query_one("#counts-for", Static).update(sentence)

    def action_answer(self) -> None:
        """Give the exchange as it was typed, or say what is wrong with it."""
        if self.day.value_day is None:
            self.say_problem(self.day.error or self.language.say("A date is wanted."))
            self.day.focus()
            return
        try:
            check_minutes(self._minutes())
            clean(self.note.value, TEXT_LIMIT)
            self.dismiss(self._draft())
        except RefusedError as error:
            self.say_problem(error_sentence(error, self.language))
        except ValueError:
            self.say_problem(self.language.say("Minutes are a whole number, such as 45."))
            self.minutes.focus()

    def _minutes(self) -> int | None:
        text = self.minutes.value.strip()
        return int(text) if text else None

    def _draft(self, *, date_or_today: bool = False) -> Draft:
        day = self.day.value_day
        return Draft(
            on=self._today if day is None else day,
            channel=Channel(self.channel.value),
            initiated_by=Party(self.begun_by.value),
            checkpoint=Purpose(self.purpose.value),
            minutes=None if date_or_today else self._minutes(),
            note=self.note.value.strip() or None,
        )

    def _exchange(self, draft: Draft) -> Exchange:
        return Exchange(
            id="",
            pair=self._view.pair.id,
            on=draft.on,
            state=self._state,
            channel=draft.channel,
            checkpoint=draft.checkpoint,
        )

    def _title(self) -> str:
        names = {"mentee": self._view.mentee.listed_name}
        if self._state is ExchangeState.HELD:
            return self.language.say("Record an exchange: {mentee}", **names)
        return self.language.say("Plan a meeting: {mentee}", **names)

    def _keys(self) -> str:
        if self._state is ExchangeState.HELD:
            return self.language.say("Enter records it   Tab next field   Esc leaves")
        return self.language.say("Enter plans it   Tab next field   Esc leaves")


def channel_options(language: Language) -> list[tuple[str, str, str]]:
    """Give the channels as value, key and word."""
    return [
        (channel, channel_key(channel, language), channel_word(channel, language))
        for channel in Channel
    ]


def party_options(language: Language) -> list[tuple[str, str, str]]:
    """Give the two people of a pair as value, key and word."""
    return [
        (party, key, party_word(party, language)) for party, key in zip(Party, "er", strict=True)
    ]


def purpose_options(language: Language) -> list[tuple[str, str, str]]:
    """Give what an exchange may be for as value, key and word."""
    named = [
        (checkpoint, key, checkpoint_word(checkpoint, language))
        for checkpoint, key in zip(Checkpoint, "fmt", strict=True)
    ]
    return [
        (Purpose.AUTO, "a", language.say("as dated")),
        *named,
        (Purpose.NONE, "n", language.say("none")),
    ]
