"""An exchange of a pair, and what it counts for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from tui.domain.codes import Channel, Checkpoint, ExchangeState, Party, Purpose
from tui.domain.cohorts import Policy
from tui.domain.windows import Windows

NAMED = {Purpose(checkpoint): checkpoint for checkpoint in Checkpoint}
"""The checkpoint that a purpose names outright."""

_AUTO = Purpose.AUTO


@dataclass(frozen=True, slots=True)
class Exchange:
    """Any contact of a pair, planned or held."""

    id: str
    pair: str
    on: date
    state: ExchangeState
    channel: Channel
    at: time | None = None
    initiated_by: Party | None = None
    checkpoint: Purpose = Purpose.AUTO
    minutes: int | None = None
    note: str | None = None
    recorded_by: str | None = None
    recorded_at: datetime | None = None


def checkpoint_of(exchange: Exchange, windows: Windows | None, policy: Policy) -> Checkpoint | None:
    """Return the checkpoint to which a meeting belongs, named outright or found by its date."""
    if exchange.channel not in policy.meeting_channels:
        return None
    if exchange.checkpoint is _AUTO:
        return windows.checkpoint_at(exchange.on) if windows else None
    return NAMED.get(exchange.checkpoint)


def replaced_by(
    held: Exchange, others: Iterable[Exchange], windows: Windows | None, policy: Policy
) -> Exchange | None:
    """Return the planned meeting of which a held one takes the place.

    It is planned for the same day or the same checkpoint, the earliest of several; none where
    what was held is no meeting.
    """
    if held.channel not in policy.meeting_channels:
        return None
    checkpoint = checkpoint_of(held, windows, policy)
    planned = [
        other
        for other in others
        if other.state is ExchangeState.PLANNED
        and other.channel in policy.meeting_channels
        and (
            other.on == held.on
            or (checkpoint is not None and checkpoint_of(other, windows, policy) is checkpoint)
        )
    ]
    return min(planned, key=in_time, default=None)


def in_time(exchange: Exchange) -> tuple[date, str, str]:
    """Return the key that sorts exchanges by day, by time (none first) and by id."""
    return exchange.on, exchange.at.isoformat() if exchange.at else "", exchange.id


def counts_for(exchange: Exchange, windows: Windows | None, policy: Policy) -> Checkpoint | None:
    """Return the checkpoint that an exchange satisfies or would; one that fell through, none."""
    if exchange.state in (ExchangeState.CANCELLED, ExchangeState.NO_SHOW):
        return None
    return checkpoint_of(exchange, windows, policy)
