"""A form: what it asks, its starting values, what the answer would mean, and its screen."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from tui.domain.errors import MentoratError, RefusedError, Rule
from tui.domain.texts import shown
from tui.screens.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    Frame,
    OpenField,
    PersonOf,
    TextOf,
    Value,
    Values,
)
from tui.screens.question import QuestionScreen, breakpoints, take_size
from tui.screens.session import Session
from tui.widgets.choices import CheckLine, ChoiceLine
from tui.widgets.date_field import DateField
from tui.widgets.keys import key
from tui.widgets.person_field import PersonField
from tui.wording.errors import error_sentence
from tui.wording.language import current

TAKEN_OFF = "taken off"
"""The value of a line that was taken off."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A line on which the form says what else it would do, until a key takes it off."""

    name: str
    label: str
    words: Callable[[Values], str]
    """What it would do, by what the fields say; nothing where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks for; it writes nothing."""

    title: str
    fields: tuple[Field, ...]
    start: Values
    answer: str
    """What Enter does, such as `saves`."""
    meaning: Callable[[Values], str] | None = None
    """What the values would change, in words; may raise RefusedError where they cannot be."""
    meaning_label: str = ""
    """What stands before it; `Effect` where nothing is given."""
    standing: str = ""
    """What stands now."""
    hint: str = ""
    aside: Aside | None = None
    places: dict[Rule, str] = dataclasses.field(default_factory=dict)
    """The field to which a refusal leads that names none itself."""

    def place_of(self, error: MentoratError) -> str | None:
        """Return the name of the field to which a refusal leads."""
        names = {one.name for one in self.fields}
        named = error.facts.get("field")
        if isinstance(named, str) and named in names:
            return named
        return self.places.get(error.code) if isinstance(error.code, Rule) else None


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that was refused: what is to be shown of it again, and why."""

    given: Values
    error: MentoratError
    stands: dict[str, Value] = dataclasses.field(default_factory=dict)
    """What stands now where both the person and somebody else changed a field."""
    was: dict[str, Value] = dataclasses.field(default_factory=dict)
    """What stood before where somebody else alone changed a field, and theirs is taken."""


def refused_by_others(before: Form, now: Form, given: Values, error: MentoratError) -> Refused:
    """Return what is shown of a form of which others changed the facts while it was filled.

    What the person changed stays as typed, beside what stands now; what they left alone is as it
    stands now, so that nothing of the others' is undone unseen.
    """
    shown = dict(given.given)
    stands, was = {}, {}
    for one in now.fields:
        name = one.name
        old, new = before.start[name], now.start[name]
        if _same(old, new) or (isinstance(one, ChoiceField) and one.picks):
            continue
        if _same(given[name], old):
            shown[name], was[name] = new, old
        elif not _same(given[name], new):
            stands[name] = new
    return Refused(Values(shown), error, stands, was)


def _same(one: Value, other: Value) -> bool:
    return (one or None) == (other or None)


_ = current().say
_SHORTEST_COLUMN = 12
"""The least cells of the column of labels."""


class FormScreen(QuestionScreen[Values]):
    """Asks what a form asks, and gives the values back."""

    BINDING_GROUP_TITLE = _("Form")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+r", "take_off", _("Replace or not"), "form.take_off").tip(
            _("Whether a recorded meeting replaces the planned one")
        ),
    ]
    VERTICAL_BREAKPOINTS = breakpoints(low=0, tall=20)

    def __init__(self, session: Session, form: Form, today: date) -> None:
        super().__init__(session.language)
        self._form = form
        self._frame = Frame(session.language, session.signs, today)
        self._refused: Refused | None = None
        self._open: dict[str, OpenField] = {}
        self._is_taken_off = False

    def fill(self, refused: Refused) -> None:
        """Start from what was typed before, with the reason why it was refused."""
        self._refused = refused

    def compose(self) -> ComposeResult:
        """Draw the form: what stands, a row a field, what it means."""
        take_size(self)
        form, say = self._form, self.language.say
        with VerticalScroll(id="form", can_focus=False) as frame:
            frame.border_title = Content(shown(form.title))
            if form.standing:
                yield Static(shown(form.standing, newlines=True), id="standing", markup=False)
            with Grid(id="fields") as fields:
                fields.styles.grid_columns = f"{self._label_cells} 1fr"
                for field in form.fields:
                    yield Label(shown(field.label), markup=False)
                    yield self._row(field)
                if form.aside is not None:
                    yield Label(form.aside.label, id="aside-label")
                    yield Static(id="aside", markup=False)
                if form.meaning is not None:
                    yield Label(form.meaning_label or say("Effect"), id="meaning-label")
                    yield Static(id="meaning", markup=False)
            yield from self.foot(self._keys())

    @property
    def _label_cells(self) -> int:
        longest = max(cell_len(field.label) for field in self._form.fields)
        return max(longest + 2, _SHORTEST_COLUMN)

    def _row(self, field: Field) -> Widget:
        refused = self._refused
        given = refused.given if refused else self._form.start
        found = self._open[field.name] = field.open(self._frame, given[field.name])
        note = self._note_of(field, refused) if refused else ""
        if note:
            said = Static(note, classes="now", markup=False)
            return Vertical(found.widget, said, classes="row")
        if field.unit:
            unit = Static(field.unit, classes="unit", markup=False)
            return Horizontal(found.widget, unit, classes="row")
        # a grid asks a widget alone how high it would like to be, not how high it is to be
        return Vertical(found.widget, classes="row") if isinstance(field, TextOf) else found.widget

    def _note_of(self, field: Field, refused: Refused) -> str:
        """Say what somebody else made of a field while it was being filled."""
        say, name = self.language.say, field.name
        if name in refused.stands:
            value = field.words(refused.stands[name], self.language)
            return say("now: {value}", value=value)
        if name in refused.was:
            value = field.words(refused.was[name], self.language)
            return say("just changed; before: {value}", value=value)
        return ""

    def _keys(self) -> str:
        fields = self._form.fields
        texts = [isinstance(field, TextOf) and not field.answers for field in fields]
        say, answer = self.language.say, self._form.answer
        if all(texts):
            return say("ctrl+s {answer}   Esc closes", answer=answer)
        if any(texts):
            return say(
                "Enter {answer}, ctrl+s in a text   Tab next field   Esc closes", answer=answer
            )
        return say("Enter {answer}   Tab next field   Esc closes", answer=answer)

    def on_mount(self) -> None:
        """Start on the first field; after a refusal with its reason in sight, where it leads."""
        self._heed()
        self._show_meaning()
        if self._refused is None:
            self._go_to(self._form.fields[0].name)
        else:
            self._say_refusal(self._refused.error)

    @property
    def has_typed(self) -> bool:
        """Whether anything typed differs from what stands."""
        start = self._form.start
        return any(
            self._open[field.name].typed() != field.typed_of(start[field.name])
            for field in self._form.fields
        )

    @property
    def values(self) -> Values:
        """What the form says now; None where that cannot be read."""
        found = {name: found.value() for name, found in self._open.items()}
        if self._form.aside is not None:
            found[self._form.aside.name] = TAKEN_OFF if self._is_taken_off else None
        return Values(found)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take the line off where the form has one."""
        if action == "take_off":
            return self._form.aside is not None
        return super().check_action(action, parameters)

    def action_take_off(self) -> None:
        """Take the line off on which the form says what else it would do, or put it back."""
        self._is_taken_off = not self._is_taken_off
        self._show_meaning()
        self._go_on()

    def _show_aside(self, aside: Aside) -> None:
        words, say = aside.words(self.values), self.language.say
        label, line = self.query_one("#aside-label"), self.query_one("#aside", Static)
        label.display = line.display = bool(words)
        if self._is_taken_off:
            line.update(say("nothing (ctrl+r: {words})", words=words))
        else:
            line.update(say("{words} (ctrl+r: nothing)", words=words))

    def action_answer(self) -> None:
        """Give the values, or say what is wrong with the first that cannot be taken."""
        values = self.values
        for field in (one for one in self._form.fields if one.heeded(values)):
            problem = field.problem(self._open[field.name], self.language)
            if problem:
                self._go_to(field.name)
                self.say_problem(problem)
                return
        self.give(values)

    @on(ChoiceLine.Changed)
    def _heed(self) -> None:
        values = self.values
        for field in self._form.fields:
            self._open[field.name].widget.disabled = not field.heeded(values)

    @on(Input.Changed)
    @on(ChoiceLine.Changed)
    @on(CheckLine.Changed)
    @on(DateField.Changed)
    @on(PersonField.Changed)
    def _show_meaning(self) -> None:
        meaning = self._form.meaning
        if self._form.aside is not None:
            self._show_aside(self._form.aside)
        if meaning is None:
            return
        shows = self.query_one("#meaning", Static)
        try:
            words, refused = meaning(self.values), False
        except RefusedError as error:
            words, refused = error_sentence(error, self.language), True
        shows.set_class(refused, "-refused")
        shows.update(shown(words, newlines=True))

    def on_text_area_changed(self) -> None:
        """Show what it means, and take typing as going on."""
        self._show_meaning()
        self._go_on()

    @on(CheckLine.Changed)
    @on(PersonField.Changed)
    def _take_as_going_on(self) -> None:
        self._go_on()

    @on(DescendantFocus)
    def _show_hint(self, event: DescendantFocus) -> None:
        for field in self._form.fields:
            if self._open[field.name].widget in event.widget.ancestors_with_self:
                self.query_one("#hint", Static).update(self._hint_of(field))

    def _hint_of(self, field: Field) -> str:
        say = self.language.say
        if field.hint:
            return field.hint
        if isinstance(field, DayField):
            return say("For example 20/6, fri, +3w. Left/Right: one day, PgUp/PgDn: one week.")
        if isinstance(field, PersonOf):
            return say("Type part of a name; ←/→ step through the matches.")
        return self._form.hint

    def _say_refusal(self, error: MentoratError) -> None:
        self._go_to(self._form.place_of(error) or self._form.fields[0].name)
        self.say_problem(error_sentence(error, self.language))

    def _go_to(self, name: str) -> None:
        self._open[name].widget.focus()
