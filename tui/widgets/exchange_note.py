"""The whole note of an exchange, and what its line has no room for."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.domain.exchanges import Exchange
from tui.domain.texts import shown
from tui.widgets.level_colours import COLOURS
from tui.wording.days import long_day
from tui.wording.language import Language, current
from tui.wording.words import party_word

_ = current().say


class ExchangeNote(VerticalScroll, can_focus=True):
    """The note of the exchange under the cursor in full; hidden where there is nothing to say."""

    BINDING_GROUP_TITLE = _("Note")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "leave",
            _("Back"),
            show=False,
            id="note.leave",
            tooltip=_("Back to the list of exchanges"),
        ),
    ]
    DEFAULT_CSS = """
    ExchangeNote {
        height: auto; padding: 0 1; scrollbar-size-vertical: 1; background: $surface;
    }
    ExchangeNote > Static { height: auto; }
    ExchangeNote.-empty { display: none; }
    """

    class Left(Message):
        """The note has been read."""

    def __init__(
        self,
        language: Language,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._language = language

    def compose(self) -> ComposeResult:
        """Give the one text that scrolls."""
        yield Static(markup=False)

    def show(self, exchange: Exchange | None, names: Mapping[str, str]) -> None:
        """Show the note of an exchange; `names` gives people's names by their ids."""
        words = note_words(exchange, names, self._language) if exchange else Content()
        self.set_class(not words.plain, "-empty")
        self.query_one(Static).update(words)
        self.scroll_home(animate=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return self.has_class("-empty")

    def action_leave(self) -> None:
        """Tell that the note has been read."""
        self.post_message(self.Left())


def note_words(exchange: Exchange, names: Mapping[str, str], language: Language) -> Content:
    """Give the note with its newlines, then when it was, who began and who recorded it."""
    say = language.say
    parts = []
    if exchange.at is not None:
        parts.append(say("at {time}", time=exchange.at))
    if exchange.initiated_by is not None:
        parts.append(say("begun by the {party}", party=party_word(exchange.initiated_by, language)))
    parts += _recorded(exchange, names, language)
    lines = [Content(shown(exchange.note.strip(), newlines=True))] if exchange.note else []
    if parts:
        lines.append(Content.styled(", ".join(parts), COLOURS["muted"]))
    return Content("\n").join(lines)


def _recorded(exchange: Exchange, names: Mapping[str, str], language: Language) -> list[str]:
    by, at = exchange.recorded_by, exchange.recorded_at
    who = names.get(by, by) if by else ""
    day = long_day(at.date(), language) if at else ""
    if who and day:
        return [language.say("recorded by {person} on {day}", person=who, day=day)]
    if day:
        return [language.say("recorded on {day}", day=day)]
    return [language.say("recorded by {person}", person=who)] if who else []
