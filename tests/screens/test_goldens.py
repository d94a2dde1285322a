"""Every view as it looks, and its first frame."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.events import Resize

from docs.draw_pictures import SAMPLE
from tests.screens.sittings import LARGE, SMALL, desk_of, sitting
from tui.desk.desk import Desk, create_store
from tui.domain.codes import Level
from tui.interchange.importing import read_document
from tui.screens.pair import PairScreen
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

GOLDEN = Path(__file__).parent / "golden"
DOWN = ("down", "down", "down")
SIZES = {"small": SMALL, "large": LARGE}

OF_THE_SAMPLE = {
    "home": (),
    "home-cohort": ("shift+tab",),
    "pair": ("2", *DOWN, "enter"),
    "pair-facts": ("2", *DOWN, "enter", "i"),
    "help": ("2", "question_mark"),
    "help-rules": ("2", "question_mark", "tab", "tab"),
}
OF_EVERY_LEVEL = {"pairs": ("2",), "at-risk": ("r",), "timeline": ("3", "t", "t")}
OF_HISTORY = ("2", "x", "enter", "p", "enter", "u", "5")


def compare(name: str, drawn: str) -> None:
    """Compare a screen with its golden text, or make it the golden text."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("REDRAW_GOLDENS"):
        path.write_text(f"{drawn}\n", encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8").removesuffix("\n")


@pytest.fixture
def levels(sample: Desk, tmp_path: Path) -> Desk:
    """Give a desk on a cohort of ten pairs of the sample, one of each level."""
    first = {view.assessment.level: view.pair.id for view in reversed(sample.pairs().pairs)}
    assert set(first) == set(Level)
    document = json.loads(SAMPLE.read_text(encoding="utf-8"))
    document["pairs"] = [pair for pair in document["pairs"] if pair["id"] in first.values()]
    document["exchanges"] = [
        exchange for exchange in document["exchanges"] if exchange["pair"] in first.values()
    ]
    content = json.dumps(document).encode()
    as_of = read_document(content, now=datetime.now(UTC), language=ENGLISH).as_of
    desk = create_store(tmp_path / "levels", "tests", as_of)
    desk.import_cohort(content, ENGLISH)
    return desk


@pytest.fixture(params=Signs)
def signs(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Signs:
    """Give either signs; those of ASCII on a terminal without colours."""
    found: Signs = request.param
    if found is Signs.ASCII:
        monkeypatch.setenv("NO_COLOR", "1")
    return found


@pytest.mark.parametrize("size", SIZES)
class TestScreensAsAWhole:
    @pytest.mark.parametrize("name", OF_THE_SAMPLE)
    async def test_look_as_they_did(self, sample: Desk, name: str, size: str, signs: Signs) -> None:
        async with sitting(sample, *OF_THE_SAMPLE[name], size=SIZES[size], signs=signs) as person:
            compare(f"{name}-{size}-{signs}", person.text)

    @pytest.mark.parametrize("name", OF_EVERY_LEVEL)
    async def test_show_every_level_as_they_did(
        self, levels: Desk, name: str, size: str, signs: Signs
    ) -> None:
        async with sitting(levels, *OF_EVERY_LEVEL[name], size=SIZES[size], signs=signs) as person:
            compare(f"{name}-{size}-{signs}", person.text)

    async def test_show_what_was_done_as_they_did(
        self, tmp_path: Path, size: str, signs: Signs
    ) -> None:
        desk = desk_of(tmp_path / "store")
        async with sitting(desk, *OF_HISTORY, size=SIZES[size], signs=signs) as person:
            person.app.clear_notifications()
            await person.settle()
            compare(f"history-{size}-{signs}", person.text)


class TestAForm:
    async def test_looks_as_it_did(self, sample: Desk) -> None:
        async with sitting(sample, "2", *DOWN, "x", size=SMALL) as person:
            compare("record", person.text)


LOOKS = {"month": ("3",), "agenda": ("3", "t"), "timeline": ("3", "t", "t")}


class TestTheCalendarAsAWhole:
    @pytest.mark.parametrize("signs", Signs)
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("look", LOOKS)
    async def test_looks_as_it_did(
        self,
        sample: Desk,
        monkeypatch: pytest.MonkeyPatch,
        look: str,
        size: str,
        signs: Signs,
    ) -> None:
        if signs is Signs.ASCII:
            monkeypatch.setenv("NO_COLOR", "1")
        keys = ("2", *DOWN, *LOOKS[look])
        async with sitting(sample, *keys, size=SIZES[size], signs=signs) as person:
            compare(f"calendar-{look}-{size}-{signs}", person.text)


class TestTheFirstFrame:
    @pytest.mark.parametrize(
        ("size", "classes"), [(SMALL, {"-narrow", "-low"}), (LARGE, {"-wide", "-tall"})]
    )
    async def test_is_laid_out_for_the_terminal_there_is(
        self,
        desk: Desk,
        monkeypatch: pytest.MonkeyPatch,
        size: tuple[int, int],
        classes: set[str],
    ) -> None:
        seen: list[set[str]] = []

        def remember(screen: PairScreen, _event: Resize) -> None:
            seen.append({name for name in screen.classes if name.startswith("-")})

        monkeypatch.setattr(PairScreen, "_on_resize", remember)
        async with sitting(desk, "2", "enter", size=size):
            assert seen
            assert seen[0] == classes
