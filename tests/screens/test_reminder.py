"""The draft of a reminder."""

from email import message_from_bytes
from pathlib import Path

import pytest
from textual.driver import Driver
from textual.widgets import Input

from tests.builders import a_mentor, a_pair, an_exchange, day
from tests.desk.desks import STAFF, a_store, desk_on, put
from tests.end_to_end.reading import running_text
from tests.screens.hostile import hostile
from tests.screens.sittings import (
    AWA,
    LARGE,
    Sitting,
    desk_of,
    elsewhere,
    put_pair,
    sitting,
    two_pairs,
)
from tests.screens.test_hostile_words import check
from tests.widgets.harness import HOSTILE
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel
from tui.domain.errors import RefusedError, Rule
from tui.screens.reminder import ReminderScreen
from tui.store.directory import Store


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


def offered(person: Sitting) -> str:
    return person.app.screen.query_one("#path", Input).value


class TestTheDraft:
    @pytest.mark.parametrize("keys", [("m",), ("2", "m"), ("2", "enter", "m"), ("r", "m")])
    async def test_is_one_key_away_wherever_a_pair_is_chosen(
        self, desk: Desk, keys: tuple[str, ...]
    ) -> None:
        async with sitting(desk, *keys, size=LARGE) as person:
            assert "Reminder to the mentor: Diop Awa" in person.text
            assert "To: Paul Martin <paul@example.org>" in person.text
            assert "Subject: Mentoring of Awa Diop: third meeting by Fri 19 Jun" in person.text
            assert "Dear Paul Martin," in person.text
            assert "Nothing is sent" in person.text

    async def test_is_scrolled_by_the_arrows_where_it_is_longer_than_the_screen(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2", "m") as person:
            assert "Coordinator, MPH 2026" not in person.text
            await person.press(*["down"] * 20)
            assert "Coordinator, MPH 2026" in person.text
            assert "c Copy   s Save   t To the mentee   Esc closes" in person.text

    async def test_goes_to_another_by_t_and_comes_back(self, desk: Desk) -> None:
        async with sitting(desk, "2", "m", "t", size=LARGE) as person:
            assert "Reminder to the mentee: Diop Awa" in person.text
            assert "To: Awa Diop <awa@example.org>" in person.text
            await person.press("t")
            assert "Reminder to both: Diop Awa" in person.text
            assert "Copy to: Paul Martin <paul@example.org>" in person.text
            await person.press("t")
            assert "Reminder to the mentor: Diop Awa" in person.text

    async def test_says_where_there_is_no_address(self, desk: Desk, root: Path) -> None:
        put(Store.open(root), "mph-2026", a_mentor(email=None))
        async with sitting(desk, "2", "m") as person:
            assert "To: Paul Martin (no address on record)" in person.text

    async def test_is_written_to_nobody_at_the_second_enter_alone(
        self, desk: Desk, root: Path, here: Path
    ) -> None:
        put(Store.open(root), "mph-2026", a_mentor(email=None))
        async with sitting(desk, "2", "m", "s", "enter") as person:
            assert "No e-mail address is on record for Paul Martin." in person.text
            assert list(here.iterdir()) == []
            await person.press("enter")
            assert len(list(here.iterdir())) == 1

    async def test_is_of_the_day_looked_at(self, desk: Desk) -> None:
        async with sitting(desk, "2", "m", size=LARGE, as_of=day(6, 23)) as person:
            assert "- due: Sat 20 Jun 2026, 3 days ago" in person.text

    async def test_is_left_by_escape_and_nothing_is_written(self, desk: Desk, here: Path) -> None:
        async with sitting(desk, "2", "m", "escape") as person:
            assert person.view == "PairsScreen"
            assert list(here.iterdir()) == []

    async def test_of_a_pair_without_a_mentor_has_one_reader(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "alone")
        put_pair(tmp_path / "alone", a_pair(mentors=()))
        async with sitting(desk, "2", "m", "t") as person:
            assert "Reminder to the mentee: Diop Awa" in person.text
            assert "c Copy   s Save   Esc closes" in person.text


class TestNoDraft:
    async def test_is_offered_where_all_is_settled(self, tmp_path: Path) -> None:
        held = an_exchange(day(6, 8), id="third")
        desk = desk_of(tmp_path / "held", two_pairs(held))
        async with sitting(desk, "2", "down", "m") as person:
            assert person.view == "PairsScreen"

    async def test_is_made_for_staff_who_are_told_why(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "staff", two_pairs()), STAFF)
        async with sitting(desk, "2", "m") as person:
            assert person.view == "PairsScreen"
            assert "coordinator" in person.toasts

    async def test_is_made_where_it_was_settled_meanwhile(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2") as person:
            elsewhere(root).record_exchange(AWA, Draft(day(6, 8), Channel.VIDEO))
            await person.press("m")
            assert "Nothing to remind" in person.toasts


class TestCopying:
    async def test_hands_the_text_to_the_terminal_and_says_that_some_refuse(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async with sitting(desk, "2", "m") as person:
            screen = person.app.screen
            assert isinstance(screen, ReminderScreen)
            written: list[str] = []
            driver = person.app._driver  # noqa: SLF001 - what stands before the terminal
            assert isinstance(driver, Driver)
            monkeypatch.setattr(driver, "write", written.append)
            await person.press("c")
            assert person.app.clipboard == screen.draft.body
            assert written[0].startswith("\x1b]52;c;")
            assert "some terminals ignore it" in person.toasts
            assert "Nothing was mailed." in person.toasts


class TestWriting:
    async def test_asks_for_a_file_beside_where_the_program_was_started(
        self, desk: Desk, here: Path
    ) -> None:
        async with sitting(desk, "2", "m", "s", size=(200, 36)) as person:
            assert offered(person) == str(here / "reminder-awa-paul-mentor.eml")
            assert "Enter saves   Esc cancels" in person.text

    @pytest.mark.parametrize("keys", [("s",), ("w",), ("enter",)])
    async def test_makes_a_draft_that_mail_programs_open(
        self, desk: Desk, here: Path, keys: tuple[str, ...]
    ) -> None:
        async with sitting(desk, "2", "m", *keys, "enter", size=(200, 36)) as person:
            (file,) = here.iterdir()
            message = message_from_bytes(file.read_bytes())
            assert message["X-Unsent"] == "1"
            assert "Draft saved, not sent:" in person.toasts
            assert person.view == "PairsScreen"

    async def test_is_of_the_draft_in_sight(self, desk: Desk, here: Path) -> None:
        async with sitting(desk, "2", "m", "t", "s", "enter"):
            assert [file.name for file in here.iterdir()] == ["reminder-awa-paul-mentee.eml"]

    async def test_asks_before_it_replaces_a_file(self, desk: Desk, here: Path) -> None:
        file = here / "reminder-awa-paul-mentor.eml"
        file.write_text("mine")
        async with sitting(desk, "2", "m", "s", "enter", size=(200, 36)) as person:
            assert "Press Enter again to replace it." in running_text(
                "\n".join(line[60:140] for line in person.lines)
            )
            assert file.read_text() == "mine"
            await person.press("enter")
            assert file.read_bytes().startswith(b"X-Unsent: 1\r\n")

    @pytest.mark.parametrize(
        ("typed", "problem"),
        [
            ("", "Enter a file name."),
            ("/no/such/place.eml", "no directory /no/such"),
            (".", "is a directory"),
            ("/dev/null", "is a device"),
            ("a" * 300, "File name too long"),
            ("~no-such-user/x.eml", "No home directory is known"),
        ],
    )
    async def test_wants_a_file_that_can_be(self, desk: Desk, typed: str, problem: str) -> None:
        async with sitting(desk, "2", "m", "s", "ctrl+u", *typed, "enter") as person:
            assert person.view == "ReminderScreen"
            assert problem in person.text

    async def test_may_be_left_for_the_text(self, desk: Desk, here: Path) -> None:
        async with sitting(desk, "2", "m", "s", "escape") as person:
            assert "c Copy   s Save" in person.text
            await person.press("escape")
            assert person.view == "PairsScreen"
            assert list(here.iterdir()) == []

    async def test_asks_before_it_forgets_a_name_that_was_typed(self, desk: Desk) -> None:
        async with sitting(desk, "2", "m", "s", "x", "escape") as person:
            assert "Discard what you typed?" in person.text
            await person.press("escape")
            assert "c Copy   s Save" in person.text

    async def test_starts_from_home_where_the_directory_is_gone(
        self, desk: Desk, here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        async with sitting(desk, "2", "m") as person:
            here.rmdir()
            await person.press("s")
            assert offered(person) == str(tmp_path / "reminder-awa-paul-mentor.eml")

    async def test_that_cannot_be_says_why(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise RefusedError(Rule.FILE_NOT_WRITTEN, path="x", reason="No space left on device")

        monkeypatch.setattr("tui.screens.reminder.save_reminder", full)
        async with sitting(desk, "2", "m", "s", "enter") as person:
            assert "No space left on device" in person.toasts


class TestHostileWords:
    async def test_are_drawn_as_words(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", hostile(*HOSTILE))
        async with sitting(desk, "2") as person:
            for _ in HOSTILE:
                await person.press("m")
                check(person, 80)
                await person.press("t")
                check(person, 80)
                await person.press("s")
                check(person, 80)
                await person.press("escape", "escape", "down")
            assert person.view == "PairsScreen"
