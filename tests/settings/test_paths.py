"""Where the stores, the sample and the private log lie."""

import json
from pathlib import Path

import pytest

from tui.settings import paths


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


class TestPaths:
    def test_the_store_lies_with_the_users_data(self, home: Path) -> None:
        assert paths.default_store() == home / "data" / "mentorat"

    def test_demo_and_log_lie_with_what_can_be_made_anew(self, home: Path) -> None:
        assert paths.demo_store() == home / "state" / "mentorat" / "demo"
        assert paths.crash_log() == home / "state" / "mentorat" / "crashes.log"

    def test_asking_makes_nothing(self, home: Path) -> None:
        paths.default_store()
        paths.demo_store()
        assert list(home.iterdir()) == []


class TestSample:
    def test_it_is_an_import_document_with_a_day(self) -> None:
        document = json.loads(paths.sample_cohort().read_bytes())
        assert document["format"] == "mentorat-cohort"
        assert document["as_of"]

    def test_the_packaged_one_goes_before_the_checkouts(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        package = home / "tui"
        (package / "settings").mkdir(parents=True)
        monkeypatch.setattr(paths, "__file__", str(package / "settings" / "paths.py"))
        assert paths.sample_cohort() == home / "sample_cohort.json"
        (package / "sample_cohort.json").write_text("{}", encoding="utf-8")
        assert paths.sample_cohort() == package / "sample_cohort.json"
