"""Several people on one store: what each records stands, and the others see it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.end_to_end.program import Program

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
