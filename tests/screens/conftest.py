"""What the tests of screens share."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from docs.draw_pictures import sample_desk
from tests.screens.sittings import desk_of
from tests.stillness import drawn_when_still
from tests.stylesheets import parsed_once
from tui.desk.desk import Desk, open_desk
from tui.domain.assessment import Assessment, assess
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.store.directory import CohortStore
from tui.store.document_store import DocumentStore


@pytest.fixture(scope="module", autouse=True)
def _screens_are_quick() -> Iterator[None]:
    with drawn_when_still(), parsed_once():
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path / "store")


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "store"
    sample_desk(root)
    return root


@pytest.fixture
def sample(sample_store: Path, tmp_path: Path) -> Desk:
    """Give a desk on a copy of the sample, on the sample's day."""
    return open_desk(shutil.copytree(sample_store, tmp_path / "store"), "tests")


@dataclass(slots=True)
class Asked:
    """What was asked since `begin`: the pairs assessed, by their ids, and the cohorts read."""

    assessed: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Forget what was asked before."""
        self.assessed.clear()
        self.read.clear()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Count every assessment of a pair, wherever it is asked for, and every look at a cohort."""
    found, read = Asked(), DocumentStore.read

    def counted(pair: Pair, exchanges: Iterable[Exchange], cohort: Cohort, on: date) -> Assessment:
        found.assessed.append(pair.id)
        return assess(pair, exchanges, cohort, on)

    def counted_read(store: CohortStore) -> Contents:
        found.read.append(Path(store.engine.where).name)
        return read(store)

    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("tui.") and hasattr(module, "assess"):
            monkeypatch.setattr(module, "assess", counted)
    monkeypatch.setattr(DocumentStore, "read", counted_read)
    return found
