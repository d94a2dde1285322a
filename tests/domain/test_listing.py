from dataclasses import replace
from datetime import date

import pytest

from tests.builders import a_pair, a_plan, an_exchange, an_internship, day, read_on
from tui.domain.assessment import Assessment, risk_order
from tui.domain.codes import LEVEL_ORDER, NEEDS_A_CALL, Level
from tui.domain.pairs import Snooze

HELD = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))


def leaves_in(end: date) -> Assessment:
    return read_on(day(6, 8), *HELD, pair=a_pair(internship=an_internship(end=end)))


class TestTheOrderOfAList:
    def test_is_that_of_the_charter(self) -> None:
        assert sorted(Level, key=LEVEL_ORDER.__getitem__) == [
            "overdue",
            "at_risk",
            "missed",
            "unknown",
            "watch",
            "planned",
            "on_track",
            "clear",
            "paused",
            "withdrawn",
        ]

    def test_puts_the_level_first(self) -> None:
        near = replace(leaves_in(day(6, 30)), level=Level.PLANNED)
        far = replace(leaves_in(day(7, 31)), level=Level.WATCH)
        assert risk_order(far, "z") < risk_order(near, "a")

    def test_then_the_days_left(self) -> None:
        late, near, far = (
            replace(leaves_in(end), level=Level.AT_RISK)
            for end in (day(6, 17), day(6, 30), day(7, 1))
        )
        unknown = replace(read_on(day(6, 8), pair=a_pair(internship=None)), level=Level.AT_RISK)
        entries = [(unknown, "a"), (far, "b"), (near, "c"), (late, "d")]
        ordered = sorted(entries, key=lambda entry: risk_order(*entry))
        assert [pair for _, pair in ordered] == ["d", "c", "b", "a"]

    def test_then_the_id_as_text(self) -> None:
        same = leaves_in(day(6, 30))
        ordered = sorted(["p2", "p10", "p1"], key=lambda pair: risk_order(same, pair))
        assert ordered == ["p1", "p10", "p2"]


class TestTheDefaultList:
    def test_holds_four_levels(self) -> None:
        assert {"missed", "overdue", "at_risk", "unknown"} == NEEDS_A_CALL

    @pytest.mark.parametrize("level", Level)
    def test_holds_those_that_need_a_call(self, level: Level) -> None:
        assessment = replace(read_on(day(6, 8)), level=level)
        assert assessment.is_listed_at_risk is (level in NEEDS_A_CALL)

    @pytest.mark.parametrize(
        ("on", "until"),
        [(day(6, 14), day(6, 15)), (day(6, 15), None), (day(6, 16), None)],
    )
    def test_leaves_out_a_pair_that_is_snoozed(self, on: date, until: date | None) -> None:
        pair = a_pair(snoozed=Snooze(day(6, 15), "on field work"))
        assessment = read_on(on, *HELD, pair=pair)
        assert assessment.level is Level.AT_RISK
        assert assessment.snoozed_until == until
        assert assessment.is_listed_at_risk is (until is None)

    def test_a_snooze_keeps_level_reasons_and_action(self) -> None:
        snoozed = read_on(day(6, 8), pair=a_pair(snoozed=Snooze(day(6, 15), "on field work")))
        assert replace(snoozed, snoozed_until=None) == read_on(day(6, 8))

    def test_a_plan_takes_a_pair_off_it(self) -> None:
        assert read_on(day(6, 8), *HELD).is_listed_at_risk
        assert not read_on(day(6, 8), *HELD, a_plan(day(6, 19))).is_listed_at_risk
