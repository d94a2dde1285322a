"""Every action on a cohort."""

from pathlib import Path

import pytest

from tests.builders import M, a_cohort, an_actor, day
from tests.desk.desks import a_store, contents_of, desk_on
from tests.screens.sittings import MET, Sitting, elsewhere, line_of, sitting
from tests.screens.test_actions import flat
from tui.desk.desk import Desk, create_store
from tui.domain.codes import Anchor, Channel, Role
from tui.domain.cohorts import Cohort
from tui.domain.pairs import Assignment, Internship

COHORT = ("tab",)
"""The key that leads from the calls to the cohorts."""


def cohort(desk: Desk) -> Cohort:
    return desk.cohort("mph-2026")


class TestACohort:
    async def test_is_edited(self, desk: Desk) -> None:
        async with sitting(desk, *COHORT, "e") as person:
            assert "Edit the cohort: MPH 2026" in person.text
            await person.press("end", *" b", "tab", *"Health", "tab", "tab", *"3/7")
            assert "needs a call, as now" in flat(person)
            await person.press("enter")
            now = cohort(desk)
            assert (now.title, now.programme) == ("MPH 2026 b", "Health")
            assert (now.mentoring_start, now.submission_due) == (M, day(7, 3))
            assert "Cohort mph-2026 edited: MPH 2026 b. u undoes it." in person.toasts
            await person.press("u")
            assert cohort(desk) == a_cohort()

    async def test_has_another_policy(self, desk: Desk) -> None:
        async with sitting(desk, *COHORT, "o", "y") as person:
            fields = [*("down",) * 5, "ctrl+u", *"5", *("down",) * 5, "s", "down", "e"]
            await person.press(*fields)
            assert "0 pairs will need a call (now 1)" in flat(person)
            await person.press("enter")
            policy = cohort(desk).policy
            assert policy.risk_horizon_days == 5
            assert policy.pre_submission_anchor is Anchor.SUBMISSION_DUE
            assert Channel.EMAIL in policy.meeting_channels
            assert policy.holidays == a_cohort().policy.holidays
            assert "Nobody needs a call" in person.text

    @pytest.mark.parametrize(
        ("keys", "words"),
        [
            (("down", "ctrl+u", "enter"), "from 0 to 366"),
            (("down", "ctrl+u", *"367", "enter"), "from 0 to 366"),
            (("down", "ctrl+u", *"1.5", "enter"), "from 0 to 366"),
            (
                (*("down",) * 3, "ctrl+u", *"90", "enter"),
                "too short for the three meetings in their order",
            ),
            (("up", "v", "p", "i", "enter"), ""),
        ],
    )
    async def test_keeps_its_policy_where_the_new_one_cannot_be(
        self, desk: Desk, keys: tuple[str, ...], words: str
    ) -> None:
        async with sitting(desk, *COHORT, "o", "y", *keys) as person:
            assert person.view == "FormScreen"
            assert words in flat(person)
            assert cohort(desk) == a_cohort()

    async def test_is_closed_and_opened_again(self, desk: Desk) -> None:
        async with sitting(desk, *COHORT, "o", "l") as person:
            assert "it leaves the lists and becomes read-only" in flat(person)
            await person.press("enter")
            assert cohort(desk).closed_on == day(6, 8)
            assert "Cohort mph-2026 is closed from Mon 8 Jun 2026 on" in person.toasts
            await person.press("e")
            assert "The cohort mph-2026 is closed and read-only. Reopen it first." in person.toasts
            await person.press("o", "o")
            assert cohort(desk).closed_on is None
            assert "Cohort mph-2026 is open again" in person.toasts

    async def test_changed_by_somebody_else_is_shown_as_it_stands(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        async with sitting(desk, *COHORT, "e", "end", *" b") as person:
            elsewhere(tmp_path / "store").edit_cohort(a_cohort(title="Other", programme="P"))
            await person.press("enter")
            assert "claire changed this in the meantime" in flat(person)
            assert "MPH 2026 b" in line_of(person.lines, "Title")
            assert "now: Other" in person.text
            await person.press("enter")
            assert (cohort(desk).title, cohort(desk).programme) == ("MPH 2026 b", "P")

    async def test_has_a_snapshot_in_its_menu(self, desk: Desk) -> None:
        async with sitting(desk, *COHORT, "o", "S") as person:
            assert person.view == "SnapshotScreen"

    @pytest.mark.parametrize("key", ["e", "n"])
    async def test_is_left_alone_by_staff(self, tmp_path: Path, key: str) -> None:
        staff = an_actor("archive", Role.STAFF)
        desk = desk_on(a_store(tmp_path / "store", contents_of(exchanges=MET)), staff)
        async with sitting(desk, *COHORT, key) as person:
            await person.press("p")
            assert "Only a coordinator may do this" in person.toasts + flat(person)

    async def test_gives_its_keys_to_the_pair_under_the_cursor(self, desk: Desk) -> None:
        async with sitting(desk, "e") as person:
            assert "Edit the pair: Diop Awa" in person.text


class TestWhatIsNew:
    @pytest.mark.parametrize("keys", [COHORT, (), ("2",), ("r",), ("2", "3"), ("2", "enter")])
    async def test_is_made_from_every_view(self, desk: Desk, keys: tuple[str, ...]) -> None:
        async with sitting(desk, *keys, "n") as person:
            for line in ("p  New pair", "r  New person", "c  New cohort"):
                assert line in person.text
            await person.press("r")
            assert "New person: MPH 2026" in person.text

    async def test_a_person_then_a_pair(self, desk: Desk) -> None:
        async with sitting(desk, "2", "n", "r") as person:
            await person.press(*"Zoé", "tab", *"Abad", "tab", *"z@example.org", "up", "enter")
            assert desk.find_person("mph-2026/zoe-abad").value.email == "z@example.org"
            assert "New person zoe-abad: Abad Zoé." in person.toasts
            await person.press("n", "p", *"aba", "tab", *"mart", "tab", "tab", *"CHU", "tab")
            await person.press("tab", *"inès", "tab", *"1/4/2026", "tab", *"31/8/2026")
            assert "third meeting due Fri 21 Aug" in flat(person)
            await person.press("enter")
            pair = desk.pair("mph-2026/p-zoe-abad").pair
            assert pair.mentors == (Assignment("paul", M),)
            assert pair.internship == Internship("CHU", day(4, 1), day(8, 31), None, "ines")
            assert "followed by Paul Martin" in person.toasts
            await person.until_notices_are_gone()
            assert "Abad Zoé" in person.chosen
            await person.press("u", "u")
            assert len(desk.pairs("mph-2026").pairs) == 2
            assert len(desk.people("mph-2026")) == 5

    @pytest.mark.parametrize(
        ("keys", "words"),
        [
            (("n", "p", "enter"), "Enter part of a name"),
            (
                ("n", "p", *"awa", "tab", *"awa", "enter"),
                "is the mentee of this pair and cannot be its mentor",
            ),
            (("n", "p", *"awa", "tab", "tab", "tab", *"CHU", "enter"), ""),
            (("n", "r", "enter"), ""),
            (("n", "c", "enter"), "This field is required."),
            (
                ("n", "c", *"MPH", "tab", "x", "tab", "tab", *"1/9/2026", "enter"),
                "is not an id. Use 1 to 64",
            ),
        ],
    )
    async def test_that_cannot_be_stays_on_the_form(
        self, desk: Desk, keys: tuple[str, ...], words: str
    ) -> None:
        async with sitting(desk, "2", *keys) as person:
            assert person.view == "FormScreen"
            assert person.app.screen.query_one("#problem").display
            assert words in flat(person)

    async def test_a_cohort(self, desk: Desk) -> None:
        async with sitting(desk, "n", "c") as person:
            await make_a_cohort(person)
            made = desk.cohort("mph-2027")
            assert (made.title, made.mentoring_start) == ("MPH 2027", day(2, 1, 2027))
            assert day(7, 14, 2027) in made.policy.holidays
            assert "New cohort mph-2027: MPH 2027." in person.toasts
            assert "u undoes it" not in person.toasts
            assert "MPH 2027" in person.text

    async def test_a_first_cohort_and_its_first_pair(self, tmp_path: Path) -> None:
        desk = create_store(tmp_path / "store", "tests", day(6, 8))
        async with sitting(desk, "n") as person:
            assert "New cohort" in person.text
            await make_a_cohort(person)
            assert desk.cohort("mph-2027").title == "MPH 2027"
            await person.press("tab", "n", "r", *"Awa", "tab", *"Diop", "enter")
            await person.press("n", "p", *"diop", "enter")
            assert desk.pair("mph-2027/p-awa-diop").mentor is None
            assert "Diop Awa, no mentor yet" in person.toasts


async def make_a_cohort(person: Sitting) -> None:
    """Fill the form of a new cohort."""
    await person.press(*"mph-2027", "tab", *"MPH 2027", "tab", "tab", *"1/2/2027")
    assert "dissertations are due Thu 1 Jul 2027" in flat(person)
    await person.press("enter")
