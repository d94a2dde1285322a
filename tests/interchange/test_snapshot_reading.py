"""A snapshot read back: sound ones, old ones, newer ones, and everything that is wrong."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from tests.builders import TODAY, day
from tests.interchange.snapshots import (
    FULL,
    GOLDEN,
    changed,
    full_bytes,
    full_tree,
    in_order,
    problems,
    read,
    refusal,
    resealed,
    sealed,
)
from tui.domain.codes import Level
from tui.domain.contents import Contents
from tui.domain.errors import Rule
from tui.interchange.parsing import Problem
from tui.interchange.snapshot_writing import snapshot_bytes, sum_of


def places(content: bytes) -> list[str]:
    return [problem.place for problem in problems(content)]


def first(content: bytes) -> Problem:
    (problem,) = problems(content)
    return problem


class TestASoundSnapshot:
    def test_gives_an_equal_cohort_and_its_day(self) -> None:
        found = read(full_bytes())

        assert in_order(found.contents) == in_order(FULL)
        assert (found.as_of, found.redacted) == (TODAY, False)
        assert found.sha256 == sum_of(full_bytes())

    def test_may_be_of_a_cohort_in_which_there_is_nothing_yet(self) -> None:
        empty = Contents(FULL.cohort)

        assert read(snapshot_bytes(empty, TODAY)).contents == empty

    def test_is_one_even_where_it_lies_ahead_of_the_present(self) -> None:
        ahead = replace(FULL.exchanges["awa-paul"][0], on=day(2, 4, 2150))
        contents = replace(FULL, exchanges={"awa-paul": (ahead,)})

        assert read(snapshot_bytes(contents, TODAY)).contents == contents


class TestOlderVersions:
    @pytest.mark.parametrize("edition", [1, 2])
    def test_stay_readable(self, edition: int) -> None:
        found = read((GOLDEN / f"snapshot-{edition}.toml").read_bytes())

        assert in_order(found.contents) == in_order(FULL)
        assert found.edition == edition

    @pytest.mark.parametrize("edition", [1, 2])
    def test_stay_readable_redacted(self, edition: int) -> None:
        found = read((GOLDEN / f"snapshot-{edition}-redacted.toml").read_bytes())

        assert found.redacted
        assert len(found.contents.pairs) == 1


FIRST = tomllib.loads((GOLDEN / "snapshot-1.toml").read_text())
"""A snapshot whose levels and statuses are by the first edition of the rules."""


class TestTheFirstEditionOfTheRules:
    def test_has_the_defaults_of_what_came_later(self) -> None:
        assert FIRST["policy"].keys() == full_tree()["policy"].keys() - {
            "first_contact_alarm_days",
            "confirmation_days",
        }
        policy = read(sealed(FIRST)).contents.cohort.policy
        assert (policy.first_contact_alarm_days, policy.confirmation_days) == (30, 3)

    def test_is_not_computed_anew(self) -> None:
        (pair,) = FIRST["pairs"]
        other = {"level": "missed", "reasons": ["silent"], "due": day(1, 1)}
        tree = FIRST | {"pairs": [pair | {"assessment": pair["assessment"] | other}]}
        assert in_order(read(sealed(tree)).contents) == in_order(FULL)

    def test_is_checked_all_the_same(self) -> None:
        (pair,) = FIRST["pairs"]
        missing = {key: value for key, value in pair["assessment"].items() if key != "level"}
        silly = pair["assessment"] | {"kickoff": "soon", "colour": "red"}

        def found(**changes: object) -> list[str]:
            return places(sealed(FIRST | changes))

        assert found(pairs=[pair | {"assessment": missing}]) == ["pairs[0].assessment.level"]
        assert found(pairs=[pair | {"assessment": silly}]) == [
            "pairs[0].assessment.kickoff",
            "pairs[0].assessment.colour",
        ]
        assert found(counts=FIRST["counts"] | {"people": 99}) == ["counts.people"]
        assert found(people=FIRST["people"][1:])[-1].startswith("pairs[0]")
        assert places(sealed(FIRST).replace(b"Vaccination", b"Vaccinations")) == ["sha256"]

    def test_may_have_what_came_later(self) -> None:
        tree = FIRST | {"policy": FIRST["policy"] | {"confirmation_days": 9}}
        assert read(sealed(tree)).contents.cohort.policy.confirmation_days == 9


class TestOtherVersions:
    @pytest.mark.parametrize(("key", "known"), [("format_version", 1), ("charter_version", 2)])
    def test_that_are_newer_are_named_and_refused(self, key: str, known: int) -> None:
        refused = refusal(changed(key, known + 1))

        assert refused.code is Rule.SNAPSHOT_NEWER
        assert (refused.facts["found"], refused.facts["known"]) == (known + 1, known)
        assert refused.problems == (Problem(key, f"{known + 1}", f"version {known} or older"),)

    def test_of_the_rules_must_be_one_that_was(self) -> None:
        assert first(changed("charter_version", 0)) == Problem("charter_version", "0", "1 to 2")

    @pytest.mark.parametrize(
        ("version", "value"),
        [(0, "0"), (-1, "-1"), ("1", '"1"'), (True, "true"), (1.0, "1.0"), (None, None)],
    )
    def test_that_never_were_are_refused(self, version: object, value: str | None) -> None:
        assert first(changed("format_version", version)) == Problem("format_version", value, "1")

    @pytest.mark.parametrize(
        ("kind", "value"), [("mentorat-cohort", '"mentorat-cohort"'), (3, "3"), (None, None)]
    )
    def test_of_other_kinds_of_file_are_refused(self, kind: object, value: str | None) -> None:
        assert first(changed("format", kind)) == Problem("format", value, '"mentorat-snapshot"')


class TestTheChecksum:
    def test_finds_a_changed_line(self) -> None:
        content = full_bytes().replace(b'"Vaccination"', b'"Vaccinations"')
        problem = first(content)

        assert problem.place == "sha256"
        assert sum_of(content) in problem.expected

    def test_finds_a_changed_comment(self) -> None:
        assert places(full_bytes().replace(b"# A mentoring", b"# The mentoring")) == ["sha256"]

    def test_must_be_there(self) -> None:
        content = full_bytes()
        start = content.index(b"\nsha256 = ")
        end = content.index(b"\n", start + 1)

        assert first(content[:start] + content[end:]).value is None


FACTS: tuple[tuple[str, object, str, str], ...] = (
    ("cohort_id", "No!", "cohort_id", "is not an id"),
    ("as_of", "2026-06-08", "as_of", "2026-06-08"),
    ("as_of", time(9), "as_of", "a date such as"),
    ("as_of", date(1850, 1, 1), "as_of", "a date from 1900 to 2200"),
    ("redacted", "no", "redacted", "true or false"),
    ("stray", 1, "stray", "no field of this name here"),
    ("policy.silence_days", 367, "policy.silence_days", "a whole number from 0 to 366"),
    ("policy.silence_days", 7.0, "policy.silence_days", "a whole number from 0 to 366"),
    ("policy.silence_days", None, "policy.silence_days", "cannot be left out"),
    ("policy.meeting_channels", [], "policy.meeting_channels", "at least one"),
    ("policy.holidays", "FR", "policy.holidays", "a list"),
    ("cohort", None, "cohort", "cannot be left out"),
    ("cohort.title", "", "cohort.title", "This field is required"),
    ("cohort.time_zone", "Europe/Pris", "cohort.time_zone", "is not a time zone"),
    ("people", 1, "people", "a list"),
    ("pairs.0.internship", 1, "pairs[0].internship", "a table"),
    ("people.0.email", "nobody", "people[0].email", "an e-mail address"),
    ("people.0.given_name", "x" * 201, "people[0].given_name", "201 characters"),
    ("people.0.given_name", "A\u202ewa", "people[0].given_name", "cannot be shown"),
    ("people.1.id", "awa", "people[1].id", "an id of its own"),
    ("pairs.0.mentee", "nobody", "pairs[0].mentee", "the id of a person in people"),
    ("pairs.0.mentors.0.from", None, "pairs[0].mentors[0].from", "cannot be left out"),
    ("pairs.0.internship.end", day(2, 9), "pairs[0].internship.end", "at least 28 days"),
    ("pairs.0.evaluations", [], "pairs[0].evaluations", "no field of this name here"),
    ("exchanges.0.at", time(14, 30, 5), "exchanges[0].at", "a time such as 14:30:00"),
    ("exchanges.0.recorded_at", day(6, 8), "exchanges[0].recorded_at", "with its offset"),
    ("exchanges.0.state", "lost", "exchanges[0].state", "one of: planned, held"),
    ("exchanges.0.pair", "nobody", "exchanges[0].pair", "the id of a pair"),
    ("exchanges.0.minutes", 0, "exchanges[0].minutes", "from 1 to 1440"),
    ("exchanges.0.channel", "email", "exchanges[0].checkpoint", "not a meeting"),
    ("evaluations.0.pair", "nobody", "evaluations[0].pair", "the id of a pair"),
    ("evaluations.0.rating", "superb", "evaluations[0].rating", "one of: excellent"),
    ("snoozes.0.until", True, "snoozes[0].until", "a date such as"),
)
"""A value in the place of a fact, and the problem that it is: where, and what was expected."""

DERIVED: tuple[tuple[str, object, str], ...] = (
    ("counts.people", 5, "4"),
    ("counts.people", True, "4"),
    ("counts.people", None, "4"),
    ("counts.mentors", 2, "no field of this name here"),
    ("counts", None, "{…}"),
    ("pairs.0.assessment.level", "clear", '"at_risk"'),
    ("pairs.0.assessment.reasons", ["silent"], '["midpoint_missed", "silent"]'),
    ("pairs.0.assessment.midpoint", "met", '"overdue"'),
    ("pairs.0.assessment.due", day(7, 1), "2026-06-30"),
    ("pairs.0.assessment.meet_by", None, "2026-06-30"),
    ("pairs.0.assessment.next", "call", "no field of this name here"),
    ("pairs.0.assessment", None, "{…}"),
    ("people.0.given_name", " Awa", '"Awa"'),
    ("snoozes.0.until", "2026-06-15", "2026-06-15"),
)
"""A value in the place of one that follows from the facts, and what it would be."""


def place_in(path: str) -> str:
    return "".join(f"[{key}]" if key.isdigit() else f".{key}" for key in path.split("."))[1:]


class TestErrors:
    @pytest.mark.parametrize(("path", "value", "place", "expected"), FACTS)
    def test_of_facts_are_found_at_their_place(
        self, path: str, value: object, place: str, expected: str
    ) -> None:
        found = {problem.place: problem.expected for problem in problems(changed(path, value))}

        assert expected in found[place]

    @pytest.mark.parametrize(("path", "value", "expected"), DERIVED)
    def test_of_what_follows_from_the_facts_are_found(
        self, path: str, value: object, expected: str
    ) -> None:
        problem = first(changed(path, value))

        assert (problem.place, problem.expected) == (place_in(path), expected)

    def test_of_form_rules_counts_and_sum_are_found_at_once(self) -> None:
        tree = full_tree()
        tree["counts"]["people"] = 9
        tree["policy"]["silence_days"] = -1
        tree["people"][0]["email"] = "nobody"
        tree["exchanges"][1]["pair"] = "nobody"

        assert places(sealed(tree) + b"# more\n") == [
            "sha256",
            "counts.people",
            "policy.silence_days",
            "people[0].email",
            "exchanges[1].pair",
        ]

    def test_of_rules_are_found_beside_errors_of_form(self) -> None:
        tree = full_tree()
        tree["people"][0]["email"] = "nobody"
        tree["pairs"][0]["mentors"][0]["mentor"] = "awa"

        assert places(sealed(tree)) == ["people[0].email", "pairs[0].mentors[0].mentor"]

    def test_of_two_snoozes_of_one_pair_are_found(self) -> None:
        tree = full_tree()
        tree["snoozes"].append(dict(tree["snoozes"][0]))
        tree["counts"]["snoozes"] = 2

        assert first(sealed(tree)).expected == "a pair of its own; snoozes[0] has this one"

    @pytest.mark.parametrize("table", ["people", "exchanges"])
    def test_of_order_are_found(self, table: str) -> None:
        tree = full_tree()
        tree[table].reverse()

        assert places(sealed(tree)) == [table]

    def test_name_values_as_toml_writes_them(self) -> None:
        assert first(changed("pairs.0.assessment.due", day(7, 1))).value == "2026-07-01"
        assert first(changed("as_of", "2026-06-08")).value == '"2026-06-08"'

    def test_of_levels_name_every_pair(self) -> None:
        content = full_bytes().replace(b"as_of = 2026-06-08", b"as_of = 2026-07-11")
        levels = [one.place for one in problems(resealed(content)) if one.place.endswith("level")]

        assert levels == ["pairs[0].assessment.level"]
        assert Level.MISSED in {one.expected.strip('"') for one in problems(resealed(content))}


def a_file(text: str) -> bytes:
    return f'format = "mentorat-snapshot"\nformat_version = 1\n{text}\n'.encode()


LIMITS: tuple[tuple[Any, str, str], ...] = (
    (b"\xff", "byte 1", "text in UTF-8"),
    (b"", "format", '"mentorat-snapshot"'),
    (b"\xef\xbb\xbfformat = 1", "the file", "take the original again"),
    (b"format = 1\r\n", "the file", "take the original again"),
    (b'{"format": 1}', "the file", "take the original again"),
    (b"PK\x03\x04", "the file", "take the original"),
    (b"x = 1\nx = 2\n", "line 2, column 6", "TOML (Cannot overwrite a value)"),
    (b"x = 2026-02-30", "line 1, column 5", "TOML (Invalid date or datetime)"),
    (b"x = [", "the file", "TOML (Invalid value (at end of document))"),
    (a_file('x = """\n"""'), "line 3", "each text on one line"),
    (a_file("x = '''\n'''"), "line 3", "each text on one line"),
    (a_file('x = "' + "a" * 300), "line 3", "a closing quote"),
    (a_file('x = "' + "a" * 70_000 + '"'), "line 3", "at most 64 KiB in a line"),
    (a_file("a." * 20_000 + "a = 1"), "line 3", "a key of at most 200 characters"),
    (a_file('"a".' * 10_000 + "a = 1"), "line 3", "a key of at most 200 characters"),
    (a_file("x = { " + "a." * 20_000 + "a = 1 }"), "line 3", "a key of at most 200 characters"),
    (a_file("[" + "a." * 20_000 + "a]"), "line 3", "a key of at most 200 characters"),
    (a_file('"' + "a" * 201 + '" = 1'), "a" * 64, "a key of at most 200 characters"),
    (a_file("x = " + "1" * 5_000), "line 3", "a key of at most 200 characters"),
    (a_file("x = " + "[" * 60_000), "the file", "at most 8 levels"),
    (a_file("x = " + "[\n" * 20_000), "the file", "at most 8 levels"),
    (a_file("x = " + "[" * 9 + "]" * 9), "x" + "[0]" * 7, "at most 8 levels"),
    (a_file("a.b.c.d.e.f.g.h = {}"), "a.b.c.d.e.f.g.h", "at most 8 levels"),
)
"""A bomb, or a file that is no TOML; where it is stopped, and by what."""


class TestLimits:
    @pytest.mark.parametrize(
        ("content", "place", "expected"), LIMITS, ids=[limit[2] for limit in LIMITS]
    )
    def test_stop_what_no_snapshot_holds(self, content: bytes, place: str, expected: str) -> None:
        problem = first(content)

        assert problem.place == place
        assert expected in problem.expected

    def test_stop_a_file_of_more_than_64_mib(self) -> None:
        problem = first(b" " * (64 * 1024 * 1024 + 1))

        assert (problem.place, problem.expected) == ("the file", "at most 64 MiB")

    @pytest.mark.parametrize(
        ("changed", "kind"),
        [
            (lambda content: b"\xef\xbb\xbf" + content, "a byte order mark (BOM) at its start"),
            (lambda content: content.replace(b"\n", b"\r\n"), "line ends of Windows (CRLF)"),
            (lambda content: content.decode().encode("utf-16"), "text in UTF-16"),
        ],
    )
    def test_name_what_an_editor_made_of_a_snapshot(
        self, changed: Callable[[bytes], bytes], kind: str
    ) -> None:
        assert first(changed(full_bytes())).value == kind

    def test_stop_more_than_ten_thousand_pairs(self) -> None:
        tree = full_tree()
        tree["pairs"] = [{"id": "p", "mentee": "awa"}] * 10_001

        assert "at most 10000 of them" in {one.expected for one in problems(sealed(tree))}

    def test_do_not_stop_long_texts_with_quotes_of_every_kind(self) -> None:
        note = ("“quoted” \"\"\" ''' \\ # [a.b] = é🎓 " * 150)[:4_000].strip()
        first_one = replace(FULL.exchanges["awa-paul"][0], note=note)
        contents = replace(FULL, exchanges={"awa-paul": (first_one,)})

        assert read(snapshot_bytes(contents, TODAY)).contents == contents

    def test_do_not_stop_a_text_with_as_many_bytes_as_it_may_have(self) -> None:
        note = "\U0001f393" * 4_000
        first_one = replace(FULL.exchanges["awa-paul"][0], note=note)
        contents = replace(FULL, exchanges={"awa-paul": (first_one,)})

        assert read(snapshot_bytes(contents, TODAY)).contents == contents

    def test_are_found_in_time_in_a_line_of_open_quotes(self) -> None:
        assert first(a_file("x = " + '"' + '\\"' * 30_000)).expected == "a closing quote"

    def test_of_memory_are_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def out_of_memory(_: str) -> None:
            raise MemoryError

        monkeypatch.setattr("tui.interchange.snapshot_parsing.tomllib.loads", out_of_memory)

        assert "memory" in first(full_bytes()).expected
