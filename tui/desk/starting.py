"""What can be done where there is no store yet, or nothing in it: the demo, a file to import."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tui.desk.desk import Desk, create_store, open_desk
from tui.desk.imports import ImportReport
from tui.domain.errors import Missing, NotFoundError, StoreError, StoreFault
from tui.interchange.parsing import LARGEST_FILE
from tui.interchange.problems import ImportRefusedError, Problem
from tui.wording.language import Language

__all__ = ["Problem", "Rehearsal", "demo_desk", "rehearse_import"]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What importing a file would do; else everything that is wrong with it."""

    content: bytes
    report: ImportReport | None = None
    problems: tuple[Problem, ...] = ()


def rehearse_import(desk: Desk, path: Path, language: Language) -> Rehearsal:
    """Try what importing a file would do, and change nothing; raises MentoratError."""
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror
        raise NotFoundError(Missing.FILE, path=str(path), reason=reason) from error
    try:
        report = desk.import_cohort(content, language, dry_run=True)
    except ImportRefusedError as refused:
        return Rehearsal(content, problems=refused.problems)
    return Rehearsal(content, report)


def demo_desk(root: Path, sample: Path, via: str, language: Language) -> Desk:
    """Give the desk of the demo, made where it is not there; one left half made is completed."""
    content = sample.read_bytes()
    try:
        desk = open_desk(root, via)
    except StoreError as error:
        if error.code is not StoreFault.NO_STORE:
            raise
        desk = create_store(root, via, date.fromisoformat(json.loads(content)["as_of"]))
    if not desk.store_facts().cohorts:
        desk.import_cohort(content, language)
    return desk
