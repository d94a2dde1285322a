"""The commands on exchanges."""

from datetime import time
from pathlib import Path

import pytest

from tests.builders import a_cohort, a_plan, day
from tests.cli.conftest import ACT, Run, fill, make_store, values_of_2026
from tui.desk.desk import login_name
from tui.domain.codes import Channel, ExchangeState, Party, Purpose, Role
from tui.domain.exchanges import Exchange
from tui.domain.registry import Access
from tui.store.directory import Store

PAIR = "Diop Awa with Paul Martin"


def written_in(store: Store, pair: str = "awa-paul") -> Exchange:
    """Give the exchange that was written last."""
    return store.cohort("mph-2026").read().of_pair(pair)[-1]


class TestRecordWhatWasPlanned:
    @pytest.fixture(autouse=True)
    def _planned(self, store: Store) -> None:
        fill(store, [a_cohort(), a_plan(day(6, 12), id="x-awa")])

    def test_makes_the_planned_meeting_the_held_one_and_says_so(self, run: Run) -> None:
        ran = run("record", "awa-paul", "--on", "today", "--channel", "video")
        assert "(mph-2026/x-awa)" in ran.lines[0]
        assert ran.err == "Replaces: video planned for Fri 12 Jun 2026.\n"
        run("undo")
        document = run("show", "awa-paul", "--json").document
        assert [one["state"] for one in document["exchanges"]][-1] == "planned"

    def test_tells_programs(self, run: Run) -> None:
        ran = run("record", "awa-paul", "--on", "today", "--channel", "video", "--json")
        assert ran.document["exchange"] == "x-awa"
        assert ran.document["notices"] == ["Replaces: video planned for Fri 12 Jun 2026."]

    def test_leaves_it_where_told(self, run: Run) -> None:
        command = ("record", "awa-paul", "--on", "today", "--channel", "video")
        ran = run(*command, "--replaces", "none", "--json")
        assert ran.document["exchange"] != "x-awa"
        assert run(*command, "--replaces", "x-awa", "--json").document["exchange"] == "x-awa"

    def test_refuses_what_is_not_planned_or_not_of_the_pair(self, run: Run) -> None:
        command = ("record", "awa-paul", "--on", "today", "--channel", "video", "--replaces")
        assert run(*command, "x-first").code == 1
        assert run(*command, "x-plan").code == 1
        assert run("record", "awa-paul", "--on", "today", "--channel", "email").err == ""


class TestRecord:
    def test_what_was_understood_is_echoed_in_full(self, run: Run, store: Store) -> None:
        ran = run("record", "awa-paul", "--on", "fri", "--channel", "video")
        exchange = written_in(store)
        assert ran.code == 0
        assert ran.lines == [
            f"Recorded: video on Fri 5 Jun 2026, {PAIR} (mph-2026/{exchange.id})",
            "Counts for mid-way meeting: in its window, but 35 days after its due date",
        ]
        assert exchange.on == day(6, 5)
        assert exchange.state is ExchangeState.HELD

    def test_who_began_is_the_mentee_unless_said(self, run: Run, store: Store) -> None:
        run("record", "awa-paul", "--on", "today", "--channel", "phone")
        assert written_in(store).initiated_by is Party.MENTEE
        run("record", "awa-paul", "--on", "today", "--channel", "phone", "--by", "mentor")
        assert written_in(store).initiated_by is Party.MENTOR

    def test_a_day_is_read_as_it_was_printed_and_a_choice_in_any_case(
        self, run: Run, store: Store
    ) -> None:
        ran = run(
            *("record", "MPH-2026/AWA-PAUL", "--on", "ven. 5 juin 2026", "--channel", "VIDEO"),
            *("--by", "Mentor", "--checkpoint", "None", "--minutes", "1h30"),
        )
        assert ran.lines[0].startswith("Recorded: video on Fri 5 Jun 2026")
        found = written_in(store)
        assert (found.minutes, found.checkpoint) == (90, Purpose.NONE)
        run("edit", f"MPH-2026/{found.id.upper()}", "--on", "Thu 4 Jun 2026")
        assert written_in(store).on == day(6, 4)

    def test_every_option_is_written(self, run: Run, store: Store) -> None:
        run(
            *("record", "awa-paul", "--on", "2026-06-05", "--at", "14h30"),
            *("--channel", "in_person", "--by", "mentor", "--checkpoint", "none"),
            *("--minutes", "40", "--note", "At the hospital"),
        )
        found = written_in(store)
        assert found.at is not None
        assert found.at.isoformat("minutes") == "14:30"
        assert found.channel is Channel.IN_PERSON
        assert found.checkpoint is Purpose.NONE
        assert (found.minutes, found.note) == (40, "At the hospital")
        assert found.recorded_at is not None

    def test_the_time_is_echoed(self, run: Run, store: Store) -> None:
        ran = run("record", "awa-paul", "--on", "5/6", "--at", "9:05", "--channel", "phone")
        assert ran.lines[0].startswith("Recorded: phone on Fri 5 Jun 2026 at 09:05, Diop Awa")
        assert written_in(store).channel is Channel.PHONE

    def test_an_email_counts_for_nothing_and_says_why(self, run: Run, store: Store) -> None:
        ran = run("record", "awa-paul", "--on", "today", "--channel", "email")
        assert ran.lines[1] == "Counts for nothing: an email is an exchange, not a meeting"
        assert written_in(store).channel is Channel.EMAIL

    @pytest.mark.usefixtures("store")
    def test_the_document_has_exactly_its_keys(self, run: Run) -> None:
        document = run("record", "lea", "--on", "5/6", "--channel", "video", "--json").document
        assert document.pop("exchange").startswith("x-")
        assert document == {
            "pair": "p-lea",
            "cohort": "mph-2026",
            "on": "2026-06-05",
            "state": "held",
            "channel": "video",
            "checkpoint": "auto",
            "counts_for": "midpoint",
            "notices": [],
        }

    @pytest.mark.usefixtures("store")
    def test_a_notice_is_said_beside_the_data(self, run: Run) -> None:
        meeting = ("--on", "5/6", "--channel", "video", "--checkpoint", "pre_submission")
        named = (*meeting, "--replaces", "none")
        ran = run("record", "lea", *named)
        assert ran.code == 0
        assert ran.err == (
            "Fri 5 Jun 2026 is outside the window of the third meeting (Sat 6 Jun 2026 to Tue 30"
            " Jun 2026). It still counts, because the meeting was named.\n"
        )
        document = run("record", "lea", *named, "--json").document
        assert document["notices"][0] == ran.err.strip()


class TestRefused:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--on", "+2d", "--channel", "video"), "held in the future"),
            (("--on", "31/2", "--channel", "video"), "no 31 February"),
            (("--on", "soon", "--channel", "video"), "is not a date"),
            (("--on", "5/6", "--at", "25:00", "--channel", "video"), "25:00"),
            (("--on", "5/6", "--channel", "email", "--checkpoint", "midpoint"), "not a meeting"),
            (("--on", "5/6", "--channel", "video", "--minutes", "0"), "1"),
        ],
    )
    def test_a_rule_is_named_and_nothing_is_written(
        self, run: Run, store: Store, arguments: tuple[str, ...], said: str
    ) -> None:
        before = store.cohort("mph-2026").read()
        ran = run("record", "awa-paul", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("mentorat: ")
        assert said in ran.err
        assert len(ran.err.splitlines()) == 1
        assert store.cohort("mph-2026").read() == before

    @pytest.mark.usefixtures("store")
    @pytest.mark.parametrize("missing", [("--on", "5/6"), ("--channel", "video")])
    def test_day_and_channel_must_be_given(self, run: Run, missing: tuple[str, str]) -> None:
        ran = run("record", "awa-paul", *missing)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.splitlines()[-1] == "See: mentorat record --help"

    def test_a_closed_cohort_takes_nothing(self, run: Run, store: Store) -> None:
        make_store(
            Path(store.where), [a_cohort(id="old", closed_on=day(5, 1)), *values_of_2026()[1:]]
        )
        ran = run("record", "old/awa-paul", "--on", "5/6", "--channel", "video")
        assert ran.code == 1
        assert "old" in ran.err

    def test_the_as_of_date_does_not_move_what_may_be_recorded(
        self, run: Run, store: Store
    ) -> None:
        ran = run("--as-of", "2026-12-01", "record", "lea", "--on", "+1w", "--channel", "video")
        assert ran.code == 1
        assert written_in(store, "p-lea").id == "x-plan"


class TestAccess:
    @pytest.fixture(autouse=True)
    def staff(self, store: Store) -> None:
        """Make whoever runs the tests a member of staff, who may read and no more."""
        store.registry.change(ACT, lambda _: [Access(login_name(), (Role.STAFF,))])

    def test_a_verb_outside_ones_role_ends_with_four(self, run: Run, store: Store) -> None:
        ran = run("record", "lea", "--on", "today", "--channel", "video")
        assert (ran.code, ran.out) == (4, "")
        assert "coordinator" in ran.err
        assert written_in(store, "p-lea").id == "x-plan"

    def test_reading_is_open(self, run: Run) -> None:
        assert run("show", "lea").code == 0


class TestPlan:
    def test_a_weekday_is_the_next_one(self, run: Run, store: Store) -> None:
        ran = run("plan", "awa-paul", "--on", "fri", "--channel", "video")
        exchange = written_in(store)
        assert ran.lines == [
            f"Planned: video on Fri 12 Jun 2026, {PAIR} (mph-2026/{exchange.id})",
            "Counts for third meeting: in its window, 8 days before its due date",
        ]
        assert exchange.state is ExchangeState.PLANNED

    def test_a_planned_meeting_settles_the_risk(self, run: Run, store: Store) -> None:
        assert store.exists
        run("plan", "awa-paul", "--on", "12/6", "--channel", "video")
        pairs = run("at-risk", "--json").document["pairs"]
        assert [entry["pair"] for entry in pairs] == ["p-nora"]

    @pytest.mark.usefixtures("store")
    def test_nothing_is_planned_in_the_past(self, run: Run) -> None:
        ran = run("plan", "awa-paul", "--on", "-1w", "--channel", "video")
        assert (ran.code, ran.out) == (1, "")

    @pytest.mark.usefixtures("store")
    def test_the_document_is_that_of_record(self, run: Run) -> None:
        document = run("plan", "lea", "--on", "+1d", "--channel", "phone", "--json").document
        assert (document["state"], document["on"]) == ("planned", "2026-06-09")
        assert document["counts_for"] == "pre_submission"


def planned_in(store: Store) -> Exchange:
    """Give Léa's meeting that was planned, as it now is."""
    exchanges = store.cohort("mph-2026").read().of_pair("p-lea")
    return next(exchange for exchange in exchanges if exchange.id == "x-plan")


class TestMove:
    def test_the_new_day_is_echoed(self, run: Run, store: Store) -> None:
        ran = run("move", "x-plan", "--on", "fri", "--at", "10:30")
        assert ran.lines == [
            "Moved: video on Fri 12 Jun 2026 at 10:30, Durand Léa with Rosa Soto (mph-2026/x-plan)",
            "Counts for third meeting: in its window, 8 days before its due date",
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
        run("confirm", "x-plan", "--on", "yesterday", "--minutes", "0h45", "--note", "All is well")
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


def exchange_in(store: Store, id_: str = "x-first", pair: str = "awa-paul") -> Exchange:
    exchanges = store.cohort("mph-2026").read().of_pair(pair)
    return next(exchange for exchange in exchanges if exchange.id == id_)


class TestEditExchange:
    def test_what_is_not_named_stays(self, run: Run, store: Store) -> None:
        before = exchange_in(store)
        ran = run("edit", "exchange", "x-first", "--on", "6/2")
        after = exchange_in(store)
        assert ran.lines == [
            "Edited: video on Fri 6 Feb 2026, Diop Awa with Paul Martin (mph-2026/x-first)",
            "Counts for first meeting: in its window, 3 days before its due date",
        ]
        assert after.on == day(2, 6)
        assert (after.minutes, after.note, after.state) == (45, "Objectives agreed", before.state)

    def test_every_field_can_be_named(self, run: Run, store: Store) -> None:
        run(
            *("edit", "x-first", "--on", "2026-02-06", "--at", "9h05", "--channel", "phone"),
            *("--by", "mentor", "--checkpoint", "none", "--minutes", "30", "--note", "Short"),
        )
        found = exchange_in(store)
        assert (found.on, found.at, found.channel) == (day(2, 6), time(9, 5), Channel.PHONE)
        assert (found.initiated_by, found.checkpoint) == (Party.MENTOR, Purpose.NONE)
        assert (found.minutes, found.note) == (30, "Short")

    def test_an_empty_value_takes_a_field_away(self, run: Run, store: Store) -> None:
        run("edit", "x-first", "--at", "9:00")
        run("edit", "x-first", "--minutes", "", "--note", "", "--at", "")
        found = exchange_in(store)
        assert (found.minutes, found.note, found.at) == (None, None, None)

    @pytest.mark.usefixtures("store")
    def test_the_document_is_that_of_record(self, run: Run) -> None:
        document = run("edit", "mph-2026/x-first", "--channel", "email", "--json").document
        assert document == {
            "exchange": "x-first",
            "pair": "awa-paul",
            "cohort": "mph-2026",
            "on": "2026-02-05",
            "state": "held",
            "channel": "email",
            "checkpoint": "auto",
            "counts_for": None,
            "notices": [],
        }

    def test_a_weekday_of_what_is_planned_lies_ahead(self, run: Run, store: Store) -> None:
        ran = run("edit", "x-plan", "--on", "fri")
        planned = exchange_in(store, "x-plan", "p-lea")
        assert "Fri 12 Jun 2026" in ran.lines[0]
        assert (planned.on, planned.state) == (day(6, 12), ExchangeState.PLANNED)

    def test_a_weekday_of_what_was_held_lies_behind(self, run: Run, store: Store) -> None:
        run("edit", "x-first", "--on", "fri")
        assert exchange_in(store).on == day(6, 5)

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            (("x-first", "--on", "20/6"), 1, "future"),
            (("x-first", "--on", "31/2"), 1, "no 31 February"),
            (("x-first", "--at", "25:00"), 1, "25:00"),
            (("x-mail", "--checkpoint", "midpoint"), 1, "not a meeting"),
            (("x-first", "--minutes", "0"), 1, "1,440"),
            (("x-first", "--minutes", "long"), 1, '"long" is not a duration'),
            (("x-first",), 2, "Nothing to change"),
            (("x-none", "--minutes", "30"), 1, 'no exchange "x-none"'),
            (("x-first", "--minutes", "45"), 1, "Nothing to change"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], code: int, said: str
    ) -> None:
        before = store.cohort("mph-2026").read()
        ran = run("edit", *arguments)
        assert (ran.code, ran.out) == (code, "")
        assert said.replace(",", "") in ran.err.replace(",", "")
        assert store.cohort("mph-2026").read() == before
