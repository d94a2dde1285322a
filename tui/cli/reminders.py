"""The command `remind`: the draft of a letter to the people of a pair; nothing is sent."""

from typing import TypedDict, Unpack

import click

from tui.cli.answers import answer, answer_done
from tui.cli.documents import Fields, Part, document, same
from tui.cli.invocation import Invocation
from tui.cli.options import PAIR_IS, OneOf, command
from tui.cli.output import print_bytes, talk
from tui.cli.tables import terminal, wrapped
from tui.cli.typed import STREAM
from tui.desk.reminders import check_addressed, message_of, save_reminder
from tui.domain.errors import RefusedError
from tui.domain.reminders import Addressee, Reminder
from tui.domain.texts import shown
from tui.settings.paths import typed_path
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current
from tui.wording.reminder import recipient_words
from tui.wording.words import labelled

say = current().say


class _Unasked(TypedDict):
    """What is done to a file without asking."""

    force: bool
    no_address: bool


@command(
    "remind",
    say("Draft a reminder about a pair: the dates, the reason, and what to do."),
    PAIR_IS,
    say(
        "It is addressed to the person whom the next action names, or to the mentee if there was"
        " no exchange yet. Nothing is sent: -o FILE.eml saves a draft that a mail program can"
        " open."
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
    type=OneOf(Addressee),
    help=say("Whom to write to; both: to the mentee, with a copy to the mentor."),
)
@click.option(
    "-o", "--output", "file", metavar="FILE", help=say("Output file; only you can read it.")
)
@click.option("--force", is_flag=True, help=say("Replace an existing file."))
@click.option(
    "--no-address",
    is_flag=True,
    help=say("Create the file even if no e-mail address of the recipient is on record."),
)
def remind(
    invocation: Invocation,
    *,
    pair: str,
    addressee: Addressee | None,
    file: str | None,
    **unasked: Unpack[_Unasked],
) -> None:
    """Draft a reminder about a pair."""
    desk, language = invocation.open_desk(), invocation.language
    draft = desk.draft_reminder(pair, addressee, invocation.as_of_day(desk), language=language)
    if file is not None and not unasked["no_address"]:
        _check_addressed(draft, language)
    if file == STREAM:
        print_bytes(message_of(draft))
        return
    if file is not None:
        save_reminder(draft, typed_path(file), replace=unasked["force"])
        talk(language.say("Created {path}", path=shown(file)))
    lines = _lines(draft, language) if file is None else ()
    told = answer_done if file is not None else answer
    told(invocation, lambda: document(REMINDER, draft, language), lines)
    talk(language.say("Nothing was sent."))


def _check_addressed(draft: Reminder, language: Language) -> None:
    """Refuse to write a file that reaches nobody, and say what writes it all the same."""
    try:
        check_addressed(draft)
    except RefusedError as error:
        how = language.say("Add one with mentorat edit person, or use --no-address.")
        raise click.ClickException(f"{error_sentence(error, language)} {how}") from None


def _lines(draft: Reminder, language: Language) -> list[str]:
    """Return the draft as a person reads it: to whom, the subject, the text."""
    people = [(language.say("To"), person) for person in draft.to]
    people += [(language.say("Copy to"), person) for person in draft.cc]
    head = [
        labelled(title, recipient_words(person, language), language) for title, person in people
    ]
    head.append(f"{language.say('Subject')}: {draft.subject}")
    width = terminal().width
    body = [line for text in draft.body.splitlines() for line in wrapped(text, width)]
    return [*(line for text in head for line in wrapped(text, width)), "", *body]


_RECIPIENT = same("name", "email")
REMINDER: Fields = {
    "pair": lambda draft, _: draft.pair.partition("/")[2],
    "cohort": lambda draft, _: draft.pair.partition("/")[0],
    **same("level", "addressee"),
    "to": Part("to", _RECIPIENT),
    "cc": Part("cc", _RECIPIENT),
    **same("subject", "body"),
}
