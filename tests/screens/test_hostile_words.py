from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.builders import a_cohort, a_mentor, a_pair, a_person, a_plan, an_internship, day
from tests.desk.desks import contents_of
from tests.screens.sittings import LARGE, MET, desk_of, sitting
from tests.widgets.harness import HOSTILE
from tui.domain.codes import Checkpoint
from tui.domain.contents import Contents
from tui.domain.pairs import Amendment, Waiver
from tui.domain.texts import NAME_LIMIT
from tui.wording.signs import Signs

TOUR = (
    *("j", "enter", "i", "question_mark", "escape", "greater_than_sign", "c", "escape", "escape"),
    *("2", "enter", "i", "x", "escape", "p", "escape", "q", "s", "s", "slash", "a", "enter"),
    *("escape", "r", "v", "enter", "escape", "d", "escape", "question_mark", "q", "1", "tab"),
)
"""Keys that visit every screen and every form."""

NEVER_DRAWN = set("\x00\x07\x08\x1b\x7f\x9b\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\r")


def hostile(words: str) -> Contents:
    """Make a cohort in which everybody and everything is called by these words.

    The store would refuse some of them; a file written by somebody else may hold them all.
    """
    name = words[:NAME_LIMIT]
    internship = an_internship(
        organisation=name,
        topic=words,
        amendments=(Amendment(day(3, 1), end=day(7, 1), reason=words),),
    )
    pair = a_pair(
        internship=internship,
        objectives=words,
        waivers=(Waiver(Checkpoint.MIDPOINT, day(4, 1), words),),
    )
    exchanges = [replace(one, note=words) for one in (*MET, a_plan(day(6, 4)))]
    contents = contents_of(pair, exchanges=exchanges, cohort=a_cohort(title=name))
    contents.people["awa"] = a_person(given_name=name, family_name=name, affiliation=words)
    contents.people["paul"] = a_mentor(given_name=name, family_name=name, country=None)
    contents.people["ines"] = a_person("ines", given_name=name, family_name=name, email=name)
    return contents


class TestHostileWords:
    @pytest.mark.parametrize("words", HOSTILE)
    async def test_are_drawn_as_words_on_every_screen(self, tmp_path: Path, words: str) -> None:
        desk = desk_of(tmp_path / "store", hostile(words))
        async with sitting(desk) as person:
            for key in TOUR:
                await person.press(key)
                assert not NEVER_DRAWN & set(person.text)
                assert all(cell_len(line) <= 80 for line in person.lines)
            assert not person.is_over

    async def test_are_drawn_as_words_on_a_wide_screen(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", hostile(" ".join(HOSTILE)))
        async with sitting(desk, size=LARGE) as person:
            for key in TOUR:
                await person.press(key)
                assert not NEVER_DRAWN & set(person.text)

    async def test_keep_their_markup(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", hostile("[/b][@click=app.quit]x[/]"))
        async with sitting(desk) as person:
            for keys in ((), ("2",), ("enter",), ("x",), ("enter",)):
                await person.press(*keys)
                assert "[/b][@click" in person.text
            assert not person.is_over

    async def test_in_ascii(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", hostile("[/b]" * 60))
        async with sitting(desk, signs=Signs.ASCII) as person:
            for key in TOUR:
                await person.press(key)
                assert person.text.isascii()
