"""The view Pairs."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_cohort, a_pair, a_person, day
from tests.desk.desks import contents_of
from tests.screens.sittings import (
    AWA,
    ELODIE,
    LARGE,
    MET,
    another_cohort,
    desk_of,
    line_of,
    many_pairs,
    sitting,
    two_pairs,
)
from tui.desk.desk import Desk
from tui.domain.codes import ExchangeState
from tui.domain.contents import Contents
from tui.wording.signs import Signs

LISTED = slice(3, -4)
"""The lines of a small screen on which pairs stand."""


def mentees(lines: list[str]) -> list[str]:
    """Give the mentees of the lines of a small screen, from top to bottom."""
    return [line[15:34].strip() for line in lines[LISTED] if line.strip()]


class TestThePairs:
    async def test_stand_risk_first_with_their_meetings_dates_and_days_left(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2") as person:
            first, second = (line for line in person.lines if "Fri 19 Jun    12" in line)
            assert first.startswith("▌!  at risk    Diop Awa")
            assert "● ● ○" in first
            assert second.startswith(" ◷  planned    Ngô Élodie")
            assert "● ● ◷" in second

    async def test_are_counted_by_level_under_the_title_of_the_cohort(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            assert "Mentorat   MPH 2026   2 pairs" in person.lines[0]
            assert person.lines[1] == " ! 1 at risk   1 fine"

    async def test_say_of_the_one_under_the_cursor_why_what_to_do_and_whom_to_call(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2") as person:
            why, what, whom = person.lines[-4:-1]
            assert why.startswith(" Diop Awa: no third meeting planned, 12 days left")
            assert why.endswith("last exchange Fri 17 Apr")
            assert what.startswith(" → Ask Paul Martin to plan the third meeting")
            assert whom.startswith(" Paul Martin  +33 4 00 00 00 00  paul@example.org")
            await person.press("down")
            assert person.lines[-4].startswith(" Ngô Élodie: ◷ planned")

    async def test_say_of_both_whom_to_call_in_the_order_of_the_action(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", contents_of())
        async with sitting(desk, "2", as_of=day(5, 4)) as person:
            _, what, whom = person.lines[-4:-1]
            assert what.startswith(" → Call Paul Martin and Diop Awa")
            assert "+33 4 00 00 00 00   Diop Awa  +221 33 000 00 00" in whom

    async def test_are_all_there_in_the_order_of_risk(self, sample: Desk) -> None:
        async with sitting(sample, "2", size=(80, 40)) as person:
            expected = [view.mentee.listed_name[:4].strip() for view in sample.pairs().pairs]
            assert [name[:4].strip() for name in mentees(person.lines)] == expected

    @pytest.mark.parametrize(("width", "wide"), [(119, False), (120, True)])
    async def test_have_a_pane_beside_them_from_120_columns_on(
        self, desk: Desk, width: int, *, wide: bool
    ) -> None:
        async with sitting(desk, "2", size=(width, 36)) as person:
            assert ("Mentee         Awa Diop" in person.text) is wide
            assert ("Diop Awa: no third meeting planned" in person.text) is not wide

    async def test_say_in_the_pane_everything_on_the_one_under_the_cursor(self, desk: Desk) -> None:
        async with sitting(desk, "2", size=LARGE) as person:
            for words in ("First    ● met", "Third    ○ open", "Institut Pasteur", "Inès Roux"):
                assert words in person.text
            await person.press("down")
            assert "Mentee         Élodie Ngô" in person.text
            assert "Third    ◷ planned" in person.text

    async def test_may_be_five_thousand(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", many_pairs(5_000))
        async with sitting(desk, "2", "G") as person:
            assert "5000 pairs" in person.lines[0]
            assert "planned    Mentee4999" in person.chosen
            await person.press("slash", *"mentee0042", "enter")
            assert mentees(person.lines[1:]) == ["Mentee0042 Awa"]


class TestTheLinesBelow:
    async def test_hold_the_whole_of_a_long_action_and_whom_to_reach(self, sample: Desk) -> None:
        async with sitting(sample, "2", "down", "down", "down") as person:
            why, action, rest = person.lines[-4:-1]
            assert why.startswith(" no third meeting planned, 8 days left; ")
            assert not why.endswith("…")
            assert action.startswith(" → Ask Olivier Kaboré whether the meeting of Thu 4 Jun")
            assert rest.startswith("   ")
            assert "it by Tue 16 Jun." in rest
            assert "olivier.kabore@example" in why + rest
            assert "…" not in action + rest

    async def test_give_up_the_last_exchange_before_the_reason(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            assert "last exchange Fri 17 Apr" in person.lines[-4]
            await person.resize((60, 24))
            assert person.lines[-4] == " Diop Awa: no third meeting planned, 12 days left"

    async def test_say_in_ascii_that_they_are_cut(self, desk: Desk) -> None:
        async with sitting(desk, "2", size=(40, 15), signs=Signs.ASCII) as person:
            assert person.lines[-3].startswith(" > Ask Paul Martin")
            assert person.lines[-3].endswith("~")


class TestSorting:
    async def test_goes_through_every_order_in_turn(self, sample: Desk) -> None:
        async with sitting(sample, "2", size=LARGE) as person:
            heads = []
            for _ in range(6):
                heads.append(person.lines[2].partition("▾")[0].split("  ")[-1].strip())
                await person.press("s")
            assert heads[:4] == ["Level", "Mentee", "Mentor", "Meet by"]
            assert heads[5] == "Level"

    async def test_by_mentee_heeds_no_accents(self, sample: Desk) -> None:
        async with sitting(sample, "2", "s", "g", size=(80, 40)) as person:
            names = mentees(person.lines)
            assert names.index("Țîrlea Ioana") < names.index("Vasseur Hélène")
            assert names.index("Dvořák Tomáš") < names.index("Fernández de Córdo…")

    async def test_keeps_the_cursor_on_its_pair(self, sample: Desk) -> None:
        async with sitting(sample, "2", "down", "down") as person:
            before = person.chosen[:60]
            for _ in range(5):
                await person.press("s")
                assert person.chosen[:60] == before


class TestTheFilter:
    async def test_finds_names_whatever_their_accents(self, desk: Desk) -> None:
        async with sitting(desk, "2", "slash", *"elodie") as person:
            assert mentees(person.lines[1:]) == ["Ngô Élodie"]
            assert person.chosen.startswith("◷  planned    Ngô Élodie")

    async def test_finds_mentors_too(self, desk: Desk) -> None:
        async with sitting(desk, "2", "ctrl+f", *"martin") as person:
            assert mentees(person.lines[1:]) == ["Diop Awa"]

    async def test_enter_keeps_it_and_the_keys_act_again(self, desk: Desk) -> None:
        async with sitting(desk, "2", "slash", *"elodie", "enter", "x") as person:
            assert "Record an exchange: Ngô Élodie" in person.text
            await person.press("escape")
            assert mentees(person.lines[1:]) == ["Ngô Élodie"]

    @pytest.mark.parametrize("key", ["escape", "q"])
    async def test_is_taken_off_before_the_screen_is_left(self, desk: Desk, key: str) -> None:
        async with sitting(desk, "2", "slash", *"elodie", "enter", key) as person:
            assert person.view == "PairsScreen"
            assert mentees(person.lines) == ["Diop Awa", "Ngô Élodie"]
            assert person.chosen.startswith("◷  planned    Ngô Élodie")
            await person.press(key)
            assert person.view == "HomeScreen"

    async def test_is_left_from_its_field(self, desk: Desk) -> None:
        async with sitting(desk, "2", "slash", *"zz", "escape", "x") as person:
            assert person.view == "FormScreen"

    async def test_leaves_no_line_when_nothing_was_typed(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            before = person.text
            await person.press("slash", "enter")
            assert person.text == before

    async def test_names_the_key_that_ends_it_where_nothing_is_found(self, desk: Desk) -> None:
        async with sitting(desk, "2", "slash", *"zzz", "enter") as person:
            assert "No match. Esc shows every pair." in person.text
            assert "Record" not in person.lines[-1]
            await person.press("x", "p", "c", "enter", "down", "G", "s")
            assert person.view == "PairsScreen"
            await person.press("escape")
            assert "No match" not in person.text

    async def test_takes_a_hostile_paste_for_words(self, desk: Desk) -> None:
        async with sitting(desk, "2", "slash") as person:
            await person.paste("[/b]\x1b]0;gone\x07\u202e")
            assert "No match. Esc shows every pair." in person.text
            assert not set("\x1b\x07\u202e") & set(person.text)


class TestTheCursor:
    async def test_follows_the_pair_of_which_an_exchange_was_recorded(self, sample: Desk) -> None:
        async with sitting(sample, "2", "down", "down", "down", size=(80, 40)) as person:
            name, place = person.chosen[14:25], person.lines.index("▌" + person.chosen)
            await person.press("x", "enter")
            assert person.chosen[14:25] == name
            assert person.lines.index("▌" + person.chosen) > place
            assert "clear" in person.chosen

    async def test_follows_the_pair_of_which_a_meeting_was_planned(self, desk: Desk) -> None:
        async with sitting(desk, "2", "p", "tab", "ctrl+u", *"+4d", "enter") as person:
            assert person.chosen.startswith("◷  planned    Diop Awa")
            planned = [
                one for one in desk.pair(AWA).exchanges if one.state is ExchangeState.PLANNED
            ]
            assert [one.on for one in planned] == [day(6, 12)]

    async def test_follows_the_pair_of_which_a_meeting_was_confirmed(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "c", "enter") as person:
            assert person.chosen.startswith("●  clear      Ngô Élodie")
            assert {one.state for one in desk.pair(ELODIE).exchanges} == {ExchangeState.HELD}


class TestTheCohorts:
    async def test_come_one_after_the_other_and_then_all_of_them(self, tmp_path: Path) -> None:
        desk = desk_of(
            tmp_path / "store",
            another_cohort("dph-2026", "DPH 2026"),
            two_pairs(),
            another_cohort("old", "Old one", closed_on=day(6, 1)),
        )
        async with sitting(desk, "2") as person:
            titles = []
            await person.press("greater_than_sign", "greater_than_sign")
            for _ in range(4):
                titles.append(person.lines[0][12:38].strip())
                await person.press("greater_than_sign")
            assert titles == [
                "All open cohorts   3 pairs",
                "DPH 2026   1 pair",
                "MPH 2026   2 pairs",
                "Old one   1 pair",
            ]
            assert "All open cohorts" in person.lines[0]
            await person.press("less_than_sign", "less_than_sign")
            assert "MPH 2026" in person.lines[0]

    async def test_may_hold_no_pair(self, tmp_path: Path) -> None:
        empty = contents_of()
        empty.pairs.clear()
        async with sitting(desk_of(tmp_path / "store", empty), "2") as person:
            assert "No pair yet. Press I to import a file, or n to create one." in person.text
            assert "0 pairs" in line_of(person.lines, "Mentorat")


def alike() -> Contents:
    """Make a cohort of two mentees of one name, and of two others whose long names begin alike."""
    few = contents_of(cohort=a_cohort())
    names = {
        "m1": ("Marie", "Martin", "mm1@example.org"),
        "m2": ("Marie", "Martin", "mm2@example.org"),
        "n1": ("Alexandrine", "Rakotondrainibe-Rajaonarison", None),
        "n2": ("Zoe", "Rakotondrainibe-Rajaonarivelo", None),
    }
    people = dict(few.people)
    for name, (given, family, email) in names.items():
        person = a_person(name, given_name=given, family_name=family, email=email)
        people[name] = person
    pairs = {name: a_pair(id=name, mentee=name) for name in names}
    held = {
        name: tuple(replace(one, id=f"{name}-{one.id}", pair=name) for one in MET) for name in names
    }
    return Contents(few.cohort, people, pairs, held)


class TestNamesThatReadAlike:
    @pytest.mark.parametrize("keys", [(), ("2",), ("r",), ("3", "t"), ("3", "t", "t")])
    async def test_are_told_apart_in_every_list(
        self, tmp_path: Path, keys: tuple[str, ...]
    ) -> None:
        async with sitting(desk_of(tmp_path / "store", alike()), *keys) as person:
            ends = [re.search(r"Rako\S*(…\S+| \w+)", line) for line in person.lines]
            assert len({found[0] for found in ends if found}) >= 2
            assert "mm1" in person.text
            assert "mm2" in person.text

    async def test_are_told_apart_in_the_palette_the_form_the_toast_and_the_history(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", alike())
        async with sitting(desk, "ctrl+p", *"martin") as person:
            assert "Martin Marie (mm1@" in person.text
            assert "Martin Marie (mm2@" in person.text
            await person.press("escape", "2", "x")
            assert "Martin Marie (mm1@example.org)" in person.text
            await person.press("enter")
            assert "Martin Marie (mm1@example.org)" in person.toasts
            await person.press("u")
            assert "Martin Marie (mm1@example.org)" in person.toasts
            await person.press("5")
            assert "mm1@example.org" in person.text
