"""The home view."""

from pathlib import Path

import pytest

from tests.builders import a_pair, an_actor, day
from tests.desk.desks import ACT, a_store, contents_of, desk_on, her_pair
from tests.screens.sittings import (
    HER_PLAN,
    HERS,
    LARGE,
    another_cohort,
    desk_of,
    line_of,
    sitting,
    two_pairs,
)
from tui.desk.desk import Desk
from tui.domain.codes import Role
from tui.domain.views import called_of
from tui.store.directory import Store


class TestWhomToCall:
    async def test_shows_both_in_the_order_of_the_action_that_calls_both(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", contents_of())
        async with sitting(desk, as_of=day(5, 4)) as person:
            assert "→ Call Paul Martin and Diop Awa" in person.text
            await person.resize((120, 36))
            assert "+33 4 00 00 00 00  +221 33 000 00 00" in person.text

    async def test_says_who_is_at_risk_why_until_when_what_to_do_and_whom_to_call(
        self, desk: Desk
    ) -> None:
        async with sitting(desk) as person:
            assert "1 to call:  ! 1 at risk" in person.text
            assert person.chosen.startswith("!  at risk Diop Awa")
            assert "Paul Martin" in person.chosen
            assert person.chosen.endswith("by Fri 19 Jun, 12 d left")
            assert person.lines[4].startswith("▌    Plan the third meeting, hold it by Fri 19 Jun")
            assert person.lines[4].endswith("+33 4 00 00 00 00")
            assert "No third meeting is planned" in person.lines[-3]
            assert person.lines[-2].startswith(" → Ask Paul Martin to plan the third meeting")

    async def test_names_the_day_where_it_is_not_today(self, desk: Desk) -> None:
        async with sitting(desk, as_of=day(6, 10)) as person:
            assert "1 to call on Wed 10 Jun:" in person.text

    async def test_names_the_day_and_leaves_those_out_who_need_no_call(self, desk: Desk) -> None:
        async with sitting(desk) as person:
            assert person.lines[0].endswith("as of Mon 8 Jun 2026")
            assert "Ngô" not in person.text

    async def test_opens_the_pair_under_the_cursor(self, desk: Desk) -> None:
        async with sitting(desk, "enter") as person:
            assert person.view == "PairScreen"
            assert "Diop Awa  with Paul Martin" in person.text

    async def test_records_for_the_pair_under_the_cursor(self, desk: Desk) -> None:
        async with sitting(desk, "x", "enter") as person:
            assert "Nobody needs a call" in person.text
            assert len(desk.pair("mph-2026/awa-paul").exchanges) == 3

    async def test_says_that_nobody_needs_a_call_and_names_the_key_to_go_on(
        self, tmp_path: Path
    ) -> None:
        calm = contents_of(her_pair(), exchanges=(*HERS, HER_PLAN))
        async with sitting(desk_of(tmp_path / "store", calm)) as person:
            assert "no calls" in person.text
            assert "Nobody needs a call. 2 shows every pair." in person.text
            assert person.chosen.startswith("MPH 2026")


class TestCohorts:
    async def test_counts_pairs_by_level_meetings_and_exchanges(self, desk: Desk) -> None:
        async with sitting(desk, size=LARGE) as person:
            counts = line_of(person.lines, "MPH 2026")
            assert "2 pairs   1 to call" in counts
            assert "next deadline: Fri 19 Jun (2 third meetings)" in counts
            bar = line_of(person.lines, "! 1━")
            assert "◷ 1━" in bar
            progress = line_of(person.lines, "first")
            assert [part for part in progress.split() if "/" in part] == ["2/2", "2/2", "0/2"]
            assert "exchanges per week" in person.text

    async def test_tab_goes_to_the_cohorts_and_enter_shows_the_pairs_of_one(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "tab", "down") as person:
            assert person.chosen.startswith("MPH 2026")
            await person.press("enter")
            assert person.view == "PairsScreen"
            assert "MPH 2026   2 pairs" in person.lines[0]

    async def test_among_the_cohorts_no_pair_is_chosen(self, desk: Desk) -> None:
        async with sitting(desk, "tab") as person:
            assert "Record" not in person.lines[-1]
            assert "→ Ask Paul Martin" not in person.text
            await person.press("x")
            assert person.view == "HomeScreen"
            await person.press("tab")
            assert "x Record" in person.lines[-1]
            assert "→ Ask Paul Martin" in person.text

    async def test_calls_are_of_every_open_cohort(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, size=LARGE) as person:
            assert "2 to call:" in person.text
            assert "Ngô Élodie" in person.text

    async def test_a_closed_cohort_says_since_when_and_needs_no_call(self, tmp_path: Path) -> None:
        closed = another_cohort("mph-2025", "MPH 2025", closed_on=day(6, 5))
        async with sitting(desk_of(tmp_path / "store", two_pairs(), closed)) as person:
            assert "1 to call:" in person.text
            await person.press("tab", "G")
            assert "closed on Fri 5 Jun 2026" in person.chosen

    async def test_the_pairs_of_a_closed_cohort_can_be_looked_at(self, tmp_path: Path) -> None:
        closed = another_cohort("mph-2025", "MPH 2025", closed_on=day(6, 5))
        async with sitting(desk_of(tmp_path / "store", closed), "enter") as person:
            assert "MPH 2025   1 pair" in person.lines[0]
            assert "Ngô Élodie" in person.text

    async def test_what_comes_next_is_never_cut_in_the_middle(self, sample: Desk) -> None:
        ends = ("16 Jun (1 third meeting)", "16 Jun", "16 Jun (1)")
        for width in (80, 72, 60, 50):
            async with sitting(sample, size=(width, 24)) as person:
                counts = line_of(person.lines, "MPH 2026")
                assert "next" not in counts or counts.endswith(ends)

    async def test_many_cohorts_leave_four_fifths_of_the_lines_to_the_calls(
        self, tmp_path: Path
    ) -> None:
        cohorts = [another_cohort(f"c-{number}", f"Cohort {number}") for number in range(9)]
        async with sitting(desk_of(tmp_path / "store", *cohorts), size=(80, 36)) as person:
            assert person.lines.index(" 9 to call:  ! 9 at risk") <= 8
            assert "━" not in person.text
            assert "Cohort 0   1 pair   ! 1   next deadline: Fri 19 Jun" in person.text
            await person.press("tab", "G")
            assert person.chosen.startswith("Cohort 8")

    async def test_on_a_low_screen_the_one_under_the_cursor_is_seen_on_one_line(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk) as person:
            assert "2 cohorts" in person.lines[0]
            assert "first 2/2  mid-way 2/2  third 0/2" in line_of(person.lines, "MPH 2026")
            assert not any(line.startswith(" DPH") for line in person.lines)
            await person.press("<")
            assert "first 1/1" in line_of(person.lines, "DPH 2026")

    async def test_with_several_cohorts_a_call_names_its_own(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk) as person:
            second = next(n for n, line in enumerate(person.lines) if "Ngô Élodie" in line) + 1
            assert person.lines[second].endswith("DPH 2026  +33 4 00 00 00 00")

    async def test_closed_cohorts_come_last_on_a_line_each(self, tmp_path: Path) -> None:
        closed = another_cohort("aph-2025", "APH 2025", closed_on=day(6, 5))
        both = desk_of(tmp_path / "store", two_pairs(), closed)
        async with sitting(both, size=LARGE) as person:
            assert person.text.index(" MPH 2026 ") < person.text.index(" APH 2025 ")
            assert "0 of 1 third meetings held" in line_of(person.lines, "APH 2025")

    async def test_a_taller_screen_says_more_of_them(self, tmp_path: Path) -> None:
        cohorts = [another_cohort(f"c-{number}", f"Cohort {number}") for number in range(3)]
        async with sitting(desk_of(tmp_path / "store", *cohorts)) as person:
            assert "exchanges per week" not in person.text
            await person.resize((80, 60))
            assert person.text.count("exchanges per week") == 3
            await person.resize((80, 24))
            assert "exchanges per week" not in person.text


class TestTheOtherPane:
    async def test_shows_the_pair_under_the_cursor(self, desk: Desk) -> None:
        async with sitting(desk, size=LARGE) as person:
            assert "│ Third    ○ open" in person.text

    async def test_shows_the_cohort_while_the_cursor_is_among_them(self, desk: Desk) -> None:
        async with sitting(desk, "tab", size=LARGE) as person:
            assert "│ Cohort        MPH 2026" in person.text
            assert "│ Pairs         !    1 at risk" in person.text
            assert "│ Third         1 planned" in person.text
            await person.press("tab")
            assert "│ Third    ○ open" in person.text

    async def test_says_of_a_closed_cohort_since_when(self, tmp_path: Path) -> None:
        closed = another_cohort("mph-2025", "MPH 2025", closed_on=day(6, 5))
        async with sitting(desk_of(tmp_path / "store", closed), size=LARGE) as person:
            assert "│ Closed        on Fri 5 Jun 2026" in person.text


class TestTheSample:
    """The nine calls of the sample, as a coordinator sees them first."""

    async def test_has_every_call_in_sight_on_the_smallest_screen(self, sample: Desk) -> None:
        async with sitting(sample) as person:
            calls = called_of(sample.pairs().pairs)
            assert len(calls) == 9
            for view, line in zip(calls, person.lines[3:21:2], strict=True):
                assert view.mentee.listed_name in line
            assert "→ " in person.lines[-2] + person.lines[-3]
            assert "~ 5 to watch" in person.lines[2]

    async def test_has_those_to_watch_below_the_calls_from_thirty_lines_on(
        self, sample: Desk
    ) -> None:
        async with sitting(sample, "G", size=(80, 30)) as person:
            assert " 5 to watch" in person.lines
            assert person.chosen.startswith("~  watch")

    async def test_has_the_week_beside_the_calls_where_there_is_room(self, sample: Desk) -> None:
        async with sitting(sample, size=LARGE) as person:
            assert "This week: 5 events" in person.text
            assert "│ Thu 11 Jun 2026" in person.text
            await person.press("tab", "c")
            assert person.view == "FormScreen"

    async def test_does_not_repeat_in_the_pane_what_stands_in_the_list(self, sample: Desk) -> None:
        async with sitting(sample, size=LARGE) as person:
            pane = "\n".join(line.partition("│")[2] for line in person.lines[5:18])
            assert "overdue for" in " ".join(pane.split())
            assert "Ask Claire" not in pane
            assert "+33 1 99 00 12 34" not in pane


class TestTheFilter:
    async def test_lists_the_calls_it_finds_and_counts_them(self, sample: Desk) -> None:
        async with sitting(sample, "slash", *"olivier", "enter") as person:
            assert "2 of 9 to call:" in person.text
            assert "N'Guessan" in person.chosen
            await person.press("escape")
            assert "9 to call:" in person.text
            assert person.view == "HomeScreen"

    async def test_says_how_to_go_on_where_nothing_fits(self, sample: Desk) -> None:
        async with sitting(sample, "slash", *"zzz", "enter") as person:
            assert "No match. Esc shows every call." in person.text


class TestACampaignThatIsOver:
    async def test_offers_to_close_the_cohort_above_the_calls(self, desk: Desk) -> None:
        async with sitting(desk, as_of=day(7, 1)) as person:
            assert "is over" not in person.text
        async with sitting(desk, as_of=day(8, 1)) as person:
            assert "MPH 2026 is over" in person.text
            assert "to call" in person.text
            await person.press("tab", "o", "l")
            assert person.view == "FormScreen"


class TestTheCohortUnderTheCursor:
    @pytest.mark.parametrize("key", ["2", "3", "r", "5"])
    async def test_is_that_of_every_view_to_which_one_goes(self, tmp_path: Path, key: str) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "2", ">", ">", "1", ">", key) as person:
            assert person.session.cohort == "mph-2026"
            await person.press("1", "<", key)
            assert person.session.cohort == "dph-2026"
            assert "DPH 2026" in person.lines[0]

    async def test_is_that_of_the_call_under_the_cursor(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "G", "2") as person:
            assert person.session.cohort == "dph-2026"
            await person.press("1", "g", "2")
            assert person.session.cohort == "mph-2026"

    async def test_keeps_the_cohort_of_a_mentor_whom_the_palette_found(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, ">", "ctrl+p", *"noor", "enter") as person:
            assert person.session.cohort == "dph-2026"


class TestUndoAtHome:
    async def test_is_of_the_change_made_last_whatever_cohort_is_under_the_cursor(
        self, tmp_path: Path
    ) -> None:
        desk = desk_of(tmp_path / "store", two_pairs(), another_cohort("dph-2026", "DPH 2026"))
        async with sitting(desk, "x", "enter") as person:
            assert "Ngô Élodie" in person.chosen
            await person.press("u")
            assert "recorded for Diop Awa" in person.toasts
            assert "Diop Awa" in person.chosen


class TestACohort:
    async def test_that_is_closed_leaves_the_pairs_and_the_way_to_it_is_told(
        self, tmp_path: Path
    ) -> None:
        closed = [
            another_cohort(id_, "DPH", closed_on=day(6, 1)) for id_ in ("dph-2025", "dph-2026")
        ]
        async with sitting(desk_of(tmp_path / "store", *closed), "2", "<") as person:
            assert "No pair in an open cohort. 1 shows every cohort." in person.text
            assert "0 fine" not in person.text

    async def test_is_opened_by_the_key_that_the_footer_names(self, desk: Desk) -> None:
        async with sitting(desk, "tab") as person:
            assert "⏎ Open" in person.lines[-1]
            await person.press("enter")
            assert person.view == "PairsScreen"


class TestAnEmptyStore:
    async def test_names_what_fills_it(self, tmp_path: Path) -> None:
        async with sitting(desk_on(Store.create(tmp_path / "store", ACT))) as person:
            assert "No cohort yet. Press I to import a file, or n to create one." in person.text

    async def test_offers_no_key_to_somebody_who_may_not_fill_it(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "store", contents_of()), an_actor("nobody", Role.MENTOR))
        async with sitting(desk) as person:
            assert "You have no cohort yet." in person.text

    async def test_every_key_may_be_pressed(self, tmp_path: Path) -> None:
        desk = desk_on(a_store(tmp_path / "store", contents_of()), an_actor("nobody", Role.MENTOR))
        keys = ("enter", "x", "p", "c", "tab", "enter", "j", "k", "G", "g", "pagedown", "pageup")
        async with sitting(desk, *keys, "2", *keys, "s", "r", *keys, "v", "1") as person:
            assert person.view == "HomeScreen"
            await person.press("2")
            assert "You have no pairs here." in person.text


class TestTheCursor:
    async def test_moves_by_entry_and_stays_on_it(self, tmp_path: Path) -> None:
        desk = desk_of(tmp_path / "store", contents_of(a_pair(), her_pair()))
        async with sitting(desk, "G") as person:
            assert "Ngô Élodie" in person.chosen
            await person.press("ctrl+l")
            assert "Ngô Élodie" in person.chosen
            await person.press("g")
            assert "Diop Awa" in person.chosen
            await person.press("down", "c")
            assert person.view == "HomeScreen"
            await person.press("enter")
            assert "Ngô Élodie" in person.lines[0]


class TestTheLastBackup:
    async def test_stands_in_the_header(self, desk: Desk, tmp_path: Path) -> None:
        async with sitting(desk) as person:
            assert person.lines[0].startswith(" Mentorat   last backup: never ")
            desk.backup(tmp_path / "copy")
            await person.press("ctrl+l")
            assert person.lines[0].startswith(" Mentorat   last backup: Mon 8 Jun ")

    async def test_is_nothing_to_a_mentor(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "store", two_pairs())
        async with sitting(desk_on(store, an_actor("paul", Role.MENTOR, person="paul"))) as person:
            assert "last backup" not in person.text
