"""The commands on snapshots: `snapshot`, `verify`, `restore`."""

from collections.abc import Iterator

import click

from tui.cli.answers import answer
from tui.cli.documents import PROBLEM, Fields, Part, document
from tui.cli.invocation import Invocation
from tui.cli.options import command
from tui.cli.output import confirming, print_bytes, print_lines, talk
from tui.cli.typed import STREAM, content_of, problem_line
from tui.desk.archive import (
    CheckedSnapshot,
    SnapshotFacts,
    check_snapshot,
    restorable,
    save_snapshot,
)
from tui.domain.texts import shown
from tui.settings.paths import typed_path
from tui.wording.days import long_day
from tui.wording.language import Language, current
from tui.wording.words import counted, listed

say = current().say


@command(
    "snapshot",
    say(
        "Archive a cohort as one TOML file: all its data, and the level of every pair on the"
        " as-of date. The file is verified before it is written, to the standard output or to"
        " FILE, and can be verified and restored later. It contains names and notes; --redacted"
        " leaves them out."
    ),
    examples=[
        "mentorat snapshot mph-2026 -o mph-2026.toml",
        "mentorat --as-of 2026-06-30 snapshot mph-2026 -o mph-2026-june.toml",
        "mentorat snapshot mph-2026 --redacted > figures.toml",
    ],
    forms=(),
)
@click.argument("cohort")
@click.option(
    "-o", "--output", "file", metavar="FILE", help=say("Output file; only you can read it.")
)
@click.option(
    "--redacted",
    is_flag=True,
    help=say("Leave out names, addresses and texts; replace ids by random tokens."),
)
@click.option("--force", is_flag=True, help=say("Replace an existing file."))
def snapshot(
    invocation: Invocation, *, cohort: str, file: str | None, redacted: bool, force: bool
) -> None:
    """Archive a cohort."""
    desk, language = invocation.open_desk(), invocation.language
    as_of = invocation.as_of_day(desk)
    made = desk.export_snapshot(cohort, as_of, language=language, redacted=redacted)
    if file is None or file == STREAM:
        print_bytes(made.content)
        return
    save_snapshot(made, typed_path(file), replace=force)
    talk(
        language.say("Created {path}", path=shown(file)),
        _holds(made.facts, language),
        language.say("sha256 {sum}", sum=made.facts.sha256),
    )


@command(
    "verify",
    say(
        "Verify a snapshot (- is the standard input): its checksum, its counts, every field, and"
        " its levels and statuses, which are computed again. Each error is listed with its"
        " place."
    ),
    examples=["mentorat verify mph-2026.toml", "mentorat verify - --json < mph-2026.toml"],
)
@click.argument("file")
def verify(invocation: Invocation, *, file: str) -> None:
    """Check a snapshot."""
    language = invocation.language
    checked = check_snapshot(content_of(file), language)
    lines = (
        (
            language.say("The snapshot is valid."),
            _holds(checked.facts, language),
            *_edition_lines(checked, language),
        )
        if checked.facts
        else (problem_line(problem, language) for problem in checked.problems)
    )
    answer(invocation, lambda: document(CHECKED, checked, language), lines)
    if checked.refusal:
        raise checked.refusal


CHECKED: Fields = {
    "sound": lambda checked, _: checked.facts is not None,
    "cohort": "facts.cohort",
    "as_of": "facts.as_of",
    "redacted": "facts.redacted",
    "charter_version": "facts.edition",
    "counts": "facts.counts",
    "sha256": "facts.sha256",
    "errors": Part("problems", PROBLEM),
}


@command(
    "restore",
    say(
        "Restore a cohort from its snapshot (- is the standard input) to a store that has no"
        " cohort of that id. If there is no store yet, it is created."
    ),
    examples=[
        "mentorat restore mph-2026.toml",
        "mentorat --store ~/archive restore mph-2026.toml",
        "mentorat snapshot mph-2026 | mentorat --store other restore -",
    ],
    forms=(),
)
@click.argument("file")
def restore(invocation: Invocation, *, file: str) -> None:
    """Build a cohort anew."""
    language = invocation.language
    checked = check_snapshot(content_of(file), language)
    for problem in checked.problems:
        talk(problem_line(problem, language))
    restorable(checked)
    desk = invocation.desk_if_made() or invocation.new_desk()
    facts = desk.restore_snapshot(checked)
    restored = language.say("Restored {cohort}", cohort=facts.cohort)
    with confirming(language):
        print_lines((restored, _holds(facts, language), *_edition_lines(checked, language)))


def _edition_lines(checked: CheckedSnapshot, language: Language) -> Iterator[str]:
    """Say where the levels and statuses of a snapshot are by other rules than today's."""
    if checked.facts and not checked.is_recomputed:
        yield language.say(
            "Its levels and statuses were computed by the rules of edition {edition}; they were"
            " not computed again.",
            edition=checked.facts.edition,
        )


def _holds(facts: SnapshotFacts, language: Language) -> str:
    """Say of which cohort and day a snapshot is, and how much it holds."""
    counts = facts.counts
    parts = (
        *counted(counts, language),
        language.count("{number} evaluation", "{number} evaluations", counts["evaluations"]),
        language.count("{number} snooze", "{number} snoozes", counts["snoozes"]),
    )
    sentence = language.say(
        "{cohort} as of {day}: {parts}",
        cohort=facts.cohort,
        day=long_day(facts.as_of, language),
        parts=listed(parts, language),
    )
    return language.say("{sentence}; redacted", sentence=sentence) if facts.redacted else sentence
