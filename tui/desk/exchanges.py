"""The verbs on exchanges: record, plan, move, edit, confirm, cancel, no_show."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from tui.desk.base import Base, Done
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.contents import Contents
from tui.domain.errors import Facts, Missing, NotFoundError, RefusedError, Rule
from tui.domain.exchanges import Exchange, counts_for, replaced_by
from tui.domain.notices import Notice, NoticeCode, booking_notices, exchange_notices
from tui.domain.texts import TEXT_LIMIT, clean_field
from tui.domain.views import Written
from tui.store.directory import CohortStore

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_TOKEN_LENGTH = 7


@dataclass(frozen=True, slots=True)
class Draft:
    """An exchange as a person gives it; minutes are whole, the note is theirs."""

    on: date
    channel: Channel
    at: time | None = None
    initiated_by: Party | None = None
    checkpoint: Purpose = Purpose.AUTO
    minutes: int | None = None
    note: str | None = None


class Exchanges(Base):
    """The part of the desk that writes exchanges."""

    def record_exchange(
        self, reference: str, draft: Draft, *, replaces: Exchange | None = None
    ) -> Written:
        """Write down an exchange that was held.

        A planned meeting that it `replaces` becomes the held one. Raise ConflictError where that
        is no longer as it was seen, RefusedError where it is not planned or no meeting was held.
        """
        if replaces is None:
            return self._add(reference, "record", draft, ExchangeState.HELD)
        found, act = self.find_pair(reference), self._act("record")
        if replaces.pair != found.value.id:
            raise NotFoundError(Missing.EXCHANGE, reference=replaces.id)

        def held(contents: Contents) -> Exchange:
            if draft.channel not in contents.cohort.policy.meeting_channels:
                raise RefusedError(Rule.ONLY_MEETINGS_REPLACE, field="channel")
            planned = _planned(_now(contents, replaces))
            typed = _as_drafted(planned, draft)
            return replace(
                typed,
                state=ExchangeState.HELD,
                at=draft.at or (planned.at if planned.on == draft.on else None),
                note=typed.note or planned.note,
                recorded_by=act.actor,
                recorded_at=act.at,
            )

        written = self._written(self._write_of_pair(found, act, held, seen=replaces))
        facts: Facts = {"channel": replaces.channel, "planned_for": replaces.on}
        return replace(written, notices=(Notice(NoticeCode.REPLACES, facts), *written.notices))

    def planned_instead(self, reference: str, draft: Draft) -> Exchange | None:
        """Return the planned meeting of which one that was held takes the place, if any."""
        found = self.find_pair(reference)
        view = self._view(found.contents, found.value)
        bare = Exchange("", found.value.id, draft.on, ExchangeState.HELD, draft.channel)
        windows, policy = view.assessment.windows, view.cohort.policy
        return replaced_by(_as_drafted(bare, draft), view.exchanges, windows, policy)

    def plan_exchange(self, reference: str, draft: Draft) -> Written:
        """Plan an exchange for today or later."""
        return self._add(reference, "plan", draft, ExchangeState.PLANNED)

    def move_exchange(
        self, reference: str, on: date, at: time | None = None, *, seen: Exchange | None = None
    ) -> Written:
        """Move a planned exchange to another day; its time goes unless one is given.

        Raise ConflictError where it is no longer as it was `seen`.
        """

        def moved(exchange: Exchange) -> Exchange:
            return replace(_planned(exchange), on=on, at=at)

        return self._change(reference, "move", moved, seen)

    def edit_exchange(
        self, reference: str, draft: Draft, *, seen: Exchange | None = None
    ) -> Written:
        """Correct an exchange; its pair, its state and who recorded it stay; `seen` as above."""
        return self._change(
            reference, "edit_exchange", lambda exchange: _as_drafted(exchange, draft), seen
        )

    def confirm_exchange(
        self,
        reference: str,
        *,
        on: date | None = None,
        minutes: int | None = None,
        note: str | None = None,
        seen: Exchange | None = None,
    ) -> Written:
        """Say that a planned exchange was held, on its day unless another is given.

        Raise ConflictError where it is no longer as it was `seen`.
        """

        def confirmed(exchange: Exchange) -> Exchange:
            return replace(
                _planned(exchange),
                state=ExchangeState.HELD,
                on=on or exchange.on,
                minutes=exchange.minutes if minutes is None else minutes,
                note=_clean_note(note) or exchange.note,
            )

        return self._change(reference, "confirm", confirmed, seen)

    def cancel_exchange(self, reference: str, seen: Exchange | None = None) -> Written:
        """Say that a planned exchange will not take place; `seen` as for confirming."""
        return self._change(reference, "cancel", _into(ExchangeState.CANCELLED), seen)

    def no_show(self, reference: str, seen: Exchange | None = None) -> Written:
        """Say that somebody did not come to a planned exchange; `seen` as for confirming."""
        return self._change(reference, "no_show", _into(ExchangeState.NO_SHOW), seen)

    def _add(self, reference: str, verb: str, draft: Draft, state: ExchangeState) -> Written:
        found, act = self.find_pair(reference), self._act(verb)
        bare = Exchange("", found.value.id, draft.on, state, draft.channel)
        exchange = replace(_as_drafted(bare, draft), recorded_by=act.actor, recorded_at=act.at)
        store = self._store.cohort(found.contents.cohort.id)

        def decide(_: Contents) -> Exchange:
            return replace(exchange, id=_new_id(store))

        return self._written(self._write_of_pair(found, act, decide))

    def _change(
        self,
        reference: str,
        verb: str,
        changed: Callable[[Exchange], Exchange],
        seen: Exchange | None,
    ) -> Written:
        found = self.find_exchange(reference)

        def decide(contents: Contents) -> Exchange:
            return changed(_now(contents, found.value))

        return self._written(self._write_of_pair(found, self._act(verb), decide, seen=seen))

    def _written(self, done: Done[Exchange]) -> Written:
        contents, exchange = done.contents, done.value
        pair = contents.pairs[exchange.pair]
        view = self._view(contents, pair)
        windows = view.assessment.windows
        return Written(
            view,
            self._telling_name(contents, pair),
            exchange,
            counts_for(exchange, windows, contents.cohort.policy),
            (
                *exchange_notices(exchange, windows),
                *booking_notices(exchange, contents, self.today(contents.cohort)),
            ),
        )


def _as_drafted(exchange: Exchange, draft: Draft) -> Exchange:
    return replace(
        exchange,
        on=draft.on,
        channel=draft.channel,
        at=draft.at,
        initiated_by=draft.initiated_by,
        checkpoint=draft.checkpoint,
        minutes=draft.minutes,
        note=_clean_note(draft.note),
    )


def _now(contents: Contents, exchange: Exchange) -> Exchange:
    """Return an exchange as it stands under the lock; raise NotFoundError where it is gone."""
    now = contents.now(exchange)
    if not isinstance(now, Exchange):
        raise NotFoundError(Missing.EXCHANGE, reference=exchange.id)
    return now


def _into(state: ExchangeState) -> Callable[[Exchange], Exchange]:
    """Return what gives a planned exchange another state."""
    return lambda exchange: replace(_planned(exchange), state=state)


def _planned(exchange: Exchange) -> Exchange:
    """Return an exchange back; refuse one that is not planned."""
    if exchange.state is not ExchangeState.PLANNED:
        raise RefusedError(Rule.NOT_PLANNED, exchange=exchange.id, state=exchange.state)
    return exchange


def _new_id(store: CohortStore) -> str:
    while True:
        token = "x-" + "".join(_ALPHABET[byte % 32] for byte in os.urandom(_TOKEN_LENGTH))
        if not store.knows("exchanges", token):
            return token


def _clean_note(note: str | None) -> str | None:
    return clean_field("note", note, TEXT_LIMIT, newlines=True)
