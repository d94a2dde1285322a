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
    email_of,
    id_from,
    mail_address,
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
    @pytest.mark.parametrize("address", [None, "a@b", "zoe@ü.example", "a+b@c.example"])
    def test_that_a_mail_can_use_stay_as_they_are(self, address: str | None) -> None:
        assert email_of(address) == address
        check_email(address)

    @pytest.mark.parametrize(
        "written",
        [
            "mailto:zoe@example.org",
            "MAILTO:zoe@example.org?subject=Hello",
            "<zoe@example.org>",
            "Zoé Costa <zoe@example.org>;",
            '"Costa, Zoé" <mailto:zoe@example.org>',
            " zoe@example.org; ",
            "zoe@example.org,",
        ],
    )
    def test_are_taken_out_of_what_other_programs_put_around_them(self, written: str) -> None:
        assert email_of(written) == "zoe@example.org"
        with pytest.raises(RefusedError):
            check_email(written)

    def test_of_nothing_are_none(self) -> None:
        assert [email_of(text) for text in ("", " ", "mailto:", "<>;")] == [None] * 4

    @pytest.mark.parametrize(
        "text",
        ["a", "@", "a@", "@b", "a b@c", "a@b@c", "é@example.org", "a@b.c; d@e.f"],
    )
    def test_are_refused_otherwise(self, text: str) -> None:
        with pytest.raises(RefusedError) as caught:
            email_of(text)
        assert (caught.value.code, caught.value.facts["value"]) == (Rule.BAD_EMAIL, text)


class TestTheAddressOfAMail:
    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("paul@example.org", "paul@example.org"),
            (" paul.martin+mph@a-b.example.org ", "paul.martin+mph@a-b.example.org"),
            ("<paul@example.org>", "paul@example.org"),
            ("mailto:paul@example.org", "paul@example.org"),
            ("paul@bücher.example", "paul@xn--bcher-kva.example"),
        ],
    )
    def test_is_written_as_every_program_takes_it(self, text: str, address: str) -> None:
        assert mail_address(text) == address

    @pytest.mark.parametrize(
        "text",
        [
            None,
            "",
            "paul",
            "@example.org",
            "paul@",
            "paul@example..org",
            "pаul@example.org",  # a Cyrillic letter
            "a@b.example, c@d.example",
            "a@b.example\r\nBcc: c@d.example",
            '"a b"@c.example',
            "a b@c.example",
            f"{'a' * 250}@b.example",
            f"a@{'b' * 70}.example",
            "a@-b.example",
        ],
    )
    def test_is_none_where_what_is_on_record_cannot_be_one(self, text: str | None) -> None:
        assert mail_address(text) is None


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
