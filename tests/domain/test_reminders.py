from tests.builders import (
    a_pair,
    a_plan,
    an_exchange,
    an_internship,
    day,
    read_on,
)
from tui.domain.codes import ActionCode, Level
from tui.domain.pairs import Pause
from tui.domain.reminders import Addressee, addressee_of, may_be_reminded

FIRST, MIDWAY = an_exchange(day(2, 3)), an_exchange(day(4, 17))


class TestTheAddressee:
    def test_is_whom_the_next_action_names(self) -> None:
        assert addressee_of(read_on(day(6, 8), FIRST, MIDWAY)) is Addressee.MENTOR

    def test_is_the_mentee_where_no_exchange_was_ever_held(self) -> None:
        at_risk = read_on(day(6, 8))
        assert (at_risk.level, at_risk.action.code) == (Level.AT_RISK, ActionCode.PLAN)
        assert addressee_of(at_risk) is Addressee.MENTEE
        assert addressee_of(read_on(day(2, 20))) is Addressee.MENTEE

    def test_is_the_mentor_who_knows_whether_a_first_exchange_was_held(self) -> None:
        unconfirmed = read_on(day(6, 10), a_plan(day(6, 9)))
        assert unconfirmed.action.code is ActionCode.ASK_IF_HELD
        assert addressee_of(unconfirmed) is Addressee.MENTOR

    def test_is_both_where_both_are_to_be_called(self) -> None:
        called = read_on(day(4, 20))
        assert called.action.code is ActionCode.CALL_BOTH
        assert addressee_of(called) is Addressee.BOTH

    def test_is_the_mentee_where_the_action_names_nobody(self) -> None:
        fine = read_on(day(4, 20), FIRST, MIDWAY)
        assert fine.action.to_call == ()
        assert addressee_of(fine) is Addressee.MENTEE

    def test_is_the_mentee_where_the_dates_or_the_mentor_are_not_known(self) -> None:
        pairs = (a_pair(internship=None), a_pair(mentors=()))
        assert {addressee_of(read_on(day(6, 8), pair=pair)) for pair in pairs} == {Addressee.MENTEE}

    def test_is_the_mentee_while_the_pair_is_paused(self) -> None:
        paused = read_on(day(6, 8), FIRST, pair=a_pair(pauses=(Pause(day(6, 1)),)))
        assert addressee_of(paused) is Addressee.MENTEE


class TestWhatIsSettled:
    def test_is_not_reminded_of(self) -> None:
        held = read_on(day(6, 8), FIRST, MIDWAY, an_exchange(day(6, 8)))
        withdrawn = read_on(day(6, 8), pair=a_pair(withdrawn_on=day(6, 1)))
        assert not may_be_reminded(held)
        assert not may_be_reminded(withdrawn)

    def test_is_not_yet_while_something_is_to_be_done(self) -> None:
        late = read_on(day(7, 10), pair=a_pair(internship=an_internship()))
        assert late.level is Level.MISSED
        assert may_be_reminded(late)
