"""The door: who it is, from the administrator's words and the key; what they want, from theirs."""

import os
import signal
import stat
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.domain.errors import AdmissionError, HostError, HostFault, MentoratError, StoreError
from tui.gate.commands import WordsError, close_doors, words_in
from tui.gate.surroundings import COMMAND_SECONDS, ignore_stops, settle_in, slot_for
from tui.settings.host import CONFIGURATION, Host, check_own, host_from
from tui.wording.language import choose, current

if TYPE_CHECKING:
    from tui.domain.registry import Visitor

NOT_ACCEPTED, NOBODY, NOT_IN_ORDER = 64, 77, 78
"""The exit codes of the door: the words, the person, the host."""

_KEY_FILE = "/tmp/sshauth."  # noqa: S108 - where sshd writes by which key somebody came in
_LONGEST_KEY_FILE = 16_384


class _Refused(Exception):  # noqa: N818 - it is told, not caught as an error
    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


def run(arguments: Sequence[str]) -> int:
    """Let somebody in whom a forced command names, and give the exit code.

    A refusal is one line on the standard error, before anything is done.
    """
    ignore_stops()
    asked = os.environb.get(b"SSH_ORIGINAL_COMMAND")
    key_file = os.environ.get("SSH_USER_AUTH", "")
    try:
        id_, configuration = _administrators_words(arguments)
        try:
            host = _host(configuration)
            settle_in(os.environ, host.state)
            visitor = _visitor(id_, key_file)
            _admit(host, visitor)
        except (AdmissionError, HostError, StoreError) as error:
            raise _refusal_of(error) from error
        return _work(host, visitor, asked)
    except _Refused as refused:
        sys.stderr.write(f"mentorat: {refused}\n")
        return refused.code


def _administrators_words(arguments: Sequence[str]) -> tuple[str, Path]:
    """Return what the forced command says: exactly `--as ID`, after the wrapper's `--config`."""
    match list(arguments):
        case ["--as", id_]:
            return id_, CONFIGURATION
        case ["--config", path, "--as", id_]:
            return id_, Path(path)
        case _:
            raise _Refused(NOT_ACCEPTED, current().say("these words are not accepted."))


def _host(configuration: Path) -> Host:
    """Return the host; raise HostError unless it is as it must be."""
    if not sys.flags.isolated:
        raise HostError(HostFault.NOT_ISOLATED)
    if os.geteuid() == 0:
        raise HostError(HostFault.IS_ROOT)
    host = host_from(configuration)
    for place in (host.store, host.slots, host.state):
        check_own(place)
    return host


def _visitor(id_: str, key_file: str) -> "Visitor":
    """Return who comes in, with the key by which sshd let them in."""
    from tui.domain.registry import Visitor  # noqa: PLC0415 - the door first

    try:
        type_, blob = _key_in(key_file)
    except (OSError, ValueError) as error:
        raise HostError(HostFault.NO_KEY_FILE) from error
    return Visitor(id_, type_, blob)


def _key_in(key_file: str) -> tuple[str, str]:
    if not key_file.startswith(_KEY_FILE) or "/" in key_file.removeprefix(_KEY_FILE):
        raise ValueError
    descriptor = os.open(key_file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(descriptor, "rb") as opened:  # noqa: PTH123 - a descriptor
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_uid not in (0, os.geteuid()):
            raise ValueError
        lines = opened.read(_LONGEST_KEY_FILE).decode("ascii").splitlines()
    if len(lines) != 1:
        raise ValueError
    method, type_, blob = lines[0].split(" ")
    if method != "publickey":
        raise ValueError
    return type_, blob


def _admit(host: Host, visitor: "Visitor") -> None:
    """Refuse who may not come in; write down that somebody came for the first time."""
    from tui.desk.desk import open_desk  # noqa: PLC0415 - the door first

    desk = open_desk(host.store, "ssh", entrant=visitor)
    choose(desk.reads_in or _locale(os.environ))
    desk.arrive()


def _locale(environment: Mapping[str, str]) -> str:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((environment[name] for name in names if environment.get(name)), "")


def _refusal_of(error: MentoratError) -> _Refused:
    from tui.wording.errors import error_sentence  # noqa: PLC0415 - only for a refusal

    code = NOBODY if isinstance(error, AdmissionError) else NOT_IN_ORDER
    return _Refused(code, error_sentence(error, current()))


def _work(host: Host, visitor: "Visitor", asked: bytes | None) -> int:
    """Do what the visitor asked for; without a word, open the screens."""
    from tui.cli.invocation import Invocation  # noqa: PLC0415 - its help is worded when imported

    if asked is None:
        words: list[str] = []
        if not _is_at_a_terminal():
            raise _Refused(
                NOT_ACCEPTED,
                current().say("the screens need a terminal: ssh -t. Or give a command: mine"),
            )
        if slot_for(visitor.id, host.slots) is None:
            raise _Refused(
                NOBODY, current().say("you have too many screens open. Close one of them first.")
            )
    else:
        try:
            words = words_in(asked)
        except WordsError as error:
            raise _Refused(NOT_ACCEPTED, current().say("these words are not accepted.")) from error
        if not sys.stdin.isatty():
            signal.alarm(COMMAND_SECONDS)
    from tui.cli.main import run as run_words  # noqa: PLC0415 - as above

    close_doors()
    return run_words(words, Invocation(store=str(host.store), visitor=visitor))


def _is_at_a_terminal() -> bool:
    return all(os.isatty(number) for number in (0, 1, 2)) and bool(os.environ.get("TERM"))
