"""The bytes of a base file: a legal TinyDB file, one document a line, sealed by its last table."""

import gc
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from tui.domain.acts import Act
from tui.domain.errors import StoreError, StoreFault

BASE = "base.json"
"""The name of a base file in its store."""

FORMAT = 1
"""The number of the layout; the number of the documents is `schema.CURRENT`."""

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
"""Documents by their number as text, by the name of their table."""

Number = Annotated[int, msgspec.Meta(ge=1)]
"""The number of a layout or of documents."""

OWN_TABLES = frozenset({"_meta", "_end"})
"""The names of the tables in which a base file speaks of itself."""

_END = b',\n"_end": '
_META_START, _META_END = b'{"_meta": {"1": ', b"},"


@dataclass(frozen=True, slots=True)
class Meta:
    """What a base file says of itself: layout, documents, last transaction, time line."""

    format: Number
    schema: Number
    seq: int
    epoch: str
    last: Act | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    """The highest number that was ever given in a table, which is never given again."""


class _Version(msgspec.Struct):
    """The one thing in which base files of every layout, also of later ones, are alike."""

    format: Number


_Self = TypeVar("_Self", Meta, _Version)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking over values while they are being made."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def encode_base(meta: Meta, tables: Mapping[str, Mapping[str, Document]]) -> bytes:
    """Return the bytes of a base file that holds these tables."""
    lines = {
        name: [document_line(number, document) for number, document in documents.items()]
        for name, documents in tables.items()
    }
    return join_base(meta, lines)


def document_line(number: str, document: Document) -> bytes:
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
