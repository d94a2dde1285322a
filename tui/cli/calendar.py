"""The command `calendar`, with its JSON document and CSV columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict, Unpack

import click

from tui.cli.answers import answer_list
from tui.cli.calendar_text import agenda_lines, month_lines
from tui.cli.documents import Fields, Listing
from tui.cli.invocation import Invocation
from tui.cli.options import CSV, JSON, command
from tui.cli.pair_text import no_cohort
from tui.cli.tables import terminal
from tui.domain.calendar import Event
from tui.domain.days import FIRST_YEAR, LAST_YEAR, Days, monday_of, month_of
from tui.domain.views import Calendar, PairView
from tui.wording.language import current

say = current().say

_USUAL_WEEKS, _MOST_WEEKS = 4, 520


def _read_month(
    _context: click.Context, _parameter: click.Parameter, text: str | None
) -> date | None:
    if text is None:
        return None
    year, _, month = text.partition("-")
    try:
        first = date.fromisoformat(f"{year}-{month}-01")
    except ValueError:
        raise click.BadParameter(
            say('"{value}" is not a month. Write it as 2026-06.', value=text)
        ) from None
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise click.BadParameter(
            say(
                '"{value}": the year must be between {first} and {last}.',
                value=text,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    return first


class _Whose(TypedDict):
    mentor: str | None
    pair: str | None


@command(
    "calendar",
    say(
        "Show a month of a cohort, or of all open cohorts: which meetings are due by which day,"
        " what is planned, and what was held. With --agenda: what slipped, then what is coming,"
        " week by week."
    ),
    examples=[
        "mentorat calendar",
        "mentorat calendar mph-2026 --month 2026-07",
        "mentorat calendar --agenda --weeks 8 --mentor roux",
        "mentorat calendar --pair quispe --agenda --json",
    ],
    forms=(JSON, CSV),
)
@click.argument("cohort", required=False)
@click.option(
    "--month",
    metavar="YYYY-MM",
    callback=_read_month,
    help=say("Month to show (default: that of the as-of date)."),
)
@click.option("--agenda", "as_agenda", is_flag=True, help=say("Show the agenda, week by week."))
@click.option(
    "--weeks",
    type=click.IntRange(1, _MOST_WEEKS),
    metavar="N",
    help=say("Number of weeks of the agenda (default: 4)."),
)
@click.option(
    "--mentor", metavar="NAME", help=say("Only the pairs of this mentor: part of a name.")
)
@click.option("--pair", metavar="PAIR", help=say("Only this pair: an id, or part of a name."))
def calendar(
    invocation: Invocation,
    *,
    cohort: str | None,
    month: date | None,
    as_agenda: bool,
    weeks: int | None,
    **whose: Unpack[_Whose],
) -> None:
    """Show a month, or an agenda."""
    language = invocation.language
    as_agenda = as_agenda or weeks is not None
    if as_agenda and month is not None:
        raise click.UsageError(language.say("--month cannot be combined with --agenda or --weeks."))
    desk = invocation.open_desk()
    found = desk.calendar(cohort, invocation.as_of_day(desk), **whose)
    if as_agenda:
        last = monday_of(found.as_of) + timedelta(7 * (weeks or _USUAL_WEEKS) - 1)
        days = Days(found.start, last)
    else:
        days = month_of(month or found.as_of)
    lines = agenda_lines if as_agenda else month_lines
    answer_list(
        invocation,
        _listing(found, days, as_agenda=as_agenda),
        lines(found, days, terminal(), language) if found.cohorts else (),
        empty=no_cohort(language),
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """An event, and the pair that it is of."""

    event: Event
    view: PairView


EVENT: Fields = {
    "on": "event.on",
    "kind": "event.kind",
    "checkpoint": "event.checkpoint",
    "status": "event.state.status",
    "due": "event.state.window.due",
    "planned_for": "event.state.planned_for",
    "pair": "view.pair.id",
    "cohort": "view.cohort.id",
    "mentee": "view.mentee.listed_name",
    "mentor": "view.mentor.name",
    "level": "view.assessment.level",
    "exchange": "event.exchange.id",
    "at": "event.exchange.at",
    "channel": "event.exchange.channel",
}
"""An event with its pair as programs read it."""


def _listing(found: Calendar, days: Days, *, as_agenda: bool) -> Listing:
    events = _agenda(found, days) if as_agenda else found.events(days)
    of = {
        "as_of": found.as_of,
        "cohorts": found.cohorts,
        "first": days.first,
        "last": days.last,
        "holidays": [day for day in sorted(found.holidays) if days.holds(day)],
    }
    seen = (Seen(event, found.views[event.pair]) for event in events)
    return Listing(of, "events", seen, EVENT)


def _agenda(found: Calendar, days: Days) -> Iterator[Event]:
    """Yield the events of an agenda: what slipped, and those of its weeks."""
    agenda = found.agenda(days.last)
    yield from agenda.slipped
    for week in agenda.weeks:
        yield from week.events
