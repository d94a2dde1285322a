"""What can be done about a pair, and what stands in the way."""

from pathlib import Path

import pytest

from tests.builders import TODAY, a_cohort, a_pair, a_plan, an_exchange, day
from tests.desk.desks import (
    COORDINATOR,
    MENTOR,
    STAFF,
    a_store,
    contents_of,
    desk_on,
    without_dates,
)
from tui.desk.offers import Offer, Offers, offers
from tui.domain.access import Actor
from tui.domain.codes import Checkpoint, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.errors import Forbidden, Rule
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair, Pause, Snooze, Waiver

ALWAYS = {
    Offer.RECORD,
    Offer.OBJECTIVES,
    Offer.ACCEPT_CHARTER,
    Offer.EVALUATE,
    Offer.SUBMIT,
    Offer.WITHDRAW,
    Offer.EDIT_PAIR,
    Offer.EDIT_PERSON,
}
GOING_ON = ALWAYS | {
    Offer.PLAN,
    Offer.REMIND,
    Offer.SNOOZE,
    Offer.WAIVE,
    Offer.AMEND,
    Offer.REASSIGN,
    Offer.PAUSE,
}
HELD, PLANNED = an_exchange(day(5, 20), recorded_by="paul.martin"), a_plan(day(6, 12))
MET = an_exchange(day(6, 8), checkpoint=Purpose.PRE_SUBMISSION)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


def offered(
    root: Path,
    pair: Pair,
    *exchanges: Exchange,
    actor: Actor = COORDINATOR,
    cohort: Cohort | None = None,
) -> Offers:
    """Give what is offered about a pair to an actor today."""
    store = a_store(root, contents_of(pair, exchanges=exchanges, cohort=cohort))
    return offers(desk_on(store).pair(pair.id), actor, TODAY)


class TestWhatApplies:
    @pytest.mark.parametrize(
        ("pair", "exchanges", "wanted"),
        [
            (a_pair(), (), GOING_ON),
            (a_pair(), (HELD,), GOING_ON | {Offer.EDIT_EXCHANGE}),
            (a_pair(), (HELD, PLANNED), GOING_ON | {Offer.EDIT_EXCHANGE, Offer.CONFIRM}),
            (without_dates(a_pair()), (), GOING_ON - {Offer.AMEND}),
            (
                a_pair(pauses=(Pause(day(6, 1)),)),
                (),
                GOING_ON - {Offer.PAUSE} | {Offer.RESUME},
            ),
            (
                a_pair(pauses=(Pause(day(5, 1), day(5, 9)),)),
                (),
                GOING_ON,
            ),
            (
                a_pair(snoozed=Snooze(day(6, 9), "")),
                (),
                GOING_ON - {Offer.SNOOZE} | {Offer.WAKE},
            ),
            (
                a_pair(waivers=(Waiver(Checkpoint.KICKOFF, day(2, 2), "x"),)),
                (),
                GOING_ON | {Offer.LIFT_WAIVER},
            ),
            (
                a_pair(
                    waivers=tuple(Waiver(one, day(2, 2), "x") for one in Checkpoint),
                ),
                (),
                GOING_ON - {Offer.WAIVE, Offer.REMIND, Offer.SNOOZE} | {Offer.LIFT_WAIVER},
            ),
            (
                a_pair(),
                (MET,),
                GOING_ON - {Offer.REMIND, Offer.SNOOZE} | {Offer.EDIT_EXCHANGE},
            ),
            (a_pair(withdrawn_on=TODAY), (), ALWAYS),
            (
                a_pair(submitted_on=TODAY),
                (),
                GOING_ON - {Offer.PLAN, Offer.REASSIGN, Offer.PAUSE},
            ),
        ],
    )
    def test_is_offered_and_nothing_else(
        self, root: Path, pair: Pair, exchanges: tuple[Exchange, ...], wanted: set[Offer]
    ) -> None:
        found = offered(root, pair, *exchanges)
        assert set(found) == wanted
        assert set(found.values()) == {None}

    def test_has_one_order(self, root: Path) -> None:
        found = list(offered(root, a_pair(), HELD, PLANNED))
        assert found == [offer for offer in Offer if offer in found]


class TestWhatStandsInTheWay:
    def test_of_a_mentor_is_what_is_a_coordinator_s(self, root: Path) -> None:
        found = offered(root, a_pair(), HELD, actor=MENTOR)
        free = {offer for offer, error in found.items() if error is None}
        assert free == {
            Offer.RECORD,
            Offer.PLAN,
            Offer.EDIT_EXCHANGE,
            Offer.OBJECTIVES,
            Offer.EVALUATE,
        }
        assert {error.code for error in found.values() if error} == {Forbidden.ROLE}

    def test_of_a_mentor_is_an_exchange_that_somebody_else_wrote(self, root: Path) -> None:
        found = offered(root, a_pair(), HELD, PLANNED, actor=MENTOR)
        confirm = found[Offer.CONFIRM]
        assert confirm is not None
        assert confirm.code is Forbidden.NOT_YOUR_EXCHANGE
        assert found[Offer.EDIT_EXCHANGE] is None

    def test_of_staff_is_everything(self, root: Path) -> None:
        assert None not in offered(root, a_pair(), HELD, actor=STAFF).values()

    def test_in_a_closed_cohort_is_its_closing_but_a_reminder_writes_nothing(
        self, root: Path
    ) -> None:
        found = offered(root, a_pair(), cohort=a_cohort(closed_on=TODAY))
        codes = {offer: error.code if error else None for offer, error in found.items()}
        assert codes.pop(Offer.REMIND) is None
        assert set(codes.values()) == {Rule.COHORT_CLOSED}
