"""The command `edit exchange`, also as `edit` alone."""

from datetime import time

import pytest

from tests.builders import day
from tests.cli.conftest import Run
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.exchanges import Exchange
from tui.store.directory import Store


def exchange_in(store: Store, id_: str = "x-first", pair: str = "awa-paul") -> Exchange:
    exchanges = store.cohort("mph-2026").read().of_pair(pair)
    return next(exchange for exchange in exchanges if exchange.id == id_)


class TestEditExchange:
    def test_what_is_not_named_stays(self, run: Run, store: Store) -> None:
        before = exchange_in(store)
        ran = run("edit", "exchange", "x-first", "--on", "6/2")
        after = exchange_in(store)
        assert ran.lines == [
            "Corrected: video on Fri 6 Feb 2026, Diop Awa with Paul Martin (mph-2026/x-first)",
            "Counts for first meeting: in its window, 3 days before it is due",
        ]
        assert after.on == day(2, 6)
        assert (after.minutes, after.note, after.state) == (45, "Objectives agreed", before.state)

    def test_every_field_can_be_named(self, run: Run, store: Store) -> None:
        run(
            *("edit", "x-first", "--on", "2026-02-06", "--at", "9h05", "--channel", "phone"),
            *("--by", "mentor", "--checkpoint", "none", "--minutes", "30", "--note", "Short"),
        )
        found = exchange_in(store)
        assert (found.on, found.at, found.channel) == (day(2, 6), time(9, 5), Channel.PHONE)
        assert (found.initiated_by, found.checkpoint) == (Party.MENTOR, Purpose.NONE)
        assert (found.minutes, found.note) == (30, "Short")

    def test_an_empty_value_takes_a_field_away(self, run: Run, store: Store) -> None:
        run("edit", "x-first", "--at", "9:00")
        run("edit", "x-first", "--minutes", "", "--note", "", "--at", "")
        found = exchange_in(store)
        assert (found.minutes, found.note, found.at) == (None, None, None)

    @pytest.mark.usefixtures("store")
    def test_the_document_is_that_of_record(self, run: Run) -> None:
        document = run("edit", "mph-2026/x-first", "--channel", "email", "--json").document
        assert document == {
            "exchange": "x-first",
            "pair": "awa-paul",
            "cohort": "mph-2026",
            "on": "2026-02-05",
            "state": "held",
            "channel": "email",
            "checkpoint": "auto",
            "counts_for": None,
            "notices": [],
        }

    def test_a_weekday_of_what_is_planned_lies_ahead(self, run: Run, store: Store) -> None:
        ran = run("edit", "x-plan", "--on", "fri")
        planned = exchange_in(store, "x-plan", "p-lea")
        assert "Fri 12 Jun 2026" in ran.lines[0]
        assert (planned.on, planned.state) == (day(6, 12), ExchangeState.PLANNED)

    def test_a_weekday_of_what_was_held_lies_behind(self, run: Run, store: Store) -> None:
        run("edit", "x-first", "--on", "fri")
        assert exchange_in(store).on == day(6, 5)

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            (("x-first", "--on", "20/6"), 1, "future"),
            (("x-first", "--on", "31/2"), 1, "no 31 February"),
            (("x-first", "--at", "25:00"), 1, "25:00"),
            (("x-mail", "--checkpoint", "midpoint"), 1, "not a meeting"),
            (("x-first", "--minutes", "0"), 1, "1,440"),
            (("x-first", "--minutes", "long"), 2, "long"),
            (("x-first",), 2, "Say what is to change"),
            (("x-none", "--minutes", "30"), 1, 'no exchange "x-none"'),
            (("x-first", "--minutes", "45"), 1, "so already"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], code: int, said: str
    ) -> None:
        before = store.cohort("mph-2026").read()
        ran = run("edit", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert said.replace(",", "") in ran.err.replace(",", "")
        assert store.cohort("mph-2026").read() == before
