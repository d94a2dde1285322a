"""Textual's app with its doors closed: no files, no browser, no markup in notices, no links."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, ClassVar

from textual import on
from textual._styles_cache import StylesCache
from textual.app import App, ScreenError
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event
from textual.filter import LineFilter
from textual.notifications import SeverityLevel

from tui.terminal.cleaning import Cleaning
from tui.terminal.driver import TerminalDriver
from tui.terminal.leaving import Leaving, Settle
from tui.wording.language import current

_ = current().say

_CLEANING = Cleaning()
_WRITES_GET = 0.5
"""Seconds that writes under way get before the process stops, so that nobody waits for its lock."""


class GuardedApp(App[None]):
    """An app that draws, takes keys, and does nothing else that Textual would let it do."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+z",
            "suspend_process",
            _("To the shell"),
            show=False,
            id="app.suspend",
            priority=True,
            tooltip=_("Stop Mentorat and go to the shell; fg comes back"),
        ),
    ]

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(driver_class=TerminalDriver, ansi_color=ansi_color)
        self._leaving: Leaving | None = None

    def run_until_left(self, settle: Settle) -> int:
        """Run until somebody or something leaves; gives the exit code."""
        with Leaving(self.ask_to_leave, settle, self.give_back_terminal) as self._leaving:
            self.run()
        return self._leaving.code or self.return_code or 0

    def settle(self) -> None:
        """Wait a moment for what is being written."""
        if self._leaving is not None:
            self._leaving.settle(_WRITES_GET)

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
            self.notify(current().say("There is no shell to go to. ctrl+q leaves Mentorat."))

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
        """Give what every line passes before it is drawn: the cleaner first."""
        return (_CLEANING, *super().get_line_filters())

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
