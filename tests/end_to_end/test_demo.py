"""The demo, as a new user tries it."""

import re
import subprocess

import pytest

from tests.builders import TODAY, day
from tests.end_to_end.program import Program
from tests.end_to_end.reading import running_text
from tui.desk.desk import open_desk
from tui.domain.views import PairView, called_of
from tui.wording.days import long_day, short_day
from tui.wording.language import ENGLISH
from tui.wording.words import level_word

pytestmark = pytest.mark.terminal


def most_urgent(program: Program) -> PairView:
    """Give the pair that the demo puts first."""
    desk = open_desk(program.home / "state" / "mentorat" / "demo", "test")
    return called_of(desk.pairs().pairs)[0]


class TestFirstScreen:
    def test_says_who_is_at_risk_why_until_when_and_what_to_do(self, demo: Program) -> None:
        first = most_urgent(demo)
        (listed, *_) = demo.json("demo", "--", "at-risk")["pairs"]
        terminal = demo.open("demo")

        terminal.wait_for(long_day(TODAY, ENGLISH))
        terminal.wait_for(listed["mentee"])
        action = running_text(listed["next_action"])
        words = running_text(terminal.wait_for(lambda screen: action in running_text(screen)))

        read = first.assessment
        assert read.due is not None
        assert level_word(read.level, ENGLISH) in words
        assert short_day(read.due, ENGLISH) in words
        terminal.press("r")
        why = running_text(listed["reasons"][0]["text"])
        terminal.wait_for(lambda screen: why in running_text(screen))

    def test_is_made_on_the_first_start(self, program: Program) -> None:
        terminal = program.open("demo")

        terminal.wait_for(" to call:")

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
        again.wait_for(lambda screen: re.search(r"Mon 8 Jun +■ email", screen) is not None)

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
        terminal.wait_for("View as of which day?")

        terminal.type("20/6\r")
        terminal.wait_for("as of Sat 20 Jun 2026")
        terminal.wait_for(f"{len(then)} to call on")
        terminal.wait_for("Viewing")

        terminal.press("d")
        terminal.wait_for("View as of which day?")
        terminal.press(*["backspace"] * 10, "enter")
        terminal.wait_for("as of Mon 8 Jun 2026")
        terminal.wait_gone("Viewing")

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
        terminal.wait_for("part of a name")

        terminal.type("elodie")
        terminal.wait_gone("x  missed")
        assert "N'G" in terminal.text()

        terminal.press("escape")
        terminal.wait_for("x  missed")


class TestHelp:
    def test_names_the_keys_that_work_here_the_signs_and_the_rules(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")

        terminal.press("?")
        terminal.wait_for("╭─ Keys")
        terminal.wait_for("Record an exchange that was held")
        terminal.press("tab")
        terminal.wait_for("╭─ Signs")
        terminal.press("tab")
        terminal.wait_for("╭─ Rules")
        terminal.press("end")
        terminal.wait_for("Meet by")
        terminal.press("escape")

        terminal.wait_for(" to call:")


class TestLeaving:
    def test_q_goes_back_and_then_leaves(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for(" to call:")
        terminal.press("2")
        terminal.wait_for("Level")

        terminal.press("q")
        terminal.wait_for(" to call:")
        terminal.press("q")

        assert terminal.wait_exit() == 0
        _, left_alternate_screen, rest = bytes(terminal.sent).rpartition(b"\x1b[?1049l")
        assert left_alternate_screen
        assert b"\x1b[?25h" in rest


class TestTheDayOfAPair:
    def test_is_one_key_away_from_the_first_call(self, demo: Program) -> None:
        (first, *_) = demo.json("demo", "--", "at-risk")["pairs"]
        terminal = demo.open("demo")
        terminal.wait_for(first["mentee"])

        terminal.press("3")

        terminal.wait_for("June 2026")
        terminal.wait_for(lambda _: first["mentee"] in terminal.line_with("▌!! "))
        assert f"▌ {int(first['meet_by'][-2:]):>2} " in terminal.text()

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

        terminal.wait_for(f"▌ {by.day:>2} ")
        assert f" {short_day(by, ENGLISH)}   " in terminal.text()
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


DEMO = "state/mentorat/demo"


def shell(program: Program, line: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line in a shell, in the program's home; every part of a pipe must end well."""
    return subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", line],
        cwd=program.home,
        env=program.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def output(program: Program, line: str) -> bytes:
    done = shell(program, line)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


class TestAPipe:
    def test_carries_a_cohort_into_another_store(self, demo: Program) -> None:
        first = output(demo, f"mentorat --store {DEMO} snapshot mph-2026")
        output(
            demo, f"mentorat --store {DEMO} snapshot mph-2026 | mentorat --store other restore -"
        )
        second = output(demo, "mentorat --store other --as-of 2026-06-08 snapshot mph-2026")

        assert second == first
        assert b"\nas_of = 2026-06-08\n" in first

    def test_tells_a_change_on_the_way(self, demo: Program) -> None:
        change = "sed 's/on = 2026-02/on = 2026-03/'"
        done = shell(
            demo,
            f"mentorat --store {DEMO} snapshot mph-2026 | {change} |"
            " mentorat --store other restore -",
        )

        assert done.returncode == 1
        assert b"sha256: found" in done.stderr
        assert not (demo.home / "other").exists()

    def test_checks_a_redacted_snapshot(self, demo: Program) -> None:
        line = f"mentorat --store {DEMO} snapshot mph-2026 --redacted | mentorat verify -"

        assert b"The snapshot is valid." in output(demo, line)

    def test_ends_with_the_documented_sum(self, demo: Program) -> None:
        output(demo, f"mentorat --store {DEMO} snapshot mph-2026 -o archive.toml")
        found = output(demo, "sed '/^sha256 = /d' archive.toml | sha256sum").split()[0]

        assert b'sha256 = "' + found + b'"' in (demo.home / "archive.toml").read_bytes()


def write_settings(program: Program, text: str) -> str:
    path = program.home / "config" / "mentorat" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


class TestKeys:
    def test_are_those_of_the_configuration_file(self, demo: Program) -> None:
        write_settings(demo, '[keys]\nexchange.record = "y"\n')
        terminal = demo.open("demo")
        terminal.wait_for("y Record")

        terminal.type("y")

        terminal.wait_for("Record an exchange")

    @pytest.mark.parametrize(
        ("setting", "words"),
        [
            ('exchange.recrod = "y"', 'there is no action "exchange.recrod". Did you mean'),
            ('exchange.record = "yy"', 'there is no key "yy".'),
            ('exchange.record = "p"', "p for exchange.record is already used by exchange.plan"),
            ("exchange.record = 7", "write the keys of exchange.record as a text"),
            ("exchange.record", "is not valid TOML"),
        ],
    )
    def test_that_cannot_be_are_refused_at_the_start(
        self, demo: Program, setting: str, words: str
    ) -> None:
        path = write_settings(demo, f"[keys]\n{setting}\n")
        terminal = demo.open("demo", columns=400)

        assert terminal.wait_exit() == 2

        said = terminal.text()
        assert words in said
        assert path in said
        assert "Help" not in said


class TestViews:
    def test_are_found_as_they_were_left(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")
        terminal.type("2")
        terminal.wait_for("F M T")
        terminal.type("ss/traore\r")
        terminal.wait_gone("Ortega")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0

        again = demo.open("demo")
        again.wait_for("Help")
        again.type("2")

        again.wait_for("traore")
        assert "Ortega" not in again.text()


class TestTheFirstRun:
    def test_makes_what_is_asked_for(self, program: Program) -> None:
        terminal = program.open()
        terminal.wait_for("There is no store yet")

        terminal.type("d")

        terminal.wait_for(" to call:")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0

    def test_offers_to_make_the_store_where_it_was_wanted(self, program: Program) -> None:
        root = program.home / "elsewhere"
        terminal = program.open("--store", str(root))
        terminal.wait_for("There is no store yet")

        terminal.type("n")

        terminal.wait_for("New cohort")
        assert program.run("--store", str(root), "info").returncode == 0

    def test_needs_a_terminal(self, program: Program) -> None:
        assert program.run().returncode == 2
