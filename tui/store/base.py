"""The bytes of a base file: a legal TinyDB file, one document a line, sealed by its last table."""

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from tui.domain.acts import Act
from tui.domain.errors import StoreError, StoreFault

FORMAT = 1
"""The number of the layout; the number of the documents is `schema.CURRENT`."""

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]
"""Documents by their number as text, by the name of their table."""

_END = b',\n"_end": '


@dataclass(frozen=True, slots=True)
class Meta:
    """What a base file says of itself: layout, documents, last transaction, time line."""

    format: int
    schema: int
    seq: int
    epoch: str
    last: Act | None = None


def encode_base(meta: Meta, tables: Tables) -> bytes:
    """Give the bytes of a base file that holds these tables."""
    encode = msgspec.json.encode
    parts = [b'{"_meta": {"1": ' + encode(meta) + b"}"]
    for name, documents in tables.items():
        lines = b",\n".join(
            encode(number) + b": " + encode(document) for number, document in documents.items()
        )
        parts.append(encode(name) + b": {" + (b"\n" + lines + b"\n" if lines else b"") + b"}")
    body = b",\n".join(parts)
    return body + _END + encode({"1": _seal(body)}) + b"}\n"


def check_base(content: bytes, path: Path) -> Meta:
    """Give what a base file says of itself once its seal holds; raises StoreError."""
    body, found, seal = content.rpartition(_END)
    expected = msgspec.json.encode({"1": _seal(body)}) + b"}\n"
    first_line = content[: content.find(b"\n")]
    meta = _meta_of(first_line, path)
    if meta.format > FORMAT:
        raise StoreError(StoreFault.NEWER_FORMAT, path=str(path), found=meta.format, known=FORMAT)
    if not found or seal != expected:
        raise StoreError(StoreFault.DAMAGED, path=str(path), place="_end")
    return meta


def decode_tables(content: bytes, path: Path) -> Tables:
    """Give the tables of a checked base file as plain documents, without its own two tables."""
    try:
        tables = msgspec.json.decode(content, type=Tables)
    except msgspec.DecodeError as error:
        raise StoreError(StoreFault.DAMAGED, path=str(path), place=str(error)) from error
    return {name: documents for name, documents in tables.items() if not name.startswith("_")}


def _seal(body: bytes) -> Document:
    return {"bytes": len(body), "crc32": f"{zlib.crc32(body):08x}"}


def _meta_of(first_line: bytes, path: Path) -> Meta:
    prefix, suffix = b'{"_meta": {"1": ', b"},"
    document = first_line.removeprefix(prefix).removesuffix(suffix)
    if len(document) + len(prefix) + len(suffix) != len(first_line):
        raise StoreError(StoreFault.DAMAGED, path=str(path), place="_meta")
    try:
        return msgspec.json.decode(document, type=Meta)
    except msgspec.DecodeError as error:
        raise StoreError(StoreFault.DAMAGED, path=str(path), place="_meta") from error
