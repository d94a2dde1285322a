"""The commands `record` and `plan`."""

import pytest

from tests.builders import a_cohort, day
from tests.cli.conftest import ACT, Run, make_store, values_of_2026
from tui.desk.desk import login_name
from tui.domain.codes import Channel, ExchangeState, Party, Purpose, Role
from tui.domain.exchanges import Exchange
from tui.store.directory import Store
from tui.store.registry import Access

PAIR = "Diop Awa with Paul Martin"


def written_in(store: Store, pair: str = "awa-paul") -> Exchange:
    """Give the exchange that was written last."""
    return store.cohort("mph-2026").read().of_pair(pair)[-1]


class TestRecord:
    def test_what_was_understood_is_echoed_in_full(self, run: Run, store: Store) -> None:
        ran = run("record", "awa-paul", "--on", "fri", "--channel", "video")
        exchange = written_in(store)
        assert ran.code == 0
        assert ran.lines == [
            f"Recorded: video on Fri 5 Jun 2026, {PAIR} (mph-2026/{exchange.id})",
            "Counts for mid-way meeting: in its window, but 35 days after it is due",
        ]
        assert exchange.on == day(6, 5)
        assert exchange.state is ExchangeState.HELD

    def test_who_began_is_the_mentee_unless_said(self, run: Run, store: Store) -> None:
        run("record", "awa-paul", "--on", "today", "--channel", "phone")
        assert written_in(store).initiated_by is Party.MENTEE
        run("record", "awa-paul", "--on", "today", "--channel", "phone", "--by", "mentor")
        assert written_in(store).initiated_by is Party.MENTOR

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
        named = ("--on", "5/6", "--channel", "video", "--checkpoint", "pre_submission")
        ran = run("record", "lea", *named)
        assert ran.code == 0
        assert ran.err == (
            "Fri 5 Jun 2026 lies outside the window of the third meeting (Sat 6 Jun 2026 to"
            " Tue 30 Jun 2026); it counts all the same, since the meeting was named.\n"
        )
        document = run("record", "lea", *named, "--json").document
        assert document["notices"] == [ran.err.strip()]


class TestRefused:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--on", "+2d", "--channel", "video"), "held in the future"),
            (("--on", "31/2", "--channel", "video"), "no 31 February"),
            (("--on", "soon", "--channel", "video"), "is not a day"),
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
        assert ran.err.splitlines()[-1] == "Its help: mentorat record --help"

    def test_a_closed_cohort_takes_nothing(self, run: Run, store: Store) -> None:
        make_store(store.root, [a_cohort(id="old", closed_on=day(5, 1)), *values_of_2026()[1:]])
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
            "Counts for third meeting: in its window, 8 days before it is due",
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
