"""Textual's app with its doors closed: no files, no browser, no markup; and how it ends at once."""

import os
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import sleep
from types import FrameType, TracebackType
from typing import Any, ClassVar, Self

from rich.segment import Segment
from textual import on
from textual._styles_cache import StylesCache
from textual.app import App, ScreenError
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.notifications import SeverityLevel

from tui.domain.texts import shown
from tui.terminal.driver import TerminalDriver
from tui.wording.language import current

Settle = Callable[[float], object]
"""What waits so many seconds for the writes under way."""

_ = current().say

_WRITES_AT_A_STOP = 0.5
"""Seconds that writes under way get before the process stops, so that nobody waits for its lock."""


class GuardedApp(App[None]):
    """An app that draws, takes keys, and does nothing else that Textual would let it do."""

    BINDING_GROUP_TITLE = _("The whole program")

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+z",
            "suspend_process",
            _("Suspend"),
            show=False,
            id="app.suspend",
            priority=True,
            tooltip=_("Suspend to the shell; fg returns"),
        ),
    ]

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        self._cleaning = Cleaning()
        super().__init__(driver_class=TerminalDriver, ansi_color=ansi_color)
        self._leaving: Leaving | None = None

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands: where the widget with the focus has its own.

        Screen readers, magnifiers and input windows for Chinese or Japanese follow it.
        """
        focused = self.focused
        if focused is None:
            return Offset(0, 0)
        where: Offset = getattr(focused, "cursor_screen_offset", focused.content_region.offset)
        return where

    @cursor_position.setter
    def cursor_position(self, _where: Offset) -> None:
        """Leave alone what a field asks for: another may have the focus by then."""

    def run_until_left(self, settle: Settle, *, mouse: bool = True) -> int:
        """Run until somebody or something leaves; gives the exit code."""
        with Leaving(self.ask_to_leave, settle, self.give_back_terminal) as self._leaving:
            self.run(mouse=mouse)
        return self._leaving.code or self.return_code or 0

    def settle(self) -> None:
        """Wait a moment for what is being written."""
        if self._leaving is not None:
            self._leaving.settle(_WRITES_AT_A_STOP)

    def ask_to_leave(self, code: int) -> None:
        """End with an exit code, asked from another thread; forms have no say."""
        with suppress(RuntimeError):  # of a loop that is closed already
            self.exit(return_code=code)

    def line_lost(self) -> None:
        """End, for the terminal is gone; told from another thread."""
        if self._leaving is not None:
            self._leaving.line_lost()

    def give_back_terminal(self) -> None:
        """Give the terminal back from another thread, whatever this one is doing."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.give_back()

    def crash_on(self, error: Exception) -> None:
        """End on an error of another thread."""
        self._handle_exception(error)

    @property
    def is_busy(self) -> bool:
        """Whether something that was typed has not been taken yet; asked from another thread."""
        with suppress(ScreenError):
            front = self.focused or self.screen
            return bool(self.message_queue_size or front.message_queue_size)
        return False

    def pop_screen(self) -> AwaitComplete:
        """Leave a screen, and let Textual forget what it remembers of a thousand left ones."""
        popped = super().pop_screen()
        StylesCache.get_inner_outer.cache_clear()
        return popped

    @on(Driver.SignalResume)
    def draw_anew(self) -> None:
        """Draw everything, since others have drawn on the terminal."""
        self.refresh(layout=True)

    def action_suspend_process(self) -> None:
        """Stop, where there is a shell to go to."""
        if self._driver is not None and self._driver.can_suspend:
            super().action_suspend_process()
        else:
            self.notify(current().say("There is no shell to return to. ctrl+q quits Mentorat."))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's signature; names may hold what looks like it
    ) -> None:
        """Tell something, always as plain words."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every line passes before it is drawn: the cleaner first."""
        return (self._cleaning, *super().get_line_filters())

    async def _broker_event(
        self,
        event_name: str,  # noqa: ARG002 - Textual's signature
        event: Event,  # noqa: ARG002 - the same
        default_namespace: DOMNode,  # noqa: ARG002 - the same
    ) -> bool:
        """Run no action that stands in a text."""
        return False

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: what is on the screen starts no program."""

    def save_screenshot(self, *_: object, **__: object) -> str:
        """Write no file."""
        return ""

    def deliver_screenshot(self, *_: object, **__: object) -> str | None:
        """Write no file."""
        return None

    def _deliver_binary(self, *_: Any, **__: Any) -> str | None:  # noqa: ANN401 - Textual's signature
        """Write no file."""
        return None


_NOT_ENDING = {
    *(signal.SIGKILL, signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU),
    *(signal.SIGCONT, signal.SIGCHLD, signal.SIGURG, signal.SIGWINCH, signal.SIGPIPE),
    *(signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGILL, signal.SIGTRAP),
    *(signal.SIGABRT, signal.SIGSYS),
}
"""The signals that end no process, or that one sends itself where it cannot go on."""

_ENDING = tuple(sorted(signal.valid_signals() - _NOT_ENDING))
"""The signals that end a process, each of which is to leave the terminal as it was."""

_TEXTUALS = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
"""The signals that Textual's driver takes for itself and never gives back."""

_PATIENCE, _WRITES_AT_THE_END = 0.3, 0.1
"""Seconds that the application gets to end by itself, and after them what is being written."""

_OVER = b"\0"


class Leaving:
    """Watches for the end in a thread of its own, which the event loop cannot hold up.

    Within its block the process ends with exit code 128 + n after signal n. That is a code and
    not the signal raised again, since an SSH client shows 255 for whatever a signal ended. A signal
    that was ignored from the start stays ignored; a closed terminal is taken for a SIGHUP.
    """

    def __init__(
        self, ask: Callable[[int], object], settle: Settle, give_back: Callable[[], object]
    ) -> None:
        self._ask = ask
        self.settle = settle
        self._give_back = give_back
        self._before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
        self._said, self._says = os.pipe()
        self._thread = threading.Thread(target=self._watch, name="leaving", daemon=True)
        self.code: int | None = None
        """The exit code of the process, once something has ended the application."""

    def __enter__(self) -> Self:
        os.set_blocking(self._says, False)
        numbers = (*_ENDING, *_TEXTUALS)
        self._before = {number: signal.getsignal(number) for number in numbers}
        for number in _ENDING:
            if self._before[number] is not signal.SIG_IGN:
                # the thread is woken by the file descriptor, also where the main thread hangs
                signal.signal(number, lambda *_: None)
        signal.set_wakeup_fd(self._says, warn_on_full_buffer=False)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self.code is None:
            os.write(self._says, _OVER)
            self._thread.join()
            os.close(self._said)
            os.close(self._says)

    def line_lost(self) -> None:
        """End the application, for nobody is there any more; from whatever thread."""
        os.write(self._says, bytes([signal.SIGHUP]))

    def _watch(self) -> None:
        while self.code is None:
            number = os.read(self._said, 1)
            if number == _OVER:
                return
            if number[0] in _ENDING:
                self.code = 128 + number[0]
        self._end(self.code)

    def _end(self, code: int) -> None:
        """Let the application end, and end the process where it has not when time is up."""
        self._ask(code)
        sleep(_PATIENCE)
        self.settle(_WRITES_AT_THE_END)
        self._give_back()
        os._exit(code)


_LOOSE_JOINER = "\u200d "
"""A joiner with nothing to join, where a text was cut: Rich counts no cell for its space."""


class Cleaning(LineFilter):
    """Puts a sign in the place of what a terminal would act on; widgets clean before they measure.

    This is for what a widget forgot: nothing gets out, though a column may be a cell off.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments of a line, cleaned."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            Segment(shown(text).replace(_LOOSE_JOINER, ""), style, control)
            for text, style, control in segments
        ]
