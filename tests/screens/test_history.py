"""The view History."""

from pathlib import Path

import pytest

from tests.builders import TODAY, day
from tests.screen_text import styles_on
from tests.screens.sittings import AWA, ELODIE, LARGE, desk_of, elsewhere, sitting
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel
from tui.domain.pairs import Assignment


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def desk(root: Path) -> Desk:
    return desk_of(root)


def held_today(desk: Desk) -> int:
    return sum(one.on == TODAY for one in desk.pair(AWA).exchanges)


class TestHistory:
    @pytest.mark.parametrize("key", ["5", "left_parenthesis", "f6"])
    async def test_tells_in_a_sentence_who_did_what_to_whom_the_newest_first(
        self, desk: Desk, key: str
    ) -> None:
        async with sitting(desk, "2", "x", "enter", key) as person:
            await person.until_notices_are_gone()
            assert "claire      video on Mon 8 Jun recorded for Diop" in person.lines[1]

    async def test_says_when_by_the_clock_of_the_cohort(self, desk: Desk) -> None:
        desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE))
        at = desk.log()[-1].act.at
        async with sitting(desk, "5") as person:
            assert f"{(at.hour + 2) % 24:02}:{at:%M}" in person.lines[1]

    async def test_shows_before_and_after(self, desk: Desk) -> None:
        written = desk.plan_exchange(AWA, Draft(day(6, 12), Channel.VIDEO))
        desk.move_exchange(f"mph-2026/{written.exchange.id}", day(6, 15))
        async with sitting(desk, "5", size=LARGE) as person:
            assert "Fri 12 Jun 2026 → Mon 15 Jun 2026" in person.text

    async def test_reads_on_where_the_cursor_comes_to_the_last_and_where_a_filter_looks(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tui.screens.history.PAGE", 2)
        monkeypatch.setattr("tui.screens.history.FILTERED", 4)
        for minutes in (11, 12, 13, 14, 15):
            desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE, minutes=minutes))
        async with sitting(desk, "5") as person:
            assert "the last 2 changes" in person.lines[0]
            await person.press("down")
            assert "the last 4 changes" in person.lines[0]
            assert "phone" in person.chosen
            await person.press("end")
            assert "6 changes" in person.lines[0]
        async with sitting(desk, "5", "slash", "z", "q") as person:
            assert "0 of the last 4 changes" in person.lines[0]

    async def test_opens_on_the_newest_change_every_time(self, desk: Desk) -> None:
        desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE))
        desk.record_exchange(AWA, Draft(day(6, 5), Channel.EMAIL))
        async with sitting(desk, "5", "down", "2", "x", "enter", "5") as person:
            await person.until_notices_are_gone()
            assert "video" in person.chosen

    async def test_keeps_its_cursor_while_a_pair_is_looked_at(self, desk: Desk) -> None:
        desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE))
        desk.record_exchange(AWA, Draft(day(6, 5), Channel.EMAIL))
        async with sitting(desk, "5", "down", "enter") as person:
            assert person.view == "PairScreen"
            assert "Diop Awa" in person.text
            await person.press("escape")
            assert "phone" in person.chosen

    async def test_shows_only_what_contains_what_is_typed_and_counts_it(self, desk: Desk) -> None:
        desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE))
        desk.record_exchange(ELODIE, Draft(day(6, 5), Channel.EMAIL))
        async with sitting(desk, "5", "slash", *"elodie", "enter") as person:
            assert "email on Fri 5 Jun" in person.chosen
            assert "1 of 3 changes" in person.lines[0]
            assert "phone" not in person.text
            await person.press("escape")
            assert "3 changes" in person.lines[0]

    async def test_folds_what_was_undone_with_what_undid_it(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter", "u", "5") as person:
            await person.until_notices_are_gone()
            assert "2 changes" in person.lines[0]
            assert "recorded for Diop" in person.lines[1]
            assert "undone by claire, " in person.text
            line = next(n for n, text in enumerate(person.lines) if "recorded for" in text)
            assert not any(style.bold for style in styles_on(person.app, line).values())
            await person.press("1", "U", "5")
            assert "redone by claire, " in person.text

    async def test_names_who_follows_whom(self, desk: Desk) -> None:
        desk.reassign_mentor(AWA, Assignment("noor", day(6, 8)))
        async with sitting(desk, "5", size=LARGE) as person:
            assert "Haddad Noor now follows Diop Awa, from Mon 8 Jun" in person.text


class TestUndo:
    async def test_undoes_ones_own_last_change_and_says_whose(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter") as person:
            assert held_today(desk) == 1
            await person.press("u")
            assert held_today(desk) == 0
            said = "Undone: video on Mon 8 Jun recorded for Diop Awa. U redoes it."
            assert person.toasts == said

    async def test_is_itself_undone_by_redo(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter", "u", "U") as person:
            assert held_today(desk) == 1
            said = "Redone: video on Mon 8 Jun recorded for Diop Awa. u undoes it."
            assert person.toasts == said

    @pytest.mark.parametrize("view", ["2", "1", "4"])
    async def test_goes_to_the_pair_that_it_was_about(self, sample: Desk, view: str) -> None:
        async with sitting(sample, view, "down", "z", "enter") as person:
            pair = sample.log()[-1].subject
            name = sample.pair(pair).mentee.listed_name
            await person.press("G", "u")
            assert name[:12] in person.chosen

    async def test_goes_to_a_pair_that_the_filter_hid(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter", "slash", *"elodie", "enter", "u") as person:
            assert "Diop Awa" in person.chosen

    async def test_shows_the_other_pair_where_one_pair_is_open(self, desk: Desk) -> None:
        desk.record_exchange(ELODIE, Draft(day(6, 5), Channel.EMAIL))
        async with sitting(desk, "2", "enter") as person:
            assert "Diop Awa" in person.text
            await person.press("u")
            assert "Ngô Élodie" in person.lines[1]

    async def test_goes_to_the_day_in_the_month(self, desk: Desk) -> None:
        desk.plan_exchange(AWA, Draft(day(6, 25), Channel.VIDEO))
        desk.move_exchange(f"mph-2026/{desk.log()[-1].changes[0].id}", day(6, 26))
        async with sitting(desk, "3", "u") as person:
            assert "Thu 25 Jun 2026" in person.text

    async def test_holds_across_a_restart(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2", "x", "enter"):
            pass
        async with sitting(elsewhere(root), "2", "u"):
            assert held_today(desk) == 0

    async def test_says_where_there_is_nothing_to_undo(self, desk: Desk) -> None:
        async with sitting(desk, "2", "U") as person:
            assert person.toasts
            assert person.view == "PairsScreen"


class TestUndoInTheHistory:
    async def test_of_the_newest_change_is_done_at_once(self, desk: Desk) -> None:
        desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE))
        async with sitting(desk, "5", "u") as person:
            assert person.view == "HistoryScreen"
            assert held_today(desk) == 0

    async def test_of_an_older_change_asks_and_names_it(self, desk: Desk) -> None:
        desk.record_exchange(AWA, Draft(TODAY, Channel.PHONE))
        desk.record_exchange(AWA, Draft(day(6, 5), Channel.EMAIL))
        async with sitting(desk, "5", "down", "u") as person:
            assert "Undo an older change?" in person.text
            assert "phone on Mon 8 Jun recorded for Diop Awa (claire, " in person.text
            await person.press("escape")
            assert held_today(desk) == 1
            await person.press("u", "enter")
            assert held_today(desk) == 0
            assert "undone by claire" in person.text

    async def test_is_refused_where_the_same_was_changed_since(self, desk: Desk) -> None:
        written = desk.plan_exchange(AWA, Draft(day(6, 12), Channel.VIDEO))
        desk.move_exchange(f"mph-2026/{written.exchange.id}", day(6, 15))
        async with sitting(desk, "5", "down", "u", "enter") as person:
            assert "changed" in person.toasts
            assert desk.find_exchange(written.exchange.id).value.on == day(6, 15)
