"""The cohorts in numbers."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.builders import TODAY, a_cohort, day
from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.domain.codes import Checkpoint, Level, Status
from tui.domain.views import CohortView
from tui.widgets.cohorts import FULL, CohortList, cohort_lines, frame_of, level_bar, level_counts
from tui.widgets.drawing import text_of
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs, level_sign


def a_meeting(**counts: int) -> dict[Status, int]:
    return {status: counts.get(status, 0) for status in Status}


OPEN = CohortView(
    cohort=a_cohort(),
    as_of=TODAY,
    pair_count=24,
    exchange_count=15,
    by_level={**dict.fromkeys(Level, 0), Level.AT_RISK: 6, Level.CLEAR: 18},
    checkpoints={
        Checkpoint.KICKOFF: a_meeting(met=20, met_late=3, waived=1),
        Checkpoint.MIDPOINT: a_meeting(met=12, overdue=12),
        Checkpoint.PRE_SUBMISSION: a_meeting(open=24),
    },
    call_count=6,
    next_due=day(6, 20),
    next_meet_by=day(6, 19),
    next_due_count=9,
    weekly=(0, 8, 4, 2, 1),
)
CLOSED = replace(
    OPEN,
    cohort=a_cohort(id="mph-2025", title="MPH 2025", closed_on=day(7, 15)),
    checkpoints=OPEN.checkpoints
    | {Checkpoint.PRE_SUBMISSION: a_meeting(met=18, met_late=2, waived=1, missed=3)},
)
CALM = replace(OPEN, call_count=0, by_level=dict.fromkeys(Level, 0), next_meet_by=None)


def titled(title: str, id: str = "mph-2026") -> CohortView:
    return replace(OPEN, cohort=a_cohort(id=id, title=title))


def lines(
    view: CohortView, height: int = FULL, width: int = 78, signs: Signs = Signs.UNICODE
) -> list[str]:
    frame = frame_of([view], width, ENGLISH, signs)
    return [text_of(line) for line in cohort_lines(view, height, frame)]


class TestAnOpenCohort:
    def test_says_how_many_to_call_and_what_is_due_next(self) -> None:
        head = lines(OPEN)[0]
        assert (
            head == "MPH 2026   24 pairs   6 to call   next deadline: Fri 19 Jun (9 third meetings)"
        )

    def test_draws_the_levels_the_meetings_and_the_weeks(self) -> None:
        _, levels, meetings, weeks = lines(OPEN)
        assert levels.startswith("  ! 6━━")
        assert (
            "first ━━━━━━━━━━ 24/24   mid-way ━━━━━┄┄┄┄┄ 12/24   third ┄┄┄┄┄┄┄┄┄┄ 0/24" in meetings
        )
        assert weeks == "  exchanges per week  █▄▂▁   this week 1"

    @pytest.mark.parametrize(("height", "count"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4), (9, 4)])
    def test_says_less_on_fewer_lines(self, height: int, count: int) -> None:
        assert len(lines(OPEN, height)) == count

    def test_counts_the_levels_on_its_only_line(self) -> None:
        assert "   ! 6   " in lines(OPEN, 1)[0]

    def test_puts_meetings_and_weeks_on_one_line_where_there_is_room(self) -> None:
        assert "24/24" in lines(OPEN, width=160)[2]
        assert "exchanges per week" in lines(OPEN, width=160)[2]

    def test_says_that_there_is_nobody_to_call(self) -> None:
        assert "no calls" in lines(CALM)[0]
        assert "no calls" in lines(CALM, 1)[0]

    @pytest.mark.parametrize("height", [1, 4])
    def test_draws_nothing_but_ascii_where_that_is_all_there_is(self, height: int) -> None:
        assert all(line.isascii() for line in lines(OPEN, height, signs=Signs.ASCII))


class TestAClosedCohort:
    def test_takes_one_line_with_what_was_achieved(self) -> None:
        assert lines(CLOSED) == [
            "MPH 2025   24 pairs   closed on Wed 15 Jul 2026   20 of 24 third meetings held"
        ]


class TestAnyWidth:
    @pytest.mark.parametrize("view", [OPEN, CLOSED, CALM])
    @pytest.mark.parametrize("width", [20, 33, 47, 60, 78, 100, 130, 200])
    def test_no_line_is_longer(self, view: CohortView, width: int) -> None:
        for height in range(1, FULL + 1):
            for line in lines(view, height, width)[:2]:
                assert cell_len(line) <= width

    @pytest.mark.parametrize("title", HOSTILE)
    async def test_no_title_does_harm(self, title: str) -> None:
        cohorts = CohortList(ENGLISH, Signs.UNICODE)
        app = OneWidgetApp(cohorts)
        async with running(app) as pilot:
            cohorts.show([titled(title)])
            await pilot.pause()
            assert "24 pairs" in app.text()


class TestTheList:
    async def test_shares_its_room_out_and_gives_closed_cohorts_a_line(self) -> None:
        cohorts = CohortList(ENGLISH, Signs.UNICODE)
        cohorts.styles.height = "auto"
        app = OneWidgetApp(cohorts)
        async with running(app) as pilot:
            cohorts.room = 7
            cohorts.show([CLOSED, OPEN, titled("DPH", "other")])
            await pilot.pause()
            drawn = [line for line in app.lines() if line]
            assert len(drawn) == 7
            assert drawn[-1].startswith(" MPH 2025")
            cohorts.room = 3
            await pilot.pause()
            assert len([line for line in app.lines() if line]) == 3


EVERY = dict.fromkeys(Level, 3)


def bar(by_level: dict[Level, int], width: int, signs: Signs = Signs.UNICODE) -> str:
    return text_of(level_bar(by_level, width, signs, ENGLISH))


class TestTheBar:
    def test_gives_each_level_a_line_as_long_as_its_share(self) -> None:
        drawn = bar({Level.AT_RISK: 1, Level.CLEAR: 3}, 40)
        assert drawn == "! 1━━━━━━ ● 3━━━━━━━━━━━━━━━━━━━━━━━━━━ "

    def test_is_told_by_signs_and_counts_in_ascii(self) -> None:
        drawn = bar({Level.OVERDUE: 2, Level.PLANNED: 2}, 20, Signs.ASCII)
        assert drawn == "!! 2_____ o 2______ "
        assert drawn.isascii()

    @pytest.mark.parametrize("signs", Signs)
    def test_names_every_level_where_there_is_room(self, signs: Signs) -> None:
        drawn = bar(EVERY, 76, signs)
        for level in Level:
            assert f"{level_sign(level, signs)} 3" in drawn

    def test_leaves_out_a_level_that_no_pair_has(self) -> None:
        assert "!" not in bar({Level.OVERDUE: 0, Level.CLEAR: 1}, 40)

    def test_gives_a_small_share_the_room_of_its_label(self) -> None:
        drawn = bar({Level.OVERDUE: 1, Level.CLEAR: 999}, 30)
        assert drawn.startswith("!! 1 ● 999━━")

    def test_counts_the_others_as_fine_where_it_is_short(self) -> None:
        drawn = bar(EVERY, 36)
        assert "15 fine" in drawn
        assert "~ 3" in drawn
        assert "◷" not in drawn

    @pytest.mark.parametrize("width", range(121))
    def test_is_never_longer_than_its_room(self, width: int) -> None:
        counts = {level: 4**place % 1013 for place, level in enumerate(Level)}
        assert cell_len(bar(counts, width)) <= width

    def test_is_empty_without_a_pair(self) -> None:
        assert bar(dict.fromkeys(Level, 0), 40) == ""


class TestTheCounts:
    def test_are_of_the_levels_that_want_attention(self) -> None:
        assert text_of(level_counts(EVERY, Signs.UNICODE)) == "!! 3  ! 3  x 3  ? 3  ~ 3"
