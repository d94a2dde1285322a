"""A terminal that reads nothing can be left."""

import io
import os
import threading
import tty
from collections.abc import Iterator
from typing import TextIO

import pytest

from tui.terminal.driver import Outlet

FAREWELL = b"\x1b[?1049l"
MORE_THAN_FITS = "x" * 200_000


class Line:
    """A pseudo-terminal whose other end is ours."""

    def __init__(self) -> None:
        self.master, self.slave = os.openpty()
        tty.setraw(self.slave)
        self.file: TextIO = io.TextIOWrapper(
            os.fdopen(self.slave, "wb", buffering=0), encoding="ascii", errors="strict"
        )
        self.outlet = Outlet(self.file)

    def read(self) -> bytes:
        """Give what there is to read."""
        os.set_blocking(self.master, False)
        parts = []
        try:
            while part := os.read(self.master, 65_536):
                parts.append(part)
        except BlockingIOError:
            return b"".join(parts)
        except OSError:
            return b""
        return b"".join(parts)

    def stall(self) -> threading.Thread:
        """Write more than fits, in a thread that cannot end."""
        self.outlet.write(MORE_THAN_FITS)
        writer = threading.Thread(target=self.outlet.flush)
        writer.start()
        os.read(self.master, 1)
        return writer


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.outlet.close()
    line.file.close()


class TestAnOutlet:
    def test_sends_what_it_takes(self, line: Line) -> None:
        line.outlet.write("one ")
        line.outlet.write("two")
        assert line.read() == b""

        line.outlet.flush()

        assert line.read() == b"one two"

    def test_writes_in_the_encoding_of_its_file(self, line: Line) -> None:
        line.outlet.write("Élodie \udcff")
        line.outlet.flush()

        assert line.read() == b"?lodie ?"

    def test_leaves_the_file_as_it_was(self, line: Line) -> None:
        assert os.get_blocking(line.slave)

    def test_goes_on_as_fast_as_the_terminal_reads(self, line: Line) -> None:
        writer = line.stall()
        count = 1
        while count < len(MORE_THAN_FITS):
            count += len(os.read(line.master, 65_536))

        writer.join()
        assert count == len(MORE_THAN_FITS)

    def test_can_be_cut_short_while_nobody_reads(self, line: Line) -> None:
        writer = line.stall()

        line.outlet.cut_short(FAREWELL)

        writer.join()
        assert line.read().endswith(b"\x18" + FAREWELL)
        line.outlet.write("more")
        line.outlet.flush()
        assert line.read() == b""

    def test_says_nothing_to_a_terminal_that_is_gone(self, line: Line) -> None:
        os.close(line.master)

        line.outlet.write("words")
        line.outlet.flush()
        line.outlet.cut_short(FAREWELL)

        with pytest.raises(OSError, match="Input/output error"):
            os.write(line.slave, b"words")
