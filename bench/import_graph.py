"""Which module imports which, read from the source: at module level, or inside functions too."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

Graph = Mapping[str, frozenset[str]]
"""Of each module, the modules of the package that it imports."""

Knot = frozenset[str]
"""Modules that all reach each other by imports: one module, or the modules of a cycle."""

Cycle = tuple[str, ...]
"""The modules of a cycle, in the order of their names."""


def modules_of(package: Path) -> dict[str, Path]:
    """Return the files of a package by the names of their modules."""
    return {
        ".".join(path.relative_to(package.parent).with_suffix("").parts): path
        for path in sorted(package.rglob("*.py"))
    }


def import_graph(package: Path, *, inside_functions: bool) -> Graph:
    """Return who imports whom in a package; what only a type checker imports is left out."""
    files = {name.removesuffix(".__init__"): path for name, path in modules_of(package).items()}
    return {
        name: frozenset(
            found
            for node in imports_in(
                ast.parse(path.read_text("utf-8")), inside_functions=inside_functions
            )
            for found in _named_by(node, files)
            if found != name
        )
        for name, path in files.items()
    }


def imports_in(node: ast.AST, *, inside_functions: bool) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports that run with a module, or with its functions too."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            yield child
        elif isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        elif inside_functions or not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imports_in(child, inside_functions=inside_functions)


def _named_by(node: ast.Import | ast.ImportFrom, files: Mapping[str, Path]) -> Iterator[str]:
    """Yield the modules that an import names; the package of a module is not meant by it."""
    if isinstance(node, ast.Import):
        yield from (name.name for name in node.names if name.name in files)
        return
    module = node.module or ""
    for name in node.names:
        inner = f"{module}.{name.name}"
        if inner in files:
            yield inner
        elif module in files:
            yield module


def knots_of(graph: Graph) -> dict[str, Knot]:
    """Return of each module the knot that it is in."""
    reached = {name: _reached(graph, name) for name in graph}
    return {
        name: frozenset({name, *(one for one in reached[name] if name in reached[one])})
        for name in graph
    }


def _reached(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    ahead = [start]
    while ahead:
        fresh = graph[ahead.pop()] - found
        found |= fresh
        ahead.extend(fresh)
    return found


def cycles_in(graph: Graph) -> list[Cycle]:
    """Return the import cycles."""
    return sorted({tuple(sorted(knot)) for knot in knots_of(graph).values() if len(knot) > 1})


def longest_path(graph: Graph) -> list[str]:
    """Return the modules on the longest import path; those of a cycle stand on it together."""
    knots = knots_of(graph)
    below = {
        knot: {knots[found] for name in knot for found in graph[name]} - {knot}
        for knot in set(knots.values())
    }
    paths: dict[Knot, list[str]] = {}
    for knot in TopologicalSorter(below).static_order():
        rest = max((paths[other] for other in below[knot]), key=lambda p: (len(p), p), default=[])
        paths[knot] = [*sorted(knot), *rest]
    return max(paths.values(), key=lambda path: (len(path), path), default=[])
