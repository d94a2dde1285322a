"""The command `demo`."""

from pathlib import Path

import pytest

from tests.cli.conftest import ACT, Run, make_store, values_of_2026
from tui.settings.paths import demo_store
from tui.store.directory import Store
from tui.store.registry import Settings


class TestDemo:
    def test_a_command_runs_on_the_sample_on_its_day(self, run: Run) -> None:
        document = run("demo", "--", "at-risk", "--json").document
        assert document["as_of"] == "2026-06-08"
        assert document["pairs"]

    def test_the_dashes_may_be_left_out(self, run: Run) -> None:
        assert run("demo", "cohorts", "--json").out == run("demo", "--", "cohorts", "--json").out

    def test_it_leaves_the_users_own_store_alone(self, run: Run, root: Path) -> None:
        assert run("demo", "cohorts").code == 0
        assert not root.exists()
        assert demo_store().is_dir()

    def test_global_options_reach_the_command(self, run: Run) -> None:
        for arguments in (
            ("--as-of", "2026-03-02", "demo", "cohorts", "--json"),
            ("demo", "--as-of", "2026-03-02", "cohorts", "--json"),
            ("demo", "--", "cohorts", "--as-of", "2026-03-02", "--json"),
        ):
            assert run(*arguments).document["as_of"] == "2026-03-02"

    def test_the_exit_code_is_that_of_the_command(self, run: Run) -> None:
        assert run("demo", "--", "at-risk", "--exit-code").code == 10
        assert run("demo", "--", "show", "zzzz").code == 1
        assert run("demo", "--", "recrd").code == 2

    def test_what_was_recorded_is_there_the_next_time(self, run: Run) -> None:
        run("demo", "--", "record", "p-03", "--on", "today", "--channel", "video")
        pairs = run("demo", "--", "at-risk", "--json").document["pairs"]
        assert "p-03" not in [entry["pair"] for entry in pairs]


class TestFresh:
    def test_the_sample_is_made_anew(self, run: Run) -> None:
        run("demo", "--", "record", "p-03", "--on", "today", "--channel", "video")
        pairs = run("demo", "--fresh", "--", "at-risk", "--json").document["pairs"]
        assert "p-03" in [entry["pair"] for entry in pairs]

    def test_a_store_that_is_no_demo_is_never_deleted(self, run: Run) -> None:
        own = Store.create(demo_store(), ACT)
        own.cohort("mph-2026").change(ACT, lambda _: values_of_2026())
        ran = run("demo", "--fresh", "--", "cohorts")
        assert ran.code == 3
        assert own.cohort("mph-2026").read().pairs

    def test_a_demo_that_was_left_half_made_is_completed(self, run: Run) -> None:
        make_store(demo_store())
        assert run("demo", "cohorts", "--json").document["cohorts"][0]["pair_count"] > 20

    def test_a_damaged_demo_is_named_and_kept(self, run: Run) -> None:
        run("demo", "cohorts")
        base = demo_store() / "registry" / "base.json"
        base.write_bytes(base.read_bytes()[:-20])
        ran = run("demo", "--fresh", "--", "cohorts")
        assert ran.code == 3
        assert str(base) in ran.err


class TestSample:
    @pytest.mark.usefixtures("store")
    def test_the_clock_of_the_demo_is_pinned(self, run: Run) -> None:
        run("demo", "cohorts")
        settings = Store.open(demo_store()).registry.read().settings
        assert isinstance(settings, Settings)
        assert settings.pinned_on is not None
        assert settings.pinned_on.isoformat() == "2026-06-08"
