"""What is imported is declared, and what is declared is imported and pinned."""

import ast
import sys
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = {"tui", "tests", "bench", "docs"}

NEVER_IMPORTED = {
    "tzdata": "Python reads it where the system has no time zones",
    "build": "run as a command",
    "hatchling": "builds without a fresh environment",
    "pytest-asyncio": "a plugin of pytest",
    "pytest-cov": "a plugin of pytest",
    "pytest-xdist": "a plugin of pytest",
}
"""Why something is declared that no module imports."""


def declared(*extras: str) -> dict[str, Requirement]:
    """Return what the program needs, and with it what some extras need."""
    lists = PROJECT["dependencies"], *(PROJECT["optional-dependencies"][one] for one in extras)
    wanted = [Requirement(line) for lines in lists for line in lines]
    return {canonicalize_name(one.name): one for one in wanted}


@cache
def imported(*folders: str) -> set[str]:
    """Return the distributions that the modules of folders import, inside functions too."""
    modules = {
        name.partition(".")[0]
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in names_in(node)
    }
    found = packages_distributions()
    return {
        canonicalize_name(distribution)
        for module in modules - OURS - sys.stdlib_module_names
        for distribution in found.get(module, [module])
    }


def names_in(node: ast.AST) -> Iterable[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def pins() -> dict[str, str]:
    """Return the versions of constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pinned}


class TestImports:
    def test_of_the_program_are_declared(self) -> None:
        assert imported("tui") - set(declared()) == set()

    def test_of_the_tests_are_declared(self) -> None:
        assert imported("tests", "bench", "docs") - set(declared("test")) == set()


class TestDependencies:
    def test_of_the_program_are_imported(self) -> None:
        assert set(declared()) - imported("tui") - set(NEVER_IMPORTED) == set()

    def test_of_the_tests_are_imported(self) -> None:
        idle = set(declared("test")) - imported("tui", "tests", "bench", "docs")

        assert idle == set(NEVER_IMPORTED)

    @pytest.mark.parametrize("name", declared("test", "lint", "console"))
    def test_begin_with_their_lowest_version_and_allow_the_pinned_one(self, name: str) -> None:
        requirement = declared("test", "lint", "console")[name]

        bounds = str(requirement.specifier).split(",")
        assert [bound[:2] for bound in bounds].count(">=") == 1
        assert requirement.specifier.contains(pins()[name])

    def test_are_read_by_make_test_lowest(self) -> None:
        """Its pattern takes a line that begins with a name and its lowest version."""
        text = (ROOT / "pyproject.toml").read_text("utf-8")

        for name in declared("test"):
            assert f'\n    "{name}>=' in text
