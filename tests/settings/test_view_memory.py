"""How views come back at the next start."""

import json
import stat
from pathlib import Path

import pytest

from tui.settings.view_memory import ViewMemory


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "views.json"


def memory(path: Path, store: str = "/store", actor: str = "anna") -> ViewMemory:
    return ViewMemory(path, store, actor)


class TestRemembering:
    def test_what_was_put_is_there_at_the_next_start(self, path: Path) -> None:
        memory(path).put("order", "mentee", "mph-2026")
        memory(path).theme = "light"
        again = memory(path)
        assert again.get("order", "mph-2026") == "mentee"
        assert again.theme == "light"

    def test_a_directory_that_is_open_to_others_is_closed(self, path: Path) -> None:
        path.parent.mkdir(mode=0o755)
        memory(path).theme = "light"
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700

    def test_nothing_was_kept_at_first(self, path: Path) -> None:
        fresh = memory(path)
        assert (fresh.get("order"), fresh.theme, fresh.was_damaged) == ("", "", False)
        assert not path.parent.exists()

    @pytest.mark.parametrize(
        ("store", "actor", "cohort"),
        [
            ("/other", "anna", "mph-2026"),
            ("/store", "paul", "mph-2026"),
            ("/store", "anna", "dph-2026"),
            ("/store", "anna", None),
        ],
    )
    def test_each_store_person_and_cohort_has_its_own(
        self, path: Path, store: str, actor: str, cohort: str | None
    ) -> None:
        memory(path).put("order", "mentee", "mph-2026")
        assert memory(path, store, actor).get("order", cohort) == ""

    def test_an_empty_text_is_forgotten(self, path: Path) -> None:
        kept = memory(path)
        kept.put("filter", "élodie")
        kept.put("filter", "")
        assert memory(path).get("filter") == ""
        assert "filter" not in path.read_text(encoding="utf-8")

    def test_two_sessions_keep_what_the_other_has_put(self, path: Path) -> None:
        one, other = memory(path), memory(path, actor="paul")
        one.put("order", "mentee")
        other.put("order", "mentor")
        one.put("filter", "a")
        assert memory(path).get("order") == "mentee"
        assert memory(path, actor="paul").get("order") == "mentor"

    def test_a_long_text_is_cut_and_old_people_are_forgotten(self, path: Path) -> None:
        for number in range(120):
            memory(path, actor=f"p{number}").put("filter", "x" * 5000)
        assert len(json.loads(path.read_bytes())["people"]) == 100
        assert len(memory(path, actor="p119").get("filter")) == 200
        assert memory(path, actor="p0").get("filter") == ""

    def test_without_a_file_it_lasts_as_long_as_the_session(self) -> None:
        kept = ViewMemory()
        kept.put("order", "mentee")
        kept.theme = "light"
        assert (kept.get("order"), kept.theme) == ("mentee", "light")


class TestTheFile:
    def test_is_for_its_owner_alone(self, path: Path) -> None:
        memory(path).put("order", "mentee")
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert list(path.parent.iterdir()) == [path]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "{",
            "[]",
            "null",
            "[" * 100_000,
            '{"format": "mentorat-views", "version": 2, "theme": "", "people": {}}',
            '{"format": "mentorat-views", "version": 1, "theme": 7, "people": {}}',
            '{"format": "mentorat-views", "version": 1, "theme": "", "people": {"a": {"*": []}}}',
            '{"format": "other", "version": 1, "theme": "", "people": {}}',
            "\x00\xff",
        ],
    )
    def test_that_is_damaged_or_newer_is_ignored_and_replaced(self, path: Path, text: str) -> None:
        path.parent.mkdir()
        path.write_text(text, encoding="latin-1")
        kept = memory(path)
        assert kept.was_damaged
        assert kept.get("order") == ""
        kept.put("order", "mentee")
        again = memory(path)
        assert (again.get("order"), again.was_damaged) == ("mentee", False)

    def test_that_cannot_be_written_is_no_error(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        kept = memory(tmp_path / "file" / "views.json")
        kept.put("order", "mentee")
        assert kept.get("order") == "mentee"

    def test_leaves_nothing_behind_where_it_could_not_take_its_place(self, path: Path) -> None:
        path.mkdir(parents=True)
        kept = memory(path)
        kept.put("order", "mentee")
        assert kept.get("order") == "mentee"
        assert list(path.parent.iterdir()) == [path]
