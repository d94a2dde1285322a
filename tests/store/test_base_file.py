"""The bytes of a base file: legal for TinyDB, a document a line, sealed."""

import json
import re
import zlib
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    make_store,
    sealed,
    store_at,
    tables_of,
    values_of,
    write_base,
)
from tui.domain.errors import StoreError, StoreFault
from tui.store import schema
from tui.store.base import BASE, FORMAT, Meta, check_base, decode_tables, encode_base

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

        assert store_at(tmp_path).read() == CONTENTS
        assert store_at(tmp_path).meta() == GOLDEN_META

    def test_the_first_release_can_be_changed(self, tmp_path: Path) -> None:
        write_base(tmp_path, (GOLDEN / "cohort-schema1.json").read_bytes())

        store_at(tmp_path).change(ACT, add(an_addition()))

        assert an_addition() in store_at(tmp_path).read().of_pair("awa-paul")
        assert store_at(tmp_path).meta().seq == 8

    def test_this_release_writes_what_its_golden_file_holds(self) -> None:
        golden = GOLDEN / f"cohort-schema{schema.CURRENT}.json"

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
            (Meta(FORMAT, schema.CURRENT + 1, 1, "e"), StoreFault.NEWER_SCHEMA),
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
        write_base(tmp_path, sealed(TABLES, Meta(FORMAT, schema.CURRENT + 1, 2, "e")))

        with pytest.raises(StoreError) as caught:
            store.change(ACT, add(an_addition()))

        assert caught.value.code is StoreFault.NEWER_SCHEMA
