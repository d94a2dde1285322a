"""A store: the registry and the cohorts in one private directory."""

import errno
import os
import shutil
from functools import partial
from pathlib import Path
from threading import Thread
from unittest.mock import Mock

import pytest

from tests.builders import a_cohort, day
from tests.store.disks import Disk, Failing
from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    everything_in,
    sealed,
    values_of,
)
from tui.domain.access import Identity
from tui.domain.codes import Role
from tui.domain.contents import Contents
from tui.domain.errors import NotFoundError, RefusedError, Rule, StoreError, StoreFault
from tui.domain.registry import Access, Registry, Settings
from tui.store.codec import RegistryCodec, Value
from tui.store.directory import NEW_REGISTRY, Store
from tui.store.documents import Meta
from tui.store.journal import loading
from tui.store.journal.catalogue import COHORTS, check_outside
from tui.store.journal.files import keep_private
from tui.store.journal.journal import JOURNAL
from tui.store.journal.layout import BASE, FORMAT
from tui.store.journal.locking import maker_lock
from tui.store.seam import REGISTRY as REGISTRY_NAME

GOLDEN = Path(__file__).parent / "golden"

REGISTRY = Registry(
    Settings(pinned_on=day(6, 8)),
    {
        "paul": Access("paul", (Role.MENTOR, Role.STAFF), (Identity(COHORT, "paul"),)),
        "left": Access("left", ()),
    },
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


def refusal_of(root: Path) -> StoreError:
    """Open a store that is refused."""
    with pytest.raises(StoreError) as caught:
        Store.open(root)
    return caught.value


class TestMakingAStore:
    def test_makes_private_directories_of_registry_and_cohorts(self, root: Path) -> None:
        Store.create(root, ACT)

        directories = (root, root / "registry", root / "cohorts")
        assert {one.stat().st_mode & 0o777 for one in directories} == {0o700}
        assert Store.open(root).registry.read() == Registry()
        assert Store.open(root).cohort_ids() == []

    def test_makes_the_directories_above_it_as_the_system_does(self, tmp_path: Path) -> None:
        Store.create(tmp_path / "a" / "b" / "store", ACT)

        assert (tmp_path / "a" / "b").stat().st_mode & 0o700 == 0o700
        assert Store.open(tmp_path / "a" / "b" / "store").exists

    def test_puts_the_name_of_every_directory_on_disk(self, tmp_path: Path) -> None:
        disk = Disk(1_000, Failing.ONCE, errno.EIO)

        with disk.at_work():
            Store.create(tmp_path / "a" / "b" / "store", ACT)

        after = [disk.made[at : at + 3] for at, name in enumerate(disk.made) if name == "mkdir"]
        assert after == [["mkdir", "open", "fsync"]] * len(
            ("a", "b", "store", "cohorts", "registry", "history")
        )

    def test_below_a_link_that_leads_nowhere_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(tmp_path / "nowhere")

        with pytest.raises(StoreError) as caught:
            Store.create(tmp_path / "link" / "store", ACT)

        assert caught.value.code is StoreFault.NOT_A_FILE
        assert not (tmp_path / "nowhere").exists()

    def test_stands_in_a_directory_given_by_its_last_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)

        Store.create(Path("store"), ACT)

        assert Store.open(tmp_path / "store").exists

    @pytest.mark.parametrize("name", ["registry", "cohorts/mph-2026", "notes.txt", ".ssh"])
    def test_is_refused_where_there_is_anything(self, root: Path, name: str) -> None:
        (root / name).mkdir(parents=True)
        for directory in (root, *root.rglob("*")):
            directory.chmod(0o700)
        before = everything_in(root)

        with pytest.raises(StoreError) as caught:
            Store.create(root, ACT)

        assert (caught.value.code, caught.value.facts["path"]) == (StoreFault.EXISTS, str(root))
        assert everything_in(root) == before

    def test_goes_on_where_it_was_never_finished(self, root: Path) -> None:
        (root / "cohorts").mkdir(parents=True, mode=0o700)
        (root / ".registry.0123456789abcdef").mkdir(mode=0o700)
        root.chmod(0o700)

        Store.create(root, ACT)

        assert sorted(one.name for one in root.iterdir()) == ["cohorts", "registry"]

    def test_twice_leaves_the_first_as_it_is(self, root: Path) -> None:
        Store.create(root, ACT, Settings(pinned_on=day(6, 8)))
        before = everything_in(root)

        with pytest.raises(StoreError) as caught:
            Store.create(root, ACT, Settings(pinned_on=day(7, 1)))

        assert caught.value.code is StoreFault.EXISTS
        assert everything_in(root) == before

    def test_a_directory_that_others_can_enter_is_left_as_it_is(self, root: Path) -> None:
        root.mkdir(mode=0o755)
        (root / "notes.txt").write_text("mine")
        before = everything_in(root)

        with pytest.raises(StoreError) as caught:
            Store.create(root, ACT)

        assert caught.value.code is StoreFault.NOT_PRIVATE
        assert caught.value.facts == {"path": str(root), "mode": "0755"}
        assert everything_in(root) == before
        assert root.stat().st_mode & 0o777 == 0o755

    def test_below_a_file_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("mine")

        with pytest.raises(StoreError) as caught:
            Store.create(tmp_path / "file" / "store", ACT)

        assert caught.value.code is StoreFault.NOT_A_FILE
        assert not Store(tmp_path / "file" / "store").exists


class TestAPathForSomethingElse:
    """What is written for people never lands in a store, whatever the path looks like."""

    @pytest.mark.parametrize(
        "path",
        [
            *("store/snapshot.toml", "store/registry/base.json", "store/cohorts/new/deep"),
            *("store/cohorts/mph-2026/base.json", "store/cohorts/mph-2026/history/x.toml"),
            *("link/x.toml", "store/../store/x.toml", "link/../x.toml"),
        ],
    )
    @pytest.mark.parametrize("lost", ["", "registry", "cohorts", "cohorts/mph-2026/base.json"])
    def test_that_leads_into_a_store_is_refused(self, root: Path, path: str, lost: str) -> None:
        store = Store.create(root, ACT)
        store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        (root.parent / "link").symlink_to(root / "cohorts")
        if lost:
            (root / lost).rename(root.parent / "lost")

        with pytest.raises(RefusedError) as caught:
            check_outside(root.parent / path)

        assert caught.value.code is Rule.INSIDE_STORE

    @pytest.mark.parametrize("path", ["x.toml", "cohorts/x.toml", "link/../other", "store"])
    def test_that_leads_past_it_is_not(
        self, root: Path, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Store.create(root, ACT)
        (root.parent / "link").symlink_to(root.parent)
        monkeypatch.chdir(root.parent)

        check_outside(root.parent / path)
        check_outside(Path(path))

    def test_that_is_another_name_of_the_same_directory_is_refused(self, root: Path) -> None:
        Store.create(root, ACT)
        (root.parent / "elsewhere").symlink_to(root, target_is_directory=True)

        for path in (root.parent / "elsewhere" / "x", root.parent / "elsewhere" / "registry" / "x"):
            with pytest.raises(RefusedError):
                check_outside(path)

    def test_of_a_store_is_refused_too(self, root: Path) -> None:
        Store.create(root, ACT)
        before = everything_in(root)

        with pytest.raises(RefusedError):
            Store.create(root / "cohorts" / "within", ACT)

        assert everything_in(root) == before


class TestOpeningAStore:
    def test_that_is_missing_is_refused_and_makes_nothing(self, root: Path) -> None:
        error = refusal_of(root)

        assert (error.code, error.facts) == (StoreFault.NO_STORE, {"path": str(root)})
        assert not root.exists()

    def test_in_a_directory_that_holds_none_is_refused(self, root: Path) -> None:
        root.mkdir(mode=0o700)

        assert refusal_of(root).code is StoreFault.NO_STORE

    @pytest.mark.parametrize("name", ["", "cohorts"])
    def test_that_others_can_enter_is_refused(self, root: Path, name: str) -> None:
        Store.create(root, ACT)
        (root / name).chmod(0o750)

        error = refusal_of(root)

        assert (error.code, error.facts["mode"]) == (StoreFault.NOT_PRIVATE, "0750")

    def test_whose_registry_is_gone_is_damaged(self, root: Path) -> None:
        store = Store.create(root, ACT)
        store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        shutil.rmtree(root / "registry")

        error = refusal_of(root)

        assert (error.code, error.facts) == (StoreFault.DAMAGED, {"path": str(root / "registry")})

    def test_whose_cohorts_are_gone_is_damaged(self, root: Path) -> None:
        Store.create(root, ACT)
        (root / "cohorts").rmdir()

        error = refusal_of(root)

        assert (error.code, error.facts) == (StoreFault.DAMAGED, {"path": str(root / "cohorts")})


class TestNews:
    def test_are_told_once(self, root: Path) -> None:
        Store.create(root, ACT).cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        store, other = Store.open(root), Store.open(root)
        store.cohort(COHORT).read()
        news = [store.has_news()]
        other.cohort(COHORT).change(ACT, add(an_addition()))
        news += [store.has_news(), store.has_news()]
        other.cohort("mph-2027").change(ACT, add(a_cohort(id="mph-2027")))
        news += [store.has_news(), store.has_news()]

        assert news == [False, True, False, True, False]

    def test_are_none_of_what_is_yet_to_be_made(self, root: Path) -> None:
        store = Store.create(root, ACT)
        store.cohort(COHORT)

        assert [store.has_news(), store.has_news()] == [False, False]

    @pytest.mark.parametrize("name", [BASE, JOURNAL])
    def test_are_that_a_cohort_is_damaged_and_that_it_is_whole_again(
        self, root: Path, name: str
    ) -> None:
        store = Store.create(root, ACT)
        store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        store.has_news()
        file = root / "cohorts" / COHORT / name
        content = file.read_bytes()

        file.write_bytes(b"")
        news = [store.has_news(), store.has_news()]
        file.unlink()
        news += [store.has_news(), store.has_news()]
        keep_private(file, content)
        news += [store.has_news(), store.has_news()]

        assert news == [True, False, True, False, True, False]
        assert store.cohort(COHORT).read() == CONTENTS

    def test_of_the_others_are_told_beside_a_damaged_cohort(self, root: Path) -> None:
        store = Store.create(root, ACT)
        for found in (COHORT, "other"):
            store.cohort(found).change(ACT, add(a_cohort(id=found)))
        (root / "cohorts" / "other" / BASE).unlink()
        store.has_news()

        Store.open(root).cohort(COHORT).change(ACT, add(a_cohort(title="Another")))

        assert [store.has_news(), store.has_news()] == [True, False]


class TestADamagedCohort:
    def test_is_read_again_only_once_its_files_have_changed(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Store.create(root, ACT).cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        base = root / "cohorts" / COHORT / BASE
        content, load = base.read_bytes(), Mock(wraps=loading.load)
        base.write_bytes(content[:-9])
        cohort = Store.open(root).cohort(COHORT)
        monkeypatch.setattr(loading, "load", load)

        for _ in range(3):
            with pytest.raises(StoreError) as caught:
                cohort.read()
            assert caught.value.code is StoreFault.DAMAGED
        assert load.call_count == 1
        base.write_bytes(content)

        assert cohort.read() == CONTENTS


class TestEveryPartInUse:
    def test_tells_what_was_cut_off(self, root: Path) -> None:
        Store.create(root, ACT).cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        for part in ("registry", f"cohorts/{COHORT}"):
            with (root / part / JOURNAL).open("ab") as journal:
                journal.write(b"0badc0de 2 {")
        store = Store.open(root)
        store.registry.change(ACT, lambda _: [Access("paul", ())])
        store.cohort(COHORT).change(ACT, add(an_addition()))

        cuts = [Path(str(cut.facts["path"])).parent for cut in store.take_cuts()]

        assert cuts == [root / "registry/quarantine", root / f"cohorts/{COHORT}/quarantine"]
        assert store.take_cuts() == []

    def test_is_tidied(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = Store.create(root, ACT)
        store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        store.cohort(COHORT).change(ACT, add(an_addition()))
        store.registry.change(ACT, lambda _: [Access("paul", ())])
        monkeypatch.setattr("tui.store.journal.engine.is_due", lambda _: True)

        store.tidy("claire")

        assert len(list((root / "registry/history").iterdir())) == 2
        assert len(list((root / f"cohorts/{COHORT}/history").iterdir())) == 2
        assert Store.open(root).cohort(COHORT).read() == store.cohort(COHORT).read()

    def test_is_looked_at_for_what_waits(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        store = Store.create(root, ACT)
        cohort = store.cohort(COHORT)
        seen = list[object]()

        def look(*_: object) -> bool:
            seen.append(store.awaited())
            return True

        monkeypatch.setattr("tui.store.journal.locking._is_at", look)
        cohort.change(ACT, lambda _: values_of(CONTENTS))

        assert seen == [cohort.engine]
        assert store.awaited() is None


class TestCohorts:
    def test_are_listed_by_id_once_they_are_made(self, root: Path) -> None:
        store = Store.create(root, ACT)
        for cohort_id in ("mph-2027", "mph-2026", "mph-2026.b"):
            store.cohort(cohort_id).change(ACT, add(a_cohort(id=cohort_id)))
        store.cohort("mph-2028")

        assert Store.open(root).cohort_ids() == ["mph-2026", "mph-2026.b", "mph-2027"]

    def test_have_one_document_store_each(self, root: Path) -> None:
        store = Store.create(root, ACT)

        assert store.cohort(COHORT) is store.cohort(COHORT)
        store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        assert Store.open(root).cohort(COHORT).read() == CONTENTS

    @pytest.mark.parametrize("wanted", ["..", ".", "", "a/b", "/etc", "MPH", "a\0", "é", "a" * 65])
    def test_never_lead_out_of_the_store(self, root: Path, wanted: str) -> None:
        with pytest.raises(RefusedError):
            Store(root).cohort(wanted)

    def test_are_all_that_bears_the_name_of_one_also_where_it_is_damaged(self, root: Path) -> None:
        store = Store.create(root, ACT)
        (root / "cohorts" / "Old things").mkdir(mode=0o700)
        (root / "cohorts" / ".mph-2026.0123456789abcdef").mkdir(mode=0o700)
        (root / "cohorts" / "empty").mkdir(mode=0o700)
        (root / "cohorts" / "notes.txt").touch(0o600)

        assert store.cohort_ids() == ["empty", "notes.txt"]
        for cohort_id, code in (
            ("empty", StoreFault.DAMAGED),
            ("notes.txt", StoreFault.NOT_A_FILE),
        ):
            with pytest.raises(StoreError) as caught:
                store.cohort(cohort_id).read()
            assert caught.value.code is code
        assert [(one.code, Path(str(one.facts["path"])).name) for one in store.findings()] == [
            (StoreFault.LEFTOVER, ".mph-2026.0123456789abcdef"),
            (StoreFault.NOT_A_FILE, "Old things"),
            (StoreFault.DAMAGED, BASE),
            (StoreFault.NOT_A_FILE, "notes.txt"),
        ]

    def test_without_a_base_are_damaged_and_never_written_over(self, root: Path) -> None:
        store = Store.create(root, ACT)
        store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        (root / "cohorts" / COHORT / BASE).unlink()
        before = everything_in(root)

        for one in (store, Store.open(root)):
            for act in (one.cohort(COHORT).read, partial(one.cohort(COHORT).change, ACT, add())):
                with pytest.raises(StoreError) as caught:
                    act()
                assert caught.value.code is StoreFault.DAMAGED
                assert caught.value.facts["path"] == str(root / "cohorts" / COHORT / BASE)
            assert one.cohort_ids() == [COHORT]
        assert everything_in(root) == before

    def test_that_were_never_finished_are_swept_when_the_next_is_made(self, root: Path) -> None:
        store = Store.create(root, ACT)
        left = root / "cohorts" / ".mph-2026.0123456789abcdef"
        left.mkdir(mode=0o700)
        (left / BASE).touch(0o600)

        store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))

        assert [one.name for one in (root / "cohorts").iterdir()] == [COHORT]

    def test_are_made_once_where_two_make_one_at_the_same_moment(self, root: Path) -> None:
        """The second waits until the first is done, and then adds to what is there."""
        cohorts = [Store.create(root, ACT).cohort(COHORT), Store.open(root).cohort(COHORT)]
        held: list[Contents | None] = []

        def decide(there: Contents | None) -> list[Value]:
            held.append(there)
            return [] if there else values_of(CONTENTS)

        makers = [Thread(target=cohort.change, args=(ACT, decide)) for cohort in cohorts]
        with maker_lock(root / "cohorts"):
            for maker in makers:
                maker.start()
            while not all(cohort.engine.is_waiting for cohort in cohorts):
                os.sched_yield()
        for maker in makers:
            maker.join()

        assert held == [None, CONTENTS]

    def test_whose_base_is_a_link_that_leads_nowhere_are_listed_to_be_refused(
        self, root: Path
    ) -> None:
        store = Store.create(root, ACT)
        (root / "cohorts" / COHORT).mkdir(mode=0o700)
        (root / "cohorts" / COHORT / BASE).symlink_to(root / "nowhere")

        assert store.cohort_ids() == [COHORT]
        with pytest.raises(StoreError) as caught:
            store.cohort(COHORT).read()
        assert caught.value.code is StoreFault.NOT_A_FILE


class TestRegistry:
    def test_settings_and_access_are_read_back(self, root: Path) -> None:
        store = Store.create(root, ACT, REGISTRY.settings)

        store.registry.change(ACT, lambda _: REGISTRY.access.values())

        assert Store.open(root).registry.read() == REGISTRY

    def test_access_is_withdrawn_in_its_place(self, root: Path) -> None:
        store = Store.create(root, ACT)
        store.registry.change(ACT, lambda _: REGISTRY.access.values())

        store.registry.change(ACT, lambda _: [Access("paul", ())])

        assert Store.open(root).registry.read().access["paul"] == Access("paul", ())

    def test_the_first_release_is_read(self) -> None:
        path = GOLDEN / "registry-schema1.json"

        rows = RegistryCodec().rows(path.read_bytes(), str(path))
        assert RegistryCodec().whole(rows, str(path)) == REGISTRY

    @pytest.mark.parametrize(
        ("tables", "place"),
        [
            ({"access": {"1": {"id": "paul", "roles": ["king"]}}}, "access[paul]"),
            ({"access": {"1": {"id": "paul"}}}, "access[paul]"),
            ({"settings": {"1": {"id": "settings", "pinned_on": "soon"}}}, "settings[settings]"),
        ],
    )
    def test_a_malformed_document_is_named(
        self, tables: dict[str, dict[str, dict[str, object]]], place: str
    ) -> None:
        with pytest.raises(StoreError) as caught:
            RegistryCodec().rows(sealed(tables, Meta(FORMAT, 1, 1, "e")), "registry")

        assert caught.value.code is StoreFault.MALFORMED
        assert caught.value.facts["place"] == place


class TestARepairOfAPart:
    def test_is_foreseen_and_done_by_its_name(self, root: Path) -> None:
        store = Store.create(root, ACT)
        store.cohort(COHORT).change(ACT, lambda _: values_of(CONTENTS))
        (root / COHORTS / COHORT / BASE).unlink()

        foreseen = store.preview_repair(COHORT)

        assert store.repair(COHORT, ACT) == foreseen
        assert Store.open(root).cohort(COHORT).read() == CONTENTS

    def test_makes_a_registry_anew_of_which_nothing_is_left(self, root: Path) -> None:
        store = Store.create(root, ACT)
        shutil.rmtree(root / REGISTRY_NAME)

        foreseen = store.preview_repair(REGISTRY_NAME)

        assert store.repair(REGISTRY_NAME, ACT) == foreseen == NEW_REGISTRY
        assert Access(ACT.actor, (Role.COORDINATOR,)) in store.registry.read().access.values()

    def test_of_what_is_not_there_is_not_found(self, root: Path) -> None:
        with pytest.raises(NotFoundError):
            Store.create(root, ACT).preview_repair("never")


class TestAPlaceThatIsNone:
    def test_is_refused_where_a_file_stands_for_the_cohorts(self, root: Path) -> None:
        root.mkdir(mode=0o700)
        (root / COHORTS).write_bytes(b"")

        with pytest.raises(StoreError) as caught:
            Store.open(root)

        assert caught.value.code is StoreFault.NOT_A_FILE
