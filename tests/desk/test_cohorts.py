"""The verbs on cohorts, and the cohorts in numbers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import TODAY, M, a_cohort, a_pair, a_plan, a_policy, an_exchange, day
from tests.desk.desks import (
    MENTOR,
    STAFF,
    a_draft,
    a_store,
    contents_of,
    desk_on,
    ending_on,
    her_pair,
    put,
    without_dates,
)
from tui.desk.desk import Desk, create_store
from tui.desk.pairs import PairDraft
from tui.domain.codes import Anchor, Channel, Checkpoint, ExchangeState, Level, Purpose, Status
from tui.domain.cohorts import Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.errors import MentoratError, Missing, NotAllowedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.notices import NoticeCode
from tui.domain.pairs import Amendment, Pair, Snooze, Waiver
from tui.domain.people import Person
from tui.domain.views import CohortView
from tui.store.directory import Store

NEXT = Cohort("mph-2027", "MPH 2027", day(2, 1, 2027), "Europe/Paris")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "store", contents_of(a_pair(), her_pair()))


def cohort_in(store: Store, cohort_id: str = "mph-2026") -> Cohort:
    return Store.open(Path(store.where)).cohort(cohort_id).read().cohort


def refused(act: Callable[[], object]) -> MentoratError:
    with pytest.raises(MentoratError) as caught:
        act()
    return caught.value


class TestNewCohort:
    def test_is_the_first_of_a_store_that_has_none(self, tmp_path: Path) -> None:
        desk = create_store(tmp_path / "store", "test")

        made = desk.new_cohort(replace(NEXT, title="  MPH 2027 ", programme="")).cohort

        assert (
            desk.cohorts().cohorts[0].cohort
            == made
            == cohort_in(Store(tmp_path / "store"), NEXT.id)
        )
        assert (made.title, made.programme) == ("MPH 2027", None)
        assert day(7, 14, 2027) in made.policy.holidays

    def test_is_filled_by_the_other_acts(self, store: Store) -> None:
        desk = desk_on(store)
        desk.new_cohort(NEXT)
        desk.new_person(NEXT.id, Person("zoe", "Zoé", "Ba"))
        pair = desk.new_pair(NEXT.id, PairDraft(None, "zoe")).view.reference
        desk.record_exchange(pair, a_draft(TODAY))

        assert [one.act.verb for one in desk.log(NEXT.id)] == [
            "new_cohort",
            "new_person",
            "new_pair",
            "record",
        ]

    @pytest.mark.parametrize(
        ("country", "policy", "holiday"),
        [
            ("none", Policy(), None),
            ("be", Policy(), day(7, 21, 2027)),
            ("FR", Policy(holidays=(TODAY,)), TODAY),
        ],
    )
    def test_has_the_holidays_that_it_is_given_or_a_country_s(
        self, store: Store, country: str, policy: Policy, holiday: object
    ) -> None:
        made = desk_on(store).new_cohort(replace(NEXT, policy=policy), holidays=country).cohort
        assert (holiday in made.policy.holidays) is bool(made.policy.holidays)
        assert bool(made.policy.holidays) is (holiday is not None)

    @pytest.mark.parametrize(
        ("changes", "rule"),
        [
            ({"id": "mph-2026"}, Rule.ID_TAKEN),
            ({"id": "../up"}, Rule.BAD_ID),
            ({"id": ""}, Rule.BAD_ID),
            ({"title": " "}, Rule.TEXT_EMPTY),
            ({"title": "\u202e"}, Rule.TEXT_NOT_CLEAN),
            ({"time_zone": "Paris"}, Rule.BAD_TIME_ZONE),
            ({"policy": Policy(silence_days=367)}, Rule.NUMBER_OUT_OF_RANGE),
            ({"policy": Policy(meeting_channels=())}, Rule.NO_MEETING_CHANNEL),
        ],
    )
    def test_is_refused_where_it_breaks_a_rule(
        self, store: Store, changes: dict[str, object], rule: Rule
    ) -> None:
        made = replace(NEXT, **changes)  # type: ignore[arg-type]
        assert refused(lambda: desk_on(store).new_cohort(made)).code is rule
        assert [path.name for path in (Path(store.where) / "cohorts").iterdir()] == ["mph-2026"]

    @pytest.mark.parametrize("country", ["XX", "FRA", "", "F"])
    def test_is_refused_for_a_country_that_is_not_known(self, store: Store, country: str) -> None:
        error = refused(lambda: desk_on(store).new_cohort(NEXT, holidays=country))
        assert error.code is Rule.BAD_COUNTRY

    @pytest.mark.parametrize("actor", [MENTOR, STAFF])
    def test_is_a_coordinator_s(self, store: Store, actor: object) -> None:
        desk = desk_on(store, actor)  # type: ignore[arg-type]
        assert isinstance(refused(lambda: desk.new_cohort(NEXT)), NotAllowedError)

    def test_cannot_be_taken_back(self, store: Store) -> None:
        desk = desk_on(store)
        desk.new_cohort(NEXT)
        assert refused(lambda: desk.undo(NEXT.id)).code is Rule.NOT_UNDOABLE


class TestEditedCohort:
    def test_keeps_its_policy_and_its_closing(self, store: Store) -> None:
        given = Cohort("mph-2026", "MPH", M, "Africa/Dakar", "Health", day(7, 20), TODAY)

        desk_on(store).edit_cohort(given)

        assert cohort_in(store) == replace(given, closed_on=None, policy=a_policy())

    def test_says_what_is_newly_worth_saying_of_its_pairs(self, store: Store) -> None:
        written = desk_on(store).edit_cohort(a_cohort(submission_due=day(6, 1)))

        assert [(one.code, one.facts["pair"]) for one in written.notices] == [
            (NoticeCode.SUBMISSION_BEFORE_MEETING, "awa-paul"),
            (NoticeCode.SUBMISSION_BEFORE_MEETING, "elodie-noor"),
        ]

    def test_is_refused_where_a_pair_s_meetings_have_no_room(self, store: Store) -> None:
        anchored = a_policy(pre_submission_anchor=Anchor.SUBMISSION_DUE)
        desk = desk_on(store)
        desk.edit_policy("mph-2026", anchored)

        error = refused(
            lambda: desk.edit_cohort(a_cohort(submission_due=day(4, 1), policy=anchored))
        )

        assert error.code is Rule.WINDOWS_IMPOSSIBLE
        assert error.facts["pair"] == "awa-paul"
        assert cohort_in(store).submission_due is None

    def test_that_is_not_there_is_not_found(self, store: Store) -> None:
        assert refused(lambda: desk_on(store).edit_cohort(NEXT)).code is Missing.COHORT


class TestEditedPolicy:
    def test_moves_every_pair_s_windows(self, store: Store) -> None:
        desk_on(store).edit_policy("mph-2026", a_policy(pre_submission_lead_days=20))

        dues = {view.assessment.due for view in desk_on(store).pairs("mph-2026").pairs}

        assert dues == {day(6, 10)}

    def test_is_kept_in_order_and_nothing_twice(self, store: Store) -> None:
        channels = (Channel.EMAIL, Channel.VIDEO, Channel.EMAIL)
        policy = a_policy(meeting_channels=channels, holidays=(day(5, 8), day(5, 1), day(5, 8)))

        kept = desk_on(store).edit_policy("mph-2026", policy).cohort.policy

        assert kept.meeting_channels == (Channel.EMAIL, Channel.VIDEO)
        assert kept.holidays == (day(5, 1), day(5, 8))

    def test_is_refused_where_it_leaves_a_pair_no_room_and_names_the_pair(
        self, store: Store
    ) -> None:
        desk = desk_on(store)
        desk.amend_internship("elodie-noor", Amendment(TODAY, end=day(3, 15)))

        error = refused(lambda: desk.edit_policy("mph-2026", a_policy(pre_submission_lead_days=30)))

        assert error.code is Rule.WINDOWS_IMPOSSIBLE
        assert error.facts["pair"] == "elodie-noor"
        assert cohort_in(store) == a_cohort()

    def test_is_refused_where_an_exchange_is_named_over_what_is_no_meeting_any_more(
        self, store: Store
    ) -> None:
        named = an_exchange(day(4, 20), channel=Channel.PHONE, checkpoint=Purpose.MIDPOINT)
        put(store, "mph-2026", named)
        policy = a_policy(meeting_channels=(Channel.VIDEO,))

        error = refused(lambda: desk_on(store).edit_policy("mph-2026", policy))

        assert error.code is Rule.CHANNEL_IN_USE
        assert (error.facts["pair"], error.facts["exchange"]) == ("awa-paul", named.id)

    @pytest.mark.parametrize("number", [-1, 367])
    def test_is_refused_where_a_number_is_out_of_range(self, store: Store, number: int) -> None:
        policy = a_policy(risk_horizon_days=number)
        error = refused(lambda: desk_on(store).edit_policy("mph-2026", policy))
        assert error.code is Rule.NUMBER_OUT_OF_RANGE
        assert error.facts["field"] == "risk_horizon_days"

    def test_is_not_taken_back_where_what_was_done_since_needs_it(self, store: Store) -> None:
        put(store, "mph-2026", a_cohort(policy=a_policy(pre_submission_lead_days=20)))
        desk = desk_on(store)
        desk.edit_policy("mph-2026", a_policy(pre_submission_lead_days=0))
        desk.amend_internship("awa-paul", Amendment(TODAY, end=day(3, 1)))

        error = refused(lambda: desk.undo("mph-2026", 3))
        desk.undo("mph-2026", 4)
        desk.undo("mph-2026", 3)

        assert error.code is Rule.WINDOWS_IMPOSSIBLE
        assert error.facts["pair"] == "awa-paul"
        assert cohort_in(store).policy.pre_submission_lead_days == 20


class TestClosing:
    def test_on_a_day_to_come_closes_nothing_yet(self, store: Store) -> None:
        desk = desk_on(store)
        desk.close_cohort("mph-2026", day(7, 31))

        desk.amend_internship("awa-paul", Amendment(TODAY, end=day(7, 10)))

        assert cohort_in(store).closed_on == day(7, 31)

    def test_is_left_by_opening_again_alone(self, store: Store) -> None:
        desk = desk_on(store)
        desk.close_cohort("mph-2026", TODAY)
        error = refused(lambda: desk.edit_policy("mph-2026", a_policy(silence_days=9)))

        desk.reopen_cohort("mph-2026", seen=a_cohort(closed_on=TODAY))

        assert error.code is Rule.COHORT_CLOSED
        assert cohort_in(store) == a_cohort()

    def test_of_what_is_open_cannot_be_taken_away(self, store: Store) -> None:
        error = refused(lambda: desk_on(store).reopen_cohort("mph-2026"))
        assert error.code is Rule.NOTHING_CHANGED

    def test_can_be_taken_back(self, store: Store) -> None:
        desk = desk_on(store)
        desk.close_cohort("mph-2026", TODAY)
        desk.undo()
        assert cohort_in(store) == a_cohort()

    def test_keeps_what_was_done_to_the_policy_before(self, store: Store) -> None:
        desk = desk_on(store)
        desk.edit_policy("mph-2026", a_policy(silence_days=9))
        put(store, "mph-2026", replace(cohort_in(store), closed_on=TODAY))

        assert refused(lambda: desk.undo("mph-2026", 2)).code is Rule.COHORT_CLOSED

    @pytest.mark.parametrize("actor", [MENTOR, STAFF])
    def test_and_opening_again_are_a_coordinator_s(self, store: Store, actor: object) -> None:
        desk: Desk = desk_on(store, actor)  # type: ignore[arg-type]
        put(store, "mph-2026", a_cohort(closed_on=TODAY))
        assert isinstance(refused(lambda: desk.reopen_cohort("mph-2026")), NotAllowedError)


MONDAY = day(1, 26)
"""The Monday of the week in which mentoring starts."""


def numbers_of(parent: Path, contents: Contents) -> CohortView:
    """Count a cohort on the day of the tests."""
    return desk_on(a_store(parent / "store", contents)).cohorts().cohorts[0]


def pairs_ending(**ends: int) -> list[Pair]:
    """Make pairs whose internships end on days of June."""
    return [replace(ending_on(a_pair(), day(6, end)), id=id_) for id_, end in ends.items()]


def held(number: int, **changes: object) -> Exchange:
    """Make an exchange held so many days after the first Monday."""
    return replace(an_exchange(MONDAY + timedelta(number), id=f"x-{number}"), **changes)  # type: ignore[arg-type]


class TestCounts:
    @pytest.fixture
    def view(self, tmp_path: Path) -> CohortView:
        waived = Waiver(Checkpoint.KICKOFF, day(3, 1), "met at a conference")
        pairs = [
            replace(a_pair(), id="one"),
            replace(a_pair(waivers=(waived,)), id="two"),
            replace(a_pair(snoozed=Snooze(day(6, 15), "later")), id="three"),
            replace(without_dates(a_pair()), id="four"),
            replace(a_pair(withdrawn_on=day(3, 1)), id="five"),
        ]
        exchanges = [
            an_exchange(day(2, 9), id="x-1", pair="one"),
            an_exchange(TODAY, id="x-2", pair="one"),
            a_plan(day(6, 19), id="x-3", pair="two"),
            an_exchange(day(6, 1), id="x-4", pair="two", channel=Channel.EMAIL),
        ]
        return numbers_of(tmp_path, contents_of(*pairs, exchanges=exchanges))

    def test_pairs_and_exchanges(self, view: CohortView) -> None:
        assert (view.cohort.id, view.as_of) == ("mph-2026", TODAY)
        assert (view.pair_count, view.exchange_count) == (5, 4)

    def test_pairs_by_every_level(self, view: CohortView) -> None:
        assert list(view.by_level) == list(Level)
        assert {level: count for level, count in view.by_level.items() if count} == {
            Level.CLEAR: 1,
            Level.WATCH: 1,
            Level.AT_RISK: 1,
            Level.UNKNOWN: 1,
            Level.WITHDRAWN: 1,
        }

    def test_each_checkpoint_by_every_status(self, view: CohortView) -> None:
        assert list(view.checkpoints) == list(Checkpoint)
        assert all(list(counts) == list(Status) for counts in view.checkpoints.values())
        found = {
            checkpoint: {status: count for status, count in counts.items() if count}
            for checkpoint, counts in view.checkpoints.items()
        }
        assert found == {
            Checkpoint.KICKOFF: {
                Status.WAIVED: 1,
                Status.MET: 1,
                Status.UNKNOWN: 1,
                Status.MISSED: 2,
            },
            Checkpoint.MIDPOINT: {Status.UNKNOWN: 1, Status.MISSED: 4},
            Checkpoint.PRE_SUBMISSION: {
                Status.MET: 1,
                Status.UNKNOWN: 1,
                Status.PLANNED: 1,
                Status.OPEN: 2,
            },
        }

    def test_the_calls_to_make_without_the_snoozed(self, view: CohortView) -> None:
        assert view.call_count == 1

    def test_an_empty_cohort_as_nothing(self, tmp_path: Path) -> None:
        empty = replace(contents_of(), pairs={})

        view = numbers_of(tmp_path, empty)

        assert (view.pair_count, view.exchange_count, view.call_count) == (0, 0, 0)
        assert (view.next_due, view.next_meet_by, view.next_due_count) == (None, None, 0)
        assert set(view.weekly) == {0}


class TestNextDue:
    def test_is_the_nearest_day_with_the_number_of_pairs(self, tmp_path: Path) -> None:
        pairs = pairs_ending(a=30, b=29, c=29)

        view = numbers_of(tmp_path, contents_of(*pairs))

        assert (view.next_due, view.next_due_count) == (day(6, 19), 2)

    def test_comes_with_the_working_day_to_meet_by(self, tmp_path: Path) -> None:
        view = numbers_of(tmp_path, contents_of(*pairs_ending(a=30)))

        assert (view.next_due, view.next_meet_by) == (day(6, 20), day(6, 19))

    def test_may_be_today(self, tmp_path: Path) -> None:
        view = numbers_of(tmp_path, contents_of(*pairs_ending(a=18, b=30)))

        assert (view.next_due, view.next_due_count) == (TODAY, 1)

    def test_passes_over_what_is_overdue(self, tmp_path: Path) -> None:
        view = numbers_of(tmp_path, contents_of(*pairs_ending(a=17, b=30)))

        assert (view.next_due, view.next_due_count) == (day(6, 20), 1)

    def test_passes_over_those_who_have_met_and_those_who_have_ended(self, tmp_path: Path) -> None:
        met, withdrawn, submitted, unknown, open_ = pairs_ending(a=25, b=25, c=25, d=25, e=30)
        pairs = [
            met,
            replace(withdrawn, withdrawn_on=TODAY),
            replace(submitted, submitted_on=TODAY),
            without_dates(unknown),
            open_,
        ]

        view = numbers_of(tmp_path, contents_of(*pairs, exchanges=[an_exchange(TODAY, pair="a")]))

        assert (view.next_due, view.next_due_count) == (day(6, 20), 1)

    def test_keeps_those_who_have_only_planned(self, tmp_path: Path) -> None:
        planned = a_plan(day(6, 12), pair="a")

        view = numbers_of(tmp_path, contents_of(*pairs_ending(a=25), exchanges=[planned]))

        assert view.next_due == day(6, 15)


class TestWeeks:
    def test_run_from_the_monday_of_the_start_to_the_as_of_day(self, tmp_path: Path) -> None:
        view = numbers_of(tmp_path, contents_of())

        assert (M.weekday(), TODAY.weekday()) == (6, 0)
        assert len(view.weekly) == (TODAY - MONDAY).days // 7 + 1 == 20

    def test_count_the_exchanges_held_from_monday_to_sunday(self, tmp_path: Path) -> None:
        exchanges = [held(number) for number in (0, 6, 7, 13, 14, 132, 133)]

        view = numbers_of(tmp_path, contents_of(exchanges=exchanges))

        assert view.weekly == (2, 2, 1, *[0] * 15, 1, 1)

    @pytest.mark.parametrize(
        "exchange",
        [
            held(-1),
            held(134),
            held(7, state=ExchangeState.PLANNED),
            held(7, state=ExchangeState.CANCELLED),
            held(7, state=ExchangeState.NO_SHOW),
        ],
    )
    def test_count_nothing_else(self, tmp_path: Path, exchange: Exchange) -> None:
        view = numbers_of(tmp_path, contents_of(exchanges=[exchange]))

        assert set(view.weekly) == {0}

    def test_are_none_before_the_start(self, tmp_path: Path) -> None:
        coming = a_cohort(mentoring_start=TODAY + timedelta(7))
        pair = without_dates(a_pair())

        assert numbers_of(tmp_path, contents_of(pair, cohort=coming)).weekly == ()

    def test_follow_the_as_of_day(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "store", contents_of(exchanges=[held(0), held(7)])))

        assert desk.cohorts(as_of=MONDAY + timedelta(6)).cohorts[0].weekly == (1,)
        assert desk.cohorts(as_of=MONDAY + timedelta(7)).cohorts[0].weekly == (1, 1)
