"""Textual's driver, mended: it ends with its terminal, and a stalled terminal can be left."""

import os
import select
import signal
import sys
import termios
import threading
from contextlib import suppress
from errno import EINTR
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import AppBlur, AppFocus, CursorPosition, Resize
from textual.message import Message
from textual.messages import InBandWindowResize

from tui.terminal.input import Reading

if TYPE_CHECKING:
    from tui.terminal.guarded_app import GuardedApp


MOST_COLUMNS, MOST_ROWS = 700, 250
"""The largest window that is believed: drawing takes memory by the cell."""

_USUAL = os.terminal_size((80, 24))
_MOMENT = 0.01

_NOT_TAKEN = AppBlur | AppFocus | CursorPosition | Resize | InBandWindowResize
"""What a terminal may say that nobody did. A window out of focus would be drawn anew each time."""

_FAREWELL = b"".join(
    b"\x1b[" + mode
    for mode in (
        *(b"?2026l", b"?2004l", b"?7h", b"?1000l", b"?1003l", b"?1015l", b"?1006l", b"?1016l"),
        *(b"<u", b"m", b"?1049l", b"?25h", b"?1004l"),
    )
)
"""What takes back every mode that the driver sets."""


class TerminalDriver(LinuxDriver):
    """Draws on the standard output and reads the standard input, for as long as both are there."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        stops_before = signal.getsignal(signal.SIGTSTP)
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._may_stop = stops_before is not signal.SIG_IGN
        if not self._may_stop:
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        self._guarded = cast("GuardedApp", app)
        self._stdout = sys.__stdout__ or sys.stdout
        self._outlet: Outlet | None = None
        self._reading: Reading | None = None
        self._is_suspended = False

    @property
    def can_suspend(self) -> bool:
        """Whether there may be a shell to come back from: not for the first of a session."""
        return self._may_stop and os.getsid(0) != os.getpid()

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._outlet = Outlet(self._stdout)
        self._file = cast("Any", self._outlet)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Give the terminal back, once everything was written to it."""
        super().close()
        if self._outlet is not None:
            outlet, self._outlet = self._outlet, None
            outlet.close()

    def give_back(self) -> None:
        """Give the terminal back at once, from whatever thread, whatever the others are doing."""
        outlet = self._outlet
        if outlet is None:
            return
        with suppress(termios.error):  # there may be no terminal any more
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        outlet.cut_short(_FAREWELL)

    def open_url(self, url: str, new_tab: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Open nothing: what is on the screen starts no program."""

    def deliver_binary(self, *_: object, **__: object) -> None:
        """Write no file."""

    def process_message(self, message: Message) -> None:
        """Hand on what a person did; what the window is like is asked of the system alone."""
        if not isinstance(message, _NOT_TAKEN):
            super().process_message(message)

    def disable_input(self) -> None:
        """Stop reading, at once."""
        reading, self._reading = self._reading, None
        if reading is not None:
            reading.stop()
        super().disable_input()
        if reading is not None:
            reading.close()

    def run_input_thread(self) -> None:
        """Read until told to stop, or until there is no terminal to read."""
        self._reading = Reading(self.fileno, self.process_message, self._is_behind)
        if not self._reading.to_its_end():
            self._guarded.line_lost()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - the thread's last door: what nobody foresaw
            self._loop.call_soon_threadsafe(self._guarded.crash_on, error)

    def _is_behind(self) -> bool:
        """Return whether the application has not yet taken all that was handed on to it."""
        arrived = threading.Event()
        self._loop.call_soon_threadsafe(arrived.set)
        return not arrived.wait(_MOMENT) or self._guarded.is_busy

    def _get_terminal_size(self) -> tuple[int, int]:
        try:
            size = os.get_terminal_size(self._stdout.fileno())
        except OSError:
            size = _USUAL
        columns, rows = size.columns or _USUAL.columns, size.lines or _USUAL.lines
        return min(columns, MOST_COLUMNS), min(rows, MOST_ROWS)

    def _query_in_band_window_resize(self) -> None:
        """Ask for no sizes within the input: the system tells them, and cannot be imitated."""

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, with the terminal given back; where nobody could wake us again, do not."""
        if self._is_suspended:
            return
        self._is_suspended = True
        self._guarded.settle()
        if self._auto_restart:
            self.suspend_application_mode()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        # to this thread, so that it stops here and not a little later
        signal.pthread_kill(threading.get_ident(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._sigtstp_application)
        if self._auto_restart and self._is_in_front():
            self._take_again()
        self._is_suspended = False

    def _sigcont_application(self, *_: object) -> None:
        """Go on after a stop that nobody announced: others may have changed the terminal."""
        if self._is_suspended or not self._auto_restart or self._outlet is None:
            return
        self._is_suspended = True
        if self._is_in_front():
            self.suspend_application_mode()
            self._take_again()
        self._is_suspended = False

    def _is_in_front(self) -> bool:
        """Wait until the shell puts us in front; tell whether there still is a terminal."""
        while True:
            try:
                # whoever tries this in the background is stopped by the system, and then tries anew
                termios.tcsetattr(self.fileno, termios.TCSANOW, termios.tcgetattr(self.fileno))
            except termios.error as error:
                if error.args[0] != EINTR:
                    self._guarded.line_lost()
                    return False
            else:
                return True

    def _take_again(self) -> None:
        self._must_signal_resume = True
        self.resume_application_mode()


_CHUNK = 65_536

_CANCEL = b"\x18"
"""What ends an escape sequence that was cut in the middle."""


class Outlet:
    """A text file on a terminal that never blocks in a write, and can be cut off from outside."""

    def __init__(self, file: TextIO) -> None:
        self._encoding = file.encoding
        self._errors = "replace" if file.errors == "strict" else file.errors or "replace"
        self._descriptor = _opened_anew(file.fileno())
        self._woken, self._wakes = os.pipe()
        self._is_cut = False
        self._turn = threading.Lock()
        self._waiting: list[str] = []

    def fileno(self) -> int:
        """Return the file descriptor."""
        return self._descriptor

    def write(self, text: str) -> None:
        """Take a text, to be sent with what comes after it."""
        self._waiting.append(text)

    def flush(self) -> None:
        """Send what was taken, as fast as the terminal reads it; nothing once cut off or gone."""
        text, self._waiting = "".join(self._waiting), []
        left = memoryview(text.encode(self._encoding, self._errors))
        with self._turn, suppress(OSError):  # of a terminal that is gone the input tells
            while left and not self._is_cut:
                left = left[self._sent(left[:_CHUNK]) :]

    def cut_short(self, farewell: bytes) -> None:
        """Send nothing more of what was taken, and this as far as the terminal takes it at once."""
        self._is_cut = True
        os.write(self._wakes, b"\0")
        with self._turn, suppress(OSError, termios.error):
            termios.tcflush(self._descriptor, termios.TCOFLUSH)
            os.write(self._descriptor, _CANCEL + farewell)

    def close(self) -> None:
        """Give the file descriptors back."""
        with self._turn:
            for descriptor in (self._descriptor, self._woken, self._wakes):
                os.close(descriptor)

    def _sent(self, data: memoryview) -> int:
        try:
            return os.write(self._descriptor, data)
        except BlockingIOError:
            poll = select.poll()
            poll.register(self._descriptor, select.POLLOUT)
            poll.register(self._woken, select.POLLIN)
            poll.poll()
            return 0


def _opened_anew(descriptor: int) -> int:
    """Open the terminal of a descriptor without blocking, which the shell that shares it keeps."""
    flags = os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
    for path in (f"/proc/self/fd/{descriptor}", "/dev/tty"):
        with suppress(OSError):
            return os.open(path, flags)
    return os.dup(descriptor)
