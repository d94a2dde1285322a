"""Documents to test with, and what reading them gives."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, time
from typing import Any

import pytest

from tests.builders import NOW
from tui.domain.contents import Contents
from tui.interchange.importing import Imported, read_document
from tui.interchange.parsing import ImportRefusedError, Problem
from tui.wording.language import ENGLISH

Tree = dict[str, Any]


def a_document() -> Tree:
    """Make a document of one pair and one exchange."""
    return {
        "format": "mentorat-cohort",
        "version": 1,
        "as_of": "2026-06-08",
        "cohort": {
            "id": "mph-2026",
            "title": "MPH 2026",
            "mentoring_start": "2026-02-01",
            "submission_due": "2026-07-03",
            "time_zone": "Europe/Paris",
        },
        "people": [
            {"id": "ana", "given_name": "Ana", "family_name": "Lima"},
            {"id": "m-roux", "given_name": "Claire", "family_name": "Roux"},
            {"id": "s-tran", "given_name": "Văn Long", "family_name": "Trần"},
        ],
        "pairs": [
            {
                "id": "p-01",
                "mentee": "ana",
                "mentors": [{"mentor": "m-roux", "from": "2026-02-01"}],
                "internship": {
                    "organisation": "Ministry of Health",
                    "supervisor": "s-tran",
                    "start": "2026-02-02",
                    "end": "2026-06-30",
                },
            }
        ],
        "exchanges": [
            {
                "id": "x-1",
                "pair": "p-01",
                "on": "2026-02-04",
                "state": "held",
                "channel": "video",
            }
        ],
    }


def read(tree: Tree) -> Imported:
    """Read a document that has no problem."""
    return read_document(json.dumps(tree).encode(), now=NOW, language=ENGLISH)


def problems(source: Tree | bytes) -> list[Problem]:
    """Read a document that is refused, and give what is wrong with it."""
    data = source if isinstance(source, bytes) else json.dumps(source).encode()
    with pytest.raises(ImportRefusedError) as caught:
        read_document(data, now=NOW, language=ENGLISH)
    return list(caught.value.problems)


def changed(path: str, value: object) -> Tree:
    """Make a document in which one value is another; `path` is written as a place."""
    tree = a_document()
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    here: Any = tree
    for key in way:
        here = here.setdefault(key, {}) if isinstance(here, dict) else here[key]
    if isinstance(here, list) and last == len(here):
        here.append(value)
    else:
        here[last] = value
    return tree


_WRITTEN_AS = {"starts": "from", "ends": "to"}


def written(contents: Contents) -> Tree:
    """Write contents as the document from which they can be read."""
    return {
        "format": "mentorat-cohort",
        "version": 1,
        "cohort": _tree(contents.cohort),
        "people": [_tree(person) for person in contents.people.values()],
        "pairs": [_tree(pair) for pair in contents.pairs.values()],
        "exchanges": [_tree(found) for made in contents.exchanges.values() for found in made],
    }


def _tree(value: object) -> Any:  # noqa: ANN401
    if is_dataclass(value):
        return {
            _WRITTEN_AS.get(found.name, found.name): _tree(inside)
            for found in fields(value)
            if (inside := getattr(value, found.name)) is not None
        }
    if isinstance(value, tuple):
        return [_tree(inside) for inside in value]
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else value
