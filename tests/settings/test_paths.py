"""Where the stores, the sample and the private log lie."""

import json
import pwd
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.domain.errors import RefusedError, Rule
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


class TestATypedPath:
    @pytest.mark.parametrize(
        ("typed", "rule"),
        [
            ("a" * 300, Rule.BAD_PATH),
            ("/dev/" + "a/" * 3_000, Rule.BAD_PATH),
            ("a\0b", Rule.BAD_PATH),
            ("~no-such-user/x.json", Rule.NO_HOME),
        ],
    )
    def test_that_no_file_can_have_is_refused(self, typed: str, rule: Rule) -> None:
        with pytest.raises(RefusedError) as caught:
            paths.typed_path(typed)
        assert (caught.value.code, caught.value.facts["path"]) == (rule, typed)

    @pytest.mark.parametrize("typed", ["", "x", "/dev/null", "/dev", "/dev/null/x", "é\udcff"])
    def test_is_taken_otherwise(self, typed: str) -> None:
        assert paths.typed_path(typed) == Path(typed)

    def test_has_its_home_written_out(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HOME", str(home))
        assert paths.typed_path("~/x") == home / "x"


class TestWithoutAHome:
    @pytest.fixture(autouse=True)
    def no_home(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def nobody(_: int) -> None:
            raise KeyError

        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(pwd, "getpwuid", nobody)

    @pytest.mark.parametrize("find", [paths.default_store, paths.demo_store, paths.crash_log])
    def test_what_must_lie_somewhere_is_refused(self, find: Callable[[], Path]) -> None:
        with pytest.raises(RefusedError) as caught:
            find()
        assert caught.value.code is Rule.NO_HOME

    def test_what_may_be_missing_is_nowhere(self) -> None:
        assert (paths.configuration_file(), paths.view_memory()) == (None, None)


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
