"""What the journals of a store tell, kept ones and the current one."""

import shutil
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tests.builders import a_person
from tests.store.stores import ACT, add, an_addition, make_store, turning_over_at_once
from tui.domain.errors import StoreError, StoreFault
from tui.store import schema
from tui.store.base import FORMAT
from tui.store.directory import CohortStore
from tui.store.journal import JOURNAL, Journal
from tui.store.lines import Header, Put, Record, beginning, record_of


def as_json(document: object) -> msgspec.Raw:
    """Give a document as a line holds it."""
    return msgspec.Raw(msgspec.json.encode(document))


def put(store: CohortStore, record: Record) -> None:
    """Write a line that another program may have written."""
    journal = Journal(store.path / JOURNAL)
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
        shutil.rmtree(store.path / "history")

        assert _refusal(store) == (StoreFault.HISTORY_BROKEN, {"path": str(store.path / JOURNAL)})

    @pytest.mark.parametrize("lost", [0, 1, 2])
    def test_is_refused_where_a_kept_journal_is_gone(self, tmp_path: Path, lost: int) -> None:
        store = _turned_over(tmp_path)
        kept = [*sorted((store.path / "history").iterdir()), store.path / JOURNAL]
        kept[lost].unlink()

        assert _refusal(store) == (StoreFault.HISTORY_BROKEN, {"path": str(kept[lost + 1])})

    def test_is_refused_where_a_kept_journal_ends_too_early(self, tmp_path: Path) -> None:
        store = _turned_over(tmp_path)
        kept = sorted((store.path / "history").iterdir())[1]
        whole = kept.read_bytes()
        for length in range(whole.index(b"}\n") + 2, len(whole)):
            kept.write_bytes(whole[:length])
            code, facts = _refusal(store)
            assert (code, facts["path"]) == (StoreFault.DAMAGED, str(kept)), length

    def test_leaves_out_what_another_time_line_left(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        other = beginning(Header(FORMAT, schema.CURRENT, 0, "another"))[0]
        kept = store.path / "history" / "journal-000000000000-another.jsonl"
        kept.write_bytes(other + b"nothing of ours\n" * 2)
        kept.chmod(0o600)

        assert [one.seq for one in store.log()] == [1]

    def test_of_a_kept_journal_that_is_broken_is_refused(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        (kept,) = (store.path / "history").iterdir()
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
