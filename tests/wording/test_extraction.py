"""Every message can be extracted for translators, and names only facts that it is given."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import tui
from tui.domain.errors import (
    ConfigurationFault,
    Forbidden,
    HostFault,
    Missing,
    Rule,
    StoreFault,
)

PACKAGE = Path(tui.__file__).parent
LANGUAGE = PACKAGE / "wording" / "language.py"
"""The module that says what others mark as messages; it has none of its own."""

MESSAGES = {"count": 2, "word": 2, "message": 2}
"""How many of the first arguments of each call must be literals; of `say`, all are: its context."""

CODES = (Rule, Missing, StoreFault, Forbidden, HostFault, ConfigurationFault)
"""The kinds of code of which each error carries one, with its facts."""

ADDED = {"meeting", "number", "candidates", "value", "path", "line", "act"}
"""The facts that wording, or whoever reads the settings, adds to those with which one is raised."""


def calls_in(source: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if (
            name in {"say", "message"}
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
    literals = call.args if name == "say" else call.args[: MESSAGES[name]]
    if not literals:
        yield "no message"
    for argument in literals:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            yield "the message is not a literal"
        elif not argument.value:
            yield "the message is empty"
        elif name not in {"word", "message"} and None not in given:
            for field in fields_of(argument.value) - given:
                yield f"no fact {{{field}}}"
    if name == "message" and (len(literals) > 1) != ("of" in given):
        yield "two messages and what they count belong together"


def fields_of(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


MODULES = sorted(set(PACKAGE.rglob("*.py")) - {LANGUAGE})


def codes_of(node: ast.AST) -> Iterator[str]:
    """Give the names of the codes that stand in an expression: `Rule.TOO_SHORT`."""
    kinds = {kind.__name__ for kind in CODES}
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name):
            name = f"{inner.value.id}.{inner.attr}"
            if inner.value.id in kinds:
                yield name


def nodes() -> Iterator[ast.AST]:
    for module in MODULES:
        yield from ast.walk(ast.parse(module.read_text(encoding="utf-8")))


def facts_named() -> dict[str, set[str]]:
    """Give the facts that the messages of each code name, of those that have them in a table."""
    found: dict[str, set[str]] = {}
    for table in nodes():
        if isinstance(table, ast.Dict):
            for key, value in zip(table.keys, table.values, strict=True):
                texts = [text for _, call in calls_in(ast.unparse(value)) for text in call.args]
                named = [
                    fields_of(str(one.value)) for one in texts if isinstance(one, ast.Constant)
                ]
                for code in codes_of(key) if key is not None and named else ():
                    found[code] = set().union(*named)
    return found


def facts_given() -> dict[str, set[str]]:
    """Give the facts with which each code is raised, of those that are raised by their names."""
    found: dict[str, set[str]] = {}
    for call in nodes():
        if isinstance(call, ast.Call) and call.keywords:
            given = {keyword.arg for keyword in call.keywords if keyword.arg}
            for code in (code for argument in call.args for code in codes_of(argument)):
                found.setdefault(code, set()).update(given)
    return found


class TestMessages:
    @pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
    def test_are_literals_that_name_facts_they_are_given(self, module: Path) -> None:
        assert faults_of(module.read_text(encoding="utf-8")) == []

    def test_of_an_error_name_facts_with_which_it_is_raised(self) -> None:
        named, given = facts_named(), facts_given()
        both = named.keys() & given.keys()
        assert len(both) > 40
        assert {
            code: unknown for code in both if (unknown := named[code] - given[code] - ADDED)
        } == {}

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
            ("language.say('missed', context)", "line 1: the message is not a literal"),
            ("language.say('{day} {name}', day=day)", "line 1: no fact {name}"),
            ("language.count('one', many, 3)", "line 1: the message is not a literal"),
            ("language.word('level', level)", "line 1: the message is not a literal"),
            ("message(text)", "line 1: the message is not a literal"),
            ("message()", "line 1: no message"),
            ("message('one', many, of='days')", "line 1: the message is not a literal"),
            (
                "message('one', 'many')",
                "line 1: two messages and what they count belong together",
            ),
        ],
    )
    def test_that_cannot_be_extracted_are_named(self, source: str, fault: str) -> None:
        assert faults_of(source) == [fault]

    @pytest.mark.parametrize(
        "source",
        [
            "language.say('a' ' b')",
            "language.say('missed on {day}', 'of a meeting', day=day)",
            "language.say('{day}', **facts)",
            "language.count('{number} day', '{number} days', days)",
            "language.word('level', 'at risk')",
            "'banana'.count(letter)",
            "message('{day}', otherwise=message('no day'))",
            "message('{number} day', '{number} days', of='days')",
        ],
    )
    def test_that_can_be_extracted_pass(self, source: str) -> None:
        assert faults_of(source) == []
