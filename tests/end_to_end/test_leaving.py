"""How a session ends, and how it is suspended."""

import fcntl
import os
import select
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.modes import ALTERNATE_SCREEN, is_given_back, modes_after
from tests.end_to_end.program import COMMAND, Program
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.terminal

ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
SOON = 10.0
"""Seconds, for a machine that is busy; `make bench` measures what is promised."""

MORE_THAN_A_PIPE_HOLDS = b" " * 200_000

UNREAD = 100
"""Changes of the view, drawn and not read, that fill any terminal."""


def opened(program: Program) -> Terminal:
    terminal = program.open("demo")
    terminal.wait_for("Help")
    return terminal


def record(terminal: Terminal) -> None:
    terminal.press("2")
    terminal.wait_for("Level")
    terminal.press("x")
    terminal.wait_for("Record an exchange")
    terminal.press("e", "enter")


def recorded(program: Program) -> int:
    """Give how often something was recorded, from another process."""
    entries = program.json("demo", "--", "log", "mph-2026")["entries"]
    return sum(entry["act"] == "record" for entry in entries)


def stall(terminal: Terminal) -> None:
    """Let it draw more than fits into a terminal that nobody reads."""
    for _ in range(UNREAD):
        terminal.press("2", "1")
    assert select.select((terminal.fileno(),), (), (), SOON)[0]


def started(program: Program, *command: str | Path) -> subprocess.Popen[bytes]:
    """Start a command whose output is ours to read or not."""
    return subprocess.Popen(
        command, env=program.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def started_reading(program: Program, *command: str | Path) -> subprocess.Popen[bytes]:
    """Start a command that reads a file, and give it when it has read much and waits for more."""
    reading = subprocess.Popen(
        command,
        env=program.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert reading.stdin
    reading.stdin.write(MORE_THAN_A_PIPE_HOLDS)
    return reading


def lock_of(program: Program) -> Path:
    (lock,) = (program.home / "state").rglob("cohorts/*/lock")
    return lock


class TestASignal:
    @pytest.mark.parametrize(
        "number", [*ENDING, signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM, signal.SIGRTMIN]
    )
    def test_ends_it_with_its_code_and_gives_the_terminal_back(
        self, demo: Program, number: signal.Signals
    ) -> None:
        terminal = opened(demo)
        assert ALTERNATE_SCREEN in modes_after(terminal.sent)

        terminal.signal(number)

        assert terminal.wait_exit(SOON) == 128 + number
        assert is_given_back(terminal.sent)
        assert b"Traceback" not in terminal.sent

    @pytest.mark.parametrize("number", ENDING)
    def test_gives_back_the_line_discipline(self, demo: Program, number: signal.Signals) -> None:
        terminal = demo.open("demo")
        before = terminal.line_discipline
        terminal.wait_for("Help")
        assert terminal.line_discipline != before
        terminal.signal(number)
        terminal.wait_exit(SOON)
        assert terminal.line_discipline == before

    def test_ends_a_form_with_something_typed_in_it(self, demo: Program) -> None:
        terminal = opened(demo)
        terminal.press("2")
        terminal.wait_for("Level")
        terminal.press("x")
        terminal.wait_for("Record an exchange")
        terminal.press("shift+tab")
        terminal.type("a note that nobody saves")
        terminal.wait_for("nobody saves")

        terminal.signal(signal.SIGTERM)

        assert terminal.wait_exit(SOON) == 143

    def test_during_the_start_ends_it_too(self, demo: Program) -> None:
        for _ in range(5):
            terminal = demo.open("demo")
            terminal.read(SOON)
            terminal.signal(signal.SIGTERM)
            assert terminal.wait_exit(SOON) == 143
            assert is_given_back(terminal.sent)

    def test_leaves_what_was_said_to_be_recorded(self, demo: Program) -> None:
        before = recorded(demo)
        terminal = opened(demo)
        record(terminal)
        terminal.wait_for("Recorded: email")

        terminal.signal(signal.SIGTERM)

        assert terminal.wait_exit(SOON) == 143
        assert recorded(demo) == before + 1

    def test_while_a_lock_is_awaited_writes_nothing(self, demo: Program) -> None:
        before = recorded(demo)
        terminal = opened(demo)
        with lock_of(demo).open("rb+") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            record(terminal)
            terminal.wait_for("your change is next")

            terminal.signal(signal.SIGTERM)

            assert terminal.wait_exit(SOON) == 143
            assert is_given_back(terminal.sent)
        assert recorded(demo) == before

    @pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
    def test_leaves_nothing_locked(self, demo: Program, number: signal.Signals) -> None:
        terminal = opened(demo)
        record(terminal)
        terminal.wait_for("Recorded: email")
        terminal.signal(number)
        terminal.wait_exit(SOON)

        with lock_of(demo).open("rb+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


class TestALostLine:
    def test_ends_it_like_a_hangup(self, demo: Program) -> None:
        terminal = opened(demo)

        terminal.hang_up()

        assert terminal.has_ended(SOON)
        assert terminal.exit_code == 128 + signal.SIGHUP

    def test_ends_it_also_where_hangups_are_ignored(self, demo: Program) -> None:
        shell = ("/bin/sh", "-c", f"trap '' HUP; exec {COMMAND} demo")
        with Terminal(shell, demo.environment() | {"TERM": "xterm"}) as terminal:
            terminal.wait_for("Help")

            terminal.hang_up()

            assert terminal.has_ended(SOON)
            assert terminal.exit_code == 128 + signal.SIGHUP

    def test_ends_it_in_the_middle_of_a_form(self, demo: Program) -> None:
        terminal = opened(demo)
        terminal.press("2", "x")
        terminal.wait_for("Record an exchange")

        terminal.hang_up()

        assert terminal.has_ended(SOON)

    def test_leaves_what_was_said_to_be_recorded(self, demo: Program) -> None:
        before = recorded(demo)
        terminal = opened(demo)
        record(terminal)
        terminal.wait_for("Recorded: email")

        terminal.hang_up()

        assert terminal.has_ended(SOON)
        assert recorded(demo) == before + 1


class TestATerminalThatReadsNothing:
    @pytest.mark.parametrize("number", ENDING)
    def test_does_not_keep_it(self, demo: Program, number: signal.Signals) -> None:
        terminal = opened(demo)
        before = len(terminal.sent)
        stall(terminal)

        terminal.signal(number)

        assert terminal.has_ended(SOON)
        assert terminal.exit_code == 128 + number
        while terminal.take():
            pass
        assert len(terminal.sent) > before
        assert is_given_back(terminal.sent)

    def test_does_not_keep_it_when_it_is_closed(self, demo: Program) -> None:
        terminal = opened(demo)
        stall(terminal)

        terminal.hang_up()

        assert terminal.has_ended(SOON)
        assert terminal.exit_code == 128 + signal.SIGHUP


class TestACommand:
    @pytest.mark.usefixtures("hangups_end")
    @pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM])
    def test_ends_with_the_code_of_the_signal_and_no_word(
        self, demo: Program, number: signal.Signals
    ) -> None:
        with started_reading(demo, COMMAND, "demo", "--", "import", "-") as command:
            command.send_signal(number)
            out, err = command.communicate(timeout=SOON)

        assert (command.returncode, out, err) == (128 + number, b"", b"")

    def test_ends_also_where_nobody_reads_what_it_prints(self, demo: Program) -> None:
        with started(demo, COMMAND, "demo", "--", "pairs", "--json") as command:
            assert command.stdout
            fcntl.fcntl(command.stdout, fcntl.F_SETPIPE_SZ, 1)
            select.select((command.stdout,), (), ())

            command.terminate()

            assert command.wait(SOON) == 143

    def test_is_quiet_when_its_reader_has_read_enough(self, demo: Program) -> None:
        for words in ("pairs --json", "log", "at-risk --json", "snapshot mph-2026", "--help"):
            shell = f"{COMMAND} demo -- {words} | head -c 1"
            with started(demo, "/bin/sh", "-c", shell) as command:
                out, err = command.communicate(timeout=SOON)
            assert (len(out), err) == (1, b"")

    def test_that_is_to_ignore_hangups_ignores_them(self, demo: Program) -> None:
        shell = f"trap '' HUP; exec {COMMAND} demo -- import -"
        with started_reading(demo, "/bin/sh", "-c", shell) as command:
            command.send_signal(signal.SIGHUP)
            _, err = command.communicate(timeout=SOON)

        assert command.returncode == 1
        assert b"Nothing was imported" in err


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

        terminal.wait_for("There is no shell to return to")
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

            terminal.wait_for("There is no shell to return to")
            terminal.press("ctrl+q")
            assert terminal.wait_exit() == 0
