"""The demo in a terminal of 80x24: who is at risk, an exchange recorded, and found again."""

import re

import pytest

from tests.builders import TODAY, day
from tests.end_to_end.program import Program
from tests.end_to_end.reading import running_text
from tui.desk.desk import open_desk
from tui.domain.views import PairView
from tui.wording.days import long_day, short_day
from tui.wording.language import ENGLISH
from tui.wording.words import level_word

pytestmark = pytest.mark.terminal


def most_urgent(program: Program) -> PairView:
    """Give the pair that the demo puts first."""
    return open_desk(program.home / "state" / "mentorat" / "demo", "test").pairs_at_risk().pairs[0]


class TestFirstScreen:
    def test_says_who_is_at_risk_why_until_when_and_what_to_do(self, demo: Program) -> None:
        first = most_urgent(demo)
        (listed, *_) = demo.json("demo", "--", "at-risk")["pairs"]
        terminal = demo.open("demo")

        terminal.wait_for(long_day(TODAY, ENGLISH))
        words = running_text(terminal.wait_for(listed["mentee"]))

        read = first.assessment
        assert read.due is not None
        assert level_word(read.level, ENGLISH) in words
        assert short_day(read.due, ENGLISH) in words
        assert running_text(listed["reasons"][0]["text"]) in words
        assert running_text(listed["next_action"]) in words

    def test_is_made_on_the_first_start(self, program: Program) -> None:
        terminal = program.open("demo")

        terminal.wait_for("need a call")

        assert program.json("demo", "--", "cohorts")["cohorts"]


class TestRecording:
    def test_takes_three_keys_from_the_list_and_is_there_after_a_new_start(
        self, demo: Program
    ) -> None:
        pair = most_urgent(demo)
        before = demo.json("demo", "--", "show", pair.pair.id)["exchanges"]
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("2")
        terminal.wait_for("Level")

        terminal.press("x")
        terminal.wait_for("Record an exchange")
        terminal.press("e")
        terminal.wait_for("email is an exchange")
        terminal.press("enter")
        terminal.wait_for("Recorded: email on Mon 8 Jun 2026")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0

        after = demo.json("demo", "--", "show", pair.pair.id)["exchanges"]
        (new,) = [exchange for exchange in after if exchange not in before]
        assert (new["on"], new["channel"], new["state"]) == ("2026-06-08", "email", "held")
        again = demo.open("demo")
        again.wait_for("Help")
        again.press("2")
        again.wait_for("Level")
        again.press("enter")
        again.wait_for(lambda screen: re.search(r"Mon 8 Jun +● email", screen) is not None)

    def test_takes_keys_that_arrive_at_once_in_their_order(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("x")
        terminal.wait_for("Record an exchange")

        terminal.type("m\r")

        terminal.wait_for("Recorded: message on Mon 8 Jun 2026")

    def test_of_a_third_meeting_clears_the_pair(self, demo: Program) -> None:
        pair = most_urgent(demo)
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("2")
        terminal.wait_for("Level")

        terminal.press("x")
        terminal.wait_for("Record an exchange")
        terminal.press("enter")

        terminal.wait_for("Recorded")
        risk = demo.json("demo", "--", "show", pair.pair.id)["risk"]
        assert risk["level"] == "clear"

    def test_is_left_by_escape_and_nothing_is_written(self, demo: Program) -> None:
        before = demo.json("demo", "--", "show", most_urgent(demo).pair.id)["exchanges"]
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("x")
        terminal.wait_for("Record an exchange")

        terminal.press("escape")
        terminal.wait_gone("Record an exchange")

        after = demo.json("demo", "--", "show", most_urgent(demo).pair.id)["exchanges"]
        assert after == before


class TestPlanning:
    def test_writes_a_meeting_down_for_another_day_and_confirming_says_it_was_held(
        self, demo: Program
    ) -> None:
        pair = most_urgent(demo).pair.id
        before = {one["exchange"] for one in demo.json("demo", "--", "show", pair)["exchanges"]}
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("p")
        terminal.wait_for("Plan a meeting")

        terminal.press("p", "enter")
        terminal.wait_for("Planned: phone on Mon 8 Jun 2026")
        planned = new_exchange(demo, pair, before)
        assert (planned["state"], planned["on"]) == ("planned", "2026-06-08")

        terminal.press("c")
        terminal.wait_for("Confirm")
        terminal.press("enter")
        terminal.wait_for("Recorded: phone on Mon 8 Jun 2026")
        assert new_exchange(demo, pair, before)["state"] == "held"


def new_exchange(program: Program, pair: str, before: set[str]) -> dict[str, str]:
    """Give the one exchange of a pair that was not there before."""
    after = program.json("demo", "--", "show", pair)["exchanges"]
    (new,) = [exchange for exchange in after if exchange["exchange"] not in before]
    return dict(new)


class TestAsOfDay:
    def test_moves_and_comes_back(self, demo: Program) -> None:
        then = demo.json("demo", "--", "--as-of", "2026-06-20", "at-risk")["pairs"]
        terminal = demo.open("demo")
        terminal.wait_for("as of Mon 8 Jun 2026")
        terminal.press("d")
        terminal.wait_for("Look at which day?")

        terminal.type("20/6\r")
        terminal.wait_for("as of Sat 20 Jun 2026")
        terminal.wait_for(f"{len(then)} pairs need a call")
        terminal.wait_for("You look at")

        terminal.press("d")
        terminal.wait_for("Look at which day?")
        terminal.press(*["backspace"] * 10, "enter")
        terminal.wait_for("as of Mon 8 Jun 2026")
        terminal.wait_gone("You look at")

    def test_may_be_given_at_the_start(self, demo: Program) -> None:
        terminal = demo.open("demo", "--as-of", "2026-06-20")

        terminal.wait_for(f"as of {long_day(day(6, 20), ENGLISH)}")


class TestFilter:
    def test_leaves_the_pairs_whose_names_hold_what_was_typed_without_accents(
        self, demo: Program
    ) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.press("2")
        terminal.wait_for("N'Guessan-Marchand")
        terminal.press("/")
        terminal.wait_for("a part of a name")

        terminal.type("elodie")
        terminal.wait_gone("x  missed")
        assert "N'G" in terminal.text()

        terminal.press("escape")
        terminal.wait_for("x  missed")


class TestHelp:
    def test_names_the_keys_that_work_here_and_the_signs(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")

        terminal.press("?")
        terminal.wait_for("Keys, signs and rules")
        terminal.wait_for("Write down an exchange that was held")
        terminal.press("end")
        terminal.wait_for("Meet by")
        terminal.press("escape")

        terminal.wait_for("need a call")


class TestLeaving:
    def test_q_goes_back_and_then_leaves(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("need a call")
        terminal.press("2")
        terminal.wait_for("Level")

        terminal.press("q")
        terminal.wait_for("need a call")
        terminal.press("q")

        assert terminal.wait_exit() == 0
        _, left_alternate_screen, rest = bytes(terminal.sent).rpartition(b"\x1b[?1049l")
        assert left_alternate_screen
        assert b"\x1b[?25h" in rest
