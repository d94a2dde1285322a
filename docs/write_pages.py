"""Writes what the code itself tells: docs/keys.md, docs/snapshot.md, the map in ARCHITECTURE.md."""

import ast
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tui.app import MentoratApp
from tui.interchange.snapshot_page import page as snapshot_page
from tui.screens.keys import keyed_actions

ROOT = Path(__file__).parents[1]
_MAP = re.compile(r"(?<=<!-- map -->\n).*(?=<!-- end of map -->)", re.DOTALL)
_KEYS_HEAD = """\
# Keys

Every key can be set in the configuration file, `config.toml` in the directory `mentorat` of your
configuration (on Linux `~/.config/mentorat/config.toml`), by the name of its action:

    [keys]
    "exchange.record" = "x,f9"
    "view.palette" = "ctrl+k"

On a keyboard of another layout, add the letters that it types to those of an action:

    [keys]
    "exchange.record" = "x,ч"
    "exchange.plan" = "p,з"

Keys are written as they are printed (`x`, `?`), or by name: `enter`, `escape`, `tab`, `space`,
`up`, `pagedown`, `f9`, `comma`, `ctrl+t`, `shift+f5`. An action has the keys that are set and no
others. A name or a key that does not exist, and a key that two actions of one screen would share,
are refused at the start, with the line. Help (`?`) shows the keys as they are set.

To select text with the mouse, hold Shift while you drag (Option on a Mac). With the setting below,
the screens leave the mouse to the terminal, which then selects text as everywhere:

    [display]
    mouse = false

This page is written by `make pages`.
"""


def keys_page() -> str:
    """Return docs/keys.md."""
    parts = [_KEYS_HEAD]
    listed = keyed_actions(MentoratApp)
    for place, of_place in groupby(listed, key=lambda action: action.place):
        parts += [f"\n## {place}\n\n", "| name | keys | does |\n|---|---|---|\n"]
        for action in of_place:
            keys = " ".join(f"`{key}`" for key in action.keys)
            does = f"{action.name}: {action.purpose}" if action.purpose else action.name
            parts.append(f"| `{action.id}` | {keys} | {does} |\n")
    return "".join(parts)


def architecture_page() -> str:
    """Return ARCHITECTURE.md with its map of the modules made anew from their docstrings."""
    kept = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return _MAP.sub(lambda _: "".join(_map()), kept)


def _map() -> Iterator[str]:
    modules = sorted((ROOT / "tui").rglob("*.py"), key=lambda path: (path.parent, path.name))
    for folder, inside in groupby(modules, key=lambda path: path.parent):
        yield f"\n### {folder.relative_to(ROOT)}/\n\n"
        rest = list(inside)
        for module in rest:
            if module.name == "__init__.py":
                yield f"{_purpose(module)}\n\n"
        yield "| module | what it holds |\n|---|---|\n"
        for module in rest:
            if module.name != "__init__.py":
                yield f"| `{module.stem}` | {_purpose(module)} |\n"
    yield "\n"


def _purpose(module: Path) -> str:
    """Return the first paragraph of a module's docstring, on one line."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


PAGES = {
    ROOT / "docs" / "keys.md": keys_page,
    ROOT / "docs" / "snapshot.md": snapshot_page,
    ROOT / "ARCHITECTURE.md": architecture_page,
}
"""Each page that the code writes, whole or in part, by its file."""


if __name__ == "__main__":
    for file, page in PAGES.items():
        file.write_text(page(), encoding="utf-8")
