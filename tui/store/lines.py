"""The lines of a journal: one transaction each, sealed by a checksum that chains it to the last."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import pairwise

import msgspec

from tui.domain.acts import Act
from tui.store.base import FORMAT, no_collection

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_START = re.compile(rb'[0-9a-f]{8} \d+ \{"')
_SUM_BYTES = 8
_SLOT = re.compile(rb"[0-9]{16} [0-9a-f]{8}[ \n]")
_SLOT_BYTES = 26
MARK_BYTES = 2 * _SLOT_BYTES
"""The length of a mark, which is the first line of a journal."""


NOTHING = msgspec.Raw(b"null")
"""What stands in a line where there was no document."""


class Put(msgspec.Struct, array_like=True, tag="p", frozen=True, gc=False):
    """A document that was put into a table under its number, and the one that stood there.

    Both are JSON, which is read by whoever asks for it.
    """

    table: str
    number: int
    document: msgspec.Raw
    before: msgspec.Raw = NOTHING


class Drop(msgspec.Struct, array_like=True, tag="d", frozen=True, gc=False):
    """A document that was taken out of a table, and what it held."""

    table: str
    number: int
    before: msgspec.Raw = NOTHING


Change = Put | Drop


class Record(msgspec.Struct, omit_defaults=True, frozen=True, gc=False):
    """One transaction: when, who, through what, which act, the changes, what they take back."""

    at: int = msgspec.field(name="t")
    actor: str = msgspec.field(name="u")
    via: str = msgspec.field(name="v")
    transaction: str = msgspec.field(name="x")
    verb: str = msgspec.field(name="a")
    changes: list[Change] = msgspec.field(name="o")
    reverts: int | None = msgspec.field(name="r", default=None)

    @property
    def act(self) -> Act:
        """The act, as the domain knows it."""
        at = _EPOCH + timedelta(microseconds=self.at)
        return Act(self.actor, self.via, self.verb, at)


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


class _Version(msgspec.Struct):
    """The one thing in which journals of every layout, also of later ones, are alike."""

    format: int


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


def record_of(act: Act, transaction: str, changes: list[Change], reverts: int | None) -> Record:
    """Return the record of an act."""
    at = (act.at - _EPOCH) // timedelta(microseconds=1)
    return Record(at, act.actor, act.via, transaction, act.verb, changes, reverts)


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
