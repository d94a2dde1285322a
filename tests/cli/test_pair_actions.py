"""The commands on a pair."""

import pytest

from tests.builders import a_cohort, a_mentor, day
from tests.cli.conftest import ACT, Run, fill, values_of_2026
from tui.desk.desk import login_name
from tui.domain.codes import Checkpoint, Role
from tui.domain.pairs import Acceptance, Amendment, Assignment, Pair, Pause, Snooze, Waiver
from tui.domain.registry import Access
from tui.store.directory import Store


def awa(store: Store) -> Pair:
    """Give Awa's pair as it now is."""
    return pair_in(store, "awa-paul")


def pair_in(store: Store, pair: str) -> Pair:
    return store.cohort("mph-2026").read().pairs[pair]


def last_act(store: Store) -> str:
    meta = store.cohort("mph-2026").meta().last
    assert meta is not None
    return meta.verb


class TestAmend:
    def test_new_dates_are_written_and_echoed_in_full(self, run: Run, store: Store) -> None:
        ran = run("amend", "awa-paul", "--end", "6/7", "--agreed-on", "fri", "--reason", "Visa")
        assert (ran.code, ran.err) == (0, "")
        assert ran.lines[1] == "  Amended: end Mon 6 Jul 2026, agreed on Fri 5 Jun 2026 (Visa)"
        internship = awa(store).internship
        assert internship is not None
        assert internship.amendments == (Amendment(day(6, 5), end=day(7, 6), reason="Visa"),)

    def test_it_is_agreed_today_unless_said(self, run: Run, store: Store) -> None:
        run("amend", "diop awa", "--start", "2026-02-09", "--end", "2026-07-15")
        internship = awa(store).internship
        assert internship is not None
        assert internship.amendments == (Amendment(day(6, 8), day(2, 9), day(7, 15)),)

    @pytest.mark.usefixtures("store")
    def test_the_meetings_move_with_the_dates(self, run: Run) -> None:
        document = run("amend", "awa-paul", "--end", "15/7", "--json").document
        assert document["act"] == "amend"
        assert document["risk"]["due"] == "2026-07-05"
        assert document["checkpoints"][2]["closes"] == "2026-07-15"

    @pytest.mark.usefixtures("store")
    def test_the_document_is_that_of_show_with_the_act(self, run: Run) -> None:
        document = run("amend", "awa-paul", "--end", "15/7", "--json").document
        shown = run("show", "awa-paul", "--json").document
        assert document == {"act": "amend", "notices": document["notices"]} | shown

    def test_a_notice_is_said_beside_the_data(self, run: Run, store: Store) -> None:
        ran = run("amend", "awa-paul", "--end", "2026-09-30")
        assert ran.code == 0
        assert ran.err.splitlines()[0].startswith("Pair awa-paul: the dissertation is due")
        assert "now counts for the first meeting" in ran.err.splitlines()[1]
        assert awa(store).dates_on(day(6, 8)) == (day(2, 2), day(9, 30))

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("awa-paul", "--end", "20/2"), "28"),
            (("awa-paul", "--end", "2026-01-01"), "before"),
            (("awa-paul", "--end", "someday"), "is not a date"),
            (("p-nora", "--end", "15/7"), "internship"),
            (("nobody-here", "--end", "15/7"), "no pair"),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, arguments: tuple[str, ...], said: str
    ) -> None:
        ran = run("amend", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("mentorat: ")
        assert said in ran.err
        assert last_act(store) == "import"

    def test_one_of_the_dates_is_wanted(self, run: Run) -> None:
        ran = run("amend", "awa-paul", "--reason", "Visa")
        assert ran.code == 2
        assert "--start, --end or both" in ran.err


class TestReassign:
    def test_a_mentor_is_named_by_a_part_of_the_name(self, run: Run, store: Store) -> None:
        ran = run("reassign", "awa-paul", "soto", "--from", "15/6", "--reason", "On leave")
        assert ran.code == 0
        assert ran.lines[1] == "  Mentor: Rosa Soto from Mon 15 Jun 2026 (On leave)"
        assert awa(store).mentors[-1] == Assignment("rosa", day(6, 15), "On leave")

    def test_it_is_from_today_unless_said(self, run: Run, store: Store) -> None:
        document = run("reassign", "awa-paul", "rosa", "--json").document
        assert document["mentor"]["id"] == "rosa"
        assert awa(store).mentors == (
            Assignment("paul", day(2, 1)),
            Assignment("rosa", day(6, 8)),
        )

    @pytest.mark.usefixtures("store")
    @pytest.mark.parametrize(
        ("mentor", "said"),
        [
            ("paul", "Nothing to change"),
            ("awa", "mentee"),
            ("ines", "supervisor"),
            ("zzz", "zzz"),
        ],
    )
    def test_who_cannot_be_the_mentor_is_refused(self, run: Run, mentor: str, said: str) -> None:
        ran = run("reassign", "awa-paul", mentor)
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err

    def test_a_name_that_fits_two_lists_them(self, run: Run, store: Store) -> None:
        fill(store, [*values_of_2026(), a_mentor("rita", given_name="Rita", family_name="Soto")])
        ran = run("reassign", "awa-paul", "soto")
        assert ran.code == 1
        assert ran.err.splitlines()[1:] == [
            "  mph-2026/rita  Soto Rita",
            "  mph-2026/rosa  Soto Rosa",
        ]

    def test_of_two_of_one_name_the_answer_says_which(self, run: Run, store: Store) -> None:
        other = a_mentor("rosa-2", given_name="Rosa", family_name="Soto", email="rs@example.org")
        fill(store, [*values_of_2026(), other])
        ran = run("reassign", "awa-paul", "rosa soto")
        assert ran.err.splitlines()[1:] == [
            "  mph-2026/rosa  Soto Rosa",
            "  mph-2026/rosa-2  Soto Rosa (rs@example.org)",
        ]
        ran = run("reassign", "awa-paul", "rosa-2")
        assert ran.lines[1] == "  Mentor: Rosa Soto (rs@example.org) from Mon 8 Jun 2026"
        run("reassign", "p-lea", "rosa", "--from", "yesterday")
        listed = run("pairs").out
        assert "Rosa Soto (rosa)" in listed
        assert "Rosa Soto (rs" in listed

    def test_nobody_comes_from_another_cohort(self, run: Run, store: Store) -> None:
        fill(store, [a_cohort(id="mph-2025"), a_mentor("rosa"), a_mentor("theo")])
        for mentor in ("mph-2025/rosa", "mph-2025/theo", "theo"):
            assert run("reassign", "awa-paul", mentor).code == 1
        assert len(awa(store).mentors) == 1


class TestWaive:
    def test_a_meeting_is_asked_for_no_longer(self, run: Run, store: Store) -> None:
        ran = run("waive", "awa-paul", "pre_submission", "--reason", "Met at the defence")
        assert ran.code == 0
        said = "  Waived: third meeting, on Mon 8 Jun 2026 (Met at the defence)"
        assert ran.lines[1] == said
        assert awa(store).waivers == (
            Waiver(Checkpoint.PRE_SUBMISSION, day(6, 8), "Met at the defence"),
        )
        assert run("show", "awa-paul", "--json").document["risk"]["level"] == "clear"

    def test_it_can_hold_from_another_day(self, run: Run, store: Store) -> None:
        run("waive", "awa-paul", "kickoff", "--reason", "Friends", "--on", "yesterday")
        assert awa(store).waivers == (Waiver(Checkpoint.KICKOFF, day(6, 7), "Friends"),)

    def test_it_is_lifted(self, run: Run, store: Store) -> None:
        run("waive", "awa-paul", "midpoint", "--reason", "Congress")
        ran = run("waive", "awa-paul", "midpoint", "--lift", "--json")
        assert ran.document["act"] == "lift_waiver"
        assert awa(store).waivers == ()

    def test_what_is_not_waived_cannot_be_lifted(self, run: Run, store: Store) -> None:
        ran = run("waive", "awa-paul", "midpoint", "--lift")
        assert (ran.code, ran.out) == (1, "")
        assert awa(store).waivers == ()

    @pytest.mark.parametrize(
        "arguments",
        [
            ("midpoint",),
            ("midpoint", "--reason", ""),
            ("midpoint", "--lift", "--reason", "Congress"),
            ("midpoint", "--lift", "--on", "today"),
            ("second", "--reason", "Congress"),
        ],
    )
    def test_what_is_misused_is_said(
        self, run: Run, store: Store, arguments: tuple[str, ...]
    ) -> None:
        ran = run("waive", "awa-paul", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.splitlines()[-1] == "See: mentorat waive --help"
        assert last_act(store) == "import"

    @pytest.mark.usefixtures("store")
    def test_a_reason_of_spaces_is_none(self, run: Run) -> None:
        ran = run("waive", "awa-paul", "midpoint", "--reason", "  ")
        assert (ran.code, ran.out) == (1, "")


class TestSnooze:
    def test_a_pair_leaves_the_list_until_a_day(self, run: Run, store: Store) -> None:
        ran = run("snooze", "awa-paul", "--until", "fri", "--note", "Rings on Friday")
        assert ran.code == 0
        assert "Fri 12 Jun 2026" in ran.out
        assert awa(store).snoozed == Snooze(day(6, 12), "Rings on Friday")
        listed = run("at-risk", "--json").document["pairs"]
        assert "awa-paul" not in [entry["pair"] for entry in listed]

    def test_it_is_woken(self, run: Run, store: Store) -> None:
        ran = run("wake", "p-xiao", "--json")
        assert ran.document["act"] == "wake"
        assert pair_in(store, "p-xiao").snoozed is None

    def test_who_sleeps_not_cannot_be_woken(self, run: Run, store: Store) -> None:
        assert run("wake", "awa-paul").code == 1
        assert last_act(store) == "import"

    @pytest.mark.usefixtures("store")
    @pytest.mark.parametrize("until", ["today", "yesterday"])
    def test_the_day_must_be_to_come(self, run: Run, until: str) -> None:
        ran = run("snooze", "awa-paul", "--until", until, "--note", "Later")
        assert (ran.code, ran.out) == (1, "")

    @pytest.mark.usefixtures("store")
    def test_needs_its_day(self, run: Run) -> None:
        assert run("snooze", "awa-paul", "--note", "Later").code == 2

    def test_needs_no_note(self, run: Run, store: Store) -> None:
        assert run("snooze", "awa-paul", "--until", "fri").code == 0
        assert awa(store).snoozed == Snooze(day(6, 12), "")


class TestPause:
    def test_days_and_reason_are_written(self, run: Run, store: Store) -> None:
        days = ("--from", "10/6", "--to", "21/6")
        ran = run("pause", "awa-paul", *days, "--reason", "Parental leave")
        assert ran.code == 0
        assert ran.lines[1] == "  Paused: Wed 10 Jun 2026 to Sun 21 Jun 2026 (Parental leave)"
        assert awa(store).pauses == (Pause(day(6, 10), day(6, 21), "Parental leave"),)

    def test_it_is_from_today_and_open_unless_said(self, run: Run, store: Store) -> None:
        document = run("pause", "awa-paul", "--json").document
        assert document["risk"]["level"] == "paused"
        assert document["mentoring"]["pauses"] == [
            {"from": "2026-06-08", "to": None, "reason": None}
        ]
        assert awa(store).pauses == (Pause(day(6, 8)),)

    def test_it_ends_the_day_before_the_first_one_back(self, run: Run, store: Store) -> None:
        run("pause", "awa-paul")
        ran = run("resume", "awa-paul", "--on", "15/6")
        assert ran.code == 0
        assert ran.lines[1] == "  Back on Mon 15 Jun 2026"
        assert awa(store).pauses == (Pause(day(6, 8), day(6, 14)),)

    def test_one_that_began_today_goes_when_resumed_today(self, run: Run, store: Store) -> None:
        run("pause", "awa-paul")
        assert run("resume", "awa-paul").code == 0
        assert awa(store).pauses == ()

    @pytest.mark.usefixtures("store")
    def test_what_does_not_rest_cannot_be_resumed(self, run: Run) -> None:
        ran = run("resume", "awa-paul")
        assert (ran.code, ran.out) == (1, "")

    @pytest.mark.parametrize(
        "days", [("--from", "20/6", "--to", "10/6"), ("--from", "8/6", "--to", "31/2")]
    )
    def test_days_that_cannot_be_are_refused(
        self, run: Run, store: Store, days: tuple[str, ...]
    ) -> None:
        assert run("pause", "awa-paul", *days).code == 1
        assert awa(store).pauses == ()


class TestTheEnd:
    def test_a_submission_is_written_and_taken_back(self, run: Run, store: Store) -> None:
        ran = run("submit", "awa-paul", "--on", "yesterday")
        assert "Sun 7 Jun 2026" in ran.out
        assert awa(store).submitted_on == day(6, 7)
        assert run("submit", "awa-paul", "--take-back").code == 0
        assert awa(store).submitted_on is None

    def test_it_is_today_unless_said(self, run: Run, store: Store) -> None:
        run("submit", "awa-paul")
        run("withdraw", "lea")
        assert awa(store).submitted_on == day(6, 8)
        assert pair_in(store, "p-lea").withdrawn_on == day(6, 8)

    def test_nothing_is_submitted_in_the_future(self, run: Run, store: Store) -> None:
        ran = run("submit", "awa-paul", "--on", "20/6")
        assert (ran.code, ran.out) == (1, "")
        assert awa(store).submitted_on is None

    def test_a_mentee_may_leave_on_a_day_to_come(self, run: Run, store: Store) -> None:
        ran = run("withdraw", "awa-paul", "--on", "20/6")
        assert "Sat 20 Jun 2026" in ran.out
        assert awa(store).withdrawn_on == day(6, 20)

    def test_a_mentee_may_come_back(self, run: Run, store: Store) -> None:
        run("withdraw", "awa-paul")
        assert run("withdraw", "awa-paul", "--take-back", "--json").document["act"] == "withdraw"
        assert awa(store).withdrawn_on is None

    @pytest.mark.usefixtures("store")
    @pytest.mark.parametrize("command", ["submit", "withdraw"])
    def test_what_is_not_so_cannot_be_taken_back(self, run: Run, command: str) -> None:
        assert run(command, "awa-paul", "--take-back").code == 1

    @pytest.mark.parametrize(
        "command", [("submit",), ("withdraw",), ("accept-charter", "--by", "mentor")]
    )
    def test_what_is_taken_back_has_no_day(self, run: Run, command: tuple[str, ...]) -> None:
        name, *options = command
        ran = run(name, "awa-paul", *options, "--on", "today", "--take-back")
        assert ran.code == 2
        assert "--take-back cannot be combined with --on." in ran.err


class TestCharter:
    def test_each_accepts_on_a_day_of_their_own(self, run: Run, store: Store) -> None:
        ran = run("accept-charter", "awa-paul", "--by", "mentee", "--on", "2/2")
        assert "Mon 2 Feb 2026" in ran.out
        run("accept-charter", "awa-paul", "--by", "mentor")
        assert awa(store).charter_accepted == Acceptance(mentor=day(6, 8), mentee=day(2, 2))

    def test_it_is_taken_back(self, run: Run, store: Store) -> None:
        run("accept-charter", "awa-paul", "--by", "mentor")
        run("accept-charter", "awa-paul", "--by", "mentor", "--take-back")
        assert awa(store).charter_accepted == Acceptance()

    def test_who_accepted_is_wanted(self, run: Run) -> None:
        assert run("accept-charter", "awa-paul").code == 2

    @pytest.mark.usefixtures("store")
    def test_nobody_accepts_in_the_future(self, run: Run) -> None:
        assert run("accept-charter", "awa-paul", "--by", "mentor", "--on", "+3d").code == 1


ACTS = (
    ("amend", "awa-paul", "--end", "15/7"),
    ("reassign", "awa-paul", "rosa"),
    ("waive", "awa-paul", "midpoint", "--reason", "Congress"),
    ("snooze", "awa-paul", "--until", "fri", "--note", "Later"),
    ("wake", "p-xiao"),
    ("pause", "awa-paul"),
    ("submit", "awa-paul"),
    ("withdraw", "awa-paul"),
    ("accept-charter", "awa-paul", "--by", "mentor"),
    ("evaluate", "awa-paul", "--by", "mentor", "--rating", "good"),
    ("objectives", "awa-paul", "--text", "Read"),
    ("edit", "pair", "awa-paul", "--topic", "Malaria"),
    ("edit", "person", "awa", "--phone", ""),
    ("edit", "cohort", "mph-2026", "--title", "MPH"),
    ("edit", "policy", "mph-2026", "--silence-days", "60"),
    ("edit", "x-first", "--minutes", "30"),
    ("new", "person", "mph-2026", "--family-name", "Diop"),
    ("new", "pair", "mph-2026", "awa"),
    ("close", "mph-2026"),
)


class TestEveryAct:
    @pytest.mark.parametrize("arguments", ACTS, ids=lambda act: "-".join(act[:2]))
    def test_is_remembered_under_its_name_and_undone(
        self, run: Run, store: Store, arguments: tuple[str, ...]
    ) -> None:
        before = store.cohort("mph-2026").read()
        assert run(*arguments).code == 0
        assert store.cohort("mph-2026").read() != before
        [entry] = run("log", "--json").document["entries"][-1:]
        name = "_".join(arguments[:2]) if arguments[0] in {"new", "edit"} else arguments[0]
        expected = "edit_exchange" if arguments[1] == "x-first" else name.replace("-", "_")
        assert entry["act"] == expected
        assert run("undo", "mph-2026").code == 0
        assert store.cohort("mph-2026").read() == before

    @pytest.mark.parametrize("arguments", ACTS, ids=lambda act: "-".join(act[:2]))
    def test_is_outside_the_role_of_staff(
        self, run: Run, store: Store, arguments: tuple[str, ...]
    ) -> None:
        store.registry.change(ACT, lambda _: [Access(login_name(), (Role.STAFF,))])
        before = store.cohort("mph-2026").read()
        ran = run(*arguments)
        assert (ran.code, ran.out) == (4, "")
        assert ran.err.startswith("mentorat: ")
        assert store.cohort("mph-2026").read() == before

    @pytest.mark.parametrize("arguments", ACTS, ids=lambda act: "-".join(act[:2]))
    def test_is_refused_in_a_closed_cohort(
        self, run: Run, store: Store, arguments: tuple[str, ...]
    ) -> None:
        run("close", "mph-2026", "--on", "1/6")
        before = store.cohort("mph-2026").read()
        ran = run(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "closed" in ran.err
        assert store.cohort("mph-2026").read() == before
