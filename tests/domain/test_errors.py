import pytest

from tests.builders import day
from tui.domain.errors import (
    Forbidden,
    MentoratError,
    Missing,
    NotAllowedError,
    NotFoundError,
    RefusedError,
    Rule,
    StoreError,
    StoreFault,
)


class TestErrors:
    @pytest.mark.parametrize(
        ("error", "code"),
        [
            (RefusedError(Rule.TOO_SHORT), 1),
            (NotFoundError(Missing.PAIR), 1),
            (StoreError(StoreFault.BUSY), 3),
            (NotAllowedError(Forbidden.ROLE), 4),
            (MentoratError(Rule.TOO_SHORT), 70),
        ],
    )
    def test_end_a_command_with_their_exit_code(self, error: MentoratError, code: int) -> None:
        assert error.exit_code == code
        assert isinstance(error, MentoratError)

    def test_carry_their_code_and_facts(self) -> None:
        error = RefusedError(Rule.PLANNED_IN_PAST, on=day(6, 6))
        assert error.code is Rule.PLANNED_IN_PAST
        assert error.facts == {"on": day(6, 6)}
        assert str(error) == "planned_in_past"

    def test_carry_the_candidates_for_what_was_not_found(self) -> None:
        error = NotFoundError(Missing.AMBIGUOUS_PAIR, "a", "b", reference="x")
        assert error.candidates == ("a", "b")
        assert error.facts == {"reference": "x"}
