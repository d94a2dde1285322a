"""The commands of the README: each is run, in order, in one scratch home."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.program import Program

pytestmark = pytest.mark.terminal

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "


def commands() -> list[str]:
    """Give what the README types at a prompt, in order."""
    blocks = _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    lines = [line for block in blocks for line in block.splitlines()]
    return [line.removeprefix(_PROMPT) for line in lines if line.startswith(_PROMPT)]


def targets() -> set[str]:
    """Give the targets of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


class TestCommandsOfTheReadme:
    def test_are_of_mentorat_or_of_make(self) -> None:
        assert {command.split()[0] for command in commands()} == {"mentorat", "make"}

    def test_of_make_are_targets(self) -> None:
        named = {command.split()[1] for command in commands() if command.startswith("make ")}

        assert named - targets() == set()

    def test_of_mentorat_end_well_one_after_the_other(self, program: Program) -> None:
        for command in commands():
            if not command.startswith("mentorat"):
                continue
            done = subprocess.run(
                ("/bin/sh", "-c", command),
                cwd=ROOT,
                env=program.environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                timeout=30,
                check=False,
            )
            assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
