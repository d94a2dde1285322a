from pathlib import Path

import pytest

from tests.builders import an_actor
from tests.desk.desks import a_store, desk_on
from tests.screens.conftest import Asked
from tests.screens.sittings import another_cohort, desk_of, sitting, two_pairs
from tui.desk.desk import Desk
from tui.domain.codes import Role

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
            assert "ctrl+q leaves Mentorat." in person.toasts


class TestWhatIsNotAllowed:
    async def test_says_why_and_changes_nothing(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "store", two_pairs()), an_actor("archive", Role.STAFF))
        async with sitting(desk, "2", "x", "enter") as person:
            assert "Only a coordinator may do this. Ask one." in person.text
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
            assert "You look at Sat 20 Jun 2026" in person.text
            assert sorted(asked.assessed) == ["awa-paul", "elodie-noor"]
            asked.begin()
            await person.press("x", "escape", "d", "ctrl+u", "enter")
            assert "You look at" not in person.text
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
