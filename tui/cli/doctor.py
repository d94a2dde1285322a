"""The command `doctor`."""

from datetime import UTC, datetime

import click

from tui.cli.options import JSON, SETTINGS, examples, global_options_too, json_option
from tui.cli.progress import saying_when_stopped, showing_progress
from tui.cli.session import Session
from tui.cli.streams import print_document, print_lines, talk
from tui.desk.keeping import Finding, findings_at
from tui.domain.errors import StoreError, StoreFault
from tui.domain.texts import shown
from tui.store.progress import Tell
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current

say = current().say

FOUND = 1
"""The exit code where something needs a cure."""


@click.command(
    "doctor",
    context_settings=SETTINGS,
    help=say(
        "Verify the whole store without writing: permissions, checksums, every line of its"
        " history, leftovers, references and rules. One line for each finding, with its cure."
    ),
    epilog=examples("mentorat doctor", "mentorat doctor --json"),
)
@json_option
@global_options_too
@click.pass_obj
def doctor(session: Session, *, form: str | None) -> int:
    """Verify the store."""
    language = session.language
    stopped = language.say("Stopped before everything was verified; nothing was changed.")
    with saying_when_stopped(stopped), showing_progress(language) as tell:
        found = _findings(session, tell)
    if form == JSON:
        entries = [_entry(finding, language) for finding in found]
        print_document({"store": str(session.root), "findings": entries})
    else:
        print_lines(_line(finding, language) for finding in found)
        if not found:
            talk(language.say("The store is in order."))
    return FOUND if any(not finding.is_harmless for finding in found) else 0


def _findings(session: Session, tell: Tell) -> tuple[Finding, ...]:
    """Give what the desk finds; where the desk cannot be opened, what is found without it."""
    try:
        desk = session.open_desk()
    except StoreError as error:
        if error.code is StoreFault.NO_STORE:
            raise
        return tuple(findings_at(session.root, datetime.now(UTC), tell)) or (
            Finding(str(session.root), error),
        )
    return desk.doctor(tell)


def _line(finding: Finding, language: Language) -> str:
    sentence = error_sentence(finding.error, language)
    place = shown(finding.place)
    return sentence if place in sentence else f"{place}: {sentence}"


def _entry(finding: Finding, language: Language) -> dict[str, object]:
    return {
        "code": finding.error.code.value,
        "place": finding.place,
        "harmless": finding.is_harmless,
        "text": error_sentence(finding.error, language),
    }
