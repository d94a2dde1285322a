"""What is in force for a pair on a day: windows, mentor, exchanges sorted by checkpoint."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tui.domain.codes import Checkpoint, ExchangeState
from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange, checkpoint_of
from tui.domain.pairs import Pair
from tui.domain.windows import Windows, windows_on


@dataclass(slots=True)
class Meetings:
    """The meetings that belong to one checkpoint, as seen from the as-of day."""

    held: Exchange | None = None
    """The earliest one held on or before that day."""
    planned: list[Exchange] = field(default_factory=list)
    """Every one planned, before or after that day, earliest first."""

    def planned_between(self, first: date, last: date) -> Exchange | None:
        """Give the earliest one planned from `first` to `last`, both included."""
        for meeting in self.planned:
            if first <= meeting.on <= last:
                return meeting
        return None

    def planned_from(self, first: date) -> Exchange | None:
        """Give the earliest one planned on or after `first`."""
        return self.planned_between(first, date.max)


@dataclass(slots=True)
class Standing:
    """A pair on the day `on`, sorted for the rules to read."""

    pair: Pair
    cohort: Cohort
    on: date
    windows: Windows | None
    mentor: str | None
    kickoff: Meetings = field(default_factory=Meetings)
    midpoint: Meetings = field(default_factory=Meetings)
    pre_submission: Meetings = field(default_factory=Meetings)
    first: Exchange | None = None
    """The first exchange held on or before that day, over any channel."""
    last_contact: date | None = None
    """The day of the last one."""

    def of(self, checkpoint: Checkpoint) -> Meetings:
        """Give the meetings of a checkpoint."""
        if checkpoint is Checkpoint.PRE_SUBMISSION:
            return self.pre_submission
        return self.kickoff if checkpoint is Checkpoint.KICKOFF else self.midpoint


def standing_on(pair: Pair, exchanges: Iterable[Exchange], cohort: Cohort, on: date) -> Standing:
    """Sort a pair's exchanges by the checkpoint to which they belong on the day `on`."""
    windows = windows_on(pair, cohort, on)
    standing = Standing(pair, cohort, on, windows, pair.mentor_on(on))
    held, planned = ExchangeState.HELD, ExchangeState.PLANNED
    policy = cohort.policy
    channels = policy.meeting_channels
    for exchange in exchanges:
        state = exchange.state
        is_held = state is held and exchange.on <= on
        if is_held:
            _note_contact(standing, exchange)
        if exchange.channel in channels and (state is held or state is planned):
            checkpoint = checkpoint_of(exchange, windows, policy)
            if checkpoint is not None:
                _note_meeting(standing.of(checkpoint), exchange, is_held=is_held)
    return standing


def _in_time(exchange: Exchange) -> tuple[date, str, str]:
    return exchange.on, exchange.at.isoformat() if exchange.at else "", exchange.id


def _is_earlier(one: Exchange, other: Exchange | None) -> bool:
    return other is None or (one.on <= other.on and _in_time(one) < _in_time(other))


def _note_meeting(meetings: Meetings, exchange: Exchange, *, is_held: bool) -> None:
    if not is_held:
        meetings.planned.append(exchange)
        meetings.planned.sort(key=_in_time)
    elif _is_earlier(exchange, meetings.held):
        meetings.held = exchange


def _note_contact(standing: Standing, exchange: Exchange) -> None:
    if _is_earlier(exchange, standing.first):
        standing.first = exchange
    last = standing.last_contact
    if last is None or last < exchange.on:
        standing.last_contact = exchange.on
