"""The screens and the commands over a slow line: 300 ms each way, 9,600 baud."""

from dataclasses import replace

from tests.end_to_end.terminal import Terminal
from tests.gate.conftest import SAMUEL
from tests.gate.hosts import Host
from tests.gate.slow_line import slow_line_to
from tests.gate.test_open_screens import PATIENCE, SAMUEL_S, at_screens

MOST_BYTES_OF_A_RECORD = 2_500


class TestTypedAhead:
    def test_every_key_arrives_in_order_at_the_screen_it_was_meant_for(self, host: Host) -> None:
        """A record, and at its heels the view of the history."""
        with (
            slow_line_to(host.port) as port,
            at_screens(
                replace(host, port=port), SAMUEL, SAMUEL_S, "-o", "Compression=yes", patience=60
            ) as terminal,
        ):
            terminal.write(b"x\r5")
            terminal.wait_for("recorded for Traor", 60)
            terminal.write(b"2")
            terminal.wait_for(SAMUEL_S, 60)


class TestARecord:
    def test_as_a_command_draws_no_more_than_a_slow_line_bears(self, host: Host) -> None:
        environment = {"PATH": "/usr/bin:/bin", "TERM": "xterm-256color"}
        words = "record p-06 --on 2026-06-03 --channel video"
        line = ["/usr/bin/ssh", *host.client(SAMUEL, "-tt")[1:], words]
        with Terminal(line, environment) as terminal:
            assert terminal.wait_exit(PATIENCE) == 0
            assert b"Recorded" in bytes(terminal.sent)
            assert len(terminal.sent) <= MOST_BYTES_OF_A_RECORD
