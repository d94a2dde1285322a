"""Kinds of terminal and environment."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.program import COMMAND, Program
from tests.end_to_end.reading import running_text

pytestmark = pytest.mark.terminal

MANY_COLOURS = re.compile(rb"[34]8[;:][25]")
"""How a colour is named that is not one of the sixteen."""

NAMES = ("xterm", "xterm-256color", "linux", "screen", "tmux-256color", "vt100")


def right_of(screen: str, border: str) -> str:
    """Give what stands to the right of a border."""
    return "\n".join(line.partition(border)[2] for line in screen.splitlines())


class TestSizes:
    def test_of_80_by_24_show_why_the_first_pair_is_at_risk_below_the_list(
        self, demo: Program
    ) -> None:
        (first, *_) = demo.json("demo", "--", "at-risk")["pairs"]
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("2")

        terminal.wait_for(f"{first['mentee']}: ")
        terminal.wait_for(f"→ Ask {first['mentor']}")

        assert first["mentee"] in terminal.line_with("▌!! overdue")
        assert "third meeting" in terminal.line_with(f"{first['mentee']}: ")
        assert "Help" in terminal.text().splitlines()[-1]

    def test_of_120_by_36_show_the_first_pair_beside_the_list(self, demo: Program) -> None:
        (first, *_) = demo.json("demo", "--", "at-risk")["pairs"]
        reason = running_text(first["reasons"][0]["text"])
        terminal = demo.open("demo", rows=36, columns=120)
        terminal.wait_for("Help")
        terminal.press("2")

        terminal.wait_for(lambda screen: reason in running_text(right_of(screen, "│")))

        assert first["mentee"].split()[0] in terminal.line_with("▌!! overdue")
        assert f"→ Ask {first['mentor']}" in right_of(terminal.text(), "│")

    def test_may_change_in_the_middle_of_work(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("2")
        terminal.wait_for("Level")
        terminal.press("x")
        terminal.wait_for("Record an exchange")

        terminal.resize(36, 120)
        terminal.wait_for(lambda screen: "as of" in screen.splitlines()[0][80:])
        terminal.press("e")
        terminal.resize(24, 80)
        terminal.wait_for(lambda screen: screen.splitlines()[0].endswith("as of Mon 8 Jun 2026"))
        terminal.press("enter")

        terminal.wait_for("Recorded: email")

    def test_too_small_to_work_in_do_no_harm(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")

        terminal.resize(3, 10)
        terminal.press("2", "down", "up")
        terminal.resize(24, 80)

        terminal.wait_for(lambda screen: "Level" in screen and "Help" in screen)


class TestNames:
    @pytest.mark.parametrize("name", NAMES)
    def test_draw_the_same_signs_and_words(self, demo: Program, name: str) -> None:
        terminal = demo.open("demo", TERM=name)

        terminal.wait_for(lambda screen: "!! overdue" in screen and "Help" in screen)
        terminal.press("ctrl+q")

        assert terminal.wait_exit() == 0

    @pytest.mark.parametrize("name", ["dumb", ""])
    def test_that_can_draw_nothing_are_refused_in_one_line(self, demo: Program, name: str) -> None:
        terminal = demo.open("demo", TERM=name)

        assert terminal.wait_exit() == 2
        assert terminal.text().count("mentorat:") == 1
        assert b"\x1b" not in terminal.sent


class TestNoTerminal:
    @pytest.mark.parametrize("arguments", [(), ("demo",)])
    def test_is_refused_in_one_line_and_nothing_is_drawn(
        self, demo: Program, arguments: tuple[str, ...]
    ) -> None:
        done = demo.run(*arguments, TERM="xterm-256color")

        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert "mentorat at-risk" in done.stderr

    def test_on_one_side_is_refused_too(self, demo: Program) -> None:
        shell = ["/bin/sh", "-c", f"{COMMAND} demo | cat"]
        environment = {**demo.environment(), "TERM": "xterm-256color"}

        done = subprocess.run(shell, env=environment, capture_output=True, check=True)

        assert done.stdout == b""


class TestNoColour:
    def test_sends_no_colour_whatever_is_done(self, demo: Program) -> None:
        terminal = demo.open("demo", NO_COLOR="1")
        terminal.wait_for("!! overdue")
        terminal.press("2")
        terminal.wait_for("Level")
        terminal.press("down", "x")
        terminal.wait_for("Record an exchange")
        terminal.press("e", "enter")
        terminal.wait_for("Recorded")
        terminal.press("r")
        terminal.wait_for("1 snoozed (v)")
        terminal.press("?")
        terminal.wait_for("Tab: Signs")

        assert terminal.colours() == []

    def test_is_not_what_happens_otherwise(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("!! overdue")

        assert terminal.colours()


class TestSixteenColours:
    @pytest.mark.parametrize("name", ["linux", "screen", "xterm", "xterm-16color"])
    def test_are_all_that_is_sent_to_who_has_no_more(self, demo: Program, name: str) -> None:
        terminal = demo.open("demo", TERM=name)
        terminal.wait_for("!! overdue")
        terminal.press("2")
        terminal.wait_for("Level")
        terminal.press("x")
        terminal.wait_for("Record an exchange")

        sent = terminal.colours()
        assert sent
        assert [colour for colour in sent if MANY_COLOURS.search(colour)] == []

    def test_are_fewer_than_others_get(self, demo: Program) -> None:
        terminal = demo.open("demo", TERM="xterm-256color")
        terminal.wait_for("!! overdue")

        assert any(MANY_COLOURS.search(colour) for colour in terminal.colours())


class TestNoUnicode:
    @pytest.mark.parametrize("locale", ["C", "POSIX"])
    def test_puts_only_ascii_on_the_wire(self, demo: Program, locale: str) -> None:
        terminal = demo.open("demo", LC_ALL=locale)
        terminal.wait_for("!! overdue")
        terminal.press("2")
        terminal.wait_for("Left")
        terminal.press("x")
        terminal.wait_for("Record an exchange")
        terminal.press("e", "enter")
        terminal.wait_for("Recorded: email")
        terminal.press("enter")
        terminal.wait_for("Exchanges")
        terminal.press("?")
        terminal.wait_for("Tab: Signs")

        assert [byte for byte in terminal.sent if byte > 0x7F] == []

    def test_holds_for_the_lists_too(self, demo: Program) -> None:
        terminal = demo.open("demo", "--", "at-risk", LC_ALL="C")

        assert terminal.wait_exit() == 0
        assert b"!! overdue" in terminal.sent
        assert [byte for byte in terminal.sent if byte > 0x7F] == []


EVIL = """
from pathlib import Path
Path("driver-was-loaded").touch()
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a directory where a driver lies in wait."""
    here = tmp_path / "here"
    here.mkdir()
    (here / "evil.py").write_text(EVIL, "utf-8")
    monkeypatch.chdir(here)
    return here


class TestVariablesOfTextual:
    def test_load_press_and_write_nothing(self, demo: Program, here: Path) -> None:
        variables = {
            "PYTHONPATH": str(here),
            "TEXTUAL": "debug,devtools",
            "TEXTUAL_DEBUG": "1",
            "TEXTUAL_DRIVER": "evil:Driver",
            "TEXTUAL_LOG": str(here / "log"),
            "TEXTUAL_PRESS": "2,x",
            "TEXTUAL_SCREENSHOT": "0",
            "TEXTUAL_SCREENSHOT_LOCATION": str(here),
            "TEXTUAL_SHOW_RETURN": "1",
            "TEXTUAL_ALLOW_SIGNALS": "1",
        }
        terminal = demo.open("demo", rows=24, columns=80, **variables)
        terminal.wait_for(lambda screen: "Help" in screen.splitlines()[-1])
        terminal.press("ctrl+c")
        terminal.wait_for("ctrl+q quits Mentorat")
        terminal.press("ctrl+q")

        assert terminal.wait_exit() == 0
        assert b"returned" not in terminal.sent
        assert {path.name for path in here.iterdir()} - {"__pycache__"} == {"evil.py"}
