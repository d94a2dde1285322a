"""Keys as a person sets them, and keys typed ahead."""

from pathlib import Path

import pytest
from textual import events
from textual.binding import Binding
from textual.keys import _character_to_key

from tests.screens.sittings import AWA, Sitting, another_cohort, desk_of, sitting, two_pairs
from tui.app import MentoratApp
from tui.desk.desk import Desk
from tui.domain.codes import Channel
from tui.domain.errors import ConfigurationError
from tui.screens.keys import Keymap, bound_places, keyed_actions, keymap_of
from tui.screens.palette import PaletteScreen
from tui.screens.view import ViewScreen
from tui.settings.configuration import Configuration, KeySetting
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH

PLACE = "/home/anna/config.toml"


def keymap(**keys: str) -> Keymap:
    """Give the keys of acts, whose points are written as two underscores."""
    settings = tuple(
        KeySetting(act.replace("__", "."), tuple(given.split(" ")), line)
        for line, (act, given) in enumerate(keys.items(), 2)
    )
    return keymap_of(Configuration(PLACE, settings), MentoratApp)


def refused(**keys: str) -> str:
    with pytest.raises(ConfigurationError) as caught:
        keymap(**keys)
    return error_sentence(caught.value, ENGLISH)


class TestDeclaredKeys:
    def test_have_an_id_a_name_and_one_place_each(self) -> None:
        seen: dict[str, str] = {}
        for place, binding in bound_places(MentoratApp):
            assert binding.id, (place, binding)
            assert binding.description, binding.id
            assert seen.setdefault(binding.id, place) == place, binding.id

    def test_are_never_two_for_one_screen(self) -> None:
        assert keymap_of(Configuration(PLACE, ()), MentoratApp) == {}
        for act in keyed_actions(MentoratApp):
            keymap_of(Configuration(PLACE, (KeySetting(act.id, act.keys, 1),)), MentoratApp)

    def test_of_a_letter_do_one_thing_in_every_view(self) -> None:
        meant: dict[str, set[str]] = {}
        places = (MentoratApp, *every_view())
        for place in places:
            for binding in Binding.make_bindings(place.__dict__.get("BINDINGS", ())):
                if len(binding.key) == 1:
                    meant.setdefault(binding.key, set()).add(binding.action.partition("(")[0])
        assert {key: acts for key, acts in meant.items() if len(acts) > 1} == {}


def every_view() -> list[type[ViewScreen]]:
    keyed_actions(MentoratApp)  # which imports every screen
    found = [ViewScreen]
    for view in found:
        found += view.__subclasses__()
    return found


class TestWhatIsRead:
    @pytest.mark.parametrize(
        ("written", "names"),
        [
            ("y f9", "y,f9"),
            ("?", "question_mark"),
            ("question_mark", "question_mark"),
            ("less_than_sign", "less_than_sign"),
            ("F9", "f9"),
            ("ctrl+Y", "ctrl+y"),
            ("Y", "Y"),
            ("é", "é"),
            ("comma", "comma"),
            ("y y", "y"),
            ("ctrl+shift+f5", "ctrl+shift+f5"),
        ],
    )
    def test_is_given_as_textual_names_it(self, written: str, names: str) -> None:
        assert keymap(reminder__copy=written) == {"reminder.copy": names}

    @pytest.mark.parametrize(
        "key", ["nope", "ctrl+", "ctrl+ctrl+y", "kontrol+y", "yy", "f99", "\x1b"]
    )
    def test_is_refused_where_there_is_no_such_key(self, key: str) -> None:
        assert refused(exchange__record=key).startswith(f"{PLACE}, line 2: there is no key ")

    def test_names_what_was_meant_where_no_act_is_called_so(self) -> None:
        assert refused(exchange__recrod="y") == (
            f'{PLACE}, line 2: there is no action "exchange.recrod". Did you mean exchange.record?'
        )
        assert refused(zzz="y") == (
            f'{PLACE}, line 2: there is no action "zzz". docs/keys.md lists the names.'
        )


class TestClashes:
    @pytest.mark.parametrize(
        ("act", "key", "other"),
        [
            ("exchange__record", "p", "exchange.plan"),
            ("exchange__record", "j", "entries.down"),
            ("exchange__record", "2", "app.pairs"),
            ("pairs__sort", "x", "exchange.record"),
            ("app__calendar", "u", "act.undo"),
            ("history__undo", "d", "view.as_of"),
            ("question__answer", "escape", "question.leave"),
            ("question__answer", "ctrl+q", "app.quit"),
        ],
    )
    def test_are_refused_with_the_line_the_key_and_the_other(
        self, act: str, key: str, other: str
    ) -> None:
        sentence = refused(risk__snoozed="f9", **{act: key})
        named = act.replace("__", ".")
        assert sentence.startswith(
            f"{PLACE}, line 3: {key} for {named} is already used by {other} in the same place"
        )
        assert sentence.endswith("Give one of them another key.")

    def test_of_two_that_were_set_are_refused(self) -> None:
        assert "is already used by exchange." in refused(exchange__record="y", exchange__plan="y")

    @pytest.mark.parametrize(
        "keys",
        [
            {"exchange__record": "p", "exchange__plan": "x"},
            {"exchange__record": "f9", "pairs__sort": "x"},
            {"calendar__turn": "s"},
            {"pair__open": "enter f9"},
            {"help__leave": "x"},
        ],
    )
    def test_are_none_where_keys_change_places_or_never_meet(self, keys: dict[str, str]) -> None:
        assert len(keymap(**keys)) == len(keys)


@pytest.fixture
def remapped() -> Keymap:
    return keymap(exchange__record="y f9", act__undo="f10", app__at_risk="f11")


class TestRemappedKeys:
    async def test_do_what_the_others_did(self, desk: Desk, remapped: Keymap) -> None:
        before = len(desk.pair(AWA).exchanges)
        async with sitting(desk, "2", keymap=remapped) as person:
            await person.press("x")
            assert person.view == "PairsScreen"
            for key in ("y", "f9"):
                await person.press(key)
                assert person.view == "FormScreen"
                await person.press("enter")
            assert len(desk.pair(AWA).exchanges) == before + 2
            await person.press("f10", "u")
            assert len(desk.pair(AWA).exchanges) == before + 1
            await person.press("f11")
            assert person.view == "AtRiskScreen"

    async def test_are_shown_in_footer_help_and_palette(self, desk: Desk, remapped: Keymap) -> None:
        async with sitting(desk, "2", keymap=remapped, size=(120, 60)) as person:
            assert "y Record" in person.lines[-1]
            await person.press("question_mark")
            assert "y f9" in person.text
            await person.press("escape", "ctrl+p", *"record")
            screen = person.app.screen
            assert isinstance(screen, PaletteScreen)
            first = screen.found_list.current
            assert first is not None
            assert (first.shortcut, first.name) == ("y", "Record")

    async def test_are_none_in_a_field(self, tmp_path: Path, remapped: Keymap) -> None:
        async with sitting(desk_of(tmp_path / "s"), "2", "slash", "y", keymap=remapped) as person:
            assert person.view == "PairsScreen"
            assert "No match. Esc shows every pair." in person.text


ENTER, ESCAPE, DOWN = "enter", "escape", "down"


def in_one_go(person: Sitting, *keys: str) -> None:
    """Type keys as a terminal hands them over that reads them in one packet."""
    for key in keys:
        is_letter = len(key) == 1
        name, character = (_character_to_key(key), key) if is_letter else (key, None)
        person.app.post_message(events.Key(name, character))


async def answered(person: Sitting) -> None:
    await person.settle()
    await person.until(lambda: person.app.typed_keys.are_done)
    await person.settle()


class TestKeysInOneGo:
    async def test_record_an_exchange_on_the_view_that_they_open(self, desk: Desk) -> None:
        before = len(desk.pair(AWA).exchanges)
        async with sitting(desk) as person:
            in_one_go(person, "2", "x", ENTER)
            await answered(person)
            assert person.view == "PairsScreen"
            assert len(desk.pair(AWA).exchanges) == before + 1

    async def test_reach_the_fields_of_a_form_in_their_order(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            in_one_go(person, "x", "p", "tab", *"5/6", ENTER)
            await answered(person)
            latest = desk.pair(AWA).exchanges[-1]
            assert (latest.channel, latest.on.isoformat()) == (Channel.PHONE, "2026-06-05")

    async def test_go_through_views_and_back(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            in_one_go(person, *"2", DOWN, ENTER, "q", "r", "2")
            await answered(person)
            assert person.view == "PairsScreen"
            assert "Ngô Élodie" in person.chosen

    async def test_filter_and_open_what_is_found(self, desk: Desk) -> None:
        async with sitting(desk, "2") as person:
            in_one_go(person, "/", *"elodie", ENTER, ENTER)
            await answered(person)
            assert person.view == "PairScreen"
            assert "Ngô Élodie" in person.text

    async def test_answer_one_form_after_the_other(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk) as person:
            in_one_go(person, "2", "x", ESCAPE, DOWN, "x", ENTER, "question_mark", ESCAPE, "1")
            await answered(person)
            assert person.view == "HomeScreen"
            assert any(view.assessment.level == "clear" for view in desk.pairs("mph-2026").pairs)

    async def test_leave_at_the_end(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            in_one_go(person, "2", ENTER, "ctrl+q")
            await person.until(lambda: person.is_over)
