"""The first run: no store yet, and every way to begin."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.screens.sittings import SMALL, Sitting, sitting
from tui.desk.desk import create_store, open_desk, rehearsal_desk
from tui.first_run import FirstRunApp
from tui.screens.first_run import Beginning
from tui.screens.session import Session
from tui.settings.paths import sample_cohort
from tui.settings.view_memory import ViewMemory
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

SAMPLE = sample_cohort()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Give a file to import in which two things are wrong."""
    document = json.loads(SAMPLE.read_bytes())
    document["pairs"][0]["mentee"] = "nobody"
    document["cohort"]["[/b]"] = "[@click=app.quit]"
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@asynccontextmanager
async def first_run(
    root: Path, *keys: str, size: tuple[int, int] = SMALL, signs: Signs = Signs.UNICODE
) -> AsyncIterator[Sitting]:
    """Start the app where there is no store and press keys; nothing may crash it."""
    desk = rehearsal_desk(root, "tests")
    session = Session(desk, ENGLISH, signs, memory=ViewMemory(root.parent / "views.json"))
    beginning = Beginning(root, "tests", root.parent / "demo", SAMPLE)
    app = FirstRunApp(beginning, session)
    async with app.run_test(size=size, notifications=True) as pilot:
        person = Sitting(app, pilot, desk, session)
        await person.settle()
        await person.press(*keys)
        yield person
    assert app.crash is None


class TestTheOffer:
    @pytest.mark.parametrize("size", [(40, 12), SMALL, (200, 60)])
    async def test_says_where_there_is_no_store_and_names_the_keys(
        self, root: Path, size: tuple[int, int]
    ) -> None:
        async with first_run(root, size=size) as person:
            assert "There is no store yet in" in person.text
            for key, words in (("d", "Demo"), ("i", "Import"), ("n", "New cohort"), ("q", "Quit")):
                assert f"  {key}   {words}" in person.text
        assert not root.exists()

    async def test_is_left_by_q_and_nothing_is_made(self, root: Path) -> None:
        async with first_run(root, "q") as person:
            assert person.is_over
        assert list(root.parent.iterdir()) == []

    async def test_is_no_way_into_views_that_are_not_there(self, root: Path) -> None:
        async with first_run(root, *"2r351", "f2", "ctrl+p", "x", "escape") as person:
            assert person.view == "FirstRunScreen"

    async def test_is_drawn_in_ascii_where_nothing_else_can_be(self, root: Path) -> None:
        async with first_run(root, "i", "a", "enter", signs=Signs.ASCII) as person:
            assert person.text.isascii()


class TestTheDemo:
    async def test_opens_in_a_store_of_its_own(self, root: Path) -> None:
        async with first_run(root, "d") as person:
            await person.settle()
            assert person.view == "HomeScreen"
            assert "MPH 2026" in person.text
            await person.press("2", "enter")
            assert person.view == "PairScreen"
        assert not root.exists()
        assert open_desk(root.parent / "demo", "tests").store_facts().pinned


class TestImporting:
    async def test_shows_what_it_would_do_and_then_does_it(self, root: Path) -> None:
        async with first_run(root, "i") as person:
            await person.paste(str(SAMPLE))
            await person.press("enter")
            assert "Preview: importing mph-2026" in person.text
            assert not root.exists()
            await person.press("enter")
            assert person.view == "HomeScreen"
            assert "Imported mph-2026: 26 new pairs." in person.toasts
        assert open_desk(root, "tests").store_facts().cohorts == ("mph-2026",)

    async def test_shows_every_error_at_once_and_makes_nothing(
        self, root: Path, broken: Path
    ) -> None:
        async with first_run(root, "i", size=(120, 36)) as person:
            await person.paste(str(broken))
            await person.press("enter")
            assert "Nothing was imported: 2 errors." in person.text
            assert "pairs[0].mentee: found" in person.text
            assert "cohort.[/b]" in person.text
            await person.press("enter")
            assert person.view == "ImportScreen"
        assert not root.exists()

    async def test_of_a_file_mended_meanwhile_goes_on(self, root: Path, broken: Path) -> None:
        async with first_run(root, "i") as person:
            await person.paste(str(broken))
            await person.press("enter")
            broken.write_bytes(SAMPLE.read_bytes())
            await person.press("enter")
            assert "Preview: importing mph-2026" in person.text

    async def test_of_another_file_begins_anew(self, root: Path) -> None:
        async with first_run(root, "i") as person:
            await person.paste(str(SAMPLE))
            await person.press("enter", "x")
            assert "What importing" not in person.text
            await person.press("enter")
            assert 'Cannot read "' in person.text
        assert not root.exists()

    @pytest.mark.parametrize(
        ("typed", "problem"),
        [
            ("/dev/tty", "Cannot read"),
            ("/dev", "Cannot read"),
            ("a" * 300, "File name too long"),
            ("~no-such-user/x.json", "No home directory is known"),
        ],
    )
    async def test_takes_any_text(self, root: Path, typed: str, problem: str) -> None:
        async with first_run(root, "i") as person:
            await person.paste(typed)
            await person.press("enter")
            assert problem in person.text

    async def test_wants_a_file(self, root: Path) -> None:
        async with first_run(root, "i", "enter") as person:
            assert "Enter a file name." in person.text
            await person.press("escape")
            assert person.view == "FirstRunScreen"


class TestANewCohort:
    async def test_is_asked_for_in_an_empty_store(self, root: Path) -> None:
        async with first_run(root, "n") as person:
            await person.settle()
            assert "New cohort" in person.text
            await person.type("mph-2027")
            await person.press("tab")
            await person.type("MPH 2027")
            await person.press("tab", "tab")
            await person.type("2027-02-01")
            await person.press("enter")
            assert "MPH 2027" in person.text
        assert open_desk(root, "tests").store_facts().cohorts == ("mph-2027",)


class TestWhatGoesWrong:
    async def test_is_said_on_the_screen(self, root: Path) -> None:
        root.parent.joinpath("store").write_text("in the way", encoding="utf-8")
        async with first_run(root, "n") as person:
            await person.settle()
            assert person.view == "FirstRunScreen"
            assert str(root.name) in person.text
            await person.press("d")
            await person.settle()
            assert person.view == "HomeScreen"


class TestAnEmptyStore:
    @pytest.mark.parametrize("view", ["1", "2"])
    async def test_names_the_keys_that_fill_it(self, root: Path, view: str) -> None:
        async with sitting(create_store(root, "tests"), view) as person:
            assert "Press I to import a file, or n to create one." in person.text
            assert "Nobody needs a call" not in person.text
            await person.press("I")
            await person.paste(str(SAMPLE))
            await person.press("enter", "enter")
            assert "Imported mph-2026" in person.toasts
            assert "MPH 2026" in person.text
