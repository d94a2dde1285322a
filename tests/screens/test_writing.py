import os
import re
import threading
from pathlib import Path

import pytest

from tests.builders import TODAY
from tests.desk.desks import a_draft
from tests.screens.sittings import AWA, ELODIE, elsewhere, line_of, sitting
from tui.desk.desk import Desk
from tui.domain.codes import ExchangeState
from tui.domain.errors import StoreError, StoreFault
from tui.screens import view
from tui.store.directory import Store
from tui.store.journal.locking import LOCK, writer_lock

BUSY = StoreError(StoreFault.BUSY, path="lock", holder="m-roux", since="09:00:01", process=7)
DISK_FULL = StoreError(StoreFault.DISK_FULL, path="/srv/mentorat")
WAITING = "m-roux has been saving since "

SOON = 0.3
"""Seconds in which a write has come as far as the lock."""


def refuse_once(monkeypatch: pytest.MonkeyPatch, desk: Desk, verb: str, error: StoreError) -> None:
    """Have a verb of the desk refuse the first time, and work again after that."""
    works = getattr(desk, verb)

    def refuse(*_: object, **__: object) -> None:
        monkeypatch.setattr(desk, verb, works)
        raise error

    monkeypatch.setattr(desk, verb, refuse)


@pytest.fixture
def lock(desk: Desk, tmp_path: Path) -> Path:  # noqa: ARG001 - the desk makes the store
    return Path(Store.open(tmp_path / "store").cohort("mph-2026").engine.where) / LOCK


class TestAWriteThatTheStoreRefuses:
    @pytest.mark.parametrize(
        ("error", "words"),
        [(BUSY, "m-roux has been writing"), (DISK_FULL, "The disk of /srv/mentorat is full")],
    )
    async def test_shows_the_form_again_with_everything_typed_and_the_reason(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, error: StoreError, words: str
    ) -> None:
        refuse_once(monkeypatch, desk, "record_exchange", error)
        async with sitting(desk, "2", "x", "i", "tab", "ctrl+u", *"5/6", "tab", "r") as person:
            await person.press("tab", "t", "tab", "4", "5", "tab", *"word", "enter")
            assert person.view == "FormScreen"
            assert words in person.text
            assert "●[i]n person" in person.text
            assert "2026-06-05" in line_of(person.lines, "Date")
            assert "●[r] mentor" in person.text
            assert "●[t]hird" in person.text
            assert "45" in line_of(person.lines, "Minutes ")
            assert "word" in line_of(person.lines, "Note")
            assert len(desk.pair(AWA).exchanges) == 2
            await person.press("enter")
            assert person.view == "PairsScreen"
            (new,) = (one for one in desk.pair(AWA).exchanges if one.minutes == 45)
            assert (new.note, new.channel, new.initiated_by) == ("word", "in_person", "mentor")

    async def test_a_meeting_to_plan(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        refuse_once(monkeypatch, desk, "plan_exchange", BUSY)
        async with sitting(desk, "2", "p", "shift+tab", *"word", "enter") as person:
            assert "Plan a meeting: Diop Awa" in person.text
            assert "word" in person.text
            await person.press("escape")
            assert "Discard what you typed?" in person.text

    @pytest.mark.parametrize(
        ("key", "verb"),
        [("h", "confirm_exchange"), ("c", "cancel_exchange"), ("n", "no_show")],
    )
    async def test_what_has_become_of_a_meeting(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, key: str, verb: str
    ) -> None:
        refuse_once(monkeypatch, desk, verb, DISK_FULL)
        async with sitting(desk, "2", "down", "c", key, "enter") as person:
            assert "The disk of /srv/mentorat is full" in person.text
            assert f"●[{key}]" in person.text
            assert "Confirm: Ngô Élodie" in person.text

    async def test_keeps_the_words_when_one_has_gone_elsewhere(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refuse_once(monkeypatch, desk, "record_exchange", BUSY)
        async with sitting(desk, "2", "enter", "x", "shift+tab", *"word") as person:
            await person.send("enter")
            await person.send("escape")
            await person.settle()
            assert person.view == "FormScreen"
            assert "word" in person.text


class TestAReadThatTheStoreRefuses:
    @pytest.mark.parametrize("keys", [("tab",), ("2",), ("r",), ("2", "enter")])
    async def test_is_said_and_the_screen_stays(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise StoreError(StoreFault.DAMAGED, path="base.json")

        async with sitting(desk, *keys) as person:
            for verb in ("cohorts", "pairs", "pair", "today_everywhere"):
                monkeypatch.setattr(desk, verb, refuse)
            before = person.lines[:4]
            await person.press("ctrl+l", "d", "greater_than_sign", "less_than_sign")
            assert "base.json is damaged" in person.toasts
            await person.until_notices_are_gone()
            header, damaged, *rest = person.lines
            assert damaged[1:40] == f"{tmp_path / 'store'} is damaged"[:39]
            assert [header, *rest[:3]] == before


class TestWaitingForTheLock:
    async def test_never_freezes_the_screen_and_is_said(
        self, desk: Desk, lock: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(view, "PATIENCE", SOON)
        async with sitting(desk, "2", "x") as person:
            with writer_lock(lock, "m-roux"):
                await person.send("enter")
                await person.until(lambda: WAITING in person.toasts)
                assert re.search(WAITING + r"\d\d:\d\d:\d\d; your change is next\.", person.toasts)
                await person.send("down")
                assert "Ngô Élodie" in person.chosen
                await person.send("r")
                assert person.view == "AtRiskScreen"
                assert len(desk.pair(AWA).exchanges) == 2
            await person.settle()
            assert len(desk.pair(AWA).exchanges) == 3
            assert "Recorded: video" in person.toasts
            await person.until_notices_are_gone()
            assert "Nobody is at risk" in person.text

    async def test_names_nobody_where_the_holder_cannot_be_read(
        self, desk: Desk, lock: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(view, "PATIENCE", SOON)
        async with sitting(desk, "2", "x") as person:
            with writer_lock(lock, "m-roux"):
                lock.write_bytes(b"")
                await person.send("enter")
                await person.until(lambda: "Somebody else is saving" in person.toasts)
            await person.settle()

    async def test_names_nobody_where_the_disk_is_slow(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(view, "PATIENCE", 0.001)
        said, sync = threading.Event(), os.fdatasync

        def slow(descriptor: int) -> None:
            said.wait(60)
            sync(descriptor)

        async with sitting(desk, "2", "x") as person:
            monkeypatch.setattr(os, "fdatasync", slow)
            await person.send("enter")
            await person.until(lambda: "Saving is slow; not yet on disk" in person.toasts)
            said.set()
            await person.settle()
            assert "Recorded: video" in person.toasts

    async def test_is_not_said_where_there_is_no_waiting(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter") as person:
            assert WAITING not in person.toasts

    async def test_ends_on_whatever_screen_is_in_front_by_then(
        self, desk: Desk, lock: Path
    ) -> None:
        async with sitting(desk, "2", "enter", "x") as person:
            with writer_lock(lock, "m-roux"):
                await person.send("enter")
                await person.send("escape")
                assert person.view == "PairsScreen"
            await person.settle()
            assert "●  clear      Diop Awa" in person.text
            assert "Recorded: video" in person.toasts

    async def test_takes_several_acts_in_turn(self, desk: Desk, lock: Path) -> None:
        async with sitting(desk, "2") as person:
            with writer_lock(lock, "m-roux"):
                for key in ("x", "enter", "down", "x", "e", "enter"):
                    await person.send(key)
            await person.settle()
            assert len(desk.pair(AWA).exchanges) == 3
            assert len(desk.pair(ELODIE).exchanges) == 4

    async def test_is_asked_about_before_the_program_is_left(self, desk: Desk, lock: Path) -> None:
        async with sitting(desk, "x") as person:
            with writer_lock(lock, "m-roux"):
                await person.send("enter")
                over = []
                for key in ("q", "ctrl+q"):
                    await person.send(key)
                    over.append(person.is_over)
                assert "A change is still being saved" in person.toasts
                assert over == [False, True]


class TestOthersAtWork:
    async def test_are_seen_after_ctrl_l_with_the_cursor_where_it_was(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with sitting(desk, "2", "down") as person:
            elsewhere(tmp_path / "store").record_exchange(AWA, a_draft(TODAY))
            await person.press("ctrl+l")
            assert "●  clear      Diop Awa" in person.text
            assert "Ngô Élodie" in person.chosen

    async def test_are_seen_when_one_comes_back_to_a_view(self, desk: Desk, tmp_path: Path) -> None:
        async with sitting(desk, "2", "1") as person:
            elsewhere(tmp_path / "store").record_exchange(AWA, a_draft(TODAY))
            await person.press("2")
            assert "●  clear      Diop Awa" in person.text

    async def test_who_settle_the_same_meeting_first_are_named_as_the_reason(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with sitting(desk, "2", "down", "c") as person:
            elsewhere(tmp_path / "store").cancel_exchange("mph-2026/e0616")
            await person.press("enter")
            assert person.view == "FormScreen"
            assert "claire changed this in the meantime" in person.text
            assert desk.pair(ELODIE).exchanges[-1].state is ExchangeState.CANCELLED
            await person.press("escape")
            assert "Ngô Élodie" in person.chosen
