from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_pair, an_actor, an_exchange, day
from tui.domain.access import (
    Actor,
    Identity,
    check_is_coordinator,
    check_may_change,
    check_may_evaluate,
    check_may_record,
    may_see,
)
from tui.domain.codes import Evaluator, Role
from tui.domain.errors import Forbidden, NotAllowedError
from tui.domain.pairs import Assignment

COHORT = "mph-2026"
COORDINATOR = an_actor("claire")
STAFF = an_actor("archive", Role.STAFF)
PAUL = an_actor("paul-login", Role.MENTOR, person="paul")
NOOR = an_actor("noor-login", Role.MENTOR, person="noor")
NOBODY = Actor("nobody", frozenset())
TURN = a_pair(mentors=(Assignment("paul", day(2, 1)), Assignment("noor", day(4, 20))))


class TestWhoSeesAPair:
    @pytest.mark.parametrize(
        ("actor", "sees"),
        [(COORDINATOR, True), (STAFF, True), (PAUL, True), (NOOR, False), (NOBODY, False)],
    )
    def test_is_told_by_the_role(self, actor: Actor, sees: bool) -> None:
        assert may_see(actor, a_pair(), COHORT, TODAY) is sees

    @pytest.mark.parametrize(
        ("on", "paul", "noor"),
        [
            (day(1, 31), False, False),
            (day(2, 1), True, False),
            (day(4, 19), True, False),
            (day(4, 20), False, True),
        ],
    )
    def test_follows_the_mentor_in_force(self, on: date, paul: bool, noor: bool) -> None:
        assert may_see(PAUL, TURN, COHORT, on) is paul
        assert may_see(NOOR, TURN, COHORT, on) is noor

    def test_opens_nothing_in_another_cohort_by_an_equal_id(self) -> None:
        assert not may_see(PAUL, a_pair(), "mph-2027", TODAY)

    def test_opens_nothing_to_an_identity_without_the_role(self) -> None:
        mentee = Actor("awa-login", frozenset(), (Identity(COHORT, "paul"),))
        assert not may_see(mentee, a_pair(), COHORT, TODAY)

    def test_may_be_one_person_in_several_cohorts(self) -> None:
        both = replace(PAUL, identities=(Identity("mph-2025", "p"), Identity(COHORT, "paul")))
        assert may_see(both, a_pair(), COHORT, TODAY)

    def test_may_hold_several_roles(self) -> None:
        both = replace(NOOR, roles=frozenset({Role.MENTOR, Role.STAFF}))
        assert may_see(both, a_pair(), COHORT, TODAY)


class TestWhoWritesExchanges:
    @pytest.mark.parametrize("actor", [COORDINATOR, PAUL])
    def test_coordinators_and_the_mentor_in_force(self, actor: Actor) -> None:
        check_may_record(actor, a_pair(), COHORT, TODAY)

    @pytest.mark.parametrize("actor", [STAFF, NOOR, NOBODY])
    def test_and_nobody_else(self, actor: Actor) -> None:
        with pytest.raises(NotAllowedError) as refused:
            check_may_record(actor, a_pair(), COHORT, TODAY)
        assert refused.value.code is Forbidden.ROLE
        assert refused.value.facts == {"role": "coordinator"}

    def test_a_mentor_no_longer_once_replaced(self) -> None:
        check_may_record(PAUL, TURN, COHORT, day(4, 19))
        with pytest.raises(NotAllowedError):
            check_may_record(PAUL, TURN, COHORT, day(4, 20))


class TestWhoChangesAnExchange:
    @pytest.mark.parametrize("recorded_by", ["paul-login", "claire", None])
    def test_a_coordinator_any(self, recorded_by: str | None) -> None:
        check_may_change(COORDINATOR, an_exchange(TODAY, recorded_by=recorded_by))

    def test_a_mentor_their_own(self) -> None:
        check_may_change(PAUL, an_exchange(TODAY, recorded_by="paul-login"))

    @pytest.mark.parametrize("recorded_by", ["paul", "claire", None])
    def test_a_mentor_no_other(self, recorded_by: str | None) -> None:
        exchange = an_exchange(TODAY, recorded_by=recorded_by)
        with pytest.raises(NotAllowedError) as refused:
            check_may_change(PAUL, exchange)
        assert refused.value.code is Forbidden.NOT_YOUR_EXCHANGE
        assert refused.value.facts == {"exchange": exchange.id}


class TestWhatIsTheCoordinators:
    def test_a_coordinator_may(self) -> None:
        check_is_coordinator(COORDINATOR)

    @pytest.mark.parametrize("actor", [STAFF, PAUL, NOBODY])
    def test_nobody_else_may(self, actor: Actor) -> None:
        with pytest.raises(NotAllowedError) as refused:
            check_is_coordinator(actor)
        assert refused.value.code is Forbidden.ROLE


class TestWhoEvaluates:
    @pytest.mark.parametrize("by", Evaluator)
    def test_a_coordinator_enters_either(self, by: Evaluator) -> None:
        check_may_evaluate(an_actor(), a_pair(), "mph-2026", TODAY, by)

    def test_the_pair_s_mentor_gives_their_own_alone(self) -> None:
        paul = an_actor("paul.martin", Role.MENTOR, person="paul")
        check_may_evaluate(paul, a_pair(), "mph-2026", TODAY, Evaluator.MENTOR)
        with pytest.raises(NotAllowedError) as caught:
            check_may_evaluate(paul, a_pair(), "mph-2026", TODAY, Evaluator.TRAINING_SUPERVISOR)
        assert caught.value.code is Forbidden.ROLE

    def test_another_mentor_gives_nothing(self) -> None:
        noor = an_actor("noor", Role.MENTOR, person="noor")
        with pytest.raises(NotAllowedError):
            check_may_evaluate(noor, a_pair(), "mph-2026", TODAY, Evaluator.MENTOR)
