"""Rights and hostile words on the command line."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import TODAY, a_cohort, a_pair, a_plan, day
from tests.cli.conftest import ACT, Run, fill, make_store, values_of_2026
from tests.desk.desks import PEOPLE
from tui.__main__ import main
from tui.cli.root import root
from tui.desk.archive import check_snapshot
from tui.desk.desk import login_name, open_desk
from tui.domain.access import RIGHTS, Identity
from tui.domain.codes import Role
from tui.domain.pairs import Assignment
from tui.domain.registry import Access, Settings
from tui.store.directory import Store
from tui.wording.language import ENGLISH

ON_A_PAIR = {
    "show": "show {pair}",
    "calendar of one": "calendar --pair {pair}",
    "record": "record {pair} --on today --channel video",
    "plan": "plan {pair} --on 12/6 --channel video",
    "objectives": "objectives {pair}",
    "write objectives": "objectives {pair} --text Write",
    "evaluate": "evaluate {pair} --by mentor --rating good",
    "evaluate the work": "evaluate {pair} --by training_supervisor --rating good",
    "amend": "amend {pair} --end 15/7",
    "reassign": "reassign {pair} ines",
    "waive": "waive {pair} midpoint --reason abroad",
    "lift": "waive {pair} midpoint --lift",
    "snooze": "snooze {pair} --until 12/6 --note calls",
    "wake": "wake {pair}",
    "pause": "pause {pair} --from 1/6",
    "resume": "resume {pair}",
    "submit": "submit {pair}",
    "withdraw": "withdraw {pair}",
    "accept": "accept-charter {pair} --by mentee",
    "remind": "remind {pair}",
    "edit": "edit pair {pair} --topic Cholera",
}
OF_A_MENTOR = {"show", "calendar of one", "record", "plan", "objectives", "write objectives"} | {
    "evaluate"
}
OF_STAFF = {"show", "calendar of one", "objectives"}

ON_AN_EXCHANGE = {
    "move": "move {exchange} --on 16/6",
    "confirm": "confirm {exchange} --on today",
    "cancel": "cancel {exchange}",
    "no-show": "no-show {exchange}",
    "edit": "edit exchange {exchange} --minutes 20",
}

ON_A_COHORT = {
    "at-risk": "at-risk {cohort}",
    "pairs": "pairs {cohort}",
    "calendar": "calendar {cohort}",
    "people": "people {cohort}",
    "policy": "policy {cohort}",
    "log": "log {cohort}",
    "new pair": "new pair {cohort} awa",
    "new person": "new person {cohort} --family-name Roux",
    "edit cohort": "edit cohort {cohort} --title MPH",
    "edit policy": "edit policy {cohort} --silence-days 60",
    "close": "close {cohort}",
    "reopen": "reopen {cohort}",
    "undo": "undo {cohort}",
    "undo one": "undo {cohort}/1",
    "redo": "redo {cohort}",
}

ALONE = {
    "snapshot": "snapshot mph-2026",
    "snapshot of nothing": "snapshot mph-2099",
    "snapshot of theirs": "snapshot mph-2027",
    "doctor": "doctor",
    "backup": "backup elsewhere",
    "new cohort": "new cohort mph-2027 --title MPH --mentoring-start 1/2/2027 --holidays none",
}


def sat_down(root: Path, *roles: Role) -> None:
    """Make a store in which whoever runs the tests is Paul, a mentor of 2026, or staff."""
    access = Access(login_name(), roles, (Identity("mph-2026", "paul"),))
    store = Store.create(root, ACT, Settings(pinned_on=TODAY))
    store.registry.change(ACT, lambda _: [access])
    fill(store, values_of_2026())
    theirs = a_pair(id="awa-noor", mentors=(Assignment("noor", day(2, 1)),))
    fill(
        store,
        [a_cohort(id="mph-2027"), *PEOPLE, theirs, a_plan(day(6, 20), id="x-27", pair="awa-noor")],
    )


def said(run: Run, line: str, **named: str) -> tuple[int, str, str]:
    """Run a command; give its code and what it says, but for the names that were typed."""
    ran = run(*(word.format(**named) for word in line.split()))
    err = ran.err
    for name in named.values():
        err = err.replace(f'"{name}"', '"..."')
    return ran.code, ran.out, err


@pytest.fixture
def mentor(root: Path) -> None:
    sat_down(root, Role.MENTOR)


@pytest.fixture
def staff(root: Path) -> None:
    sat_down(root, Role.STAFF)


def held(root: Path) -> list[object]:
    store = Store.open(root)
    return [store.cohort(cohort_id).read() for cohort_id in store.cohort_ids()]


@pytest.mark.usefixtures("mentor")
class TestAMentor:
    @pytest.mark.parametrize("line", ON_A_PAIR.values(), ids=ON_A_PAIR)
    @pytest.mark.parametrize("theirs", ["p-lea", "mph-2026/p-lea", "durand", "awa-noor"])
    def test_reads_of_another_s_pair_what_they_read_of_none(
        self, run: Run, root: Path, line: str, theirs: str
    ) -> None:
        before = held(root)
        unknown = theirs.replace("lea", "qqq").replace("durand", "qqqqqq").replace("awa-", "qqq")

        found = said(run, line, pair=theirs)

        assert found == said(run, line, pair=unknown)
        assert found[:2] == (1, "")
        assert held(root) == before

    @pytest.mark.parametrize("line", ON_AN_EXCHANGE.values(), ids=ON_AN_EXCHANGE)
    @pytest.mark.parametrize("theirs", ["x-plan", "mph-2026/x-plan", "x-27"])
    def test_reads_of_another_s_exchange_what_they_read_of_none(
        self, run: Run, root: Path, line: str, theirs: str
    ) -> None:
        before = held(root)
        unknown = theirs.replace("x-plan", "qqqqqq").replace("x-27", "qqqq")

        found = said(run, line, exchange=theirs)

        assert found == said(run, line, exchange=unknown)
        assert found[:2] == (1, "")
        assert held(root) == before

    @pytest.mark.parametrize("line", ON_A_COHORT.values(), ids=ON_A_COHORT)
    def test_reads_of_a_cohort_without_them_what_they_read_of_none(
        self, run: Run, root: Path, line: str
    ) -> None:
        before = held(root)

        found = said(run, line, cohort="mph-2027")

        assert found == said(run, line, cohort="mph-2099")
        assert found[:2] == (1, "")
        assert held(root) == before

    @pytest.mark.parametrize("line", ON_A_PAIR.values(), ids=ON_A_PAIR)
    def test_does_to_their_own_pair_what_is_a_mentor_s_alone(
        self, run: Run, root: Path, line: str
    ) -> None:
        before = held(root)

        code, out, err = said(run, line, pair="awa-paul")

        if line in [ON_A_PAIR[name] for name in OF_A_MENTOR]:
            assert code == 0
        else:
            assert (code, out) == (4, ""), err
            assert held(root) == before

    @pytest.mark.parametrize("line", ALONE.values(), ids=ALONE)
    def test_is_refused_what_is_for_those_who_see_all(
        self, run: Run, root: Path, line: str
    ) -> None:
        before = held(root)

        code, out, _ = said(run, line)

        assert (code, out) == (4, "")
        assert held(root) == before

    @pytest.mark.parametrize(
        "line", ["pairs", "at-risk --all", "calendar", "people mph-2026", "log", "cohorts"]
    )
    def test_sees_nobody_else_s_names(self, run: Run, line: str) -> None:
        ran = run(*line.split(), "--json")

        assert ran.code == 0
        json.loads(ran.out)
        for theirs in ("p-lea", "Durand", "Soto", "awa-noor", "mph-2027"):
            assert theirs not in ran.out


@pytest.mark.usefixtures("staff")
class TestStaff:
    @pytest.mark.parametrize("line", ON_A_PAIR.values(), ids=ON_A_PAIR)
    def test_look_at_a_pair_and_change_nothing(self, run: Run, root: Path, line: str) -> None:
        before = held(root)

        code, _, err = said(run, line, pair="p-lea")

        assert code == (0 if line in [ON_A_PAIR[name] for name in OF_STAFF] else 4), err
        assert held(root) == before

    @pytest.mark.parametrize("line", ON_AN_EXCHANGE.values(), ids=ON_AN_EXCHANGE)
    def test_change_no_exchange(self, run: Run, root: Path, line: str) -> None:
        before = held(root)

        assert said(run, line, exchange="x-plan")[:2] == (4, "")
        assert held(root) == before

    def test_export_verify_and_do_not_restore(self, run: Run, root: Path, tmp_path: Path) -> None:
        before, file = held(root), tmp_path / "archive.toml"

        assert run("snapshot", "mph-2027", "-o", str(file)).code == 0
        assert run("verify", str(file)).code == 0
        assert run("restore", str(file)).code == 4
        assert run("import", "sample_cohort.json").code == 4
        assert run("doctor").code == 0
        assert held(root) == before


ELSEWHERE = {"demo", "completion", "init", "backup"}
"""Commands that write beside the store or open the screens."""

ANSWERED, REFUSED = (0, 10), (1, 2, 3, 4)

words = st.sampled_from(
    (
        *(
            "awa-paul",
            "mph-2026/p-lea",
            "p-xiao",
            "p-nora",
            "p",
            "diop",
            "陈",
            "mph-2026",
            "mph-2099",
        ),
        *("awa", "rosa", "nobody", "x-plan", "x-first", "mph-2026/x-lea-1", "x-mail", "1", "99"),
        *("", " ", "/", "..", "../registry", "mph-2026/", "/p-lea", "-", "--", "---", "@file"),
        *("today", "-1w", "+9999w", "12/6", "1/1/1900", "31/12/2200", "1/1/2201", "9999-12-31"),
        *(
            "kickoff",
            "pre_submission",
            "video",
            "email",
            "mentee",
            "mentor",
            "good",
            "auto",
            "none",
        ),
        *("0", "-1", "366", "367", "99999999999999999999", "١٢", "1e3", "0:00", "24:00", "9h"),
        *("Ame\u0301lie", "\u0646\u0648\u0631", "{0}", "%s", "=1+1", "[/b]", "\x1b[2J", "\u202e"),
        *("\udcff", "\udcc3\udca9", "a\nb", "x" * 201, "x" * 501, "x" * 4_001, "FR", "ZZ"),
        *("a@b", "Europe/Paris", "Mars/Base", "/dev/null", "/", "nowhere/at/all", "MPH 2026"),
    )
)


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command with the words that name it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        elif command is not None and name not in ELSEWHERE:
            yield (*path, name), command


COMMANDS = dict(commands(root))


def test_every_command_has_a_row_in_the_table_of_access() -> None:
    named = {"_".join(path).replace("-", "_") for path in (*COMMANDS, *((e,) for e in ELSEWHERE))}

    assert named - RIGHTS.keys() == set()


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw a command with words of every kind for its arguments and for some options."""
    path = draw(st.sampled_from(sorted(COMMANDS)))
    line: list[str] = [*path]
    for parameter in COMMANDS[path].params:
        wanted = parameter.required or draw(st.integers(0, 3)) == 0
        if not wanted or parameter.name in {"help", "store"}:
            continue
        if isinstance(parameter, click.Option):
            line.append(draw(st.sampled_from(parameter.opts + parameter.secondary_opts)))
        if not (isinstance(parameter, click.Option) and parameter.is_flag):
            line.append(_word(draw, parameter))
    return tuple(line)


WORDS_OF = {
    "pair": ("awa-paul", "mph-2026/p-lea", "p-xiao", "p-nora", "diop"),
    "exchange": ("x-plan", "x-first", "mph-2026/x-lea-1", "x-mail"),
    "cohort": ("mph-2026",),
    "cohort_id": ("mph-2026",),
    "person": ("awa", "rosa", "nobody", "ines"),
    "mentor": ("rosa", "paul", "ines"),
    "mentee": ("ines", "rosa"),
    "on": ("today", "-1w", "12/6", "1/1/1900", "31/12/2200"),
    "start": ("2/2/2026", "9/2/2026"),
    "end": ("30/6/2026", "31/8/2026", "31/12/2200"),
    "until": ("+1w", "31/12/2200"),
}
"""Words that fit what a command asks for, by its name there."""

_OFTEN = st.sampled_from((True, True, True, True, False))


def _word(draw: st.DrawFn, parameter: click.Parameter) -> str:
    is_fitting = draw(_OFTEN)
    if isinstance(parameter.type, click.Choice) and is_fitting:
        return str(draw(st.sampled_from(list(parameter.type.choices))))
    fitting = WORDS_OF.get(str(parameter.name), ())
    if fitting and is_fitting:
        return draw(st.sampled_from(fitting))
    return draw(words)


class _Stream(io.TextIOWrapper):
    """A standard stream that is no file and keeps its bytes."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", write_through=True)

    def bytes(self) -> bytes:
        buffer: Any = self.buffer
        content: bytes = buffer.getvalue()
        return content


def said_to_anybody(arguments: tuple[str, ...], content: bytes) -> tuple[int, str, str]:
    """Run a command line on an input; give its code, what it answers and what it says."""
    out, err = _Stream(), _Stream()
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", _Stream(content)):
        code = main(arguments)
    return code, out.bytes().decode(), err.bytes().decode()


@given(typed(), st.sampled_from((b"", b"Read.", b"\xff\xfe", b"{}", b"\x00")))
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_a_command_answers_or_refuses_in_words(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], content: bytes
) -> None:
    with TemporaryDirectory() as directory:
        place = Path(directory)
        make_store(place / "store", values_of_2026())
        (place / "work").mkdir()
        monkeypatch.chdir(place / "work")
        monkeypatch.setenv("MENTORAT_STORE", str(place / "store"))

        code, out, err = said_to_anybody(arguments, content)

        assert code in ANSWERED or (code in REFUSED and "mentorat: " in err), (code, err)
        for letter in out + err:
            assert letter.isprintable() or letter in "\n\t\u200c\u200d\ufeff\r"
        if "--json" in arguments and not {"--csv", "--ics"} & {*arguments} and out:
            json.loads(out)
        desk = open_desk(place / "store", "test")
        assert desk.doctor() == ()
        for cohort_id in desk.store_facts().cohorts:
            snapshot = desk.export_snapshot(cohort_id, language=ENGLISH)
            assert check_snapshot(snapshot.content, ENGLISH).facts
        monkeypatch.chdir("/")
