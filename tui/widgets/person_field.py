"""A person chosen by typing part of a name, with who was understood beside it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantBlur
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.widgets.input import Selection

from tui.domain.names import Room, Wanted, likeness, telling_labels
from tui.domain.people import Person
from tui.domain.texts import NAME_LIMIT, shown
from tui.widgets.drawing import cut, fit
from tui.widgets.fields import SteppedInput, UnderstoodField
from tui.widgets.keys import key
from tui.widgets.risk import COLOURS
from tui.widgets.rows import MARK
from tui.wording.language import Language, current
from tui.wording.signs import ELLIPSIS, Signs


class NameInput(SteppedInput):
    """The line in which a name is typed; its keys step through those whom it fits."""

    BINDING_GROUP_TITLE = current().say("A person")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left", "step(-1)", current().say("Previous person"), "person.before"),
        key("right", "step(1)", current().say("Next person"), "person.next"),
    ]

    def on_focus(self) -> None:
        """Have the next letter begin another name; of a long one the start is in sight."""
        self.take_whole()

    def take_whole(self) -> None:
        """Select everything, from the end: the cursor, and what is in sight, is at the start."""
        self.selection = Selection(len(self.value), 0)


_MOST = 5
"""How many people are listed at most."""

_NOTE_WIDTH = 20


class PersonField(UnderstoodField):
    """Finds people by a part of their name or by their e-mail address; empty is nobody.

    While one is in it, those whom it may name are listed below, with what is to say of each.
    """

    DEFAULT_CSS = """
    PersonField { layout: vertical; height: auto; }
    PersonField NameInput { width: 24; }
    PersonField > Horizontal { height: 1; }
    PersonField > #candidates { height: auto; display: none; }
    PersonField:focus-within > #candidates { display: block; }
    """

    input = query_one(NameInput)
    """The line in which the name is typed."""

    class Changed(UnderstoodField.Changed):
        """Somebody else is meant, by their id, or nobody."""

    def __init__(  # noqa: PLR0913 - each by its name but two
        self,
        language: Language,
        people: Sequence[Person],
        value: str | None = None,
        *,
        notes: Mapping[str, str] | None = None,
        signs: Signs = Signs.UNICODE,
        empty: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(language, empty=empty, id=id)
        self._people = tuple(people)
        self._notes = notes or {}
        self._signs = signs
        self._found = [person for person in self._people if person.id == value]
        self._place = 0

    def compose(self) -> ComposeResult:
        """Yield the line with what was understood, and below it whom it may name."""
        yield Horizontal(*super().compose())
        yield Static(id="candidates", markup=False)

    def explain(self) -> None:
        """Say who is understood, and whom else the line may name."""
        super().explain()
        self._list()

    def on_resize(self) -> None:
        """List them in the room that there is."""
        self._list()

    @property
    def _candidates(self) -> Sequence[Person]:
        """Those whom what is typed fits; everybody where nothing is typed, or one is chosen."""
        typed, person = self.input.value.strip(), self.person
        is_chosen = person is not None and typed == shown(person.listed_name)
        return self._people if is_chosen or not typed else self._found

    def _list(self) -> None:
        people, person = self._candidates, self.person
        place = people.index(person) if person in people else 0
        first = max(min(place - _MOST // 2, len(people) - _MOST), 0)
        seen = people[first : first + _MOST]
        width = max(self.size.width - _NOTE_WIDTH - 4, 1)
        room = Room(width, cell_len, ELLIPSIS[self._signs])
        labels = telling_labels([one.named(one.listed_name) for one in seen], room)
        lines = []
        for one, label in zip(seen, labels, strict=True):
            mark = MARK[self._signs] if one is person else " "
            note = cut(self._notes.get(one.id, ""), _NOTE_WIDTH, self._signs)
            words = f"{mark} {fit(shown(label), width, self._signs)}  {note}"
            lines.append(Content.styled(words, "bold" if one is person else COLOURS["muted"]))
        if len(people) > len(seen):
            more = len(people) - len(seen)
            words = self._language.count("  {number} more", "  {number} more", more)
            lines.append(Content.styled(words, COLOURS["muted"]))
        self.query_one("#candidates", Static).update(Content("\n").join(lines))

    def line(self) -> NameInput:
        """Return the line, with the name of whoever is meant at the start."""
        name = shown(self.person.listed_name) if self.person else ""
        return NameInput(name, max_length=NAME_LIMIT, compact=True, select_on_focus=False)

    @property
    def person(self) -> Person | None:
        """Who is meant; None for nothing typed and for a name that fits nobody."""
        return self._found[self._place] if self._found else None

    @property
    def error(self) -> str | None:
        """Why what was typed names nobody, as a sentence."""
        if self._found or not self.input.value.strip():
            return None
        return self._language.say("No match in this cohort.")

    def words(self) -> str:
        """Return who is meant, with more than was typed; of several, which of how many."""
        person, language = self.person, self._language
        if person is None:
            return self._empty
        others = len(self._found) - 1
        is_named = self.input.value.strip() == shown(person.listed_name)
        name = "" if is_named and not others else person.name
        known = ", ".join(part for part in (name, person.affiliation) if part)
        if not others:
            return shown(known)
        return language.say(
            "{place} of {count}: {name}", place=self._place + 1, count=others + 1, name=known
        )

    @on(Input.Changed)
    def _read(self, event: Input.Changed) -> None:
        event.stop()
        before = self.person
        self._found = found_by(event.value, self._people)
        self._place = 0
        if before is not None and before in self._found:
            self._place = self._found.index(before)
        self.explain()
        if self.person is not before:
            self._tell()

    @on(SteppedInput.Stepped)
    def _step(self, event: SteppedInput.Stepped) -> None:
        event.stop()
        if not self._found and self.input.value.strip():
            self.input.cursor_position += event.by
            return
        if self._found == [self.person] or not self._found:
            # from somebody who was chosen, or from nobody, the way leads through everybody
            person = self.person
            self._found = list(self._people)
            self._place = self._found.index(person) if person else -max(event.by, 0)
        if self._found:
            self._place = (self._place + event.by) % len(self._found)
            self._write_name()
            self.explain()
            self._tell()

    def on_descendant_blur(self, _event: DescendantBlur) -> None:
        """Write the name of whoever is meant in full."""
        if self.person is not None:
            self._write_name()
            self.explain()

    def _write_name(self) -> None:
        person = self.person
        if person is not None:
            with self.prevent(Input.Changed):
                self.input.value = shown(person.listed_name)
                self.input.take_whole()

    def _tell(self) -> None:
        self.post_message(self.Changed(self, self.person.id if self.person else None))


def found_by(typed: str, people: Sequence[Person]) -> list[Person]:
    """Return those whose name or e-mail address what is typed fits, the best first."""
    wanted = Wanted.of(typed)
    if not wanted:
        return []
    likely = [
        (fit, place, person)
        for place, person in enumerate(people)
        if (fit := likeness(wanted, person.key)) is not None
    ]
    return [person for *_, person in sorted(likely, key=lambda one: one[:2])]
