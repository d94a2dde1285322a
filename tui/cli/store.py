"""The commands on a store as a whole: `init`, `info`, `demo`, `doctor`, `backup`."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui import __version__
from tui.cli.answers import answer, answer_done
from tui.cli.completion import COHORT, ON_DEMO
from tui.cli.documents import Document, Fields, document
from tui.cli.invocation import VIA, Invocation, is_incomplete
from tui.cli.main import run_command
from tui.cli.options import JSON, command
from tui.cli.output import iso, print_lines, talk
from tui.cli.progress import saying_when_stopped, showing_progress
from tui.desk.desk import create_store, demo_desk, open_desk, repair_desk
from tui.desk.store import Fault, faults_at
from tui.domain.codes import Role
from tui.domain.errors import StoreError, StoreFault
from tui.domain.texts import shown
from tui.domain.views import StoreFacts
from tui.settings.paths import demo_store, sample_cohort, typed_path
from tui.store.seam import Tell
from tui.wording.days import long_day
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current
from tui.wording.store_faults import DISK_FAULTS, DISK_TRAITS
from tui.wording.words import labelled, listed, role_word

if TYPE_CHECKING:
    from tui.store.journal.disk import Checked
    from tui.store.seam import Lost, Rebuilt

say = current().say


@command(
    "init",
    say("Create an empty store, in a directory that only you can open."),
    examples=["mentorat init", "mentorat --store ~/mentoring init"],
    forms=(),
)
def init(invocation: Invocation) -> None:
    """Make an empty store."""
    language = invocation.language
    warning = create_store(invocation.root, VIA).network()
    talk(language.say("Created an empty store in {path}", path=invocation.root))
    if warning is not None:
        talk(error_sentence(warning, language))
    talk(language.say("Next: mentorat import FILE, or mentorat new cohort ID"))


@command(
    "info",
    say("Show where the store is, your role in it, and its cohorts."),
    examples=["mentorat info"],
    forms=(),
)
def info(invocation: Invocation) -> None:
    """Say where the store lies, and what it holds."""
    print_lines(_lines(invocation.open_desk().store_facts(), invocation.language))


def _lines(facts: StoreFacts, language: Language) -> list[str]:
    say = language.say
    roles = listed((role_word(Role(role), language) for role in facts.roles), language)
    today = long_day(facts.today, language)
    changed = facts.last_change
    backup = facts.last_backup
    none = (
        say("none that can be read") if is_incomplete() else say("none yet: mentorat import FILE")
    )
    rows = (
        (say("Version"), __version__),
        (say("Store"), shown(facts.path)),
        (say("You"), f"{shown(facts.actor)} ({roles})"),
        (say("Cohorts"), listed(facts.cohorts, language) or none),
        (say("Today"), say("{day}, always (a demo)", day=today) if facts.pinned else today),
        (
            say("Last backup"),
            say("{at} UTC, verified", at=f"{backup:%Y-%m-%d %H:%M}") if backup else say("never"),
        ),
        (say("Last change"), f"{changed:%Y-%m-%d %H:%M} UTC" if changed else say("none yet")),
    )
    shown_rows = rows if changed or not facts.cohorts else rows[:-2]
    width = max(len(title) for title, _ in shown_rows)
    return [f"{title:<{width}}  {value}" for title, value in shown_rows]


@command(
    "demo",
    say(
        "Open the sample cohort, whose date is always the same, or run COMMAND on it. It has its"
        " own store, whatever --store says, so you can try everything."
    ),
    examples=["mentorat demo", "mentorat demo --fresh", "mentorat demo -- at-risk --json"],
    forms=(),
    allow_interspersed_args=False,
)
@click.option(
    "--fresh", is_flag=True, help=say("Create the sample again; your changes to it are lost.")
)
@click.argument("command", nargs=-1, type=ON_DEMO)
def demo(invocation: Invocation, *, fresh: bool, command: tuple[str, ...]) -> int:
    """Open the sample, made first where it is not there."""
    root = demo_store()
    if fresh:
        _remove(root)
    demo_desk(root, sample_cohort(), VIA, invocation.language)
    on_demo = Invocation(store=str(root), as_of=invocation.as_of, lang=invocation.lang)
    return run_command(command, on_demo)


def _remove(root: Path) -> None:
    """Remove the demo's store, and nothing that is not a demo's."""
    try:
        facts = open_desk(root, VIA).store_facts()
    except StoreError as error:
        if error.code is StoreFault.NO_STORE:
            return
        raise
    if not facts.pinned:
        raise StoreError(StoreFault.EXISTS, path=str(root))
    shutil.rmtree(root)


FOUND = 1
"""The exit code where something needs a cure."""


@command(
    "doctor",
    say(
        "Verify the whole store without writing: permissions, checksums, every line of its"
        " history, leftover files, references and rules. Each finding is one line, with its"
        " cure."
    ),
    say(
        "With --disk, test instead whether the disk of a directory can hold a store: locks,"
        " files replaced in one step, syncs. It can be run before `init`."
    ),
    say("With --host, verify instead the host that people log in to over SSH; as root."),
    examples=["mentorat doctor", "mentorat doctor --json", "mentorat doctor --disk ~/mentoring"],
)
@click.option("--host", is_flag=True, help=say("Verify the host that people log in to."))
@click.option(
    "--host-file", type=click.Path(path_type=Path), hidden=True, default="/etc/mentorat/config.toml"
)
@click.option("--sshd-file", type=click.Path(path_type=Path), hidden=True)
@click.option(
    "--disk",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=say("Test the disk of a directory; nothing is left there."),
)
def doctor(
    invocation: Invocation,
    *,
    disk: Path | None,
    host: bool,
    host_file: Path,
    sshd_file: Path | None,
) -> int:
    """Verify the store, or the host, or try a disk."""
    language = invocation.language
    if invocation.visitor is not None and (host or disk is not None):
        raise click.UsageError(say("This is for the administrator, on the host itself."))
    if host:
        return _verify_host(invocation, host_file, sshd_file)
    if disk is not None:
        return _try_disk(invocation, disk.expanduser())
    stopped = language.say("Stopped before everything was verified. Nothing was changed.")
    with saying_when_stopped(stopped), showing_progress(language) as tell:
        found = _faults(invocation, tell)
    answer(
        invocation,
        lambda: {
            "store": str(invocation.root),
            "findings": [document(FAULT, one, language) for one in found],
        },
        (_line(fault, language) for fault in found),
        empty=language.say("The store is in order."),
    )
    return FOUND if any(not fault.is_harmless for fault in found) else 0


def _verify_host(invocation: Invocation, host_file: Path, sshd_file: Path | None) -> int:
    """Say what on the host is not as it must be for people to log in."""
    from tui.settings.host import faults_of_host  # noqa: PLC0415 - hardly ever

    language = invocation.language
    found = tuple(Fault(str(host_file), one) for one in faults_of_host(host_file, sshd_file))
    answer(
        invocation,
        lambda: {
            "host": str(host_file),
            "findings": [document(FAULT, one, language) for one in found],
        },
        [error_sentence(one.error, language) for one in found],
        empty=language.say("The host is in order."),
    )
    return FOUND if found else 0


def _try_disk(invocation: Invocation, directory: Path) -> int:
    """Say of each trait that a store needs whether the disk of a directory has it."""
    from tui.store.journal.catalogue import network_below  # noqa: PLC0415 - as above
    from tui.store.journal.disk import check_disk, disk_of  # noqa: PLC0415 - hardly ever

    language, place = invocation.language, disk_of(directory)
    checks = list(check_disk(place))
    kind = network_below(place)
    warning = kind and StoreError(StoreFault.NETWORK, path=str(place), kind=kind)
    answer(
        invocation,
        lambda: {
            "directory": str(place),
            "network": kind,
            "checks": [document(TRAIT, one, language) for one in checks],
        },
        (_trait_line(one, language) for one in checks),
        talked=[error_sentence(warning, language)] if warning else (),
    )
    return 0 if all(one.holds for one in checks) else FOUND


def _trait_line(checked: "Checked", language: Language) -> str:
    say, words = language.say, _trait_words(checked, language)
    if checked.holds:
        return say("ok     {words}", words=words)
    if checked.reason is None:
        return say("wrong  {words}", words=words)
    return say("wrong  {words} ({reason})", words=words, reason=checked.reason)


def _trait_words(checked: "Checked", language: Language) -> str:
    words = (DISK_TRAITS if checked.holds else DISK_FAULTS)[checked.trait]
    cost = checked.milliseconds
    return words({"cost": None if cost is None else f"{cost:.3g}"}, language)


TRAIT: Fields = {
    "check": "trait",
    "ok": "holds",
    "milliseconds": lambda checked, _: checked.milliseconds and round(checked.milliseconds, 3),
    "reason": "reason",
    "text": _trait_words,
}


def _faults(invocation: Invocation, tell: Tell) -> tuple[Fault, ...]:
    """Return what the desk finds; where the desk cannot be opened, what is found without it."""
    try:
        desk = invocation.open_desk()
    except StoreError as error:
        if error.code is StoreFault.NO_STORE:
            raise
        return tuple(faults_at(invocation.root, datetime.now(UTC), tell)) or (
            Fault(str(invocation.root), error),
        )
    return desk.doctor(tell)


def _line(fault: Fault, language: Language) -> str:
    sentence = error_sentence(fault.error, language)
    place = shown(fault.place)
    return sentence if place in sentence else labelled(place, sentence, language)


FAULT: Fields = {
    "code": lambda fault, _: fault.error.code,
    "place": "place",
    "harmless": "is_harmless",
    "text": lambda fault, language: error_sentence(fault.error, language),
}


@command(
    "backup",
    say(
        "Copy the store to DIR, a new directory, and verify the copy. People can keep working"
        " meanwhile."
    ),
    examples=["mentorat backup ~/backups/mentorat-2026-06-08"],
    forms=(),
)
@click.argument("directory", metavar="DIR")
def backup(invocation: Invocation, *, directory: str) -> None:
    """Copy the store and verify the copy."""
    language = invocation.language
    stopped = language.say("Stopped. The unfinished copy in {path} was removed.", path=directory)
    target = typed_path(directory)
    with saying_when_stopped(stopped), showing_progress(language) as tell:
        parts = invocation.open_desk().backup(target, tell)
    talk(
        language.count(
            "Copied and verified {number} cohort in {path}",
            "Copied and verified {number} cohorts in {path}",
            len(parts) - 1,
            path=directory,
        )
    )


REBUILT: Fields = {
    "seq": "seq",
    "counts": "counts",
    "lost": lambda found, _: [_lost(one) for one in found.lost],
    "untold": lambda found, _: [_lost(one) for one in found.untold],
}


@command(
    "repair",
    say(
        "Rebuild a damaged COHORT, or the registry, from its history and its journal. Without"
        " --yes, only show what can be rebuilt and what is lost. The damaged files are kept."
    ),
    examples=["mentorat repair mph-2026", "mentorat repair mph-2026 --yes"],
    forms=(JSON,),
)
@click.argument("name", metavar="COHORT|registry", type=COHORT)
@click.option("--yes", is_flag=True, help=say("Carry it out."))
def repair(invocation: Invocation, *, name: str, yes: bool) -> None:
    """Rebuild what is damaged."""
    desk, language = repair_desk(invocation.root, VIA), invocation.language
    found = desk.repair(name) if yes else desk.preview_repair(name)
    made = {"part": name, "repaired": yes, **document(REBUILT, found, language)}
    lines = _rebuilt_lines(name, found, language, done=yes)
    (answer_done if yes else answer)(invocation, lambda: made, lines)


def _rebuilt_lines(name: str, found: "Rebuilt", language: Language, *, done: bool) -> Iterator[str]:
    say, name = language.say, shown(name)
    held = listed((f"{table} {count}" for table, count in found.counts.items()), language)
    if done:
        yield say(
            "{name} is rebuilt up to change {seq}: {held}.", name=name, seq=found.seq, held=held
        )
    else:
        yield say(
            "{name} can be rebuilt up to change {seq}: {held}.", name=name, seq=found.seq, held=held
        )
    for lost in found.lost:
        yield _lost_line(lost, language)
    if found.lost:
        yield say("What is lost must be recorded again by the person who recorded it.")
    if found.untold:
        first, last = found.untold[0].seq, found.untold[-1].seq
        yield say(
            "Changes {first} to {last} are kept, but the history no longer shows all of them.",
            first=first,
            last=last,
        )
    if not done:
        yield say("Nothing was changed. To rebuild it: mentorat repair {name} --yes", name=name)


def _lost_line(lost: "Lost", language: Language) -> str:
    if lost.actor is None or lost.at is None:
        return language.say("Lost: change {seq}.", seq=lost.seq)
    return language.say(
        "Lost: change {seq}, by {actor} at {at} UTC.",
        seq=lost.seq,
        actor=shown(lost.actor),
        at=f"{lost.at:%Y-%m-%d %H:%M}",
    )


def _lost(lost: "Lost") -> Document:
    return {"seq": lost.seq, "actor": lost.actor, "at": iso(lost.at)}
