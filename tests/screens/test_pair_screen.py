from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import M, a_cohort, a_pair, a_plan, an_exchange, an_internship, day
from tests.desk.desks import contents_of, her_pair
from tests.screens.sittings import LARGE, MET, desk_of, line_of, sitting
from tui.desk.desk import Desk
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Level
from tui.domain.pairs import Amendment, Assignment, Pair, Pause, Waiver

AMENDED = an_internship(
    amendments=(Amendment(day(5, 4), end=day(7, 31), reason="the field work began late"),)
)


def keys_to(desk: Desk, level: Level) -> list[str]:
    """Give the keys that open the first pair of a level."""
    levels = [view.assessment.level for view in desk.pairs().pairs]
    return ["2", *["down"] * levels.index(level), "enter"]


def exchanges_on(lines: list[str]) -> list[str]:
    """Give the lines of the exchanges on a small screen."""
    start = lines.index(line_of(lines, "Exchanges:")) + 1
    return [line for line in lines[start:-1] if line]


class TestThePair:
    async def test_says_who_it_is_its_level_why_what_to_do_and_whom_to_call(
        self, desk: Desk
    ) -> None:
        async with sitting(desk, "2", "enter") as person:
            assert "mph-2026/awa-paul" in person.lines[0]
            assert person.lines[1] == " Diop Awa  with Paul Martin   ! at risk"
            assert "No third meeting is planned; it is due in 12 days" in person.lines[2]
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
            assert months.split() == ["Feb", "Mar", "Apr", "May", "Jun"]
            assert "▒" in line_of(person.lines, "  T ")

    async def test_lists_the_exchanges_newest_first(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "enter") as person:
            assert "Exchanges: 2 held of 3" in person.text
            listed = [line[1:11].strip() for line in exchanges_on(person.lines)]
            assert listed == ["Tue 16 Jun", "Fri 17 Apr", "Tue 3 Feb"]

    async def test_shows_people_and_internship_instead_and_back(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", "i") as person:
            assert "Mentee      Awa Diop" in person.text
            assert "awa@example.org" in person.text
            assert "Fri 17 Apr  ●" not in person.text
            await person.press("pagedown")
            assert "Supervisor  Inès Roux" in person.text
            assert "Institut Pasteur" in person.text
            assert "Mon 2 Feb 2026 to Tue 30 Jun 2026" in person.text
            await person.press("i")
            assert "Mentee      Awa Diop" not in person.text
            assert "Fri 17 Apr  ●" in person.text

    async def test_shows_both_where_there_is_room(self, desk: Desk) -> None:
        async with sitting(desk, "2", "enter", size=LARGE) as person:
            assert "Mentee      Awa Diop" in person.text
            assert "Fri 17 Apr  ● video" in person.text
            assert "Topic       Vaccination" in person.text

    async def test_goes_to_the_next_pair_and_the_one_before_in_the_order_of_risk(
        self, sample: Desk
    ) -> None:
        references = [view.reference for view in sample.pairs().pairs]
        async with sitting(sample, "2", "enter") as person:
            for reference in (*references[1:4],):
                await person.press("greater_than_sign")
                assert reference in person.lines[0]
            await person.press(*["less_than_sign"] * 4)
            assert references[-1] in person.lines[0]

    async def test_goes_back_to_the_list_with_its_cursor_where_it_was(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "enter", "escape") as person:
            assert person.view == "PairsScreen"
            assert "Ngô Élodie" in person.chosen


class TestPairsThatLackSomething:
    async def test_no_dates(self, tmp_path: Path) -> None:
        contents = contents_of(a_pair(internship=None), exchanges=MET)
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter", "i") as person:
            assert "? unknown" in person.lines[1]
            assert "Third    ? unknown" in person.text
            assert "→ Ask Diop Awa for the internship's dates" in person.text
            assert "Internship  not known yet" in person.text

    async def test_no_mentor(self, tmp_path: Path) -> None:
        contents = contents_of(a_pair(mentors=()), exchanges=MET)
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter", "i") as person:
            assert "with nobody yet" in person.lines[1]
            assert "Mentor      —" in person.text

    async def test_no_exchange(self, tmp_path: Path) -> None:
        async with sitting(desk_of(tmp_path / "store", contents_of()), "2", "enter") as person:
            assert "Awaiting the mentee's first contact." in person.text
            assert "Exchanges: 0 held of 0" in person.text
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
            assert "Third    ○ open" in person.text

    async def test_an_amended_internship_says_when_it_was_agreed_and_why(
        self, tmp_path: Path
    ) -> None:
        cohort = a_cohort(submission_due=day(8, 15))
        contents = contents_of(a_pair(internship=AMENDED), exchanges=MET, cohort=cohort)
        desk = desk_of(tmp_path / "store", contents)
        async with sitting(desk, "2", "enter", size=(140, 50)) as person:
            assert "Mon 2 Feb 2026 to Fri 31 Jul 2026" in person.text
            assert "Amended     agreed on Mon 4 May 2026" in person.text
            assert "began late" in person.text

    async def test_a_replaced_mentor_leaves_the_exchanges(self, tmp_path: Path) -> None:
        mentors = (Assignment("paul", M), Assignment("noor", day(5, 1), "on leave"))
        contents = contents_of(a_pair(mentors=mentors), exchanges=MET)
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            assert "with Noor Haddad" in person.lines[1]
            assert "Exchanges: 2 held of 2" in person.text

    @pytest.mark.parametrize("level", list(Level))
    async def test_every_level_fits_on_the_screen(self, sample: Desk, level: Level) -> None:
        async with sitting(sample, *keys_to(sample, level)) as person:
            view = next(one for one in sample.pairs().pairs if one.assessment.level is level)
            assert view.reference in person.lines[0]
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

    async def test_the_cursor_follows_its_exchange(self, desk: Desk) -> None:
        async with sitting(desk, "2", "down", "enter", "down", "x", "enter") as person:
            assert person.view == "PairScreen"
            assert person.chosen.startswith("Fri 17 Apr")
            assert "Exchanges: 3 held of 4" in person.text

    async def test_every_state_has_its_sign(self, tmp_path: Path) -> None:
        more = [
            an_exchange(day(3, 3), state=ExchangeState.CANCELLED),
            an_exchange(day(3, 4), state=ExchangeState.NO_SHOW),
            a_plan(day(6, 9)),
        ]
        contents = contents_of(exchanges=(*MET, *more))
        async with sitting(desk_of(tmp_path / "store", contents), "2", "enter") as person:
            signs = {line[13] for line in exchanges_on(person.lines)}
            assert signs == {"●", "◷", "–", "x"}

    async def test_a_pair_that_somebody_else_took_away_is_no_crash(self, tmp_path: Path) -> None:
        gone: Pair = replace(her_pair(), mentors=())
        desk = desk_of(tmp_path / "store", contents_of(a_pair(), gone))
        async with sitting(desk, "2", "enter", "greater_than_sign", "greater_than_sign") as person:
            assert person.view == "PairScreen"
