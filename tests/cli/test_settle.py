"""The commands `move`, `confirm`, `cancel` and `no-show`."""

import pytest

from tests.builders import a_plan, day
from tests.cli.conftest import ACT, Run
from tui.domain.codes import ExchangeState
from tui.domain.exchanges import Exchange
from tui.store.directory import Store


def planned_in(store: Store) -> Exchange:
    """Give Léa's meeting that was planned, as it now is."""
    exchanges = store.cohort("mph-2026").read().of_pair("p-lea")
    return next(exchange for exchange in exchanges if exchange.id == "x-plan")


class TestMove:
    def test_the_new_day_is_echoed(self, run: Run, store: Store) -> None:
        ran = run("move", "x-plan", "--on", "fri", "--at", "10:30")
        assert ran.lines == [
            "Moved: video on Fri 12 Jun 2026 at 10:30, Durand Léa with Rosa Soto (mph-2026/x-plan)",
            "Counts for third meeting: in its window, 8 days before it is due",
        ]
        assert planned_in(store).on == day(6, 12)

    @pytest.mark.usefixtures("store")
    def test_nothing_is_moved_into_the_past(self, run: Run) -> None:
        assert run("move", "x-plan", "--on", "2026-05-01").code == 1


class TestConfirm:
    def test_the_planned_day_stands_unless_another_is_given(self, run: Run, store: Store) -> None:
        plan = a_plan(day(6, 5), id="x-past", pair="p-lea")
        store.cohort("mph-2026").change(ACT, lambda _: [plan])
        ran = run("confirm", "mph-2026/x-past")
        assert ran.lines[0] == (
            "Confirmed as held: video on Fri 5 Jun 2026,"
            " Durand Léa with Rosa Soto (mph-2026/x-past)"
        )

    def test_day_length_and_note_are_taken(self, run: Run, store: Store) -> None:
        run("confirm", "x-plan", "--on", "yesterday", "--minutes", "45", "--note", "All is well")
        held = planned_in(store)
        assert held.state is ExchangeState.HELD
        assert (held.on, held.minutes, held.note) == (day(6, 7), 45, "All is well")

    @pytest.mark.usefixtures("store")
    def test_the_document_is_that_of_record(self, run: Run) -> None:
        document = run("confirm", "x-plan", "--on", "today", "--json").document
        assert document == {
            "exchange": "x-plan",
            "pair": "p-lea",
            "cohort": "mph-2026",
            "on": "2026-06-08",
            "state": "held",
            "channel": "video",
            "checkpoint": "auto",
            "counts_for": "pre_submission",
            "notices": [],
        }

    @pytest.mark.usefixtures("store")
    def test_what_lies_ahead_cannot_have_been_held(self, run: Run) -> None:
        ran = run("confirm", "x-plan")
        assert ran.code == 1
        assert "future" in ran.err


class TestWhatFellThrough:
    def test_cancelled_counts_for_nothing(self, run: Run, store: Store) -> None:
        ran = run("cancel", "x-plan")
        assert ran.lines == [
            "Cancelled: video on Mon 15 Jun 2026, Durand Léa with Rosa Soto (mph-2026/x-plan)",
            "Counts for nothing: it was cancelled",
        ]
        assert planned_in(store).state is ExchangeState.CANCELLED

    def test_a_no_show_is_said_to_be_one(self, run: Run, store: Store) -> None:
        run("move", "x-plan", "--on", "today")
        ran = run("no-show", "x-plan")
        assert ran.lines[0].startswith("Marked as a no-show: video on Mon 8 Jun 2026")
        assert planned_in(store).state is ExchangeState.NO_SHOW


@pytest.mark.usefixtures("store")
class TestFinding:
    @pytest.mark.parametrize("verb", [("move", "--on", "fri"), ("confirm",), ("cancel",)])
    def test_only_what_is_planned_can_be_settled(self, run: Run, verb: tuple[str, ...]) -> None:
        command, *options = verb
        ran = run(command, "x-first", *options)
        assert (ran.code, ran.out) == (1, "")

    def test_a_misspelt_exchange_is_recognised(self, run: Run) -> None:
        ran = run("cancel", "x-pln")
        assert ran.code == 1
        assert "  mph-2026/x-plan  2026-06-15" in ran.err.splitlines()
