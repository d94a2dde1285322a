"""A command in a pseudo-terminal of its own: its bytes as they come, its keys as they go."""

import os
import select
import signal
import termios
from collections.abc import Mapping, Sequence
from time import monotonic
from types import TracebackType
from typing import Self

CHUNK = 65_536
PATIENCE = 5.0
"""Seconds that a process gets to end before it is killed."""

_DEFAULT_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGPIPE, signal.SIGTERM)


class PseudoTerminal:
    """Runs a command as the leader of a session whose terminal is ours to read and write."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        rows: int = 24,
        columns: int = 80,
    ) -> None:
        self._master, slave = os.openpty()
        self.is_open = True
        self.exit_code: int | None = None
        """The exit code once the process was seen to end; -n where signal n ended it."""
        termios.tcsetwinsize(slave, (rows, columns))
        os.set_blocking(self._master, False)
        self.pid = os.posix_spawn(
            command[0],
            list(command),
            dict(environment),
            # a session leader that opens a terminal has it for its own
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
            setsid=True,
            setsigdef=_DEFAULT_SIGNALS,
        )
        self._process = os.pidfd_open(self.pid)
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def fileno(self) -> int:
        """Give the file descriptor of our side."""
        return self._master

    def read(self, timeout: float) -> bytes:
        """Give what the command has written, waiting for it so many seconds; nothing at its end."""
        if not self.is_open or not _is_ready(self._master, timeout):
            return b""
        try:
            return os.read(self._master, CHUNK)
        except OSError:  # nobody holds the other side any more
            return b""

    def write(self, keys: bytes) -> None:
        """Send what a keyboard would send; raises TimeoutError where nobody takes it."""
        while keys:
            if not select.select((), (self._master,), (), PATIENCE)[1]:
                raise TimeoutError(keys)
            keys = keys[os.write(self._master, keys) :]

    def resize(self, rows: int, columns: int) -> None:
        """Give the terminal another size, of which the command is told by a signal."""
        termios.tcsetwinsize(self._master, (rows, columns))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process."""
        signal.pidfd_send_signal(self._process, number)

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Give the exit code, reading on until there is one; raises TimeoutError."""
        deadline = monotonic() + timeout
        while not self.has_ended(0):
            left = deadline - monotonic()
            if left <= 0:
                raise TimeoutError(self.pid)
            self._read_or_end(left)
        while self.take():
            pass
        if self.exit_code is None:
            raise ChildProcessError(self.pid)
        return self.exit_code

    def has_ended(self, timeout: float) -> bool:
        """Tell whether the process ends within so many seconds."""
        if self.exit_code is None and _is_ready(self._process, timeout):
            _, status = os.waitpid(self.pid, 0)
            self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is not None

    def take(self) -> bytes:
        """Give what there is to read at this moment."""
        return self.read(0)

    @property
    def line_discipline(self) -> list[object]:
        """How the terminal treats lines and keys: what `stty` shows, its speeds left out."""
        *flags, _, _, characters = termios.tcgetattr(self._master)
        return [*flags, characters]

    def hang_up(self) -> None:
        """Close the terminal, as a lost line does."""
        if self.is_open:
            self.is_open = False
            os.close(self._master)

    def close(self) -> None:
        """Close the terminal and end the process, by force where it does not end by itself."""
        if self._process < 0:
            return
        self.hang_up()
        if not self.has_ended(PATIENCE):
            self.signal(signal.SIGKILL)
            self.has_ended(PATIENCE)
        os.close(self._process)
        self._process = -1

    def _read_or_end(self, timeout: float) -> None:
        watched = [self._process, self._master] if self.is_open else [self._process]
        if self._master in select.select(watched, (), (), timeout)[0] and not self.take():
            self.has_ended(timeout)


def _is_ready(descriptor: int, timeout: float) -> bool:
    return bool(select.select((descriptor,), (), (), max(timeout, 0))[0])
