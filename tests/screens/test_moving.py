"""Moving about by keys and by mouse."""

from pathlib import Path

import pytest

from tests.builders import an_actor, day
from tests.desk.desks import a_store, desk_on
from tests.screens.conftest import Asked
from tests.screens.sittings import AWA, LARGE, Sitting, another_cohort, desk_of, sitting, two_pairs
from tui.desk.desk import Desk
from tui.domain.codes import Channel, Role

LISTS = {
    "the calls": (),
    "the pairs": ("2",),
    "those at risk": ("r",),
    "the agenda": ("3", "t"),
    "the timeline": ("3", "t", "t"),
    "the exchanges of a pair": ("2", "enter"),
    "the history": ("5",),
}
"""The keys that lead to every list."""


@pytest.fixture
def two_cohorts(tmp_path: Path) -> Desk:
    return desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))


@pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS)
class TestLists:
    async def test_are_walked_by_letters_as_by_arrows(
        self, sample: Desk, keys: tuple[str, ...]
    ) -> None:
        async with sitting(sample, *keys) as person:
            await write_some(person, keys)
            first = person.chosen
            await person.press("j")
            second = person.chosen
            await person.press("k")
            assert person.chosen == first
            await person.press("down")
            assert person.chosen == second
            await person.press("up")
            assert person.chosen == first != second

    async def test_are_gone_through_to_their_ends(
        self, sample: Desk, keys: tuple[str, ...]
    ) -> None:
        async with sitting(sample, *keys) as person:
            await write_some(person, keys)
            await person.press("G")
            last = person.chosen
            await person.press("g")
            first = person.chosen
            await person.press("end")
            assert person.chosen == last
            await person.press("home")
            assert person.chosen == first != last


async def write_some(person: Sitting, keys: tuple[str, ...]) -> None:
    """Give the history something to list, and leave no notice of it over the header."""
    if keys == ("5",):
        await person.press("2", "x", "enter", "down", "x", "enter", "5", "g")
        person.app.clear_notifications()
        await person.settle()


class TestTheCursorOfTheTerminal:
    @pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS)
    async def test_stands_on_the_current_row_of_every_list(
        self, sample: Desk, keys: tuple[str, ...]
    ) -> None:
        async with sitting(sample, *keys) as person:
            await write_some(person, keys)
            for key in ("down", "up", "end"):
                await person.press(key)
                x, y = person.app.cursor_position
                assert person.lines[y][x] == "▌"
                assert y == 0 or not person.lines[y - 1].startswith("▌")

    async def test_stands_on_the_chosen_day_of_a_month(self, sample: Desk) -> None:
        async with sitting(sample, "3", "right", "down") as person:
            x, y = person.app.cursor_position
            assert person.lines[y][x : x + 4] == "▌ 10"

    async def test_stands_in_every_field_of_a_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x") as person:
            lines = []
            for _ in range(6):
                lines.append(person.app.cursor_position.y)
                await person.press("tab")
            assert lines == sorted(lines)
            assert len(set(lines)) >= len(lines) - 1
            assert "[v]ideo" in person.lines[lines[0]]

    async def test_stands_on_the_option_that_is_chosen(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "right") as person:
            x, y = person.app.cursor_position
            assert person.lines[y][x:].startswith("●[p]hone")

    @pytest.mark.parametrize("keys", [("o",), ("n",), ("ctrl+p",), ("d",), ("slash",), ("m",)])
    async def test_is_never_left_behind(self, desk: Desk, keys: tuple[str, ...]) -> None:
        async with sitting(desk, "2", *keys) as person:
            focused = person.app.focused
            assert focused is not None
            assert focused.region.contains(*person.app.cursor_position)


class TestFilters:
    @pytest.mark.parametrize("key", ["slash", "ctrl+f"])
    @pytest.mark.parametrize("keys", [("2",), ("3",), ("3", "t", "t")])
    async def test_are_opened_by_both_keys(
        self, desk: Desk, keys: tuple[str, ...], key: str
    ) -> None:
        async with sitting(desk, *keys, key, *"elo", "enter") as person:
            assert "elo" in person.text
            await person.press("escape")
            assert "elo\n" not in person.text


class TestCohorts:
    @pytest.mark.parametrize("view", ["2", "r", "5"])
    async def test_come_one_after_the_other(self, two_cohorts: Desk, view: str) -> None:
        async with sitting(two_cohorts, view) as person:
            cohorts = []
            for key in (">", ">", ">", "<", "<"):
                await person.press(key)
                cohorts.append(person.session.cohort)
            assert cohorts == [None, "dph-2026", "mph-2026", "dph-2026", None]
            assert "All" in person.lines[0]

    async def test_are_chosen_at_home(self, two_cohorts: Desk) -> None:
        async with sitting(two_cohorts, ">") as person:
            second = person.chosen
            await person.press("<")
            assert person.chosen != second
            assert "PH 2026" in person.chosen
            await person.press(">")
            assert person.chosen == second


class TestPairs:
    async def test_come_one_after_the_other(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter") as person:
            first = person.lines[0]
            await person.press(">")
            second = person.lines[0]
            await person.press(">")
            assert person.lines[0] == first
            await person.press("<")
            assert person.lines[0] == second != first


class TestMonths:
    async def test_come_one_after_the_other(self, desk: Desk) -> None:
        async with sitting(desk, "3") as person:
            assert "June 2026" in person.text
            await person.press(">")
            assert "July 2026" in person.text
            await person.press("<", "<")
            assert "May 2026" in person.text


HOME, PAIRS, AT_RISK, PAIR = "HomeScreen", "PairsScreen", "AtRiskScreen", "PairScreen"


class TestTheViews:
    @pytest.mark.parametrize("key", ["1", "ampersand", "f2"])
    async def test_cohorts(self, desk: Desk, key: str) -> None:
        async with sitting(desk, "2", key) as person:
            assert person.view == HOME

    @pytest.mark.parametrize("key", ["2", "é", "f3"])
    async def test_pairs(self, desk: Desk, key: str) -> None:
        async with sitting(desk, key) as person:
            assert person.view == PAIRS

    @pytest.mark.parametrize("key", ["r", "4", "apostrophe", "f5"])
    async def test_at_risk(self, desk: Desk, key: str) -> None:
        async with sitting(desk, key) as person:
            assert person.view == AT_RISK

    async def test_are_reached_by_the_letters_that_a_french_keyboard_sends(
        self, desk: Desk
    ) -> None:
        async with sitting(desk) as person:
            for letter, view in (("é", PAIRS), ("'", AT_RISK), ("&", HOME)):
                await person.press(letter)
                assert person.view == view

    async def test_are_reached_from_each_other(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            seen = []
            for key in "2r214":
                await person.press(key)
                seen.append(person.view)
            assert seen == [PAIRS, AT_RISK, PAIRS, HOME, AT_RISK]

    @pytest.mark.parametrize(("key", "view"), [("1", HOME), ("2", PAIRS), ("r", AT_RISK)])
    async def test_are_reached_from_a_pair(self, desk: Desk, key: str, view: str) -> None:
        async with sitting(desk, key, "enter") as person:
            assert person.view == PAIR
            await person.press(key)
            assert person.view == view

    async def test_keep_their_cursor(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "r", "2") as person:
            assert "Ngô Élodie" in person.chosen

    async def test_are_not_reached_past_a_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "1", "r", "f5", "f2") as person:
            assert person.view == "FormScreen"


class TestGoingBack:
    @pytest.mark.parametrize("key", ["q", "escape"])
    async def test_from_a_pair_to_its_list_and_then_home(self, desk: Desk, key: str) -> None:
        async with sitting(desk, "2", "enter", key) as person:
            assert person.view == PAIRS
            await person.press(key)
            assert person.view == HOME

    async def test_from_a_pair_that_was_opened_at_home(self, desk: Desk) -> None:
        async with sitting(desk, "enter", "q") as person:
            assert person.view == HOME
            assert not person.is_over

    @pytest.mark.parametrize("key", ["q", "escape"])
    async def test_from_the_pairs_of_a_cohort_that_was_opened_at_home(
        self, tmp_path: Path, key: str
    ) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "tab", "enter", key) as person:
            assert person.view == HOME


class TestLeaving:
    async def test_q_leaves_from_home(self, desk: Desk) -> None:
        async with sitting(desk, "q") as person:
            assert person.is_over

    async def test_escape_never_leaves(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", *["escape"] * 6) as person:
            assert person.view == HOME
            assert not person.is_over

    @pytest.mark.parametrize("keys", [(), ("2",), ("2", "enter"), ("2", "x"), ("question_mark",)])
    async def test_ctrl_q_leaves_from_everywhere(self, desk: Desk, keys: tuple[str, ...]) -> None:
        async with sitting(desk, *keys, "ctrl+q") as person:
            assert person.is_over

    async def test_ctrl_c_says_how_to_leave(self, desk: Desk) -> None:
        async with sitting(desk, "2", "ctrl+c") as person:
            assert not person.is_over
            assert "ctrl+q quits Mentorat." in person.toasts


class TestWhatIsNotAllowed:
    async def test_says_why_and_changes_nothing(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "store", two_pairs()), an_actor("archive", Role.STAFF))
        async with sitting(desk, "2", "x", "enter") as person:
            assert "Only a coordinator may do this." in person.text
            await person.press("escape")
            assert len(desk.pair("mph-2026/awa-paul").exchanges) == 2

    async def test_a_mentor_sees_their_own_pairs_only(self, tmp_path: Path) -> None:
        mentor = an_actor("paul.martin", Role.MENTOR, person="paul")
        desk = desk_on(a_store(tmp_path / "store", two_pairs()), mentor)
        async with sitting(desk, "2") as person:
            assert "Mentorat   MPH 2026   1 pair" in person.lines[0]
            assert "Ngô" not in person.text
            await person.press("x", "enter")
            assert len(desk.pair("mph-2026/awa-paul").exchanges) == 3


class TestNothing:
    @pytest.mark.parametrize("key", ["1", "2", "3", "4"])
    async def test_is_read_or_assessed_twice_for_a_first_frame(
        self, desk: Desk, asked: Asked, key: str
    ) -> None:
        async with sitting(desk, key):
            pass
        both = ["awa-paul", "elodie-noor"]
        assert sorted(asked.assessed) == both
        assert asked.read == ["mph-2026"] * (1 if key == "1" else 2)

    @pytest.mark.parametrize("key", ["1", "2", "3", "4", "5", "enter"])
    async def test_is_read_twice_for_another_view(self, desk: Desk, asked: Asked, key: str) -> None:
        async with sitting(desk, "2" if key == "1" else "1") as person:
            asked.begin()
            await person.press(key)
            assert (asked.assessed, asked.read) == ([], ["mph-2026"])

    @pytest.mark.parametrize("view", ["1", "2", "3", "4", "5"])
    async def test_is_assessed_anew_while_one_moves_about(
        self, desk: Desk, asked: Asked, view: str
    ) -> None:
        async with sitting(desk, view) as person:
            asked.begin()
            await person.press("down", "up", "question_mark", "escape", *"12345", view)
            await person.press("x", "escape", "enter", "x", "escape", "greater_than_sign", "escape")
            assert asked.assessed == []

    async def test_is_assessed_anew_on_the_day_that_one_comes_back_to(
        self, desk: Desk, asked: Asked
    ) -> None:
        async with sitting(desk, "2") as person:
            asked.begin()
            await person.press("d", *"20/06", "enter")
            assert "Viewing Sat 20 Jun 2026" in person.text
            assert sorted(asked.assessed) == ["awa-paul", "elodie-noor"]
            asked.begin()
            await person.press("x", "escape", "d", "ctrl+u", "enter")
            assert "Viewing" not in person.text
            assert asked.assessed == []

    @pytest.mark.parametrize("view", ["1", "2", "3", "4"])
    async def test_is_assessed_anew_but_the_pair_that_was_recorded(
        self, desk: Desk, asked: Asked, view: str
    ) -> None:
        async with sitting(desk, view) as person:
            await person.press("x")
            asked.begin()
            await person.press("enter")
            assert "Recorded" in person.toasts
            assert len(asked.assessed) == 1


class TestTheMouse:
    async def test_chooses_a_row_and_opens_it_at_the_second_click(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            await person.click("Ngô Élodie")
            assert "Ngô Élodie" in person.chosen
            assert person.view == "PairsScreen"
            await person.click("Ngô Élodie")
            assert person.view == "PairScreen"

    async def test_sorts_by_the_column_whose_head_is_clicked(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            await person.click("Mentor ", within="Level")
            assert "Mentor ▾" in person.text
            rows = [line for line in person.lines if "Fri 19 Jun    12" in line]
            assert "Ngô Élodie" in rows[0]
            await person.click("Level", within="Mentor ▾")
            assert "Level ▾" in person.text

    async def test_does_what_a_key_of_the_footer_does(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            await person.click("Record", within="? Help")
            assert person.view == "FormScreen"
            await person.press("escape")
            await person.click("Actions", within="? Help")
            assert person.view == "MenuScreen"
            await person.click("Plan a meeting")
            assert person.view == "MenuScreen"
            await person.click("Plan a meeting")
            assert person.view == "FormScreen"
            await person.press("escape")
            await person.click("? Help")
            assert person.view == "HelpScreen"

    async def test_chooses_a_call_and_opens_it(self, sample: Desk) -> None:
        async with sitting(sample, size=LARGE) as person:
            await person.click("Wiśniewski Łukasz", within="x  missed")
            assert "Wiśniewski Łukasz" in person.chosen
            await person.click("Wiśniewski Łukasz", within="x  missed")
            assert "Wiśniewski Łukasz  with Benoît Delmas" in person.text

    async def test_opens_the_pairs_of_a_cohort(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            await person.click("MPH 2026")
            assert person.view == "PairsScreen"

    async def test_fills_in_the_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x") as person:
            await person.click("[p]hone")
            await person.click("[r] mentor")
            await person.click("2026-06-08")
            await person.press("end", "ctrl+u", *"today", "right", "left", "left", "enter")
            (new,) = (one for one in desk.pair(AWA).exchanges if one.on > day(6, 1))
            assert (new.channel, new.initiated_by, new.on) == (Channel.PHONE, "mentor", day(6, 7))
