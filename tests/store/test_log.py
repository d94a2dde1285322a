"""What the journals of a store tell, kept ones and the current one."""

import os
import shutil
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path

import msgspec
import pytest

from tests.builders import a_person
from tests.store.stores import (
    ACT,
    FULL_EXCHANGE,
    add,
    an_addition,
    make_store,
    turning_over_at_once,
)
from tui.domain.errors import ConflictError, StoreError, StoreFault
from tui.store import documents
from tui.store.directory import CohortStore
from tui.store.documents import Put, Record, record_of
from tui.store.journal import history, layout
from tui.store.journal.journal import FIRST_BYTES, JOURNAL, Journal
from tui.store.journal.layout import FORMAT, Header, beginning


def as_json(document: object) -> msgspec.Raw:
    """Give a document as a line holds it."""
    return msgspec.Raw(msgspec.json.encode(document))


def put(store: CohortStore, record: Record) -> None:
    """Write a line that another program may have written."""
    journal = Journal(Path(store.engine.where) / JOURNAL)
    journal.read_on()
    journal.append(msgspec.json.encode(record))


def _turned_over(parent: Path) -> CohortStore:
    """Make a store whose journal was turned over after each of three acts."""
    with turning_over_at_once():
        store = make_store(parent)
        for number in range(3):
            store.change(ACT, add(an_addition(number)))
    return store


def _refusal(store: CohortStore) -> tuple[str, dict[str, object]]:
    with pytest.raises(StoreError) as caught:
        list(store.log())
    return caught.value.code, dict(caught.value.facts)


class TestLog:
    def test_goes_back_through_every_journal(self, tmp_path: Path) -> None:
        with turning_over_at_once():
            store = make_store(tmp_path)
            for number in range(3):
                store.change(replace(ACT, verb=f"act {number}"), add(an_addition(number)))

        newest, *_ = log = list(store.log())
        assert [one.act.verb for one in log] == ["act 2", "act 1", "act 0", "import"]
        assert newest.changes()[0].after == an_addition(2)

    def test_is_refused_where_the_history_is_gone(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.change(ACT, add(an_addition()))
        shutil.rmtree(Path(store.engine.where) / "history")

        assert _refusal(store) == (
            StoreFault.HISTORY_BROKEN,
            {"path": str(Path(store.engine.where) / JOURNAL)},
        )

    @pytest.mark.parametrize("lost", [0, 1, 2])
    def test_is_refused_where_a_kept_journal_is_gone(self, tmp_path: Path, lost: int) -> None:
        store = _turned_over(tmp_path)
        kept = [
            *sorted((Path(store.engine.where) / "history").iterdir()),
            Path(store.engine.where) / JOURNAL,
        ]
        kept[lost].unlink()

        assert _refusal(store) == (StoreFault.HISTORY_BROKEN, {"path": str(kept[lost + 1])})

    def test_is_refused_where_a_kept_journal_ends_too_early(self, tmp_path: Path) -> None:
        store = _turned_over(tmp_path)
        kept = sorted((Path(store.engine.where) / "history").iterdir())[1]
        whole = kept.read_bytes()
        for length in range(whole.index(b"}\n") + 2, len(whole)):
            kept.write_bytes(whole[:length])
            code, facts = _refusal(store)
            assert (code, facts["path"]) == (StoreFault.DAMAGED, str(kept)), length

    def test_leaves_out_what_another_time_line_left(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        other = beginning(Header(FORMAT, documents.CURRENT, 0, "another"))[0]
        kept = Path(store.engine.where) / "history" / "journal-000000000000-another.jsonl"
        kept.write_bytes(other + b"nothing of ours\n" * 2)
        kept.chmod(0o600)

        assert [one.seq for one in store.log()] == [1]

    def test_of_a_kept_journal_that_is_broken_is_refused(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        (kept,) = (Path(store.engine.where) / "history").iterdir()
        kept.write_bytes(kept.read_bytes() + b"0badc0de 2 {}\n" * 2)

        facts = {"path": str(kept), "place": "line 3", "seq": 2}
        assert _refusal(store) == (StoreFault.DAMAGED, facts)

    def test_tells_what_an_act_takes_back(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.change(ACT, add(an_addition(1)))
        store.change(ACT, add(an_addition(2)), reverts=2)

        assert [(one.seq, one.reverts) for one in store.log()] == [(3, 2), (2, None), (1, None)]

    def test_gives_no_value_for_what_cannot_be_read_today(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        store.change(ACT, add(a_person("zoe")))
        before = {"id": "zoe", "name": "Zoé Ba"}
        after = next(store.log()).changes()[0].after
        document = {"id": "zoe", "given_name": "Zoé", "family_name": "Ba"}
        change_to = Put("people", 5, as_json(document), as_json(before))
        put(store, record_of(ACT, "x", [change_to], None))

        (change,) = next(store.log()).changes()

        assert after == a_person("zoe")
        assert (change.id, change.before) == ("zoe", None)
        assert store.read().people["zoe"] == change.after


def counting(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the lines of history that are decoded from now on, and the bytes that are read."""
    decode, pread, counts = layout.decoded, os.pread, Counter(lines=0, read=0)

    def counted(payload: bytes) -> Record:
        counts["lines"] += 1
        return decode(payload)

    def read(descriptor: int, size: int, at: int) -> bytes:
        part = pread(descriptor, size, at)
        counts["read"] += len(part)
        return part

    monkeypatch.setattr(history, "decoded", counted)
    monkeypatch.setattr(os, "pread", read)
    return counts


class TestAsMuchAsIsAskedFor:
    def test_is_read_and_no_more(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = make_store(tmp_path)
        for number in range(200):
            store.change(ACT, add(an_addition(number)))
        counts = counting(monkeypatch)

        newest = [one.seq for one in islice(store.log(), 10)]

        assert newest == list(range(201, 191, -1))
        assert counts == {"lines": 10, "read": FIRST_BYTES}

    def test_after_a_number_is_nothing_where_nothing_was_done(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = _turned_over(tmp_path)
        counts = counting(monkeypatch)

        assert list(store.log(after=store.meta().seq)) == []
        assert counts == {"lines": 0, "read": 0}

    def test_goes_through_journals_up_to_a_number(self, tmp_path: Path) -> None:
        store = _turned_over(tmp_path)
        min((Path(store.engine.where) / "history").iterdir()).unlink()

        assert [one.seq for one in store.log(after=1)] == [4, 3, 2]

    def test_is_one_line_for_the_name_in_a_conflict(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = make_store(tmp_path)
        for number in range(200):
            store.change(ACT, add(an_addition(number)))
        store.change(replace(ACT, actor="paul"), add(replace(FULL_EXCHANGE, minutes=5)))
        for number in range(200, 220):
            store.change(ACT, add(an_addition(number)))
        counts = counting(monkeypatch)

        with pytest.raises(ConflictError) as caught:
            store.change(ACT, add(), seen=[FULL_EXCHANGE])

        assert caught.value.facts["actor"] == "paul"
        assert counts["lines"] == 1
        assert counts["read"] < 2 * FIRST_BYTES

    def test_is_a_line_that_is_longer_than_what_is_read_first(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        long = [replace(FULL_EXCHANGE, id=f"n-{number}", note="x" * 1000) for number in range(99)]
        store.change(ACT, add(*long))

        assert [len(one.changes()) for one in islice(store.log(), 1)] == [99]
        assert [one.seq for one in store.log()] == [2, 1]

    @pytest.mark.parametrize("sum_of", [b"00000000", b"no hexes"])
    def test_is_damaged_where_the_chain_of_checksums_breaks(
        self, tmp_path: Path, sum_of: bytes
    ) -> None:
        """Behind the back of a session that has read them already."""
        store = make_store(tmp_path)
        for number in range(3):
            store.change(ACT, add(an_addition(number)))
        journal = Path(store.engine.where) / JOURNAL
        mark, header, first, *rest = journal.read_bytes().splitlines(keepends=True)
        journal.write_bytes(b"".join((mark, header, sum_of + first[8:], *rest)))

        log = store.log()
        assert next(log).seq == 4
        with pytest.raises(StoreError) as caught:
            next(log)
        assert (caught.value.code, caught.value.facts["seq"]) == (StoreFault.DAMAGED, 2)
