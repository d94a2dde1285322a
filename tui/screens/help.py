"""Help: every key that works on the screen behind it, every sign, and the rules."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.keys import format_key
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.domain.codes import LATE, Checkpoint, ExchangeState, Level, ReasonCode, Status
from tui.domain.cohorts import Cohort, Policy
from tui.domain.names import Wanted, key_of, likeness
from tui.screens.question import QuestionScreen
from tui.screens.session import Session
from tui.widgets.facts import Term, TermList
from tui.widgets.keys import key
from tui.widgets.risk import COLOURS, level_style
from tui.widgets.timeline import timeline_bars, timeline_signs
from tui.wording.calendar import checkpoint_letters
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
from tui.wording.signs import Signs, exchange_sign, level_sign, status_sign
from tui.wording.words import checkpoint_title, checkpoint_word, level_word, state_word, status_word


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


_ = current().say

_DAILY = (
    *("app.at_risk", "pair.open", "exchange.record", "exchange.plan", "exchange.confirm"),
    *("pair.remind", "act.menu", "list.filter", "act.undo", "act.redo"),
    *("view.palette", "view.help"),
)
"""The keys of every day, in the order in which Help lists them first."""

_SUBJECTS = {
    **dict.fromkeys(("pair", "exchange", "act"), _("The pair")),
    **dict.fromkeys(("cohort",), _("Cohorts and files")),
    **dict.fromkeys(("app", "view"), _("Everywhere")),
}
"""The subjects of the keys by the first word of their ids; others are of the view itself."""

_EVERY_DAY, _LIST, _VIEW = _("Every day"), _("In the list"), _("In this view")
_ORDER = (_EVERY_DAY, _VIEW, *dict.fromkeys(_SUBJECTS.values()), _LIST)


def key_groups(bindings: Iterable[ActiveBinding], signs: Signs) -> list[KeyGroup]:
    """Sort active bindings by subject, those of every day first; an action has all its keys."""
    groups: dict[str, dict[str, tuple[Binding, list[str]]]] = {}
    for active in bindings:
        binding = active.binding
        if not binding.id or not active.enabled:
            continue
        actions = groups.setdefault(_subject_of(active), {})
        actions.setdefault(binding.action, (binding, []))[1].append(_shown_key(binding, signs))
    found = []
    for title in sorted(groups, key=_ORDER.index):
        listed = sorted(groups[title].values(), key=lambda one: _place_of(one[0].id or ""))
        lines = [
            KeyLine(tuple(key for key in dict.fromkeys(keys) if key), one.description, one.tooltip)
            for one, keys in listed
        ]
        found.append(KeyGroup(title, tuple(lines)))
    return found


def _subject_of(active: ActiveBinding) -> str:
    id_ = active.binding.id or ""
    if id_ in _DAILY:
        return _EVERY_DAY
    if not isinstance(active.node, Screen | App):
        return _LIST
    return _SUBJECTS.get(id_.partition(".")[0], _VIEW)


def _place_of(id_: str) -> int:
    return _DAILY.index(id_) if id_ in _DAILY else len(_DAILY)


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


def sign_sections(cohort: Cohort | None, language: Language, signs: Signs) -> Iterator[Section]:
    """Yield the signs of levels, meetings, exchanges, month and timeline."""
    say, policy = language.say, cohort.policy if cohort else Policy()
    yield (
        say("The level of a pair: how near it is to missing the third meeting"),
        [_level(level, policy, language, signs) for level in Level],
    )
    yield (
        say("The signs of the meetings, in their order: F first, M mid-way, T third"),
        [_status(status, language, signs) for status in Status],
    )
    yield (
        say("The signs of exchanges"),
        [_exchange(state, language, signs) for state in ExchangeState],
    )
    yield say("The month and the timeline"), list(_drawn(language, signs))


def rule_sections(cohort: Cohort | None, language: Language) -> Iterator[Section]:
    """Yield the reasons, and the rules of the meetings."""
    say, policy = language.say, cohort.policy if cohort else Policy()
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
    title = (
        say("The three meetings, with the numbers of {cohort}", cohort=cohort.title)
        if cohort
        else say("The three meetings")
    )
    yield title, list(_meetings(policy, language))


def _exchange(state: ExchangeState, language: Language, signs: Signs) -> Term:
    meanings = {
        ExchangeState.HELD: language.say("it took place"),
        ExchangeState.PLANNED: language.say("it is planned, or not settled yet"),
        ExchangeState.CANCELLED: language.say("it was called off"),
        ExchangeState.NO_SHOW: language.say("somebody did not come"),
    }
    words = f"{exchange_sign(state, signs):<3}{state_word(state, language)}"
    return Term(Content(words), meanings[state])


def _drawn(language: Language, signs: Signs) -> Iterator[Term]:
    say = language.say
    letters = checkpoint_letters(language)
    for checkpoint, bar in timeline_bars(signs).items():
        word = checkpoint_word(checkpoint, language)
        yield Term(
            Content(f"{bar * 3} {letters[checkpoint]}"),
            say(
                "the window of the {meeting} meeting, from its opening to its due date",
                meeting=word,
            ),
        )
    late, today, other = timeline_signs(signs)
    yield Term(Content(late * 3), say("overdue, but it can still be held"))
    yield Term(Content(today), say("the as-of day"))
    yield Term(Content(other), say("an exchange that counts for none of the meetings"))
    third = letters[Checkpoint.PRE_SUBMISSION]
    yield Term(Content(f"{third}9"), say("in the month: nine third meetings are due by that day"))
    yield Term(Content("[8]  (8)"), say("in the month: the as-of day; a public holiday"))


def hand_section(language: Language) -> Section:
    """Return how the mouse selects text, and how keys are added for another keyboard layout."""
    say = language.say
    return (
        say("Mouse and keyboard"),
        [
            Term(
                Content(say("Select text")),
                say(
                    "Hold Shift while you drag (Option on a Mac), or set mouse = false below"
                    " [display] in config.toml: the mouse is then the terminal's."
                ),
            ),
            Term(
                Content(say("Other layouts")),
                say(
                    "Add the letters that your keyboard types below [keys] in config.toml."
                    " docs/keys.md lists the names and has an example."
                ),
            ),
        ],
    )


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
        word = checkpoint_title(checkpoint, language)
        yield Term(Content(word), checkpoint_rule(checkpoint, policy, language))
    yield Term(Content(language.say("Meet by")), meet_by_rule(language))
    yield Term(Content(language.say("What counts")), meeting_rule(policy, language))


__all__ = ["HelpScreen", "KeyGroup", "key_groups"]

_KEYS_WIDTH, _NAME_WIDTH = 12, 17
_TERM_WIDTH = 15


class HelpScreen(QuestionScreen[None]):
    """The keys of the screen behind it, the signs, and the rules, a page each; typing filters."""

    BINDING_GROUP_TITLE = _("Help")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("question_mark,f1", "leave", _("Close"), "help.leave", show=True).tip(_("Back")),
        key("tab", "page(1)", _("Next page"), "help.next"),
        key("shift+tab", "page(-1)", _("Previous page"), "help.before"),
    ]

    def __init__(
        self, language: Language, signs: Signs, groups: list[KeyGroup], cohort: Cohort | None = None
    ) -> None:
        super().__init__(language)
        self._signs = signs
        self._groups = groups
        self._cohort = cohort
        self._page = 0
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Draw the pages, of which one is seen."""
        with VerticalScroll(id="form"):
            yield Static(id="nothing", markup=False)
            yield from self._sections(self._keys(), _KEYS_WIDTH + _NAME_WIDTH, 0)
            signs = sign_sections(self._cohort, self.language, self._signs)
            yield from self._sections([hand_section(self.language)], _TERM_WIDTH, 0)
            yield from self._sections(signs, _TERM_WIDTH, 1)
            yield from self._sections(rule_sections(self._cohort, self.language), _TERM_WIDTH, 2)

    def _keys(self) -> Iterator[Section]:
        for group in self._groups:
            yield group.title, [_key_term(line) for line in group.lines]

    def _sections(
        self, sections: Iterable[Section], head_width: int, page: int
    ) -> Iterator[Widget]:
        for title, terms in sections:
            section = HelpSection(title, terms, head_width)
            section.add_class(f"-page-{page}")
            yield section

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()
        self._show()

    def _show(self) -> None:
        """Show what the page holds of what is typed."""
        say, form = self.language.say, self.query_one(VerticalScroll)
        wanted = Wanted.of(self._typed)
        found = 0
        for section in self.query(HelpSection):
            found += section.narrow(wanted) if section.has_class(f"-page-{self._page}") else 0
            section.display = section.has_class(f"-page-{self._page}") and section.has_terms
        titles = (say("Keys"), say("Signs"), say("Rules"))
        form.border_title = Content(titles[self._page])
        ways = say("Tab: {page}   type to filter   Esc closes", page=titles[(self._page + 1) % 3])
        if self._typed:
            ways = say("Filter: {typed}   Esc shows everything", typed=self._typed)
        form.border_subtitle = Content(ways)
        nothing = self.query_one("#nothing", Static)
        nothing.update(say("No match."))
        nothing.display = not found
        form.scroll_home(animate=False)

    def on_key(self, event: Key) -> None:
        """Take what is typed as a filter; q leaves as long as nothing is."""
        if event.key == "backspace" and self._typed:
            self._typed = self._typed[:-1]
        elif event.is_printable and event.character and event.character != "?":
            if event.character == "q" and not self._typed:
                return
            self._typed += event.character
        else:
            return
        event.stop()
        event.prevent_default()
        self._show()

    def action_page(self, step: int) -> None:
        """Show the next page, or the one before."""
        self._page = (self._page + step) % 3
        self._show()

    def action_leave(self) -> None:
        """Show everything again where something is typed, else leave."""
        if self._typed:
            self._typed = ""
            self._show()
        else:
            super().action_leave()

    def action_answer(self) -> None:
        """Leave."""
        self.give(None)


class HelpSection(Vertical):
    """A heading and the terms below it, of which a filter keeps some."""

    def __init__(self, title: str, terms: Sequence[Term], head_width: int) -> None:
        super().__init__()
        self._title = title
        self._terms = tuple(terms)
        self._list = TermList(self._terms, head_width)
        self.has_terms = True

    def compose(self) -> ComposeResult:
        """Yield the heading and the terms."""
        yield Static(self._title, classes="heading", markup=False)
        yield self._list

    def narrow(self, wanted: Wanted) -> int:
        """Keep the terms that hold some words; return how many."""
        kept = [
            term
            for term in self._terms
            if likeness(wanted, key_of(self._title, term.head.plain, term.text)) is not None
        ]
        self.has_terms = bool(kept)
        self._list.show(kept)
        return len(kept)


def _key_term(line: KeyLine) -> Term:
    keys = f"{' '.join(line.keys):<{_KEYS_WIDTH}}"
    return Term(Content.assemble((keys, "bold"), line.name), line.purpose)
