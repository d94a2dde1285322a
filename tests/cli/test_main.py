"""One run of the command line."""

import os
import pwd
import re
import stat
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import click
import pytest

from tests.cli.conftest import Run
from tui import __version__
from tui.cli.root import root
from tui.desk.desk import Desk
from tui.domain.views import PairList
from tui.screens.first_run import Beginning
from tui.settings.paths import crash_log, demo_store
from tui.store.directory import Store
from tui.wording.language import Language, current

COMMANDS = (
    *("at-risk", "pairs", "mine", "show", "calendar", "cohorts", "people", "policy", "log"),
    *("record", "plan", "move", "confirm", "cancel", "no-show"),
    *("amend", "reassign", "waive", "snooze", "wake", "pause", "resume", "submit", "withdraw"),
    *("objectives", "evaluate", "accept-charter", "remind"),
    *("new", "edit", "import", "close", "reopen", "snapshot", "verify", "restore"),
    *("access", "whoami"),
    *("demo", "init", "info", "undo", "redo", "doctor", "backup", "repair"),
    *("schema", "completion"),
)
KINDS = (
    *("new cohort", "new pair", "new person"),
    *("edit exchange", "edit pair", "edit person", "edit cohort", "edit policy"),
)


class TestHelp:
    @pytest.mark.parametrize("option", ["-h", "--help"])
    def test_it_lists_every_command(self, run: Run, option: str) -> None:
        ran = run(option)
        assert (ran.code, ran.err) == (0, "")
        listed = re.findall(r"^  ([a-z][a-z, -]*[a-z]) {2,}[A-Z]", ran.out, re.MULTILINE)
        assert ", ".join(listed).split(", ") == list(COMMANDS)

    def test_its_commands_are_read_at_one_look(self, run: Run) -> None:
        lines = run("--help").lines
        assert max(map(len, lines)) <= 80
        assert len(lines) <= 60

    def test_they_stand_by_subject(self, run: Run) -> None:
        subjects = re.findall(r"^(\S.*):$", run("--help").out, re.MULTILINE)
        assert subjects == [
            "Options",
            "View",
            "Exchanges",
            "Pairs",
            "Cohorts and people",
            "Access",
            "Store",
        ]

    @pytest.mark.parametrize("command", [*COMMANDS, *KINDS])
    def test_every_command_has_help_with_examples(self, run: Run, command: str) -> None:
        ran = run(*command.split(), "-h")
        assert (ran.code, ran.err) == (0, "")
        assert f"Usage: mentorat {command}" in ran.out
        assert "Examples:\n    mentorat" in ran.out
        assert f"\n    mentorat {command}" in ran.out or command == "edit exchange"
        assert max(map(len, ran.lines)) <= 80

    @pytest.mark.parametrize("command", [*COMMANDS, *KINDS])
    def test_every_command_takes_the_global_options_too(self, run: Run, command: str) -> None:
        for option, refusal in (
            ("--store=", "--store needs a directory; its value is empty."),
            ("--lang=xx", "Invalid value for '--lang': 'xx' is not 'en'."),
            ("--as-of", "Option '--as-of' requires an argument."),
        ):
            ran = run(*command.split(), option)
            assert (ran.code, ran.out) == (2, "")
            assert ran.err.startswith(f"mentorat: {refusal}\n")

    @pytest.mark.usefixtures("store")
    @pytest.mark.parametrize("forms", [("--csv", "--json"), ("--json", "--csv")])
    def test_one_form_is_asked_for(self, run: Run, forms: tuple[str, str]) -> None:
        ran = run("pairs", *forms)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("mentorat: Choose either --json or --csv.\n")

    def test_the_version_is_one_line(self, run: Run) -> None:
        assert run("--version").out == f"mentorat {__version__}\n"

    def test_the_help_says_that_the_mentee_begins_unless_said(self, run: Run) -> None:
        assert "[default: mentee]" in " ".join(run("record", "-h").out.split())


class TestUsage:
    def test_a_misspelt_command_is_recognised(self, run: Run) -> None:
        ran = run("recrd")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "mentorat: There is no command recrd. Did you mean record or redo?\n"

    @pytest.mark.parametrize("command", ["new", "edit"])
    def test_a_kind_is_wanted(self, run: Run, command: str) -> None:
        ran = run(command)
        assert (ran.code, ran.out) == (2, "")
        first, second = ran.err.splitlines()
        assert first.startswith("mentorat: Missing: one of ")
        assert second == f"See: mentorat {command} --help"

    @pytest.mark.parametrize("typed", ["new pear", "edit persn"])
    def test_a_misspelt_kind_is_recognised(self, run: Run, typed: str) -> None:
        ran = run(*typed.split())
        assert ran.code == 2
        assert "Did you mean" in ran.err

    def test_an_unknown_command_is_named(self, run: Run) -> None:
        assert run("zzz").err == "mentorat: There is no command zzz.\n"

    def test_a_misspelt_option_is_recognised(self, run: Run) -> None:
        ran = run("at-risk", "--jsno")
        assert (ran.code, ran.out) == (2, "")
        assert "'--json'" in ran.err

    def test_the_choices_for_what_is_missing_are_on_its_line(self, run: Run) -> None:
        ran = run("waive", "awa-paul")
        assert ran.code == 2
        assert ran.err.splitlines()[0].endswith(" kickoff, midpoint, pre_submission")
        assert "\ufffd" not in ran.err

    def test_what_was_typed_cannot_act_on_the_terminal(self, run: Run) -> None:
        for arguments in (("\x1b[2J",), ("show", "\x1b[2J"), ("pairs", "\x9b2J")):
            ran = run(*arguments)
            assert ran.code
            assert not {"\x1b", "\x9b"} & set(ran.err)

    def test_a_word_that_is_no_text_is_no_crash(self, run: Run) -> None:
        assert run("\udcff").code == 2

    @pytest.mark.usefixtures("store")
    def test_bad_bytes_in_a_name_find_nothing(self, run: Run) -> None:
        assert run("show", "\udcff").code == 1


class TestStores:
    @pytest.mark.usefixtures("store")
    @pytest.mark.usefixtures("store")
    @pytest.mark.parametrize(
        "arguments",
        [
            ("record", "awa-paul", "--on", "today", "--channel", "phone"),
            ("pause", "awa-paul"),
            ("reassign", "awa-paul", "rosa"),
            ("new", "person", "mph-2026", "--family-name", "Sy"),
            ("new", "pair", "mph-2026", "nobody"),
            ("new", "cohort", "dph", "--title", "DPH", "--mentoring-start", "1/3"),
            ("evaluate", "awa-paul", "--by", "mentor", "--rating", "good"),
            ("edit", "policy", "mph-2026", "--silence-days", "60"),
            ("calendar",),
            ("remind", "awa-paul"),
            ("log",),
            ("snapshot", "mph-2026"),
            ("at-risk",),
        ],
    )
    def test_an_optional_field_given_nothing_is_as_if_it_were_not_given(
        self, run: Run, arguments: tuple[str, ...]
    ) -> None:
        command: click.Command = root
        for word in arguments:
            if isinstance(command, click.Group):
                command = command.get_command(click.Context(command), word) or command
        empty = [
            word
            for option in command.params
            if isinstance(option, click.Option) and not option.is_flag and option.name != "store"
            if not option.required and option.opts[-1] not in arguments
            for word in (option.opts[-1], "")
        ]
        ran = run(*arguments, *empty)
        assert (ran.code, "mentorat:" in ran.err) == (0, False), ran.err

    def test_a_store_named_by_nothing_is_not_one_s_own(self, run: Run) -> None:
        ran = run("--store", "", "pairs")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("mentorat: --store needs a directory")

    @pytest.mark.usefixtures("store")
    @pytest.mark.parametrize(
        "path", ["a" * 300, "~no-such-user/x", "/dev/null", "/", "/dev/null/x"]
    )
    @pytest.mark.parametrize(
        "arguments",
        [
            ("import", "PATH"),
            ("verify", "PATH"),
            ("--store", "PATH", "pairs"),
            ("--store", "PATH", "init"),
            ("snapshot", "mph-2026", "-o", "PATH", "--force"),
            ("remind", "awa-paul", "-o", "PATH", "--force"),
            ("backup", "PATH"),
        ],
    )
    def test_a_path_that_cannot_be_is_refused_in_a_line(
        self, run: Run, arguments: tuple[str, ...], path: str
    ) -> None:
        ran = run(*(path if word == "PATH" else word for word in arguments))
        assert ran.code in {1, 3}
        assert ran.err.splitlines()[-1].startswith("mentorat: ")
        assert "internal error" not in ran.err

    def test_without_a_home_one_line_says_so(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def nobody(_: int) -> None:
            raise KeyError

        for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "MENTORAT_STORE"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(pwd, "getpwuid", nobody)
        ran = run("pairs")
        assert ran.code == 1
        assert ran.err.startswith("mentorat: No home directory is known")
        assert len(ran.err.splitlines()) == 1

    def test_without_a_store_the_cures_are_named(self, run: Run) -> None:
        ran = run("pairs")
        assert (ran.code, ran.out) == (3, "")
        for cure in ("mentorat demo", "mentorat init", "mentorat import"):
            assert cure in ran.err

    @pytest.mark.usefixtures("store")
    def test_a_damaged_store_is_named(self, run: Run, root: Path) -> None:
        base = root / "cohorts" / "mph-2026" / "base.json"
        base.write_bytes(base.read_bytes()[:-30])
        ran = run("pairs")
        assert (ran.code, ran.out) == (3, "")
        assert str(base) in ran.err

    @pytest.mark.usefixtures("store")
    def test_a_bad_as_of_date_is_refused(self, run: Run) -> None:
        ran = run("--as-of", "someday", "pairs")
        assert (ran.code, ran.out) == (1, "")
        assert '"someday" is not a date' in ran.err


class TestScreens:
    def test_without_a_terminal_one_line_says_so(self, run: Run) -> None:
        ran = run()
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 1

    @pytest.mark.parametrize("term", ["dumb", ""])
    def test_a_terminal_that_cannot_draw_is_none(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, term: str
    ) -> None:
        monkeypatch.setenv("TERM", term)
        assert run("demo").code == 2


class TestOpening:
    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, date | None]]:
        """Sit at a terminal, with screens that only note how they were opened."""
        calls: list[tuple[str, str, date | None]] = []

        def run_app(desk: Desk, language: Language, as_of: date | None) -> int:
            calls.append((desk.store_facts().path, language.code, as_of))
            return 5

        screens = ModuleType("tui.app")
        vars(screens)["run_app"] = run_app
        monkeypatch.setitem(sys.modules, "tui.app", screens)
        monkeypatch.setattr("tui.cli.root.can_show_screens", lambda _: True)
        return calls

    @pytest.mark.usefixtures("store")
    def test_they_get_store_language_and_day(
        self, run: Run, root: Path, opened: list[tuple[str, str, date | None]]
    ) -> None:
        assert run("--as-of", "20/6", "--lang", "en").code == 5
        assert opened == [(str(root), "en", date(2026, 6, 20))]

    def test_the_demo_opens_them_on_the_sample(
        self, run: Run, opened: list[tuple[str, str, date | None]]
    ) -> None:
        assert run("demo").code == 5
        assert opened == [(str(demo_store()), "en", None)]

    def test_without_a_store_they_offer_to_make_one_there(
        self, run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun: list[tuple[Beginning, date | None]] = []

        def run_first(_: Desk, __: Language, as_of: date | None, beginning: Beginning) -> int:
            begun.append((beginning, as_of))
            return 5

        monkeypatch.setattr("tui.first_run.run_first", run_first)
        monkeypatch.setattr("tui.cli.root.can_show_screens", lambda _: True)
        assert run("--as-of", "20/6/2026").code == 5
        ((beginning, as_of),) = begun
        assert (beginning.root, beginning.demo) == (root, demo_store())
        assert as_of == date(2026, 6, 20)
        assert not root.exists()


class TestCrashes:
    @pytest.fixture(autouse=True)
    def broken(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        assert store.exists

        def fails(*_: object) -> PairList:
            raise ZeroDivisionError("Awa Diop")

        monkeypatch.setattr(Desk, "pairs", fails)

    def test_the_terminal_shows_a_reference_and_nobody(self, run: Run) -> None:
        ran = run("pairs")
        assert (ran.code, ran.out) == (70, "")
        assert re.match(r"mentorat: internal error \(reference [A-Z2-9]{6}\)\.", ran.err)
        assert len(ran.err.splitlines()) == 1
        assert "Awa" not in ran.err

    def test_the_details_lie_in_a_private_log(self, run: Run) -> None:
        references = [run("pairs").err.partition("reference ")[2][:6] for _ in range(2)]
        log = crash_log().read_text(encoding="utf-8")
        assert all(reference in log for reference in references)
        assert "ZeroDivisionError: Awa Diop" in log
        assert stat.S_IMODE(crash_log().stat().st_mode) == 0o600

    def test_a_log_that_cannot_be_written_is_said_to_be(self, run: Run) -> None:
        crash_log().mkdir(parents=True)
        ran = run("pairs")
        assert ran.code == 70
        assert "could not be written" in ran.err

    def test_what_is_written_is_private_whatever_the_umask(self, run: Run, tmp_path: Path) -> None:
        before = os.umask(0)
        try:
            run("demo", "--", "pairs")
            run("--store", str(tmp_path / "a/b/store"), "init")
            assert crash_log().exists()
            assert {oct(path.stat().st_mode & 0o077) for path in tmp_path.rglob("*")} == {"0o0"}
        finally:
            os.umask(before)

    def test_an_interruption_is_quiet(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*_: object) -> PairList:
            raise KeyboardInterrupt

        monkeypatch.setattr(Desk, "pairs", interrupted)
        ran = run("pairs")
        assert (ran.code, ran.out, ran.err) == (130, "", "")


class TestLanguage:
    @pytest.mark.parametrize(
        ("arguments", "environment", "code"),
        [
            ((), {}, "en"),
            ((), {"LANG": "fr_FR.UTF-8"}, "fr"),
            ((), {"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
            ((), {"LANG": "C", "LC_MESSAGES": "fr_CA.UTF-8"}, "fr"),
            ((), {"LANG": "fr", "MENTORAT_LANG": "en"}, "en"),
            (("--lang", "fr"), {"LANG": "en_GB.UTF-8"}, "fr"),
            (("--lang=en",), {"LANG": "fr"}, "en"),
            (("--lang",), {}, "en"),
        ],
    )
    def test_the_option_goes_before_the_locale(
        self,
        run: Run,
        monkeypatch: pytest.MonkeyPatch,
        arguments: tuple[str, ...],
        environment: dict[str, str],
        code: str,
    ) -> None:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        run(*arguments, "--version")
        assert current().code == code

    @pytest.mark.parametrize("code", ["de", "fr"])
    def test_only_those_that_exist_are_offered(self, run: Run, code: str) -> None:
        assert "--lang en " in run("--help").out
        assert run("--lang", code, "pairs").code == 2


class TestCompletion:
    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_each_shell_has_its_script(self, run: Run, shell: str) -> None:
        ran = run("completion", shell)
        assert ran.code == 0
        assert "_MENTORAT_COMPLETE" in ran.out

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            (
                "mentorat re",
                ["record", "reassign", "resume", "remind", "reopen", "restore", "redo", "repair"],
            ),
            ("mentorat record lea --channel in", ["in_person"]),
            ("mentorat at-risk --ex", ["--exit-code"]),
            ("mentorat pairs mph", ["mph-2026"]),
            ("mentorat show p-l", ["p-lea"]),
            ("mentorat show mph-2026/p-l", ["mph-2026/p-lea"]),
            ("mentorat show durand", ["p-lea"]),
            ("mentorat calendar --pair 晓雯", ["p-xiao"]),
            ("mentorat reassign p-lea soto", ["rosa"]),
            ("mentorat new pair mph-2026 nob", ["nobody"]),
            ("mentorat edit person DURAND", ["lea"]),
            ("mentorat confirm x-", ["x-plan"]),
            ("mentorat edit exchange x-lea", ["x-lea-1", "x-lea-2"]),
            ("mentorat import co", ["co"]),
            ("mentorat --store di", ["di"]),
            ("mentorat --store /nowhere show p-", []),
            ("mentorat demo -- reas", ["reassign"]),
            ("mentorat demo -- show quisp", ["p-07"]),
            ("mentorat demo -- show p-07 --js", ["--json"]),
        ],
    )
    @pytest.mark.usefixtures("store")
    def test_commands_options_and_choices_are_completed(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, expected: list[str]
    ) -> None:
        assert run("demo", "--", "info").code == 0
        monkeypatch.setenv("COMP_WORDS", typed)
        monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
        monkeypatch.setenv("_MENTORAT_COMPLETE", "bash_complete")
        found = [line.partition(",")[2] for line in run().lines]
        assert [one for one in found if one] == expected
