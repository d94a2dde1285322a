"""The verbs on snapshots: export, verify, restore."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tui.desk.base import Base
from tui.domain.contents import Contents
from tui.domain.errors import RefusedError, Rule
from tui.interchange.parsing import Problem, SnapshotRefusedError
from tui.store.codec import Value
from tui.store.documents import no_collection
from tui.store.journal.catalogue import check_outside
from tui.wording.language import Language


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """What a snapshot says of itself."""

    cohort: str
    """The id of the cohort, or in a redacted snapshot the token in its place."""
    as_of: date
    redacted: bool
    counts: dict[str, int]
    """How many of each: people, pairs, exchanges, evaluations, snoozes."""
    edition: int
    """The edition of the rules by which its levels and statuses were computed."""
    sha256: str = ""
    """The checksum; nothing while there is no snapshot yet."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A cohort on a day as the bytes of a file."""

    facts: SnapshotFacts
    content: bytes


@dataclass(frozen=True, slots=True)
class CheckedSnapshot:
    """A file that was checked: what it says of itself and holds, or why it is refused."""

    facts: SnapshotFacts | None = None
    contents: Contents | None = None
    refusal: SnapshotRefusedError | None = None

    @property
    def is_recomputed(self) -> bool:
        """Whether its levels and statuses are by today's rules, and were computed anew."""
        from tui.interchange.snapshot_tables import CHARTER_VERSION  # noqa: PLC0415 - slow to import

        return self.facts is not None and self.facts.edition == CHARTER_VERSION

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with the file, each with its place."""
        return self.refusal.problems if self.refusal else ()


class Archive(Base):
    """The part of the desk that archives cohorts."""

    def preview_snapshot(self, cohort_id: str, as_of: date | None = None) -> SnapshotFacts:
        """Tell what a snapshot of a cohort would hold."""
        self._check_may("snapshot")
        contents = self._held(cohort_id)
        return _facts(contents, as_of or self.today(contents.cohort))

    def export_snapshot(
        self,
        cohort_id: str,
        as_of: date | None = None,
        *,
        language: Language,
        redacted: bool = False,
    ) -> Snapshot:
        """Return the snapshot of a cohort as of a day, once it was read back without an error.

        Raise SnapshotRefusedError, with SNAPSHOT_UNSOUND, where it cannot be read back.
        """
        from tui.interchange.snapshot_writing import snapshot_bytes  # noqa: PLC0415 - slow to import

        self._check_may("snapshot")
        contents = self._held(cohort_id)
        day = as_of or self.today(contents.cohort)
        content = snapshot_bytes(contents, day, redacted=redacted)
        checked = check_snapshot(content, language)
        if checked.facts is None:
            raise SnapshotRefusedError(checked.problems, Rule.SNAPSHOT_UNSOUND)
        return Snapshot(checked.facts, content)

    def restore_snapshot(self, checked: CheckedSnapshot) -> SnapshotFacts:
        """Build the cohort of a snapshot in a store that has none of its id.

        Raise SnapshotRefusedError for one that is not sound, RefusedError for one that is
        redacted and where there is such a cohort.
        """
        self._check_may("restore")
        facts, contents = restorable(checked)

        def decide(stored: Contents | None) -> Iterable[Value]:
            self._admit()
            self._check_may("restore")
            if stored is not None:
                raise RefusedError(Rule.COHORT_EXISTS, cohort=contents.cohort.id)
            return contents.values()

        self._store.cohort(facts.cohort).change(self._act("restore"), decide)
        return facts


def check_snapshot(content: bytes, language: Language) -> CheckedSnapshot:
    """Read the bytes of a snapshot, and compute anew all that follows from its facts."""
    from tui.interchange.snapshot_reading import read_snapshot  # noqa: PLC0415 - pydantic is slow

    try:
        with no_collection():
            read = read_snapshot(content, language)
    except SnapshotRefusedError as refusal:
        return CheckedSnapshot(refusal=refusal)
    contents, edition = read.contents, read.edition
    facts = _facts(contents, read.as_of, edition, redacted=read.redacted, sha256=read.sha256)
    return CheckedSnapshot(facts, contents)


def restorable(checked: CheckedSnapshot) -> tuple[SnapshotFacts, Contents]:
    """Return what there is to restore; raise RefusedError where there is nothing."""
    if checked.facts is None or checked.contents is None:
        raise checked.refusal or SnapshotRefusedError(())
    if checked.facts.redacted:
        raise RefusedError(Rule.SNAPSHOT_REDACTED)
    return checked.facts, checked.contents


def save_snapshot(snapshot: Snapshot, path: Path, *, replace: bool = False) -> None:
    """Write a snapshot into a file, whole or not at all, and read it back.

    Raise RefusedError: with INSIDE_STORE for a path in a store; with FILE_EXISTS, unless an older
    file is to be replaced; with FILE_NOT_WRITTEN where the disk refuses, and then an older file is
    as it was; with FILE_NOT_CONFIRMED where the disk took it and will not vouch for it.
    """
    from tui.interchange.files import save  # noqa: PLC0415 - only where one is written

    check_outside(path)
    save(snapshot.content, path, replace=replace)


def snapshot_file_name(cohort_id: str, as_of: date, *, redacted: bool = False) -> str:
    """Return the usual name of a snapshot's file."""
    ending = "-redacted.toml" if redacted else ".toml"
    return f"{cohort_id}-{as_of.isoformat()}{ending}"


def _facts(
    contents: Contents,
    as_of: date,
    edition: int | None = None,
    *,
    redacted: bool = False,
    sha256: str = "",
) -> SnapshotFacts:
    from tui.interchange.snapshot_tables import CHARTER_VERSION  # noqa: PLC0415 - as above
    from tui.interchange.snapshot_writing import counts_of  # noqa: PLC0415 - as above

    counts = counts_of(contents)
    return SnapshotFacts(
        contents.cohort.id, as_of, redacted, counts, edition or CHARTER_VERSION, sha256
    )
