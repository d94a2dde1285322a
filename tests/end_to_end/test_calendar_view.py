"""The calendar in a terminal: at most four keys from the start to the day of a pair."""

import pytest

from tests.end_to_end.program import Program
from tui.desk.desk import open_desk
from tui.wording.days import short_day
from tui.wording.language import ENGLISH

pytestmark = pytest.mark.terminal


class TestTheDayOfAPair:
    def test_is_one_key_away_from_the_first_call(self, demo: Program) -> None:
        (first, *_) = demo.json("demo", "--", "at-risk")["pairs"]
        terminal = demo.open("demo")
        terminal.wait_for(first["mentee"])

        terminal.press("3")

        terminal.wait_for("t View")
        assert "June 2026" in terminal.text()
        assert f"▌ {int(first['meet_by'][-2:]):>2} " in terminal.text()
        assert first["mentee"] in terminal.line_with("▌!! ")

    def test_of_another_pair_is_four_keys_away(self, demo: Program) -> None:
        pairs = open_desk(demo.home / "state" / "mentorat" / "demo", "test").pairs().pairs
        third = pairs[2]
        by = third.assessment.meet_by
        assert by is not None
        terminal = demo.open("demo")
        terminal.wait_for("Help")

        terminal.press("2")
        terminal.wait_for("Level")
        terminal.press("down", "down", "3")

        terminal.wait_for("t View")
        assert f" {short_day(by, ENGLISH)}   " in terminal.text()
        assert f"▌ {by.day:>2} " in terminal.text()
        assert third.mentee.listed_name[:12] in terminal.line_with("▌!  ")

    def test_puts_only_ascii_on_the_wire_where_there_is_no_more(self, demo: Program) -> None:
        terminal = demo.open("demo", LC_ALL="C", NO_COLOR="1")
        terminal.wait_for("!! overdue")
        for key, words in (("3", "June 2026"), ("t", "Agenda"), ("t", "Timeline of")):
            terminal.press(key)
            terminal.wait_for(words)

        assert [byte for byte in terminal.sent if byte > 0x7F] == []
        assert terminal.colours() == []


class TestTheThreeLooks:
    def test_follow_one_another_at_120_by_36(self, demo: Program) -> None:
        terminal = demo.open("demo", rows=36, columns=120)
        terminal.wait_for("Help")

        for key, words in (
            ("3", "[8] as-of day"),
            ("t", "Week 24: Mon 8 Jun to Sun 14 Jun"),
            ("t", "Timeline of 26 pairs"),
            ("t", "[8] as-of day"),
        ):
            terminal.press(key)
            terminal.wait_for(words)


class TestTheCommand:
    def test_prints_a_month_and_an_agenda(self, demo: Program) -> None:
        month = demo.run("demo", "--", "calendar")
        agenda = demo.run("demo", "--", "calendar", "--agenda")

        assert (month.returncode, agenda.returncode) == (0, 0)
        assert month.stdout.startswith("June 2026: mph-2026")
        assert "Week 24: Mon 8 Jun to Sun 14 Jun" in agenda.stdout
