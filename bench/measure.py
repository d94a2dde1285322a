"""Measures the source of Mentorat, to be compared from release to release: `make measure`.

A code line holds something else than a comment or a docstring. A path and a cycle are of imports,
as the modules of `tui` name each other.
"""

import ast
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from re import search
from statistics import median
from tokenize import COMMENT, DEDENT, ENDMARKER, INDENT, NEWLINE, NL, generate_tokens

from bench.import_graph import Cycle, cycles_in, import_graph, longest_path, modules_of
from tui.desk.desk import Desk
from tui.screens.pairs import PairsScreen

PACKAGE = Path(__file__).parent.parent / "tui"

WORDS = ("withdrawn_on", "snooze")
"""A field of a pair and an action on one, to see in how many files each stands."""

LONG = 350
"""Code lines above which a module needs a reason."""

LONG_FOR_A_REASON: Mapping[str, str] = {}
"""Why a module may be longer, by its name."""

CYCLES_FOR_A_REASON: Mapping[Cycle, str] = {}
"""Why some modules may import each other inside functions, by their names in order."""

_NO_CODE = {COMMENT, NL, NEWLINE, INDENT, DEDENT, ENDMARKER}


@dataclass(frozen=True, slots=True)
class Measures:
    """What was counted in a package."""

    code_lines: Mapping[str, int]
    """Of each module, its lines without blank ones, comments and docstrings."""
    import_share: float
    """Which share of all lines, blank ones and comments too, are imports."""
    path: list[str]
    """The modules on the longest path of imports at module level."""
    path_inside_functions: list[str]
    """The same, imports inside functions included."""
    cycles: list[Cycle]
    """The import cycles, imports inside functions included."""
    files_with: Mapping[str, int]
    """In how many files each of `WORDS` stands as a whole word."""

    @property
    def total(self) -> int:
        """The code lines of the package."""
        return sum(self.code_lines.values())

    @property
    def median(self) -> float:
        """The code lines of the module in the middle."""
        return median(self.code_lines.values())

    @property
    def largest(self) -> str:
        """The module with the most code lines."""
        return max(self.code_lines, key=lambda name: self.code_lines[name])

    @property
    def too_long(self) -> list[str]:
        """The modules that are long without a reason."""
        long = {name for name, lines in self.code_lines.items() if lines > LONG}
        return sorted(long - set(LONG_FOR_A_REASON))

    @property
    def unexplained_cycles(self) -> list[Cycle]:
        """The cycles without a reason."""
        return [cycle for cycle in self.cycles if cycle not in CYCLES_FOR_A_REASON]


def measures_of(package: Path) -> Measures:
    """Return the measures of the package in a directory."""
    sources = {name: path.read_text("utf-8") for name, path in modules_of(package).items()}
    every_import = import_graph(package, inside_functions=True)
    return Measures(
        {name: count_code_lines(source) for name, source in sources.items()},
        sum(map(_count_import_lines, sources.values()))
        / sum(len(source.splitlines()) for source in sources.values()),
        longest_path(import_graph(package, inside_functions=False)),
        longest_path(every_import),
        cycles_in(every_import),
        {
            word: sum(bool(search(rf"\b{word}\b", source)) for source in sources.values())
            for word in WORDS
        },
    )


def count_code_lines(source: str) -> int:
    """Return the number of code lines of a module."""
    documented = {
        line
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    written = {
        line
        for token in generate_tokens(StringIO(source).readline)
        if token.type not in _NO_CODE
        for line in range(token.start[0], token.end[0] + 1)
    }
    return len(written - documented)


def _count_import_lines(source: str) -> int:
    return sum(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
    )


def classes_above(kind: type) -> list[str]:
    """Return the names of a class and of all above it that are of this project."""
    return [one.__name__ for one in kind.__mro__ if one.__module__.partition(".")[0] == "tui"]


def lines_about(measures: Measures) -> list[str]:
    """Return the measures as lines to print."""
    desk, screen = classes_above(Desk), classes_above(PairsScreen)
    figures = {
        "modules": str(len(measures.code_lines)),
        "code lines": f"{measures.total:,}",
        "code lines of the median module": f"{measures.median:g}",
        "code lines of the largest module": f"{measures.code_lines[measures.largest]}"
        f"  {measures.largest}",
        "share of lines that are imports": f"{measures.import_share:.1%}",
        "longest import path": _path(measures.path),
        "with imports inside functions": _path(measures.path_inside_functions),
        "import cycles": str(len(measures.cycles)),
        **{f"files with {word}": str(count) for word, count in measures.files_with.items()},
        "classes of the Desk": f"{len(desk)}  {', '.join(desk)}",
        "classes of a list screen": f"{len(screen)}  {', '.join(screen)}",
    }
    return [
        *(f"{name:34}{value}" for name, value in figures.items()),
        *(f"cycle: {', '.join(cycle)}\n    {_reason(cycle)}" for cycle in measures.cycles),
        *(f"longer than {LONG}: {name}" for name in measures.too_long),
    ]


def _path(path: list[str]) -> str:
    return f"{len(path)}  {' > '.join(name.removeprefix('tui.') for name in path)}"


def _reason(cycle: Cycle) -> str:
    return CYCLES_FOR_A_REASON.get(cycle, "without a reason")


def main() -> int:
    """Print the measures of Mentorat."""
    print("\n".join(lines_about(measures_of(PACKAGE))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
