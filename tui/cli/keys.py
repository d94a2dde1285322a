"""The commands on SSH keys, `access key ...`, and `whoami`."""

import click

from tui.cli.access import ID_IS, KEY, answer_access
from tui.cli.answers import answer
from tui.cli.documents import document
from tui.cli.groups import HelpLine, subject_group
from tui.cli.invocation import Invocation
from tui.cli.options import command
from tui.cli.typed import DayReader, content_of
from tui.domain.keys import key_from
from tui.domain.registry import Access
from tui.domain.texts import shown
from tui.wording.access import key_words, roles_words
from tui.wording.language import current
from tui.wording.words import listed

say = current().say


@command(
    "add",
    say("Add a public SSH key for a person: FILE contains its line, - is the standard input."),
    ID_IS,
    examples=[
        "mentorat access key add roux id_ed25519.pub --until 2027-01-31",
        "mentorat access key add roux - < id_ed25519.pub",
    ],
)
@click.argument("id_", metavar="ID")
@click.argument("file", metavar="FILE|-")
@click.option("--until", metavar="DATE", help=say("Last day on which the key is accepted."))
def key_add(invocation: Invocation, *, id_: str, file: str, until: str | None) -> None:
    """Let somebody in with a key."""
    desk = invocation.open_desk()
    line = content_of(file).decode("utf-8-sig", "replace")
    key = key_from(line, DayReader(desk.day).optional(until))
    answer_access(invocation, desk.add_key(id_, key))


@command(
    "remove",
    say("Remove a key, named by the beginning of its fingerprint."),
    ID_IS,
    examples=["mentorat access key remove roux SHA256:3fK9"],
)
@click.argument("id_", metavar="ID")
@click.argument("fingerprint")
def key_remove(invocation: Invocation, *, id_: str, fingerprint: str) -> None:
    """Let nobody in with a key."""
    answer_access(invocation, invocation.open_desk().remove_key(id_, fingerprint))


@command(
    "list",
    say("List the keys of everybody, or of one person, with their last days."),
    ID_IS,
    examples=["mentorat access key list", "mentorat access key list roux --json"],
)
@click.argument("id_", metavar="[ID]", required=False)
def key_list(invocation: Invocation, *, id_: str | None) -> None:
    """List the keys."""
    desk, language = invocation.open_desk(), invocation.language
    found = desk.accesses() if id_ is None else (desk.find_access(id_),)
    answer(
        invocation,
        lambda: {
            "keys": [
                {"id": one.id, **document(KEY, key, language)} for one in found for key in one.keys
            ]
        },
        [f"{one.id}  {key_words(key, language)}" for one in found for key in one.keys],
        empty=language.say("There are no keys yet: mentorat access key add ID FILE"),
    )


@command(
    "whoami",
    say("Show who you are here: your roles, your key and its last day, your pairs."),
    examples=["mentorat whoami"],
)
def whoami(invocation: Invocation) -> None:
    """Say who you are."""
    desk, language = invocation.open_desk(), invocation.language
    found = desk.whoami()
    key = desk.came_with
    access = Access(found.actor, found.roles)
    rows = [
        (say("You"), shown(found.actor)),
        (say("Roles"), roles_words(access, language)),
        (say("Key"), key_words(key, language) if key else ""),
        (say("Pairs"), listed(found.pairs, language)),
    ]
    told = [(title, value) for title, value in rows if value]
    width = max(len(title) for title, _ in told)
    answer(
        invocation,
        lambda: {
            "actor": found.actor,
            "roles": found.roles,
            "key": document(KEY, key, language) if key else None,
            "pairs": found.pairs,
        },
        [f"{title:<{width}}  {value}" for title, value in told],
    )


key = subject_group(
    "key",
    say("Manage the SSH keys with which people log in."),
    lines=[
        HelpLine({"list": "keys:key_list"}, say("List the keys, with their last days.")),
        HelpLine({"add": "keys:key_add"}, say("Add a key.")),
        HelpLine({"remove": "keys:key_remove"}, say("Remove a key.")),
    ],
    examples=["mentorat access key add roux id_ed25519.pub --until 2027-01-31"],
)
