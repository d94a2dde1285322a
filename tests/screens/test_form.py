"""The one form machine."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from tests.builders import TODAY, a_mentor, a_pair, an_internship, day
from tests.desk.desks import her_pair
from tests.screens.sittings import (
    AWA,
    ELODIE,
    SMALL,
    Sitting,
    elsewhere,
    line_of,
    put_pair,
    sitting,
)
from tests.screens.test_actions import flat
from tests.screens.test_writing import BUSY, refuse_once
from tui.desk.desk import Desk
from tui.domain.pairs import Snooze


@pytest.fixture
def root(desk: Desk, tmp_path: Path) -> Path:  # noqa: ARG001 - the desk makes the store
    return tmp_path / "store"


class TestARefusal:
    async def test_by_the_store_keeps_everything_typed(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refuse_once(monkeypatch, desk, "amend_internship", BUSY)
        async with sitting(desk, "2", "a", *"15/7", "tab", *"3/2") as person:
            await person.press("tab", "left", "tab", *"word", "enter")
            assert person.view == "FormScreen"
            assert "m-roux has been writing" in person.text
            assert "2026-07-15" in line_of(person.lines, "New end")
            assert "2026-02-03" in line_of(person.lines, "New start")
            assert "2026-06-07" in line_of(person.lines, "Agreed on")
            assert "word" in line_of(person.lines, "Reason")
            await person.press("escape")
            assert "Discard what you typed?" in person.text
            await person.press("enter")
            assert person.view == "PairsScreen"
            internship = desk.pair(AWA).pair.internship
            assert internship is not None
            assert internship.amendments[0].reason == "word"

    @pytest.mark.parametrize(
        ("keys", "words", "field"),
        [
            (("a", *"1/1", "enter"), "before it starts", "New end"),
            (("a", "enter"), "", "New end"),
            (("w", "enter"), "This field is required.", "Reason"),
            (("w", "tab", "ctrl+u", "enter"), "Enter a date.", "Waived on"),
            (("w", "tab", "ctrl+u", *"soon", "enter"), '"soon" is not a date', "Waived on"),
            (("z", "pageup", "enter"), "", "Until"),
            (("o", "r", "enter"), "Enter part of a name", "Mentor"),
            (("o", "r", *"zz", "enter"), "No match in this cohort.", "Mentor"),
            (
                ("o", "r", *"diop", "enter"),
                "is the mentee of this pair and cannot be its mentor",
                "Mentor",
            ),
            (("o", "r", *"paul", "enter"), "Nothing to change.", "Mentor"),
            (("o", "s", *"+3d", "enter"), "", "Submitted on"),
            (("o", "v", "enter"), "", "Rating"),
            (("o", "y", "tab", "tab", *"x y", "enter"), "", "E-mail"),
            (("o", "e", "ctrl+u", *"noor", "enter"), "", "Mentee"),
            (("down", "o", "f", "tab", "tab", *"25h", "enter"), "is not a time", "Time"),
            (("down", "o", "f", "shift+tab", "shift+tab", "0", "enter"), "whole", "Minutes"),
        ],
    )
    async def test_by_a_rule_stays_on_the_form_where_it_leads(
        self, desk: Desk, keys: tuple[str, ...], words: str, field: str
    ) -> None:
        before = desk.pairs().pairs
        async with sitting(desk, "2", *keys) as person:
            assert person.view == "FormScreen"
            assert person.app.screen.query_one("#problem").display
            assert words in flat(person)
            assert label_of_focus(person) == field
            assert desk.pairs().pairs == before

    async def test_is_shown_while_one_types_already(self, desk: Desk) -> None:
        async with sitting(desk, "2", "a", *"1/1") as person:
            assert "before it starts" in flat(person)
            await person.press("ctrl+u", *"15/7")
            assert "before it starts" not in flat(person)


def label_of_focus(person: Sitting) -> str:
    """Give the label of the field in which the cursor is."""
    focused = person.app.focused
    assert focused is not None
    line = person.lines[focused.region.y]
    return line.split("│")[1].strip().partition("  ")[0]


class TestAConflict:
    async def test_tells_who_changed_what_and_keeps_what_was_typed(
        self, desk: Desk, root: Path
    ) -> None:
        async with sitting(desk, "2", "a", *"15/7") as person:
            elsewhere(root).snooze_pair(AWA, Snooze(day(6, 20), "away"))
            await person.press("enter")
            assert person.view == "FormScreen"
            assert "claire changed this in the meantime (snoozed" in flat(person)
            assert "2026-07-15" in line_of(person.lines, "New end")
            await person.press("enter")
            pair = desk.pair(AWA).pair
            assert pair.snoozed == Snooze(day(6, 20), "away")
            assert pair.dates_on(TODAY) == (day(2, 2), day(7, 15))

    async def test_keeps_what_was_typed_and_takes_what_others_changed_alone(
        self, desk: Desk, root: Path
    ) -> None:
        async with sitting(desk, "2", "o", "i", "tab", "tab", "ctrl+u", *"p@x.org") as person:
            other = elsewhere(root)
            paul = other.find_person("mph-2026/paul").value
            other.edit_person("mph-2026/paul", replace(paul, phone="+33 1", email="old@x.org"))
            await person.press("enter")
            lines = person.lines
            at = next(place for place, line in enumerate(lines) if "E-mail" in line)
            assert "p@x.org" in lines[at]
            assert "now: old@x.org" in lines[at + 1]
            at = next(place for place, line in enumerate(lines) if "Phone" in line)
            assert "+33 1" in lines[at]
            assert "just changed; before: +33 4 00 00 00 00" in lines[at + 1]
            assert person.text.count("now: ") == 1
            await person.press("escape")
            assert "Discard what you typed?" in person.text
            await person.press("enter")
            now = desk.find_person("mph-2026/paul").value
            assert (now.email, now.phone) == ("p@x.org", "+33 1")

    async def test_over_a_person_is_in_words(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2", "o", "e", "tab", *"x") as person:
            put_pair(root, a_pair(internship=an_internship(supervisor="noor", start=day(2, 3))))
            await person.press("enter")
            assert "Haddad Noor" in line_of(person.lines, "Supervisor")
            assert "just changed; before: Inès Roux" in person.text
            assert "2026-02-03" in line_of(person.lines, "Starts")
            assert "just changed; before: Mon 2 Feb 2026" in person.text

    async def test_over_an_exchange(self, desk: Desk, root: Path) -> None:
        async with sitting(desk, "2", "down", "o", "g", "right") as person:
            elsewhere(root).move_exchange("mph-2026/e0616", day(6, 15))
            await person.press("enter")
            assert "Planned: video on Mon 15 Jun 2026." in person.text
            assert "2026-06-17" in line_of(person.lines, "New date")
            assert "now: Mon 15 Jun 2026" in person.text
            await person.press("enter")
            (moved,) = (one for one in desk.pair(ELODIE).exchanges if one.id == "e0616")
            assert moved.on == day(6, 17)

    async def test_with_a_pair_that_changed_hands_leaves_it_as_it_is(
        self, desk: Desk, root: Path
    ) -> None:
        async with sitting(desk, "2", "down", "z") as person:
            put_pair(root, her_pair(objectives="Other"))
            await person.press("enter", "escape")
            assert desk.pair(ELODIE).pair.snoozed is None
            assert person.view == "PairsScreen"


class TestAFormThatIsRefusedLate:
    """A write that waits for a lock may be refused while another form is open."""

    @pytest.fixture
    def gate(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Event:
        gate = Event()
        works = desk.snooze_pair

        def wait(*_: object, **__: object) -> object:
            gate.wait(30)
            monkeypatch.setattr(desk, "snooze_pair", works)
            raise BUSY

        monkeypatch.setattr(desk, "snooze_pair", wait)
        return gate

    async def test_waits_until_the_other_is_closed(self, desk: Desk, gate: Event) -> None:
        async with sitting(desk, "2", "z", "tab", *"word") as person:
            for key in ("enter", "x", "p"):
                await person.send(key)
            assert person.view == "FormScreen"
            gate.set()
            await person.settle()
            assert person.view == "FormScreen"
            assert "What you typed returns when this form is closed." in person.toasts
            await person.press("escape")
            assert person.view == "FormScreen"
            assert "word" in line_of(person.lines, "Note")
            assert "m-roux has been writing" in person.text
            await person.press("enter")
            assert desk.pair(AWA).pair.snoozed == Snooze(day(6, 15), "word")
            assert person.view == "PairsScreen"

    async def test_comes_back_after_the_other_was_written(self, desk: Desk, gate: Event) -> None:
        async with sitting(desk, "2", "z", "tab", *"word") as person:
            for key in ("enter", "x"):
                await person.send(key)
            gate.set()
            await person.settle()
            await person.press("enter")
            assert len(desk.pair(AWA).exchanges) == 3
            assert person.view == "FormScreen"
            assert "word" in line_of(person.lines, "Note")

    async def test_is_asked_about_before_the_program_is_left(self, desk: Desk, gate: Event) -> None:
        async with sitting(desk, "2", "z", "tab", *"word") as person:
            for key in ("enter", "x"):
                await person.send(key)
            gate.set()
            await person.settle()
            await person.press("ctrl+q")
            assert not person.is_over
            await person.press("ctrl+q")
            assert person.is_over


class TestLeaving:
    async def test_is_free_where_nothing_was_typed(self, desk: Desk) -> None:
        forms = (
            ("a",),
            ("w",),
            ("z",),
            ("e",),
            ("o", "y"),
            ("o", "r"),
            ("o", "v", "g"),
            ("n", "p"),
        )
        async with sitting(desk, "2") as person:
            for keys in forms:
                await person.press(*keys)
                assert person.view == "FormScreen", keys
                await person.press("escape")
                assert person.view == "PairsScreen", keys

    @pytest.mark.parametrize(
        "keys",
        [
            ("a", "1"),
            ("w", "tab", "left"),
            ("o", "o", "x"),
            ("o", "r", "n"),
            ("o", "v", "tab", "x"),
            ("o", "y", "tab", "x"),
        ],
    )
    async def test_asks_first_where_something_was(self, desk: Desk, keys: tuple[str, ...]) -> None:
        async with sitting(desk, "2", *keys, "escape") as person:
            assert "Discard what you typed?" in flat(person)
            await person.press("escape")
            assert person.view == "PairsScreen"

    async def test_asks_again_once_one_has_gone_on(self, desk: Desk) -> None:
        async with sitting(desk, "2", "o", "o", "x", "escape", "y") as person:
            assert "Discard what you typed?" not in person.text
            await person.press("escape")
            assert "Discard what you typed?" in person.text


class TestGoingAbout:
    async def test_up_and_down_go_from_field_to_field(self, desk: Desk) -> None:
        async with sitting(desk, "2", "a") as person:
            seen = [label_of_focus(person)]
            for key in ("down", "down", "down", "up"):
                await person.press(key)
                seen.append(label_of_focus(person))
            assert seen == ["New end", "New start", "Agreed on", "Reason", "Agreed on"]

    async def test_enter_begins_a_line_in_a_text_and_ctrl_s_is_said_to_take_it(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2", "down", "o", "f", "shift+tab") as person:
            assert "Enter saves, ctrl+s in a text" in person.text
            await person.press("a", "enter", "b", "ctrl+s")
            assert desk.pair(ELODIE).exchanges[-1].note == "a\nb"

    async def test_says_how_a_field_is_filled(self, desk: Desk) -> None:
        async with sitting(desk, "2", "a") as person:
            assert "Left/Right: one day, PgUp/PgDn: one week." in person.text
            await person.press("shift+tab")
            assert "Empty dates stay unchanged." in person.text

    @pytest.mark.parametrize("size", [(40, 12), (60, 16)])
    async def test_every_field_is_within_reach_on_a_small_screen(
        self, desk: Desk, size: tuple[int, int]
    ) -> None:
        async with sitting(desk, "2", "a", size=size) as person:
            await person.press(*"15/7", "tab", "tab", "tab", *"word")
            assert "word" in person.text
            await person.press("enter")
            assert desk.pair(AWA).pair.dates_on(TODAY) == (day(2, 2), day(7, 15))

    @pytest.mark.parametrize("size", [(40, 12), (60, 16), SMALL])
    async def test_an_exchange_is_written_down_whole_on_a_small_screen(
        self, desk: Desk, size: tuple[int, int]
    ) -> None:
        async with sitting(desk, "2", "x", size=size) as person:
            await person.press("p", "tab", "left", "tab", "u", "tab", "n", "tab", *"45", "tab")
            await person.press(*"word")
            assert "word" in person.text
            await person.press("enter")
            new = desk.pair(AWA).exchanges[-1]
            assert (new.channel, new.on, new.initiated_by) == ("phone", day(6, 7), None)
            assert (new.checkpoint, new.minutes, new.note) == ("none", 45, "word")

    async def test_hostile_names_are_drawn_as_words(self, desk: Desk, root: Path) -> None:
        other = elsewhere(root)
        paul = a_mentor(given_name="[@click=app.quit]P[/]", affiliation="[/b] {name} 100%")
        other.edit_person("mph-2026/paul", paul)
        async with sitting(desk, "2", "o", "r", *"click") as person:
            assert "[@click=app.quit]P[/] Martin" in person.text
            await person.press("escape", "escape", "o", "i")
            assert "[/b] {name} 100%" in person.text
            assert not person.is_over

    async def test_a_refusal_is_in_sight_on_a_small_screen(self, desk: Desk) -> None:
        async with sitting(desk, "2", "e", "tab", "ctrl+u", "enter", size=(40, 12)) as person:
            assert person.view == "FormScreen"
            assert str(person.app.screen.query_one("#problem").render())[:20] in person.text


class TestWhatIsSaidOnAForm:
    async def test_goes_once_it_is_answered(self, desk: Desk) -> None:
        async with sitting(desk, "2", "w", "enter") as person:
            assert "This field is required." in person.text
            await person.press("tab", "shift+tab")
            assert "This field is required." in person.text
            await person.press("i")
            assert "This field is required." not in person.text

    async def test_of_the_act_before_stands_once_above_the_form(self, desk: Desk) -> None:
        async with sitting(desk, "2", "x", "enter", "o") as person:
            assert person.view == "MenuScreen"
            assert "Recorded: " in person.lines[0]
            assert person.text.count("Recorded: ") == 1
            await person.press("escape")
            assert person.view == "PairsScreen"
            assert person.lines[0].startswith("▌ Recorded: ")
            assert person.text.count("Recorded: ") == 1

    async def test_in_a_notice_leaves_its_keys_in_sight(self, sample: Desk) -> None:
        async with sitting(sample, "2", "m", "c") as person:
            assert person.view == "ReminderScreen"
            assert "Sent to the terminal's clipboard" in "".join(person.lines[:3])
            assert "Esc closes" in person.text
