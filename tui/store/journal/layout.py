"""The bytes of a base, one document a line, and of a journal, one act a line, both sealed."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import msgspec

from tui.domain.errors import StoreError, StoreFault
from tui.store.documents import (
    OWN_TABLES,
    Document,
    Meta,
    Number,
    Record,
    Tables,
    no_collection,
)

BASE = "base.json"
"""The name of a base file in its store."""

FORMAT = 1
"""The number of the layout; the number of the documents is `documents.CURRENT`."""

_END = b',\n"_end": '
_META_START, _META_END = b'{"_meta": {"1": ', b"},"


class _Version(msgspec.Struct):
    """The one thing in which files of every layout, also of later ones, are alike."""

    format: Number


_Self = TypeVar("_Self", Meta, _Version)


def encode_base(meta: Meta, tables: Mapping[str, Mapping[str, Document]]) -> bytes:
    """Return the bytes of a base file that holds these tables."""
    lines = {
        name: [document_line(number, document) for number, document in documents.items()]
        for name, documents in tables.items()
    }
    return join_base(meta, lines)


def document_line(number: str, document: Document | msgspec.Raw) -> bytes:
    """Return the line of a document in a base file."""
    return msgspec.json.encode(number) + b": " + msgspec.json.encode(document)


def join_base(meta: Meta, tables: Mapping[str, Iterable[bytes]]) -> bytes:
    """Return the bytes of a base file whose tables hold these lines."""
    encode = msgspec.json.encode
    parts = [_META_START + encode(meta) + b"}"]
    for name, found in tables.items():
        lines = b",\n".join(found)
        parts.append(encode(name) + b": {" + (b"\n" + lines + b"\n" if lines else b"") + b"}")
    body = b",\n".join(parts)
    return body + _END + encode({"1": _seal(body)}) + b"}\n"


def check_base(content: bytes, path: Path) -> Meta:
    """Return what a base file says of itself once its seal holds; raise StoreError."""
    document = _meta_document(content, path)
    found = _decoded_meta(document, _Version, path).format
    if found > FORMAT:
        raise StoreError(StoreFault.NEWER_FORMAT, path=str(path), found=found, known=FORMAT)
    body, end, seal = content.rpartition(_END)
    if not end or seal != msgspec.json.encode({"1": _seal(body)}) + b"}\n":
        raise StoreError(StoreFault.DAMAGED, path=str(path), place="_end")
    return _decoded_meta(document, Meta, path)


def decode_tables(content: bytes, path: Path) -> Tables:
    """Return the tables of a checked base file as plain documents, without its own two tables."""
    try:
        tables = msgspec.json.decode(content, type=Tables)
    except ValueError as error:
        raise StoreError(StoreFault.DAMAGED, path=str(path), place=str(error)) from error
    return {name: documents for name, documents in tables.items() if name not in OWN_TABLES}


def _seal(body: bytes) -> Document:
    return {"bytes": len(body), "crc32": f"{zlib.crc32(body):08x}"}


def _meta_document(content: bytes, path: Path) -> bytes:
    """Return the one document of the first line, which is all of `_meta`."""
    line, _, _ = content.partition(b"\n")
    if not (line.startswith(_META_START) and line.endswith(_META_END)):
        raise StoreError(StoreFault.DAMAGED, path=str(path), place="_meta")
    return line[len(_META_START) : -len(_META_END)]


def _decoded_meta(document: bytes, kind: type[_Self], path: Path) -> _Self:
    try:
        return msgspec.json.decode(document, type=kind)
    except ValueError as error:
        raise StoreError(StoreFault.DAMAGED, path=str(path), place="_meta") from error


_START = re.compile(rb'[0-9a-f]{8} \d+ \{"')
_SUM_BYTES = 8
_SLOT = re.compile(rb"[0-9]{16} [0-9a-f]{8}[ \n]")
_SLOT_BYTES = 26
MARK_BYTES = 2 * _SLOT_BYTES
"""The length of a mark, which is the first line of a journal."""


class Header(msgspec.Struct, frozen=True):
    """The first line: layout, documents, last transaction of the base, time line.

    `after` is the checksum of the journal before, `recent` its last transactions; `is_marked`
    where a mark stands before it, which is so in every journal begun since there are marks;
    `is_beginning` where the acts before it are kept nowhere, since a repair could not read them.
    """

    format: int
    schema: int
    base: int
    epoch: str
    after: str = ""
    recent: tuple[str, ...] = ()
    is_marked: bool = False
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """How far a journal was read: the number of its last line and its checksum."""

    seq: int
    checksum: int


class Ending(Enum):
    """How a journal ends after its last good line."""

    WHOLE = "with it"
    TORN = "with a line that was never finished"
    BROKEN = "with lines that do not belong there"


@dataclass(frozen=True, slots=True)
class Scan:
    """The good lines found in a stretch of a journal, how many bytes they are, what follows."""

    records: tuple[tuple[int, Record], ...]
    chain: Chain
    used: int
    ending: Ending


_records = msgspec.json.Decoder(Record)
_headers = msgspec.json.Decoder(Header)
_versions = msgspec.json.Decoder(_Version)


def decoded(payload: bytes) -> Record:
    """Return the record that lies in a line; raise ValueError."""
    return _records.decode(payload)


def beginning(header: Header) -> tuple[bytes, Chain]:
    """Return the mark and the header with which a journal begins, and the chain they begin."""
    line, chain = next_line(Chain(header.base - 1, 0), msgspec.json.encode(header))
    if not header.is_marked:
        return line, chain
    slots = (mark_slot(header.base, chain.checksum)[1] for _ in range(2))
    return b" ".join(slots) + b"\n" + line, chain


def mark_slot(seq: int, seed: int) -> tuple[int, bytes]:
    """Return where in a journal it is marked that a transaction was acknowledged, and how.

    A mark has two slots, written in turns, so that one that a power cut tears leaves the other.
    """
    number = b"%016d" % seq
    return seq % 2 * _SLOT_BYTES, b"%b %08x" % (number, zlib.crc32(number, seed))


def marked_in(mark: bytes, seed: int) -> int | None:
    """Return the last transaction that a mark names as acknowledged, None where it is damaged."""
    found = [
        int(slot[:16])
        for slot in (mark[:_SLOT_BYTES], mark[_SLOT_BYTES:])
        if _SLOT.fullmatch(slot) and mark_slot(int(slot[:16]), seed)[1] == slot[:-1]
    ]
    return max(found, default=None)


def next_line(chain: Chain, payload: bytes) -> tuple[bytes, Chain]:
    """Return the line that follows in a journal, and the chain that it makes longer."""
    body = b"%d %b" % (chain.seq + 1, payload)
    checksum = zlib.crc32(body, chain.checksum)
    return b"%08x %b\n" % (checksum, body), Chain(chain.seq + 1, checksum)


def scan_header(line: bytes) -> tuple[Header, Chain] | None:
    """Return the header in the first line of a journal, None where it is damaged.

    Of a later layout only the number of the layout counts.
    """
    body = line[_SUM_BYTES + 1 : -1]
    seq, _, payload = body.partition(b" ")
    checksum = zlib.crc32(body)
    if line[: _SUM_BYTES + 1] != b"%08x " % checksum or line[-1:] != b"\n":
        return None
    try:
        found = _versions.decode(payload).format
        header = _headers.decode(payload) if found <= FORMAT else Header(found, 0, 0, "")
    except ValueError:
        return None
    if seq != b"%d" % header.base and found <= FORMAT:
        return None
    return header, Chain(header.base, checksum)


def scan(content: bytes, chain: Chain) -> Scan:
    """Read the lines that follow in a journal, as far as they are good."""
    records, used, seq, checksum = [], 0, chain.seq, chain.checksum
    with no_collection():
        while (end := content.find(b"\n", used)) >= 0:
            body = content[used + _SUM_BYTES + 1 : end]
            found = zlib.crc32(body, checksum)
            start = b"%08x %d " % (found, seq + 1)
            if not content.startswith(start, used):
                break
            try:
                record = decoded(body[len(start) - _SUM_BYTES - 1 :])
            except ValueError:
                break
            seq, checksum, used = seq + 1, found, end + 1
            records.append((seq, record))
    return Scan(tuple(records), Chain(seq, checksum), used, _ending(content[used:]))


def backwards(lines: Iterator[bytes], chain: Chain) -> Iterator[tuple[int, bytes]]:
    """Yield what lies in lines that are read from the end of a chain to its beginning, the header.

    Each is confirmed by the checksum that follows from it; the first one that is not raises
    ValueError, and so does a chain that goes on beyond the beginning.
    """
    seq, checksum = chain.seq, chain.checksum
    for line, before in pairwise(lines):
        start = b"%08x %d " % (checksum, seq)
        seed = int(before[:_SUM_BYTES], 16)
        if not line.startswith(start) or zlib.crc32(line[_SUM_BYTES + 1 :], seed) != checksum:
            break
        yield seq, line[len(start) :]
        seq, checksum = seq - 1, seed
    else:
        return
    raise ValueError(seq)


def _ending(rest: bytes) -> Ending:
    """Tell a line that was cut short by a crash, which is the last one, from damage.

    A line that has its end was complete once.
    """
    if not rest:
        return Ending.WHOLE
    if b"\n" in rest or len(_START.findall(rest)) > 1:
        return Ending.BROKEN
    return Ending.TORN
