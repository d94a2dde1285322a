"""Keys that a terminal hands over in one write, as on a slow line or from somebody quick."""

import pytest

from tests.end_to_end.program import Program

pytestmark = pytest.mark.terminal


class TestKeysTypedAhead:
    @pytest.mark.parametrize("keys", ["2x\r", "2\x1b[Bxe\r"])
    def test_record_an_exchange_on_the_view_that_they_open(self, demo: Program, keys: str) -> None:
        terminal = demo.open("demo")
        terminal.wait_for("Help")

        terminal.type(keys)

        terminal.wait_for("Recorded: ")
        terminal.wait_for("F M T")
