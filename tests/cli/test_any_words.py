"""Whatever is typed after `mentorat`: an answer or a refusal in words, never a crash."""

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

from tests.cli.conftest import make_store, values_of_2026
from tui.__main__ import main
from tui.cli.root import root
from tui.desk.archive import check_snapshot
from tui.desk.desk import open_desk
from tui.wording.language import ENGLISH

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


def said(arguments: tuple[str, ...], content: bytes) -> tuple[int, str, str]:
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

        code, out, err = said(arguments, content)

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
