"""Help."""

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.builders import a_cohort, a_policy, an_actor
from tests.desk.desks import a_store, contents_of, desk_on
from tests.screens.sittings import Sitting, another_cohort, desk_of, line_of, sitting, two_pairs
from tui.desk.desk import Desk
from tui.domain.codes import ExchangeState, Level, Role, Status
from tui.wording.language import ENGLISH
from tui.wording.rules import level_meaning
from tui.wording.signs import Signs, exchange_sign, level_sign, status_sign
from tui.wording.words import level_word, state_word, status_word

RULES = ("tab", "tab")
"""The keys to the page of the rules."""

TALL = (80, 150)
"""A screen on which all of Help fits."""


def names_of(person: Sitting) -> set[str]:
    """Give the names of the active acts that are part of Help."""
    active = person.app.screen.active_bindings.values()
    return {one.binding.description for one in active if one.binding.id and one.enabled}


class TestThePlaces:
    @pytest.mark.parametrize("view", "12345")
    async def test_all_have_a_name(self, desk: Desk, view: str) -> None:
        async with sitting(desk, view, "question_mark", size=TALL) as person:
            headings = person.app.screen.query(".heading").results(Static)
            assert all(str(heading.render()) for heading in headings)


class TestHelp:
    @pytest.mark.parametrize("keys", [(), ("2",), ("r",), ("2", "enter"), ("2", "down", "enter")])
    async def test_names_every_key_that_works(self, desk: Desk, keys: tuple[str, ...]) -> None:
        async with sitting(desk, *keys, size=TALL) as person:
            names = names_of(person)
            await person.press("question_mark")
            assert len(names) > 12
            missing = {name for name in names if name not in person.text}
            assert not missing

    async def test_has_the_daily_keys_first_then_the_others_by_subject(self, desk: Desk) -> None:
        async with sitting(desk, "2", "question_mark", size=TALL) as person:
            titles = (
                "Every day",
                "In this view",
                "The pair",
                "Cohorts",
                "Everywhere",
                "In the list",
            )
            places = [person.text.index(f"│ {title} ") for title in titles]
            assert places == sorted(places)
            assert "Record an exchange that was held" in line_of(person.lines, " Record ")
            assert line_of(person.lines, " Filter ").split("Filter")[0].strip(" │") == "/ ctrl+f"

    async def test_gives_each_key_of_a_french_keyboard(self, desk: Desk) -> None:
        async with sitting(desk, "2", "f1", size=TALL) as person:
            assert "1 & f2" in line_of(person.lines, "Cohorts  ")
            assert "2 é f3" in line_of(person.lines, " Every pair, riskiest first")

    @pytest.mark.parametrize("signs", list(Signs))
    async def test_says_what_every_sign_means(self, desk: Desk, signs: Signs) -> None:
        policy = desk.cohorts().cohorts[0].cohort.policy
        async with sitting(desk, "question_mark", "tab", size=(172, 80), signs=signs) as person:
            for level in Level:
                sign = f"{level_sign(level, signs):<3}{level_word(level, ENGLISH)}"
                assert f" {sign}" in person.text
                assert level_meaning(level, policy, ENGLISH)[:20] in person.text
            for status in Status:
                sign = f"{status_sign(status, signs):<3}{status_word(status, ENGLISH)}"
                assert f" {sign}" in person.text
            for state in ExchangeState:
                sign = f"{exchange_sign(state, signs):<3}{state_word(state, ENGLISH)}"
                assert f" {sign}" in person.text
            assert "the as-of day" in person.text

    async def test_gives_the_rules_with_the_numbers_of_the_cohort_on_their_own_page(
        self, tmp_path: Path
    ) -> None:
        policy = a_policy(pre_submission_lead_days=12, risk_horizon_days=33, silence_days=44)
        cohort = a_cohort(policy=policy)
        desk = desk_of(tmp_path / "store", contents_of(cohort=cohort))
        async with sitting(desk, "question_mark", size=(172, 120)) as person:
            assert "The three meetings" not in person.text
            await person.press("tab", "tab")
            assert "The three meetings, with the numbers of MPH 2026" in person.text
            assert "due 12 days before the internship ends" in person.text
            assert "33 days or fewer left" in person.text
            assert "no exchange for more than 44 days" in person.text

    async def test_shows_what_contains_what_is_typed(self, desk: Desk) -> None:
        async with sitting(desk, "2", "question_mark", *"waive", size=TALL) as person:
            assert " Waive " in person.text
            assert " Amend " not in person.text
            assert "Filter: waive" in person.text
            await person.press("escape")
            assert " Amend " in person.text
            assert person.view == "HelpScreen"
            await person.press(*"zzz")
            assert "No match." in person.text

    async def test_names_the_cohort_that_is_looked_at(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("aph-2026", "APH 2026"))
        async with sitting(desk, "2", "<", "question_mark", *RULES, size=TALL) as person:
            assert "with the numbers of APH 2026" in person.text
            await person.press("escape", ">", "question_mark", *RULES)
            assert "with the numbers of MPH 2026" in person.text

    async def test_gives_the_rules_where_there_is_no_cohort(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "store", contents_of())
        desk = desk_on(store, an_actor("nobody", Role.MENTOR))
        async with sitting(desk, "question_mark", *RULES, size=TALL) as person:
            assert " The three meetings " in person.text
            assert "due 10 days before the internship ends" in person.text

    @pytest.mark.parametrize("size", [(40, 12), (24, 8), (10, 4), (1, 1), (200, 60)])
    async def test_any_size_does_no_harm(self, desk: Desk, size: tuple[int, int]) -> None:
        async with sitting(desk, "2", "question_mark") as person:
            await person.resize(size)
            await person.press("down", "end", "home")
            assert person.view == "HelpScreen"

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
            assert "Previous row" not in person.text
            await person.press("end")
            assert "Last row" in person.text
            await person.press("home", "down", "pagedown", "up")
            assert "Last row" not in person.text

    async def test_lets_no_other_key_through(self, desk: Desk) -> None:
        async with sitting(desk, "2", "question_mark", "r", "x", "1") as person:
            assert person.view == "HelpScreen"

    async def test_names_no_key_of_other_cohorts_where_there_is_one_alone(
        self, tmp_path: Path
    ) -> None:
        async with sitting(desk_of(tmp_path / "one"), "2", "question_mark", size=TALL) as person:
            assert "Next cohort" not in person.text
        two = desk_of(tmp_path / "two", two_pairs(), another_cohort("aph-2026", "APH 2026"))
        async with sitting(two, "2", "question_mark", size=TALL) as person:
            assert "Next cohort" in person.text
