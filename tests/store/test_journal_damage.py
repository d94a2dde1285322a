"""A journal that is not as it was written: cut, flipped, swapped, taken away."""

import errno
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from msgspec.json import encode
from msgspec.structs import replace as replace_header

from tests.store.lengths import times, told
from tests.store.stores import (
    ACT,
    COHORT,
    FULL_EXCHANGE,
    add,
    an_addition,
    exchange_ids,
    make_store,
    store_at,
    turning_over_at_once,
)
from tui.domain.errors import StoreError, StoreFault
from tui.store import schema
from tui.store.base import BASE, FORMAT
from tui.store.directory import CohortStore
from tui.store.journal import JOURNAL, Journal
from tui.store.lines import (
    MARK_BYTES,
    Chain,
    Change,
    Drop,
    Header,
    beginning,
    next_line,
    record_of,
    scan,
    scan_header,
)

BEFORE_BOTH = ["x0204", "x0612"]
BEFORE_LAST = ["new-1", "x0204", "x0612"]
ALL = ["new-1", "new-2", "x0204", "x0612"]


def two_lines(parent: Path) -> CohortStore:
    """Make a store of which the journal holds two transactions."""
    store = make_store(parent)
    for number in (1, 2):
        store.change(ACT, add(an_addition(number)))
    return store


def outcome(parent: Path) -> StoreFault | list[str]:
    """Read a store as somebody who opens it now."""
    try:
        return exchange_ids(store_at(parent).read())
    except StoreError as error:
        return StoreFault(error.code)


class TestEveryBit:
    def test_that_flips_is_an_error_or_in_a_mark_that_is_there_twice(self, tmp_path: Path) -> None:
        two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        content = journal.read_bytes()
        for place in range(0, len(content), times(3, 1)):
            for bit in range(place % times(3, 1), 8, times(5, 1)):
                flipped = bytearray(content)
                flipped[place] ^= 1 << bit
                journal.write_bytes(flipped)
                found = outcome(tmp_path)
                allowed: list[StoreFault | list[str]] = [StoreFault.DAMAGED]
                if place < MARK_BYTES:
                    allowed.append(ALL)
                assert found in allowed, (place, bit, flipped[max(place - 20, 0) : place + 20])
        told(bytes=len(content))

    def test_of_a_base_that_flips_is_an_error(self, tmp_path: Path) -> None:
        two_lines(tmp_path)
        base = tmp_path / COHORT / BASE
        content = base.read_bytes()
        for place in range(0, len(content), times(7, 1)):
            for bit in range(place % times(8, 1), 8, times(8, 1)):
                flipped = bytearray(content)
                flipped[place] ^= 1 << bit
                base.write_bytes(flipped)
                assert outcome(tmp_path) in {StoreFault.DAMAGED, StoreFault.NEWER_FORMAT}
        told(bytes=len(content))


class TestEveryLength:
    def test_that_is_short_of_what_was_acknowledged_is_an_error(self, tmp_path: Path) -> None:
        two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        content = journal.read_bytes()
        for length in range(len(content)):
            journal.write_bytes(content[:length])
            assert outcome(tmp_path) == StoreFault.DAMAGED, length

    def test_of_lines_that_were_never_acknowledged_gives_a_state_that_was(
        self, tmp_path: Path
    ) -> None:
        """As after a power cut, which may take a mark that was not synced."""
        make_store(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        before = journal.read_bytes()
        for number in (1, 2):
            store_at(tmp_path).change(ACT, add(an_addition(number)))
        content = before + journal.read_bytes()[len(before) :]
        second = content.index(b"\n", len(before)) + 1
        for length in range(len(before), len(content) + 1):
            journal.write_bytes(content[:length])
            expected = BEFORE_BOTH if length < second else BEFORE_LAST
            assert outcome(tmp_path) == (ALL if length == len(content) else expected), length


class TestAnAcknowledgedAct:
    @pytest.mark.parametrize("lost", [1, 2])
    def test_that_is_missing_is_named_by_its_number(self, tmp_path: Path, lost: int) -> None:
        store = two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        lines = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(b"".join(lines[:-lost]))
        left = journal.read_bytes()

        for one in (store, store_at(tmp_path)):
            for act in (one.poll, one.read, partial(one.change, ACT, add(an_addition(3)))):
                with pytest.raises(StoreError) as caught:
                    act()
                assert caught.value.code is StoreFault.DAMAGED
                assert caught.value.facts["seq"] == 4 - lost
        assert journal.read_bytes() == left

    def test_that_is_missing_from_the_middle_is_named_by_its_number(self, tmp_path: Path) -> None:
        two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        lines = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(b"".join([*lines[:2], lines[3]]))

        with pytest.raises(StoreError) as caught:
            store_at(tmp_path).read()

        assert (caught.value.code, caught.value.facts["seq"]) == (StoreFault.DAMAGED, 2)

    def test_is_marked_after_it_is_on_disk_and_never_before(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = make_store(tmp_path)

        def fail(_: int) -> None:
            raise OSError(errno.EIO, "no")

        with monkeypatch.context() as patch:
            patch.setattr(os, "fdatasync", fail)
            with pytest.raises(StoreError):
                store.change(ACT, add(an_addition(1)))
        assert Journal(tmp_path / COHORT / JOURNAL).acknowledged == 1
        store.change(ACT, add(an_addition(1)))

        assert Journal(tmp_path / COHORT / JOURNAL).acknowledged == 2

    def test_needs_no_mark_to_be_kept(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A mark that cannot be written makes no error of a change that is on disk."""
        store, pwrite = make_store(tmp_path), os.pwrite

        def write(descriptor: int, content: bytes, at: int) -> int:
            if at < MARK_BYTES and b"actor" not in content:
                raise OSError(errno.EIO, "no")
            return pwrite(descriptor, content, at)

        with monkeypatch.context() as patch:
            patch.setattr(os, "pwrite", write)
            store.change(ACT, add(an_addition(1)))

        assert Journal(tmp_path / COHORT / JOURNAL).acknowledged == 1
        assert outcome(tmp_path) == BEFORE_LAST

    def test_of_a_journal_begun_before_there_were_marks_is_kept_as_before(
        self, tmp_path: Path
    ) -> None:
        store = make_store(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        found = scan_header(journal.read_bytes().splitlines(keepends=True)[1])
        assert found is not None
        journal.write_bytes(beginning(replace_header(found[0], is_marked=False))[0])

        store.change(ACT, add(an_addition(1)))
        assert outcome(tmp_path) == BEFORE_LAST
        with turning_over_at_once():
            store.change(ACT, add(an_addition(2)))

        assert Journal(journal).acknowledged == 3
        assert outcome(tmp_path) == ALL


def _empty(journal: Path) -> None:
    journal.write_bytes(b"")


def _crlf(journal: Path) -> None:
    journal.write_bytes(journal.read_bytes().replace(b"\n", b"\r\n"))


def _without_a_line(journal: Path) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], lines[3], lines[3]]))


def _swapped_lines(journal: Path) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], lines[3], lines[2]]))


def _edited(journal: Path) -> None:
    journal.write_bytes(journal.read_bytes().replace(b"new-1", b"new-9"))


def _foreign(journal: Path) -> None:
    journal.write_bytes(beginning(Header(FORMAT, schema.CURRENT, 1, "another"))[0])


def _line_of_another_chain(journal: Path) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    payload = lines[2].split(b" ", 2)[2].rstrip(b"\n").replace(b"new-1", b"new-7")
    journal.write_bytes(b"".join([*lines[:2], next_line(Chain(1, 0), payload)[0], lines[3]]))


def _deleted(journal: Path) -> None:
    journal.unlink()


def _behind(journal: Path) -> None:
    header, _ = scan_header(journal.read_bytes().splitlines(keepends=True)[1]) or (None, None)
    assert header is not None
    journal.write_bytes(beginning(Header(FORMAT, schema.CURRENT, 0, header.epoch))[0])


def _sealed_line(content: bytes, payload: bytes) -> bytes:
    """Give a journal with one line more, of which every checksum holds."""
    mark, first, lines = content.split(b"\n", 2)
    found = scan_header(first + b"\n")
    assert found is not None
    return b"\n".join([mark, first, lines]) + next_line(scan(lines, found[1]).chain, payload)[0]


class TestALineThatIsSealed:
    """What another program may have written, and sealed as we do."""

    def test_and_is_no_transaction_is_damage(self, tmp_path: Path) -> None:
        store = two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        journal.write_bytes(_sealed_line(journal.read_bytes(), b'{"t": "not a time"}'))

        assert outcome(tmp_path) == StoreFault.DAMAGED
        with pytest.raises(StoreError):
            store.change(ACT, add(an_addition(2)))

    def test_and_drops_what_is_not_there_changes_nothing(self, tmp_path: Path) -> None:
        store = two_lines(tmp_path)
        journal, before = tmp_path / COHORT / JOURNAL, store.read()
        drops: list[Change] = [Drop("exchanges", 90), Drop("people", 91), Drop("pairs", 92)]
        record = encode(record_of(ACT, "theirs", drops, None))
        journal.write_bytes(_sealed_line(journal.read_bytes(), record))

        assert store.read() == before == store_at(tmp_path).read()
        assert store.meta().seq == 4

    @pytest.mark.parametrize("payload", [b"no json", b'{"format":"one"}', b'{"format":1}'])
    def test_and_is_no_header_begins_no_journal(self, payload: bytes) -> None:
        line, _ = next_line(Chain(0, 0), payload)

        assert scan_header(line) is None

    def test_and_counts_otherwise_than_its_header_begins_no_journal(self) -> None:
        payload = encode(Header(FORMAT, schema.CURRENT, 7, "epoch"))

        assert scan_header(next_line(Chain(6, 0), payload)[0]) is not None
        assert scan_header(next_line(Chain(5, 0), payload)[0]) is None


class TestAJournalThatWentAway:
    def test_is_damage_to_a_session_that_is_open(self, tmp_path: Path) -> None:
        store = two_lines(tmp_path)
        (tmp_path / COHORT / JOURNAL).unlink()

        for act in (store.poll, store.read, lambda: store.change(ACT, add(an_addition(3)))):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.code is StoreFault.DAMAGED
            assert caught.value.facts["path"] == str(tmp_path / COHORT / JOURNAL)

    def test_is_damage_to_a_session_whose_journal_is_broken_while_it_looks_on(
        self, tmp_path: Path
    ) -> None:
        store = two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        with journal.open("ab") as file:
            file.write(b"0badc0de 4 {}\n0badc0de 5 {}\n")

        with pytest.raises(StoreError) as caught:
            store.poll()

        assert (caught.value.code, caught.value.facts["place"]) == (StoreFault.DAMAGED, "line 5")


class TestStrangeJournal:
    @pytest.mark.parametrize(
        "spoil",
        [
            _empty,
            _crlf,
            _without_a_line,
            _swapped_lines,
            _edited,
            _foreign,
            _line_of_another_chain,
            _deleted,
            _behind,
        ],
    )
    def test_is_refused_and_left_as_it_is(
        self, tmp_path: Path, spoil: Callable[[Path], None]
    ) -> None:
        two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        spoil(journal)
        before = journal.read_bytes() if journal.exists() else None
        store = store_at(tmp_path)

        for act in (store.read, store.meta, lambda: store.change(ACT, add(an_addition(3)))):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.code is StoreFault.DAMAGED
            assert caught.value.facts["path"] == str(journal)
        assert (journal.read_bytes() if journal.exists() else None) == before

    def test_a_store_whose_base_is_gone_is_never_begun_afresh(self, tmp_path: Path) -> None:
        store = two_lines(tmp_path)
        (tmp_path / COHORT / BASE).unlink()

        with pytest.raises(StoreError) as caught:
            store.change(ACT, add(an_addition(3)))

        assert caught.value.code is StoreFault.DAMAGED
        assert caught.value.facts["path"] == str(tmp_path / COHORT / BASE)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"format": FORMAT + 1}, StoreFault.NEWER_FORMAT),
            ({"schema": schema.CURRENT + 1}, StoreFault.NEWER_SCHEMA),
        ],
    )
    def test_one_of_a_newer_program_stops_a_session_opened_before(
        self, tmp_path: Path, changes: dict[str, int], code: StoreFault
    ) -> None:
        store = two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        newer = {"format": FORMAT, "schema": schema.CURRENT} | changes
        header = Header(newer["format"], newer["schema"], 3, store.meta().epoch)
        fresh = journal.with_name("fresh")
        fresh.write_bytes(beginning(header)[0])
        fresh.chmod(0o600)
        fresh.replace(journal)

        for opened in (store, store_at(tmp_path)):
            with pytest.raises(StoreError) as caught:
                opened.change(ACT, add(an_addition(3)))
            assert caught.value.code is code
        assert journal.read_bytes() == beginning(header)[0]

    def test_a_value_too_long_for_it_changes_nothing(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        long = replace(FULL_EXCHANGE, id="new-1", note="a" * 300_000)

        with pytest.raises(StoreError) as caught:
            store.change(ACT, add(long))

        assert caught.value.code is StoreFault.TOO_LONG
        assert caught.value.facts["place"] == "exchanges[new-1]"
        assert exchange_ids(store_at(tmp_path).read()) == BEFORE_BOTH
