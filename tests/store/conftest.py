"""The counts of a long run, told at its end."""

import pytest

from tests.store.lengths import IS_LONG, summary


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if IS_LONG:
        terminalreporter.section("what was done")
        for line in summary():
            terminalreporter.write_line(line)
