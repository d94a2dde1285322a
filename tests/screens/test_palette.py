"""The palette: what can be done here, and whom to go to."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import TODAY, an_actor, day
from tests.desk.desks import a_store, desk_on
from tests.screen_text import screen_strips, styles_on
from tests.screens.sittings import (
    AWA,
    Sitting,
    another_cohort,
    desk_of,
    line_of,
    sitting,
    two_pairs,
)
from tui.desk.desk import Desk
from tui.domain.codes import Role
from tui.screens.pairs import PairsScreen
from tui.screens.palette import PaletteScreen, letters_alone
from tui.widgets.menus import PaletteList
from tui.wording.signs import Signs

PALETTE, ENTER, MARK = "ctrl+p", "enter", "▌"


def listed(person: Sitting) -> list[str]:
    """Give the rows of the palette."""
    region = person.app.screen.query_one(PaletteList).region
    strips = screen_strips(person.app)[region.y : region.bottom]
    rows = [strip.crop(region.x, region.right).text.strip() for strip in strips]
    return [row for row in rows if row]


class TestOpening:
    @pytest.mark.parametrize("key", ["ctrl+p", "colon"])
    @pytest.mark.parametrize("view", ["1", "2", "3", "r", "5"])
    async def test_works_in_every_view(self, desk: Desk, key: str, view: str) -> None:
        async with sitting(desk, view, key) as person:
            assert isinstance(person.app.screen, PaletteScreen)

    @pytest.mark.parametrize("key", ["escape", "ctrl+p"])
    async def test_is_taken_back_without_a_trace(self, desk: Desk, key: str) -> None:
        async with sitting(desk, "2") as person:
            before = person.text
            await person.press(PALETTE, "a", key)
            assert person.text == before


class TestWhatCanBeDone:
    async def test_is_listed_once_each_with_its_key_and_what_it_is_for(self, desk: Desk) -> None:
        async with sitting(desk, "2", PALETTE, *"record") as person:
            assert listed(person)[0].removeprefix(MARK).split()[:2] == ["x", "Record"]
            assert "Record an exchange that was held" in person.text
        async with sitting(desk, "2", PALETTE, *"help") as person:
            assert sum("Help" in row.split() for row in listed(person)) == 1

    async def test_is_every_key_that_says_what_it_is_for_and_the_menu_of_acts(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2") as person:
            view = person.app.screen
            assert isinstance(view, PairsScreen)
            subject = view.subject()
            assert subject is not None
            keyed = [one.binding for one in view.active_bindings.values() if one.enabled]
            names = {binding.description for binding in keyed if binding.tooltip} - {"More"}
            in_the_menu = {words for _, words in letters_alone(subject)}
            await person.press(PALETTE)
            screen = person.app.screen
            assert isinstance(screen, PaletteScreen)
            assert {row.name for row in screen.found_list._rows} == names | in_the_menu  # noqa: SLF001
            assert {"Record", "Colour theme", "Undo"} <= names
            assert {"Change mentor", "Dissertation submitted"} <= in_the_menu

    async def test_begins_with_what_writes(self, desk: Desk) -> None:
        async with sitting(desk, "2", PALETTE) as person:
            rows = listed(person)
            words = [row.removeprefix(MARK).split()[:2] for row in rows]
            assert ["x", "Record"] in words
            assert ["?", "Help"] not in words[: words.index(["x", "Record"])]

    async def test_holds_no_key_that_only_moves_about(self, desk: Desk) -> None:
        async with sitting(desk, "2", PALETTE, *"row") as person:
            assert "Next row" not in person.text

    async def test_is_done_also_where_it_has_a_letter_in_the_menu_alone(self, desk: Desk) -> None:
        async with sitting(desk, "2", PALETTE, *"dissertation", ENTER) as person:
            assert person.view == "FormScreen"
            await person.press(ENTER)
            assert desk.pair(AWA).pair.submitted_on == TODAY

    async def test_is_done(self, desk: Desk) -> None:
        async with sitting(desk, "2", PALETTE, *"record", ENTER) as person:
            assert person.view == "FormScreen"
            await person.press("escape", PALETTE, *"as-of", ENTER)
            assert person.view == "AsOfScreen"
            await person.press("escape", PALETTE, *"calend", ENTER)
            assert person.view == "CalendarScreen"
            await person.press(PALETTE, *"quit", ENTER)
            assert person.is_over

    async def test_leaves_out_what_does_not_apply(self, desk: Desk) -> None:
        async with sitting(desk, "2", PALETTE, *"confirm") as person:
            assert not any("Confirm" in row.split() for row in listed(person))
            await person.press("escape", "down", PALETTE, *"confirm")
            assert listed(person)[0].removeprefix(MARK).split()[:2] == ["c", "Confirm"]


class TestGoingToSomebody:
    async def test_finds_names_without_their_accents_and_opens_the_pair(self, desk: Desk) -> None:
        async with sitting(desk, PALETTE, *"elodie") as person:
            assert "Ngô Élodie" in listed(person)[0]
            assert "MPH 2026, with" in listed(person)[0]
            await person.press(ENTER)
            assert person.view == "PairScreen"
            assert "Ngô Élodie" in person.lines[0]

    async def test_finds_them_by_their_e_mail_address(self, desk: Desk) -> None:
        async with sitting(desk, PALETTE, *"paul@exam") as person:
            assert "Paul Martin" in listed(person)[0]

    async def test_shows_what_was_typed_in_the_name(self, desk: Desk) -> None:
        async with sitting(desk, PALETTE, *"elo") as person:
            at = next(at for at, line in enumerate(person.lines) if "Élodie" in line)
            styles = styles_on(person.app, at)
            assert styles["Élo"].underline
            assert not styles["die"].underline

    async def test_reaches_closed_and_other_cohorts(self, tmp_path: Path) -> None:
        closed = another_cohort("mph-2024", "MPH 2024", closed_on=day(1, 5))
        desk = desk_of(tmp_path / "store", two_pairs(), closed)
        async with sitting(desk, PALETTE, *"elodie") as person:
            assert sum("Ngô Élodie" in row for row in listed(person)) == 2
            assert "MPH 2024" in person.text

    async def test_shows_the_pairs_of_a_mentor(self, desk: Desk) -> None:
        async with sitting(desk, PALETTE, *"martin") as person:
            assert "mentor of 1 pair" in line_of(listed(person), "Martin")
            await person.press(ENTER)
            assert person.view == "PairsScreen"
            assert "Ngô" not in person.text
            await person.press("escape")
            assert "Ngô" in person.text

    async def test_goes_from_pair_to_pair_and_back_to_the_list(self, desk: Desk) -> None:
        async with sitting(desk, "2", ENTER, PALETTE, *"elodie", ENTER) as person:
            assert "Ngô Élodie" in person.lines[0]
            await person.press("q")
            assert person.view == "PairsScreen"

    async def test_knows_nobody_whom_a_mentor_may_not_see(self, tmp_path: Path) -> None:
        mentor = an_actor("paul.martin", Role.MENTOR, person="paul")
        desk = desk_on(a_store(tmp_path / "store", two_pairs()), mentor)
        async with sitting(desk, PALETTE, *"ngo") as person:
            assert listed(person) == ["No match. Esc closes."]
            await person.press(ENTER)
            assert person.view == "PaletteScreen"


class TestHostileNames:
    @pytest.mark.parametrize(
        "name", ["[/b] Awa", "[@click=app.quit]Awa[/]", "{Awa} \\[x]", "أمل 🇫🇷 Awa"]
    )
    async def test_are_words(self, tmp_path: Path, name: str) -> None:
        contents = two_pairs()
        contents.people["awa"] = replace(contents.people["awa"], family_name=name, given_name="")
        async with sitting(desk_of(tmp_path / "store", contents), PALETTE, *"awa") as person:
            assert name in listed(person)[0]
            await person.type("[/")
            await person.press("backspace", "backspace", ENTER)
            assert person.view == "PairScreen"
            assert name in person.text


class TestTheList:
    async def test_is_walked_by_the_arrows_while_typing_goes_on(self, desk: Desk) -> None:
        async with sitting(desk, "2", PALETTE, "down", "down", "up") as person:
            first, second, *_ = listed(person)
            assert second.startswith("▌")
            assert not first.startswith("▌")
            await person.press("pagedown", "r", "e")
            assert listed(person)[0].startswith("▌")

    async def test_is_clicked(self, desk: Desk) -> None:
        async with sitting(desk, PALETTE, *"ngo") as person:
            await person.click("Ngô Élodie")
            assert person.view == "PairScreen"

    @pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
    async def test_fits_the_terminal(self, desk: Desk, size: tuple[int, int]) -> None:
        async with sitting(desk, PALETTE, *"elo", size=size) as person:
            assert "Enter chooses" in person.text
            assert "Ngô Élodie" in person.text

    async def test_is_drawn_in_ascii_where_nothing_else_can_be(self, tmp_path: Path) -> None:
        contents = two_pairs()
        del contents.pairs["elodie-noor"], contents.exchanges["elodie-noor"]
        desk = desk_of(tmp_path / "store", contents)
        async with sitting(desk, "2", PALETTE, signs=Signs.ASCII) as person:
            assert listed(person)[0].startswith(">")
            assert person.text.isascii()
