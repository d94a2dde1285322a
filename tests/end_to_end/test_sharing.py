"""Two at work on one store."""

import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.end_to_end.program import Program
from tests.end_to_end.reading import running_text
from tests.end_to_end.terminal import Terminal
from tests.store.processes import Process, running, said_by, tell

pytestmark = pytest.mark.terminal

SAMPLE = Path(__file__).parents[2] / "sample_cohort.json"


@pytest.fixture
def store(program: Program) -> str:
    """Give the directory of a store in which the sample was imported."""
    directory = str(program.home / "shared")
    for arguments in (("init",), ("import", str(SAMPLE))):
        done = program.run(*arguments, MENTORAT_STORE=directory)
        assert done.returncode == 0, done.stderr
    return directory


class TestStoreByEnvironment:
    def test_is_the_one_that_the_screens_open(self, program: Program, store: str) -> None:
        terminal = program.open("--as-of", "2026-06-08", MENTORAT_STORE=store)

        terminal.wait_for("26 pairs")

        assert not (program.home / "data").exists()

    def test_that_is_not_there_is_said_in_one_line(self, program: Program) -> None:
        done = program.run("at-risk", MENTORAT_STORE=str(program.home / "nowhere"))

        assert (done.returncode, done.stdout) == (3, "")
        assert "nowhere" in done.stderr


class TestTwoAtOnce:
    def test_processes_that_record_at_the_same_moment_both_stand(
        self, program: Program, store: str
    ) -> None:
        notes = [f"note number {number}" for number in range(6)]

        def record(note: str) -> int:
            words = ("record", "p-03", "--on", "2026-06-01", "--channel", "email", "--note", note)
            return program.run(*words, MENTORAT_STORE=store).returncode

        with ThreadPoolExecutor(max_workers=3) as people:
            codes = list(people.map(record, notes))

        assert codes == [0] * len(notes)
        shown = program.run("show", "p-03", "--json", MENTORAT_STORE=store).stdout
        assert [note for note in notes if note not in shown] == []

    def test_terminals_both_write_and_each_finds_what_the_other_wrote(self, demo: Program) -> None:
        (first, *_) = demo.json("demo", "--", "at-risk")["pairs"]
        left, right = demo.open("demo"), demo.open("demo")
        for terminal in (left, right):
            terminal.wait_for("Help")
            terminal.press("2")
            terminal.wait_for("Level")
            terminal.press("x")
            terminal.wait_for("Record an exchange")

        left.press("e", "enter")
        left.wait_for("Recorded: email")
        right.press("m", "enter")
        right.wait_for("Recorded: message")

        channels = {
            exchange["channel"]
            for exchange in demo.json("demo", "--", "show", first["pair"])["exchanges"]
            if exchange["on"] == "2026-06-08"
        }
        assert channels == {"email", "message"}
        left.press("ctrl+l", "enter")
        left.wait_for(lambda screen: "message" in screen and "Exchanges" in screen)


class TestLostLine:
    def test_ends_the_program(self, demo: Program) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")

        terminal.hang_up()

        assert terminal.has_ended(5)


UNCONFIRMED = "N'Guessan"
"""Of whose planned exchange nobody has said what became of it; the fourth of the list."""

WRITES_SLOWLY = """
import sys
from pathlib import Path
from tui.desk.desk import open_desk
from tui.domain.acts import Act
from tui.store.directory import Store
store = Store.open(Path(sys.argv[1]))
def decide(contents):
    print("writing", flush=True)
    sys.stdin.readline()
    return ()
act = Act("m-roux", "tests", "record", open_desk(Path(sys.argv[1]), "tests")._clock.now())
store.cohort("mph-2026").change(act, decide)
print("done", flush=True)
sys.stdin.readline()
"""
"""Somebody who takes the lock, and writes for as long as they are not told to be done."""

MOMENTS = (0.0, 0.004, 0.01, 0.02, 0.04, 0.08, 0.16, 0.4)
"""How many seconds after the last key of an act its terminal is killed."""


def at_pairs(demo: Program) -> Terminal:
    """Open a terminal that shows every pair."""
    terminal = demo.open("demo")
    terminal.wait_for("Help")
    terminal.press("2")
    terminal.wait_for("Level")
    return terminal


def at_unconfirmed(demo: Program) -> Terminal:
    """Open a terminal with the cursor on the pair of which nobody has said what became."""
    terminal = at_pairs(demo)
    terminal.press("down", "down", "down")
    terminal.wait_for(lambda _: UNCONFIRMED in under_cursor(terminal))
    return terminal


def confirming(demo: Program) -> Terminal:
    """Open a terminal with the form on what was planned and not confirmed."""
    terminal = at_unconfirmed(demo)
    terminal.press("c")
    terminal.wait_for("Planned: video on Thu 4 Jun 2026.")
    return terminal


def record(terminal: Terminal, key: str, channel: str) -> None:
    """Record an exchange on the pair under the cursor, and wait until it is on disk."""
    terminal.press("x")
    terminal.wait_for("Record an exchange")
    terminal.press(key, "enter")
    terminal.wait_for(f"Recorded: {channel}")


def under_cursor(terminal: Terminal) -> str:
    return terminal.line_with("▌")


def store_of(demo: Program) -> Path:
    return demo.home / "state" / "mentorat" / "demo"


def most_urgent(demo: Program) -> str:
    """Give the pair on which the cursor is at first."""
    (first, *_) = demo.json("demo", "--", "at-risk")["pairs"]
    return str(first["pair"])


def exchanges_of(demo: Program, pair: str) -> list[dict[str, str]]:
    """Read the exchanges of a pair from the disk."""
    return list(demo.json("demo", "--", "show", pair)["exchanges"])


def check_store(demo: Program) -> None:
    """Check that nothing at all is wrong with the store."""
    done = demo.run("demo", "--", "doctor")
    assert (done.returncode, done.stdout) == (0, "")


class TestWhatOneRecords:
    def test_is_seen_by_the_other_who_touches_no_key(self, demo: Program) -> None:
        left, right = at_pairs(demo), at_pairs(demo)
        right.press("down", "down")
        right.wait_for(lambda _: "▌!  at risk" in under_cursor(right))
        before = under_cursor(right)

        record(left, "v", "video")

        right.wait_for("!! 1 overdue")
        assert under_cursor(right) == before
        assert "Recorded" not in right.text()

    def test_is_seen_on_the_pair_that_the_other_looks_at(self, demo: Program) -> None:
        left, right = at_unconfirmed(demo), at_unconfirmed(demo)
        right.press("enter")
        right.wait_for("Exchanges: 5 of 6 held")

        record(left, "m", "message")

        right.wait_for("Exchanges: 6 of 7 held")
        right.press("up")
        right.wait_for(lambda _: "message" in under_cursor(right))

    def test_is_gone_from_the_other_when_it_is_taken_back(self, demo: Program) -> None:
        left, right = at_pairs(demo), at_pairs(demo)
        record(left, "v", "video")
        right.wait_for("!! 1 overdue")

        left.press("u")

        right.wait_for("!! 2 overdue")

    def test_leaves_a_form_that_the_other_fills_as_it_is(self, demo: Program) -> None:
        pair = most_urgent(demo)
        left, right = at_pairs(demo), at_pairs(demo)
        right.press("x")
        right.wait_for("Record an exchange")
        right.press("e", *["tab"] * 5)
        right.type("half a sentence")
        right.wait_for("half a sentence")

        record(left, "v", "video")

        right.wait_for("!! 1 overdue")
        assert "half a sentence" in right.text()
        right.type(", and the rest")
        right.press("enter")
        right.wait_for("Recorded: email")
        notes = [one["note"] for one in exchanges_of(demo, pair)]
        assert "half a sentence, and the rest" in notes


class TestOneExchangeInTwoForms:
    def test_tells_the_second_what_was_changed_and_by_whom_and_keeps_what_they_typed(
        self, demo: Program
    ) -> None:
        left, right = confirming(demo), confirming(demo)
        right.press("tab", "tab")
        right.type("45")
        right.press("tab", "end")
        right.type(" Seen by the second.")
        right.wait_for("Seen by the second.")

        left.press("enter")
        left.wait_for("Recorded: video on Thu 4 Jun 2026")
        right.press("enter")
        right.wait_for("in the meantime")

        (entry,) = demo.json("demo", "--", "log")["entries"][-1:]
        said = running_text(right.text())
        assert f"{entry['actor']} changed this in the meantime (state" in said
        assert "Your change was not saved" in said
        assert "Held: video on Thu 4 Jun 2026." in said
        assert "45" in right.line_with("Minutes")
        assert "Seen by the second." in right.line_with("Note")

    def test_that_was_cancelled_meanwhile_is_said_to_be(self, demo: Program) -> None:
        left, right = confirming(demo), confirming(demo)
        left.press("c", "enter")
        left.wait_for("Cancelled: video on Thu 4 Jun 2026")

        right.press("enter")

        right.wait_for("in the meantime")
        right.wait_for("Cancelled: video on Thu 4 Jun 2026.")
        (entry,) = demo.json("demo", "--", "log")["entries"][-1:]
        assert entry["act"] == "cancel"

    def test_on_the_same_pair_both_record_and_both_stand(self, demo: Program) -> None:
        left, right = at_unconfirmed(demo), at_unconfirmed(demo)
        for terminal in (left, right):
            terminal.press("x")
            terminal.wait_for("Record an exchange")

        left.press("e", "enter")
        right.press("m", "enter")
        left.wait_for("Recorded: email")
        right.wait_for("Recorded: message")

        shown = exchanges_of(demo, "elodie")
        today = {one["channel"] for one in shown if one["on"] == "2026-06-08"}
        assert today == {"email", "message"}


class TestOneThatIsKilled:
    def test_at_any_moment_of_an_act_leaves_the_other_at_work_and_the_store_in_order(
        self, demo: Program
    ) -> None:
        pair, survivor = most_urgent(demo), at_pairs(demo)
        acknowledged = 0
        for number, moment in enumerate(MOMENTS):
            victim, is_first = at_pairs(demo), number % 2 == 1
            if is_first:
                victim, survivor = survivor, victim
            victim.press("x")
            victim.wait_for("Record an exchange")
            victim.press("o", "enter")
            victim.read(moment)
            victim.signal(signal.SIGKILL)
            assert victim.wait_exit() == -signal.SIGKILL
            acknowledged += "Recorded: other" in victim.text()

            key, channel = ("m", "message") if is_first else ("e", "email")
            record(survivor, key, channel)

        today = [one["channel"] for one in exchanges_of(demo, pair) if one["on"] == "2026-06-08"]
        assert sum(channel in {"email", "message"} for channel in today) == len(MOMENTS)
        assert acknowledged <= today.count("other") <= len(MOMENTS)
        check_store(demo)

    @pytest.mark.parametrize(
        ("keys", "wanted"), [("", "Help"), ("2", "Level"), ("2x", "Record an exchange")]
    )
    def test_while_nothing_is_written_is_not_missed(
        self, demo: Program, keys: str, wanted: str
    ) -> None:
        left, right = at_pairs(demo), demo.open("demo")
        right.wait_for("Help")
        right.press(*keys)
        right.wait_for(wanted)

        right.signal(signal.SIGKILL)
        assert right.wait_exit() == -signal.SIGKILL

        record(left, "e", "email")
        check_store(demo)

    def test_while_it_holds_the_lock_is_in_nobodys_way(self, demo: Program) -> None:
        terminal = at_pairs(demo)
        with running(WRITES_SLOWLY, store_of(demo)) as writer:
            assert said_by(writer) == "writing"
            terminal.press("x")
            terminal.wait_for("Record an exchange")
            terminal.press("e", "enter")
            terminal.wait_for("m-roux has been saving since")

            writer.kill()

            terminal.wait_for("Recorded: email")
        check_store(demo)


class TestOneThatIsStopped:
    def test_while_it_holds_the_lock_is_named_to_the_other_who_goes_on_when_it_does(
        self, demo: Program
    ) -> None:
        terminal = at_pairs(demo)
        with running(WRITES_SLOWLY, store_of(demo)) as writer:
            assert said_by(writer) == "writing"
            writer.send_signal(signal.SIGSTOP)
            terminal.press("x")
            terminal.wait_for("Record an exchange")
            terminal.press("e", "enter")

            terminal.wait_for("m-roux has been saving since")
            before = under_cursor(terminal)
            terminal.press("down")
            terminal.wait_for(lambda _: under_cursor(terminal) != before)
            assert "Recorded" not in terminal.text()

            go_on(writer)
            terminal.wait_for("Recorded: email")
        check_store(demo)

    def test_for_longer_than_anybody_waits_costs_the_other_nothing_that_was_typed(
        self, demo: Program
    ) -> None:
        terminal = at_pairs(demo)
        with running(WRITES_SLOWLY, store_of(demo)) as writer:
            assert said_by(writer) == "writing"
            writer.send_signal(signal.SIGSTOP)
            terminal.press("x")
            terminal.wait_for("Record an exchange")
            terminal.press("e", *["tab"] * 5)
            terminal.type("not to be lost")
            terminal.press("enter")

            terminal.wait_for("Try again.", timeout=30)
            said = running_text(terminal.text())
            assert "m-roux has been writing to the store since" in said
            assert "Nothing was changed" in said
            assert "not to be lost" in terminal.line_with("Note")

            go_on(writer)
            terminal.press("enter")
            terminal.wait_for("Recorded: email")
        check_store(demo)

    def test_while_it_holds_nothing_is_in_nobodys_way_and_catches_up(self, demo: Program) -> None:
        left, right = at_pairs(demo), at_pairs(demo)
        left.signal(signal.SIGSTOP)

        record(right, "v", "video")

        left.signal(signal.SIGCONT)
        left.wait_for("!! 1 overdue")


def go_on(writer: Process) -> None:
    """Let a stopped process go on, and be done with what it writes."""
    writer.send_signal(signal.SIGCONT)
    tell(writer, "enough")
    assert said_by(writer) == "done"
