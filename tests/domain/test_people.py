"""What is kept of a person, and what is refused."""

from dataclasses import replace

import pytest

from tests.builders import a_person
from tui.domain.errors import RefusedError, Rule
from tui.domain.people import (
    Person,
    check_email,
    check_time_zone,
    cleaned_person,
    id_from,
    time_zone_named,
)


class TestCleaning:
    def test_keeps_what_is_clean(self) -> None:
        assert cleaned_person(a_person()) == a_person()

    def test_takes_away_the_space_around_and_what_is_empty(self) -> None:
        given = Person("awa", " Awa ", "", " ", "", "", " SN ", "", pedagogical_team=False)
        assert cleaned_person(given) == Person(
            "awa", "Awa", "", country="SN", pedagogical_team=False
        )

    @pytest.mark.parametrize(
        ("changes", "rule", "field"),
        [
            ({"given_name": "", "family_name": " "}, Rule.UNNAMED, "family_name"),
            ({"family_name": "x" * 201}, Rule.TEXT_TOO_LONG, "family_name"),
            ({"affiliation": "\u202e"}, Rule.TEXT_NOT_CLEAN, "affiliation"),
            ({"email": "awa at home"}, Rule.BAD_EMAIL, "email"),
            ({"time_zone": "Dakar"}, Rule.BAD_TIME_ZONE, "time_zone"),
            ({"id": "Awa"}, Rule.BAD_ID, None),
        ],
    )
    def test_refuses_what_cannot_be_right_and_names_the_field(
        self, changes: dict[str, str], rule: Rule, field: str | None
    ) -> None:
        with pytest.raises(RefusedError) as caught:
            cleaned_person(replace(a_person(), **changes))  # type: ignore[arg-type]
        assert caught.value.code is rule
        assert caught.value.facts.get("field") == field


class TestAddresses:
    @pytest.mark.parametrize("address", [None, "", "a@b", "é@ü.fr", "a+b@c.example"])
    def test_are_something_at_something(self, address: str | None) -> None:
        check_email(address)

    @pytest.mark.parametrize("address", ["a", "@", "a@", "@b", "a b@c", "a@b@c", "a@b\n"])
    def test_are_refused_otherwise(self, address: str) -> None:
        with pytest.raises(RefusedError):
            check_email(address)


class TestTimeZones:
    @pytest.mark.parametrize("name", [None, "Europe/Paris", "UTC", "Pacific/Kiritimati"])
    def test_are_those_of_the_database(self, name: str | None) -> None:
        check_time_zone(name)

    @pytest.mark.parametrize("name", ["", "Europe", "../etc/passwd", "/etc/passwd", "Mars", "\0"])
    def test_are_refused_otherwise(self, name: str) -> None:
        with pytest.raises(RefusedError) as caught:
            check_time_zone(name)
        assert caught.value.code is Rule.BAD_TIME_ZONE


    def test_are_taken_in_any_case(self) -> None:
        assert time_zone_named("africa/dakar") == "Africa/Dakar"
        assert time_zone_named(" EUROPE/Paris ") == "Europe/Paris"
        with pytest.raises(RefusedError):
            time_zone_named("mars")


class TestIds:
    @pytest.mark.parametrize(
        ("words", "made"),
        [
            ("Thị Ngọc Ánh Phạm", "thi-ngoc-anh-pham"),
            ("  Ñusta  Quispe_Huamán. ", "nusta-quispe-huaman"),
            ("أمل", "person"),
            ("!?", "person"),
            ("a" * 63 + " b", "a" * 63),
        ],
    )
    def test_are_made_of_what_can_stand_in_one(self, words: str, made: str) -> None:
        assert id_from(words, (), "person") == made

    def test_are_nobody_else_s(self) -> None:
        taken = {"awa", "awa-2"}
        assert id_from("Awa", taken, "person") == "awa-3"
        assert id_from("a" * 70, {"a" * 64}, "person") == "a" * 62 + "-2"
