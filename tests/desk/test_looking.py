"""The verbs that look, the calendar among them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.builders import HOLIDAYS, NOW, TODAY, a_cohort, a_pair, a_plan, an_exchange, day, read_on
from tests.desk.desks import (
    ACT,
    MENTOR,
    NOBODY,
    PEOPLE,
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
from tests.store.stores import values_of
from tui.desk.desk import Desk
from tui.desk.pairs import PairDraft
from tui.domain.calendar import EventKind
from tui.domain.codes import Channel, ExchangeState, Level, Role
from tui.domain.contents import Value
from tui.domain.days import Days
from tui.domain.errors import Missing, NotFoundError
from tui.domain.pairs import Snooze
from tui.domain.registry import Settings
from tui.domain.views import PairList, PairView, called_of
from tui.store.directory import Store
from tui.wording.language import ENGLISH

LEVELS = {
    "p-overdue": ending_on(a_pair(), day(6, 10)),
    "p-at-risk": a_pair(),
    "p-missed": ending_on(a_pair(), day(6, 7)),
    "p-unknown": without_dates(a_pair()),
    "p-watch": ending_on(a_pair(), day(8, 31)),
    "p-planned": a_pair(),
    "p-clear": a_pair(),
    "p-withdrawn": a_pair(withdrawn_on=TODAY),
}
PAIRS = [replace(pair, id=id_) for id_, pair in LEVELS.items()]
EXCHANGES = (
    *(an_exchange(day(on, 15), id=f"x-{on}", pair="p-planned") for on in (2, 4, 5)),
    a_plan(day(6, 18), id="x-plan", pair="p-planned"),
    an_exchange(TODAY, id="x-met", pair="p-clear"),
    an_exchange(day(2, 3), id="x-first", pair="p-watch"),
    an_exchange(day(6, 1), id="x-email", pair="p-watch", channel=Channel.EMAIL),
)
AT_RISK = ["p-overdue", "p-at-risk", "p-missed", "p-unknown"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    shuffled = sorted(PAIRS, key=lambda pair: pair.id[::-1])
    return a_store(tmp_path / "store", contents_of(*shuffled, exchanges=EXCHANGES))


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_on(store)


def ids_of(listed: PairList) -> list[str]:
    """Give the ids of the pairs in a list, in its order."""
    return [view.pair.id for view in listed.pairs]


def called(listed: PairList) -> list[str]:
    """Give the ids of the pairs in a list that need a call, in its order."""
    return [view.pair.id for view in called_of(listed.pairs)]


class TestPairs:
    def test_come_risk_first(self, desk: Desk) -> None:
        listed = desk.pairs()

        assert ids_of(listed) == list(LEVELS)
        assert [view.assessment.level for view in listed.pairs] == [
            Level(id_.removeprefix("p-").replace("-", "_")) for id_ in LEVELS
        ]

    def test_of_one_level_come_by_days_left_then_by_id(self, tmp_path: Path) -> None:
        ends = {"a": day(7, 2), "c": day(7, 1), "b": day(7, 1)}
        pairs = [replace(ending_on(a_pair(), end), id=id_) for id_, end in ends.items()]
        desk = desk_on(a_store(tmp_path / "other", contents_of(*pairs)))

        assert ids_of(desk.pairs()) == ["b", "c", "a"]

    def test_are_facts_and_their_assessment_side_by_side(self, desk: Desk) -> None:
        view = next(view for view in desk.pairs().pairs if view.pair.id == "p-planned")
        awa, paul, _, _, ines = PEOPLE

        assert (view.mentee, view.mentor, view.supervisor) == (awa, paul, ines)
        assert view.reference == "mph-2026/p-planned"
        assert view.exchanges == EXCHANGES[:4]
        assert view.assessment == read_on(TODAY, *EXCHANGES[:4], pair=view.pair)

    def test_without_mentor_or_internship_have_nobody_there(self, tmp_path: Path) -> None:
        pair = without_dates(a_pair(mentors=()))
        desk = desk_on(a_store(tmp_path / "other", contents_of(pair)))

        (view,) = desk.pairs().pairs
        assert (view.mentor, view.supervisor) == (None, None)

    def test_of_a_cohort_that_is_named(self, desk: Desk) -> None:
        assert desk.pairs("mph-2026") == desk.pairs()
        with pytest.raises(NotFoundError) as caught:
            desk.pairs("mph-2025")
        assert caught.value.code is Missing.COHORT
        assert caught.value.candidates == ("mph-2026",)

    def test_of_several_cohorts_are_sorted_together(self, store: Store) -> None:
        second = contents_of(replace(PAIRS[0], id="q-overdue"), cohort=a_cohort(id="mph-2026-b"))
        put(store, "mph-2026-b", *values_of(second))

        listed = desk_on(store).pairs()

        assert listed.cohorts == ("mph-2026", "mph-2026-b")
        assert ids_of(listed)[:3] == ["p-overdue", "q-overdue", "p-at-risk"]


class TestAsOf:
    def test_shows_the_pairs_on_another_day(self, desk: Desk) -> None:
        listed = desk.pairs(as_of=day(6, 21))

        assert listed.as_of == day(6, 21)
        levels = {view.pair.id: view.assessment.level for view in listed.pairs}
        assert levels["p-at-risk"] is Level.OVERDUE
        assert levels["p-overdue"] is Level.MISSED
        assert desk.pair("p-at-risk", day(6, 21)).assessment.level is Level.OVERDUE

    def test_forgets_nothing(self, desk: Desk) -> None:
        desk.pairs(as_of=day(6, 21))

        assert desk.pairs().as_of == TODAY
        assert desk.pair("p-at-risk").assessment.on == TODAY

    def test_shows_a_meeting_to_come_as_planned_when_looking_back(self, desk: Desk) -> None:
        before = desk.pair("p-clear", day(6, 7)).assessment

        assert before.pre_submission.planned_for == TODAY
        assert before.level is not Level.CLEAR


class TestPairsAtRisk:
    def test_are_those_that_need_a_call(self, desk: Desk) -> None:
        assert called(desk.pairs()) == AT_RISK
        assert called(desk.pairs("mph-2026")) == AT_RISK

    def test_leave_out_the_snoozed_until_their_day(self, desk: Desk, store: Store) -> None:
        snoozed = replace(PAIRS[1], snoozed=Snooze(day(6, 10), "answers on Wednesday"))
        put(store, "mph-2026", snoozed)

        assert "p-at-risk" not in called(desk.pairs())
        assert "p-at-risk" not in called(desk.pairs(as_of=day(6, 9)))
        assert "p-at-risk" in called(desk.pairs(as_of=day(6, 10)))

    def test_keep_the_level_of_the_snoozed(self, desk: Desk, store: Store) -> None:
        put(store, "mph-2026", replace(PAIRS[1], snoozed=Snooze(day(6, 10), "answers later")))

        snoozed = desk.pair("p-at-risk").assessment

        assert snoozed.level is Level.AT_RISK
        assert snoozed.snoozed_until == day(6, 10)
        assert desk.cohorts().cohorts[0].call_count == len(AT_RISK) - 1

    def test_of_a_mentor_are_their_own(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "other", contents_of(a_pair(), her_pair()))

        assert called(desk_on(store, MENTOR).pairs()) == ["awa-paul"]
        assert called(desk_on(store, STAFF).pairs()) == ["awa-paul", "elodie-noor"]


class TestClosedCohorts:
    @pytest.fixture
    def desk(self, tmp_path: Path) -> Desk:
        closed = a_cohort(id="mph-2025", closed_on=TODAY)
        store = a_store(tmp_path / "store", contents_of(), contents_of(cohort=closed))
        return desk_on(store)

    def test_leave_the_default_lists(self, desk: Desk) -> None:
        assert desk.pairs().cohorts == ("mph-2026",)
        assert {view.cohort.id for view in desk.pairs().pairs} == {"mph-2026"}

    def test_are_listed_when_named(self, desk: Desk) -> None:
        assert desk.pairs("mph-2025").cohorts == ("mph-2025",)
        assert called(desk.pairs("mph-2025")) == ["awa-paul"]

    def test_stay_among_the_cohorts(self, desk: Desk) -> None:
        closed = [(view.cohort.id, view.cohort.closed_on) for view in desk.cohorts().cohorts]

        assert closed == [("mph-2025", TODAY), ("mph-2026", None)]

    @pytest.mark.parametrize(
        ("as_of", "cohorts"),
        [
            (day(6, 7), ("mph-2025", "mph-2026")),
            (TODAY, ("mph-2026",)),
            (day(6, 9), ("mph-2026",)),
        ],
    )
    def test_were_open_on_the_days_before(
        self, desk: Desk, as_of: date, cohorts: tuple[str, ...]
    ) -> None:
        assert desk.pairs(as_of=as_of).cohorts == cohorts


class TestEmptyStore:
    def test_shows_nothing(self, tmp_path: Path) -> None:
        desk = desk_on(Store.create(tmp_path / "store", ACT))

        assert (desk.cohorts().cohorts, desk.pairs().pairs) == ((), ())
        assert desk.pairs().cohorts == ()
        assert desk.pairs().as_of == TODAY
        assert desk.store_facts().last_change is None
        with pytest.raises(NotFoundError) as caught:
            desk.pair("awa-paul")
        assert (caught.value.code, caught.value.candidates) == (Missing.PAIR, ())


class TestStoreFacts:
    def test_say_where_it_lies_who_looks_and_what_it_holds(self, store: Store) -> None:
        desk_on(store).record_exchange("p-at-risk", a_draft(TODAY))

        facts = desk_on(store, STAFF).store_facts()

        assert (facts.path, facts.actor) == (str(Path(store.where)), "archive")
        assert (facts.roles, facts.cohorts) == ((Role.STAFF,), ("mph-2026",))
        assert (facts.today, facts.pinned, facts.last_change) == (TODAY, False, NOW)

    def test_say_that_a_store_is_pinned_to_a_day(self, tmp_path: Path) -> None:
        store = Store.create(tmp_path / "demo", ACT, Settings(pinned_on=TODAY))

        assert desk_on(store).store_facts().pinned


def seen(desk: Desk, as_of: date | None = None) -> dict[str, PairView]:
    return {view.pair.id: view for view in desk.pairs("mph-2026", as_of).pairs}


def made_anew(before: dict[str, PairView], after: dict[str, PairView]) -> list[str]:
    return [id_ for id_, view in after.items() if view is not before.get(id_)]


class TestWhatWasSeen:
    def test_is_seen_again_as_it_is(self, desk: Desk) -> None:
        before = seen(desk)
        assert made_anew(before, seen(desk)) == []
        assert made_anew(before, seen(desk, TODAY)) == []
        assert desk.pair("p-watch") is before["p-watch"]
        assert desk.cohorts().cohorts[0] is desk.cohorts(TODAY).cohorts[0]

    def test_is_made_anew_for_the_pair_that_was_written(self, desk: Desk) -> None:
        before = seen(desk)
        written = desk.withdraw_pair("p-watch", TODAY)
        after = seen(desk)
        assert made_anew(before, after) == ["p-watch"]
        assert after["p-watch"] is written.view
        assert made_anew(after, {"p-watch": desk.pair("p-watch")}) == []

    @pytest.mark.parametrize(
        ("value", "anew"),
        [
            (an_exchange(TODAY, id="x-new", pair="p-missed"), {"p-missed"}),
            (replace(PAIRS[4], objectives="A plan"), {"p-watch"}),
            (replace(PEOPLE[0], phone="+33 1"), set(LEVELS)),
            (replace(PEOPLE[3], phone="+33 1"), set()),
            (a_cohort(title="Another title"), set(LEVELS)),
        ],
    )
    def test_is_made_anew_for_what_somebody_else_changed(
        self, desk: Desk, store: Store, value: Value, anew: set[str]
    ) -> None:
        before = seen(desk)
        put(store, "mph-2026", value)
        assert set(made_anew(before, seen(desk))) == anew

    def test_is_counted_anew_once_a_pair_is_gone(self, desk: Desk) -> None:
        draft = PairDraft(None, "elodie", "noor")
        desk.new_pair("mph-2026", draft)
        assert desk.cohorts().cohorts[0].pair_count == len(PAIRS) + 1
        desk.undo()
        assert desk.cohorts().cohorts[0].pair_count == len(PAIRS)
        assert set(seen(desk)) == set(LEVELS)

    def test_is_remembered_of_two_days_at_most(self, desk: Desk) -> None:
        today, ahead = seen(desk), seen(desk, day(6, 20))
        assert made_anew(today, seen(desk)) == []
        assert made_anew(ahead, seen(desk, day(6, 20))) == []
        seen(desk, day(6, 21))
        assert set(made_anew(today, seen(desk))) == set(LEVELS)

    def test_is_no_more_than_a_mentor_may_see_today(self, store: Store) -> None:
        desk = desk_on(store, MENTOR)
        assert set(seen(desk, TODAY)) == set(LEVELS)
        put(store, "mph-2026", replace(PAIRS[4], mentors=her_pair().mentors))
        assert set(seen(desk, TODAY)) == set(LEVELS) - {"p-watch"}


class TestOneLook:
    def test_gives_answers_that_agree(self, desk: Desk, store: Store) -> None:
        with desk.one_look():
            before = desk.pairs()
            put(store, "mph-2026", replace(PAIRS[4], withdrawn_on=TODAY))
            assert desk.pairs() == before
        assert desk.pairs() != before

    def test_lists_the_store_once(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        listed: list[Path] = []
        cohort_ids = Store.cohort_ids

        def counted(store: Store) -> list[str]:
            listed.append(Path(store.where))
            return cohort_ids(store)

        monkeypatch.setattr(Store, "cohort_ids", counted)
        with desk.one_look(), desk.one_look():
            desk.cohorts()
            desk.pairs("mph-2026")
            desk.store_facts()
        assert len(listed) == 1
        desk.pairs()
        assert len(listed) == 2


MINE = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
HERS = (replace(a_plan(day(6, 16)), id="hers", pair="elodie-noor"),)


class TestCalendar:
    def test_gives_the_events_of_every_pair_day_by_day_risk_first(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(a_pair(), her_pair(), exchanges=MINE)))
        found = desk.calendar()
        assert (found.as_of, found.cohorts) == (TODAY, ("mph-2026",))
        due = found.events(Days(day(6, 19), day(6, 19)))
        assert [event.pair for event in due] == ["mph-2026/elodie-noor", "mph-2026/awa-paul"]
        every = found.events()
        assert [event.on for event in every] == sorted(event.on for event in every)

    def test_names_the_public_holidays(self, tmp_path: Path) -> None:
        assert desk_on(a_store(tmp_path / "s")).calendar().holidays == frozenset(HOLIDAYS)

    def test_looks_at_another_day(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "s", contents_of(exchanges=MINE))
        found = desk_on(store).calendar(as_of=day(4, 1))
        kinds = [event.kind for event in found.events() if event.exchange]
        assert kinds == [EventKind.HELD, EventKind.PLANNED]

    def test_leaves_closed_cohorts_out_unless_they_are_named(self, tmp_path: Path) -> None:
        closed = contents_of(cohort=a_cohort(id="old", closed_on=day(5, 1)))
        desk = desk_on(a_store(tmp_path / "s", contents_of(), closed))
        assert desk.calendar().cohorts == ("mph-2026",)
        assert list(desk.calendar("old").views) == ["old/awa-paul"]

    def test_gives_the_agenda_as_far_as_asked_for(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "s", contents_of(her_pair(), exchanges=HERS))
        found = desk_on(store).calendar()
        assert [week.monday for week in found.agenda().weeks] == [day(6, 15)]
        assert found.agenda(day(6, 14)).weeks == ()

    def test_reads_each_cohort_on_its_own_day_and_loses_nothing(self, tmp_path: Path) -> None:
        here = contents_of(a_pair(), exchanges=(*MINE, a_plan(day(6, 8), id="p-1")))
        there = contents_of(
            a_pair(),
            exchanges=(*MINE, a_plan(day(6, 8), id="p-2")),
            cohort=a_cohort(id="kiritimati", time_zone="Pacific/Kiritimati"),
        )
        evening = datetime(2026, 6, 8, 20, tzinfo=ZoneInfo("UTC"))
        found = desk_on(a_store(tmp_path / "s", here, there), moment=evening).calendar()
        agenda = found.agenda()
        listed = [*agenda.slipped, *(event for week in agenda.weeks for event in week.events)]
        assert found.as_of == date(2026, 6, 9)
        assert {event.exchange.id for event in listed if event.exchange} == {"p-1", "p-2"}


class TestOneMentor:
    @pytest.mark.parametrize("name", ["noor", "haddad", "HADDAD noor"])
    def test_is_found_by_id_or_by_a_part_of_the_name(self, tmp_path: Path, name: str) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(a_pair(), her_pair())))
        assert list(desk.calendar(mentor=name).views) == ["mph-2026/elodie-noor"]

    def test_that_is_unknown_is_answered_with_the_nearest(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(a_pair(), her_pair())))
        with pytest.raises(NotFoundError) as caught:
            desk.calendar(mentor="hadad")
        assert caught.value.code is Missing.MENTOR
        assert caught.value.candidates == ("Noor Haddad",)

    def test_of_whom_nothing_is_said_is_nobody(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "s"))
        with pytest.raises(NotFoundError):
            desk.calendar(mentor=" . ")
        with pytest.raises(NotFoundError):
            desk.calendar(mentor="")


class TestOnePair:
    @pytest.mark.parametrize(
        ("cohort", "pair"),
        [(None, "elodie"), ("mph-2026", "elodie"), (None, "mph-2026/elodie-noor")],
    )
    def test_is_found_as_everywhere(self, tmp_path: Path, cohort: str | None, pair: str) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(a_pair(), her_pair())))
        found = desk.calendar(cohort, pair=pair)
        assert list(found.views) == ["mph-2026/elodie-noor"]
        assert found.cohorts == ("mph-2026",)

    def test_that_is_unknown_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(NotFoundError):
            desk_on(a_store(tmp_path / "s")).calendar(pair="zzz")
        with pytest.raises(NotFoundError):
            desk_on(a_store(tmp_path / "s2")).calendar(pair="")

    def test_must_be_one_of_the_mentor_named(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(a_pair(), her_pair())))
        with pytest.raises(NotFoundError):
            desk.calendar(pair="elodie", mentor="martin")


class TestAccess:
    def test_a_mentor_sees_their_pairs_alone(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "s", contents_of(a_pair(), her_pair()))
        assert list(desk_on(store, MENTOR).calendar().views) == ["mph-2026/awa-paul"]
        assert len(desk_on(store, STAFF).calendar().views) == 2
        with pytest.raises(NotFoundError):
            desk_on(store, MENTOR).calendar(mentor="noor")

    def test_a_stranger_sees_an_empty_one(self, tmp_path: Path) -> None:
        found = desk_on(a_store(tmp_path / "s"), NOBODY).calendar()
        assert (found.views, found.cohorts, found.events()) == ({}, (), ())
        assert found.agenda().weeks == ()


class TestOnly:
    def test_keeps_the_pairs_named_in_their_order(self, tmp_path: Path) -> None:
        found = desk_on(a_store(tmp_path / "s", contents_of(a_pair(), her_pair()))).calendar()
        kept = found.only({"mph-2026/elodie-noor"})
        assert list(kept.views) == ["mph-2026/elodie-noor"]
        assert kept.holidays == found.holidays


class TestLookingAhead:
    """Each meeting planned from today to the day before is taken as held on its day."""

    PLANS = (
        a_plan(day(6, 15), id="x-third"),
        a_plan(day(6, 16), id="x-mail", channel=Channel.EMAIL),
        a_plan(day(6, 7), id="x-past"),
    )

    def test_takes_what_is_planned_as_held(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(exchanges=(*MINE, *self.PLANS))))

        levels = [desk.pair("awa-paul", on).assessment.level for on in (day(6, 15), day(6, 16))]
        ahead = desk.pair("awa-paul", day(7, 1))

        assert levels == [Level.PLANNED, Level.CLEAR]
        assert (ahead.assessment.level, ahead.assessment.last_contact) == (Level.CLEAR, day(6, 15))
        assert {one.id for one in ahead.exchanges if one.state is ExchangeState.PLANNED} == {
            "x-third",
            "x-mail",
            "x-past",
        }

    def test_is_today_s_alone(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "s", contents_of(exchanges=(*MINE, self.PLANS[0])))
        tomorrow = desk_on(store, moment=NOW + timedelta(8))

        assert desk_on(store).pair("awa-paul", day(6, 17)).assessment.level is Level.CLEAR
        assert tomorrow.pair("awa-paul", day(6, 17)).assessment.level is Level.WATCH

    def test_is_not_what_a_snapshot_does(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(exchanges=(*MINE, self.PLANS[0]))))

        content = desk.export_snapshot("mph-2026", day(6, 20), language=ENGLISH).content

        assert b'level = "at_risk"' in content

    def test_lists_as_held_in_the_calendar(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(exchanges=(*MINE, self.PLANS[0]))))

        found = desk.calendar(as_of=day(6, 20)).events(Days(day(6, 15), day(6, 15)))

        assert [event.kind for event in found] == [EventKind.HELD]
