"""Writes docs/keys.md, the names of the actions and their keys, from the program itself."""

from itertools import groupby
from pathlib import Path

from tui.app import MentoratApp
from tui.screens.keys import keyed_actions

_HEAD = """\
# Keys

Every key can be set in the configuration file, `config.toml` in the directory `mentorat` of your
configuration (on Linux `~/.config/mentorat/config.toml`), by the name of its act:

    [keys]
    "exchange.record" = "x,f9"
    "view.palette" = "ctrl+k"

Keys are written as they are printed (`x`, `?`), or by name: `enter`, `escape`, `tab`, `space`,
`up`, `pagedown`, `f9`, `comma`, `ctrl+t`, `shift+f5`. An act has the keys that are set and no
others. A name or a key that does not exist, and a key that two acts of one screen would share,
are refused at the start, with the line. Help (`?`) shows the keys as they are set.

This page is written by `make page`.
"""


def page() -> str:
    """Give the page."""
    parts = [_HEAD]
    listed = keyed_actions(MentoratApp)
    for place, of_place in groupby(listed, key=lambda action: action.place):
        parts += [f"\n## {place}\n\n", "| name | keys | does |\n|---|---|---|\n"]
        for action in of_place:
            keys = " ".join(f"`{key}`" for key in action.keys)
            does = f"{action.name}: {action.purpose}" if action.purpose else action.name
            parts.append(f"| `{action.id}` | {keys} | {does} |\n")
    return "".join(parts)


if __name__ == "__main__":
    Path(__file__).with_name("keys.md").write_text(page(), encoding="utf-8")
