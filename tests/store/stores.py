"""Stores to test with: one cohort in which everything that may be given is given."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, a_cohort, a_mentor, a_pair, a_person, a_plan, an_exchange, day
from tui.domain.acts import Act
from tui.domain.codes import Channel, Checkpoint, Evaluator, Party, Purpose, Rating
from tui.domain.contents import Contents
from tui.domain.pairs import (
    Acceptance,
    Amendment,
    Assignment,
    Evaluation,
    Internship,
    Pause,
    Snooze,
    Waiver,
)
from tui.domain.people import Person
from tui.store import documents
from tui.store.codec import CohortCodec, Value
from tui.store.directory import CohortStore
from tui.store.document_store import DocumentStore
from tui.store.documents import Meta, Tables
from tui.store.journal import engine as engine_module
from tui.store.journal.engine import JournalEngine
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE, FORMAT, Header, beginning, encode_base
from tui.store.memory import Transaction

ACT = Act("claire", "test", "import", NOW)
COHORT = "mph-2026"

FULL_PAIR = a_pair(
    mentors=(Assignment("paul", day(2, 1)), Assignment("noor", day(4, 1), "parental leave")),
    internship=Internship(
        "Institut Pasteur",
        day(2, 2),
        day(6, 30),
        "Vaccination",
        "ines",
        (Amendment(day(5, 4), day(2, 9), day(7, 10), "delayed visa"), Amendment(day(5, 5))),
    ),
    submission_due=day(7, 20),
    submitted_on=day(7, 19),
    withdrawn_on=day(7, 21),
    pauses=(Pause(day(3, 2), day(3, 8), "fieldwork"), Pause(day(8, 1))),
    waivers=(Waiver(Checkpoint.KICKOFF, day(2, 20), "met at a conference"),),
    snoozed=Snooze(day(6, 15), "answers next week"),
    objectives="Write the protocol.\nThen the ethics file.",
    charter_accepted=Acceptance(day(1, 30), day(1, 31)),
    evaluations=(
        Evaluation(Evaluator.MENTOR, day(7, 1), Rating.VERY_GOOD, "Regular.", "email", "claire"),
        Evaluation(Evaluator.TRAINING_SUPERVISOR, day(7, 2)),
    ),
)

FULL_EXCHANGE = an_exchange(
    day(2, 4),
    at=time(14, 30),
    initiated_by=Party.MENTOR,
    checkpoint=Purpose.KICKOFF,
    minutes=45,
    note="“Plan” agreed\nнезабаром 🎓",
    recorded_at=datetime(2026, 2, 4, 15, 1, 2, 345678, tzinfo=UTC),
)

PEOPLE = (
    a_person(affiliation="Université de Dakar"),
    a_mentor(),
    Person("noor", "نور", "Haddad", pedagogical_team=False),
    Person("ines", "Inès", ""),
)

CONTENTS = Contents(
    a_cohort(programme="MPH", submission_due=day(7, 3), closed_on=day(9, 30)),
    {person.id: person for person in PEOPLE},
    {FULL_PAIR.id: FULL_PAIR},
    {FULL_PAIR.id: (FULL_EXCHANGE, a_plan(day(6, 12), channel=Channel.PHONE))},
)


def values_of(contents: Contents) -> list[Value]:
    """Give everything that a cohort holds, in the order in which it is stored."""
    exchanges = [one for found in contents.exchanges.values() for one in found]
    return [contents.cohort, *contents.people.values(), *contents.pairs.values(), *exchanges]


def tables_of(values: Iterable[Value]) -> Tables:
    """Give the tables in which values are stored."""
    tables: Tables = {name: {} for name in CohortCodec(COHORT).tables}
    for value in values:
        name, document = CohortCodec(COHORT).placed(value)
        tables[name][str(len(tables[name]) + 1)] = document
    return tables


def store_at(parent: Path, *, patience: float = 0.0) -> CohortStore:
    """Give the store of the cohort in a directory, made or not."""
    codec = CohortCodec(COHORT)
    return DocumentStore(JournalEngine(parent / COHORT, codec, patience=patience), codec)


def make_store(parent: Path, contents: Contents = CONTENTS) -> CohortStore:
    """Make the store of the cohort in a directory, and give it."""
    store = store_at(parent)
    store.change(ACT, lambda _: values_of(contents))
    return store


def add(*values: Value) -> Callable[[Contents | None], list[Value]]:
    """Decide to store some values, whatever is there."""
    return lambda _: list(values)


def an_addition(number: int = 1) -> Value:
    """Make an exchange that the cohort does not have yet."""
    return replace(FULL_EXCHANGE, id=f"new-{number}", on=date(2026, 5, 1))


@contextmanager
def turning_over_at_once() -> Iterator[None]:
    """Have every change followed by a turn over, as if its journal had outgrown its base."""
    transaction = JournalEngine.transaction

    @contextmanager
    def and_tidy(
        engine: JournalEngine[Any, Any], act: Act, *options: str | int | None
    ) -> Iterator[Transaction[Any, Any]]:
        with transaction(engine, act, *options) as opened:  # type: ignore[arg-type]
            yield opened
        if engine.opened() is None:
            engine.tidy(act.actor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine_module, "is_due", lambda _: True)
        patch.setattr(JournalEngine, "transaction", and_tidy)
        yield


def exchange_ids(contents: Contents) -> list[str]:
    """Give the ids of all exchanges, sorted."""
    return sorted(one.id for found in contents.exchanges.values() for one in found)


def write_base(parent: Path, content: bytes, name: str = COHORT) -> Path:
    """Put a base file where a cohort's store keeps it, and give its path."""
    directory = parent / name
    directory.mkdir(mode=0o700, exist_ok=True)
    base = directory / BASE
    base.write_bytes(content)
    base.chmod(0o600)
    write_journal(base)
    return base


def write_journal(base: Path) -> None:
    """Put a journal without transactions beside a base file, the one that belongs to it."""
    found = re.search(
        rb'"format":(\d+),"schema":(\d+),"seq":(\d+),"epoch":"(\w+)"', base.read_bytes()
    )
    numbers = [int(one) for one in found.groups()[:3]] if found else [FORMAT, documents.CURRENT, 1]
    format_, schema_, seq = numbers
    journal = base.with_name(JOURNAL)
    journal.write_bytes(
        beginning(Header(format_, schema_, seq, found[4].decode() if found else "e"))[0]
    )
    journal.chmod(0o600)


def sealed(tables: Tables, meta: Meta | None = None) -> bytes:
    """Give the bytes of a base file whose seal holds, whatever is in its tables."""
    return encode_base(meta or Meta(FORMAT, documents.CURRENT, 1, "e"), tables)


def sealed_with(table: str, number: str, **changes: object) -> bytes:
    """Give the bytes of a base file in which one document says something else."""
    tables = tables_of(values_of(CONTENTS))
    tables[table][number] = tables[table][number] | changes
    return sealed(tables)


def everything_in(directory: Path) -> dict[str, tuple[int, bytes]]:
    """Give the mode and the bytes of everything below a directory, links not followed."""
    found = {}
    for path in sorted(directory.rglob("*")):
        status = path.lstat()
        target = os.fsencode(path.readlink()) if path.is_symlink() else b""
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else target
        found[str(path.relative_to(directory))] = (status.st_mode, content)
    return found
