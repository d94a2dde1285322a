"""The command `calendar`, with its JSON document and CSV columns."""

from datetime import date, timedelta

import click

from tui.cli.documents import Document, iso
from tui.cli.invocation import Invocation
from tui.cli.options import CSV, JSON, command
from tui.cli.output import print_document, print_lines, talk, terminal
from tui.cli.pair_text import no_cohort
from tui.domain.calendar import Event
from tui.domain.days import FIRST_YEAR, LAST_YEAR, Days
from tui.domain.views import Calendar
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
            say("{value} is no month. Write one as 2026-06.", value=text)
        ) from None
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise click.BadParameter(
            say(
                "the year of {value} must lie between {first} and {last}.",
                value=text,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    return first


@command(
    "calendar",
    say(
        "Show a month of a cohort, or of every open one: by which day to hold which of the three"
        " meetings, what is planned and what was held. Or the agenda: what slipped, and week by"
        " week what comes."
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
    help=say("The month, else that of the as-of day."),
)
@click.option("--agenda", "as_agenda", is_flag=True, help=say("The agenda, week by week."))
@click.option(
    "--weeks",
    type=click.IntRange(1, _MOST_WEEKS),
    metavar="N",
    help=say("The agenda of so many weeks, else of 4."),
)
@click.option("--mentor", metavar="NAME", help=say("Only the pairs of a mentor: a part of a name."))
@click.option("--pair", metavar="PAIR", help=say("Only one pair: an id, or a part of a name."))
def calendar(  # noqa: PLR0913 - the options of the command, each by its name
    invocation: Invocation,
    *,
    cohort: str | None,
    month: date | None,
    as_agenda: bool,
    weeks: int | None,
    mentor: str | None,
    pair: str | None,
) -> None:
    """Show a month, or an agenda."""
    as_agenda = as_agenda or weeks is not None
    if as_agenda and month is not None:
        raise click.UsageError(
            invocation.language.say(
                "A month or an agenda: --month goes with neither of the others."
            )
        )
    from tui.domain.days import Days, monday_of, month_of  # noqa: PLC0415 - help needs none

    desk = invocation.open_desk()
    found = desk.calendar(cohort, invocation.as_of_day(desk), mentor=mentor, pair=pair)
    if as_agenda:
        last = monday_of(found.as_of) + timedelta(7 * (weeks or _USUAL_WEEKS) - 1)
        days = Days(found.as_of, last)
    else:
        days = month_of(month or found.as_of)
    if invocation.form is not None:
        _print_for_programs(found, days, invocation.form, as_agenda=as_agenda)
    elif found.cohorts:
        _print_for_people(found, days, invocation, as_agenda=as_agenda)
    else:
        talk(no_cohort(invocation.language))


def _print_for_programs(found: "Calendar", days: "Days", form: str, *, as_agenda: bool) -> None:
    from tui.cli.documents import iso, print_csv  # noqa: PLC0415 - for programs alone

    document = calendar_document(found, days, as_agenda=as_agenda)
    if form == JSON:
        print_document(document)
    elif form == CSV:
        print_csv(CALENDAR_COLUMNS, str(iso(found.as_of)), document["events"])


def _print_for_people(
    found: "Calendar", days: "Days", invocation: Invocation, *, as_agenda: bool
) -> None:
    from tui.cli.calendar_text import agenda_lines, month_lines  # noqa: PLC0415 - as above

    lines = agenda_lines if as_agenda else month_lines
    print_lines(lines(found, days, terminal(), invocation.language))


_EVENT = (
    "on",
    "kind",
    "checkpoint",
    "status",
    "due",
    "planned_for",
    "pair",
    "cohort",
    "mentee",
    "mentor",
    "level",
    "exchange",
    "at",
    "channel",
)
CALENDAR_COLUMNS = ("as_of", *_EVENT)
"""The columns of `calendar --csv`."""


def calendar_document(found: Calendar, days: Days, *, as_agenda: bool) -> Document:
    """Give the document of `calendar --json`; that of an agenda begins with what slipped."""
    if as_agenda:
        agenda = found.agenda(days.last)
        events = [*agenda.slipped, *(event for week in agenda.weeks for event in week.events)]
    else:
        events = list(found.events(days))
    return {
        "as_of": iso(found.as_of),
        "cohorts": list(found.cohorts),
        "first": iso(days.first),
        "last": iso(days.last),
        "holidays": [iso(day) for day in sorted(found.holidays) if days.holds(day)],
        "events": [_event(event, found) for event in events],
    }


def _event(event: Event, found: Calendar) -> Document:
    view, state, exchange = found.views[event.pair], event.state, event.exchange
    window = state.window if state else None
    values = (
        iso(event.on),
        event.kind.value,
        event.checkpoint.value if event.checkpoint else None,
        state.status.value if state else None,
        iso(window.due) if window else None,
        iso(state.planned_for) if state else None,
        view.pair.id,
        view.cohort.id,
        view.mentee.listed_name,
        view.mentor.name if view.mentor else None,
        view.assessment.level.value,
        exchange.id if exchange else None,
        exchange.at.isoformat("minutes") if exchange and exchange.at else None,
        exchange.channel.value if exchange else None,
    )
    return dict(zip(_EVENT, values, strict=True))
