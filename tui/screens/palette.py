"""The palette: every action of the screen behind it, and a jump to any pair or person by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import ClassVar

from textual import on
from textual.actions import parse
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.desk.looking import Named, NamedMentor, NamedPair
from tui.domain.names import Fit, Key, Wanted, key_of, likeness, spans, telling_labels
from tui.domain.names import Named as Labelled
from tui.screens.forms.action import PairSubject, applying
from tui.screens.forms.catalogue import PAIR_ACTIONS
from tui.screens.pair import PairScreen
from tui.screens.pair_actions import PairActions
from tui.screens.question import QuestionScreen
from tui.screens.session import Session
from tui.screens.view import ViewScreen
from tui.widgets.bars import key_words
from tui.widgets.keys import key
from tui.widgets.menus import PaletteList, PaletteRow
from tui.wording.language import Language, current
from tui.wording.signs import Signs

_ITSELF = "view.palette"

MOST_FOUND = 100
"""How many rows are listed at most."""


@dataclass(frozen=True, slots=True)
class PaletteAction:
    """Something that can be done on the screen in front."""

    name: str
    purpose: str
    shortcut: str
    action: str
    node: DOMNode

    @property
    def key(self) -> Key:
        """What is searched for the action."""
        return key_of(self.name)


Choice = PaletteAction | Named
"""What may be chosen: something to do, or somebody to go to."""


def actions_of(screen: Screen[None], signs: Signs) -> list[PaletteAction]:
    """Return what can be done on a screen, each action once: what writes before what shows.

    The keys that move about need no palette: they are those without a word on what they are for.
    """
    found: dict[str, PaletteAction] = {}
    active = [
        one
        for one in screen.active_bindings.values()
        if one.enabled and one.binding.tooltip and one.binding.id != _ITSELF
    ]
    for one in sorted(active, key=lambda one: (_shows(one.binding), _rank(one.node, screen))):
        binding = one.binding
        found.setdefault(
            binding.description,
            PaletteAction(
                binding.description,
                binding.tooltip,
                key_words(screen.app, binding, signs),
                binding.action,
                one.node,
            ),
        )
    return list(found.values())


def _shows(binding: Binding) -> bool:
    """Return whether a key is one of those that every view has."""
    return (binding.id or "").startswith(("view.", "app."))


def _rank(node: DOMNode, screen: Screen[None]) -> int:
    if node is screen:
        return 0
    return 1 if isinstance(node, App) else 2


class PaletteSearch:
    """Finds what is typed among actions and names."""

    def __init__(
        self, actions: Sequence[PaletteAction], names: Iterable[Named], language: Language
    ) -> None:
        self._language = language
        self._actions = tuple(actions)
        self._names = tuple(names)

    def found(self, typed: str) -> list[tuple[PaletteRow, Choice]]:
        """Return what fits, the best first; every action where nothing is typed."""
        wanted = Wanted.of(typed)
        if not wanted:
            return [(self._row(one, wanted, one.name), one) for one in self._actions]
        ranked: list[tuple[tuple[Fit, bool], int, Choice]] = []
        for choice in (*self._actions, *self._names):
            fit = likeness(wanted, choice.key)
            if fit is not None:
                ranked.append((fit, len(ranked), choice))
        best = [choice for *_, choice in nsmallest(MOST_FOUND, ranked, key=lambda one: one[:2])]
        labels = telling_labels([_named(choice) for choice in best])
        return [
            (self._row(choice, wanted, label), choice)
            for choice, label in zip(best, labels, strict=True)
        ]

    def _row(self, choice: Choice, wanted: Wanted, name: str) -> PaletteRow:
        marks = tuple(spans(wanted, name))
        key = f"{type(choice).__name__} {name}"
        if isinstance(choice, PaletteAction):
            return PaletteRow(key, choice.shortcut, name, choice.purpose, marks)
        if isinstance(choice, NamedPair):
            return PaletteRow(choice.reference, "", name, self._pair_words(choice), marks)
        key = f"{choice.cohort_id} {choice.person.id}"
        return PaletteRow(key, "", name, self._mentor_words(choice), marks)

    def _pair_words(self, pair: NamedPair) -> str:
        if not pair.mentor:
            return self._language.say("{cohort}, no mentor yet", cohort=pair.cohort)
        return self._language.say("{cohort}, with {mentor}", cohort=pair.cohort, mentor=pair.mentor)

    def _mentor_words(self, mentor: NamedMentor) -> str:
        return self._language.count(
            "{cohort}, mentor of {number} pair",
            "{cohort}, mentor of {number} pairs",
            mentor.pair_count,
            cohort=mentor.cohort,
        )


def _named(choice: Choice) -> Labelled:
    if isinstance(choice, PaletteAction):
        return Labelled(choice.name)
    person = choice.mentee if isinstance(choice, NamedPair) else choice.person
    return person.named(choice.name)


_ = current().say


class PaletteScreen(QuestionScreen[Choice]):
    """Asks what to do, or to whom to go."""

    BINDING_GROUP_TITLE = _("Palette")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+p", "leave", _("Close"), "palette.leave"),
        key("up", "move(-1)", _("Previous row"), "palette.up"),
        key("down", "move(1)", _("Next row"), "palette.down"),
        key("pageup", "page(-1)", _("Page up"), "palette.page_up"),
        key("pagedown", "page(1)", _("Page down"), "palette.page_down"),
    ]
    field = query_one(Input)
    found_list = query_one(PaletteList)

    def __init__(
        self,
        language: Language,
        signs: Signs,
        actions: Sequence[PaletteAction],
        names: Iterable[Named],
    ) -> None:
        super().__init__(language)
        self._signs = signs
        self._search = PaletteSearch(actions, names, language)
        self._choices: dict[str, Choice] = {}

    def compose(self) -> ComposeResult:
        """Draw the line to type in, and what is found below."""
        say = self.language.say
        with Vertical(id="form") as form:
            form.border_title = say("Actions and people")
            yield Input(placeholder=say("type an action or a name"), compact=True)
            found = PaletteList(self.language, self._signs, empty=say("No match. Esc closes."))
            found.can_focus = False
            yield found
            yield Static(say("Enter chooses   Esc closes"), id="keys", markup=False)

    def on_mount(self) -> None:
        """Start in the line, with every action below."""
        self.field.cursor_blink = False
        self.field.focus()
        self._show("")

    @on(Input.Changed)
    def _find(self, message: Input.Changed) -> None:
        self._show(message.value)

    def _show(self, typed: str) -> None:
        found = self._search.found(typed)
        self._choices = {row.key: choice for row, choice in found}
        self.found_list.show([row for row, _ in found])

    @on(PaletteList.Opened)
    def _take_clicked(self) -> None:
        self.action_answer()

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.found_list.action_move(by)

    def action_page(self, direction: int) -> None:
        """Move the cursor by as many rows as are in view."""
        self.found_list.action_page(direction)

    def action_answer(self) -> None:
        """Give what is under the cursor; with nothing there, wait for other letters."""
        row = self.found_list.current
        if row is not None:
            self.give(self._choices[row.key])

    def say_problem(self, sentence: str) -> None:
        """Say nothing: what is typed here is never wrong, and nothing typed is lost."""


def open_palette(view: ViewScreen, session: Session) -> None:
    """Ask what to do on a view, or to whom to go; raises what the desk raises."""
    app = view.app

    async def take(choice: Choice | None) -> None:
        if isinstance(choice, PaletteAction):
            await app.run_action(choice.action, choice.node)
        elif isinstance(choice, NamedPair):
            if isinstance(app.screen, PairScreen):
                app.pop_screen()
            session.open_pair(choice.reference)
        elif choice is not None:
            session.cohort, session.wanted = choice.cohort_id, choice.name
            await app.run_action("view('pairs')")

    actions = [*actions_of(view, session.signs), *_actions_of_the_menu(view)]
    screen = PaletteScreen(session.language, session.signs, actions, session.desk.names())
    app.push_screen(screen, take)


def _actions_of_the_menu(view: ViewScreen) -> list[PaletteAction]:
    """Return the actions on the chosen pair that have no key but their letter in the menu."""
    subject = view.subject() if isinstance(view, PairActions) else None
    if subject is None:
        return []
    return [
        PaletteAction(words, "", f"o {letter}", f"letter('{letter}')", view)
        for letter, words in letters_alone(subject)
    ]


def letters_alone(subject: PairSubject) -> list[tuple[str, str]]:
    """Return what may be done to a pair and has no key of its own, as letter and words."""
    keyed = keyed_codes()
    return [
        (action.key, action.words_on(subject))
        for action, barred in applying(PAIR_ACTIONS, subject).items()
        if barred is None and action.code not in keyed
    ]


def keyed_codes() -> set[object]:
    """Return the codes of the actions that a key of every view does."""
    bindings = [one for one in PairActions.BINDINGS if isinstance(one, Binding)]
    bound = [parse(binding.action) for binding in bindings]
    return {code for _, name, codes in bound for code in (codes or (name,))}
