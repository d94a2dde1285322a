"""Damaged files, each with its sentence."""

import errno
import json
import os
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from msgspec.json import encode
from msgspec.structs import replace as replace_header
from tinydb import TinyDB

from tests.store.lengths import times, told
from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    FULL_EXCHANGE,
    add,
    an_addition,
    exchange_ids,
    make_store,
    sealed,
    store_at,
    tables_of,
    turning_over_at_once,
    values_of,
    write_base,
)
from tui.domain.errors import StoreError, StoreFault
from tui.store import documents
from tui.store.directory import CohortStore
from tui.store.documents import Change, Drop, Meta, record_of
from tui.store.journal.journal import JOURNAL, Journal
from tui.store.journal.layout import (
    BASE,
    FORMAT,
    MARK_BYTES,
    Chain,
    Header,
    beginning,
    check_base,
    decode_tables,
    encode_base,
    next_line,
    scan,
    scan_header,
)
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH

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
            for act in (one.engine.poll, one.read, partial(one.change, ACT, add(an_addition(3)))):
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
    journal.write_bytes(beginning(Header(FORMAT, documents.CURRENT, 1, "another"))[0])


def _line_of_another_chain(journal: Path) -> None:
    lines = journal.read_bytes().splitlines(keepends=True)
    payload = lines[2].split(b" ", 2)[2].rstrip(b"\n").replace(b"new-1", b"new-7")
    journal.write_bytes(b"".join([*lines[:2], next_line(Chain(1, 0), payload)[0], lines[3]]))


def _deleted(journal: Path) -> None:
    journal.unlink()


def _behind(journal: Path) -> None:
    header, _ = scan_header(journal.read_bytes().splitlines(keepends=True)[1]) or (None, None)
    assert header is not None
    journal.write_bytes(beginning(Header(FORMAT, documents.CURRENT, 0, header.epoch))[0])


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
        payload = encode(Header(FORMAT, documents.CURRENT, 7, "epoch"))

        assert scan_header(next_line(Chain(6, 0), payload)[0]) is not None
        assert scan_header(next_line(Chain(5, 0), payload)[0]) is None


class TestAJournalThatWentAway:
    def test_is_damage_to_a_session_that_is_open(self, tmp_path: Path) -> None:
        store = two_lines(tmp_path)
        (tmp_path / COHORT / JOURNAL).unlink()

        for act in (store.engine.poll, store.read, lambda: store.change(ACT, add(an_addition(3)))):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.code is StoreFault.DAMAGED
            assert caught.value.facts["path"] == str(tmp_path / COHORT / JOURNAL)

    def test_is_told_as_soon_as_the_base_is_gone(self, tmp_path: Path) -> None:
        store = two_lines(tmp_path)
        (tmp_path / COHORT / BASE).unlink()

        with pytest.raises(StoreError) as caught:
            store.engine.poll()

        assert caught.value.facts["path"] == str(tmp_path / COHORT / BASE)

    def test_is_damage_to_a_session_whose_journal_is_broken_while_it_looks_on(
        self, tmp_path: Path
    ) -> None:
        store = two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        with journal.open("ab") as file:
            file.write(b"0badc0de 4 {}\n0badc0de 5 {}\n")

        with pytest.raises(StoreError) as caught:
            store.engine.poll()

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
            ({"schema": documents.CURRENT + 1}, StoreFault.NEWER_SCHEMA),
        ],
    )
    def test_one_of_a_newer_program_stops_a_session_opened_before(
        self, tmp_path: Path, changes: dict[str, int], code: StoreFault
    ) -> None:
        store = two_lines(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        newer = {"format": FORMAT, "schema": documents.CURRENT} | changes
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


GOLDEN = Path(__file__).parent / "golden"
PATH = Path("store", BASE)
TABLES = tables_of(values_of(CONTENTS))
GOLDEN_META = Meta(FORMAT, 1, 7, "0123456789abcdef", ACT)


def fault_of(content: bytes) -> StoreError:
    """Read a base file that is refused."""
    with pytest.raises(StoreError) as caught:
        check_base(content, PATH)
    return caught.value


class TestLayout:
    def test_meta_stands_first_the_tables_next_and_the_seal_last(self) -> None:
        document = json.loads(encode_base(GOLDEN_META, TABLES))

        assert list(document) == ["_meta", "cohort", "people", "pairs", "exchanges", "_end"]

    def test_every_document_has_a_line_of_its_own(self) -> None:
        content = encode_base(GOLDEN_META, TABLES).decode()

        lines = re.findall(r'^"(\d+)": (\{.*\}),?$', content, re.MULTILINE)
        documents = [one for table in TABLES.values() for one in table.items()]
        assert [(number, json.loads(line)) for number, line in lines] == documents

    def test_the_seal_gives_the_number_of_bytes_before_it_and_their_checksum(self) -> None:
        content = encode_base(GOLDEN_META, TABLES)

        body = content[: content.index(b',\n"_end"')]
        seal = {"bytes": len(body), "crc32": f"{zlib.crc32(body):08x}"}
        assert json.loads(content)["_end"] == {"1": seal}

    def test_an_empty_table_stays_a_table(self) -> None:
        content = sealed({"cohort": {}, "people": {}})

        assert decode_tables(content, PATH) == {"cohort": {}, "people": {}}

    def test_a_line_break_in_a_note_breaks_no_line(self) -> None:
        note = 'first\nsecond,\n"_end": {}'
        content = sealed({"exchanges": {"1": {"id": "x", "note": note}}})

        check_base(content, PATH)
        assert decode_tables(content, PATH)["exchanges"]["1"]["note"] == note

    def test_what_it_says_of_itself_is_read_back(self) -> None:
        assert check_base(encode_base(GOLDEN_META, TABLES), PATH) == GOLDEN_META

    def test_stock_tinydb_reads_it(self, tmp_path: Path) -> None:
        make_store(tmp_path)

        with TinyDB(tmp_path / COHORT / BASE, access_mode="r") as database:
            assert database.tables() == {"_meta", *TABLES, "_end"}
            people = {one.doc_id: dict(one) for one in database.table("people")}
        assert people == {int(number): one for number, one in TABLES["people"].items()}


class TestGolden:
    def test_the_first_release_is_read(self, tmp_path: Path) -> None:
        write_base(tmp_path, (GOLDEN / "cohort-schema1.json").read_bytes())

        held = store_at(tmp_path).read()
        assert held == CONTENTS
        assert store_at(tmp_path).meta() == GOLDEN_META
        policy = held.cohort.policy
        assert (policy.first_contact_alarm_days, policy.confirmation_days) == (30, 3)

    def test_the_first_release_can_be_changed(self, tmp_path: Path) -> None:
        write_base(tmp_path, (GOLDEN / "cohort-schema1.json").read_bytes())

        store_at(tmp_path).change(ACT, add(an_addition()))

        assert an_addition() in store_at(tmp_path).read().of_pair("awa-paul")
        assert store_at(tmp_path).meta().seq == 8

    def test_this_release_writes_what_its_golden_file_holds(self) -> None:
        golden = GOLDEN / f"cohort-schema{documents.CURRENT}-rules2.json"

        assert encode_base(GOLDEN_META, TABLES) == golden.read_bytes()


class TestDamage:
    CONTENT = encode_base(GOLDEN_META, TABLES)

    def test_a_flipped_bit_is_never_read(self) -> None:
        found = set()
        for place in range(len(self.CONTENT)):
            for bit in (0, 3, 7):
                flipped = bytearray(self.CONTENT)
                flipped[place] ^= 1 << bit
                found.add(fault_of(bytes(flipped)).code)

        assert found == {StoreFault.DAMAGED, StoreFault.NEWER_FORMAT}

    def test_a_file_cut_anywhere_is_never_read(self) -> None:
        codes = {fault_of(self.CONTENT[:length]).code for length in range(len(self.CONTENT))}

        assert codes == {StoreFault.DAMAGED}

    @pytest.mark.parametrize(
        ("content", "place"),
        [
            (b"", "_meta"),
            (b"\0" * 512, "_meta"),
            (b"{}\n", "_meta"),
            (b"\xff\xfe", "_meta"),
            (b'{"_meta": {"1": {"format":1}},\n', "_end"),
            (b'{"_meta": {"1": {"format":0}},\n', "_meta"),
            (CONTENT.replace(b"\n", b"\r\n"), "_meta"),
            (CONTENT.replace(b"Awa", b"Ada"), "_end"),
            (CONTENT + b"\n", "_end"),
            (CONTENT.removesuffix(b"\n"), "_end"),
            (CONTENT + CONTENT, "_end"),
        ],
        ids=[
            "empty",
            "zeros",
            "another JSON",
            "not UTF-8",
            "no seal",
            "no format",
            "CRLF",
            "a name edited by hand",
            "a line more",
            "no last line break",
            "twice the same",
        ],
    )
    def test_a_file_that_is_not_as_written_is_damaged(self, content: bytes, place: str) -> None:
        error = fault_of(content)

        assert error.code is StoreFault.DAMAGED
        assert error.facts == {"path": str(PATH), "place": place}

    @pytest.mark.parametrize(
        "meta", ['{"format":1,"schema":0,"seq":1,"epoch":"e"}', '{"format":1}']
    )
    def test_a_sealed_file_must_say_what_it_is(self, meta: str) -> None:
        body = f'{{"_meta": {{"1": {meta}}},\n"people": {{}}'.encode()
        seal = json.dumps({"1": {"bytes": len(body), "crc32": f"{zlib.crc32(body):08x}"}})
        content = body + b',\n"_end": ' + seal.replace(" ", "").encode() + b"}\n"

        assert fault_of(content).facts["place"] == "_meta"

    def test_tables_that_are_no_tables_are_damaged(self) -> None:
        with pytest.raises(StoreError) as caught:
            decode_tables(b'{"people": [1]}', PATH)

        assert caught.value.code is StoreFault.DAMAGED

    def test_a_damaged_file_is_left_as_it_is(self, tmp_path: Path) -> None:
        base = write_base(tmp_path, self.CONTENT[:-9])
        store = store_at(tmp_path)

        for act in (store.read, store.meta, lambda: store.change(ACT, add(an_addition()))):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.code is StoreFault.DAMAGED
        assert base.read_bytes() == self.CONTENT[:-9]


class TestNewer:
    def test_a_newer_format_is_known_by_its_number_alone(self) -> None:
        error = fault_of(b'{"_meta": {"1": {"format":2,"made_by":"tomorrow"}},\n...')

        assert error.code is StoreFault.NEWER_FORMAT
        assert error.facts == {"path": str(PATH), "found": 2, "known": FORMAT}

    @pytest.mark.parametrize(
        ("meta", "code"),
        [
            (Meta(FORMAT + 1, 1, 1, "e"), StoreFault.NEWER_FORMAT),
            (Meta(FORMAT, documents.CURRENT + 1, 1, "e"), StoreFault.NEWER_SCHEMA),
        ],
    )
    def test_it_is_neither_read_nor_written(
        self, tmp_path: Path, meta: Meta, code: StoreFault
    ) -> None:
        content = sealed(TABLES, meta)
        base = write_base(tmp_path, content)
        store = store_at(tmp_path)

        for act in (store.read, lambda: store.change(ACT, add(an_addition()))):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.code is code
            assert caught.value.facts["path"] == str(base)
        assert base.read_bytes() == content

    def test_a_colleague_who_updates_stops_a_session_opened_before(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        write_base(tmp_path, sealed(TABLES, Meta(FORMAT, documents.CURRENT + 1, 2, "e")))

        with pytest.raises(StoreError) as caught:
            store.change(ACT, add(an_addition()))

        assert caught.value.code is StoreFault.NEWER_SCHEMA


CURE = " Use `mentorat repair COHORT` to see what can be recovered, or restore a backup."
DAMAGED = "The file {path} is damaged (at {place}). It was left unchanged." + CURE
LOST = (
    "The file {path} is damaged (at {place}), and change 2, which was saved, may be lost."
    " Nothing was changed."
) + CURE
GONE = "The file {path} is damaged. It was left unchanged." + CURE
NEWER = (
    "A newer Mentorat wrote the file {path} (format {found}; this version reads up to {known})."
    " It was left unchanged. Install the newer version."
)
NO_STORE = (
    "There is no store at {path}. Try the sample with `mentorat demo`, create a store with"
    " `mentorat init` or `mentorat import FILE`, or name another one with --store."
)
NOT_A_FILE = (
    "{path} is a link, a directory or a device where a store keeps a file, so it was not opened."
    " Move it away."
)
NOT_PRIVATE = (
    "Other users of this machine can access {path}, so it was not opened. Remove their access"
    " with `chmod go-rwx`."
)


def _empty_base(file: Path) -> None:
    file.write_bytes(b"")


def _crlf_base(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def _edited_base(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"new-1", b"new-9").replace(b"Awa", b"Ada"))


def _deleted_base(file: Path) -> None:
    file.unlink()


def _foreign_base(file: Path) -> None:
    file.write_text("Dear diary,\n")


def _swapped(file: Path) -> None:
    other = file.with_name(JOURNAL if file.name == BASE else BASE)
    content = file.read_bytes()
    file.write_bytes(other.read_bytes())
    other.write_bytes(content)


def _linked(file: Path) -> None:
    file.rename(file.with_name("moved"))
    file.symlink_to(file.with_name("moved"))


def _opened(file: Path) -> None:
    file.chmod(0o644)


def _moved_away(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


def _of_another_store(file: Path) -> None:
    elsewhere = file.parent.parent / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    make_store(elsewhere).change(ACT, add(an_addition(1)))
    file.write_bytes((elsewhere / COHORT / file.name).read_bytes())


def _of_a_newer_format(file: Path) -> None:
    header = beginning(Header(FORMAT + 1, documents.CURRENT, 1, "e"))[0]
    base = sealed({}, Meta(FORMAT + 1, documents.CURRENT, 1, "e"))
    file.write_bytes(base if file.name == BASE else header)


def _of_a_newer_schema(file: Path) -> None:
    header = beginning(Header(FORMAT, documents.CURRENT + 1, 1, "e"))[0]
    base = sealed({}, Meta(FORMAT, documents.CURRENT + 1, 1, "e"))
    file.write_bytes(base if file.name == BASE else header)


CASES: list[tuple[str, Callable[[Path], None], str, tuple[str, str]]] = [
    (BASE, _empty_base, DAMAGED, (BASE, "_meta")),
    (BASE, _crlf_base, DAMAGED, (BASE, "_meta")),
    (BASE, _edited_base, DAMAGED, (BASE, "_end")),
    (BASE, _foreign_base, DAMAGED, (BASE, "_meta")),
    (BASE, _swapped, DAMAGED, (BASE, "_meta")),
    (BASE, _of_another_store, DAMAGED, (JOURNAL, "line 1")),
    (BASE, _deleted_base, GONE, (BASE, "")),
    (BASE, _linked, NOT_A_FILE, (BASE, "")),
    (BASE, _opened, NOT_PRIVATE, (BASE, "")),
    (BASE, _of_a_newer_format, NEWER, (BASE, "")),
    (BASE, _of_a_newer_schema, NEWER, (BASE, "")),
    (JOURNAL, _empty_base, DAMAGED, (JOURNAL, "line 1")),
    (JOURNAL, _crlf_base, DAMAGED, (JOURNAL, "line 1")),
    (JOURNAL, _edited_base, LOST, (JOURNAL, "line 3")),
    (JOURNAL, _foreign_base, DAMAGED, (JOURNAL, "line 1")),
    (JOURNAL, _of_another_store, DAMAGED, (JOURNAL, "line 1")),
    (JOURNAL, _deleted_base, GONE, (JOURNAL, "")),
    (JOURNAL, _linked, NOT_A_FILE, (JOURNAL, "")),
    (JOURNAL, _opened, NOT_PRIVATE, (JOURNAL, "")),
    (JOURNAL, _of_a_newer_format, NEWER, (JOURNAL, "")),
    (JOURNAL, _of_a_newer_schema, NEWER, (JOURNAL, "")),
    (BASE, _moved_away, NO_STORE, ("", "")),
]


@pytest.mark.parametrize(
    ("file", "spoil", "sentence", "where"),
    CASES,
    ids=[f"{file} {spoil.__name__}" for file, spoil, *_ in CASES],
)
def test_a_file_that_is_not_as_written_is_named_with_its_cure(
    tmp_path: Path, file: str, spoil: Callable[[Path], None], sentence: str, where: tuple[str, str]
) -> None:
    store = make_store(tmp_path)
    for number in (1, 2):
        store.change(ACT, add(an_addition(number)))
    spoil(tmp_path / COHORT / file)

    with pytest.raises(StoreError) as caught:
        store_at(tmp_path).read()

    named, place = where
    path = tmp_path / COHORT / named if named else tmp_path / COHORT
    facts = {"path": path, "place": place, "found": 2, "known": 1}
    assert error_sentence(caught.value, ENGLISH) == sentence.format(**facts)
