"""A snapshot read and checked: what it holds, or everything that is wrong with it."""

from dataclasses import dataclass
from datetime import date

from tui.domain.contents import Contents
from tui.domain.errors import Rule
from tui.interchange.problems import Problem, value_text
from tui.interchange.snapshot_checking import (
    count_problems,
    derived_problems,
    rule_problems,
    sum_problems,
)
from tui.interchange.snapshot_facts import read_facts
from tui.interchange.snapshot_parsing import parse
from tui.interchange.snapshot_problems import SnapshotRefusedError, toml_text
from tui.interchange.snapshot_tables import CHARTER_VERSION, FORMAT, FORMAT_VERSION
from tui.interchange.snapshot_tree import Tree
from tui.wording.language import Language

_VERSIONS = {"format_version": FORMAT_VERSION, "charter_version": CHARTER_VERSION}
"""The latest of each that this program reads."""


@dataclass(frozen=True, slots=True)
class ReadSnapshot:
    """What a snapshot holds; in a redacted one, stand-ins take the place of what it leaves out."""

    contents: Contents
    as_of: date
    redacted: bool
    sha256: str


def read_snapshot(content: bytes, language: Language) -> ReadSnapshot:
    """Read a snapshot and recompute all of it that follows from its facts.

    Raises SnapshotRefusedError with everything that is wrong, worded in a language.
    """
    tree = parse(content, language)
    _check_versions(tree, language)
    problems = list(sum_problems(tree, content, language))
    form: list[Problem] = []
    found = read_facts(tree, form, language)
    form += rule_problems(found, language)
    if form or found.facts is None or found.cohort is None:
        raise SnapshotRefusedError((*problems, *count_problems(tree, language), *form))
    as_of = found.facts.as_of
    contents = found.contents(found.cohort, found.facts)
    problems += derived_problems(tree, found, contents, as_of, language)
    if problems:
        raise SnapshotRefusedError(problems)
    return ReadSnapshot(contents, as_of, found.facts.redacted, tree["sha256"])


def _check_versions(tree: Tree, language: Language) -> None:
    """Refuse at once what another program wrote, or a later version of this one."""
    found = tree.get("format")
    if found != FORMAT:
        value = toml_text(found) if "format" in tree else None
        raise SnapshotRefusedError([Problem("format", value, value_text(FORMAT))])
    for place, known in _VERSIONS.items():
        version = tree.get(place)
        if type(version) is int and version > known:
            expected = language.say("version {version} or older", version=known)
            problem = Problem(place, str(version), expected)
            newer = Rule.SNAPSHOT_NEWER
            raise SnapshotRefusedError([problem], newer, found=version, known=known)
        if type(version) is not int or version < 1:
            value = toml_text(version) if place in tree else None
            raise SnapshotRefusedError([Problem(place, value, str(known))])
