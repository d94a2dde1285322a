"""Help: every key that works on the screen behind it, made from its bindings, and the signs."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.widgets import Static

from tui.domain.codes import Level, Status
from tui.screens.modal import QuestionScreen
from tui.widgets.level_colours import COLOURS, LOUDNESS
from tui.wording.language import Language, current
from tui.wording.meanings import level_meaning, status_meaning
from tui.wording.signs import Signs, level_sign, status_sign
from tui.wording.words import level_word, status_word

_ = current().say
_KEYS_WIDTH, _NAME_WIDTH, _PURPOSE_WIDTH = 12, 17, 42


@dataclass(frozen=True, slots=True)
class KeyLine:
    """The keys of one act, its name and what it is for."""

    keys: tuple[str, ...]
    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The acts of one place: a screen, a list, the program."""

    title: str
    lines: tuple[KeyLine, ...]


def key_groups(bindings: Iterable[ActiveBinding], signs: Signs) -> list[KeyGroup]:
    """Sort active bindings by the place that declares them, the keys of one act together."""
    places: dict[str, dict[str, tuple[Binding, list[str]]]] = {}
    for active in bindings:
        binding = active.binding
        if not binding.id or not active.enabled:
            continue
        title = getattr(active.node, "BINDING_GROUP_TITLE", None) or ""
        acts = places.setdefault(title, {})
        acts.setdefault(binding.action, (binding, []))[1].append(_shown_key(binding, signs))
    return [
        KeyGroup(
            title,
            tuple(
                KeyLine(
                    tuple(key for key in dict.fromkeys(keys) if key),
                    binding.description,
                    binding.tooltip,
                )
                for binding, keys in acts.values()
            ),
        )
        for title, acts in places.items()
    ]


def _shown_key(binding: Binding, signs: Signs) -> str:
    """Give a key as it is printed on keyboards; nothing for a letter that cannot be drawn."""
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


class HelpScreen(QuestionScreen[None]):
    """The keys of the screen behind it, and what the signs mean."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["modal.tcss", "help_screen.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "leave", _("Leave"), id="help.leave", tooltip=_("Back")),
    ]

    def __init__(self, language: Language, signs: Signs, groups: list[KeyGroup]) -> None:
        super().__init__(language)
        self._signs = signs
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Draw the keys by place, then the signs."""
        say = self.language.say
        with VerticalScroll(id="form") as form:
            form.border_title = say("Keys and signs")
            form.border_subtitle = say("Esc leaves")
            for group in self._groups:
                yield Static(group.title, classes="heading", markup=False)
                yield Static(_keys_text(group))
            yield Static(say("The level of a pair"), classes="heading", markup=False)
            yield Static(self._levels())
            yield Static(
                say("The meetings: F first, M mid-way, T third"), classes="heading", markup=False
            )
            yield Static(self._statuses())

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_answer(self) -> None:
        """Leave."""
        self.give(None)

    def _levels(self) -> Content:
        lines = [
            Content.assemble(
                (
                    f"{level_sign(level, self._signs):<3}{level_word(level, self.language):<11}",
                    COLOURS[LOUDNESS[level]],
                ),
                level_meaning(level, self.language),
            )
            for level in Level
        ]
        return Content("\n").join(lines)

    def _statuses(self) -> Content:
        lines = [
            Content(
                f"{status_sign(status, self._signs):<3}{status_word(status, self.language):<11}"
                f"{status_meaning(status, self.language)}"
            )
            for status in Status
        ]
        return Content("\n").join(lines)


def _keys_text(group: KeyGroup) -> Content:
    lines = []
    for line in group.lines:
        first, *more = wrap(line.purpose, _PURPOSE_WIDTH) or [""]
        lines.append(
            Content.assemble(
                (f"{' '.join(line.keys):<{_KEYS_WIDTH}}", "bold"),
                f"{line.name:<{_NAME_WIDTH}}",
                (first, COLOURS["muted"]),
            )
        )
        indent = " " * (_KEYS_WIDTH + _NAME_WIDTH)
        lines += [Content.styled(indent + rest, COLOURS["muted"]) for rest in more]
    return Content("\n").join(lines)
