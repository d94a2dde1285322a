from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.builders import HOLIDAYS, TODAY, a_cohort, a_pair, a_plan, an_exchange, day
from tests.desk.desks import (
    MENTOR,
    NOBODY,
    STAFF,
    a_store,
    contents_of,
    desk_on,
    her_pair,
)
from tui.domain.calendar import EventKind
from tui.domain.days import Days
from tui.domain.errors import Missing, NotFoundError

MINE = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
HERS = (replace(a_plan(day(6, 16)), id="hers", pair="elodie-noor"),)


class TestCalendar:
    def test_gives_the_events_of_every_pair_day_by_day_risk_first(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "s", contents_of(a_pair(), her_pair(), exchanges=MINE)))
        found = desk.calendar()
        assert (found.as_of, found.cohorts) == (TODAY, ("mph-2026",))
        due = found.events(Days(day(6, 19), day(6, 19)))
        assert [event.pair for event in due] == ["mph-2026/awa-paul", "mph-2026/elodie-noor"]
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
            desk.calendar(pair="elodie", mentor="paul")


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
