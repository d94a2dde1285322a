"""The commands on who has access: `access list`, `grant`, `bind`, `revoke` and so on."""

from collections.abc import Iterator

import click

from tui.cli.answers import answer, answer_done, answer_list
from tui.cli.documents import Document, Fields, Listing, Part, document, same
from tui.cli.groups import HelpLine, subject_group
from tui.cli.invocation import Invocation
from tui.cli.options import CSV, JSON, PAIR_IS, OneOf, command
from tui.cli.output import confirming, iso, print_lines
from tui.cli.tables import Column, Row, table_lines, terminal
from tui.domain.access import RIGHTS, Identity
from tui.domain.codes import Role
from tui.domain.registry import Access
from tui.domain.texts import shown
from tui.wording.access import (
    access_act_words,
    came_words,
    ground_sentence,
    key_words,
    roles_words,
)
from tui.wording.language import LANGUAGES, Language, current
from tui.wording.words import listed

say = current().say

KEY: Fields = same("fingerprint", "type", "until")
ACCESS: Fields = {
    **same("id", "name", "email", "language", "active", "roles"),
    "identities": Part("identities", same("cohort", "person")),
    "keys": Part("keys", KEY),
    "came_on": "came_on",
}

ID_IS = say("ID is the person's login name.")


@command(
    "list",
    say("List who has access: roles, persons in cohorts, keys, first visit."),
    examples=["mentorat access list", "mentorat access list --never-came"],
    forms=(JSON, CSV),
)
@click.option("--never-came", is_flag=True, help=say("Only those who have never logged in."))
def access_list(invocation: Invocation, *, never_came: bool) -> None:
    """List who has access."""
    language = invocation.language
    everybody = invocation.open_desk().accesses()
    found = [one for one in everybody if not never_came or (one.active and one.came_on is None)]
    answer_list(
        invocation,
        Listing({}, "access", found, ACCESS),
        _lines(found, language) if found else (),
        empty=language.say("Nobody is listed. The owner of the store may do everything."),
    )


def _lines(found: list[Access], language: Language) -> Iterator[str]:
    word = language.word
    columns = (
        Column(word("title of a column", "Id")),
        Column(word("title of a column", "Name"), flexible=True),
        Column(word("title of a column", "Roles")),
        Column(word("title of a column", "Is"), flexible=True),
        Column(word("title of a column", "Keys"), right=True),
        Column(word("title of a column", "First visit")),
    )
    rows = (
        Row(
            (
                one.id,
                shown(one.name or ""),
                roles_words(one, language),
                listed((f"{at.cohort}/{at.person}" for at in one.identities), language),
                str(len(one.keys)),
                came_words(one, language),
            )
        )
        for one in found
    )
    yield from table_lines(columns, rows, terminal())


@command(
    "grant",
    say("Give a person access, or another role."),
    ID_IS,
    say("With --from-cohort and --mentors, give it to every mentor of a cohort, by e-mail."),
    examples=[
        'mentorat access grant roux --role coordinator --name "Claire Roux"',
        "mentorat access grant --from-cohort mph-2026 --mentors",
    ],
)
@click.argument("id_", metavar="[ID]", required=False)
@click.option(
    "--role", "roles", multiple=True, type=OneOf(Role), help=say("A role; can be repeated.")
)
@click.option("--name", metavar="NAME", help=say("The person's name."))
@click.option("--email", metavar="ADDRESS", help=say("E-mail address."))
@click.option("--language", type=click.Choice(LANGUAGES), help=say("Their language."))
@click.option("--from-cohort", metavar="COHORT", help=say("The cohort of the mentors."))
@click.option("--mentors", is_flag=True, help=say("All mentors of the cohort."))
@click.option("--dry-run", is_flag=True, help=say("Only show who would get access."))
@click.option("--host", metavar="NAME", help=say("Host name for the line to send them."))
def grant(  # noqa: PLR0913 - each is an option
    invocation: Invocation,
    *,
    id_: str | None,
    roles: tuple[Role, ...],
    name: str | None,
    email: str | None,
    language: str | None,
    from_cohort: str | None,
    mentors: bool,
    dry_run: bool,
    host: str | None,
) -> None:
    """Give somebody access."""
    if from_cohort and mentors and id_ is None:
        _grant_mentors(invocation, from_cohort, dry_run=dry_run, host=host or "HOST")
        return
    if id_ is None or not roles or from_cohort or mentors or dry_run:
        raise click.UsageError(
            say("Give an ID and --role, or --from-cohort COHORT with --mentors.")
        )
    access = Access(id_, roles, name=name, email=email, language=language)
    answer_access(invocation, invocation.open_desk().grant(access))


def _grant_mentors(invocation: Invocation, cohort: str, *, dry_run: bool, host: str) -> None:
    language = invocation.language
    found = invocation.open_desk().grant_mentors(cohort, dry_run=dry_run)
    reasons = (
        (found.unaddressed, language.say("no e-mail address")),
        (found.shared, language.say("an e-mail address shared with somebody else")),
        (found.withdrawn, language.say("access withdrawn")),
    )
    (answer if dry_run else answer_done)(
        invocation,
        lambda: {
            "granted": [document(ACCESS, one, language) for one in found.granted],
            **{name: getattr(found, name) for name in ("unaddressed", "shared", "withdrawn")},
        },
        [
            language.say(
                "{email}: send us your public key; then log in with: ssh -t mentorat@{host} ({id})",
                email=one.email,
                host=host,
                id=one.id,
            )
            for one in found.granted
        ],
        empty=language.say("Every mentor with their own address already has access."),
        talked=[
            language.say("Left out, {reason}: {who}", reason=reason, who=listed(ids, language))
            for ids, reason in reasons
            if ids
        ],
    )


@command(
    "bind",
    say("Link a login to a person of a cohort, as a mentor."),
    ID_IS,
    examples=["mentorat access bind roux mph-2026/m-claire-roux"],
)
@click.argument("id_", metavar="ID")
@click.argument("person", metavar="COHORT/PERSON")
def bind(invocation: Invocation, *, id_: str, person: str) -> None:
    """Say who somebody is."""
    cohort, _, wanted = person.partition("/")
    if not wanted:
        raise click.UsageError(say("Add the cohort: COHORT/PERSON."))
    answer_access(invocation, invocation.open_desk().bind(id_, Identity(cohort, wanted)))


@command(
    "revoke",
    say("Revoke a person's access at once, even while they are logged in, or one role."),
    ID_IS,
    examples=["mentorat access revoke roux", "mentorat access revoke roux --role coordinator"],
)
@click.argument("id_", metavar="ID")
@click.option("--role", type=OneOf(Role), help=say("Only this role."))
def revoke(invocation: Invocation, *, id_: str, role: Role | None) -> None:
    """Take access away."""
    answer_access(invocation, invocation.open_desk().revoke(id_, role))


def answer_access(invocation: Invocation, access: Access) -> None:
    """Print somebody's access as it was written."""
    language = invocation.language
    keys = [key_words(key, language) for key in access.keys]
    answer_done(
        invocation,
        lambda: document(ACCESS, access, language),
        [
            language.say("{id}: {roles}", id=access.id, roles=roles_words(access, language)),
            *(f"  {at.cohort}/{at.person}" for at in access.identities),
            *(f"  {key}" for key in keys),
        ],
    )


@command(
    "explain",
    say("Explain why a person may or may not do something, to one pair or to any."),
    ID_IS,
    PAIR_IS,
    say("VERB is the name of a command, such as record or edit-exchange."),
    examples=["mentorat access explain roux record quispe"],
    forms=(JSON,),
)
@click.argument("id_", metavar="ID")
@click.argument("verb")
@click.argument("pair", required=False)
def explain(invocation: Invocation, *, id_: str, verb: str, pair: str | None) -> None:
    """Say why somebody may do something."""
    wanted = verb.replace("-", "_").replace(" ", "_")
    if wanted not in RIGHTS:
        raise click.UsageError(say("There is no command {name}.", name=verb))
    ground = invocation.open_desk().explain(id_, wanted, pair)
    language = invocation.language
    sentence = ground_sentence(ground, language)
    made: Document = {"allowed": ground.allows, "ground": ground, "text": sentence}
    answer(invocation, lambda: made, [sentence])


@command(
    "log",
    say("Show changes of access: when, by whom, for whom."),
    examples=["mentorat access log"],
)
def access_log(invocation: Invocation) -> None:
    """Tell what was changed."""
    language = invocation.language
    found = [entry for entry in invocation.open_desk().access_log() if entry.subjects]
    fields: Fields = {
        **same("seq", "subjects", "undone_by"),
        "at": lambda entry, _: iso(entry.act.at),
        "actor": "act.actor",
        "act": "act.verb",
    }
    columns = (
        Column(language.word("title of a column", "No."), right=True),
        Column(language.word("title of a column", "When (UTC)")),
        Column(language.word("title of a column", "By")),
        Column(language.word("title of a column", "What"), flexible=True),
    )
    rows = [
        Row(
            (
                str(one.seq),
                f"{one.act.at:%Y-%m-%d %H:%M}",
                one.act.actor,
                access_act_words(one.act, one.subjects, language),
            )
        )
        for one in found
    ]
    answer_list(
        invocation,
        Listing({}, "entries", found, fields),
        table_lines(columns, rows, terminal()) if rows else (),
        empty=language.say("No changes yet."),
    )


@command(
    "undo",
    say("Undo a change of access by its number in the log."),
    examples=["mentorat access undo 7"],
    forms=(),
)
@click.argument("seq", type=int)
def access_undo(invocation: Invocation, *, seq: int) -> None:
    """Take back a change."""
    entry, language = invocation.open_desk().undo_access(seq), invocation.language
    what = access_act_words(entry.act, entry.subjects, language)
    with confirming(language):
        print_lines([language.say("Undone: {what}", what=what)])


access = subject_group(
    "access",
    say("Manage who has access, with which roles and keys. For coordinators."),
    lines=[
        HelpLine({"list": "access:access_list"}, say("List who has access.")),
        HelpLine({"grant": "access:grant"}, say("Give a person access, or another role.")),
        HelpLine({"bind": "access:bind"}, say("Link a login to a person of a cohort.")),
        HelpLine({"revoke": "access:revoke"}, say("Revoke access, or a role.")),
        HelpLine({"key": "keys:key"}, say("Manage login keys.")),
        HelpLine({"explain": "access:explain"}, say("Explain what a person may do.")),
        HelpLine(
            {"log": "access:access_log", "undo": "access:access_undo"},
            say("Show changes; undo one."),
        ),
    ],
    examples=[
        "mentorat access grant --from-cohort mph-2026 --mentors",
        "mentorat access key add roux id_ed25519.pub --until 2027-01-31",
        "mentorat access revoke roux",
    ],
)
