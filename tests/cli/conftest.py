"""A store on a fixed day, and the command line run on it in this process."""

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import (
    NOW,
    TODAY,
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_plan,
    an_exchange,
    day,
)
from tui.__main__ import main
from tui.domain.acts import Act
from tui.domain.codes import Channel, Party
from tui.domain.pairs import Assignment, Pair, Snooze
from tui.domain.registry import Settings
from tui.store.codec import Value
from tui.store.directory import Store
from tui.wording.language import choose

ACT = Act("claire", "test", "import", NOW)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - any JSON value
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]
OnTerminal = Callable[[int], None]


def make_store(root: Path, *cohorts: Iterable[Value]) -> Store:
    """Make a store pinned to the fixed day; each cohort's values begin with the cohort itself."""
    store = (
        Store.open(root) if root.exists() else Store.create(root, ACT, Settings(pinned_on=TODAY))
    )
    for values in cohorts:
        fill(store, list(values))
    return store


def fill(store: Store, values: list[Value]) -> None:
    """Put values into the store of the cohort that is the first of them."""
    store.cohort(values[0].id).change(ACT, lambda _: values)


def followed(id: str, mentee: str, **changes: Any) -> Pair:  # noqa: ANN401
    return replace(a_pair(id=id, mentee=mentee), **changes)


def values_of_2026() -> list[Value]:
    """Give a cohort with a pair of each kind that the commands tell apart."""
    return [
        a_cohort(),
        a_person(),
        a_person("lea", given_name="Léa", family_name="Durand", email=None, phone=None),
        a_person("xiao", given_name="晓雯", family_name="陈"),
        a_person("nobody", given_name="Nora", family_name="Diop-Faye"),
        a_mentor(),
        a_mentor("rosa", given_name="Rosa", family_name="Soto", email=None, phone=None),
        a_person("ines", given_name="Inès", family_name="Kaya"),
        a_pair(),
        followed("p-lea", "lea", mentors=(Assignment("rosa", day(2, 1)),)),
        followed("p-xiao", "xiao", snoozed=Snooze(day(6, 20), "rings on Friday")),
        followed("p-nora", "nobody", internship=None, mentors=()),
        an_exchange(day(2, 5), id="x-first", minutes=45, note="Objectives agreed"),
        an_exchange(day(4, 17), id="x-mid", initiated_by=Party.MENTOR),
        an_exchange(day(5, 21), id="x-mail", channel=Channel.EMAIL),
        an_exchange(day(2, 6), id="x-lea-1", pair="p-lea"),
        an_exchange(day(4, 20), id="x-lea-2", pair="p-lea"),
        a_plan(day(6, 15), id="x-plan", pair="p-lea"),
        an_exchange(day(2, 6), id="x-xiao", pair="p-xiao"),
    ]


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterable[None]:
    """Keep every command away from the user's own files, terminal and language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "MENTORAT_LANG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("MENTORAT_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("TERM", "xterm")
    yield
    choose("en")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give the place of the store, where there is none yet."""
    return tmp_path / "store"


@pytest.fixture
def store(root: Path) -> Store:
    """Make the store of 2026."""
    return make_store(root, values_of_2026())


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Give what makes the standard output a terminal of a width, without colours."""

    def made(width: int) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def ran(*arguments: str) -> Ran:
        capsys.readouterr()
        code = main(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran
