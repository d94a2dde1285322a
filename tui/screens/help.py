"""Help: every key that works on the screen behind it, every sign, and the rules."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.codes import LATE, Checkpoint, Level, ReasonCode, Status
from tui.domain.cohorts import Cohort, Policy
from tui.screens.question import QuestionScreen, breakpoints, take_size
from tui.screens.session import Session
from tui.widgets.facts import Term, TermList
from tui.widgets.keys import key
from tui.widgets.risk import COLOURS, level_style
from tui.wording.language import Language, current
from tui.wording.rules import (
    checkpoint_rule,
    level_meaning,
    meet_by_rule,
    meeting_rule,
    order_rules,
    reason_meaning,
    reason_title,
    status_meaning,
)
from tui.wording.signs import Signs, level_sign, status_sign
from tui.wording.words import checkpoint_word, level_word, status_word


@dataclass(frozen=True, slots=True)
class KeyLine:
    """The keys of one action, its name and what it is for."""

    keys: tuple[str, ...]
    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The actions of one place: a screen, a list, the program."""

    title: str
    lines: tuple[KeyLine, ...]


def key_groups(bindings: Iterable[ActiveBinding], signs: Signs) -> list[KeyGroup]:
    """Sort active bindings by the place that declares them, the keys of one action together.

    First come the keys of the screen, then those of the list in it, then those of everywhere.
    """
    places: dict[str, dict[str, tuple[Binding, list[str]]]] = {}
    for active in sorted(bindings, key=_rank):
        binding = active.binding
        if not binding.id or not active.enabled:
            continue
        title = getattr(active.node, "BINDING_GROUP_TITLE", None) or ""
        actions = places.setdefault(title, {})
        actions.setdefault(binding.action, (binding, []))[1].append(_shown_key(binding, signs))
    return [
        KeyGroup(
            title,
            tuple(
                KeyLine(
                    tuple(key for key in dict.fromkeys(keys) if key),
                    binding.description,
                    binding.tooltip,
                )
                for binding, keys in actions.values()
            ),
        )
        for title, actions in places.items()
    ]


def _shown_key(binding: Binding, signs: Signs) -> str:
    """Return a key as it is printed on keyboards; nothing for a letter that cannot be drawn."""
    try:
        letter = unicodedata.lookup(binding.key.replace("_", " "))
    except KeyError:
        letter = ""
    if letter and letter.isprintable():
        return letter if signs is Signs.UNICODE or letter.isascii() else ""
    written = format_key(binding.key)
    if signs is Signs.UNICODE or written.isascii():
        return written
    return binding.key if binding.key.isascii() else ""


def _rank(active: ActiveBinding) -> tuple[int, bool]:
    """Return the place of a key: what every view has comes after what this one has."""
    is_shared = (active.binding.id or "").startswith("view.")
    if isinstance(active.node, Screen):
        return 0, is_shared
    return (2 if isinstance(active.node, App) else 1), is_shared


_STRONG = (ReasonCode.NOT_PLANNED, ReasonCode.PLANNED_LATE)
_WEAK = (
    ReasonCode.UNCONFIRMED,
    ReasonCode.MIDPOINT_MISSED,
    ReasonCode.KICKOFF_MISSED,
    ReasonCode.NO_FIRST_CONTACT,
    ReasonCode.SILENT,
    ReasonCode.PLANNED_EARLY,
)

Section = tuple[str, list[Term]]
"""A heading and the terms below it."""


def cohort_looked_at(session: Session) -> Cohort | None:
    """Return the cohort whose numbers Help names: the one looked at, else the first open one."""
    desk = session.desk
    cohorts = [desk.cohort(cohort_id) for cohort_id in desk.store_facts().cohorts]
    cohorts.sort(key=lambda cohort: (cohort.id != session.cohort, cohort.closed_on is not None))
    return cohorts[0] if cohorts else None


def rule_sections(cohort: Cohort | None, language: Language, signs: Signs) -> Iterator[Section]:
    """Yield the levels, the reasons, the signs of the meetings and their rules."""
    say = language.say
    policy = cohort.policy if cohort else Policy()
    yield (
        say("The level of a pair: how near it is to missing the third meeting"),
        [_level(level, policy, language, signs) for level in Level],
    )
    yield (
        say("Strong reasons: one is enough to be at risk"),
        [_reason(code, policy, language) for code in _STRONG],
    )
    yield (
        say("Weak reasons: one means watch, two with nothing planned mean at risk"),
        [_reason(code, policy, language) for code in _WEAK],
    )
    yield (
        say("The order of a list"),
        [Term(Content(head), meaning) for head, meaning in order_rules(language)],
    )
    yield (
        say("The signs of the meetings, in their order: F first, M mid-way, T third"),
        [_status(status, language, signs) for status in Status],
    )
    title = (
        say("The three meetings, with the numbers of {cohort}", cohort=cohort.title)
        if cohort
        else say("The three meetings")
    )
    yield title, list(_meetings(policy, language))


def _level(level: Level, policy: Policy, language: Language, signs: Signs) -> Term:
    words = f"{level_sign(level, signs):<3}{level_word(level, language)}"
    head = Content.styled(words, level_style(level))
    return Term(head, level_meaning(level, policy, language))


def _reason(code: ReasonCode, policy: Policy, language: Language) -> Term:
    return Term(Content(reason_title(code, language)), reason_meaning(code, policy, language))


def _status(status: Status, language: Language, signs: Signs) -> Term:
    words = f"{status_sign(status, signs):<3}{status_word(status, language)}"
    head = Content.styled(words, COLOURS["alarm"] if status in LATE else "")
    return Term(head, status_meaning(status, language))


def _meetings(policy: Policy, language: Language) -> Iterator[Term]:
    for checkpoint in Checkpoint:
        word = checkpoint_word(checkpoint, language).capitalize()
        yield Term(Content(word), checkpoint_rule(checkpoint, policy, language))
    yield Term(Content(language.say("Meet by")), meet_by_rule(language))
    yield Term(Content(language.say("What counts")), meeting_rule(policy, language))


__all__ = ["HelpScreen", "KeyGroup", "key_groups"]

_ = current().say
_KEYS_WIDTH, _NAME_WIDTH = 12, 17
_TERM_WIDTH = 15


class HelpScreen(QuestionScreen[None]):
    """The keys of the screen behind it, and what the signs mean."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["question.tcss", "help.tcss"]
    HORIZONTAL_BREAKPOINTS = breakpoints(narrow=0, wide=120)
    BINDINGS: ClassVar[list[BindingType]] = [
        key("question_mark,f1", "leave", _("Leave"), "help.leave", show=True).tip(_("Back")),
    ]

    def __init__(
        self, language: Language, signs: Signs, groups: list[KeyGroup], cohort: Cohort | None = None
    ) -> None:
        super().__init__(language)
        self._signs = signs
        self._groups = groups
        self._cohort = cohort

    def compose(self) -> ComposeResult:
        """Draw the keys by place, and the rules below them or beside them."""
        take_size(self)
        say = self.language.say
        with VerticalScroll(id="form") as form:
            form.border_title = say("Keys, signs and rules")
            form.border_subtitle = say("Arrows scroll, Esc leaves")
            yield Vertical(*self._keys(), id="help-keys")
            yield Vertical(*self._rules(), id="help-rules")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_answer(self) -> None:
        """Leave."""
        self.give(None)

    def _keys(self) -> Iterator[Widget]:
        for group in self._groups:
            terms = [_key_term(line) for line in group.lines]
            yield from _section((group.title, terms), _KEYS_WIDTH + _NAME_WIDTH)

    def _rules(self) -> Iterator[Widget]:
        for section in rule_sections(self._cohort, self.language, self._signs):
            yield from _section(section, _TERM_WIDTH)


def _section(section: Section, head_width: int) -> Iterator[Widget]:
    title, terms = section
    yield Static(title, classes="heading", markup=False)
    yield TermList(terms, head_width)


def _key_term(line: KeyLine) -> Term:
    keys = f"{' '.join(line.keys):<{_KEYS_WIDTH}}"
    return Term(Content.assemble((keys, "bold"), line.name), line.purpose)
