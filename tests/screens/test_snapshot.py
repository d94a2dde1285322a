"""The question for a snapshot."""

import tomllib
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.builders import day
from tests.screens.sittings import another_cohort, desk_of, sitting, two_pairs
from tests.screens.test_actions import flat
from tui.desk.archive import check_snapshot
from tui.desk.desk import Desk
from tui.wording.language import ENGLISH


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


class TestTheSnapshotOfACohort:
    async def test_says_what_it_will_hold_and_where_it_will_lie(
        self, desk: Desk, here: Path
    ) -> None:
        async with sitting(desk, "S", size=(200, 36)) as person:
            assert "Snapshot: MPH 2026" in person.text
            assert "2 pairs, 5 exchanges" in person.text
            offered = person.app.screen.query_one("#path", Input).value
            assert offered == str(here / "mph-2026-2026-06-08.toml")

    async def test_is_written_and_sound(self, desk: Desk, here: Path) -> None:
        async with sitting(desk, "S", "enter", size=(200, 36)) as person:
            (file,) = here.iterdir()
            assert file.name == "mph-2026-2026-06-08.toml"
            assert check_snapshot(file.read_bytes(), ENGLISH).problems == ()
            assert "Snapshot of 2 pairs written and verified:" in person.text

    async def test_is_of_the_day_looked_at(self, desk: Desk, here: Path) -> None:
        async with sitting(desk, "2", "S", "enter", as_of=day(6, 23)):
            (file,) = here.iterdir()
            assert tomllib.loads(file.read_text())["as_of"] == day(6, 23)

    async def test_is_of_another_day_by_the_same_name(self, desk: Desk, here: Path) -> None:
        async with sitting(desk, "S", "ctrl+u", *"20/6", "enter"):
            assert [file.name for file in here.iterdir()] == ["mph-2026-2026-06-20.toml"]

    async def test_may_be_redacted(self, desk: Desk, here: Path) -> None:
        async with sitting(desk, "S", "tab", "r", "enter"):
            (file,) = here.iterdir()
            assert "redacted" in file.name
            assert "Awa" not in file.read_text()

    async def test_asks_before_it_replaces_a_file(self, desk: Desk, here: Path) -> None:
        file = here / "mph-2026-2026-06-08.toml"
        file.write_text("older")
        async with sitting(desk, "S", "enter", size=(200, 36)) as person:
            assert "already exists. Press Enter again to replace it." in flat(person)
            assert file.read_text() == "older"
            await person.press("enter")
            assert check_snapshot(file.read_bytes(), ENGLISH).problems == ()

    @pytest.mark.parametrize(
        ("typed", "problem"),
        [
            ("", "Enter a file name."),
            ("/no/such/place.toml", "no directory /no/such"),
            (".", "is a directory"),
        ],
    )
    async def test_wants_a_file_that_can_be(self, desk: Desk, typed: str, problem: str) -> None:
        async with sitting(desk, "S", "tab", "tab", "ctrl+u", *typed, "enter") as person:
            assert person.view == "SnapshotScreen"
            assert problem in person.text

    async def test_that_cannot_be_written_says_why(
        self, desk: Desk, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        async with sitting(desk, "S", "enter") as person:
            assert "No space left on device" in person.toasts
            assert list(here.iterdir()) == []

    async def test_is_of_the_cohort_under_the_cursor(self, tmp_path: Path, here: Path) -> None:
        desk = desk_of(tmp_path / "two", two_pairs(), another_cohort("mph-2027", "MPH 2027"))
        async with sitting(desk, "tab", "down", "S", "enter"):
            assert [file.name for file in here.iterdir()] == ["mph-2027-2026-06-08.toml"]

    async def test_is_not_offered_for_all_cohorts_together(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "two", two_pairs(), another_cohort("mph-2027", "MPH 2027"))
        async with sitting(desk, "2") as person:
            person.session.cohort = None  # as where the one looked at can no longer be read
            await person.press("ctrl+l", "S")
            assert person.view == "PairsScreen"


class TestAVisitor:
    """Who comes over SSH reaches no file of the host."""

    @pytest.fixture
    def visiting(self, desk: Desk) -> Desk:
        desk.is_remote = True
        return desk

    @pytest.mark.parametrize("keys", [("S",), ("2", "S"), ("I",), ("m", "s")])
    async def test_is_asked_for_no_file_by_key(
        self, visiting: Desk, here: Path, keys: tuple[str, ...]
    ) -> None:
        async with sitting(visiting, *keys, size=(200, 36)) as person:
            asked = [one for one in person.app.screen.query(Input) if one.is_on_screen]
            assert [one.id for one in asked if one.id == "path"] == []
            assert "s Save" not in person.text
        assert list(here.iterdir()) == []

    async def test_finds_no_such_action_in_the_palette(self, visiting: Desk) -> None:
        async with sitting(visiting, "ctrl+p", *"snapshot", size=(200, 36)) as person:
            assert "napshot" not in person.text.replace("snapshot", "", 1)
