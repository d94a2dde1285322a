"""The sample, and the JSON Schema of the import document."""

import dataclasses
import json
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.interchange.documents import written
from tui.domain.assessment import Assessment, assess
from tui.domain.codes import (
    Channel,
    Evaluator,
    ExchangeState,
    Level,
    Party,
    Purpose,
    ReasonCode,
    Status,
)
from tui.domain.contents import Contents
from tui.interchange.document import DOCUMENT, Document, import_schema
from tui.interchange.fields import Table
from tui.interchange.importing import Imported, read_document
from tui.wording.language import ENGLISH

SAMPLE = Path(__file__).parents[2] / "sample_cohort.json"


@pytest.fixture(scope="module")
def imported() -> Imported:
    now = datetime(2026, 6, 8, tzinfo=UTC)
    return read_document(SAMPLE.read_bytes(), now=now, language=ENGLISH)


@pytest.fixture(scope="module")
def contents(imported: Imported) -> Contents:
    return imported.contents


@pytest.fixture(scope="module")
def assessments(imported: Imported) -> dict[str, Assessment]:
    assert imported.as_of is not None
    contents = imported.contents
    return {
        pair.id: assess(pair, contents.of_pair(pair.id), contents.cohort, imported.as_of)
        for pair in contents.pairs.values()
    }


class TestTheSample:
    def test_is_satisfied_by_the_document_that_its_contents_make(self, contents: Contents) -> None:
        document = Document.model_validate(written(contents)).model_dump()

        assert document["cohort"]["id"] == "mph-2026"

    def test_is_a_cohort_of_about_24_pairs_and_ten_mentors(self, contents: Contents) -> None:
        mentors = {
            assignment.mentor for pair in contents.pairs.values() for assignment in pair.mentors
        }
        team = [contents.people[mentor].pedagogical_team for mentor in mentors]
        assert 24 <= len(contents.pairs) <= 28
        assert len(mentors) == 10
        assert (team.count(True) >= 6, team.count(False)) == (True, 1)
        assert all(3 <= len(contents.of_pair(pair)) <= 12 for pair in contents.pairs)

    def test_has_every_level(self, assessments: dict[str, Assessment]) -> None:
        levels = [assessment.level for assessment in assessments.values()]
        assert set(levels) == set(Level)
        assert [levels.count(level) for level in list(Level)[:5]] == [2, 5, 1, 2, 5]

    def test_has_every_status_among_its_third_meetings(
        self, assessments: dict[str, Assessment]
    ) -> None:
        assert {found.pre_submission.status for found in assessments.values()} == set(Status)

    def test_has_every_reason(self, assessments: dict[str, Assessment]) -> None:
        reasons = {reason.code for found in assessments.values() for reason in found.reasons}
        assert reasons == set(ReasonCode)

    def test_has_a_pair_at_risk_by_weak_reasons_alone_and_one_watched_by_each(
        self, assessments: dict[str, Assessment]
    ) -> None:
        def reasons_at(level: Level) -> set[frozenset[ReasonCode]]:
            return {
                frozenset(reason.code for reason in found.reasons)
                for found in assessments.values()
                if found.level is level
            }

        weak = frozenset({ReasonCode.MIDPOINT_MISSED, ReasonCode.SILENT})
        assert weak in reasons_at(Level.AT_RISK)
        assert reasons_at(Level.WATCH) == {
            frozenset({code})
            for code in (
                ReasonCode.MIDPOINT_MISSED,
                ReasonCode.KICKOFF_MISSED,
                ReasonCode.NO_FIRST_CONTACT,
                ReasonCode.SILENT,
                ReasonCode.PLANNED_EARLY,
            )
        }

    def test_has_every_channel_and_state(self, contents: Contents) -> None:
        exchanges = list(chain.from_iterable(contents.exchanges.values()))
        assert {exchange.channel for exchange in exchanges} == set(Channel)
        assert {exchange.state for exchange in exchanges} == set(ExchangeState)
        assert {exchange.checkpoint for exchange in exchanges} == set(Purpose)

    def test_has_a_pair_of_every_special_kind(
        self, contents: Contents, assessments: dict[str, Assessment]
    ) -> None:
        pairs = contents.pairs.values()
        assert any(pair.internship and len(pair.internship.amendments) == 2 for pair in pairs)
        assert any(len(pair.mentors) == 2 for pair in pairs)
        assert any(pair.snoozed for pair in pairs)
        assert any(pair.submitted_on for pair in pairs)
        assert {evaluation.by for pair in pairs for evaluation in pair.evaluations} == set(
            Evaluator
        )
        assert any(pair.objectives and "\n" in pair.objectives for pair in pairs)
        assert any(found.opened_by is Party.MENTOR for found in assessments.values())

    def test_has_names_in_several_scripts_and_a_very_long_one(self, contents: Contents) -> None:
        names = [person.name for person in contents.people.values()]
        scripts = {unicodedata.name(name[0]).split()[0] for name in names}
        assert {"LATIN", "CYRILLIC", "ARABIC", "CJK", "ETHIOPIC", "DEVANAGARI"} <= scripts
        assert max(map(len, names)) > 80

    def test_gives_addresses_and_numbers_of_nobody(self, contents: Contents) -> None:
        for person in contents.people.values():
            assert (person.email or "").endswith(("@example.org", "@example.com"))
            assert (person.phone or "+33 1 99 00").startswith(
                ("+33 1 99 00", "+44 20 7946 0", "+1 514 555 01")
            )

    def test_is_written_for_people_to_read(self) -> None:
        text = SAMPLE.read_text(encoding="utf-8")
        assert text.startswith('{\n  "format": "mentorat-cohort",\n  "version": 1,\n')
        assert "Phạm" in text
        assert text.endswith("}\n")


REQUIRED = {
    "CohortPart": {"id", "title", "mentoring_start", "time_zone"},
    "PersonPart": {"id", "given_name", "family_name"},
    "PairPart": {"id", "mentee", "mentors"},
    "InternshipPart": {"organisation", "start", "end"},
    "ExchangePart": {"id", "pair", "on", "state", "channel"},
}


def definition(name: str) -> dict[str, Any]:
    found: dict[str, Any] = import_schema()["$defs"][name]
    return found


class TestTheSchema:
    def test_is_json_and_names_its_dialect(self) -> None:
        schema = json.loads(json.dumps(import_schema(), allow_nan=False))
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    def test_names_what_a_document_must_have(self) -> None:
        schema = import_schema()
        assert set(schema["required"]) == {
            "format",
            "version",
            "cohort",
            "people",
            "pairs",
            "exchanges",
        }
        for name, required in REQUIRED.items():
            assert set(definition(name)["required"]) == required

    def test_allows_no_field_that_it_does_not_name(self) -> None:
        parts = [part for part in import_schema()["$defs"].values() if part["type"] == "object"]
        assert len(parts) == 13
        assert all(part["additionalProperties"] is False for part in parts)

    def test_describes_every_object_and_the_fields_that_need_it(self) -> None:
        parts = [part for part in import_schema()["$defs"].values() if part["type"] == "object"]
        assert all(part["description"] for part in parts)
        silence = definition("PolicyPart")["properties"]["silence_days"]
        assert silence["description"].startswith("More days than this")

    def test_uses_the_names_of_the_document(self) -> None:
        assert {"mentor", "from", "reason"} == set(definition("AssignmentPart")["properties"])
        assert {"from", "to", "reason"} == set(definition("PausePart")["properties"])

    def test_gives_limits(self) -> None:
        assert import_schema()["properties"]["pairs"]["maxItems"] == 10_000
        assert definition("PairPart")["properties"]["id"]["pattern"] == "^[a-z0-9._-]{1,64}$"
        number = definition("PolicyPart")["properties"]["silence_days"]["anyOf"][0]
        assert (number["minimum"], number["maximum"]) == (0, 366)


def every_table(tables: tuple[Table, ...] = DOCUMENT.inside) -> Iterator[Table]:
    for table in tables:
        yield table
        yield from every_table(table.inside)


@pytest.mark.parametrize("table", list(every_table()), ids=lambda table: table.name)
def test_a_table_names_every_fact_of_the_domain(table: Table) -> None:
    assert set(table.attributes) == {field.name for field in dataclasses.fields(table.of)}
