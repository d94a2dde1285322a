import pytest

from tests.screens.sittings import Sitting, line_of, sitting
from tui.desk.desk import Desk
from tui.domain.codes import Level, Status
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs, level_sign, status_sign
from tui.wording.words import level_word, status_word

TALL = (80, 90)
"""A screen on which all of Help fits."""


def names_of(person: Sitting) -> set[str]:
    """Give the names of the active acts that are part of Help."""
    active = person.app.screen.active_bindings.values()
    return {one.binding.description for one in active if one.binding.id and one.enabled}


class TestHelp:
    @pytest.mark.parametrize("keys", [(), ("2",), ("r",), ("2", "enter"), ("2", "down", "enter")])
    async def test_names_every_key_that_works(self, desk: Desk, keys: tuple[str, ...]) -> None:
        async with sitting(desk, *keys, size=TALL) as person:
            names = names_of(person)
            await person.press("question_mark")
            assert len(names) > 12
            missing = {name for name in names if name not in person.text}
            assert not missing

    async def test_groups_them_by_place_with_what_each_is_for(self, desk: Desk) -> None:
        async with sitting(desk, "2", "question_mark", size=TALL) as person:
            for title in ("Pairs", "Everywhere"):
                assert f" {title} " in person.text
            assert "Write down an exchange that was held" in line_of(person.lines, " Record ")
            assert line_of(person.lines, " Filter ").split("Filter")[0].strip(" │") == "/ ctrl+f"

    async def test_gives_each_key_of_a_french_keyboard(self, desk: Desk) -> None:
        async with sitting(desk, "2", "f1", size=TALL) as person:
            assert "1 & f2" in line_of(person.lines, "Cohorts  ")
            assert "2 é f3" in line_of(person.lines, " Every pair, risk first")

    @pytest.mark.parametrize("signs", list(Signs))
    async def test_says_what_every_sign_means(self, desk: Desk, signs: Signs) -> None:
        async with sitting(desk, "question_mark", size=TALL, signs=signs) as person:
            for level in Level:
                sign = level_sign(level, signs)
                assert f" {sign:<3}{level_word(level, ENGLISH)}" in person.text
            for status in Status:
                sign = status_sign(status, signs)
                assert f" {sign:<3}{status_word(status, ENGLISH)}" in person.text

    async def test_names_no_act_that_does_not_apply(self, desk: Desk) -> None:
        async with sitting(desk, "2", "question_mark", size=TALL) as person:
            assert " Confirm " not in person.text
            await person.press("escape", "down", "question_mark")
            assert " Confirm " in person.text

    @pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1", "enter"])
    async def test_is_left_for_the_screen_behind_it(self, desk: Desk, key: str) -> None:
        async with sitting(desk, "2", "question_mark", key) as person:
            assert person.view == "PairsScreen"

    async def test_scrolls_with_the_arrows(self, desk: Desk) -> None:
        async with sitting(desk, "2", "question_mark") as person:
            assert "yet to open" not in person.text
            await person.press("end")
            assert "yet to open" in person.text
            await person.press("home", "down", "pagedown", "up")
            assert "yet to open" not in person.text

    async def test_lets_no_other_key_through(self, desk: Desk) -> None:
        async with sitting(desk, "2", "question_mark", "r", "x", "1") as person:
            assert person.view == "HelpScreen"
