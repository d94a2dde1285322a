"""The view At risk."""

from pathlib import Path

from tests.builders import a_pair, a_plan, day
from tests.desk.desks import contents_of, her_pair
from tests.screens.sittings import AWA, HERS, MET, another_cohort, desk_of, sitting, two_pairs
from tui.desk.desk import Desk
from tui.domain.codes import ExchangeState
from tui.domain.contents import Contents
from tui.domain.pairs import Snooze


def one_snoozed() -> Contents:
    """Make a cohort in which Élodie's pair is put off until 15 June."""
    snoozed = her_pair(snoozed=Snooze(day(6, 15), "she answers on Monday"))
    return contents_of(a_pair(), snoozed, exchanges=(*MET, *HERS))


class TestTheList:
    async def test_shows_both_in_the_order_of_the_action_that_calls_both(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", contents_of())
        async with sitting(desk, "r", as_of=day(5, 4)) as person:
            assert "→ Call Paul Martin and Diop Awa" in person.text
            assert person.lines[-2].startswith(
                " Paul Martin  +33 4 00 00 00 00   Diop Awa  +221 33 000 00 00"
            )

    async def test_says_who_why_until_when_what_to_do_and_whom_to_call(self, desk: Desk) -> None:
        async with sitting(desk, "r") as person:
            assert "1 at risk" in person.lines[0]
            assert person.lines[1] == " ! 1 at risk"
            assert "Diop Awa  Paul Martin" in person.chosen
            assert person.chosen.endswith("by Fri 19 Jun, 12 days left")
            assert "No third meeting is planned" in person.text
            assert "→ Ask Paul Martin" in person.text
            assert "paul@example.org" in person.text

    async def test_has_the_pair_under_the_cursor_beside_it_on_a_wide_terminal(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "r", size=(119, 36)) as person:
            assert "Third    ○ open" not in person.text
            assert person.lines[-2].startswith(" Paul Martin  +33")
            await person.resize((120, 36))
            assert "│ Third    ○ open" in person.text
            assert person.lines[-2].startswith(" Paul Martin  +33")

    async def test_cuts_a_long_name_rather_than_whom_to_call(self, sample: Desk) -> None:
        async with sitting(sample, "r") as person:
            line = next(line for line in person.lines if "N'Guessan" in line)
            assert "…  Olivier Kaboré" in line

    async def test_names_the_cohort_by_its_title(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "r", ">") as person:
            assert "All open cohorts   2 at risk" in person.lines[0]
            await person.press("1", "<", "enter", "r")
            assert "DPH 2026   1 at risk" in person.lines[0]

    async def test_is_of_the_cohort_looked_at(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "2", "<", "r") as person:
            assert "Ngô Élodie" in person.text
            assert "Diop Awa" not in person.text

    async def test_follows_the_day_looked_at(self, desk: Desk) -> None:
        async with sitting(desk, "r", as_of=day(6, 23)) as person:
            assert "1 at risk" in person.lines[0]
            assert "due Sat 20 Jun, 3 days late" in person.text

    async def test_says_that_nobody_is_at_risk_and_names_the_key_to_go_on(
        self, tmp_path: Path
    ) -> None:
        calm = contents_of(exchanges=(*MET, a_plan(day(6, 16))))
        async with sitting(desk_of(tmp_path / "store", calm), "r") as person:
            assert "Nobody is at risk. 2 shows every pair." in person.text

    async def test_takes_every_act(self, desk: Desk) -> None:
        async with sitting(desk, "r", "p", "enter", "enter") as person:
            assert "Nobody is at risk" in person.text
            assert desk.pair(AWA).exchanges[-1].state is ExchangeState.PLANNED
            await person.press("escape")
            assert person.view == "HomeScreen"


class TestThoseToWatch:
    async def test_stand_below_the_calls(self, sample: Desk) -> None:
        async with sitting(sample, "r", "G") as person:
            assert "~ 5 watch" in person.lines[1]
            assert person.chosen.startswith("~  watch")
            assert "9 at risk" in person.lines[0]


class TestTheFilter:
    async def test_lists_whom_it_finds_and_counts_them(self, sample: Desk) -> None:
        async with sitting(sample, "r", "slash", *"olivier", "enter") as person:
            assert "2 of 9 at risk" in person.lines[0]
            assert "N'Guessan" in person.chosen


class TestTheSnoozed:
    async def test_are_left_out_and_counted(self, tmp_path: Path) -> None:
        async with sitting(desk_of(tmp_path / "store", one_snoozed()), "r") as person:
            assert "1 at risk, 1 snoozed (v)" in person.lines[0]
            assert "Ngô Élodie" not in person.text

    async def test_are_shown_with_v_and_say_until_when(self, tmp_path: Path) -> None:
        async with sitting(desk_of(tmp_path / "store", one_snoozed()), "r", "v") as person:
            assert "Ngô Élodie" in person.text
            assert "Snoozed until Mon 15 Jun." in " ".join(person.text.split())
            await person.press("v")
            assert "Ngô Élodie" not in person.text

    async def test_come_back_by_themselves(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", one_snoozed())
        async with sitting(desk, "r", as_of=day(6, 15)) as person:
            assert "2 at risk" in person.lines[0]
            assert "snoozed" not in person.lines[0]
