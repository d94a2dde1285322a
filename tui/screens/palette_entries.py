"""What the palette offers: the acts of the screen in front, and whom one may jump to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from tui.desk.naming import Named, NamedMentor, NamedPair
from tui.domain.likeness import likeness, spans, wanted_words
from tui.widgets.footer_line import key_words
from tui.widgets.pair_order import folded
from tui.widgets.palette_list import PaletteRow
from tui.wording.language import Language
from tui.wording.signs import Signs

_ITSELF = "view.palette"

MOST_FOUND = 100
"""How many rows are listed at most."""


@dataclass(frozen=True, slots=True)
class PaletteAct:
    """Something that can be done on the screen in front."""

    name: str
    purpose: str
    shortcut: str
    action: str
    node: DOMNode


Choice = PaletteAct | Named
"""What may be chosen: something to do, or somebody to go to."""


def acts_of(screen: Screen[None], signs: Signs) -> list[PaletteAct]:
    """Give what can be done on a screen, each act once: what writes before what shows.

    The keys that move about need no palette: they are those without a word on what they are for.
    """
    found: dict[str, PaletteAct] = {}
    active = [
        one
        for one in screen.active_bindings.values()
        if one.enabled and one.binding.tooltip and one.binding.id != _ITSELF
    ]
    for one in sorted(active, key=lambda one: (_shows(one.binding), _rank(one.node, screen))):
        binding = one.binding
        found.setdefault(
            binding.description,
            PaletteAct(
                binding.description,
                binding.tooltip,
                key_words(screen.app, binding, signs),
                binding.action,
                one.node,
            ),
        )
    return list(found.values())


def _shows(binding: Binding) -> bool:
    """Tell whether a key is one of those that every view has."""
    return (binding.id or "").startswith(("view.", "app."))


def _rank(node: DOMNode, screen: Screen[None]) -> int:
    if node is screen:
        return 0
    return 1 if isinstance(node, App) else 2


class PaletteSearch:
    """Finds what is typed among acts and names."""

    def __init__(
        self, acts: Sequence[PaletteAct], names: Iterable[Named], language: Language
    ) -> None:
        self._language = language
        self._acts = [(folded(act.name), act) for act in acts]
        self._names = [(folded(_name_of(name)), name) for name in names]

    def found(self, typed: str) -> list[tuple[PaletteRow, Choice]]:
        """Give what fits, the best first; every act where nothing is typed."""
        words = wanted_words(typed)
        if not words:
            return [(self._row(act, ()), act) for _, act in self._acts]
        ranked: list[tuple[tuple[int, int], int, Choice]] = []
        for hay in (self._acts, self._names):
            for name, choice in hay:
                rank = likeness(words, name)
                if rank is not None:
                    ranked.append((rank, len(ranked), choice))
        best = nsmallest(MOST_FOUND, ranked, key=lambda one: one[:2])
        return [(self._row(choice, words), choice) for _, _, choice in best]

    def _row(self, choice: Choice, words: tuple[str, ...]) -> PaletteRow:
        name = _name_of(choice)
        marks = tuple(spans(words, name)) if words else ()
        key = f"{type(choice).__name__} {name}"
        if isinstance(choice, PaletteAct):
            return PaletteRow(key, choice.shortcut, name, choice.purpose, marks)
        if isinstance(choice, NamedPair):
            return PaletteRow(choice.reference, "", name, self._pair_words(choice), marks)
        return PaletteRow(f"{key} {choice.cohort_id}", "", name, self._mentor_words(choice), marks)

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


def _name_of(choice: Choice) -> str:
    return choice.mentee if isinstance(choice, NamedPair) else choice.name
