"""The verbs on exchanges: record, plan, move, edit, confirm, cancel, no_show."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time

from tui.desk.base import Acting, FoundExchange, FoundPair
from tui.domain.access import check_may_change, check_may_record
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError, RefusedError, Rule
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.rules import check_exchange, check_minutes, check_planned, exchange_notices
from tui.domain.texts import TEXT_LIMIT, clean_field
from tui.domain.views import Written, view_of
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


class Exchanges(Acting):
    """The part of the desk that writes exchanges."""

    def record_exchange(self, reference: str, draft: Draft) -> Written:
        """Write down an exchange that was held."""
        return self._add(self.find_pair(reference), draft, ExchangeState.HELD)

    def plan_exchange(self, reference: str, draft: Draft) -> Written:
        """Plan an exchange for today or later."""
        return self._add(self.find_pair(reference), draft, ExchangeState.PLANNED)

    def move_exchange(
        self, reference: str, on: date, at: time | None = None, *, seen: Exchange | None = None
    ) -> Written:
        """Move a planned exchange to another day; its time goes unless one is given.

        Raises ConflictError where it is no longer as it was `seen`.
        """

        def moved(exchange: Exchange) -> Exchange:
            return replace(_planned(exchange), on=on, at=at)

        return self._change(self.find_exchange(reference), "move", moved, seen)

    def edit_exchange(
        self, reference: str, draft: Draft, *, seen: Exchange | None = None
    ) -> Written:
        """Correct an exchange; its pair, its state and who recorded it stay; `seen` as above."""

        def edited(exchange: Exchange) -> Exchange:
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

        return self._change(self.find_exchange(reference), "edit_exchange", edited, seen)

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

        Raises ConflictError where it is no longer as it was `seen`.
        """

        def confirmed(exchange: Exchange) -> Exchange:
            return replace(
                _planned(exchange),
                state=ExchangeState.HELD,
                on=on or exchange.on,
                minutes=exchange.minutes if minutes is None else minutes,
                note=_clean_note(note) or exchange.note,
            )

        return self._change(self.find_exchange(reference), "confirm", confirmed, seen)

    def cancel_exchange(self, reference: str, seen: Exchange | None = None) -> Written:
        """Say that a planned exchange will not take place; `seen` as for confirming."""
        return self._settle(reference, "cancel", ExchangeState.CANCELLED, seen)

    def no_show(self, reference: str, seen: Exchange | None = None) -> Written:
        """Say that somebody did not come to a planned exchange; `seen` as for confirming."""
        return self._settle(reference, "no_show", ExchangeState.NO_SHOW, seen)

    def _settle(
        self, reference: str, verb: str, state: ExchangeState, seen: Exchange | None
    ) -> Written:
        def settled(exchange: Exchange) -> Exchange:
            return replace(_planned(exchange), state=state)

        return self._change(self.find_exchange(reference), verb, settled, seen)

    def _add(self, found: FoundPair, draft: Draft, state: ExchangeState) -> Written:
        act = self._act("record" if state is ExchangeState.HELD else "plan")
        exchange = Exchange(
            id="",
            pair=found.pair.id,
            on=draft.on,
            state=state,
            channel=draft.channel,
            at=draft.at,
            initiated_by=draft.initiated_by,
            checkpoint=draft.checkpoint,
            minutes=draft.minutes,
            note=_clean_note(draft.note),
            recorded_by=act.actor,
            recorded_at=act.at,
        )
        written: list[Exchange] = []
        store = self._store.cohort(found.contents.cohort.id)

        def decide(contents: Contents | None) -> list[Exchange]:
            now = self._writable(contents, found)
            self._check_exchange(now, exchange)
            written.append(replace(exchange, id=_new_id(store)))
            return written[-1:]

        return self._written(store.change(act, decide), written[-1])

    def _change(
        self,
        found: FoundExchange,
        verb: str,
        changed: Callable[[Exchange], Exchange],
        seen: Exchange | None = None,
    ) -> Written:
        written: list[Exchange] = []

        def decide(contents: Contents | None) -> list[Exchange]:
            now = self._writable(contents, FoundPair(found.contents, found.pair))
            exchange = _exchange_in(now, found)
            check_may_change(self.actor, exchange)
            written.append(changed(exchange))
            if written[-1] == exchange:
                raise RefusedError(Rule.NOTHING_CHANGED)
            self._check_exchange(now, written[-1], before=exchange)
            return written[-1:]

        store = self._store.cohort(found.contents.cohort.id)
        expected = [seen] if seen else []
        return self._written(store.change(self._act(verb), decide, seen=expected), written[-1])

    def _check_exchange(
        self, contents: Contents, exchange: Exchange, before: Exchange | None = None
    ) -> None:
        now = self._clock.now()
        check_exchange(exchange, contents.cohort, now)
        check_minutes(exchange.minutes)
        is_moved = before is None or before.on != exchange.on
        if exchange.state is ExchangeState.PLANNED and is_moved:
            check_planned(exchange, now)

    def _writable(self, contents: Contents | None, found: FoundPair) -> Contents:
        """Give the contents under the lock, if the pair is there and the actor's to write."""
        now = self._with_pair(contents, found)
        pair, cohort = now.pairs[found.pair.id], now.cohort
        check_may_record(self.actor, pair, cohort.id, self.today(cohort))
        self._check_open(cohort)
        return now

    def _written(self, contents: Contents, exchange: Exchange) -> Written:
        pair = contents.pairs[exchange.pair]
        view = view_of(contents, pair, self.today(contents.cohort))
        windows = view.assessment.windows
        return Written(
            view,
            exchange,
            counts_for(exchange, windows, contents.cohort.policy),
            tuple(exchange_notices(exchange, windows)),
        )


def _exchange_in(contents: Contents, found: FoundExchange) -> Exchange:
    for exchange in contents.of_pair(found.pair.id):
        if exchange.id == found.exchange.id:
            return exchange
    raise NotFoundError(Missing.EXCHANGE, reference=found.exchange.id)


def _planned(exchange: Exchange) -> Exchange:
    """Give an exchange back; refuse one that is not planned."""
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
