import pytest

from tui.domain.codes import ExchangeState, Level, Status
from tui.wording.signs import Signs, exchange_sign, level_sign, status_sign


class TestSigns:
    def test_of_levels_are_those_of_the_screens(self) -> None:
        unicode = " ".join(level_sign(level, Signs.UNICODE) for level in Level)
        ascii_only = " ".join(level_sign(level, Signs.ASCII) for level in Level)
        assert unicode == "!! ! x ? ~ ◷ · ● = -"
        assert ascii_only == "!! ! x ? ~ o . * = -"

    def test_of_statuses_are_those_of_the_screens(self) -> None:
        unicode = [status_sign(status, Signs.UNICODE) for status in Status]
        ascii_only = [status_sign(status, Signs.ASCII) for status in Status]
        assert dict(zip(Status, zip(unicode, ascii_only, strict=True), strict=True)) == {
            Status.WAIVED: ("–", "-"),
            Status.MET: ("●", "*"),
            Status.MET_LATE: ("◑", "+"),
            Status.UNKNOWN: ("?", "?"),
            Status.MISSED: ("x", "x"),
            Status.OVERDUE: ("!", "!"),
            Status.PLANNED: ("◷", "o"),
            Status.OPEN: ("○", "_"),
            Status.UPCOMING: ("·", "."),
        }

    def test_of_exchanges_are_like_those_of_meetings(self) -> None:
        assert exchange_sign(ExchangeState.HELD, Signs.UNICODE) == "●"
        assert exchange_sign(ExchangeState.PLANNED, Signs.UNICODE) == "◷"
        assert exchange_sign(ExchangeState.CANCELLED, Signs.UNICODE) == "–"
        assert exchange_sign(ExchangeState.NO_SHOW, Signs.UNICODE) == "x"

    @pytest.mark.parametrize("signs", Signs)
    def test_tell_every_code_from_every_other(self, signs: Signs) -> None:
        assert len({level_sign(level, signs) for level in Level}) == len(Level)
        assert len({status_sign(status, signs) for status in Status}) == len(Status)
        assert len({exchange_sign(state, signs) for state in ExchangeState}) == len(ExchangeState)

    def test_are_ascii_where_a_terminal_has_nothing_else(self) -> None:
        assert all(level_sign(level, Signs.ASCII).isascii() for level in Level)
        assert all(status_sign(status, Signs.ASCII).isascii() for status in Status)
        assert all(exchange_sign(state, Signs.ASCII).isascii() for state in ExchangeState)
