"""The JSON Schema of the import document, and the tables of which it is made."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tui.interchange.document import DOCUMENT, import_schema
from tui.interchange.fields import Table

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
