"""How large and how tangled the source may be, and how that is counted."""

from functools import cache
from pathlib import Path

from bench.import_graph import cycles_in, import_graph, longest_path
from bench.measure import (
    CYCLES_FOR_A_REASON,
    LONG_FOR_A_REASON,
    PACKAGE,
    Measures,
    classes_above,
    count_code_lines,
    lines_about,
    measures_of,
)

MOST = {
    "modules": 213,
    "code lines": 28_700,
    "long modules without a reason": 0,
    "modules on the longest path": 23,
    "cycles without a reason": 0,
    "withdrawn_on": 6,
    "snooze": 9,
}
"""What may not be exceeded. A limit that has grown wants its reason in ARCHITECTURE.md."""

SMALLEST_MEDIAN = 90
"""Code lines of the module in the middle: below, a subject is spread over too many files."""


@cache
def ours() -> Measures:
    return measures_of(PACKAGE)


def package(root: Path, **sources: str) -> Path:
    """Write a package of modules by their paths, and return its place."""
    here = root / "tui"
    for name, source in {"__init__": "", **sources}.items():
        (here / f"{name}.py").parent.mkdir(parents=True, exist_ok=True)
        (here / f"{name}.py").write_text(source, "utf-8")
    return here


class TestOurSource:
    def test_has_no_more_modules_and_lines_than_wished_for(self) -> None:
        assert len(ours().code_lines) <= MOST["modules"]
        assert ours().total <= MOST["code lines"]

    def test_has_modules_neither_too_small_nor_too_long(self) -> None:
        assert ours().median >= SMALLEST_MEDIAN
        assert len(ours().too_long) <= MOST["long modules without a reason"], ours().too_long

    def test_is_not_too_deep(self) -> None:
        assert len(ours().path) <= MOST["modules on the longest path"], ours().path

    def test_imports_in_no_cycle_without_a_reason(self) -> None:
        cycles = ours().unexplained_cycles

        assert len(cycles) <= MOST["cycles without a reason"], cycles

    def test_has_no_reason_for_what_is_gone(self) -> None:
        assert set(CYCLES_FOR_A_REASON) <= set(ours().cycles)
        assert all(ours().code_lines[name] > 350 for name in LONG_FOR_A_REASON)

    def test_names_a_thing_in_few_files(self) -> None:
        for word, count in ours().files_with.items():
            assert count <= MOST[word], word

    def test_is_told_in_lines_that_name_what_is_long_and_what_goes_in_a_cycle(self) -> None:
        told = "\n".join(lines_about(ours()))

        assert f"{ours().total:,}" in told
        assert all(f"longer than 350: {name}" in told for name in ours().too_long)
        assert all(f"cycle: {cycle[0]}" in told for cycle in ours().cycles)


class TestCodeLines:
    def test_are_neither_blank_nor_comments_nor_docstrings(self) -> None:
        source = (
            '"""What it is.\n\nAnd why.\n"""\n\n# a comment\nA = 1  # another\n"""What A is."""\n'
        )

        assert count_code_lines(source) == 1

    def test_are_all_lines_of_a_statement(self) -> None:
        assert count_code_lines('A = (\n    1,\n\n    """two\nlines""",\n)\n') == 5


class TestPaths:
    def test_count_the_modules_on_them(self, tmp_path: Path) -> None:
        here = package(tmp_path, a="from tui import b", b="from tui.c import C", c="C = 1")

        path = longest_path(import_graph(here, inside_functions=False))

        assert path == ["tui.a", "tui.b", "tui.c"]

    def test_leave_out_what_a_function_or_a_type_checker_imports(self, tmp_path: Path) -> None:
        lazy = "def f():\n    import tui.b\nif TYPE_CHECKING:\n    import tui.b\n"
        here = package(tmp_path, a=lazy, b="")

        assert len(longest_path(import_graph(here, inside_functions=False))) == 1

    def test_hold_the_modules_of_a_cycle_together(self, tmp_path: Path) -> None:
        lazy = "def f():\n    import tui.a\n"
        here = package(tmp_path, a="import tui.b", b=lazy + "import tui.c", c="")

        graph = import_graph(here, inside_functions=True)

        assert longest_path(graph) == ["tui.a", "tui.b", "tui.c"]


class TestCycles:
    def test_are_found_through_functions_and_other_modules(self, tmp_path: Path) -> None:
        lazy = "def f():\n    from tui.in_it import a\n"
        here = package(
            tmp_path, **{"in_it/a": "import tui.b", "b": "import tui.c", "c": lazy, "d": ""}
        )

        assert cycles_in(import_graph(here, inside_functions=False)) == []
        assert cycles_in(import_graph(here, inside_functions=True)) == [
            ("tui.b", "tui.c", "tui.in_it.a")
        ]


class TestClasses:
    def test_above_one_are_those_of_the_project(self) -> None:
        class Ours(Path): ...

        Ours.__module__ = "tui.somewhere"

        assert classes_above(Ours) == ["Ours"]
