"""The screens over a slow line: 300 ms each way, 9,600 baud."""

from dataclasses import replace

from tests.gate.conftest import SAMUEL
from tests.gate.hosts import Host
from tests.gate.slow_line import slow_line_to
from tests.gate.test_open_screens import PATIENCE, SAMUEL_S, at_screens

MOST_BYTES_OF_A_RECORD = 2_500


class TestTypedAhead:
    def test_every_key_arrives_in_order_at_the_screen_it_was_meant_for(self, host: Host) -> None:
        """A record, and at its heels the view of the history and its way back."""
        with (
            slow_line_to(host.port) as port,
            at_screens(
                replace(host, port=port), SAMUEL, SAMUEL_S, "-o", "Compression=yes", patience=60
            ) as terminal,
        ):
            terminal.write(b"x\r5")
            terminal.wait_for("History", 60)
            terminal.wait_for("Traor", 60)
            terminal.write(b"2")
            terminal.wait_for(SAMUEL_S, 60)
        assert "video" in host.ssh(SAMUEL, "show p-13").out


class TestARecord:
    def test_draws_no_more_than_a_slow_line_bears(self, host: Host) -> None:
        with at_screens(host, SAMUEL, SAMUEL_S) as terminal:
            terminal.wait_for("Help")
            while terminal.read(1):
                pass
            before = len(terminal.sent)
            terminal.press("x")
            terminal.wait_for("Channel", PATIENCE)
            terminal.press("escape")
            terminal.wait_gone("Channel", PATIENCE)
            terminal.press("x")
            terminal.wait_for("Channel", PATIENCE)
            opened = len(terminal.sent)
            terminal.press("enter")
            terminal.wait_for("Recorded", PATIENCE)
            while terminal.read(1):
                pass
            assert len(terminal.sent) - opened <= MOST_BYTES_OF_A_RECORD
            assert opened - before > 0
