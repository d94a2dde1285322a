"""The tables of fields from which documents are made."""

from dataclasses import fields
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from tests.builders import a_person
from tui.cli import archive, calendar, documents, history, papers, policy, reminders, store
from tui.cli.documents import Fields, Listing, Part, document, same
from tui.desk.archive import CheckedSnapshot
from tui.desk.store import Fault
from tui.domain.cohorts import Cohort
from tui.domain.history import Entry
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.domain.reminders import Reminder
from tui.domain.views import CohortView, PairView, Written
from tui.interchange.parsing import Problem
from tui.wording.language import ENGLISH

TABLES = [
    (documents.PROBLEM, Problem),
    (documents.person_fields(), Person),
    (documents.cohort_fields(), Cohort),
    (documents.mentoring_fields(), Pair),
    (documents.LISTED_PAIR, PairView),
    (documents.INTERNSHIP, PairView),
    (documents.PAIR, PairView),
    (documents.LISTED_COHORT, CohortView),
    (documents.COHORT_ROW, CohortView),
    (documents.WRITTEN, Written),
    (archive.CHECKED, CheckedSnapshot),
    (calendar.EVENT, calendar.Seen),
    (history.ENTRY, Entry),
    (papers.OBJECTIVES, PairView),
    (policy.POLICY_OF, Cohort),
    (reminders.REMINDER, Reminder),
    (store.FAULT, Fault),
]


def annotated(kind: type, name: str) -> Any:  # noqa: ANN401 - any type
    """Name the type of an attribute, or of a property; fail where there is none."""
    found = getattr(kind, name, None)
    if isinstance(found, property):
        return get_type_hints(found.fget)["return"]
    return get_type_hints(kind)[name]


def one_of(kind: Any) -> Any:  # noqa: ANN401 - any type
    """Name the type of what is not None, of one of several in a tuple."""
    if get_origin(kind) in (Union, UnionType):
        return one_of(next(one for one in get_args(kind) if one is not type(None)))
    return one_of(get_args(kind)[0]) if get_origin(kind) is tuple else kind


def reached(kind: Any, path: str) -> Any:  # noqa: ANN401 - any type
    for name in path.split("."):
        kind = annotated(one_of(kind), name)
    return kind


def check(table: Fields, kind: Any) -> None:  # noqa: ANN401 - any type
    for field in table.values():
        if isinstance(field, Part):
            part = one_of(reached(kind, field.path))
            if not callable(field.made):
                check(field.made, part)
        elif isinstance(field, str):
            reached(kind, field)


@pytest.mark.parametrize(("table", "kind"), TABLES)
def test_every_path_leads_to_an_attribute(table: Fields, kind: type) -> None:
    check(table, kind)


@pytest.mark.parametrize("path", ["mentr", "mentor.nam", "pair.pauses.on"])
def test_this_test_would_see_one_that_does_not(path: str) -> None:
    with pytest.raises(KeyError):
        check({"key": path}, PairView)


def test_a_path_ends_where_there_is_nothing() -> None:
    person = a_person(email=None)
    assert document({"key": "email.name"}, person, ENGLISH) == {"key": None}


def test_a_new_field_of_a_person_is_not_forgotten() -> None:
    assert {field.name for field in fields(Person)} <= set(documents.person_fields().values())


def test_an_empty_list_has_its_columns_all_the_same() -> None:
    listing = Listing({"as_of": None, "cohorts": ()}, "people", [], same("id", "name"))
    assert listing.csv(ENGLISH) == "as_of,id,name\r\n"
