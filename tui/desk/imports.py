"""The verb that imports a cohort from a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.desk.base import Base
from tui.domain.contents import Contents, Value
from tui.domain.notices import Notice, same_people
from tui.domain.people import Person
from tui.domain.rules import check_mentee_stays
from tui.store.documents import no_collection
from tui.wording.language import Language

if TYPE_CHECKING:
    from tui.interchange.importing import Imported
    from tui.interchange.merging import Comparison


TABLES = ("cohort", "people", "pairs", "exchanges")


@dataclass(frozen=True, slots=True)
class TableReport:
    """What an import did to one table, as ids; `refused` is said otherwise and was not taken."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a document says otherwise than the store: a table, an id, the names of the fields."""

    table: str
    id: str
    fields: tuple[str, ...]
    taken: bool


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    cohort: str
    tables: dict[str, TableReport]
    differences: tuple[Difference, ...]
    notices: tuple[Notice, ...]
    is_dry_run: bool
    document: "Imported"
    """What was read, for an import that follows: it need not be read again."""


class Imports(Base):
    """The part of the desk that imports."""

    def import_cohort(
        self,
        content: "bytes | Imported",
        language: Language,
        *,
        update: bool = False,
        dry_run: bool = False,
    ) -> ImportReport:
        """Add what a cohort document holds; with `update`, take what it says otherwise as well.

        The document is given as its bytes, or as an import before has read it.

        Raise ImportRefusedError with every error of the document; then nothing was changed.
        """
        # pydantic takes a tenth of a second to import, and only this verb needs it
        from tui.interchange.importing import read_document  # noqa: PLC0415
        from tui.interchange.merging import compare, merged  # noqa: PLC0415

        self._check_may("import")
        with no_collection():
            document = (
                read_document(content, now=self._clock.now(), language=language)
                if isinstance(content, bytes)
                else content
            )
        incoming, given = document.contents, document.policy_given
        reports: list[ImportReport] = []

        def decide(stored: Contents | None) -> Iterable[Value]:
            self._admit()
            self._check_may("import")
            merge = compare(stored, incoming, given)
            differences = tuple(
                Difference(table, id_, fields, update and table != "exchanges")
                for table in TABLES
                for id_, fields in getattr(merge, table).differing.items()
            )
            tables = {
                table: _table_report(getattr(merge, table), differences, table) for table in TABLES
            }
            known = tuple(stored.people.values()) if stored else ()
            result = merged(stored, incoming, given, update=update, language=language)
            reports.append(
                ImportReport(
                    incoming.cohort.id,
                    tables,
                    differences,
                    (*document.notices, *same_people(_people_added(stored, incoming), known)),
                    is_dry_run=dry_run,
                    document=document,
                )
            )
            changes = list(_changes(stored, result))
            if stored is not None and changes:
                self._check_open(stored.cohort)
                _check_mentees(stored, result)
            return changes

        store = self._store.cohort(incoming.cohort.id)
        if dry_run:
            decide(store.read() if store.exists else None)
        else:
            with no_collection():
                store.change(self._act("import"), decide)
        return reports[-1]


def _people_added(stored: Contents | None, incoming: Contents) -> Iterator[Person]:
    known = stored.people if stored else {}
    return (person for person in incoming.people.values() if person.id not in known)


def _check_mentees(stored: Contents, result: Contents) -> None:
    """Refuse to give a pair another mentee once it has exchanges, as editing it does."""
    for pair in stored.pairs.values():
        check_mentee_stays(pair, result.pairs[pair.id], len(stored.of_pair(pair.id)))


def _table_report(
    comparison: "Comparison", differences: Iterable[Difference], table: str
) -> TableReport:
    taken = {one.id: one.taken for one in differences if one.table == table}
    return TableReport(
        added=comparison.added,
        changed=tuple(id_ for id_, was_taken in taken.items() if was_taken),
        unchanged=comparison.unchanged,
        refused=tuple(id_ for id_, was_taken in taken.items() if not was_taken),
    )


def _changes(stored: Contents | None, result: Contents) -> Iterable[Value]:
    """Return what the result holds otherwise than the store."""
    if stored is None:
        return result.values()
    return [value for value in result.values() if stored.now(value) != value]
