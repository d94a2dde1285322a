from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.builders import a_cohort, a_mentor, a_pair, a_person, a_plan, an_internship, day
from tests.screens.sittings import LARGE, MET, SMALL, Sitting, desk_of, sitting
from tests.widgets.harness import HOSTILE
from tui.domain.codes import Checkpoint
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Amendment, Assignment, Pair, Waiver
from tui.domain.people import Person
from tui.domain.texts import NAME_LIMIT
from tui.wording.signs import Signs

TOUR = (
    *("j", "enter", "i", "question_mark", "escape", "greater_than_sign", "c", "escape", "escape"),
    *("2", "enter", "i", "x", "escape", "p", "escape", "q", "s", "s", "slash", "a", "enter"),
    *("escape", "r", "v", "enter", "escape", "d", "escape", "question_mark", "q", "1", "tab"),
)
"""Keys that visit every screen and every form."""

LISTS = ("G", "tab", "tab", "2", "G", "pageup", *"ssss", "slash", "e", "enter", "r", "G", "f1")
ON_A_PAIR = ("i", "pagedown", "x", "escape", "p", "escape", "c", "escape", "i")

NEVER_DRAWN = set("\x00\x07\x08\x1b\x7f\x9b\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\r")


def hostile(*sayings: str) -> Contents:
    """Make a cohort in which everybody and everything of a pair is called by the same words.

    The store would refuse some of them; a file written by somebody else may hold them all.
    """
    cohort = a_cohort(title=" ".join(sayings)[:NAME_LIMIT])
    contents = Contents(cohort, {}, {}, {})
    for number, words in enumerate(sayings):
        id = f"p{number:02}"  # noqa: A001 - as the domain has it
        contents.people.update({person.id: person for person in called(words, id)})
        contents.pairs[id] = a_pair_of(words, id)
        contents.exchanges[id] = exchanges_of(words, id)
    return contents


def called(words: str, id: str) -> list[Person]:  # noqa: A002
    """Give the mentee, the mentor and the supervisor, all three called by some words."""
    name = words[:NAME_LIMIT]
    named = {"given_name": name, "family_name": name, "affiliation": words, "email": name}
    mentor = a_mentor(f"{id}-mentor", **named)
    return [a_person(f"{id}-mentee", **named), mentor, a_person(f"{id}-host", **named)]


def a_pair_of(words: str, id: str) -> Pair:  # noqa: A002
    """Give a pair of which everything is called by some words."""
    internship = an_internship(
        organisation=words[:NAME_LIMIT],
        topic=words,
        supervisor=f"{id}-host",
        amendments=(Amendment(day(3, 1), end=day(7, 1), reason=words),),
    )
    mentors = (Assignment(f"{id}-mentor", day(2, 1), words),)
    waivers = (Waiver(Checkpoint.MIDPOINT, day(4, 1), words),)
    pair = a_pair(id=id, mentee=f"{id}-mentee", mentors=mentors, internship=internship)
    return replace(pair, objectives=words, waivers=waivers)


def exchanges_of(words: str, id: str) -> tuple[Exchange, ...]:  # noqa: A002
    """Give two meetings held and one planned, of which some words were noted."""
    return tuple(
        replace(one, id=f"{id}-{one.id}", pair=id, note=words) for one in (*MET, a_plan(day(6, 4)))
    )


def check(person: Sitting, width: int) -> None:
    """Check that nothing on the screen acts on a terminal, and that every line fits."""
    assert not NEVER_DRAWN & set(person.text)
    assert all(cell_len(line) <= width for line in person.lines)
    assert not person.is_over


class TestHostileWords:
    @pytest.mark.parametrize("size", [SMALL, LARGE])
    async def test_are_drawn_as_words_in_every_list(
        self, tmp_path: Path, size: tuple[int, int]
    ) -> None:
        async with sitting(desk_of(tmp_path / "store", hostile(*HOSTILE)), size=size) as person:
            for key in LISTS:
                await person.press(key)
                check(person, size[0])

    async def test_are_drawn_as_words_on_every_pair_and_form(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", hostile(*HOSTILE))
        async with sitting(desk, "2", "enter") as person:
            for _ in HOSTILE:
                for key in (*ON_A_PAIR, "greater_than_sign"):
                    await person.press(key)
                    check(person, 80)
            assert person.view == "PairScreen"

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
