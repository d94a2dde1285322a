"""ctrl+z and back, with a shell that controls jobs and without one."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.modes import ALTERNATE_SCREEN, is_given_back, modes_after
from tests.end_to_end.program import COMMAND, Program
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.terminal

QUIET = 0.5
SHELL = ("/bin/bash", "--norc", "--noprofile", "-i")


@pytest.fixture
def shell(demo: Program) -> Iterator[Terminal]:
    """Sit at a shell that controls jobs, where Mentorat is open."""
    keys = demo.home / "inputrc"
    keys.write_text("set enable-bracketed-paste off\n", "ascii")
    its = {"TERM": "xterm", "PS1": "ready> ", "INPUTRC": str(keys)}
    environment = demo.environment() | its
    with Terminal(SHELL, environment) as terminal:
        terminal.wait_for("ready>")
        terminal.type("mentorat demo\r")
        terminal.wait_for("Help")
        yield terminal


def stop(terminal: Terminal, key: str = "ctrl+z") -> None:
    terminal.press(key)
    terminal.wait_for("Stopped")


def drawn(terminal: Terminal, words: str) -> str:
    """Give the screen that has some words, once nothing more is drawn on it."""
    terminal.wait_for(words)
    while terminal.read(QUIET):
        pass
    return terminal.text()


def come_back(terminal: Terminal) -> None:
    terminal.type("fg\r")
    terminal.wait_for(lambda screen: "Help" in screen.splitlines()[-1])


def child_of(process: int) -> int:
    """Give the process that another one started last."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    return int(children[-1])


class TestASuspendedSession:
    def test_gives_the_terminal_back_meanwhile(self, shell: Terminal) -> None:
        assert ALTERNATE_SCREEN in modes_after(shell.sent)

        stop(shell)

        assert is_given_back(shell.sent)
        shell.type("stty -a\r")
        shell.wait_for("isig")
        modes = shell.text().split()
        assert {"icanon", "echo", "isig", "icrnl"} <= {mode.strip(";") for mode in modes}

    def test_is_drawn_anew_and_goes_on_when_it_comes_back(self, shell: Terminal) -> None:
        shell.press("2")
        before = drawn(shell, "Level")
        stop(shell)

        come_back(shell)

        shell.wait_for(lambda screen: screen == before)
        shell.press("x")
        shell.wait_for("Record an exchange")
        shell.press("e", "enter")
        shell.wait_for("Recorded: email")

    def test_keeps_what_was_typed_in_a_form(self, shell: Terminal) -> None:
        shell.press("2")
        shell.wait_for("Level")
        shell.press("x")
        shell.wait_for("Record an exchange")
        shell.press("shift+tab")
        shell.type("half a word")
        shell.wait_for("half a word")
        stop(shell)

        come_back(shell)

        shell.wait_for("half a word")

    def test_can_be_left_after_it_came_back(self, shell: Terminal) -> None:
        for _ in range(3):
            stop(shell)
            come_back(shell)

        shell.press("ctrl+q")
        shell.wait_for("ready>")

        shell.type("echo it ended with $?\r")
        shell.wait_for("it ended with 0")
        assert is_given_back(shell.sent)

    def test_stays_stopped_in_the_background(self, shell: Terminal) -> None:
        stop(shell)
        shell.type("bg; wait; jobs\r")
        shell.wait_for(lambda screen: screen.count("Stopped") > 1)
        assert is_given_back(shell.sent)

        come_back(shell)

        assert ALTERNATE_SCREEN in modes_after(shell.sent)

    def test_takes_the_size_that_the_terminal_has_by_then(self, shell: Terminal) -> None:
        stop(shell)
        shell.resize(36, 120)

        shell.type("fg\r")

        shell.wait_for(lambda screen: "as of" in screen.splitlines()[0][80:])

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
    def test_ends_by_a_signal_once_it_may_go_on(
        self, shell: Terminal, number: signal.Signals
    ) -> None:
        mentorat = child_of(shell.pid)
        stop(shell)

        os.kill(mentorat, number)
        shell.type("fg\r")
        shell.wait_for(lambda screen: screen.count("ready>") > 2)
        shell.type("echo it ended with $?\r")
        shell.wait_for(f"it ended with {128 + number}")
        assert is_given_back(shell.sent)


class TestASessionThatOthersStop:
    def test_is_drawn_anew_when_it_may_go_on(self, shell: Terminal) -> None:
        before = drawn(shell, "Help")
        mentorat = child_of(shell.pid)
        os.kill(mentorat, signal.SIGSTOP)
        shell.wait_for("Stopped")

        come_back(shell)
        shell.wait_for(lambda screen: screen == before)
        shell.press("ctrl+q")
        shell.wait_for("ready>")

        assert is_given_back(shell.sent)
        shell.type("stty -a\r")
        shell.wait_for("isig")
        assert "-icanon" not in shell.text()

    def test_goes_on_where_no_shell_controls_it(self, demo: Program) -> None:
        terminal = demo.open("demo")
        before = drawn(terminal, "Help")
        discipline = terminal.line_discipline

        terminal.signal(signal.SIGSTOP)
        os.waitid(os.P_PID, terminal.pid, os.WSTOPPED)
        sent = len(terminal.sent)
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(lambda _: b"Help" in terminal.sent[sent:])
        terminal.press("2")
        terminal.wait_for("Level")
        terminal.press("1")

        terminal.wait_for(lambda screen: screen == before)
        assert terminal.line_discipline == discipline
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert is_given_back(terminal.sent)


class TestASessionWithoutAShell:
    def test_says_that_there_is_none_to_go_to(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")

        terminal.press("ctrl+z")

        terminal.wait_for("There is no shell to go to")
        terminal.press("2")
        terminal.wait_for("Level")

    def test_goes_on_after_a_signal_to_stop(self, demo: Program) -> None:
        terminal = demo.open("demo")
        before = drawn(terminal, "Help")
        sent = len(terminal.sent)

        terminal.signal(signal.SIGTSTP)
        terminal.wait_for(lambda _: b"\x1b[?1049h" in terminal.sent[sent:])

        terminal.wait_for(lambda screen: screen == before)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0

    def test_stays_where_it_is_when_stopping_is_ignored(self, demo: Program) -> None:
        command = ("/bin/sh", "-c", f"trap '' TSTP; {COMMAND} demo; exit $?")
        with Terminal(command, demo.environment() | {"TERM": "xterm"}) as terminal:
            terminal.wait_for("Help")
            os.kill(child_of(terminal.pid), signal.SIGTSTP)

            terminal.press("ctrl+z")

            terminal.wait_for("There is no shell to go to")
            terminal.press("ctrl+q")
            assert terminal.wait_exit() == 0
