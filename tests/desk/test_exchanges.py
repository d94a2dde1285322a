"""The verbs on exchanges."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, TODAY, a_cohort, a_pair, a_plan, day
from tests.desk.desks import (
    MENTOR,
    a_draft,
    a_store,
    contents_of,
    desk_on,
    exchanges_in,
    her_pair,
    put,
    without_dates,
)
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Level, Party, Purpose, Status
from tui.domain.errors import MentoratError, RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.notices import NoticeCode
from tui.store.directory import Store

NOISE = bytes(8)
TOMORROW, YESTERDAY = day(6, 9), day(6, 7)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "store", contents_of(a_pair(), without_dates(her_pair())))


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_on(store)


def refusal_of(desk: Desk, verb: str, draft: Draft) -> RefusedError:
    """Record or plan what is refused."""
    with pytest.raises(RefusedError) as caught:
        getattr(desk, verb)("awa-paul", draft)
    return caught.value


class TestRecording:
    def test_writes_all_that_was_given(self, store: Store) -> None:
        draft = Draft(
            on=day(6, 5),
            channel=Channel.PHONE,
            at=time(14, 30),
            initiated_by=Party.MENTOR,
            checkpoint=Purpose.MIDPOINT,
            minutes=45,
            note="Talked about the plan.",
        )

        written = desk_on(store, MENTOR).record_exchange("awa-paul", draft)

        assert exchanges_in(store) == (written.exchange,)
        assert written.exchange == Exchange(
            id=written.exchange.id,
            pair="awa-paul",
            on=day(6, 5),
            state=ExchangeState.HELD,
            channel=Channel.PHONE,
            at=time(14, 30),
            initiated_by=Party.MENTOR,
            checkpoint=Purpose.MIDPOINT,
            minutes=45,
            note="Talked about the plan.",
            recorded_by="paul.martin",
            recorded_at=NOW,
        )

    def test_gives_the_pair_as_it_stands_afterwards(self, desk: Desk) -> None:
        written = desk.record_exchange("awa-paul", a_draft(TODAY))

        assert written.view == desk.pair("awa-paul")
        assert written.view.assessment.level is Level.CLEAR
        assert written.view.exchanges == (written.exchange,)

    def test_names_each_exchange_anew(self, desk: Desk) -> None:
        made = [desk.record_exchange("awa-paul", a_draft(TODAY)).exchange.id for _ in range(20)]

        assert len(set(made)) == 20
        assert all(re.fullmatch(r"x-[0-9a-hjkmnp-tv-z]{7}", one) for one in made)

    def test_never_gives_a_name_that_is_taken(
        self, desk: Desk, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(store, "mph-2026", a_plan(TODAY, id="x-aaaaaaa", pair="elodie-noor"))
        random = iter([bytes([10] * 7), bytes([11] * 7)])
        monkeypatch.setattr(os, "urandom", lambda length: next(random) if length == 7 else NOISE)

        assert desk.record_exchange("awa-paul", a_draft(TODAY)).exchange.id == "x-bbbbbbb"

    def test_is_an_act_in_the_store_s_memory(self, desk: Desk, store: Store) -> None:
        desk.record_exchange("awa-paul", a_draft(TODAY))
        recorded = store.cohort("mph-2026").meta().last
        desk.plan_exchange("awa-paul", a_draft(TODAY))
        planned = store.cohort("mph-2026").meta().last

        assert recorded is not None
        assert planned is not None
        assert (recorded.actor, recorded.via, recorded.verb) == ("claire", "test", "record")
        assert (planned.verb, planned.at) == ("plan", NOW)

    def test_of_what_was_not_given_writes_nothing(self, desk: Desk) -> None:
        made = desk.record_exchange("awa-paul", a_draft(TODAY)).exchange

        assert (made.at, made.initiated_by, made.minutes, made.note) == (None,) * 4
        assert made.checkpoint is Purpose.AUTO


class TestCountsFor:
    @pytest.mark.parametrize(
        ("on", "checkpoint"),
        [
            (day(1, 15), Checkpoint.KICKOFF),
            (day(4, 2), Checkpoint.KICKOFF),
            (day(4, 3), Checkpoint.MIDPOINT),
            (day(6, 5), Checkpoint.MIDPOINT),
            (day(6, 6), Checkpoint.PRE_SUBMISSION),
            (TODAY, Checkpoint.PRE_SUBMISSION),
        ],
    )
    def test_the_checkpoint_in_whose_window_a_meeting_lies(
        self, desk: Desk, on: date, checkpoint: Checkpoint
    ) -> None:
        written = desk.record_exchange("awa-paul", a_draft(on))

        assert (written.counts_for, written.notices) == (checkpoint, ())

    @pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.MESSAGE, Channel.OTHER])
    def test_nothing_where_it_is_no_meeting(self, desk: Desk, channel: Channel) -> None:
        written = desk.record_exchange("awa-paul", a_draft(TODAY, channel=channel))

        assert written.counts_for is None

    def test_nothing_where_the_person_says_so(self, desk: Desk) -> None:
        written = desk.record_exchange("awa-paul", a_draft(TODAY, checkpoint=Purpose.NONE))

        assert written.counts_for is None

    def test_nothing_after_the_last_window(self, desk: Desk) -> None:
        assert desk.plan_exchange("awa-paul", a_draft(day(7, 1))).counts_for is None

    def test_nothing_by_its_date_where_no_dates_are_known(self, desk: Desk) -> None:
        written = desk.record_exchange("elodie-noor", a_draft(TODAY))

        assert written.counts_for is None

    def test_a_checkpoint_that_is_named_with_a_notice_outside_its_window(self, desk: Desk) -> None:
        draft = a_draft(TODAY, checkpoint=Purpose.MIDPOINT)

        written = desk.record_exchange("awa-paul", draft)

        assert written.counts_for is Checkpoint.MIDPOINT
        (notice,) = written.notices
        assert notice.code is NoticeCode.OUTSIDE_WINDOW
        assert notice.facts == {
            "checkpoint": Checkpoint.MIDPOINT,
            "on": TODAY,
            "opens": day(4, 3),
            "closes": day(6, 5),
        }

    def test_a_checkpoint_that_is_named_without_notice_where_no_dates_are_known(
        self, desk: Desk
    ) -> None:
        draft = a_draft(TODAY, checkpoint=Purpose.KICKOFF)

        written = desk.record_exchange("elodie-noor", draft)

        assert (written.counts_for, written.notices) == (Checkpoint.KICKOFF, ())


class TestReplacing:
    """A meeting recorded where one is planned for the same checkpoint or the same day."""

    PLAN = a_plan(day(6, 12), id="x-plan", at=time(9), note="Room 3")

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Desk:
        return desk_on(a_store(tmp_path / "planned", contents_of(exchanges=(self.PLAN,))))

    @pytest.mark.parametrize(
        ("changes", "found"),
        [
            ({}, True),
            ({"checkpoint": Purpose.KICKOFF}, False),
            ({"checkpoint": Purpose.NONE}, False),
            ({"channel": Channel.EMAIL}, False),
            ({"on": day(6, 12), "checkpoint": Purpose.NONE}, True),
            ({"on": day(6, 12), "channel": Channel.EMAIL}, False),
            ({"on": day(6, 5)}, False),
        ],
    )
    def test_is_of_the_same_meeting_or_the_same_day(
        self, desk: Desk, changes: dict[str, object], found: bool
    ) -> None:
        draft = replace(a_draft(TODAY), **changes)  # type: ignore[arg-type]
        assert desk.planned_instead("awa-paul", draft) == (self.PLAN if found else None)

    def test_takes_the_earliest_of_several(self, desk: Desk) -> None:
        desk.plan_exchange("awa-paul", a_draft(day(6, 10)))
        found = desk.planned_instead("awa-paul", a_draft(TODAY))
        assert found is not None
        assert found.on == day(6, 10)

    def test_makes_the_planned_exchange_the_held_one(self, desk: Desk) -> None:
        draft = a_draft(TODAY, channel=Channel.PHONE, minutes=40)
        written = desk.record_exchange("awa-paul", draft, replaces=self.PLAN)

        (only,) = written.view.exchanges
        assert (only.id, only.state, only.on) == ("x-plan", ExchangeState.HELD, TODAY)
        assert (only.channel, only.minutes, only.note, only.at) == ("phone", 40, "Room 3", None)
        assert [one.code for one in written.notices] == [NoticeCode.REPLACES]

    def test_is_undone_in_one(self, desk: Desk) -> None:
        desk.record_exchange("awa-paul", a_draft(TODAY), replaces=self.PLAN)
        desk.undo()
        assert desk.pair("awa-paul").exchanges == (self.PLAN,)

    def test_keeps_the_time_on_the_same_day(self, tmp_path: Path) -> None:
        plan = replace(self.PLAN, on=TODAY)
        desk = desk_on(a_store(tmp_path / "today", contents_of(exchanges=(plan,))))
        written = desk.record_exchange("awa-paul", a_draft(TODAY), replaces=plan)
        assert written.exchange.at == time(9)

    def test_is_refused_for_what_is_no_meeting_or_not_planned(self, desk: Desk) -> None:
        email = a_draft(TODAY, channel=Channel.EMAIL)
        with pytest.raises(RefusedError) as refused:
            desk.record_exchange("awa-paul", email, replaces=self.PLAN)
        assert refused.value.code is Rule.ONLY_MEETINGS_REPLACE
        desk.cancel_exchange("x-plan")
        with pytest.raises(RefusedError) as conflict:
            desk.record_exchange("awa-paul", a_draft(TODAY), replaces=self.PLAN)
        assert conflict.value.code is Rule.CHANGED_MEANWHILE


class TestPlanning:
    def test_writes_a_planned_exchange(self, desk: Desk, store: Store) -> None:
        written = desk.plan_exchange("awa-paul", a_draft(day(6, 12), at=time(9)))

        assert exchanges_in(store) == (written.exchange,)
        assert written.exchange.state is ExchangeState.PLANNED
        assert written.counts_for is Checkpoint.PRE_SUBMISSION
        assert written.view.assessment.pre_submission.status is Status.PLANNED


class TestRefusals:
    @pytest.mark.parametrize("verb", ["record_exchange", "plan_exchange"])
    @pytest.mark.parametrize(
        ("changes", "rule"),
        [
            ({"channel": Channel.EMAIL, "checkpoint": Purpose.MIDPOINT}, Rule.NOT_A_MEETING),
            ({"minutes": 0}, Rule.NUMBER_OUT_OF_RANGE),
            ({"minutes": -5}, Rule.NUMBER_OUT_OF_RANGE),
            ({"minutes": 1441}, Rule.NUMBER_OUT_OF_RANGE),
            ({"note": "a\x1b[31mb"}, Rule.TEXT_NOT_CLEAN),
            ({"note": "a\ud800b"}, Rule.TEXT_NOT_CLEAN),
            ({"note": "x" * 4001}, Rule.TEXT_TOO_LONG),
        ],
    )
    def test_write_nothing(
        self, desk: Desk, store: Store, verb: str, changes: dict[str, Any], rule: Rule
    ) -> None:
        before = store.cohort("mph-2026").meta()

        assert refusal_of(desk, verb, a_draft(TODAY, **changes)).code is rule
        assert store.cohort("mph-2026").meta() == before

    @pytest.mark.parametrize("minutes", [1, 1440])
    def test_do_not_reach_an_exchange_of_a_minute_or_a_day(self, desk: Desk, minutes: int) -> None:
        made = desk.record_exchange("awa-paul", a_draft(TODAY, minutes=minutes)).exchange

        assert made.minutes == minutes

    @pytest.mark.parametrize(
        ("moment", "latest"),
        [
            (datetime(2026, 6, 8, 9, 59, 59, tzinfo=UTC), day(6, 8)),
            (datetime(2026, 6, 8, 10, 0, tzinfo=UTC), day(6, 9)),
        ],
    )
    def test_of_what_was_held_begin_after_the_latest_date_on_earth(
        self, store: Store, moment: datetime, latest: date
    ) -> None:
        desk = desk_on(store, moment=moment)

        assert desk.record_exchange("awa-paul", a_draft(latest)).exchange.on == latest
        error = refusal_of(desk, "record_exchange", a_draft(latest.replace(day=latest.day + 1)))
        assert error.code is Rule.HELD_IN_FUTURE
        assert error.facts["latest"] == latest

    @pytest.mark.parametrize(
        ("moment", "earliest"),
        [
            (datetime(2026, 6, 8, 11, 59, 59, tzinfo=UTC), day(6, 7)),
            (datetime(2026, 6, 8, 12, 0, tzinfo=UTC), day(6, 8)),
        ],
    )
    def test_of_what_is_planned_begin_before_the_earliest_date_on_earth(
        self, store: Store, moment: datetime, earliest: date
    ) -> None:
        desk = desk_on(store, moment=moment)

        assert desk.plan_exchange("awa-paul", a_draft(earliest)).exchange.on == earliest
        error = refusal_of(desk, "plan_exchange", a_draft(earliest.replace(day=earliest.day - 1)))
        assert error.code is Rule.PLANNED_IN_PAST

    @pytest.mark.parametrize("as_of", [day(1, 1), day(12, 31)])
    def test_do_not_depend_on_the_day_that_is_looked_at(self, desk: Desk, as_of: date) -> None:
        desk.pairs(as_of=as_of)
        desk.pair("awa-paul", as_of)

        assert desk.record_exchange("awa-paul", a_draft(TODAY)).exchange.on == TODAY
        error = refusal_of(desk, "record_exchange", a_draft(TOMORROW))
        assert error.code is Rule.HELD_IN_FUTURE
        assert refusal_of(desk, "plan_exchange", a_draft(day(6, 6))).code is Rule.PLANNED_IN_PAST

    @pytest.mark.parametrize("verb", ["record_exchange", "plan_exchange"])
    @pytest.mark.parametrize("closed_on", [TODAY, YESTERDAY])
    def test_reach_everything_of_a_closed_cohort(
        self, desk: Desk, store: Store, verb: str, closed_on: date
    ) -> None:
        put(store, "mph-2026", a_cohort(closed_on=closed_on))

        error = refusal_of(desk, verb, a_draft(TODAY))

        assert error.code is Rule.COHORT_CLOSED
        assert error.facts == {"cohort": "mph-2026", "closed_on": closed_on}
        assert exchanges_in(store) == ()

    def test_do_not_reach_a_cohort_that_closes_tomorrow(self, desk: Desk, store: Store) -> None:
        put(store, "mph-2026", a_cohort(closed_on=TOMORROW))

        made = desk.record_exchange("awa-paul", a_draft(TODAY)).exchange

        assert exchanges_in(store) == (made,)

    def test_are_errors_with_exit_code_1(self, desk: Desk) -> None:
        with pytest.raises(MentoratError) as caught:
            desk.record_exchange("awa-paul", a_draft(TOMORROW))

        assert caught.value.exit_code == 1


class TestNotes:
    @pytest.mark.parametrize(
        ("given", "written"),
        [
            ("  plan agreed \n", "plan agreed"),
            ("first\r\nsecond", "first\nsecond"),
            ("e\u0301tude", "étude"),
            ("", None),
            (" \n ", None),
        ],
    )
    def test_are_cleaned_on_the_way_in(self, desk: Desk, given: str, written: str | None) -> None:
        made = desk.record_exchange("awa-paul", replace(a_draft(TODAY), note=given)).exchange

        assert made.note == written
