"""Importing 5,000 pairs of 20 exchanges into a new store, from start to exit of the command.

The other side reads the same file as JSON, and commits what it holds once, into SQLite:
`python -m bench.importing FILE DATABASE`.
"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from bench.campaigns import campaign
from bench.figures import Figure
from bench.measuring import Side, medians, seconds
from bench.screens import environment_in, module
from bench.stores import EXCHANGES, MANY, Stores
from tui.domain.contents import Contents
from tui.store.codec import document_of

ROUNDS = 3


def measure(stores: Stores) -> Iterator[Figure]:
    """Measure both, each into a place of its own."""
    file = stores.directory / "import.json"
    file.write_text(json.dumps(_tree(campaign(MANY, EXCHANGES))))
    numbers = count()

    def importing(*command: str) -> Side:
        environment = environment_in(stores.directory)

        def run() -> object:
            place = str(stores.directory / f"imported-{next(numbers)}")
            words = [place if word == "PLACE" else word for word in command]
            return subprocess.run(words, env=environment, capture_output=True, check=True)

        return lambda: seconds(run)

    sides = {
        "ours": importing(*module("tui", "--store", "PLACE", "import", str(file))),
        "theirs": importing(*module("bench.importing", str(file), "PLACE")),
    }
    taken = medians(sides, ROUNDS)
    ours, theirs = taken["ours"] * 1e3, taken["theirs"] * 1e3
    yield Figure(f"import, {MANY:,} pairs, to json + SQLite", ours, theirs)
    yield Figure(f"import, {MANY:,} pairs", ours, must=5_000, aim=3_000)


def _tree(contents: Contents) -> dict[str, Any]:
    exchanges = [document_of(one) for made in contents.exchanges.values() for one in made]
    for exchange in exchanges:
        exchange["at"] = exchange["at"][:5]
    return {
        "format": "mentorat-cohort",
        "version": 1,
        "cohort": document_of(contents.cohort),
        "people": [document_of(person) for person in contents.people.values()],
        "pairs": [{"mentors": []} | document_of(pair) for pair in contents.pairs.values()],
        "exchanges": exchanges,
    }


def _commit(file: Path, database: Path) -> None:
    """Read a document, and insert the facts of each of its tables, in one transaction."""
    tree = json.loads(file.read_bytes())
    with closing(sqlite3.connect(database)) as connection:
        for name in ("people", "pairs", "exchanges"):
            connection.execute(f"CREATE TABLE {name} (id TEXT PRIMARY KEY, document TEXT)")
            rows = ((row["id"], json.dumps(row)) for row in tree[name])
            connection.executemany(f"INSERT INTO {name} VALUES (?, ?)", rows)  # noqa: S608 - our names
        connection.commit()


if __name__ == "__main__":
    _commit(*map(Path, sys.argv[1:]))
