"""The screens over SSH: what keys and lines can do to them, and what becomes of them meanwhile."""

import os
import pwd
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from tests.end_to_end.terminal import Terminal
from tests.gate.conftest import CLAIRE, ROUX, SAMUEL
from tests.gate.hosts import Host

SAMUEL_S = "Asante-Boateng"
"""A mentee whom Samuel follows."""

PATIENCE = 30.0


@contextmanager
def at_screens(
    host: Host, who: str, wanted: str, *options: str, patience: float = PATIENCE
) -> Iterator[Terminal]:
    """Open somebody's screens over SSH, once they show what is wanted."""
    environment = {"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "HOME": "/nonexistent"}
    line = ["/usr/bin/ssh", *host.client(who, "-tt", *options)[1:]]
    with Terminal(line, environment) as terminal:
        terminal.wait_for(wanted, patience)
        yield terminal


def processes_of(host: Host) -> list[str]:
    """Give the programs that run for the account."""
    number = str(pwd.getpwnam(host.account).pw_uid)
    ran = subprocess.run(
        ["ps", "-U", number, "-o", "args="], capture_output=True, text=True, check=False
    )
    return [line for line in ran.stdout.splitlines() if " gate " in line]


def await_none(host: Host) -> None:
    """Wait until no program runs for the account."""
    give_up = monotonic() + PATIENCE
    while processes_of(host):
        assert monotonic() < give_up, processes_of(host)
        sleep(0.05)


class TestAMentor:
    def test_begins_on_their_own_pairs_and_reads_no_other_name(self, host: Host) -> None:
        with at_screens(host, SAMUEL, SAMUEL_S) as terminal:
            for key in ("1", "3", "r", "5"):
                terminal.press(key)
                terminal.wait_for(lambda screen: bool(screen.strip()))
            terminal.press("2")
            terminal.wait_for(SAMUEL_S)
            drawn = terminal.sent.decode("utf-8", "replace")
            for theirs in ("Quispe", "Roux", "Hargreaves", "claire"):
                assert theirs not in drawn

    def test_reaches_no_shell_file_or_picture_by_key_or_palette(self, host: Host) -> None:
        """T1, T8."""
        with at_screens(host, SAMUEL, SAMUEL_S) as terminal:
            terminal.press("ctrl+z", "ctrl+s", "ctrl+l")
            terminal.write(b"\x1c")
            terminal.press("ctrl+p")
            for words in ("screenshot", "import", "snapshot", "shell"):
                terminal.type(words)
                terminal.wait_for(words)
                for never in ("Import", "Snapshot", "Screenshot", "Suspend"):
                    assert never not in terminal.text().replace(words, "")
                terminal.press(*["backspace"] * len(words))
            assert len(processes_of(host)) == 1
            terminal.press("ctrl+q")
            assert terminal.wait_exit(PATIENCE) == 0

    def test_is_not_thrown_out_by_bytes_sizes_and_pastes(self, host: Host) -> None:
        """T3 to T5."""
        with at_screens(host, SAMUEL, SAMUEL_S) as terminal:
            terminal.write(b"\xff\xfe\x80")
            for rows, columns in ((1, 1), (24, 80), (2000, 2000), (24, 80)):
                terminal.resize(rows, columns)
            terminal.write(b"\x1b[200~" + b"x" * 100_000 + b"\x1b[201~")
            terminal.write(b"\x1b[1;1R" * 2_000)
            terminal.press("?")
            terminal.wait_for("Keys", PATIENCE)


class TestALine:
    def test_that_drops_leaves_no_program_and_no_lock(self, host: Host) -> None:
        """D1: the client is killed in the middle of anything."""
        await_none(host)
        with at_screens(host, SAMUEL, SAMUEL_S) as terminal:
            terminal.press("x")
            terminal.wait_for("Channel")
            terminal.signal(signal.SIGKILL)
            await_none(host)
        assert host.ssh(SAMUEL, "record p-06 --on 2026-06-02 --channel phone").code == 0

    def test_is_one_of_four_at_most(self, host: Host) -> None:
        await_none(host)
        opened = []
        try:
            for _ in range(4):
                context = at_screens(host, SAMUEL, SAMUEL_S)
                context.__enter__()
                opened.append(context)
            with at_screens(host, SAMUEL, "too many screens open") as fifth:
                assert fifth.wait_exit(PATIENCE) == 77
        finally:
            for context in opened:
                context.__exit__(None, None, None)
        await_none(host)

    def test_without_a_terminal_opens_no_screens(self, host: Host) -> None:
        line = host.client(SAMUEL, "-T")
        ran = subprocess.run(line, input=b"", capture_output=True, check=False, env=os.environ)
        assert (ran.returncode, ran.stdout) == (64, b"")


class TestMeanwhile:
    """R2: what is decided while the screens are open holds at once."""

    def test_access_that_is_withdrawn_closes_them_with_a_sentence(self, host: Host) -> None:
        with at_screens(host, ROUX, "Roux") as terminal:
            host.mentorat("access", "revoke", ROUX)
            assert terminal.wait_exit(PATIENCE) == 77
            assert b"You no longer have access." in bytes(terminal.sent)
        host.mentorat("access", "grant", ROUX, "--role", "mentor")

    def test_a_key_that_is_removed_closes_them_too(self, host: Host) -> None:
        host.mentorat("access", "grant", "passing", "--role", "staff")
        host.admit("passing")
        with at_screens(host, "passing", "MPH 2026") as terminal:
            host.mentorat("access", "key", "remove", "passing", "SHA256")
            assert terminal.wait_exit(PATIENCE) == 77

    def test_a_mentor_who_is_replaced_sees_the_pair_no_more(self, host: Host) -> None:
        with at_screens(host, SAMUEL, SAMUEL_S) as terminal:
            done = host.ssh(CLAIRE, "reassign p-22 m-ines-haddad --from today")
            assert done.code == 0, done.err
            terminal.wait_gone(SAMUEL_S, PATIENCE)
        assert host.ssh(SAMUEL, "show p-22").code == 1
        assert host.ssh(CLAIRE, "undo").code == 0
