"""The view Pair."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import M, a_cohort, a_pair, a_plan, an_exchange, an_internship, day
from tests.desk.desks import contents_of, her_pair
from tests.screens.sittings import AWA, LARGE, MET, desk_of, elsewhere, line_of, sitting, two_pairs
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.domain.codes import Channel, Checkpoint, Evaluator, ExchangeState, Level, Party, Rating
from tui.domain.pairs import (
    Acceptance,
    Amendment,
    Assignment,
    Evaluation,
    Pair,
    Pause,
    Snooze,
    Waiver,
)

AMENDED = an_internship(
    amendments=(Amendment(day(5, 4), end=day(7, 31), reason="the field work began late"),)
)


def keys_to(desk: Desk, level: Level) -> list[str]:
    """Give the keys that open the first pair of a level."""
    levels = [view.assessment.level for view in desk.pairs().pairs]
    return ["2", *["down"] * levels.index(level), "enter"]


def facts_on(lines: list[str]) -> str:
    """Give the words of the facts, beside the exchanges or in their place, on one line."""
    return " ".join(" ".join(line.rpartition("│")[2] for line in lines).split())


def exchanges_on(lines: list[str]) -> list[str]:
    """Give the lines of the exchanges on a small screen."""
    start = lines.index(line_of(lines, "Exchanges:")) + 1
    return [line for line in lines[start:-1] if "  " in line]


class TestThePair:
    async def test_shows_both_in_the_order_of_the_action_that_calls_both(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", contents_of())
        async with sitting(desk, "enter", as_of=day(5, 4)) as person:
            assert "→ Call Paul Martin and Diop Awa" in person.text
            mentor = person.lines.index(" Paul Martin  +33 4 00 00 00 00  paul@example.org")
            assert person.lines[mentor + 1] == " Diop Awa  +221 33 000 00 00  awa@example.org"

    async def test_says_who_it_is_its_level_why_what_to_do_and_whom_to_call(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2", "enter") as person:
            assert "MPH 2026   Diop Awa" in person.lines[0]
            assert person.lines[1] == " Diop Awa  with Paul Martin   ! at risk"
            assert "No third meeting is planned; one is due in 12 days" in person.lines[2]
            assert person.lines[3].startswith(" → Ask Paul Martin to plan the third meeting")
            assert "paul@example.org" in person.lines[4]

    async def test_says_what_has_become_of_the_three_meetings(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter") as person:
            first = line_of(person.lines, "First ")
            assert "● met       on Tue 3 Feb, video" in first
            assert first.endswith("due Mon 9 Feb")
            assert "● met       on Fri 17 Apr, video" in line_of(person.lines, "Mid-way  ")
            assert line_of(person.lines, "Third ").endswith("meet by Fri 19 Jun")

    async def test_draws_the_months(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter") as person:
            months = line_of(person.lines, " Feb ")
            assert months.split() == ["Feb", "Mar", "Apr", "May", "8", "Jun"]
            assert "▕█┃██████▏" in line_of(person.lines, "  T ")

    async def test_lists_the_exchanges_newest_first(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "enter") as person:
            assert "Exchanges: 2 of 3 held" in person.text
            listed = [line[1:11].strip() for line in exchanges_on(person.lines)]
            assert listed == ["Tue 16 Jun", "Fri 17 Apr", "Tue 3 Feb"]

    async def test_shows_people_and_internship_instead_and_back(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", "i") as person:
            assert "Mentee        Awa Diop" in person.text
            assert "awa@example.org" in person.text
            assert "Fri 17 Apr  ■" not in person.text
            assert "Supervisor    Inès Roux" in person.text
            assert "Institut Pasteur" in person.text
            assert "Mon 2 Feb 2026 to Tue 30 Jun 2026" in person.text
            await person.press("i")
            assert "Mentee        Awa Diop" not in person.text
            assert "Fri 17 Apr  ■" in person.text

    async def test_shows_both_where_there_is_room(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", size=LARGE) as person:
            assert "Mentee        Awa Diop" in person.text
            assert "Fri 17 Apr  ■ video" in person.text
            assert "Topic         Vaccination" in person.text

    async def test_goes_to_the_next_pair_and_the_one_before_in_the_order_of_risk(
        self, sample: Desk
    ) -> None:
        names = [view.mentee.listed_name for view in sample.pairs().pairs]
        async with sitting(sample, "2", "enter", size=LARGE) as person:
            for name in (*names[1:4],):
                await person.press("greater_than_sign")
                assert name in person.lines[0]
            await person.press(*["less_than_sign"] * 4)
            assert names[-1] in person.lines[0]

    async def test_says_its_id_for_the_command_line_among_the_facts(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", "i") as person:
            assert AWA not in person.lines[0]
            assert AWA in person.text

    async def test_goes_back_to_the_list_with_its_cursor_where_it_was(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "enter", "escape") as person:
            assert person.view == "PairsScreen"
            assert "Ngô Élodie" in person.chosen


class TestPairsThatLackSomething:
    async def test_no_dates(self, tmp_path: Path) -> None:
        contents = contents_of(a_pair(internship=None), exchanges=MET)
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            assert "? unknown" in person.lines[1]
            assert "Third    ? unknown" in person.text
            assert "→ Ask Diop Awa for the internship dates and enter them." in person.text
            await person.press("i")
            assert "Internship    not known yet" in person.text

    async def test_no_mentor(self, tmp_path: Path) -> None:
        contents = contents_of(a_pair(mentors=()), exchanges=MET)
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter", "i") as person:
            assert "no mentor yet" in person.lines[1]
            assert "Mentor        —" in person.text

    async def test_no_exchange(self, tmp_path: Path) -> None:
        async with sitting(desk_of(tmp_path / "store", contents_of()), "2", "enter") as person:
            assert person.text.count("Awaiting the mentee's first contact") == 1
            assert "Exchanges: 0 of 0 held" in person.text
            await person.press("down", "enter", "c", "G")
            assert person.view == "PairScreen"

    async def test_withdrawn(self, tmp_path: Path) -> None:
        contents = contents_of(a_pair(withdrawn_on=day(5, 1)), exchanges=MET)
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            assert "- withdrawn" in person.lines[1]

    async def test_paused(self, tmp_path: Path) -> None:
        contents = contents_of(a_pair(pauses=(Pause(day(6, 1)),)), exchanges=MET)
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            assert "= paused" in person.lines[1]

    async def test_a_waived_meeting_says_why_on_one_line(self, tmp_path: Path) -> None:
        reason = "the host closed its laboratory " * 20
        pair = a_pair(waivers=(Waiver(Checkpoint.MIDPOINT, day(4, 1), reason),))
        async with sitting(desk_of(tmp_path / "store", contents_of(pair)), "2", "enter") as person:
            assert "– waived    the host closed" in line_of(person.lines, "Mid-way")
            assert "Third    ○ open      nothing planned" in person.text

    async def test_an_amended_internship_says_when_it_was_agreed_and_why(
        self, tmp_path: Path
    ) -> None:
        cohort = a_cohort(submission_due=day(8, 15))
        contents = contents_of(a_pair(internship=AMENDED), exchanges=MET, cohort=cohort)
        desk = desk_of(tmp_path / "store", contents)
        async with sitting(desk, "2", "enter", size=(140, 50)) as person:
            assert "Mon 2 Feb 2026 to Fri 31 Jul 2026" in person.text
            facts = facts_on(person.lines)
            assert "Amended end Fri 31 Jul 2026, agreed on Mon 4 May 2026" in facts
            assert "(the field work began late)" in facts

    async def test_a_replaced_mentor_leaves_the_exchanges(self, tmp_path: Path) -> None:
        mentors = (Assignment("paul", M), Assignment("noor", day(5, 1), "on leave"))
        contents = contents_of(a_pair(mentors=mentors), exchanges=MET)
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            assert "with Noor Haddad" in person.lines[1]
            assert "Exchanges: 2 of 2 held" in person.text

    @pytest.mark.parametrize("level", list(Level))
    async def test_every_level_fits_on_the_screen(self, sample: Desk, level: Level) -> None:
        async with sitting(sample, *keys_to(sample, level)) as person:
            view = next(one for one in sample.pairs().pairs if one.assessment.level is level)
            assert view.mentee.listed_name[:8] in person.lines[0]
            assert "→ " in person.text
            assert line_of(person.lines, "Third ")
            assert "Exchanges:" in person.text

    async def test_with_every_reason_at_once_the_action_and_the_contact_stay_in_sight(
        self, tmp_path: Path
    ) -> None:
        old = an_exchange(day(2, 3), channel=Channel.EMAIL)
        contents = contents_of(exchanges=(old, a_plan(day(6, 4))))
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            reasons = desk_of(tmp_path / "other", contents).pairs().pairs[0].assessment.reasons
            assert len(reasons) >= 3
            assert "→ " in person.text
            assert line_of(person.lines[:12], "@example.org")


class TestTheExchangesOfAPair:
    async def test_enter_asks_what_has_become_of_a_planned_one(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "enter", "enter") as person:
            assert "Confirm: Ngô Élodie" in person.text

    async def test_enter_on_one_that_was_held_asks_nothing(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "enter", "down", "enter") as person:
            assert person.view == "PairScreen"

    async def test_the_cursor_goes_to_the_one_just_recorded(self, tmp_path: Path) -> None:
        many = [an_exchange(day(3, 1 + number), id=f"e{number}") for number in range(20)]
        desk = desk_of(tmp_path / "store", contents_of(a_pair(), exchanges=many))
        async with sitting(desk, "2", "enter", "G", "x", "enter") as person:
            assert person.view == "PairScreen"
            assert person.chosen.startswith("Mon 8 Jun")
            assert "Exchanges: 21 of 21 held" in person.text

    async def test_the_cursor_follows_its_exchange(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs())
        async with sitting(desk, "2", "enter", "down") as person:
            assert person.chosen.startswith("Tue 3 Feb")
            elsewhere(tmp_path / "store").record_exchange(AWA, Draft(day(6, 8), Channel.VIDEO))
            await person.press("ctrl+l")
            assert "Exchanges: 3 of 3 held" in person.text
            assert person.chosen.startswith("Tue 3 Feb")

    async def test_every_state_has_its_sign(self, tmp_path: Path) -> None:
        more = [
            an_exchange(day(3, 3), state=ExchangeState.CANCELLED),
            an_exchange(day(3, 4), state=ExchangeState.NO_SHOW),
            a_plan(day(6, 9)),
        ]
        contents = contents_of(exchanges=(*MET, *more))
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            signs = {line[13] for line in exchanges_on(person.lines)}
            assert signs == {"■", "□", "/", "∅"}

    async def test_a_pair_that_somebody_else_took_away_is_no_crash(self, tmp_path: Path) -> None:
        gone: Pair = replace(her_pair(), mentors=())
        desk = desk_of(tmp_path / "store", contents_of(a_pair(), gone))
        async with sitting(desk, "2", "enter", "greater_than_sign", "greater_than_sign") as person:
            assert person.view == "PairScreen"


LONG_NOTE = "\n".join(f"line {number} of the note" for number in range(1, 31))


class TestNotes:
    async def test_the_note_under_the_cursor_is_shown_whole(self, tmp_path: Path) -> None:
        noted = an_exchange(day(5, 5), note="Data access granted.\nNext: the first tables.")
        contents = contents_of(exchanges=(*MET, noted))
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            assert " Data access granted." in person.lines
            assert " Next: the first tables." in person.lines
            assert "initiated by the mentee, recorded by Paul Martin" in person.text
            await person.press("down")
            assert "Next: the first tables." not in person.text

    async def test_enter_gives_a_long_note_the_place_of_the_list_and_back(
        self, tmp_path: Path
    ) -> None:
        contents = contents_of(exchanges=(*MET, an_exchange(day(5, 5), note=LONG_NOTE)))
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            assert "line 8 of the note" not in person.text
            await person.press("enter")
            assert "Exchange of Tue 5 May; Enter: back" in person.text
            assert "line 8 of the note" in person.text
            await person.press("end")
            assert "line 30 of the note" in person.text
            await person.press("enter")
            assert person.chosen.startswith("Tue 5 May")
            await person.press("enter", "escape")
            assert person.view == "PairScreen"
            assert person.chosen.startswith("Tue 5 May")
            await person.press("escape")
            assert person.view == "PairsScreen"

    async def test_going_to_a_pair_without_exchanges_leaves_the_note(self, tmp_path: Path) -> None:
        contents = contents_of(a_pair(), her_pair(), exchanges=MET)
        keys = ("2", "down", "enter", "enter")
        async with sitting(desk_of(tmp_path / "store", contents), *keys) as person:
            assert "recorded by" in person.text
            await person.press("greater_than_sign")
            assert "Exchanges: 0 of 0 held" in person.text
            assert "recorded by" not in person.text


STORED = a_pair(
    internship=an_internship(
        amendments=(
            Amendment(day(5, 4), end=day(7, 31), reason="late field work"),
            Amendment(day(6, 20), end=day(8, 15)),
        )
    ),
    mentors=(Assignment("noor", M), Assignment("paul", day(3, 1), "Noor is on leave")),
    submission_due=day(9, 1),
    pauses=(Pause(day(4, 1), day(4, 5), "exams"), Pause(day(7, 1))),
    waivers=(Waiver(Checkpoint.MIDPOINT, day(5, 20), "the host was closed"),),
    snoozed=Snooze(day(6, 12), "Paul calls on Thursday"),
    objectives="A survey of two districts.\nOne exchange a month.",
    charter_accepted=Acceptance(mentor=day(3, 2), mentee=day(2, 3)),
    evaluations=(
        Evaluation(Evaluator.MENTOR, day(6, 1), Rating.GOOD, "Well prepared.", "phone", "claire"),
        Evaluation(Evaluator.TRAINING_SUPERVISOR, day(6, 2), text="Useful tables."),
    ),
)
STORED_WORDS = (
    "Originally Mon 2 Feb 2026 to Tue 30 Jun 2026",
    "Amended end Fri 31 Jul 2026, agreed on Mon 4 May 2026 (late field work)",
    "end Sat 15 Aug 2026, agreed later, on Sat 20 Jun 2026",
    "Mentors Noor Haddad from Sun 1 Feb 2026",
    "Paul Martin from Sun 1 Mar 2026 (Noor is on leave)",
    "Dissertation due Tue 1 Sep 2026 (own date)",
    "Paused Wed 1 Apr 2026 to Sun 5 Apr 2026 (exams)",
    "Paused from Wed 1 Jul 2026 on",
    "Waived mid-way meeting, on Wed 20 May 2026 (the host was closed)",
    "Snoozed until Fri 12 Jun 2026 (Paul calls on Thursday)",
    "Objectives A survey of two districts. One exchange a month.",
    "Charter accepted by the mentee on Tue 3 Feb 2026",
    "accepted by the mentor on Mon 2 Mar 2026",
    "Engagement good, by the mentor on Mon 1 Jun 2026, received by phone, entered by claire",
    "Well prepared.",
    "Work by the supervisor on Tue 2 Jun 2026 Useful tables.",
)


class TestWhatIsStored:
    @pytest.mark.parametrize("size", [(140, 90), (80, 90)])
    async def test_all_of_it_can_be_read(self, tmp_path: Path, size: tuple[int, int]) -> None:
        desk = desk_of(tmp_path / "store", contents_of(STORED, exchanges=MET))
        async with sitting(desk, "2", "enter", *["i"] * (size[0] < 120), size=size) as person:
            facts = facts_on(person.lines)
            missing = [words for words in STORED_WORDS if words not in facts]
            assert not missing

    async def test_a_large_screen_shows_it_in_two_columns(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", contents_of(STORED, exchanges=MET))
        async with sitting(desk, "2", "enter", size=(200, 60)) as person:
            assert "Objectives     A survey of two" in line_of(person.lines, "Mentee   ")
            assert "Useful tables." in person.text

    async def test_on_a_small_screen_it_is_scrolled_to(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", contents_of(STORED, exchanges=MET))
        async with sitting(desk, "2", "enter", "i") as person:
            assert "Useful tables." not in person.text
            await person.press("end")
            assert "Useful tables." in person.text

    async def test_what_there_is_nothing_of_is_not_named(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", size=(200, 60)) as person:
            for label in ("Mentors ", "Amended", "Paused", "Waived", "Snoozed", "Charter", "Work "):
                assert label not in person.text

    async def test_says_who_began_the_first_exchange(self, tmp_path: Path) -> None:
        by_mentor = (an_exchange(day(2, 3), initiated_by=Party.MENTOR), MET[1])
        desk = desk_of(tmp_path / "store", contents_of(exchanges=by_mentor))
        async with sitting(desk, "2", "enter", size=LARGE) as person:
            assert "The mentor made the first contact." in person.text
            await person.resize((140, 60))
            assert (
                "First contact on Tue 3 Feb 2026, by the mentor (the mentee should have)"
                in facts_on(person.lines)
            )

    async def test_says_that_the_first_contact_is_awaited(self, tmp_path: Path) -> None:
        contents = contents_of(a_pair(internship=None))
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter", "i") as person:
            assert " Awaiting the mentee's first contact." in person.lines
            assert "First contact  awaiting the mentee's first contact" in person.text
