"""The jobs of every day, each in one sitting at a terminal: a coordinator's, a mentor's."""

import re
from email import message_from_bytes
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW
from tests.end_to_end.program import Program
from tests.end_to_end.reading import running_text
from tests.end_to_end.terminal import Terminal
from tui.desk.desk import login_name
from tui.domain.access import Identity
from tui.domain.acts import Act
from tui.domain.codes import Role
from tui.domain.registry import Access
from tui.store.directory import Store

pytestmark = pytest.mark.terminal


def calls(demo: Program, *options: str) -> list[dict[str, Any]]:
    """Give the pairs to call, as the command lists them."""
    return list(demo.json("demo", "--", *options, "at-risk")["pairs"])


def wait_for_calls(terminal: Terminal, count: int, snoozed: int) -> None:
    terminal.wait_for(f"{count} at risk, {snoozed} snoozed")


def choose(terminal: Terminal, call: dict[str, Any]) -> None:
    """Put the cursor on a call of the list of those at risk, coming from its top."""
    name = call["mentee"].split()[0]
    terminal.press("home")
    terminal.wait_for(lambda screen: "\n▌" in "\n".join(screen.splitlines()[1:4]))
    while name not in (before := under_cursor(terminal)):
        terminal.press("down")
        terminal.wait_for(partial(has_moved, terminal, before))


def under_cursor(terminal: Terminal) -> str:
    """Give the line of the cursor, which is in the first column; a notice has an edge elsewhere."""
    return next((line for line in terminal.text().splitlines() if line.startswith("▌")), "")


def has_moved(terminal: Terminal, before: str, _: str) -> bool:
    return under_cursor(terminal) != before


def fill_in(terminal: Terminal, form: str, *fields: str) -> None:
    """Give a form the texts of fields, each reached by the key before it, and take it."""
    terminal.wait_for(form)
    for field in fields:
        terminal.press("tab", "ctrl+u")
        terminal.type(field)
    terminal.press("enter")


class TestACoordinatorsMorning:
    def test_is_done_in_one_sitting(self, demo: Program, tmp_path: Path) -> None:
        first, second, *_ = before = calls(demo)
        (unplanned,) = [one for one in before if wants_a_plan(one)]
        count, file = len(before), tmp_path / "first.eml"
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("r")
        wait_for_calls(terminal, count, 1)

        choose(terminal, unplanned)
        terminal.press("p")
        fill_in(terminal, "Plan a meeting", "19/6")
        terminal.wait_for("Planned: video on Fri 19 Jun 2026")
        wait_for_calls(terminal, count - 1, 1)

        choose(terminal, second)
        terminal.press("w")
        fill_in(terminal, "Waive a meeting", "8/6", "The jury agreed")
        wait_for_calls(terminal, count - 2, 1)

        choose(terminal, first)
        terminal.press("z")
        terminal.wait_for("hidden from At risk until Mon 15 Jun")
        fill_in(terminal, "Snooze", "rings on Friday")
        wait_for_calls(terminal, count - 3, 2)
        terminal.press("u")
        terminal.wait_for("Undone")
        wait_for_calls(terminal, count - 2, 1)

        choose(terminal, first)
        terminal.press("m")
        terminal.wait_for(f"Dear {first['mentor']},")
        terminal.press("s")
        terminal.wait_for("Enter saves")
        terminal.press("ctrl+u")
        terminal.type(str(file))
        terminal.press("enter")
        terminal.wait_for(lambda screen: "Draft saved, not sent" in running_text(screen))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0

        settled = {unplanned["pair"], second["pair"]}
        assert [one["pair"] for one in calls(demo)] == [
            one["pair"] for one in before if one["pair"] not in settled
        ]
        assert acts_of(demo)[-4:] == ["plan", "waive", "snooze", "undo"]
        assert message_from_bytes(file.read_bytes())["X-Unsent"] == "1"
        assert demo.run("demo", "--", "doctor").returncode == 0


def wants_a_plan(call: dict[str, Any]) -> bool:
    """Tell whether all that a pair wants is a day for its third meeting."""
    codes = [reason["code"] for reason in call["reasons"]]
    return call["level"] == "at_risk" and codes == ["not_planned"]


def acts_of(demo: Program) -> list[str]:
    return [entry["act"] for entry in demo.json("demo", "--", "log")["entries"]]


class TestAMentorsTwoMinutes:
    @pytest.fixture
    def mentor(self, demo: Program) -> dict[str, Any]:
        """Make whoever runs the program the mentor of the first pair to call."""
        (first, *_) = calls(demo)
        shown = demo.json("demo", "--", "show", first["pair"])
        access = Access(
            login_name(), (Role.MENTOR,), (Identity(shown["cohort"], shown["mentor"]["id"]),)
        )
        store = Store.open(demo.home / "state" / "mentorat" / "demo")
        store.registry.change(Act("claire", "tests", "grant", NOW), lambda _: [access])
        return first

    def test_are_enough_to_record_and_find_it_again(
        self, demo: Program, mentor: dict[str, Any]
    ) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.wait_for(mentor["mentee"].split()[0])

        keys = ("x", "m", "enter")
        terminal.press(*keys)
        terminal.wait_for("Recorded: message on Mon 8 Jun 2026")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert len(keys) <= 5

        again = demo.open("demo")
        again.wait_for("Help")
        again.press("2")
        again.wait_for("Level")
        again.press("enter")
        again.wait_for("Exchanges: ")
        again.wait_for(lambda screen: re.search(r"Mon 8 Jun +■ message", screen) is not None)

    def test_show_no_pair_of_another_mentor(self, demo: Program, mentor: dict[str, Any]) -> None:
        pairs = demo.json("demo", "--", "pairs")["pairs"]
        assert {pair["mentor"] for pair in pairs} == {mentor["mentor"]}
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("2")
        terminal.wait_for("Level")
        terminal.wait_for(
            lambda screen: f"{len(pairs)} pair" in screen.splitlines()[0] and "Help" in screen
        )

    def test_do_not_include_a_reminder_and_the_screen_says_whose_it_is(
        self, demo: Program, mentor: dict[str, Any]
    ) -> None:
        terminal = demo.open("demo")
        terminal.wait_for(mentor["mentee"].split()[0])
        terminal.press("m")

        terminal.wait_for(lambda screen: "coordinator" in running_text(screen))
        assert "Reminder to" not in terminal.text()


class TestAMonthAhead:
    def test_shows_who_will_be_late_then_and_what_is_planned_today_changes_it(
        self, demo: Program
    ) -> None:
        then, now = calls(demo, "--as-of", "2026-07-08"), calls(demo)
        called = {one["pair"] for one in now}
        late = next(one for one in then if one["pair"] not in called)
        wanting = next(one for one in then if one["level"] == "at_risk")
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("r", "d")
        terminal.wait_for("View as of which day?")
        terminal.press("ctrl+u")
        terminal.type("+30d")
        terminal.press("enter")
        terminal.wait_for("as of Wed 8 Jul 2026")
        terminal.wait_for("Viewing Wed 8 Jul 2026")
        terminal.wait_for(f"{len(then)} at risk")
        choose(terminal, late)
        choose(terminal, wanting)
        terminal.press("p")
        fill_in(terminal, "Plan a meeting", wanting["meet_by"])
        terminal.wait_for("Planned: video on")
        terminal.wait_for(f"{len(then) - 1} at risk")
        left = [one["pair"] for one in calls(demo, "--as-of", "2026-07-08")]
        assert left == [one["pair"] for one in then if one is not wanting]

        terminal.press("d")
        terminal.wait_for("View as of which day?")
        terminal.press("ctrl+u", "enter")
        terminal.wait_for("as of Mon 8 Jun 2026")
        terminal.wait_gone("Viewing")
        terminal.wait_for(f"{len(calls(demo))} at risk")
