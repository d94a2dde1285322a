"""The signals that end a process wait until what holds the lock is done."""

import signal
import threading
from contextlib import ExitStack

import pytest

from tui.store.signals import settled, signals_held_back


class TestSignals:
    @pytest.mark.parametrize(
        "number", [signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTSTP]
    )
    def test_that_end_or_stop_the_process_come_when_the_work_is_done(
        self, number: signal.Signals
    ) -> None:
        got: list[str] = []
        before = signal.signal(number, lambda *_: got.append("signal"))
        try:
            with signals_held_back():
                signal.raise_signal(number)
                got.append("work")
        finally:
            signal.signal(number, before)

        assert got == ["work", "signal"]

    def test_are_let_through_again_after_an_error(self) -> None:
        with pytest.raises(KeyError), signals_held_back():
            raise KeyError

        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()


class TestSettled:
    def test_is_told_where_nobody_works(self) -> None:
        assert settled(0)

    def test_is_waited_for_until_every_thread_is_done(self) -> None:
        found: list[bool] = []
        with ExitStack() as work:
            work.enter_context(signals_held_back())
            found.append(settled(0))
            waiting = threading.Thread(target=lambda: found.append(settled(60)))
            waiting.start()
        waiting.join()

        assert found == [False, True]
