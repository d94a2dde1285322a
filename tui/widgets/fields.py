"""Fields in which text is typed: a line, several lines, what is understood beside it, a filter."""

from dataclasses import dataclass
from typing import Any, Self

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from tui.domain.texts import NAME_LIMIT, TEXT_LIMIT, clean, shown
from tui.wording.language import Language


class LineField(Input):
    """Takes a text on one line; what is given or pasted on several becomes one."""

    DEFAULT_CSS = """
    LineField.-short { width: 10; }
    """

    def __init__(
        self,
        text: str | None = None,
        limit: int = NAME_LIMIT,
        *,
        short: bool = False,
        id: str | None = None,
    ) -> None:
        self._given = text
        self._limit = limit
        self._given_line = on_one_line(text or "")
        super().__init__(
            self._given_line,
            id=id,
            compact=True,
            select_on_focus=False,
            # what is too long stays on the form to be shortened
            max_length=max(4 * limit, len(self._given_line)),
            classes="-short" if short else None,
        )
        self.cursor_blink = False

    @property
    def is_changed(self) -> bool:
        """Whether the line says something else than the text that it was given."""
        return self.value.strip() != self._given_line

    @property
    def text(self) -> str | None:
        """The text typed, or as it was given with its lines; raise RefusedError."""
        return (clean(self.value, self._limit) or None) if self.is_changed else self._given

    def on_focus(self) -> None:
        """Show of a text that is longer than the field where typing goes on."""
        before = cell_len(self.value[: self.cursor_position])
        self.scroll_to_region(Region(before, 0, 2, 1), animate=False, force=True)

    def on_blur(self) -> None:
        """Show its start again."""
        self.scroll_to(0, animate=False, force=True)

    def on_paste(self, event: events.Paste) -> None:
        """Take every line of what is pasted."""
        event.prevent_default()
        event.stop()
        self.replace(on_one_line(event.text), *self.selection)


def on_one_line(text: str) -> str:
    """Return a text as a line may hold it."""
    return shown(" ".join(text.split("\n")).strip())


_LONGEST_TYPED = 4 * TEXT_LIMIT


class TextField(TextArea):
    """Takes a text of several lines; Enter is a new line, unless it answers; Tab leaves."""

    DEFAULT_CSS = """
    TextField { height: 4; width: 1fr; background: $panel; padding: 0; scrollbar-size-vertical: 1; }
    """

    def __init__(
        self, text: str | None = None, *, answers: bool = False, id: str | None = None
    ) -> None:
        self._given = text
        self._given_lines = shown(text or "", newlines=True)
        self._answers = answers
        super().__init__(
            self._given_lines,
            id=id,
            compact=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
        )
        self.cursor_blink = False
        if answers:
            self.move_cursor(self.document.end)

    @property
    def is_changed(self) -> bool:
        """Whether the lines say something else than the text that they were given."""
        return self.text.strip() != self._given_lines.strip()

    @property
    def written(self) -> str | None:
        """The text typed, or as it was given; raise RefusedError."""
        if not self.is_changed:
            return self._given
        return clean(self.text, TEXT_LIMIT, newlines=True) or None

    def on_key(self, event: events.Key) -> None:
        """Leave Enter to the form where it answers; ctrl+j is a new line everywhere."""
        if event.key == "enter" and self._answers:
            event.prevent_default()
        elif event.key == "ctrl+j":
            event.stop()
            self.insert("\n")

    def on_paste(self, event: events.Paste) -> None:
        """Cut what is pasted beyond all measure; what is pasted is then taken as ever."""
        event.text = event.text[: max(_LONGEST_TYPED - len(self.text), 0)]

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        """Move up; from the first line, to the field before."""
        if self.cursor_location[0] == 0 and not select:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - the same
        """Move down; from the last line, to the next field."""
        if self.cursor_location[0] == self.document.line_count - 1 and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)


class SteppedInput(Input):
    """A line whose arrows step through what may be meant."""

    @dataclass
    class Stepped(Message):
        """Something else is meant, so many places on."""

        by: int

    def action_step(self, by: int) -> None:
        """Ask for something else."""
        self.post_message(self.Stepped(by))


class UnderstoodField(Horizontal):
    """A line in which something is typed, and beside it what was understood of it."""

    DEFAULT_CSS = """
    UnderstoodField { height: 1; width: 1fr; }
    UnderstoodField SteppedInput { height: 1; border: none; padding: 0; }
    UnderstoodField SteppedInput:focus { border: none; }
    UnderstoodField #understood { width: 1fr; height: 1; padding: 0 0 0 1; text-overflow: ellipsis;
        text-wrap: nowrap; }
    UnderstoodField.-refused #understood { color: $text-error; }
    """

    input = query_one(SteppedInput)
    """The line in which it is typed."""

    understood = query_one("#understood", Static)
    """What was understood."""

    @dataclass
    class Changed(Message):
        """Something else was understood, or nothing."""

        field: "UnderstoodField"
        value: Any

        @property
        def control(self) -> "UnderstoodField":
            """The field, for selectors."""
            return self.field

    def __init__(self, language: Language, *, empty: str, id: str | None = None) -> None:
        super().__init__(id=id)
        self._language = language
        self._empty = empty

    def line(self) -> SteppedInput:
        """Return the line, with what it says at the start."""
        raise NotImplementedError

    @property
    def error(self) -> str | None:
        """Why what was typed cannot be understood, as a sentence."""
        raise NotImplementedError

    def words(self) -> str:
        """Return what was understood in words, or what it means that nothing was typed."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield the line and what was understood."""
        typed = self.line()
        typed.cursor_blink = False
        yield typed
        yield Static(id="understood", markup=False)

    def on_mount(self) -> None:
        """Say what is understood at the start."""
        self.explain()

    def focus(self, scroll_visible: bool = True) -> Self:  # noqa: FBT001, FBT002 - as Textual has it
        """Put the cursor into the line."""
        self.input.focus(scroll_visible)
        return self

    def explain(self) -> None:
        """Say what is understood, or why nothing is."""
        self.set_class(self.error is not None, "-refused")
        self.understood.update(self.error or self.words())


class FilterField(Input):
    """One line for a part of a name."""

    DEFAULT_CSS = "FilterField, FilterField.-textual-compact { height: 1; padding: 0 1; }"

    def __init__(self, language: Language, *, id: str | None = None) -> None:
        super().__init__(id=id, compact=True, placeholder=language.say("part of a name"))
        self.cursor_blink = False
        self.display = False

    def open(self) -> None:
        """Ask for a part of a name."""
        self.display = True
        self.focus()

    def settle(self) -> None:
        """Stay in sight only where something was typed."""
        self.display = bool(self.value)

    def close(self) -> None:
        """Forget what was typed, without telling of it, and go out of sight."""
        with self.prevent(Input.Changed):
            self.value = ""
        self.display = False
