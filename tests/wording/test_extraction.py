"""Every message can be extracted for translators, and names only facts that it is given."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import tui

PACKAGE = Path(tui.__file__).parent
MESSAGES = {"say": 1, "count": 2, "word": 2}
"""How many of the first arguments of each call must be literals."""


def calls_in(source: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if (
            name == "say"
            or (name == "count" and len(node.args) == 3)
            or (name == "word" and len(node.args) == 2)
        ):
            yield name, node


def faults_of(source: str) -> list[str]:
    return [
        f"line {call.lineno}: {fault}"
        for name, call in calls_in(source)
        for fault in faults_of_call(name, call)
    ]


def faults_of_call(name: str, call: ast.Call) -> Iterator[str]:
    given = {keyword.arg for keyword in call.keywords} | ({"number"} if name == "count" else set())
    literals = call.args[: MESSAGES[name]]
    if not literals:
        yield "no message"
    for argument in literals:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            yield "the message is not a literal"
        elif not argument.value:
            yield "the message is empty"
        elif name != "word" and None not in given:
            named = {
                field for _, field, _, _ in Formatter().parse(argument.value) if field is not None
            }
            for field in named - given:
                yield f"no fact {{{field}}}"


MODULES = sorted(PACKAGE.rglob("*.py"))


class TestMessages:
    @pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
    def test_are_literals_that_name_facts_they_are_given(self, module: Path) -> None:
        assert faults_of(module.read_text(encoding="utf-8")) == []

    def test_are_found_where_they_are(self) -> None:
        source = (PACKAGE / "wording" / "changes.py").read_text(encoding="utf-8")
        assert len(list(calls_in(source))) > 5

    @pytest.mark.parametrize(
        ("source", "fault"),
        [
            ("language.say(message)", "line 1: the message is not a literal"),
            ("say(f'{name} is here')", "line 1: the message is not a literal"),
            ("language.say('a ' + b)", "line 1: the message is not a literal"),
            ("language.say()", "line 1: no message"),
            ("language.say('')", "line 1: the message is empty"),
            ("language.say('{day} {name}', day=day)", "line 1: no fact {name}"),
            ("language.count('one', many, 3)", "line 1: the message is not a literal"),
            ("language.word('level', level)", "line 1: the message is not a literal"),
        ],
    )
    def test_that_cannot_be_extracted_are_named(self, source: str, fault: str) -> None:
        assert faults_of(source) == [fault]

    @pytest.mark.parametrize(
        "source",
        [
            "language.say('a' ' b')",
            "language.say('{day}', **facts)",
            "language.count('{number} day', '{number} days', days)",
            "language.word('level', 'at risk')",
            "'banana'.count(letter)",
        ],
    )
    def test_that_can_be_extracted_pass(self, source: str) -> None:
        assert faults_of(source) == []
