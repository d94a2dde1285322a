import pytest

from tests.builders import a_mentor, a_person
from tests.desk.desks import PEOPLE
from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.widgets.person_field import PersonField, found_by
from tui.wording.language import ENGLISH

TWO = (*PEOPLE, a_mentor("marie", given_name="Marie", family_name="Martin", email=None))


def a_field(
    value: str | None = None, *, notes: dict[str, str] | None = None, empty: str = ""
) -> PersonField:
    return PersonField(ENGLISH, TWO, value, notes=notes, empty=empty, id="mentor")


class TestFinding:
    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("elodie", ["elodie"]),
            ("NGO", ["elodie"]),
            ("mart", ["paul", "marie"]),
            ("martin paul", ["paul"]),
            ("", []),
            ("  ", []),
            ("nobody", []),
        ],
    )
    def test_is_by_a_part_of_the_name_whatever_accents_and_case(
        self, typed: str, found: list[str]
    ) -> None:
        assert [person.id for person in found_by(typed, TWO)] == found

    def test_is_by_the_e_mail_address_too(self) -> None:
        assert [person.id for person in found_by("paul@", TWO)] == ["paul", "noor"]

    def test_puts_the_whole_name_first(self) -> None:
        people = (
            a_person("1", given_name="Koffi", family_name="Yaovi"),
            a_person("2", given_name="Ko", family_name="Yao"),
        )
        assert [person.id for person in found_by("ko yao", people)] == ["2", "1"]

    def test_puts_those_first_whose_listed_name_begins_so(self) -> None:
        people = (a_person("1", given_name="Diop", family_name="Zola"), a_person("2"))
        assert [person.id for person in found_by("diop", people)] == ["2", "1"]


class TestTyping:
    async def test_says_who_is_understood_and_tells(self) -> None:
        field = a_field()
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.press(*"elo")
            await pilot.pause()
            assert "Élodie Ngô" in app.lines()[0]
            assert [message.value for message in app.heard(PersonField.Changed)] == ["elodie"]

    async def test_of_several_says_how_many_and_arrows_go_through_them(self) -> None:
        field = a_field()
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.press(*"martin")
            await pilot.pause()
            assert "1 of 2: Paul Martin" in app.lines()[0]
            await pilot.press("right")
            await pilot.pause()
            assert field.person == TWO[-1]
            assert "2 of 2: Marie Martin" in app.lines()[0]
            await pilot.press("right")
            assert field.person == TWO[1]

    async def test_of_nobody_says_so(self) -> None:
        field = a_field()
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.press(*"zz", "left", "x")
            await pilot.pause()
            assert field.person is None
            assert field.input.value == "zxz"
            assert field.error == "No match in this cohort."
            assert "No match in this cohort" in app.lines()[0]

    async def test_nothing_is_nobody_and_no_error(self) -> None:
        field = a_field("paul", empty="no mentor yet")
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            assert field.person == TWO[1]
            assert app.lines()[0].startswith("Martin Paul")
            field.focus()
            await pilot.press("backspace")
            await pilot.pause()
            assert field.error is None
            assert app.heard(PersonField.Changed)[-1].value is None
            assert "no mentor yet" in app.lines()[0]

    async def test_arrows_on_nothing_go_through_everybody(self) -> None:
        field = a_field()
        async with running(OneWidgetApp(field)) as pilot:
            field.focus()
            await pilot.press("right")
            assert field.person == TWO[0]
            await pilot.press("right")
            assert field.person == TWO[1]
            await pilot.press("left", "left")
            assert field.person == TWO[-1]

    async def test_is_written_in_full_when_one_goes_on(self) -> None:
        first, second = a_field(), PersonField(ENGLISH, TWO, id="other")
        async with running(OneWidgetApp(first, second)) as pilot:
            first.focus()
            await pilot.press(*"noor", "tab")
            await pilot.pause()
            assert first.input.value == "Haddad Noor"
            assert first.person == TWO[3]

    @pytest.mark.parametrize("name", HOSTILE)
    async def test_names_are_drawn_as_text(self, name: str) -> None:
        people = (a_person("x", given_name="Zoé", family_name=name, affiliation=name),)
        field = PersonField(ENGLISH, people, "x")
        app = OneWidgetApp(field)
        async with running(app):
            assert not set("\x1b\x07\u202e") & set(app.text())
            assert app.is_running


class TestALongName:
    async def test_is_shown_from_its_start_and_replaced_by_typing(self) -> None:
        long = a_person("long", given_name="Élodie", family_name="N'Guessan-Marchand-Delacroix")
        field = PersonField(ENGLISH, (*TWO, long), "long")
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.pause()
            assert app.lines()[0].startswith("N'Guessan-Marchand-Del")
            await pilot.press("right", "left")
            await pilot.pause()
            assert app.lines()[0].startswith("N'Guessan-Marchand-Del")
            await pilot.press(*"mari")
            await pilot.pause()
            assert field.input.value == "mari"
            assert field.person == TWO[-1]


class TestCandidates:
    async def test_are_listed_before_anything_is_typed_with_what_is_to_say_of_each(self) -> None:
        field = a_field(notes={"paul": "2 pairs", "noor": "0 pairs"})
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.pause()
            assert any("Martin Paul" in line and "2 pairs" in line for line in app.lines())
            assert any("Haddad Noor" in line and "0 pairs" in line for line in app.lines())

    async def test_are_those_whom_what_is_typed_fits(self) -> None:
        field = a_field()
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.press(*"mart")
            await pilot.pause()
            assert "Ngô" not in app.text()
            assert [line[:1] for line in app.lines()[1:3]] == ["▌", " "]

    async def test_called_alike_are_told_apart(self) -> None:
        people = (
            a_mentor("m1", given_name="Maud", family_name="Testard", email="maud@example.org"),
            a_mentor("m2", given_name="Maud", family_name="Testard", email="m.t@example.net"),
        )
        field = PersonField(ENGLISH, people, id="mentor")
        app = OneWidgetApp(field)
        async with running(app) as pilot:
            field.focus()
            await pilot.pause()
            assert "Testard Maud (maud@example.org)" in app.text()
            assert "Testard Maud (m.t@example.net)" in app.text()
