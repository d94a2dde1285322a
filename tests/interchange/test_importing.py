"""An import document read, or every error of it."""

import json
import sys
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests.builders import NOW, E
from tests.interchange.documents import Tree, a_document, changed, problems, read
from tui.domain.codes import Anchor, Channel, Purpose
from tui.domain.cohorts import Policy
from tui.domain.errors import Fact, RefusedError, Rule
from tui.domain.notices import NoticeCode
from tui.domain.pairs import Snooze
from tui.interchange import parsing
from tui.interchange.importing import read_document
from tui.interchange.parsing import ImportRefusedError, Problem
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH


def said(rule: Rule, **facts: Fact) -> str:
    return error_sentence(RefusedError(rule, **facts), ENGLISH)


def only(found: list[Problem]) -> Problem:
    assert len(found) == 1, found
    return found[0]


class TestADocumentWithoutProblem:
    def test_becomes_a_cohort_with_people_pairs_and_exchanges(self) -> None:
        imported = read(a_document())
        contents = imported.contents
        assert imported.as_of == date(2026, 6, 8)
        assert contents.cohort.submission_due == date(2026, 7, 3)
        assert list(contents.people) == ["ana", "m-roux", "s-tran"]
        assert contents.pairs["p-01"].mentor_on(date(2026, 2, 1), date(2026, 2, 1)) == "m-roux"
        assert contents.pairs["p-01"].dates_on(date(2026, 2, 1)) == (
            date(2026, 2, 2),
            date(2026, 6, 30),
        )
        exchange = contents.of_pair("p-01")[0]
        assert (exchange.channel, exchange.checkpoint) == (Channel.VIDEO, Purpose.AUTO)
        assert contents.of_pair("p-02") == ()

    def test_may_leave_out_the_day_and_everything_optional(self) -> None:
        tree = a_document()
        del tree["as_of"]
        tree["pairs"][0] |= {"internship": None, "pauses": None, "snoozed": None, "mentors": []}
        tree["exchanges"][0] |= {"checkpoint": None, "note": " "}
        imported = read(tree)
        assert imported.as_of is None
        assert imported.contents.pairs["p-01"].internship is None
        assert imported.contents.of_pair("p-01")[0].note is None
        assert imported.contents.of_pair("p-01")[0].checkpoint is Purpose.AUTO

    @pytest.mark.parametrize("note", [{}, {"note": None}, {"note": ""}])
    def test_may_leave_out_the_note_of_a_snooze(self, note: dict[str, str | None]) -> None:
        tree = a_document()
        tree["pairs"][0]["snoozed"] = {"until": "2026-06-15", **note}
        snoozed = read(tree).contents.pairs["p-01"].snoozed
        assert snoozed == Snooze(date(2026, 6, 15), "")

    def test_takes_an_empty_text_for_nothing_in_every_optional_field(self) -> None:
        tree = a_document()
        tree["as_of"] = tree["cohort"]["submission_due"] = tree["cohort"]["programme"] = ""
        tree["cohort"]["policy"] = {"holidays": "", "silence_days": "", "meeting_channels": ""}
        for name in ("email", "phone", "time_zone", "country", "pedagogical_team"):
            tree["people"][0][name] = ""
        tree["pairs"][0] |= {"submission_due": "", "submitted_on": "", "objectives": ""}
        tree["pairs"][0]["internship"]["supervisor"] = ""
        tree["exchanges"][0] |= {"at": "", "minutes": "", "checkpoint": "", "note": ""}
        del tree["people"][2]
        imported = read(tree)
        assert imported.as_of is None
        person = imported.contents.people["ana"]
        assert (person.email, person.time_zone, person.pedagogical_team) == (None, None, None)
        assert imported.contents.cohort.policy.silence_days == Policy().silence_days
        exchange = imported.contents.of_pair("p-01")[0]
        assert (exchange.at, exchange.minutes, exchange.checkpoint) == (None, None, Purpose.AUTO)

    def test_is_read_with_a_byte_order_mark(self) -> None:
        data = b"\xef\xbb\xbf" + json.dumps(a_document()).encode()
        assert read_document(data, now=NOW, language=ENGLISH).contents.pairs

    def test_has_its_texts_composed_and_trimmed(self) -> None:
        person = read(changed("people.0.given_name", " E\u0301lodie ")).contents.people["ana"]
        assert person.given_name == "Élodie"

    def test_may_hold_somebody_with_one_name(self) -> None:
        assert read(changed("people.0.family_name", "")).contents.people["ana"].name == "Ana"

    def test_gives_moments_in_utc_and_times_to_the_minute(self) -> None:
        tree = a_document()
        tree["exchanges"][0] |= {"at": "14:30", "recorded_at": "2026-02-04T16:00:00+02:00"}
        exchange = read(tree).contents.of_pair("p-01")[0]
        assert exchange.at == time(14, 30)
        assert exchange.recorded_at == datetime(2026, 2, 4, 14, tzinfo=UTC)


class TestThePolicy:
    def test_has_its_defaults_and_the_holidays_of_france_where_nothing_is_said(self) -> None:
        imported = read(a_document())
        policy = imported.contents.cohort.policy
        assert policy.silence_days == Policy().silence_days
        assert policy.meeting_channels == Policy().meeting_channels
        assert {date(2025, 7, 14), date(2026, 5, 25), date(2028, 5, 1)} <= set(policy.holidays)
        assert {day.year for day in policy.holidays} == {2025, 2026, 2027, 2028}
        assert list(policy.holidays) == sorted(policy.holidays)
        assert imported.policy_given == frozenset()

    def test_gives_only_the_numbers_that_it_has(self) -> None:
        given = {
            "silence_days": 60,
            "pre_submission_anchor": "submission_due",
            "meeting_channels": ["phone", "video", "phone"],
            "holidays": ["2026-05-08", "2026-05-01", "2026-05-01"],
            "first_contact_days": None,
        }
        imported = read(changed("cohort.policy", given))
        assert imported.contents.cohort.policy == Policy(
            silence_days=60,
            pre_submission_anchor=Anchor.SUBMISSION_DUE,
            meeting_channels=(Channel.PHONE, Channel.VIDEO),
            holidays=(date(2026, 5, 1), date(2026, 5, 8)),
        )
        assert imported.policy_given == given.keys() - {"first_contact_days"}

    @pytest.mark.parametrize(
        ("country", "holiday"), [("VN", date(2026, 9, 2)), ("gb", date(2026, 4, 3))]
    )
    def test_finds_the_holidays_of_a_country(self, country: str, holiday: date) -> None:
        imported = read(changed("cohort.policy.holidays", country))
        assert holiday in imported.contents.cohort.policy.holidays
        assert imported.policy_given == frozenset()

    def test_has_no_holidays_where_none_is_said(self) -> None:
        assert read(changed("cohort.policy.holidays", "none")).contents.cohort.policy.holidays == ()


DAY_WORDS = "a date that exists, written YYYY-MM-DD in double quotes"
NUMBER_WORDS = "a whole number from 0 to 366"
HOLIDAY_WORDS = "a list of dates, a country code of two letters, or none"

WRONG_VALUES: list[tuple[str, Any, str, str | None, str]] = [
    ("as_of", "8/6/2026", "as_of", '"8/6/2026"', DAY_WORDS),
    ("cohort.id", "MPH", "cohort.id", '"MPH"', said(Rule.BAD_ID, value="MPH")),
    ("cohort.id", "..", "cohort.id", '".."', said(Rule.BAD_ID, value="..")),
    ("cohort.title", 5, "cohort.title", "5", "a text in double quotes"),
    ("cohort.title", " ", "cohort.title", '" "', said(Rule.TEXT_EMPTY)),
    ("cohort.mentoring_start", 20260201, "cohort.mentoring_start", "20260201", DAY_WORDS),
    ("cohort.mentoring_start", None, "cohort.mentoring_start", "null", DAY_WORDS),
    ("cohort.mentoring_start", "2026-02-30", "cohort.mentoring_start", '"2026-02-30"', DAY_WORDS),
    ("cohort.mentoring_start", "20260201", "cohort.mentoring_start", '"20260201"', DAY_WORDS),
    (
        "cohort.mentoring_start",
        "0026-02-01",
        "cohort.mentoring_start",
        '"0026-02-01"',
        "a date from 1900 to 2200",
    ),
    (
        "cohort.time_zone",
        "Europe/Pariss",
        "cohort.time_zone",
        '"Europe/Pariss"',
        said(Rule.BAD_TIME_ZONE, value="Europe/Pariss"),
    ),
    (
        "people.0.time_zone",
        "../../etc/passwd",
        "people[0].time_zone",
        '"../../etc/passwd"',
        said(Rule.BAD_TIME_ZONE, value="../../etc/passwd"),
    ),
    ("cohort.policy.silence_days", "75", "cohort.policy.silence_days", '"75"', NUMBER_WORDS),
    ("cohort.policy.silence_days", 75.0, "cohort.policy.silence_days", "75.0", NUMBER_WORDS),
    ("cohort.policy.silence_days", True, "cohort.policy.silence_days", "true", NUMBER_WORDS),
    ("cohort.policy.silence_days", 367, "cohort.policy.silence_days", "367", NUMBER_WORDS),
    ("cohort.policy.silence_days", -1, "cohort.policy.silence_days", "-1", NUMBER_WORDS),
    ("cohort.policy.silence_days", float("nan"), "cohort.policy.silence_days", "NaN", NUMBER_WORDS),
    (
        "cohort.policy.silence_days",
        float("inf"),
        "cohort.policy.silence_days",
        "Infinity",
        NUMBER_WORDS,
    ),
    ("cohort.policy.silence_days", 10**30, "cohort.policy.silence_days", "1e+30", NUMBER_WORDS),
    (
        "cohort.policy.meeting_channels",
        [],
        "cohort.policy.meeting_channels",
        "[]",
        "at least one of them",
    ),
    (
        "cohort.policy.meeting_channels",
        ["video", "fax"],
        "cohort.policy.meeting_channels[1]",
        '"fax"',
        "one of: video, phone, in_person, email, message, other",
    ),
    (
        "cohort.policy.holidays",
        "XX",
        "cohort.policy.holidays",
        '"XX"',
        "a country whose holidays are known, none, or a list of dates",
    ),
    ("cohort.policy.holidays", "FRA", "cohort.policy.holidays", '"FRA"', HOLIDAY_WORDS),
    ("cohort.policy.holidays", 5, "cohort.policy.holidays", "5", HOLIDAY_WORDS),
    ("cohort.policy.holidays", ["x"], "cohort.policy.holidays[0]", '"x"', DAY_WORDS),
    (
        "people.0.email",
        "a@example.org; b@example.org",
        "people[0].email",
        '"a@example.org; b@example.org"',
        "an e-mail address, such as name@example.org",
    ),
    (
        "people.0.email",
        "nobody",
        "people[0].email",
        '"nobody"',
        "an e-mail address, such as name@example.org",
    ),
    (
        "people.0.given_name",
        "a\u202eb",
        "people[0].given_name",
        '"a�b"',
        said(Rule.TEXT_NOT_CLEAN, character="U+202E"),
    ),
    (
        "people.0.given_name",
        "\ud800",
        "people[0].given_name",
        '"�"',
        said(Rule.TEXT_NOT_CLEAN, character="U+D800"),
    ),
    (
        "people.0.given_name",
        "a\nb",
        "people[0].given_name",
        '"a\\nb"',
        said(Rule.TEXT_NOT_CLEAN, character="U+000A"),
    ),
    (
        "people.0.phone",
        "1" * 201,
        "people[0].phone",
        '"' + "1" * 78 + "…",
        said(Rule.TEXT_TOO_LONG, length=201, limit=200),
    ),
    ("people.0.pedagogical_team", "yes", "people[0].pedagogical_team", '"yes"', "true or false"),
    ("people.0.shoe_size", 42, "people[0].shoe_size", "42", "no field of this name here"),
    (
        "people.0.mail",
        "a@b",
        "people[0].mail",
        '"a@b"',
        "no field of this name; did you mean email?",
    ),
    ("people.0.\ud800", 1, "people[0].�", "1", "no field of this name here"),
    ("exchanges.0", 5, "exchanges[0]", "5", "an object in curly brackets"),
    (
        "people.0",
        {"id": "ana", "given_name": "", "family_name": " "},
        "people[0]",
        "{…}",
        "a given name or a family name",
    ),
    (
        "people.0",
        {"id": "ana", "given_name": "Ana"},
        "people[0].family_name",
        None,
        "this field: it cannot be left out",
    ),
    ("pairs.0.pauses", {}, "pairs[0].pauses", "{}", "a list in square brackets"),
    (
        "pairs.0.internship.topic",
        "t" * 501,
        "pairs[0].internship.topic",
        '"' + "t" * 78 + "…",
        (said(Rule.TEXT_TOO_LONG, length=501, limit=500)),
    ),
    (
        "pairs.0.waivers",
        [{"checkpoint": "auto", "on": "2026-05-01", "reason": "Agreed."}],
        "pairs[0].waivers[0].checkpoint",
        '"auto"',
        "one of: kickoff, midpoint, pre_submission",
    ),
    (
        "exchanges.0.at",
        "9:00",
        "exchanges[0].at",
        '"9:00"',
        'a time written HH:MM in double quotes, such as "14:30"',
    ),
    ("exchanges.0.minutes", 1441, "exchanges[0].minutes", "1441", "a whole number from 1 to 1440"),
    (
        "exchanges.0.recorded_at",
        "2026-05-01T10:00",
        "exchanges[0].recorded_at",
        '"2026-05-01T10:00"',
        'a date and time with its offset, such as "2026-05-12T14:30:00Z"',
    ),
    (
        "exchanges.0.recorded_at",
        "2026-13-01T10:00Z",
        "exchanges[0].recorded_at",
        '"2026-13-01T10:00Z"',
        'a date and time with its offset, such as "2026-05-12T14:30:00Z"',
    ),
    (
        "exchanges.0.note",
        "n" * 4001,
        "exchanges[0].note",
        '"' + "n" * 78 + "…",
        said(Rule.TEXT_TOO_LONG, length=4001, limit=4000),
    ),
    ("exchanges", {}, "exchanges", "{}", "a list in square brackets"),
]


class TestAWrongValue:
    def test_may_be_a_moment_of_another_age(self) -> None:
        tree = changed("exchanges.0.recorded_at", "0001-01-01T00:00+14:00")
        assert only(problems(tree)).place == "exchanges[0].recorded_at"

    @pytest.mark.parametrize(("path", "given", "place", "value", "expected"), WRONG_VALUES)
    def test_is_named_with_its_place_and_what_was_expected(
        self, path: str, given: object, place: str, value: str | None, expected: str
    ) -> None:
        assert only(problems(changed(path, given))) == Problem(place, value, expected)

    def test_has_limits_that_are_reached_without_a_problem(self) -> None:
        tree = changed("exchanges.0.note", "n" * 4000)
        tree["pairs"][0]["internship"]["topic"] = "t" * 500
        tree["people"][0]["given_name"] = "g" * 200
        tree["cohort"] |= {"id": "c" * 64, "policy": {"silence_days": 366, "mentoring_months": 0}}
        assert read(tree).contents.cohort.policy.silence_days == 366


WRONG_TOGETHER: list[tuple[str, Any, str, str | None, str]] = [
    ("pairs.0.mentee", "bob", "pairs[0].mentee", '"bob"', "the id of a person in people"),
    (
        "pairs.0.mentors",
        [{"mentor": "bob", "from": "2026-02-01"}],
        "pairs[0].mentors[0].mentor",
        '"bob"',
        "the id of a person in people",
    ),
    (
        "pairs.0.internship.supervisor",
        "bob",
        "pairs[0].internship.supervisor",
        '"bob"',
        "the id of a person in people",
    ),
    ("exchanges.0.pair", "p-99", "exchanges[0].pair", '"p-99"', "the id of a pair"),
    (
        "people.3",
        {"id": "ana", "given_name": "Ana", "family_name": "Sá"},
        "people[3].id",
        '"ana"',
        "an id of its own; people[0] has this one",
    ),
    (
        "pairs.0.mentee",
        "m-roux",
        "pairs[0].mentors[0].mentor",
        '"m-roux"',
        said(Rule.MENTOR_IS_MENTEE, mentor="m-roux"),
    ),
    (
        "pairs.0.internship.supervisor",
        "m-roux",
        "pairs[0].mentors[0].mentor",
        '"m-roux"',
        said(Rule.MENTOR_IS_SUPERVISOR, mentor="m-roux"),
    ),
    (
        "pairs.0.internship.end",
        "2026-02-28",
        "pairs[0].internship.end",
        '"2026-02-28"',
        said(Rule.TOO_SHORT, start=date(2026, 2, 2), end=date(2026, 2, 28), days=27, least=28),
    ),
    (
        "pairs.0.internship.end",
        "2026-02-01",
        "pairs[0].internship.end",
        '"2026-02-01"',
        said(Rule.END_BEFORE_START, start=date(2026, 2, 2), end=date(2026, 2, 1)),
    ),
    (
        "pairs.0.internship.amendments",
        [
            {"agreed_on": "2026-05-01", "end": "2026-07-10"},
            {"agreed_on": "2026-04-01", "start": "2026-06-20"},
        ],
        "pairs[0].internship.amendments[1].start",
        '"2026-06-20"',
        said(Rule.TOO_SHORT, start=date(2026, 6, 20), end=E, days=11, least=28),
    ),
    (
        "cohort.policy.pre_submission_lead_days",
        200,
        "pairs[0].internship.end",
        '"2026-06-30"',
        said(Rule.WINDOWS_IMPOSSIBLE, start=date(2026, 2, 2), end=E),
    ),
    (
        "pairs.0.pauses",
        [{"from": "2026-05-01"}, {"from": "2026-05-02", "to": "2026-05-01"}],
        "pairs[0].pauses[1].to",
        '"2026-05-01"',
        said(Rule.PAUSE_BACKWARDS, starts=date(2026, 5, 2), ends=date(2026, 5, 1)),
    ),
    (
        "exchanges.0.on",
        "2026-06-10",
        "exchanges[0].on",
        '"2026-06-10"',
        said(Rule.HELD_IN_FUTURE, on=date(2026, 6, 10), latest=date(2026, 6, 8)),
    ),
]


class TestARuleBroken:
    @pytest.mark.parametrize(("path", "given", "place", "value", "expected"), WRONG_TOGETHER)
    def test_is_named_with_its_place_and_its_sentence(
        self, path: str, given: object, place: str, value: str | None, expected: str
    ) -> None:
        assert Problem(place, value, expected) in problems(changed(path, given))

    def test_names_the_second_mentor_of_the_same_day(self) -> None:
        mentors = [{"mentor": person, "from": "2026-02-01"} for person in ("m-roux", "s-tran")]
        tree = changed("pairs.0.mentors", mentors)
        del tree["pairs"][0]["internship"]
        assert only(problems(tree)).place == "pairs[0].mentors[1].from"

    def test_names_an_email_that_is_to_count_as_a_meeting(self) -> None:
        tree = a_document()
        tree["exchanges"][0] |= {"channel": "email", "checkpoint": "kickoff"}
        problem = only(problems(tree))
        assert (problem.place, problem.value) == ("exchanges[0].checkpoint", '"kickoff"')

    def test_lets_an_exchange_be_held_on_a_day_that_has_begun_somewhere_on_earth(self) -> None:
        data = json.dumps(changed("exchanges.0.on", "2026-06-09")).encode()
        before, after = (datetime(2026, 6, 8, *at, tzinfo=UTC) for at in ((9, 59), (10, 0)))
        assert read_document(data, now=after, language=ENGLISH).contents.exchanges
        with pytest.raises(ImportRefusedError):
            read_document(data, now=before, language=ENGLISH)


class TestEveryErrorAtOnce:
    def test_lists_wrong_values_and_broken_rules_of_other_parts_together(self) -> None:
        tree = a_document()
        tree["people"][1]["shoe_size"] = 42
        tree["pairs"][0]["internship"]["end"] = "2026-02-01"
        tree["pairs"][0]["mentors"].append({"mentor": "nobody", "from": "2026-02-01"})
        tree["exchanges"][0] |= {
            "on": "2027-01-01",
            "channel": "email",
            "checkpoint": "midpoint",
        }
        assert [problem.place for problem in problems(tree)] == [
            "people[1].shoe_size",
            "pairs[0].mentors[1].mentor",
            "pairs[0].mentors[1].from",
            "pairs[0].internship.end",
            "exchanges[0].on",
            "exchanges[0].checkpoint",
        ]

    def test_does_not_call_a_reference_dangling_that_leads_to_a_part_with_an_error(self) -> None:
        assert only(problems(changed("people.0.shoe_size", 42))).place == "people[0].shoe_size"

    def test_does_not_call_references_dangling_where_a_table_is_missing(self) -> None:
        tree = a_document()
        del tree["people"]
        assert only(problems(tree)).place == "people"

    def test_checks_references_though_the_cohort_has_an_error(self) -> None:
        tree = changed("pairs.0.mentee", "nobody")
        del tree["cohort"]["title"]
        assert [problem.place for problem in problems(tree)] == ["cohort.title", "pairs[0].mentee"]

    def test_carries_the_rule_and_the_number_of_errors(self) -> None:
        with pytest.raises(ImportRefusedError) as caught:
            read(changed("people.0.shoe_size", 42))
        assert caught.value.code is Rule.FILE_REFUSED
        assert caught.value.facts == {"count": 1}
        assert caught.value.exit_code == 1


class TestTheFormat:
    @pytest.mark.parametrize(
        ("path", "given", "value", "expected"),
        [
            ("format", "other", '"other"', '"mentorat-cohort"'),
            (
                "version",
                2,
                "2",
                "version 1 or older; a newer program wrote this file: update this one",
            ),
            ("version", 0, "0", "1"),
            ("version", True, "true", "1"),
            ("version", "1", '"1"', "1"),
        ],
    )
    def test_is_the_one_problem_of_a_document_of_another_kind(
        self, path: str, given: object, value: str, expected: str
    ) -> None:
        tree = changed(path, given)
        tree["people"] = "whatever"
        assert only(problems(tree)) == Problem(path, value, expected)

    @pytest.mark.parametrize("field", ["format", "version"])
    def test_cannot_be_left_out(self, field: str) -> None:
        tree = a_document()
        del tree[field]
        problem = only(problems(tree))
        assert (problem.place, problem.value) == (field, None)


class TestTheFile:
    @pytest.mark.parametrize(
        ("data", "place", "value", "expected"),
        [
            (b"", "line 1, column 1", None, "a value"),
            (b"{", "line 1, column 2", None, "a field name in double quotes"),
            (b'{"a" 1}', "line 1, column 6", "1}", "a colon between a field and its value"),
            (
                b'{"a": 1,\n "b": 2 "c": 3}',
                "line 2, column 9",
                '"c": 3}',
                "a comma, or the end of the object or list",
            ),
            (b'["a', "line 1, column 2", '"a', "a closing double quote"),
            (b'["\\x"]', "line 1, column 3", '\\x"]', "a valid escape after the backslash"),
            (
                b'["a\tb"]',
                "line 1, column 4",
                '�b"]',
                "no line break or control character in a text: write \\n",
            ),
            (b"{} 2", "line 1, column 4", "2", "nothing more: the document has ended"),
            (b"[1]", "the file", "[…]", "an object in curly brackets"),
            (
                b"caf\xe9",
                "byte 4",
                "0xE9",
                "text in UTF-8; this may be Windows-1252 or Latin-1: save the file again as UTF-8",
            ),
        ],
    )
    def test_that_is_not_a_document_is_named_where_reading_stopped(
        self, data: bytes, place: str, value: str | None, expected: str
    ) -> None:
        assert only(problems(data)) == Problem(place, value, expected)

    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"PK\x03\x04\x14\x00\x06\x00", "a spreadsheet (XLSX, ODS) or a ZIP archive"),
            (b"\xd0\xcf\x11\xe0\xa1", "a spreadsheet (XLS) of old Excel"),
            (b"%PDF-1.7", "a PDF"),
            (b"\x1f\x8b\x08", "a compressed file (gzip)"),
            (b"\xef\xbb\xbf<!DOCTYPE html>", "a page in HTML or XML"),
            (b"id;family_name\nawa;Diop\n", "a table (CSV)"),
            (b"\xef\xbb\xbfid,family_name\n", "a table (CSV)"),
            (
                b'# A cohort\nformat = "mentorat-snapshot"\n',
                "a snapshot, which mentorat restore reads",
            ),
        ],
    )
    def test_of_another_kind_is_named_by_its_kind_with_the_cure(
        self, data: bytes, kind: str
    ) -> None:
        found = only(problems(data))
        assert (found.place, found.value) == ("the file", kind)
        assert "mentorat schema import describes it" in found.expected

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
    def test_in_utf_16_is_to_be_saved_again(self, encoding: str) -> None:
        found = only(problems("{ }".encode(encoding)))
        assert (found.place, found.value) == ("the file", "text in UTF-16")
        assert found.expected == "text in UTF-8: save the file again as UTF-8"

    def test_names_each_key_that_stands_twice(self) -> None:
        data = json.dumps(a_document()).replace('"id": "ana"', '"id": "bob", "id": "ana"')
        data = data.replace('"version": 1', '"version": 1, "version": 1')
        expected = "this field once; it is here more than once"
        assert problems(data.encode()) == [
            Problem("version", "1", expected),
            Problem("people[0].id", '"ana"', expected),
        ]

    def test_may_have_eight_levels_and_no_more(self) -> None:
        assert only(problems(changed("exchanges.0.note", [[[[[]]]]]))).place == "exchanges[0].note"
        problem = only(problems(changed("exchanges.0.note", [[[[[[]]]]]])))
        assert problem.place == "exchanges[0].note[0][0][0][0][0]"
        assert problem.expected == "at most 8 levels of objects and lists"

    def test_that_is_nested_without_end_is_refused(self) -> None:
        assert only(problems(b"[" * 200_000)).expected == "at most 8 levels of objects and lists"

    def test_that_does_not_fit_into_memory_is_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object, **__: object) -> None:
            raise MemoryError

        monkeypatch.setattr(json, "loads", full)
        assert only(problems(b"{}")).expected == "a file that fits into this machine's memory"

    def test_is_at_most_64_mebibytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert parsing.LARGEST_FILE == 64 * 1024 * 1024
        monkeypatch.setattr(parsing, "LARGEST_FILE", 10)
        assert only(problems(b"{}" + b" " * 9)) == Problem("the file", "11 bytes", "at most 64 MiB")

    def test_has_at_most_ten_thousand_pairs(self) -> None:
        tree: Tree = a_document() | {"exchanges": []}
        tree["pairs"] = [{"id": f"p-{n}", "mentee": "ana", "mentors": []} for n in range(10_001)]
        assert only(problems(tree)) == Problem("pairs", "[…]", "at most 10000 of them")


class TestNotices:
    def test_tell_what_is_allowed_and_worth_saying(self) -> None:
        tree = a_document()
        tree["people"][1]["pedagogical_team"] = False
        tree["pairs"][0]["submission_due"] = "2026-06-19"
        tree["exchanges"][0]["checkpoint"] = "midpoint"
        notices = read(tree).notices
        assert [notice.code for notice in notices] == [
            NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM,
            NoticeCode.SUBMISSION_BEFORE_MEETING,
            NoticeCode.OUTSIDE_WINDOW,
        ]
        assert notices[2].facts["pair"] == "p-01"
        assert notices[2].facts["exchange"] == "x-1"

    def test_are_none_for_an_ordinary_document(self) -> None:
        assert read(a_document()).notices == ()


def test_the_package_itself_does_not_import_pydantic() -> None:
    import subprocess

    light = "tui.interchange, tui.interchange.parsing, tui.interchange.merging"
    script = f"import {light}, tui.interchange.tables, sys; print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
