"""The lines at the edges: header, banner, footer, and the one that asks for more room."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.actions import parse
from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.texts import shown
from tui.widgets.drawing import Part, cut, fit, strip_of, width_of
from tui.wording.language import Language
from tui.wording.signs import Signs


class EdgeLine(Widget):
    """A line of a screen that is drawn at once, and of which nothing is selected."""

    ALLOW_SELECT = False

    def __init__(self, signs: Signs = Signs.UNICODE, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._signs = signs

    def parts(self, width: int) -> list[Part]:
        """Lay the line out in a width."""
        raise NotImplementedError

    def render_line(self, _y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        return strip_of(self, self.parts(width), width)


APP_NAME = "Mentorat"
_BETWEEN_FACTS = "   "


def header_parts(  # noqa: PLR0913 - each stands in its own place
    title: str,
    subtitle: str,
    right: str,
    width: int,
    signs: Signs = Signs.UNICODE,
    *,
    store: Sequence[str] = (),
) -> list[Part]:
    """Lay the line out: what is right stays whole, then the title, then the subtitle.

    What `store` says of the store itself, the longest first, stands before them.
    """
    end = f"{shown(right)} " if right else ""
    if cell_len(APP_NAME) + 4 + cell_len(end) > width:
        end = ""
    room = max(width - cell_len(end) - (1 if end else 0), 0)
    texts = [("$text-accent bold", f" {APP_NAME}")]
    facts = [
        (style, _BETWEEN_FACTS + shown(text))
        for style, text in (("bold", title), ("$foreground 80%", subtitle))
        if text
    ]
    if store:
        left = room - sum(cell_len(text) for _, text in (*texts, *facts))
        told = [f"  {words}" for words in store]
        texts.append(("", next((one for one in told if cell_len(one) <= left), told[-1])))
    texts += facts
    parts = []
    for style, text in texts:
        kept = cut(text, room, signs)
        room -= cell_len(kept)
        if kept.strip(" …~"):
            parts.append(Part(kept, style))
    parts.append(Part(" " * max(width - width_of(parts) - cell_len(end), 0)))
    return [*parts, Part(end)]


class HeaderLine(EdgeLine):
    """Says where one is: program, title, subtitle, and at the right the day looked at."""

    DEFAULT_CSS = "HeaderLine { height: 1; background: $panel; color: $foreground; }"

    title: reactive[str] = reactive("")
    """What is looked at: a cohort, a pair."""

    subtitle: reactive[str] = reactive("")
    """A few words more about it; the first to be cut."""

    right: reactive[str] = reactive("")
    """What stands at the right: the as-of day."""

    store: reactive[tuple[str, ...]] = reactive(())
    """What is to be said of the store itself, the longest first: that it is a demo."""

    def parts(self, width: int) -> list[Part]:
        """Lay the line out."""
        facts = self.title, self.subtitle, self.right
        return header_parts(*facts, width, self._signs, store=self.store)


class BannerLine(EdgeLine):
    """A line that cannot be overlooked; shown while it has a text."""

    DEFAULT_CSS = """
    BannerLine {
        height: 1; display: none;
        background: $warning-muted; color: $text-warning; text-style: bold;
    }
    BannerLine.-shown { display: block; }
    BannerLine:nocolor { text-style: bold reverse; }
    """

    text: reactive[str] = reactive("")
    """What it says; empty hides it."""

    def watch_text(self) -> None:
        """Show or hide the line."""
        self.set_class(bool(self.text), "-shown")

    def parts(self, width: int) -> list[Part]:
        """Lay the line out."""
        return [Part(fit(f" {shown(self.text)}", width, self._signs))]


class TroubleLine(BannerLine):
    """Says what is wrong for as long as it is, in as many words as fit."""

    DEFAULT_CSS = """
    TroubleLine { background: $error-muted; color: $text-error; }
    """

    sentences: reactive[tuple[str, ...]] = reactive(())
    """What may be said of it, the longest first; nothing hides the line."""

    def watch_sentences(self) -> None:
        """Show or hide the line."""
        self.text = next(iter(self.sentences), "")

    def parts(self, width: int) -> list[Part]:
        """Lay out the longest sentence that fits, else the beginning of the shortest."""
        fitting = (one for one in self.sentences if cell_len(shown(one)) < width)
        words = next(fitting, self.sentences[-1] if self.sentences else "")
        return [Part(fit(f" {shown(words)}", width, self._signs))]


MOST_KEYS = 6
"""How many keys are shown at most."""

_HELP = "help"
_KEY, _OFF = "$text-accent bold", "$foreground 38%"
_BETWEEN_KEYS = "  "
_IN_ASCII = {"⏎": "Enter", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right", "⌫": "Backspace"}


@dataclass(frozen=True, slots=True)
class FooterKey:
    """A key, what it does in a word, and how to do it."""

    key: str
    words: str
    action: str
    node: DOMNode
    enabled: bool = True

    @property
    def width(self) -> int:
        """The cells that it takes."""
        return cell_len(self.key) + 1 + cell_len(self.words)


def active_keys(screen: Screen[object], signs: Signs) -> list[FooterKey]:
    """Return the keys to show on a screen: as declared from the focus up, Help first.

    A key that the focused widget takes for what the screen calls by the same words counts as
    the screen's.
    """
    active = screen.active_bindings
    keys: dict[str, FooterKey] = {}
    for node, binding in _declared(screen):
        found = _answering(node, binding, active)
        name = binding.id or binding.action
        if found is None or name in keys:
            continue
        key = key_words(screen.app, found.binding, signs)
        action, target = found.binding.action, found.node
        keys[name] = FooterKey(key, shown(binding.description), action, target, found.enabled)
    return sorted(keys.values(), key=lambda key: not _is_help(key.action))


def key_words(app: App[object], binding: Binding, signs: Signs) -> str:
    """Return the key of a binding as it is printed on keyboards."""
    key = app.get_key_display(binding)
    return _IN_ASCII.get(key, key) if signs is Signs.ASCII else key


def fitting(keys: Sequence[FooterKey], width: int) -> list[FooterKey]:
    """Return as many keys as fit into a line, the last ones left out, the first always kept."""
    kept: list[FooterKey] = []
    room = width - 1
    for key in keys[:MOST_KEYS]:
        room -= key.width + (len(_BETWEEN_KEYS) if kept else 0)
        if kept and room < 0:
            break
        kept.append(key)
    return kept


def _is_help(action: str) -> bool:
    return parse(action)[1] == _HELP


def _declared(screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
    for node in (screen.focused or screen).ancestors_with_self:
        for base in reversed(type(node).__mro__):
            for binding in Binding.make_bindings(base.__dict__.get("BINDINGS", ())):
                if binding.show:
                    yield node, binding
        if node.is_modal:
            return


def _answering(
    node: DOMNode, binding: Binding, active: Mapping[str, ActiveBinding]
) -> ActiveBinding | None:
    own = [
        answer
        for answer in active.values()
        if answer.node is node and answer.binding.action == binding.action
    ]
    if own:
        return next((answer for answer in own if answer.binding.key == binding.key), own[0])
    other = active.get(binding.key)
    if other is None or other.binding.description != binding.description:
        return None
    _, name, parameters = parse(binding.action)
    return other if node.check_action(name, parameters) else None


class FooterLine(EdgeLine):
    """Shows the keys of the screen as they change; a click on one does what it does."""

    DEFAULT_CSS = """
    FooterLine { dock: bottom; height: 1; background: $panel; color: $foreground; }
    """

    _keys: Sequence[FooterKey] = ()

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def on_unmount(self) -> None:
        """Let go of the screen."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key clicked does."""
        event.stop()
        for key, start, end in self._spans():
            if start <= event.x < end and key.enabled:
                await self.app.run_action(key.action, key.node)
                return

    def parts(self, width: int) -> list[Part]:
        """Lay the line out."""
        parts = [Part(" ")]
        for key in fitting(self._keys, width):
            if len(parts) > 1:
                parts.append(Part(_BETWEEN_KEYS))
            parts.append(Part(key.key, _KEY if key.enabled else _OFF))
            parts.append(Part(f" {key.words}", "" if key.enabled else _OFF))
        return parts

    def _spans(self) -> Iterator[tuple[FooterKey, int, int]]:
        start = 1
        for key in fitting(self._keys, self.size.width):
            yield key, start, start + key.width
            start += key.width + len(_BETWEEN_KEYS)

    def _follow(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen:
            return
        keys = active_keys(screen, self._signs)
        if keys != self._keys:
            self._keys = keys
            self.refresh()


WANTED = Size(60, 15)
"""The columns and the lines from which nothing is left out that matters."""

_LEAST_LINES = 5
"""Lower than this, even the sentence would take the place of what is asked for."""


class RoomLine(EdgeLine):
    """Says what is wanted in as many words as fit; takes no line where there is room."""

    DEFAULT_CSS = """
    RoomLine { height: auto; background: $surface; color: $text-warning; }
    """

    def __init__(self, language: Language, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._language = language

    def get_content_height(self, _container: Size, viewport: Size, _width: int) -> int:
        """Return a line while the terminal is too small, none otherwise."""
        is_small = viewport.width < WANTED.width or viewport.height < WANTED.height
        return int(is_small and viewport.height >= _LEAST_LINES)

    def parts(self, width: int) -> list[Part]:
        """Lay out the sentence, or as much of it as fits."""
        return [Part(f" {room_words(self.app.size, width - 1, self._language)}")]


def room_words(size: Size, width: int, language: Language) -> str:
    """Say how much room is wanted, in a width; nothing where not even the fewest words fit."""
    facts = {"columns": WANTED.width, "lines": WANTED.height}
    sentences = (
        language.say(
            "Mentorat needs {columns} x {lines} or more; this terminal has {width} x {height}.",
            width=size.width,
            height=size.height,
            **facts,
        ),
        language.say("Mentorat needs {columns} x {lines} or more.", **facts),
        language.say("Needs {columns} x {lines}.", **facts),
    )
    return next((words for words in sentences if cell_len(words) <= width), "")
