"""The commands that the pages print: each is run, in the order of reading, in one home."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run
from tui.cli.root import root as mentorat

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "
_FOR_A_SHELL = frozenset("~<>|")
"""What stands in a command for the shell to read; any other command runs in this process."""


def pages() -> list[Path]:
    """Return the README, then the pages in the order in which it names them."""
    named = re.findall(r"\((docs/\w+\.md)\)", README.read_text("utf-8"))
    return [README, *(ROOT / name for name in dict.fromkeys(named))]


def commands() -> list[str]:
    """Return what the pages type at a prompt, each command once."""
    blocks = [block for page in pages() for block in _BLOCK.findall(page.read_text("utf-8"))]
    lines = [line for block in blocks for line in block.splitlines() if line.startswith(_PROMPT)]
    return list(dict.fromkeys(line.removeprefix(_PROMPT) for line in lines))


def named_in_text() -> list[str]:
    """Return the commands that stand in sentences."""
    texts = [page.read_text("utf-8") for page in pages()]
    return sorted({span for text in texts for span in re.findall(r"`(mentorat [^`]+)`", text)})


def unknown_in(command: str) -> list[str]:
    """Return the words of a command line that name no command, and no option of it."""
    found: click.Command = mentorat
    options = {"--help", "--", "-"}
    unknown: list[str] = []
    for word in shlex.split(command)[1:]:
        options |= {name for one in found.params for name in one.opts}
        if word.startswith("-"):
            unknown += {word} - options
        elif isinstance(found, click.Group):
            inside = found.get_command(click.Context(found), word)
            unknown += [] if inside else [word]
            found = inside or found
    return unknown


class TestCommandsOfThePages:
    def test_are_of_mentorat_or_of_make(self) -> None:
        assert {command.split()[0] for command in commands()} == {"mentorat", "make"}

    def test_end_well_one_after_the_other(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        home = tmp_path / "home"
        home.mkdir()
        shutil.copy(ROOT / "sample_cohort.json", home)
        monkeypatch.chdir(home)
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")

        for command in commands():
            if command.startswith("make "):
                continue
            if _FOR_A_SHELL.isdisjoint(command):
                ran = run(*shlex.split(command)[1:])
                code, told = ran.code, ran.err
            else:
                done = subprocess.run(
                    ("/bin/sh", "-c", command), capture_output=True, encoding="utf-8", check=False
                )
                code, told = done.returncode, done.stderr
            assert code == 0, f"$ {command}\n{told}"

    @pytest.mark.parametrize("command", named_in_text())
    def test_in_a_sentence_are_commands_with_their_options(self, command: str) -> None:
        assert unknown_in(command) == []
