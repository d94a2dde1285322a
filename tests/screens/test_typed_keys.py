"""Keys typed faster than screens open."""

from pathlib import Path

from textual import events
from textual.keys import _character_to_key

from tests.screens.sittings import AWA, Sitting, another_cohort, desk_of, sitting, two_pairs
from tui.desk.desk import Desk
from tui.domain.codes import Channel

ENTER, ESCAPE, DOWN = "enter", "escape", "down"


def in_one_go(person: Sitting, *keys: str) -> None:
    """Type keys as a terminal hands them over that reads them in one packet."""
    for key in keys:
        is_letter = len(key) == 1
        name, character = (_character_to_key(key), key) if is_letter else (key, None)
        person.app.post_message(events.Key(name, character))


async def answered(person: Sitting) -> None:
    await person.settle()
    await person.until(lambda: person.app.typed_keys.are_done)
    await person.settle()


class TestKeysInOneGo:
    async def test_record_an_exchange_on_the_view_that_they_open(self, desk: Desk) -> None:
        before = len(desk.pair(AWA).exchanges)
        async with sitting(desk) as person:
            in_one_go(person, "2", "x", ENTER)
            await answered(person)
            assert person.view == "PairsScreen"
            assert len(desk.pair(AWA).exchanges) == before + 1

    async def test_reach_the_fields_of_a_form_in_their_order(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            in_one_go(person, "x", "p", "tab", *"5/6", ENTER)
            await answered(person)
            latest = desk.pair(AWA).exchanges[-1]
            assert (latest.channel, latest.on.isoformat()) == (Channel.PHONE, "2026-06-05")

    async def test_go_through_views_and_back(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            in_one_go(person, *"2", DOWN, ENTER, "q", "r", "2")
            await answered(person)
            assert person.view == "PairsScreen"
            assert "Ngô Élodie" in person.chosen

    async def test_filter_and_open_what_is_found(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            in_one_go(person, "/", *"elodie", ENTER, ENTER)
            await answered(person)
            assert person.view == "PairScreen"
            assert "Ngô Élodie" in person.text

    async def test_answer_one_form_after_the_other(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk) as person:
            in_one_go(person, "2", "x", ESCAPE, DOWN, "x", ENTER, "question_mark", ESCAPE, "1")
            await answered(person)
            assert person.view == "HomeScreen"
            assert sum(len(view.exchanges) for view in desk.pairs().pairs) == 8

    async def test_leave_at_the_end(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            in_one_go(person, "2", ENTER, "ctrl+q")
            await person.until(lambda: person.is_over)
