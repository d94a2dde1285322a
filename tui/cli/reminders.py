"""The command `remind`: the draft of a letter to the people of a pair; nothing is sent."""

from pathlib import Path

import click

from tui.cli.invocation import Invocation
from tui.cli.options import JSON, command
from tui.cli.output import print_bytes, print_document, print_lines, talk, terminal
from tui.cli.tables import wrapped
from tui.desk.reminders import message_of, save_reminder
from tui.domain.reminders import Addressee, Recipient, Reminder
from tui.domain.texts import shown
from tui.wording.language import Language, current
from tui.wording.reminder import recipient_words

say = current().say

_STREAM = "-"


@command(
    "remind",
    say(
        "Draft a reminder about a pair: to whom, the days, why, and what to do. PAIR is cohort/id,"
        " an id, or a part of the mentee's name. It goes to whom the next action names, to the"
        " mentee where there was no exchange yet. Nothing is sent: -o FILE.eml writes it as a"
        " draft that a mail program opens."
    ),
    examples=[
        "mentorat remind quispe",
        "mentorat remind mph-2026/p-03 --to mentee",
        "mentorat remind quispe -o quispe.eml",
    ],
)
@click.argument("pair")
@click.option(
    "--to",
    "addressee",
    type=click.Choice([one.value for one in Addressee]),
    help=say("To whom; both: to the mentee, with the mentor in copy."),
)
@click.option("-o", "--output", "file", metavar="FILE", help=say("The file, private to you."))
@click.option("--force", is_flag=True, help=say("Replace a file that is there."))
def remind(
    invocation: Invocation,
    *,
    pair: str,
    addressee: str | None,
    file: str | None,
    force: bool,
) -> None:
    """Draft a reminder about a pair."""
    desk, language = invocation.open_desk(), invocation.language
    to = Addressee(addressee) if addressee else None
    draft = desk.draft_reminder(pair, to, invocation.as_of_day(desk), language=language)
    if file == _STREAM:
        print_bytes(message_of(draft))
        return
    if file is not None:
        save_reminder(draft, Path(file), replace=force)
        talk(language.say("Wrote {path}", path=shown(file)))
    if invocation.form == JSON:
        print_document(_document(draft))
    elif file is None:
        print_lines(_lines(draft, language))
    talk(language.say("Nothing was sent."))


def _lines(draft: Reminder, language: Language) -> list[str]:
    """Give the draft as a person reads it: to whom, the subject, the text."""
    people = [(language.say("To"), person) for person in draft.to]
    people += [(language.say("Copy to"), person) for person in draft.cc]
    head = [f"{title}: {recipient_words(person, language)}" for title, person in people]
    head.append(f"{language.say('Subject')}: {draft.subject}")
    width = terminal().width
    body = [line for text in draft.body.splitlines() for line in wrapped(text, width)]
    return [*(line for text in head for line in wrapped(text, width)), "", *body]


def _document(draft: Reminder) -> dict[str, object]:
    """Give the document of `remind --json`."""
    cohort = draft.pair.partition("/")[0]
    return {
        "pair": draft.pair.partition("/")[2],
        "cohort": cohort,
        "level": draft.level,
        "addressee": draft.addressee,
        "to": [_recipient(person) for person in draft.to],
        "cc": [_recipient(person) for person in draft.cc],
        "subject": draft.subject,
        "body": draft.body,
    }


def _recipient(person: Recipient) -> dict[str, object]:
    return {"name": person.name, "email": person.email}
