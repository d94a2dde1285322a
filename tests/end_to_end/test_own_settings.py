"""What a person sets, and how they left the views, from one start to the next."""

import pytest

from tests.end_to_end.program import Program

pytestmark = pytest.mark.terminal


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
            ('exchange.recrod = "y"', 'nothing is called "exchange.recrod". Did you mean'),
            ('exchange.record = "yy"', 'there is no key "yy".'),
            ('exchange.record = "p"', "p for exchange.record is taken by exchange.plan"),
            ("exchange.record = 7", "the keys of exchange.record are wanted as a text"),
            ("exchange.record", "is not TOML"),
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

        terminal.wait_for("need a call today")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0

    def test_offers_to_make_the_store_where_it_was_wanted(self, program: Program) -> None:
        root = program.home / "elsewhere"
        terminal = program.open("--store", str(root))
        terminal.wait_for("There is no store yet")

        terminal.type("n")

        terminal.wait_for("A new cohort")
        assert program.run("--store", str(root), "info").returncode == 0

    def test_needs_a_terminal(self, program: Program) -> None:
        assert program.run().returncode == 2
