import pytest

from tests.builders import an_exchange, day, read_on
from tests.widgets.harness import MISSED, ON_TRACK, OVERDUE, PLANNED, UNKNOWN, a_row
from tui.domain.names import matches
from tui.widgets.pair_columns import PairOrder, arranged, found

NEVER = read_on(day(2, 1))
LONG_AGO = read_on(day(5, 8), an_exchange(day(2, 3)))

ROWS = [
    a_row("p-1", "Zoé", ON_TRACK, "Élodie"),
    a_row("p-2", "élise", UNKNOWN, ""),
    a_row("p-3", "Émile", OVERDUE, "Ada"),
    a_row("p-4", "Ahmed", PLANNED, "Ada"),
    a_row("p-5", "Øyvind", MISSED, "Élodie"),
    a_row("p-6", "Bo", NEVER, "Zed"),
    a_row("p-7", "Cy", LONG_AGO, "Bob"),
]


def keys(order: PairOrder) -> list[str]:
    return [row.key[-1] for row in arranged(ROWS, order)]


class TestOrders:
    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            (PairOrder.RISK, "3752416"),
            (PairOrder.MENTEE, "4672351"),
            (PairOrder.MENTOR, "3475162"),
            (PairOrder.MEET_BY, "3754162"),
            (PairOrder.LAST_CONTACT, "7354126"),
        ],
    )
    def test_each_sorts_by_its_word_then_by_risk_and_absent_values_last(
        self, order: PairOrder, expected: str
    ) -> None:
        assert "".join(keys(order)) == expected

    @pytest.mark.parametrize("order", PairOrder)
    def test_where_the_rows_came_from_does_not_matter(self, order: PairOrder) -> None:
        assert arranged(ROWS, order) == arranged(ROWS[::-1], order)


class TestFinding:
    @pytest.mark.parametrize(
        ("wanted", "expected"),
        [
            ("", "1234567"),
            ("  ", "1234567"),
            ("bo", "67"),
            ("ELISE", "2"),
            ("oyv", "5"),
            ("elodie zoe", "1"),
            ("zoe ada", ""),
            ("[/b]", ""),
        ],
    )
    def test_every_word_is_found_in_either_name(self, wanted: str, expected: str) -> None:
        assert "".join(row.key[-1] for row in found(ROWS, wanted)) == expected

    def test_it_finds_what_the_domain_finds(self) -> None:
        for wanted in ("e", "a", "ada em", "élo", "ÉLO cy", "z"):
            by_domain = [row for row in ROWS if matches(wanted, row.mentee, row.mentor)]
            assert found(ROWS, wanted) == by_domain
