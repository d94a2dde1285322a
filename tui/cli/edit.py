"""The command `edit`: an exchange, a pair, a person, a cohort, a policy."""

import click

from tui.cli.changes import HOW_TO_CHANGE
from tui.cli.lazy_group import Entry, LazyGroup
from tui.cli.options import sentences
from tui.cli.subject_group import subject_group
from tui.wording.language import current

say = current().say

_EXCHANGE = "exchange"


class _EditGroup(LazyGroup):
    """A group that takes the id of an exchange for `exchange` and the id."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; what is like none is an exchange."""
        is_exchange = args[0] not in self.list_commands(ctx) and not self.near(args[0])
        if is_exchange and not args[0].startswith("-"):
            args = [_EXCHANGE, *args]
        return super().resolve_command(ctx, args)


edit = subject_group(
    "edit",
    (
        Entry({_EXCHANGE: "edit_exchange:edit_exchange"}, say("Correct an exchange.")),
        Entry({"pair": "edit_pair:edit_pair"}, say("Correct the first facts of a pair.")),
        Entry({"person": "edit_person:edit_person"}, say("Correct somebody's name or address.")),
        Entry({"cohort": "edit_cohort:edit_cohort"}, say("Correct a cohort's title or days.")),
        Entry({"policy": "policy:edit_policy"}, say("Change the numbers of a cohort.")),
    ),
    sentences(
        say("Correct what was written down wrong. An id alone is that of an exchange."),
        HOW_TO_CHANGE,
    ),
    (
        "mentorat edit x-4k7m2pa --on 5/6 --minutes 45",
        "mentorat edit person quispe --phone +33600000000",
        "mentorat edit policy mph-2026 --silence-days 60",
    ),
    kind=_EditGroup,
)
