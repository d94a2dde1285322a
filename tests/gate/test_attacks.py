"""The attack list against a real sshd: a refusal counts only if the gate or the verb says it."""

import os
import shlex
import stat
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest

from tests.gate.conftest import ARCHIVE, CLAIRE, ROUX, SAMUEL
from tests.gate.hosts import Host, Said, said

GATE, NOBODY, VERBS = (64, 78), (77,), (1, 2, 4)


def is_refused(found: Said) -> bool:
    """Tell whether the gate or the verb refused, with a sentence and without an answer."""
    codes = (*GATE, *NOBODY, *VERBS)
    return found.code in codes and found.out == "" and found.err.startswith("mentorat: ")


ANOTHER = ["--as {c} whoami", "--as={c} whoami", "--a={c} whoami", "whoami --as {c}"]
ANOTHER += ["whoami --as={c}", "whoami --a={c}", "whoami --a {c}", "-- --as {c} whoami"]
ANOTHER += ["--store {s} --as {c} whoami", "mine --as-person {c}"]
"""I1: somebody else's name."""

ELSEWHERE = ["-c id", "--store=/etc/passwd whoami", "whoami --store=/etc", "whoami --sto /etc"]
ELSEWHERE += ["whoami --config=/etc/passwd", "@file", "-- whoami", "--help", "--version"]
"""I2: other options, other places."""

SHORTENED = ["who", "whoam", "pair", "at-ris", "acc list", "access li"]
"""I3: shortened words."""

METAS = [f"whoami{sign}id" for sign in ";|&$`<>(){}*?~!#\\'\"\n\r\t\x01\x03\x1a\x1b\x7f"]
METAS += ["whoami ; id", "whoami && id", "whoami | sh", "$(id)", "`id`", "whoami > /tmp/x"]
METAS += ["show \u202equispe", "show \x9b2J", "x" * 100_000]
"""I4: what a shell or a terminal would act on."""

PROGRAMS = ["sh", "/bin/sh -i", "bash -c id", "../gate --as {c}", "/usr/bin/id", "python3 -c 1"]
PROGRAMS += ["gate --as {c}", "keys --all", "demo", "init", "backup /tmp/x", "repair registry"]
PROGRAMS += ["internal-sftp", "scp -t /tmp", "rsync --server . /", "git-upload-pack /srv"]
"""I5, C1: other programs."""

FILES = ["import /etc/passwd", "verify /etc/passwd", "restore /etc/shadow"]
FILES += ["snapshot mph-2026 -o /tmp/x", "snapshot mph-2026 --output=/tmp/x", "remind p-06 -o /x"]
FILES += ["access key add {c} /etc/hostname"]

ATTACKS = {
    "another": ANOTHER,
    "elsewhere": ELSEWHERE,
    "shortened": SHORTENED,
    "metacharacters": METAS,
    "programs": PROGRAMS,
    "files": FILES,
}


@contextmanager
def connected(host: Host, who: str) -> Iterator[list[str]]:
    """Connect somebody once, and give the options by which each session shares the connection."""
    path = host.place / "clients" / f"{who}.{os.urandom(4).hex()}"
    options = ["-o", f"ControlPath={path}"]
    master = [*host.client(who, *options, "-o", "ControlMaster=yes"), "-N"]
    process = subprocess.Popen(master, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            if path.exists() or process.poll() is not None:
                break
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05)
        assert path.exists(), host.log
        yield options
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:  # one that waits for a session which it was told to end
            process.kill()
            process.wait(10)


def failures(host: Host, who: str, attacks: list[str]) -> list[tuple[str, Said]]:
    """Try attacks as somebody; give those that were not refused."""
    typed = [one.replace("{c}", CLAIRE).replace("{s}", str(host.store)) for one in attacks]
    with connected(host, who) as options, ThreadPoolExecutor(3) as tried:
        found = list(tried.map(lambda words: host.ssh(who, words, *options), typed))
    return [(words, one) for words, one in zip(typed, found, strict=True) if not is_refused(one)]


class TestWords:
    @pytest.mark.parametrize("kind", ATTACKS)
    def test_that_attack_are_refused(self, host: Host, kind: str) -> None:
        assert failures(host, SAMUEL, ATTACKS[kind]) == []

    def test_of_a_coordinator_lead_to_no_file_either(self, host: Host) -> None:
        assert failures(host, CLAIRE, [*FILES, "backup /tmp/x", "--store=/tmp whoami"]) == []

    def test_that_are_no_utf8_are_refused(self, host: Host) -> None:
        assert host.ssh(SAMUEL, b"show \xff\xfe\x80").code == 64

    def test_against_a_gate_with_one_parser_are_not(self, host: Host) -> None:
        """The control: what is proven here would be seen to fail."""
        gate = host.gate
        real = gate.read_text("utf-8")
        naive = Path(__file__).with_name("naive_gate.py")
        words = shlex.join([str(host.python), "-I", str(host.place / "naive.py"), str(host.store)])
        (host.place / "naive.py").write_bytes(naive.read_bytes())
        gate.write_text(f'#!/bin/sh\nexec {words} "$@"\n', "utf-8")
        try:
            assert host.ssh(SAMUEL, "whoami").out.startswith(f"You    {SAMUEL}\n")
            assert failures(host, SAMUEL, ANOTHER)
            assert "coordinator" in host.ssh(SAMUEL, f"--as {CLAIRE} whoami").out
        finally:
            gate.write_text(real, "utf-8")


VARIABLES = ["SSH_ORIGINAL_COMMAND=access", "LD_PRELOAD=/tmp/x.so", "PYTHONPATH=/tmp"]
VARIABLES += ["PYTHONSTARTUP=/tmp/x", "TEXTUAL_DRIVER=os:abort", "MENTORAT_STORE=/tmp"]
VARIABLES += ["BASH_ENV=/tmp/x", "SSH_USER_AUTH=/tmp/sshauth.x", "_MENTORAT_COMPLETE=bash_source"]


class TestWhoComesIn:
    def test_is_who_the_key_says(self, host: Host) -> None:
        for who, role in ((SAMUEL, "mentor"), (CLAIRE, "coordinator"), (ARCHIVE, "staff")):
            found = host.ssh(who, "whoami")
            assert found.code == 0, found.err
            assert found.out.startswith(f"You    {who}\nRoles  {role}\nKey    SHA256:")

    def test_is_not_changed_by_variables(self, host: Host) -> None:
        """I6."""
        options = [word for one in VARIABLES for word in ("-o", f"SetEnv={one}")]
        with_them, without = host.ssh(SAMUEL, "whoami", *options), host.ssh(SAMUEL, "whoami")
        assert with_them == without
        assert without.code == 0

    def test_is_nobody_with_a_stranger_s_key(self, host: Host) -> None:
        found = host.ssh("stranger", "whoami")
        assert (found.code, found.out) == (255, "")
        assert "Permission denied" in found.err

    def test_is_nobody_with_another_s_public_key_and_one_s_own_private_one(
        self, host: Host
    ) -> None:
        """I8: what is offered must be signed for."""
        forged = host.place / "clients" / "forged"
        forged.write_bytes(host.key_of(SAMUEL).read_bytes())
        forged.chmod(0o600)
        forged.with_suffix(".pub").write_bytes(host.line_of(CLAIRE))
        line = host.client(SAMUEL)
        line[line.index("-i") + 1] = str(forged)
        found = said([*line, "whoami"], environment=os.environ)
        assert (found.code, found.out) == (255, "")

    def test_is_nobody_with_a_key_that_has_expired(self, host: Host) -> None:
        """I9."""
        host.mentorat("access", "grant", "late", "--role", "staff")
        host.admit("late", until="2026-01-31")
        assert host.ssh("late", "whoami").code == 255

    def test_is_nobody_any_more_once_the_key_is_removed_on_a_live_connection(
        self, host: Host
    ) -> None:
        """I9: a connection outlives the key by which it was opened."""
        host.mentorat("access", "grant", "leaver", "--role", "staff")
        host.admit("leaver")
        with connected(host, "leaver") as options:
            assert host.ssh("leaver", "whoami", *options).code == 0
            host.mentorat("access", "key", "remove", "leaver", "SHA256")
            found = host.ssh("leaver", "whoami", *options)
            assert (found.code, found.out) == (77, "")
            assert found.err == (
                "mentorat: The key that you logged in with is no longer accepted. Ask a"
                " coordinator.\n"
            )
            host.mentorat("access", "revoke", "leaver")
            assert host.ssh("leaver", "whoami", *options).code == 77
        assert host.ssh("leaver", "whoami").code == 255

    def test_has_a_key_that_is_nobody_else_s(self, host: Host) -> None:
        found = host.ssh(CLAIRE, f"access key add {ARCHIVE} -", content=host.line_of(SAMUEL))
        assert (found.code, found.out) == (1, "")
        assert f"already belongs to {SAMUEL}." in found.err

    def test_is_nobody_of_another_account(self, host: Host) -> None:
        """I10: whoever runs the gate as somebody else does not own the store."""
        found = said(
            ["/usr/sbin/runuser", "-u", "nobody", "--", str(host.gate), "--as", CLAIRE],
            environment=host.environment | {"SSH_ORIGINAL_COMMAND": "whoami"},
        )
        assert (found.code, found.out) == (78, "")
        assert found.err.startswith("mentorat: ")

    @pytest.mark.parametrize(
        "words", [[], ["--as"], ["--as", "claire", "x"], ["--as=claire"], ["--store", "/"]]
    )
    def test_is_named_by_the_administrator_in_one_way(self, host: Host, words: list[str]) -> None:
        found = host.as_account(str(host.gate), *words)
        assert (found.code, found.out) == (64, "")

    def test_needs_the_key_file_of_sshd(self, host: Host) -> None:
        found = host.as_account(str(host.gate), "--as", CLAIRE)
        assert (found.code, found.out) == (78, "")
        assert "ExposeAuthInfo" in found.err

    def test_never_came_until_they_do(self, host: Host) -> None:
        host.mentorat("access", "grant", "newcomer", "--role", "staff")
        host.admit("newcomer")
        assert "newcomer" in host.mentorat("access", "list", "--never-came")
        host.ssh("newcomer", "whoami")
        assert "newcomer" not in host.mentorat("access", "list", "--never-came")


class TestTheHost:
    @pytest.mark.parametrize("change", ["store", "configuration", "owner", "missing"])
    def test_must_be_as_it_must_be(self, host: Host, change: str) -> None:
        """The gate runs on nothing that others could have changed."""
        configuration, text = host.configuration, host.configuration.read_text("utf-8")
        owner = host.store.stat().st_uid
        try:
            if change == "store":
                host.store.chmod(0o750)
            elif change == "configuration":
                configuration.chmod(0o666)
            elif change == "owner":
                os.chown(configuration, owner, -1)
            else:
                configuration.unlink()
            line = [str(host.gate), "--as", CLAIRE]
            found = host.as_account(*line)
        finally:
            host.store.chmod(0o700)
            configuration.write_text(text, "utf-8")
            os.chown(configuration, 0, 0)
            configuration.chmod(0o644)
        assert (found.code, found.out) == (78, "")
        assert found.err.startswith("mentorat: ")

    def test_forwards_nothing(self, host: Host) -> None:
        """C2."""
        for option in (["-W", f"127.0.0.1:{host.port}"], ["-N", "-R", "0:127.0.0.1:22"]):
            line = host.client(SAMUEL, "-o", "ExitOnForwardFailure=yes", *option)
            found = said(line, environment=os.environ)
            assert found.code != 0
            assert found.out == ""

    def test_takes_and_gives_no_file(self, host: Host) -> None:
        """C1."""
        key = str(host.key_of(SAMUEL))
        general = ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
        general += ["-o", "BatchMode=yes", "-o", "LogLevel=ERROR", "-i", key, "-P", str(host.port)]
        target = host.place / "clients" / "taken"
        for program in (["scp"], ["scp", "-O"]):
            source = f"{host.account}@127.0.0.1:/etc/passwd"
            found = said([*program, *general, source, str(target)], environment=os.environ)
            assert found.code != 0
            assert not target.exists()

    def test_holds_the_store_for_the_account_alone(self, host: Host) -> None:
        """S1."""
        owner = host.store.stat().st_uid
        for path in (host.store, *host.store.rglob("*")):
            found = path.lstat()
            assert found.st_uid == owner
            assert stat.S_IMODE(found.st_mode) == (0o700 if path.is_dir() else 0o600)
            assert not path.is_symlink()


class TestWhatAMentorSees:
    """R1."""

    THEIRS = ("p-06", "p-13", "p-22")
    LISTS: ClassVar[list[str]] = [
        *("pairs --json", "at-risk --all --json", "mine --json", "people mph-2026 --json"),
        *("log --json", "calendar --json", "cohorts --json", "info", "whoami --json"),
    ]

    def test_is_nothing_of_others(self, host: Host) -> None:
        others = [f'"p-{number:02}"' for number in range(1, 27)]
        others = [one for one in others if one.strip('"') not in self.THEIRS]
        with connected(host, SAMUEL) as options:
            for words in self.LISTS:
                found = host.ssh(SAMUEL, words, *options)
                assert found.code == 0, (words, found)
                assert not [one for one in (*others, "claire", "Roux") if one in found.out]

    def test_of_what_is_not_theirs_is_what_they_read_of_nothing(self, host: Host) -> None:
        with connected(host, SAMUEL) as options:
            for words in ("show {}", "record {} --on today --channel video", "amend {} --end 1/9"):
                theirs = host.ssh(SAMUEL, words.format("p-01"), *options)
                none = host.ssh(SAMUEL, words.format("p-99"), *options)
                assert theirs.code == none.code == 1
                said_of, said_of_none = theirs.err.splitlines(), none.err.splitlines()
                assert said_of[0].replace("p-01", "") == said_of_none[0].replace("p-99", "")
                own = [f"  mph-2026/{pair} " for pair in self.THEIRS]
                assert all(line.startswith(tuple(own)) for line in said_of[2:])

    def test_of_who_has_access_is_nothing(self, host: Host) -> None:
        for words in ("access list", "access log", f"access revoke {CLAIRE}", "doctor"):
            found = host.ssh(SAMUEL, words)
            assert (found.code, found.out) == (4, "")


class TestTogether:
    def test_forty_write_at_once_and_every_exchange_is_there(self, host: Host) -> None:
        """D6."""
        people = {SAMUEL: "p-06", ROUX: mine_of(host, ROUX)}

        def record(number: int) -> Said:
            who = (SAMUEL, ROUX)[number % 2]
            words = f"record {people[who]} --on 2026-06-01 --channel email --note n{number}"
            return host.ssh(who, words)

        with ThreadPoolExecutor(40) as writers:
            found = list(writers.map(record, range(40)))

        assert [one for one in found if one.code != 0] == []
        journal = (host.store / "cohorts" / "mph-2026" / "journal.jsonl").read_text("utf-8")
        assert [number for number in range(40) if f'"n{number}"' not in journal] == []
        assert host.mentorat("doctor") == ""

    def test_a_snapshot_comes_out_and_a_file_goes_in_by_the_streams(self, host: Host) -> None:
        taken = host.ssh(ARCHIVE, "snapshot mph-2026")
        assert taken.code == 0
        found = host.ssh(ARCHIVE, "verify -", content=taken.out.encode())
        assert found.code == 0, found.err


def mine_of(host: Host, who: str) -> str:
    """Give the id of one of somebody's pairs."""
    lines = host.ssh(who, "mine --csv").out.splitlines()
    return lines[1].split(",")[1]
