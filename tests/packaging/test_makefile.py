"""The targets of the Makefile: all are told of, and what the pages name is there."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tui.__main__ import main

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def phony() -> set[str]:
    """Return the targets that make no file."""
    named = re.search(r"^\.PHONY:((?:.*\\\n)*.*)$", MAKEFILE, re.MULTILINE)
    assert named is not None
    return set(named[1].replace("\\", " ").split())


class TestTargets:
    def test_are_all_listed_by_make_help(self) -> None:
        listed = subprocess.run(
            ("make", "--no-print-directory", "help"),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

        assert {line.split()[1] for line in listed.splitlines()} == phony()

    @pytest.mark.parametrize(
        "page", ["CONTRIBUTING.md", "README.md", "docs/installing.md", "tests/README.md"]
    )
    def test_that_a_page_names_are_there(self, page: str) -> None:
        text = (ROOT / page).read_text("utf-8")

        named = set(re.findall(r"(?:`|    |\$ )make ([a-z-]+)", text))

        assert named <= phony()


class TestMakeDev:
    def test_gives_textual_its_variables_as_a_program_that_calls_this_one(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TEXTUAL", "debug,devtools")

        main(["--version"])

        assert os.environ["TEXTUAL"] == "debug,devtools"
        assert """TEXTUAL=debug,devtools $(BIN)/python -c 'from tui.__main__""" in MAKEFILE
