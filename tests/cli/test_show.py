"""The command `show`."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_cohort, a_mentor, a_pair, a_person, an_exchange, an_internship, day
from tests.cli.conftest import Run, make_store
from tests.cli.test_at_risk import ENTRY_KEYS
from tui.domain.codes import Checkpoint, Evaluator, Rating
from tui.domain.pairs import Acceptance, Amendment, Assignment, Evaluation, Pause, Snooze, Waiver


@pytest.mark.usefixtures("store")
class TestForPeople:
    def test_everything_stands_in_blocks(self, run: Run) -> None:
        assert run("show", "awa-paul").lines == [
            "Diop Awa with Paul Martin  (mph-2026/awa-paul)",
            "!  at risk  as of Mon 8 Jun 2026, meet by Fri 19 Jun 2026",
            "     No third meeting is planned; it is due in 12 days, on Sat 20 Jun.",
            "   → Ask Paul Martin to plan the third meeting, to be held by Fri 19 Jun.",
            "     Paul Martin: +33 4 00 00 00 00, paul@example.org",
            "",
            "People",
            "  Mentee: Awa Diop",
            "    +221 33 000 00 00; awa@example.org; Africa/Dakar, SN",
            "  Mentor: Paul Martin",
            "    pedagogical team; +33 4 00 00 00 00; paul@example.org; Europe/Paris, FR",
            "  Supervisor: Inès Kaya",
            "    +221 33 000 00 00; awa@example.org; Africa/Dakar, SN",
            "",
            "Internship",
            "  Institut Pasteur",
            "  Dates: Mon 2 Feb 2026 to Tue 30 Jun 2026",
            "  Topic: Vaccination",
            "",
            "Meetings",
            "  Meeting  Status  Window                   Due         Held or planned",
            "  first    ● met   Sun 1 Feb to Thu 2 Apr   Mon 9 Feb   held Thu 5 Feb",
            "  mid-way  ● met   Fri 3 Apr to Fri 5 Jun   Fri 1 May   held Fri 17 Apr",
            "  third    ○ open  Sat 6 Jun to Tue 30 Jun  Sat 20 Jun",
            "",
            "Mentoring",
            "  Began: on Thu 5 Feb 2026, by the mentee",
            "  Dissertation: due Wed 1 Jul 2026",
            "",
            "3 exchanges",
            "  ● Thu 21 May 2026, email, begun by the mentee, x-mail",
            "  ● Fri 17 Apr 2026, video, begun by the mentor, mid-way meeting, x-mid",
            "  ● Thu 5 Feb 2026, video, 45 min, begun by the mentee, first meeting, x-first",
            "      Objectives agreed",
        ]

    def test_an_unknown_internship_is_said_to_be(self, run: Run) -> None:
        out = run("show", "p-nora").out
        assert "Diop-Faye Nora, without a mentor  (mph-2026/p-nora)" in out
        assert "Internship\n  not known yet" in out

    def test_a_snooze_is_shown_with_its_note(self, run: Run) -> None:
        assert "  Snoozed: until Sat 20 Jun 2026 (rings on Friday)" in run("show", "p-xiao").lines


class TestEveryFact:
    def test_what_a_pair_may_hold_is_shown(self, run: Run, root: Path) -> None:
        pair = a_pair(
            mentors=(Assignment("rosa", day(2, 1)), Assignment("paul", day(3, 2), "left us")),
            internship=an_internship(
                amendments=(Amendment(day(5, 20), end=day(7, 15), reason="extended"),)
            ),
            submission_due=day(7, 20),
            pauses=(Pause(day(3, 9), day(3, 13), "ill"), Pause(day(12, 1))),
            waivers=(Waiver(Checkpoint.KICKOFF, day(2, 10), "knew each other"),),
            snoozed=Snooze(day(5, 1), "over"),
            objectives="One exchange\na month",
            charter_accepted=Acceptance(day(2, 2), day(2, 3)),
            evaluations=(
                Evaluation(Evaluator.MENTOR, day(6, 1), Rating.VERY_GOOD, "Always there"),
                Evaluation(Evaluator.TRAINING_SUPERVISOR, day(6, 2), text="Sound work"),
            ),
            withdrawn_on=day(6, 30),
            submitted_on=day(6, 29),
        )
        people = [a_person(), a_person("ines"), a_mentor(), a_mentor("rosa")]
        make_store(root, [a_cohort(), *people, pair])
        lines = run("show", "awa-paul").lines
        expected = [
            "  Dates: Mon 2 Feb 2026 to Wed 15 Jul 2026",
            "  At first: Mon 2 Feb 2026 to Tue 30 Jun 2026",
            "  Topic: Vaccination",
            "  Amended: end Wed 15 Jul 2026, agreed on Wed 20 May 2026 (extended)",
            "  Mentors: rosa from Sun 1 Feb 2026",
            "    Paul Martin from Mon 2 Mar 2026 (left us)",
            "  Objectives: One exchange",
            "    a month",
            "  Began: awaiting the mentee's first contact",
            "  Charter: accepted by the mentee on Tue 3 Feb 2026",
            "    accepted by the mentor on Mon 2 Feb 2026",
            "  Dissertation: due Mon 20 Jul 2026, a day of its own",
            "    submitted on Mon 29 Jun 2026",
            "  Withdrawn: on Tue 30 Jun 2026",
            "  Paused: Mon 9 Mar 2026 to Fri 13 Mar 2026 (ill)",
            "  Paused: from Tue 1 Dec 2026 on",
            "  Waived: first meeting, on Tue 10 Feb 2026 (knew each other)",
            "  Engagement: very good, by the mentor on Mon 1 Jun 2026",
            "    Always there",
            "  Work: by the supervisor on Tue 2 Jun 2026",
            "    Sound work",
        ]
        assert [line for line in lines if line in expected] == expected
        assert "Snoozed" not in "".join(lines)


@pytest.mark.usefixtures("store")
class TestForPrograms:
    def test_the_document_has_exactly_its_keys(self, run: Run) -> None:
        document = run("show", "awa-paul", "--json").document
        assert list(document) == [
            "pair",
            "cohort",
            "as_of",
            "mentee",
            "mentor",
            "internship",
            "checkpoints",
            "risk",
            "mentoring",
            "exchanges",
        ]
        person = ["id", "name", "email", "phone", "time_zone", "country"]
        assert list(document["mentee"]) == person
        assert list(document["mentor"]) == [*person, "pedagogical_team"]
        assert list(document["risk"]) == ENTRY_KEYS

    def test_the_internship_is_as_stored(self, run: Run) -> None:
        assert run("show", "awa-paul", "--json").document["internship"] == {
            "organisation": "Institut Pasteur",
            "topic": "Vaccination",
            "supervisor": "Inès Kaya",
            "start": "2026-02-02",
            "end": "2026-06-30",
            "amendments": [],
        }

    def test_a_checkpoint_holds_its_window_and_its_meeting(self, run: Run) -> None:
        checkpoints = run("show", "awa-paul", "--json").document["checkpoints"]
        assert checkpoints[0] == {
            "checkpoint": "kickoff",
            "status": "met",
            "target": "2026-02-02",
            "opens": "2026-02-01",
            "due": "2026-02-09",
            "meet_by": "2026-02-09",
            "closes": "2026-04-02",
            "met_on": "2026-02-05",
            "planned_for": None,
            "exchange": "x-first",
        }
        assert [one["checkpoint"] for one in checkpoints] == list(Checkpoint)
        assert checkpoints[1]["meet_by"] == "2026-04-30", "1 May is a public holiday"

    def test_an_exchange_says_what_it_counts_for(self, run: Run) -> None:
        exchanges = run("show", "awa-paul", "--json").document["exchanges"]
        assert exchanges[0] == {
            "exchange": "x-first",
            "on": "2026-02-05",
            "at": None,
            "state": "held",
            "channel": "video",
            "initiated_by": "mentee",
            "checkpoint": "auto",
            "counts_for": "kickoff",
            "minutes": 45,
            "note": "Objectives agreed",
            "recorded_by": "paul",
            "recorded_at": None,
        }
        assert [one["counts_for"] for one in exchanges] == ["kickoff", "midpoint", None]

    def test_what_is_not_there_is_null(self, run: Run) -> None:
        document = run("show", "p-nora", "--json").document
        assert document["mentor"] is None
        assert document["internship"] is None
        assert document["checkpoints"][2] == {
            "checkpoint": "pre_submission",
            "status": "unknown",
            **dict.fromkeys(
                ("target", "opens", "due", "meet_by", "closes", "met_on", "planned_for", "exchange")
            ),
        }


@pytest.mark.usefixtures("store")
class TestFinding:
    @pytest.mark.parametrize("typed", ["p-lea", "mph-2026/p-lea", "LEA", "durand", "léa dur"])
    def test_a_pair_is_found_by_id_or_by_name(self, run: Run, typed: str) -> None:
        assert run("show", typed, "--json").document["pair"] == "p-lea"

    def test_a_name_of_two_lists_both(self, run: Run) -> None:
        ran = run("show", "diop")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.splitlines() == [
            'mentorat: "diop" fits more than one. Write more of the name, or the id:',
            "  mph-2026/awa-paul  Diop Awa",
            "  mph-2026/p-nora  Diop-Faye Nora",
        ]

    def test_a_misspelt_name_is_recognised(self, run: Run) -> None:
        ran = run("show", "durnd")
        assert ran.code == 1
        assert ran.err.splitlines()[1:] == [
            "Did you mean one of these?",
            "  mph-2026/p-lea  Durand Léa",
        ]

    def test_what_could_act_on_a_terminal_is_made_harmless(self, run: Run, root: Path) -> None:
        make_store(
            root,
            [
                a_cohort(id="wild", title="\x1b[2J"),
                replace(a_person(), given_name="\x1b]0;owned\x07"),
                a_mentor(),
                a_pair(id="wild-pair", internship=None),
                an_exchange(id="x-wild", pair="wild-pair", note="\x9b31m\u202e"),
            ],
        )
        acting = {"\x1b", "\x07", "\x9b", "\u202e"}
        for line in (
            "show wild-pair",
            "pairs wild",
            "cohorts",
            "show wild-pair --json",
            "pairs wild --csv",
            "cohorts --json",
        ):
            ran = run(*line.split())
            assert ran.code == 0
            assert not acting & set(ran.out + ran.err)
        document = run("show", "wild-pair", "--json").document
        assert document["exchanges"][0]["note"] == "\x9b31m\u202e"
