"""Draws the screens into docs/ from the running program on the sample: `make pictures`."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tui.app import MentoratApp
from tui.desk.desk import Desk, create_store
from tui.first_run import Beginning, FirstRunApp
from tui.interchange.importing import read_document
from tui.screens.session import Session
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

DOCS = Path(__file__).parent
SAMPLE = DOCS.parent / "sample_cohort.json"
SMALL, LARGE, HUGE = (80, 24), (120, 36), (200, 60)

PICTURES: dict[str, tuple[tuple[int, int], Sequence[str]]] = {
    "home": (SMALL, ()),
    "home-wide": (LARGE, ()),
    "home-cohort": (LARGE, ("shift+tab",)),
    "home-huge": (HUGE, ()),
    "pairs": (SMALL, ("2", "down", "down", "down")),
    "pairs-wide": (LARGE, ("2", "down", "down", "down")),
    "at-risk": (SMALL, ("r",)),
    "at-risk-wide": (LARGE, ("r",)),
    "pair": (SMALL, ("2", "down", "down", "down", "enter")),
    "pair-facts": (SMALL, ("2", "down", "down", "down", "enter", "i")),
    "pair-wide": (LARGE, ("2", "down", "down", "down", "enter")),
    "pair-huge": (HUGE, ("2", "down", "down", "down", "enter")),
    "calendar": (SMALL, ("2", "down", "down", "down", "3")),
    "calendar-month": (LARGE, ("2", "down", "down", "down", "3")),
    "calendar-huge": (HUGE, ("2", "down", "down", "down", "3")),
    "calendar-agenda": (LARGE, ("2", "down", "down", "down", "3", "t")),
    "calendar-timeline": (LARGE, ("2", "down", "down", "down", "3", "t", "t")),
    "record": (SMALL, ("2", "down", "down", "down", "x")),
    "plan": (SMALL, ("2", "down", "down", "down", "p")),
    "confirm": (SMALL, ("2", "down", "down", "c")),
    "acts": (SMALL, ("2", "down", "down", "down", "o")),
    "amend": (SMALL, ("2", "down", "down", "down", "a", *"2026-07-10")),
    "waive": (SMALL, ("2", "down", "down", "down", "w")),
    "snooze": (SMALL, ("2", "down", "down", "down", "z")),
    "new": (SMALL, ("2", "down", "down", "down", "n")),
    "policy": (SMALL, ("tab", "o", "y")),
    "reminder": (SMALL, ("2", "down", "down", "down", "m")),
    "palette": (SMALL, ("2", "ctrl+p", *"elo")),
    "import": (SMALL, ("I",)),
    "as-of": (SMALL, ("2", "d")),
    "history": (SMALL, ("2", "x", "enter", "u", "5")),
    "snapshot": (SMALL, ("S",)),
    "help": (LARGE, ("2", "question_mark")),
    "help-rules": (SMALL, ("2", "question_mark", "tab", "tab")),
}
"""The size and the keys of each picture."""

FIRST_RUN = "first-run"
"""The picture of a start without a store."""

_FONTS = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)


def sample_desk(root: Path) -> Desk:
    """Make a store of the sample, pinned to the sample's day."""
    content = SAMPLE.read_bytes()
    as_of = read_document(content, now=datetime.now(UTC), language=ENGLISH).as_of
    desk = create_store(root, "pictures", as_of)
    desk.import_cohort(content, ENGLISH)
    return desk


async def draw(desk: Desk, name: str) -> None:
    """Draw one picture."""
    session = Session(desk, ENGLISH, Signs.UNICODE)
    if name == FIRST_RUN:
        beginning = Beginning(Path("~/.local/share/mentorat"), "pictures", Path("demo"), SAMPLE)
        app: MentoratApp = FirstRunApp(beginning, session)
    else:
        app = MentoratApp(session)
    size, keys = PICTURES.get(name, (SMALL, ()))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        drawing = app.export_screenshot(title="mentorat")
    (DOCS / f"{name}.svg").write_text(_FONTS.sub("\n", drawing), encoding="utf-8")


def main(names: Sequence[str]) -> None:
    """Draw the pictures named, or all of them."""
    with tempfile.TemporaryDirectory() as scratch:
        desk = sample_desk(Path(scratch) / "store")
        for name in names or (*PICTURES, FIRST_RUN):
            asyncio.run(draw(desk, name))
            print(f"docs/{name}.svg")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main(sys.argv[1:])
