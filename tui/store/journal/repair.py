"""A damaged document store rebuilt from what its base, its journal and its history still hold."""

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tui.domain.acts import Act
from tui.domain.errors import RefusedError, Rule, StoreError, StoreFault
from tui.store import documents
from tui.store.documents import Meta, Record, Tables, record_of
from tui.store.journal.compaction import HISTORY, adopt
from tui.store.journal.files import is_there, keep_private, make_private_directory, read_private
from tui.store.journal.history import ASIDE, KEPT_JOURNALS, findings_in
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import (
    BASE,
    FORMAT,
    MARK_BYTES,
    Header,
    check_base,
    decode_tables,
    decoded,
    encode_base,
    marked_in,
    scan_header,
)
from tui.store.journal.locking import LOCK, writer_lock
from tui.store.memory import Codec, apply_to_documents
from tui.store.seam import HARMLESS, Lost, Rebuilt, Tally, Work

LOST = "lost"
"""The verb under which history keeps the number of an act that cannot be read any more."""

_CURABLE = frozenset({StoreFault.DAMAGED, StoreFault.HISTORY_BROKEN})
_INSIDE = re.compile(rb'(?<=.)(?=[0-9a-f]{8} \d+ \{")')
_SUM = re.compile(rb"[0-9a-f]{8}")
_SUM_BYTES = 8


@dataclass(slots=True)
class _Salvage:
    """What can be read of a damaged store."""

    meta: Meta | None = None
    tables: Tables = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)
    unreadable: dict[int, Record | None] = field(default_factory=dict)
    acknowledged: int = 0

    @property
    def last(self) -> int:
        """The number of the last act of which anything is known."""
        numbers = (*self.records, *self.unreadable)
        return max(self.acknowledged, self.meta.seq if self.meta else 0, *numbers, 0)


def preview(path: Path, codec: Codec[Any, Any]) -> Rebuilt:
    """Return what a repair of a document store would leave, and write nothing.

    Raise RefusedError NOT_DAMAGED where there is nothing to repair, StoreError where something
    other than damage keeps the store from being read.
    """
    _check_damaged(path, codec)
    return _rebuilt(_salvaged(path), codec, path)[0]


def repair(path: Path, codec: Codec[Any, Any], act: Act) -> Rebuilt:
    """Rebuild a document store in its place, and return what it holds now.

    The files as they were found are kept below `damaged`, and stay there. Raise as `preview` does.
    """
    with writer_lock(path / LOCK, act.actor):
        _check_damaged(path, codec)
        salvage = _salvaged(path)
        found, tables = _rebuilt(salvage, codec, path)
        old = _put_aside(path, found.seq)
        _write(path, salvage, tables, act, found.seq)
        for kept in old:
            kept.unlink()
    return found


def _check_damaged(path: Path, codec: Codec[Any, Any]) -> None:
    findings = list(findings_in(path, codec, Tally(Work.VERIFY, 1)))
    for finding in findings:
        if finding.code not in HARMLESS and finding.code not in _CURABLE:
            raise finding
    if not any(finding.code in _CURABLE for finding in findings):
        raise RefusedError(Rule.NOT_DAMAGED, path=str(path))


def _salvaged(path: Path) -> _Salvage:
    """Read whatever holds: the base where its seal does, and every line that its chain confirms."""
    salvage = _Salvage()
    if is_there(path / BASE):
        content = read_private(path / BASE)
        try:
            salvage.meta = check_base(content, path / BASE)
            documents.check_schema(salvage.meta.schema, str(path / BASE))
            salvage.tables = decode_tables(content, path / BASE)
        except StoreError as error:
            if error.code is not StoreFault.DAMAGED:
                raise
    for content in _journals(path, salvage.meta.epoch if salvage.meta else None):
        _salvage_journal(content, salvage)
    return salvage


def _journals(path: Path, epoch: str | None) -> Iterator[bytes]:
    """Yield the journals of one time line: that of the base, else that of the journal in use."""
    in_use = read_private(path / JOURNAL) if is_there(path / JOURNAL) else b""
    header = _header_in(in_use)
    epoch = epoch or (header.epoch if header else None)
    history = path / HISTORY
    for kept in sorted(history.glob(KEPT_JOURNALS)) if is_there(history) else ():
        if epoch is None or kept.stem.endswith(f"-{epoch}"):
            yield read_private(kept)
    if header is None or header.epoch == epoch:
        yield in_use


def _header_in(content: bytes) -> Header | None:
    for start in (MARK_BYTES, 0):
        found = scan_header(content[start : content.find(b"\n", start) + 1])
        if found is not None:
            return found[0]
    return None


def _salvage_journal(content: bytes, salvage: _Salvage) -> None:
    """Take in the lines of a journal that its chain confirms, and tell of the others.

    A checksum is seeded by the one before it: by the one that stands there or, where that is the
    damaged part, by the one that should; then the line before is confirmed as well.
    """
    mark, seeds, before, seq = content[:MARK_BYTES], {0: False}, b"", 0
    for place, line in enumerate(_lines_of(content)):
        stored, body = _checksum_in(line), line[_SUM_BYTES + 1 :]
        computed = {zlib.crc32(body, seed): confirms for seed, confirms in seeds.items()}
        is_good = stored in computed
        if is_good and computed[stored]:
            _take(seq, before, salvage, is_good=True)
        number, _, payload = body.partition(b" ")
        seq = int(number) if is_good and number.isdigit() else seq + 1
        if place == 0:
            for seed in (stored, *computed):
                salvage.acknowledged = max(salvage.acknowledged, marked_in(mark, seed) or 0)
        else:
            _take(seq, payload, salvage, is_good=is_good)
        seeds = {} if is_good else dict.fromkeys(computed, True)
        seeds[stored], before = False, payload


def _checksum_in(line: bytes) -> int:
    """Return the checksum that stands in a line; 0, which seeds nothing, where none does."""
    found = _SUM.match(line)
    return int(found[0], 16) if found else 0


def _lines_of(content: bytes) -> Iterator[bytes]:
    """Yield the lines after the mark; two whose line end is damaged are two still."""
    if content[: MARK_BYTES // 3].strip(b"0123456789abcdef ") == b"":
        content = content[MARK_BYTES:]
    for line in content.split(b"\n"):
        parts = _INSIDE.split(line)
        # in the place of a damaged line end stands one byte, which belongs to no line
        yield from (part[:-1] for part in parts[:-1])
        if parts[-1]:
            yield parts[-1]


def _take(seq: int, payload: bytes, salvage: _Salvage, *, is_good: bool) -> None:
    try:
        record = decoded(payload)
    except ValueError:
        record, is_good = None, False
    if is_good and record is not None:
        salvage.records[seq] = record
        salvage.unreadable.pop(seq, None)
    elif seq not in salvage.records:
        salvage.unreadable[seq] = record


def _rebuilt(salvage: _Salvage, codec: Codec[Any, Any], path: Path) -> tuple[Rebuilt, Tables]:
    """Return what a repair leaves, and the documents as they stand then."""
    tables, meta = salvage.tables, salvage.meta
    start, last = meta.seq if meta else 0, salvage.last
    for seq in sorted(salvage.records):
        if seq > start:
            apply_to_documents(tables, salvage.records[seq])
    tables = {**{name: {} for name in codec.tables}, **tables}
    if meta is not None and meta.schema != documents.CURRENT:
        tables = documents.upgraded(tables, meta.schema)
    where = str(path / BASE)
    _ = codec.whole(codec.rows(encode_base(_meta_of(salvage, tables, last), tables), where), where)
    missing = [_lost(seq, salvage) for seq in range(1, last + 1) if seq not in salvage.records]
    return Rebuilt(
        last,
        {name: len(found) for name, found in tables.items()},
        tuple(one for one in missing if one.seq > start),
        tuple(one for one in missing if one.seq <= start),
    ), tables


def _lost(seq: int, salvage: _Salvage) -> Lost:
    record = salvage.unreadable.get(seq)
    return Lost(seq, record.actor, record.act.at) if record else Lost(seq)


def _meta_of(salvage: _Salvage, tables: Tables, seq: int) -> Meta:
    """Return what the new base says of itself, in a time line of its own."""
    highest = dict(salvage.meta.numbers) if salvage.meta else {}
    given = [
        (one.table, one.number) for record in salvage.records.values() for one in record.changes
    ]
    given += [(name, int(number)) for name, found in tables.items() for number in found]
    for name, number in given:
        highest[name] = max(highest.get(name, 0), number)
    return Meta(FORMAT, documents.CURRENT, seq, os.urandom(8).hex(), None, highest)


def _put_aside(path: Path, seq: int) -> list[Path]:
    """Copy the files as they were found, and return the kept journals, which are in the way."""
    aside = path / ASIDE
    make_private_directory(aside)
    aside /= f"{seq:012}-{os.urandom(4).hex()}"
    make_private_directory(aside)
    kept = sorted((path / HISTORY).glob("*")) if is_there(path / HISTORY) else []
    for found in (path / BASE, path / JOURNAL, *kept):
        if is_there(found):
            keep_private(aside / found.name, read_private(found))
    return [one for one in kept if one.match(KEPT_JOURNALS)]


def _write(path: Path, salvage: _Salvage, tables: Tables, act: Act, last: int) -> None:
    """Write what was saved, with the repair as its last act."""
    first = min(salvage.records, default=last + 1)
    records = [(seq, _record_of(seq, salvage, act)) for seq in range(first, last + 1)]
    records.append((last + 1, record_of(act, os.urandom(8).hex(), [], None)))
    meta = _meta_of(salvage, tables, last + 1)
    adopt(path, replace(meta, last=act), tables, records)


def _record_of(seq: int, salvage: _Salvage, act: Act) -> Record:
    """Return the record of an act; one that is lost keeps its number, and who and when if known."""
    found = salvage.records.get(seq)
    if found is not None:
        return found
    known = salvage.unreadable.get(seq)
    lost = known.act if known else act
    return record_of(replace(lost, verb=LOST), os.urandom(8).hex(), [], None)
