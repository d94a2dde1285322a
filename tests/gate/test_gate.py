"""The parts of the entrance, without sshd: words, environment, configuration, lines of keys."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest

from tests.domain.test_keys import ECDSA, ED25519
from tests.gate.hosts import ROOT
from tui.cli.root import root
from tui.domain.codes import Role
from tui.domain.errors import HostError
from tui.domain.keys import key_from
from tui.domain.registry import Access
from tui.gate.commands import COMMANDS, MOST_BYTES, NOT_OPEN, WordsError, words_in
from tui.gate.keys import line_of
from tui.gate.surroundings import SESSIONS, environment_from, slot_for
from tui.settings.host import Host, check_own, host_from

HOST = Host(Path("/var/a"), Path("/run/a"), Path("/var/b"), Path("/usr/lib/a/gate"))

REFUSED = {
    **{
        f"I1 {words}": words
        for words in (
            "--as claire whoami",
            "--as=claire whoami",
            "--a=claire whoami",
            "-a claire whoami",
        )
    },
    **{
        f"I2 {words}": words
        for words in (
            "-c id",
            "--store=/etc/passwd whoami",
            "--config=/etc/passwd whoami",
            "@file",
            "-- --as claire whoami",
            "-- whoami",
            "--help",
            "",
            " ",
        )
    },
    **{f"I3 {words}": words for words in ("who", "whoam", "pair", "rec", "at-ris", "WHOAMI")},
    **{f"I4 {sign}": f"whoami{sign}id" for sign in ";|&$`<>(){}[]*?~!#\\'\"\n\r\t\x00\x0b\x1b\x7f"},
    "I4 substitution": "$(id)",
    "I4 backticks": "`id`",
    "I4 an unbalanced quote": "show 'quispe",
    "I4 a control sequence": "show \x9b2J",
    "I4 another direction": "show \u202equispe",
    "I4 a zero width": "show q\u200buispe",
    "I4 another space": "show\u00a0quispe",
    "I4 a line separator": "show\u2028quispe",
    "I4 too long": "show " + "x" * MOST_BYTES,
    "I4 too many words": "show " + "x " * 40,
    **{
        f"I5 {words}": words
        for words in (
            "sh",
            "/bin/sh -i",
            "bash -c id",
            "../gate --as claire",
            "/usr/bin/id",
            "python3",
            "gate --as claire",
            "keys --all",
            "internal-sftp",
            "/usr/lib/openssh/sftp-server",
            "scp -t /tmp",
            "rsync --server . /",
            "git-upload-pack /srv",
        )
    },
    **{f"not open: {name}": name for name in sorted(NOT_OPEN)},
}
"""Words that the gate does not look at."""


class TestWords:
    @pytest.mark.parametrize("typed", REFUSED.values(), ids=[ascii(name) for name in REFUSED])
    def test_are_refused(self, typed: str) -> None:
        with pytest.raises(WordsError):
            words_in(typed.encode())

    @pytest.mark.parametrize("raw", [b"whoami \xff", b"show \xc3", b"\xed\xa0\x80"])
    def test_that_are_no_utf8_are_refused(self, raw: bytes) -> None:
        with pytest.raises(WordsError):
            words_in(raw)

    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            ("mine", ["mine"]),
            ("record 'p-012' --on today", ["record", "p-012", "--on", "today"]),
            ('record p --note "a; b $(c) é 陈"', ["record", "p", "--note", "a; b $(c) é 陈"]),
            ("show #1", ["show", "#1"]),
        ],
    )
    def test_are_read_without_a_shell(self, typed: str, words: list[str]) -> None:
        assert words_in(typed.encode()) == words

    def test_name_every_command_or_say_that_it_is_not_open(self) -> None:
        assert set(root.list_commands(click.Context(root))) == COMMANDS | NOT_OPEN
        assert not COMMANDS & NOT_OPEN


class TestCommands:
    def test_lead_to_no_other_store_and_to_no_file(self) -> None:
        """In a process of its own, whose doors stay closed."""
        before, after = open_doors(), open_doors("from tui.gate.commands import close_doors")

        assert {"store", "import file", "snapshot file", "backup directory"} <= set(before)
        assert after == []


def open_doors(*first: str) -> list[str]:
    """Give the parameters that lead out of the store, after the doors are closed if told."""
    lines = [*first, *(["close_doors()"] if first else []), "print(*open_doors_of(root), sep=';')"]
    program = f"from tests.gate.doors import open_doors_of, root\n{chr(10).join(lines)}"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=ROOT
    )
    return [door for door in ran.stdout.strip().split(";") if door]


class TestTheEnvironment:
    def test_is_made_anew(self) -> None:
        given = {
            "TERM": "xterm-256color",
            "LANG": "fr_FR.UTF-8",
            "LC_ALL": "C\x1b",
            "COLORTERM": "truecolor",
            "NO_COLOR": "1",
            "HOME": "/root",
            "PATH": "/evil",
            **dict.fromkeys(
                (
                    "LD_PRELOAD",
                    "PYTHONPATH",
                    "PYTHONSTARTUP",
                    "TEXTUAL_DRIVER",
                    "MENTORAT_STORE",
                    "_MENTORAT_COMPLETE",
                    "BASH_ENV",
                    "SSH_ORIGINAL_COMMAND",
                    "LANGUAGE",
                ),
                "evil",
            ),
        }

        made = environment_from(given, Path("/var/b"))

        assert "evil" not in " ".join(made.values())
        assert set(made) == {
            *("TERM", "LANG", "COLORTERM", "NO_COLOR", "PATH", "HOME", "PAGER", "BROWSER"),
            *("EDITOR", "VISUAL", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"),
            "XDG_STATE_HOME",
        }

    @pytest.mark.parametrize("term", ["", "Xterm", "../x", "x" * 40, "xterm;id", "-x", "x\n"])
    def test_takes_no_terminal_that_is_no_name(self, term: str) -> None:
        assert "TERM" not in environment_from({"TERM": term}, Path("/var/b"))


class TestSessions:
    def test_are_so_many_for_each(self, tmp_path: Path) -> None:
        held = [slot_for("paul", tmp_path) for _ in range(SESSIONS)]

        assert None not in held
        assert slot_for("paul", tmp_path) is None
        assert slot_for("rosa", tmp_path) is not None
        os.close(held[1] or 0)
        assert slot_for("paul", tmp_path) is not None


def written(path: Path, text: str, mode: int = 0o644) -> Path:
    path.write_text(text, "utf-8")
    path.chmod(mode)
    return path


ALL = 'store = "/a"\nslots = "/b"\nstate = "/c"\ngate = "/d/gate"\n'


class TestTheConfiguration:
    @pytest.fixture(autouse=True)
    def rooted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take the scratch folder for root's, whoever runs the tests."""
        if os.geteuid() != 0:
            pytest.skip("only root can make a file of root's")
        monkeypatch.setattr(Path, "parents", property(lambda self: (self.parent,)))
        tmp_path.chmod(0o755)

    def test_gives_the_places(self, tmp_path: Path) -> None:
        assert host_from(written(tmp_path / "c", ALL)) == Host(
            Path("/a"), Path("/b"), Path("/c"), Path("/d/gate")
        )

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "store =",
            ALL.replace("/a", "a"),
            ALL.replace("/a", "/a/../b"),
            ALL.replace("/d/gate", '/d/gate\\" x'),
            ALL.replace("/d/gate", "/d/ga te"),
            ALL + 'shell = "/bin/sh"\n',
            ALL.replace('"/a"', "7"),
        ],
    )
    def test_must_be_complete_and_hold_nothing_else(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(HostError):
            host_from(written(tmp_path / "c", text))

    @pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
    def test_must_be_root_s_alone(self, tmp_path: Path, mode: int) -> None:
        with pytest.raises(HostError):
            host_from(written(tmp_path / "c", ALL, mode))

    def test_must_lie_where_only_root_writes(self, tmp_path: Path) -> None:
        path = written(tmp_path / "c", ALL)
        tmp_path.chmod(0o777)
        with pytest.raises(HostError):
            host_from(path)

    def test_must_be_no_link(self, tmp_path: Path) -> None:
        written(tmp_path / "c", ALL)
        (tmp_path / "link").symlink_to(tmp_path / "c")
        with pytest.raises(HostError):
            host_from(tmp_path / "link")

    @pytest.mark.parametrize("mode", [0o750, 0o701, 0o777])
    def test_wants_directories_that_are_nobody_else_s(self, tmp_path: Path, mode: int) -> None:
        (tmp_path / "store").mkdir()
        (tmp_path / "store").chmod(mode)
        with pytest.raises(HostError):
            check_own(tmp_path / "store")


class TestTheLineOfAKey:
    def test_leads_to_the_gate_and_to_nothing_else(self) -> None:
        key = key_from(ED25519)
        assert line_of(Access("paul.martin", (Role.MENTOR,)), key, HOST) == (
            f'restrict,pty,command="exec /usr/lib/a/gate --as paul.martin" {key.type} {key.blob}'
        )

    def test_ends_on_the_day_after_the_last(self) -> None:
        from datetime import date

        key = replace(key_from(ECDSA), until=date(2026, 12, 31))
        assert 'expiry-time="20270101"' in line_of(Access("paul", (Role.MENTOR,)), key, HOST)
