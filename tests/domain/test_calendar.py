from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import TODAY, a_cohort, a_pair, a_plan, an_exchange, day, read_on
from tests.domain.strategies import Case, cases, days
from tui.domain.assessment import Assessment, assess
from tui.domain.calendar import (
    DueCount,
    Event,
    EventKind,
    agenda_of,
    by_day,
    counts_of,
    events_of,
    has_slipped,
    in_day_order,
    slipped_of,
)
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Status
from tui.domain.days import (
    EVER,
    Days,
    is_weekend,
    monday_of,
    month_of,
    months_after,
    week_number,
    weeks_of,
)
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Assignment, Pair, Waiver

POLICY = a_cohort().policy
MET = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))


def events(
    *exchanges: Exchange, on: date = TODAY, pair: Pair | None = None, days: Days = EVER
) -> list[Event]:
    read = read_on(on, *exchanges, pair=pair)
    return list(events_of("c/p", read, exchanges, POLICY, days))


def told(found: list[Event]) -> list[tuple[date, str, str | None]]:
    return [(event.on, event.kind.value, event.checkpoint) for event in found]


def of_case(case: Case, span: Days = EVER) -> tuple[Assessment, list[Event]]:
    read = assess(case.pair, case.history, case.cohort, case.on)
    return read, list(events_of("c/p", read, case.history, case.cohort.policy, span))


class TestWhatIsDue:
    def test_stands_on_the_day_by_which_a_person_is_told_to_meet(self) -> None:
        assert told(events()) == [
            (day(2, 9), "due", "kickoff"),
            (day(4, 30), "due", "midpoint"),
            (day(6, 19), "due", "pre_submission"),
        ]

    def test_is_gone_once_it_is_met(self) -> None:
        assert told(events(*MET))[:1] == [(day(6, 19), "due", "pre_submission")]

    def test_is_gone_once_it_is_waived(self) -> None:
        pair = a_pair(waivers=(Waiver(Checkpoint.KICKOFF, day(2, 20), "ill"),))
        assert told(events(pair=pair))[0] == (day(4, 30), "due", "midpoint")

    def test_is_shown_as_missed_where_it_can_no_longer_be_held(self) -> None:
        statuses = [event.state.status for event in events() if event.state]
        assert statuses == [Status.MISSED, Status.MISSED, Status.OPEN]

    def test_is_not_there_for_a_pair_that_was_withdrawn(self) -> None:
        assert events(pair=a_pair(withdrawn_on=day(6, 1))) == []
        assert len(events(pair=a_pair(withdrawn_on=day(6, 9)))) == 3

    def test_is_not_there_without_dates(self) -> None:
        assert events(pair=a_pair(internship=None)) == []

    def test_is_there_without_a_mentor_and_unknown(self) -> None:
        statuses = [event.state.status for event in events(pair=a_pair(mentors=())) if event.state]
        assert statuses == [Status.UNKNOWN] * 3

    def test_is_given_for_the_days_asked_for_alone(self) -> None:
        assert told(events(days=Days(day(6, 19), day(6, 19)))) == [
            (day(6, 19), "due", "pre_submission")
        ]
        assert events(days=Days(day(6, 20), day(12, 31))) == []
        assert events(days=Days(day(2, 10), day(4, 29))) == []


class TestMeetings:
    @pytest.mark.parametrize(
        ("exchange", "kind"),
        [
            (an_exchange(TODAY), EventKind.HELD),
            (an_exchange(day(6, 10)), EventKind.PLANNED),
            (a_plan(TODAY), EventKind.PLANNED),
            (a_plan(day(6, 12)), EventKind.PLANNED),
            (a_plan(day(6, 7)), EventKind.SLIPPED),
        ],
    )
    def test_are_held_planned_or_never_confirmed(self, exchange: Exchange, kind: EventKind) -> None:
        (found,) = [event for event in events(exchange) if event.exchange]
        assert (found.on, found.kind, found.exchange) == (exchange.on, kind, exchange)

    @pytest.mark.parametrize("state", [ExchangeState.CANCELLED, ExchangeState.NO_SHOW])
    def test_that_fell_through_are_left_out(self, state: ExchangeState) -> None:
        assert not [
            event for event in events(an_exchange(day(6, 1), state=state)) if event.exchange
        ]

    def test_are_not_what_was_written(self) -> None:
        mail = an_exchange(day(6, 1), channel=Channel.EMAIL)
        assert not [event for event in events(mail) if event.exchange]

    def test_say_for_which_checkpoint_they_count(self) -> None:
        found = {event.on: event.checkpoint for event in events(*MET) if event.exchange}
        assert found == {day(2, 3): Checkpoint.KICKOFF, day(4, 17): Checkpoint.MIDPOINT}

    def test_have_a_key_that_stays_when_they_are_moved(self) -> None:
        here, there = (a_plan(on, id="x-1") for on in (day(6, 12), day(6, 15)))
        keys = [event.key for one in (here, there) for event in events(one) if event.exchange]
        assert keys == ["c/p/x-1", "c/p/x-1"]

    def test_of_a_withdrawn_pair_stay(self) -> None:
        plan = a_plan(day(6, 12))
        assert told(events(plan, pair=a_pair(withdrawn_on=day(6, 1))))[0][:2] == (
            day(6, 12),
            "planned",
        )


class TestCounts:
    def test_sum_up_a_day(self) -> None:
        late = events(on=day(6, 23))
        fine = events(*MET, a_plan(day(6, 16)))
        due = [event for event in (*late, *fine) if event.on == day(6, 19)]
        meetings = [event for event in fine if event.exchange]
        counts = counts_of([*due, *meetings])
        assert counts.due == (
            DueCount(Checkpoint.PRE_SUBMISSION, 2, planned=1, overdue=1, missed=0, unknown=0),
        )
        assert (counts.slipped, counts.planned, counts.held) == (0, 1, 2)

    def test_tell_what_is_missed_and_what_cannot_be_judged(self) -> None:
        found = [*events(), *events(pair=a_pair(mentors=()))]
        counts = counts_of(event for event in found if event.checkpoint is Checkpoint.KICKOFF)
        assert counts.due[0].missed == 1
        assert counts.due[0].unknown == 1

    def test_of_nothing_are_none(self) -> None:
        assert counts_of(()).due == ()


class TestOrder:
    def test_is_by_day_then_due_slipped_planned_held(self) -> None:
        kinds = list(EventKind)
        mixed = [
            Event(on, kind, "c/p") for kind in reversed(kinds) for on in (day(6, 9), day(6, 8))
        ]
        ordered = in_day_order(mixed)
        assert [(event.on, event.kind) for event in ordered] == [
            (on, kind) for on in (day(6, 8), day(6, 9)) for kind in kinds
        ]


class TestAgenda:
    def test_begins_with_what_slipped_and_goes_on_by_week(self) -> None:
        plans = (a_plan(day(6, 1), id="x-old"), a_plan(day(6, 16), id="x-new"))
        agenda = agenda_of(events(*MET, *plans), TODAY)
        assert [event.on for event in agenda.slipped] == [day(6, 1)]
        assert [
            (week.monday, [event.kind.value for event in week.events]) for week in agenda.weeks
        ] == [(day(6, 15), ["planned", "due"])]

    def test_takes_up_what_is_overdue_and_not_what_was_missed(self) -> None:
        agenda = agenda_of(events(on=day(6, 23)), day(6, 23))
        assert [event.checkpoint for event in agenda.slipped] == [Checkpoint.PRE_SUBMISSION]
        assert agenda.weeks == ()

    def test_leaves_weeks_out_in_which_nothing_stands(self) -> None:
        plans = (a_plan(day(6, 9), id="a"), a_plan(day(6, 30), id="b"))
        mondays = [week.monday for week in agenda_of(events(*MET, *plans), TODAY).weeks]
        assert mondays == [day(6, 8), day(6, 15), day(6, 29)]


class TestMonths:
    @pytest.mark.parametrize(
        ("month", "first", "last", "count"),
        [
            (day(6, 8), day(6, 1), day(7, 5), 5),
            (day(2, 28), day(1, 26), day(3, 1), 5),
            (day(8, 1), day(7, 27), day(9, 6), 6),
            (date(2027, 2, 14), date(2027, 2, 1), date(2027, 2, 28), 4),
        ],
    )
    def test_are_whole_weeks(self, month: date, first: date, last: date, count: int) -> None:
        weeks = weeks_of(month)
        assert (weeks[0][0], weeks[-1][-1], len(weeks)) == (first, last, count)

    @pytest.mark.parametrize(
        ("start", "months", "there"),
        [
            (day(1, 31), 1, day(2, 28)),
            (day(1, 31), 2, day(3, 31)),
            (day(3, 31), -1, day(2, 28)),
            (day(12, 15), 1, date(2027, 1, 15)),
            (day(1, 15), -1, date(2025, 12, 15)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (day(6, 8), 0, day(6, 8)),
        ],
    )
    def test_are_walked_by_the_same_day_or_the_last(
        self, start: date, months: int, there: date
    ) -> None:
        assert months_after(start, months) == there

    def test_are_numbered_by_iso_weeks(self) -> None:
        assert [week_number(on) for on in (date(2026, 1, 1), date(2027, 1, 1), TODAY)] == [
            1,
            53,
            24,
        ]

    def test_have_weekends(self) -> None:
        assert [is_weekend(on) for on in (day(6, 12), day(6, 13), day(6, 14), day(6, 15))] == [
            False,
            True,
            True,
            False,
        ]


class TestForEveryPair:
    @given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
    def test_a_month_is_always_whole_weeks_from_a_monday(self, month: date) -> None:
        weeks = weeks_of(month)
        flat = [on for week in weeks for on in week]
        assert [on.weekday() for on in flat] == list(range(7)) * len(weeks)
        assert flat == [flat[0] + timedelta(place) for place in range(len(flat))]
        span = month_of(month)
        assert span.first in weeks[0]
        assert span.last in weeks[-1]
        assert (span.first.day, (span.last + timedelta(1)).day) == (1, 1)
        assert month in flat

    @given(cases())
    def test_every_event_stands_on_exactly_one_day(self, case: Case) -> None:
        _, found = of_case(case)
        listed = [event for on_day in by_day(found).values() for event in on_day]
        assert sorted(listed, key=id) == sorted(found, key=id)
        assert all(event.on == on for on, these in by_day(found).items() for event in these)
        assert len({event.key for event in found}) == len(found)

    @given(cases(), days, st.integers(0, 60))
    def test_the_events_of_some_days_are_those_of_all_days_that_lie_there(
        self, case: Case, first: date, length: int
    ) -> None:
        span = Days(first, first + timedelta(length))
        assert of_case(case, span)[1] == [one for one in of_case(case)[1] if span.holds(one.on)]

    @given(cases())
    def test_the_agenda_loses_no_event(self, case: Case) -> None:
        _, found = of_case(case)
        agenda = agenda_of(found, case.on)
        listed = [*agenda.slipped, *(event for week in agenda.weeks for event in week.events)]
        wanted = [one for one in found if one.on >= case.on or has_slipped(one, case.on)]
        assert sorted(listed, key=id) == sorted(wanted, key=id)
        for week in agenda.weeks:
            assert week.events
            assert {monday_of(event.on) for event in week.events} == {week.monday}

    @given(cases())
    def test_what_slipped_is_found_without_looking_at_every_event(self, case: Case) -> None:
        read, found = of_case(case)
        policy = case.cohort.policy
        slipped = list(slipped_of("c/p", read, case.history, policy, case.on))
        assert slipped == [event for event in found if has_slipped(event, case.on)]

    @given(cases())
    def test_what_is_due_is_what_is_neither_met_nor_waived(self, case: Case) -> None:
        read, found = of_case(case)
        if case.pair.is_withdrawn_on(case.on):
            assert not [event for event in found if event.state]
            return
        settled = (Status.MET, Status.MET_LATE, Status.WAIVED)
        wanted = [
            state for state in read.checkpoints if state.window and state.status not in settled
        ]
        assert [event.state for event in found if event.state] == wanted

    @given(cases())
    def test_nothing_depends_on_who_the_mentor_is(self, case: Case) -> None:
        named = replace(case.pair, mentors=(Assignment("paul", date.min),))
        renamed = replace(case.pair, mentors=(Assignment("noor", date.min),))
        one, other = (
            list(
                events_of(
                    "c/p",
                    assess(pair, case.history, case.cohort, case.on),
                    case.history,
                    case.cohort.policy,
                )
            )
            for pair in (named, renamed)
        )
        assert one == other
