"""What the tests of screens share."""

import shutil
from pathlib import Path

import pytest

from docs.draw_pictures import sample_desk
from tests.screens.sittings import desk_of
from tui.desk.desk import Desk, open_desk


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
