"""The program under test, with a home of its own for every test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """Give the program in a home where nothing is yet."""
    program = Program(tmp_path / "home")
    program.home.mkdir()
    yield program
    program.close()


@pytest.fixture(scope="session")
def home_with_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a home in which the demo was made, to be copied and not to be used."""
    home = tmp_path_factory.mktemp("demo") / "home"
    done = Program(home).run("demo", "--", "info")
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def demo(program: Program, home_with_demo: Path) -> Program:
    """Give the program in a home where the demo is, as it is at first."""
    shutil.copytree(home_with_demo, program.home, dirs_exist_ok=True)
    return program
