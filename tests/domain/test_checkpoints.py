"""Which exchange counts for which checkpoint, and the status of each on a day."""

from datetime import date, time, timedelta

import pytest

from tests.builders import (
    TODAY,
    a_cohort,
    a_pair,
    a_plan,
    a_policy,
    an_exchange,
    an_internship,
    day,
    read_on,
)
from tui.domain.assessment import Assessment
from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Party, Purpose, Status
from tui.domain.exchanges import Exchange, checkpoint_of, counts_for
from tui.domain.pairs import Amendment, Assignment, Pair, Waiver
from tui.domain.windows import windows_on

KICKOFF, MIDPOINT, THIRD = Checkpoint
ONE = timedelta(1)
DUE = {KICKOFF: day(2, 9), MIDPOINT: day(5, 1), THIRD: day(6, 20)}
CLOSES = {KICKOFF: day(4, 2), MIDPOINT: day(6, 5), THIRD: day(6, 30)}
NAMES = {checkpoint: Purpose(checkpoint.value) for checkpoint in Checkpoint}


def of(assessment: Assessment, checkpoint: Checkpoint) -> CheckpointState:
    return assessment.checkpoints[list(Checkpoint).index(checkpoint)]


class TestWithNothingHeldOrPlanned:
    @pytest.mark.parametrize(
        ("checkpoint", "on", "status"),
        [
            (KICKOFF, day(1, 31), Status.UPCOMING),
            (KICKOFF, day(2, 1), Status.OPEN),
            (KICKOFF, day(2, 9), Status.OPEN),
            (KICKOFF, day(2, 10), Status.OVERDUE),
            (KICKOFF, day(4, 2), Status.OVERDUE),
            (KICKOFF, day(4, 3), Status.MISSED),
            (MIDPOINT, day(4, 2), Status.UPCOMING),
            (MIDPOINT, day(4, 3), Status.OPEN),
            (MIDPOINT, day(5, 1), Status.OPEN),
            (MIDPOINT, day(5, 2), Status.OVERDUE),
            (MIDPOINT, day(6, 5), Status.OVERDUE),
            (MIDPOINT, day(6, 6), Status.MISSED),
            (THIRD, day(6, 5), Status.UPCOMING),
            (THIRD, day(6, 6), Status.OPEN),
            (THIRD, day(6, 20), Status.OPEN),
            (THIRD, day(6, 21), Status.OVERDUE),
            (THIRD, day(6, 30), Status.OVERDUE),
            (THIRD, day(7, 1), Status.MISSED),
        ],
    )
    def test_a_checkpoint_follows_its_window(
        self, checkpoint: Checkpoint, on: date, status: Status
    ) -> None:
        assert of(read_on(on), checkpoint).status is status

    def test_the_kickoff_is_upcoming_before_its_window(self) -> None:
        pair = a_pair(mentors=(Assignment("paul", day(1, 1)),))
        assert read_on(day(1, 31), pair=pair).kickoff.status is Status.UPCOMING
        assert read_on(day(2, 1), pair=pair).kickoff.status is Status.OPEN


@pytest.mark.parametrize("checkpoint", Checkpoint)
class TestMet:
    def test_on_or_before_due_and_late_after(self, checkpoint: Checkpoint) -> None:
        for shift, status in [(-1, Status.MET), (0, Status.MET), (1, Status.MET_LATE)]:
            on = DUE[checkpoint] + timedelta(shift)
            state = of(read_on(day(7, 15), an_exchange(on)), checkpoint)
            assert (state.status, state.met_on) == (status, on)
            assert state.exchange == f"x{on:%m%d}"

    def test_from_the_day_on_which_it_was_held(self, checkpoint: Checkpoint) -> None:
        held = an_exchange(DUE[checkpoint])
        assert of(read_on(held.on - ONE, held), checkpoint).status is Status.PLANNED
        assert of(read_on(held.on, held), checkpoint).status is Status.MET
        assert of(read_on(held.on + ONE, held), checkpoint).status is Status.MET

    def test_the_earliest_decides(self, checkpoint: Checkpoint) -> None:
        early = an_exchange(DUE[checkpoint])
        late = an_exchange(DUE[checkpoint] + ONE)
        for exchanges in ((early, late), (late, early)):
            state = of(read_on(day(7, 15), *exchanges), checkpoint)
            assert (state.status, state.met_on) == (Status.MET, early.on)

    def test_late_however_late_where_it_was_named(self, checkpoint: Checkpoint) -> None:
        named = an_exchange(day(7, 10), checkpoint=NAMES[checkpoint])
        assert of(read_on(day(7, 9), named), checkpoint).status is Status.MISSED
        assert of(read_on(day(7, 10), named), checkpoint).status is Status.MET_LATE

    def test_where_no_dates_are_known(self, checkpoint: Checkpoint) -> None:
        named = an_exchange(day(7, 10), checkpoint=NAMES[checkpoint])
        pair = a_pair(internship=None)
        assert of(read_on(day(7, 10), named, pair=pair), checkpoint).status is Status.MET
        assert of(read_on(day(7, 9), named, pair=pair), checkpoint).status is Status.UNKNOWN

    def test_where_there_is_no_mentor(self, checkpoint: Checkpoint) -> None:
        held = an_exchange(DUE[checkpoint])
        assessment = read_on(held.on, held, pair=a_pair(mentors=()))
        assert of(assessment, checkpoint).status is Status.MET

    def test_not_by_an_email_nor_by_what_fell_through(self, checkpoint: Checkpoint) -> None:
        on = DUE[checkpoint]
        email = an_exchange(on, channel=Channel.EMAIL)
        cancelled = an_exchange(on, state=ExchangeState.CANCELLED)
        no_show = an_exchange(on, state=ExchangeState.NO_SHOW)
        state = of(read_on(on, email, cancelled, no_show), checkpoint)
        assert (state.status, state.met_on, state.exchange) == (Status.OPEN, None, None)


@pytest.mark.parametrize("checkpoint", Checkpoint)
class TestWaived:
    def test_from_the_day_of_the_waiver_on(self, checkpoint: Checkpoint) -> None:
        waived_on = DUE[checkpoint] + ONE
        pair = a_pair(waivers=(Waiver(checkpoint, waived_on, "met at a conference"),))
        for shift, status in [(-1, Status.OPEN), (0, Status.WAIVED), (1, Status.WAIVED)]:
            assessment = read_on(waived_on + timedelta(shift), pair=pair)
            assert of(assessment, checkpoint).status is status

    def test_comes_before_all_else(self, checkpoint: Checkpoint) -> None:
        waivers = (Waiver(checkpoint, day(2, 1), "met at a conference"),)
        held = an_exchange(DUE[checkpoint])
        assert of(read_on(held.on, held, pair=a_pair(waivers=waivers)), checkpoint).status is (
            Status.WAIVED
        )
        nothing = a_pair(waivers=waivers, internship=None, mentors=())
        assert of(read_on(day(8, 1), pair=nothing), checkpoint).status is Status.WAIVED

    def test_says_nothing_of_the_others(self, checkpoint: Checkpoint) -> None:
        waivers = (Waiver(checkpoint, day(2, 1), "met at a conference"),)
        states = read_on(day(6, 8), pair=a_pair(waivers=waivers)).checkpoints
        assert [state.checkpoint for state in states if state.status is Status.WAIVED] == [
            checkpoint
        ]


@pytest.mark.parametrize("checkpoint", Checkpoint)
class TestUnknown:
    def test_without_dates(self, checkpoint: Checkpoint) -> None:
        state = of(read_on(day(8, 1), pair=a_pair(internship=None)), checkpoint)
        assert (state.status, state.window) == (Status.UNKNOWN, None)

    def test_without_a_mentor_in_force(self, checkpoint: Checkpoint) -> None:
        pair = a_pair(mentors=(Assignment("paul", CLOSES[checkpoint]),))
        before = of(read_on(CLOSES[checkpoint] - ONE, pair=pair), checkpoint)
        assert before.status is Status.UNKNOWN
        assert before.window is not None
        assert of(read_on(CLOSES[checkpoint], pair=pair), checkpoint).status is Status.OVERDUE

    def test_comes_before_missed(self, checkpoint: Checkpoint) -> None:
        pair = a_pair(mentors=(), submitted_on=day(2, 1))
        assert of(read_on(day(8, 1), pair=pair), checkpoint).status is Status.UNKNOWN


@pytest.mark.parametrize("checkpoint", Checkpoint)
class TestMissedOnceSubmitted:
    def test_from_the_day_of_submission_on(self, checkpoint: Checkpoint) -> None:
        submitted_on = DUE[checkpoint] - ONE
        pair = a_pair(submitted_on=submitted_on)
        plan = a_plan(DUE[checkpoint])
        for shift, status in [(-1, Status.PLANNED), (0, Status.MISSED), (1, Status.MISSED)]:
            assessment = read_on(submitted_on + timedelta(shift), plan, pair=pair)
            assert of(assessment, checkpoint).status is status

    def test_but_not_where_it_was_met(self, checkpoint: Checkpoint) -> None:
        held = an_exchange(DUE[checkpoint])
        pair = a_pair(submitted_on=held.on)
        assert of(read_on(held.on, held, pair=pair), checkpoint).status is Status.MET


@pytest.mark.parametrize("checkpoint", Checkpoint)
class TestPlanned:
    def test_from_today_to_the_due_day(self, checkpoint: Checkpoint) -> None:
        on = DUE[checkpoint] - timedelta(5)
        for planned_on, status in [
            (on - ONE, Status.OPEN),
            (on, Status.PLANNED),
            (on + ONE, Status.PLANNED),
            (DUE[checkpoint], Status.PLANNED),
            (DUE[checkpoint] + ONE, Status.OPEN),
        ]:
            plan = a_plan(planned_on, checkpoint=NAMES[checkpoint])
            assert of(read_on(on, plan), checkpoint).status is status

    def test_before_the_window_opens(self, checkpoint: Checkpoint) -> None:
        pair = a_pair(mentors=(Assignment("paul", day(1, 1)),))
        plan = a_plan(DUE[checkpoint])
        assert of(read_on(day(1, 15), plan, pair=pair), checkpoint).status is Status.PLANNED

    def test_is_not_said_once_overdue(self, checkpoint: Checkpoint) -> None:
        on = DUE[checkpoint] + ONE
        state = of(read_on(on, a_plan(on)), checkpoint)
        assert (state.status, state.planned_for) == (Status.OVERDUE, on)

    def test_not_by_an_email(self, checkpoint: Checkpoint) -> None:
        plan = a_plan(DUE[checkpoint], channel=Channel.EMAIL)
        assert of(read_on(DUE[checkpoint], plan), checkpoint).status is Status.OPEN

    def test_for_the_earliest_from_today_to_the_due_day(self, checkpoint: Checkpoint) -> None:
        due, name = DUE[checkpoint], NAMES[checkpoint]
        plans = [a_plan(due + timedelta(shift), checkpoint=name) for shift in (3, 0, -2, -4)]
        state = of(read_on(due - timedelta(3), *plans), checkpoint)
        assert (state.planned_for, state.exchange) == (plans[2].on, plans[2].id)

    def test_else_for_the_earliest_on_or_after_today(self, checkpoint: Checkpoint) -> None:
        due, name = DUE[checkpoint], NAMES[checkpoint]
        plans = [a_plan(due + timedelta(shift), checkpoint=name) for shift in (5, 2, -4)]
        assert of(read_on(due - timedelta(3), *plans), checkpoint).planned_for == plans[1].on
        assert of(read_on(due + timedelta(2), *plans), checkpoint).planned_for == plans[1].on
        assert of(read_on(due + timedelta(3), *plans), checkpoint).planned_for == plans[0].on
        assert of(read_on(due + timedelta(6), *plans), checkpoint).planned_for is None

    def test_for_a_day_even_where_no_dates_are_known(self, checkpoint: Checkpoint) -> None:
        plan = a_plan(day(6, 20), checkpoint=NAMES[checkpoint])
        state = of(read_on(day(6, 8), plan, pair=a_pair(internship=None)), checkpoint)
        assert (state.status, state.planned_for) == (Status.UNKNOWN, plan.on)


class TestTwoMeetingsOfOneDay:
    def test_the_earlier_hour_decides(self) -> None:
        on = day(6, 19)
        late = an_exchange(on, id="a", at=time(15))
        early = an_exchange(on, id="b", at=time(9))
        no_time = an_exchange(on, id="c")
        assert read_on(on, late, early).pre_submission.exchange == "b"
        assert read_on(on, early, late).pre_submission.exchange == "b"
        assert read_on(on, early, no_time).pre_submission.exchange == "c"

    def test_then_the_id(self) -> None:
        on = day(6, 19)
        plans = [a_plan(on, id=name) for name in "bca"]
        assert read_on(on, *plans).pre_submission.exchange == "a"


class TestLookingBack:
    @pytest.mark.parametrize(
        ("on", "status"),
        [
            (day(6, 5), Status.PLANNED),
            (day(6, 18), Status.PLANNED),
            (day(6, 19), Status.MET),
            (day(6, 20), Status.MET),
        ],
    )
    def test_a_meeting_held_later_counts_as_planned(self, on: date, status: Status) -> None:
        assert read_on(on, an_exchange(day(6, 19))).pre_submission.status is status

    @pytest.mark.parametrize("state", [ExchangeState.CANCELLED, ExchangeState.NO_SHOW])
    @pytest.mark.parametrize("on", [day(6, 18), day(6, 19), day(6, 20)])
    def test_what_fell_through_never_counts(self, state: ExchangeState, on: date) -> None:
        through = an_exchange(day(6, 19), state=state)
        assessment = read_on(on, through)
        assert assessment.pre_submission.status is Status.OPEN
        assert assessment.pre_submission.planned_for is None
        assert assessment.last_contact is None

    def test_when_a_fact_was_entered_does_not_matter(self) -> None:
        entered_later = an_exchange(day(6, 8), recorded_at=None)
        assert read_on(day(6, 8), entered_later).pre_submission.status is Status.MET

    def test_an_amendment_agreed_later_is_not_known_yet(self) -> None:
        amendment = Amendment(day(6, 15), end=day(7, 31))
        pair = a_pair(internship=an_internship(amendments=(amendment,)))
        assert read_on(day(6, 14), pair=pair).due == day(6, 20)
        assert read_on(day(6, 15), pair=pair).due == day(7, 21)
        assert read_on(day(6, 16), pair=pair).due == day(7, 21)

    def test_met_is_judged_by_the_due_day_in_force(self) -> None:
        held = an_exchange(day(6, 25), checkpoint=Purpose.PRE_SUBMISSION)
        amendment = Amendment(day(6, 28), end=day(7, 31))
        pair = a_pair(internship=an_internship(amendments=(amendment,)))
        assert read_on(day(6, 27), held, pair=pair).pre_submission.status is Status.MET_LATE
        assert read_on(day(6, 28), held, pair=pair).pre_submission.status is Status.MET


NOT_MEETINGS = [Channel.EMAIL, Channel.MESSAGE, Channel.OTHER]
NAMING = [Purpose.KICKOFF, Purpose.MIDPOINT, Purpose.PRE_SUBMISSION]


def counted(
    exchange: Exchange, pair: Pair | None = None, *, on: date = TODAY, **policy: object
) -> Checkpoint | None:
    cohort = a_cohort(policy=a_policy(**policy))
    return counts_for(exchange, windows_on(pair or a_pair(), cohort, on), cohort.policy)


class TestAutoMeetings:
    @pytest.mark.parametrize(
        ("on", "checkpoint"),
        [
            (day(12, 1, 2025), Checkpoint.KICKOFF),
            (day(1, 31), Checkpoint.KICKOFF),
            (day(2, 1), Checkpoint.KICKOFF),
            (day(4, 2), Checkpoint.KICKOFF),
            (day(4, 3), Checkpoint.MIDPOINT),
            (day(6, 5), Checkpoint.MIDPOINT),
            (day(6, 6), Checkpoint.PRE_SUBMISSION),
            (day(6, 30), Checkpoint.PRE_SUBMISSION),
            (day(7, 1), None),
        ],
    )
    def test_count_for_the_window_in_which_they_lie(
        self, on: date, checkpoint: Checkpoint | None
    ) -> None:
        assert counted(an_exchange(on)) is checkpoint
        assert counted(a_plan(on)) is checkpoint

    @pytest.mark.parametrize("channel", Channel)
    def test_go_over_a_meeting_channel(self, channel: Channel) -> None:
        counts = Checkpoint.MIDPOINT if channel not in NOT_MEETINGS else None
        assert counted(an_exchange(day(4, 17), channel=channel)) is counts

    @pytest.mark.parametrize(
        ("channel", "counts"), [(Channel.EMAIL, Checkpoint.MIDPOINT), (Channel.VIDEO, None)]
    )
    def test_go_over_the_channels_of_their_policy(
        self, channel: Channel, counts: Checkpoint | None
    ) -> None:
        exchange = an_exchange(day(4, 17), channel=channel)
        assert counted(exchange, meeting_channels=(Channel.EMAIL,)) is counts

    def test_count_for_nothing_without_dates(self) -> None:
        assert counted(an_exchange(day(4, 17)), a_pair(internship=None)) is None

    @pytest.mark.parametrize(
        ("on", "counts"),
        [
            (day(5, 3), Checkpoint.PRE_SUBMISSION),
            (day(5, 4), Checkpoint.MIDPOINT),
            (day(5, 5), Checkpoint.MIDPOINT),
        ],
    )
    def test_follow_the_windows_when_an_amendment_moves_them(
        self, on: date, counts: Checkpoint
    ) -> None:
        amendment = Amendment(day(5, 4), end=day(7, 31))
        pair = a_pair(internship=an_internship(amendments=(amendment,)))
        assert counted(a_plan(day(6, 8)), pair, on=on) is counts


class TestNamedMeetings:
    @pytest.mark.parametrize("purpose", NAMING)
    @pytest.mark.parametrize("on", [day(1, 1), day(4, 17), day(6, 20), day(8, 1)])
    def test_count_whatever_their_date(self, purpose: Purpose, on: date) -> None:
        named = Checkpoint(purpose.value)
        assert counted(an_exchange(on, checkpoint=purpose)) is named
        assert counted(an_exchange(on, checkpoint=purpose), a_pair(internship=None)) is named

    @pytest.mark.parametrize("channel", NOT_MEETINGS)
    @pytest.mark.parametrize("purpose", NAMING)
    def test_count_for_nothing_over_another_channel(
        self, purpose: Purpose, channel: Channel
    ) -> None:
        exchange = an_exchange(day(4, 17), checkpoint=purpose, channel=channel)
        assert counted(exchange) is None


class TestWhatCountsForNothing:
    @pytest.mark.parametrize("on", [day(2, 2), day(4, 17), day(6, 20)])
    def test_a_meeting_that_a_person_set_apart(self, on: date) -> None:
        assert counted(an_exchange(on, checkpoint=Purpose.NONE)) is None

    @pytest.mark.parametrize("state", [ExchangeState.CANCELLED, ExchangeState.NO_SHOW])
    def test_a_meeting_that_fell_through(self, state: ExchangeState) -> None:
        exchange = an_exchange(day(4, 17), state=state, checkpoint=Purpose.MIDPOINT)
        assert counted(exchange) is None

    def test_though_it_still_belongs_to_its_checkpoint(self) -> None:
        exchange = an_exchange(day(4, 17), state=ExchangeState.CANCELLED)
        windows = windows_on(a_pair(), a_cohort(), day(6, 8))
        assert checkpoint_of(exchange, windows, a_policy()) is Checkpoint.MIDPOINT

    def test_a_meeting_after_the_last_window(self) -> None:
        assert counted(an_exchange(day(6, 30) + timedelta(1))) is None


NOT_HELD = [state for state in ExchangeState if state is not ExchangeState.HELD]


class TestTheLastContact:
    @pytest.mark.parametrize(
        ("on", "last"),
        [
            (day(2, 2), None),
            (day(2, 3), day(2, 3)),
            (day(4, 16), day(2, 3)),
            (day(4, 17), day(4, 17)),
        ],
    )
    def test_is_the_last_exchange_held_by_then(self, on: date, last: date | None) -> None:
        exchanges = an_exchange(day(4, 17), channel=Channel.EMAIL), an_exchange(day(2, 3))
        assert read_on(on, *exchanges).last_contact == last
        assert read_on(on, *reversed(exchanges)).last_contact == last

    @pytest.mark.parametrize("state", NOT_HELD)
    def test_is_only_what_was_held(self, state: ExchangeState) -> None:
        assessment = read_on(day(4, 20), an_exchange(day(4, 17), state=state))
        assert (assessment.last_contact, assessment.opened_by) == (None, None)


class TestTheFirstContact:
    def test_is_the_first_exchange_held_by_then(self) -> None:
        exchanges = an_exchange(day(4, 17)), an_exchange(day(2, 3), channel=Channel.EMAIL)
        assert read_on(day(2, 2), *exchanges).first_contact is None
        assert read_on(day(4, 20), *exchanges).first_contact == day(2, 3)


class TestWhoOpened:
    @pytest.mark.parametrize("party", Party)
    def test_is_who_began_the_first_exchange_held(self, party: Party) -> None:
        first = an_exchange(day(2, 3), initiated_by=party, channel=Channel.EMAIL)
        other = Party.MENTEE if party is Party.MENTOR else Party.MENTOR
        later = an_exchange(day(2, 4), initiated_by=other)
        assert read_on(day(2, 4), later, first).opened_by is party
        assert read_on(day(2, 4), first, later).opened_by is party

    def test_is_not_known_where_nobody_said(self) -> None:
        assert read_on(day(2, 4), an_exchange(day(2, 3), initiated_by=None)).opened_by is None

    def test_is_told_by_the_hour_on_one_day(self) -> None:
        morning = an_exchange(day(2, 3), id="b", at=time(9), initiated_by=Party.MENTOR)
        evening = an_exchange(day(2, 3), id="a", at=time(18), initiated_by=Party.MENTEE)
        assert read_on(day(2, 3), evening, morning).opened_by is Party.MENTOR
        assert read_on(day(2, 3), morning, evening).opened_by is Party.MENTOR
