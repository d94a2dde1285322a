"""Files that are refused, and file systems that are warned of."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.stores import (
    ACT,
    COHORT,
    CONTENTS,
    add,
    an_addition,
    everything_in,
    make_store,
    store_at,
)
from tui.domain.errors import StoreError, StoreFault
from tui.store.directory import Store
from tui.store.journal import catalogue
from tui.store.journal.catalogue import kind_at, network_below
from tui.store.journal.compaction import HISTORY
from tui.store.journal.files import sweep_temporaries
from tui.store.journal.journal import JOURNAL, QUARANTINE
from tui.store.journal.layout import BASE
from tui.store.journal.locking import LOCK
from tui.store.seam import HARMLESS

VICTIM = b'{"actor":"keep me"}\n'


def _link(path: Path, victim: Path) -> None:
    path.symlink_to(victim)


def _dangling_link(path: Path, victim: Path) -> None:
    path.symlink_to(victim.with_name("nowhere"))


def _pipe(path: Path, _: Path) -> None:
    os.mkfifo(path, 0o600)


def _directory(path: Path, _: Path) -> None:
    path.mkdir(mode=0o700)


def _open_to_others(path: Path, _: Path) -> None:
    path.write_bytes(VICTIM)
    path.chmod(0o640)


def _file(path: Path, _: Path) -> None:
    path.write_bytes(VICTIM)


Stranger = Callable[[Path, Path], None]

IN_PLACE_OF_A_FILE = [
    (_link, StoreFault.NOT_A_FILE),
    (_dangling_link, StoreFault.NOT_A_FILE),
    (_pipe, StoreFault.NOT_A_FILE),
    (_directory, StoreFault.NOT_A_FILE),
    (_open_to_others, StoreFault.NOT_PRIVATE),
]


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "victim" / "file"
    path.parent.mkdir(mode=0o700)
    path.write_bytes(VICTIM)
    path.chmod(0o600)
    return path


def refusal_of(act: Callable[[], object]) -> StoreError:
    """Do what is refused."""
    with pytest.raises(StoreError) as caught:
        act()
    return caught.value


def refused_in(directory: Path, act: Callable[[], object]) -> StoreError:
    """Do what is refused, and see that nothing below a directory has changed but the lock."""
    before = everything_in(directory)
    error = refusal_of(act)
    after = everything_in(directory)
    assert {key: found for key, found in after.items() if key not in before} in (
        {},
        {f"{COHORT}/{LOCK}": (0o100600, b"")},
    )
    assert {key: after[key] for key in before} == before
    return error


class TestStrangerInPlaceOfAFile:
    @pytest.mark.parametrize(("stranger", "code"), IN_PLACE_OF_A_FILE)
    def test_of_the_base_is_refused(
        self, tmp_path: Path, victim: Path, stranger: Stranger, code: StoreFault
    ) -> None:
        store = make_store(tmp_path)
        base = tmp_path / COHORT / BASE
        base.unlink()
        stranger(base, victim)

        for act in (store.read, store.meta, lambda: store.change(ACT, add(an_addition()))):
            error = refused_in(tmp_path, act)
            assert (error.code, error.facts["path"]) == (code, str(base))

    @pytest.mark.parametrize(("stranger", "code"), IN_PLACE_OF_A_FILE)
    def test_of_the_lock_is_refused(
        self, tmp_path: Path, victim: Path, stranger: Stranger, code: StoreFault
    ) -> None:
        store = make_store(tmp_path)
        lock = tmp_path / COHORT / LOCK
        lock.unlink()
        stranger(lock, victim)

        error = refused_in(tmp_path, lambda: store.change(ACT, add(an_addition())))

        assert (error.code, error.facts["path"]) == (code, str(lock))
        assert store.read() == CONTENTS

    @pytest.mark.parametrize(("stranger", "code"), IN_PLACE_OF_A_FILE)
    def test_of_the_journal_is_refused(
        self, tmp_path: Path, victim: Path, stranger: Stranger, code: StoreFault
    ) -> None:
        make_store(tmp_path)
        journal = tmp_path / COHORT / JOURNAL
        journal.unlink()
        stranger(journal, victim)
        store = store_at(tmp_path)

        for act in (store.read, store.meta, lambda: store.change(ACT, add(an_addition()))):
            error = refused_in(tmp_path, act)
            assert (error.code, error.facts["path"]) == (code, str(journal))

    @pytest.mark.parametrize("stranger", [_link, _dangling_link, _pipe, _file])
    def test_of_the_quarantine_is_refused_and_the_line_stays(
        self, tmp_path: Path, victim: Path, stranger: Stranger
    ) -> None:
        make_store(tmp_path)
        with (tmp_path / COHORT / JOURNAL).open("ab") as journal:
            journal.write(b"0badc0de 2 {")
        quarantine = tmp_path / COHORT / QUARANTINE
        stranger(quarantine, victim.parent if stranger is _link else victim)
        store = store_at(tmp_path)

        error = refused_in(tmp_path, lambda: store.change(ACT, add(an_addition())))

        assert (error.code, error.facts["path"]) == (StoreFault.NOT_A_FILE, str(quarantine))
        assert store.read() == CONTENTS

    @pytest.mark.parametrize("stranger", [_link, _dangling_link, _pipe, _file])
    def test_of_the_history_is_refused_and_nothing_turned_over(
        self, tmp_path: Path, victim: Path, stranger: Stranger, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tui.store.journal.engine.is_due", lambda _: True)
        store = make_store(tmp_path)
        store.change(ACT, add(an_addition()))
        history = tmp_path / COHORT / HISTORY
        history.rename(tmp_path / "history")
        stranger(history, victim.parent if stranger is _link else victim)
        before = everything_in(tmp_path)

        store.engine.tidy("claire")

        assert everything_in(tmp_path) == before
        error = refusal_of(lambda: list(store.log()))
        assert (error.code, error.facts["path"]) == (StoreFault.NOT_A_FILE, str(history))

    def test_a_mode_is_named_as_chmod_writes_it(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        (tmp_path / COHORT / BASE).chmod(0o644)

        error = refusal_of(store_at(tmp_path).read)

        assert error.facts["mode"] == "0644"
        assert refusal_of(store.read).code is StoreFault.NOT_PRIVATE

    def test_a_foreign_owner_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store, owner = make_store(tmp_path), os.geteuid()
        monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

        error = refusal_of(store.read)

        assert (error.code, error.facts["owner"]) == (StoreFault.FOREIGN_OWNER, owner)
        assert error.facts["path"] == str(tmp_path / COHORT)

    def test_base_and_lock_that_were_swapped_lose_nothing(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        base, lock = tmp_path / COHORT / BASE, tmp_path / COHORT / LOCK
        content = base.read_bytes()
        base.replace(tmp_path / "base")
        lock.replace(base)
        (tmp_path / "base").replace(lock)

        error = refusal_of(lambda: store.change(ACT, add(an_addition())))

        assert error.code is StoreFault.DAMAGED
        assert lock.read_bytes() == content


class TestStrangerInPlaceOfADirectory:
    @pytest.mark.parametrize("stranger", [_link, _dangling_link, _pipe, _file])
    def test_of_a_cohort_is_refused(self, tmp_path: Path, victim: Path, stranger: Stranger) -> None:
        stranger(tmp_path / COHORT, victim.parent if stranger is _link else victim)
        store = store_at(tmp_path)

        for act in (store.read, lambda: store.change(ACT, add(an_addition()))):
            error = refused_in(tmp_path, act)
            assert error.code is StoreFault.NOT_A_FILE
            assert error.facts["path"] == str(tmp_path / COHORT)

    @pytest.mark.parametrize("mode", [0o755, 0o710, 0o701])
    def test_one_that_others_can_enter_is_refused(self, tmp_path: Path, mode: int) -> None:
        store = make_store(tmp_path)
        (tmp_path / COHORT).chmod(mode)

        for act in (store.read, lambda: store.change(ACT, add(an_addition()))):
            assert refused_in(tmp_path, act).code is StoreFault.NOT_PRIVATE

    def test_one_that_was_moved_away_is_missing(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        (tmp_path / COHORT).rename(tmp_path / "elsewhere")

        assert refusal_of(store.read).code is StoreFault.NO_STORE

    def test_one_whose_base_was_deleted_is_damaged(self, tmp_path: Path) -> None:
        store = make_store(tmp_path)
        (tmp_path / COHORT / BASE).unlink()

        assert store.exists
        for act in (store.read, store.meta):
            assert refusal_of(act).code is StoreFault.DAMAGED

    def test_a_store_is_never_made_without_its_parent(self, tmp_path: Path) -> None:
        store = store_at(tmp_path / "gone")

        error = refusal_of(lambda: store.change(ACT, add(an_addition())))

        assert error.code is StoreFault.NO_STORE
        assert not list(tmp_path.iterdir())


class TestRoot:
    @pytest.mark.parametrize("stranger", [_link, _dangling_link, _pipe, _file])
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("", StoreFault.NOT_A_FILE),
            ("registry", StoreFault.EXISTS),
            ("cohorts", StoreFault.NOT_A_FILE),
        ],
    )
    def test_a_stranger_is_refused(
        self, tmp_path: Path, victim: Path, stranger: Stranger, name: str, code: StoreFault
    ) -> None:
        root = tmp_path / "store"
        path = root / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        stranger(path, victim.parent if stranger is _link else victim)
        before = everything_in(victim.parent)

        error = refusal_of(lambda: Store.create(root, ACT))

        named = root if code is StoreFault.EXISTS else path
        assert (error.code, error.facts["path"]) == (code, str(named))
        assert everything_in(victim.parent) == before

    def test_a_link_to_a_store_is_not_opened(self, tmp_path: Path) -> None:
        Store.create(tmp_path / "store", ACT)
        (tmp_path / "link").symlink_to(tmp_path / "store")

        assert refusal_of(lambda: Store.open(tmp_path / "link")).code is StoreFault.NOT_A_FILE

    def test_the_parent_of_a_store_may_be_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "real")

        Store.create(tmp_path / "link" / "store", ACT)

        assert Store.open(tmp_path / "real" / "store").exists


class TestSweep:
    STRAY = ".base.json.0123456789abcdef"

    def test_what_a_killed_writer_left_does_no_harm_and_goes_with_the_next_change(
        self, tmp_path: Path
    ) -> None:
        store = make_store(tmp_path)
        stray = tmp_path / COHORT / self.STRAY
        stray.write_bytes(b"half a base fi")

        assert store_at(tmp_path).read() == CONTENTS
        assert stray.exists()
        store.change(ACT, add(an_addition()))
        assert not stray.exists()

    @pytest.mark.parametrize(
        "name", [".base.json.swp", "base.json.0123456789abcdef", ".base.json.bak", "notes.txt"]
    )
    def test_what_no_writer_left_stays(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).touch()

        sweep_temporaries(tmp_path)

        assert (tmp_path / name).exists()

    def test_a_directory_or_link_of_such_a_name_stays(self, tmp_path: Path) -> None:
        (tmp_path / self.STRAY).mkdir()
        (tmp_path / ".base.json.fedcba9876543210").symlink_to(tmp_path)

        sweep_temporaries(tmp_path)

        assert len(list(tmp_path.iterdir())) == 2


MOUNTED = """\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:26 / /dev/shm rw,nosuid - tmpfs tmpfs rw
41 22 0:40 / /srv rw shared:20 master:3 - nfs4 host:/export rw,vers=4.2
42 41 0:41 / /srv/local rw - xfs /dev/vdb rw
43 22 0:42 / /mnt/with\\040blank rw - fuse.sshfs me@host: rw
44 22 0:43 / /home rw - ext4 /dev/vdc rw
45 22 0:44 / /home rw - cifs //host/home rw
"""


class TestKind:
    @pytest.mark.parametrize(
        ("path", "kind"),
        [
            ("/", "ext4"),
            ("/var/lib/store", "ext4"),
            ("/srv", "nfs4"),
            ("/srv/store", "nfs4"),
            ("/srvice/store", "ext4"),
            ("/srv/local/store", "xfs"),
            ("/mnt/with blank/store", "fuse.sshfs"),
            ("/home/claire/store", "cifs"),
        ],
    )
    def test_is_that_of_what_was_mounted_nearest_and_last(self, path: str, kind: str) -> None:
        assert kind_at(Path(path), MOUNTED) == kind

    @pytest.mark.parametrize("mounted", ["", "\n", "what is this\n", "1 2 3 4 - \n"])
    def test_is_nothing_where_the_kernel_says_nothing(self, mounted: str) -> None:
        assert kind_at(Path("/srv"), mounted) == ""


class TestNetwork:
    @pytest.fixture(autouse=True)
    def mounted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / "mountinfo"
        path.write_text(MOUNTED + f"50 22 0:50 / {tmp_path}/share rw - 9p host rw\n")
        monkeypatch.setattr(catalogue, "MOUNTS", path)
        return path

    def test_is_told_by_its_kind(self, tmp_path: Path) -> None:
        assert network_below(tmp_path / "share" / "store") == "9p"
        assert network_below(tmp_path / "store") is None

    def test_is_seen_through_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "share").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "share")

        assert network_below(tmp_path / "link" / "store") == "9p"

    def test_is_none_where_no_list_can_be_read(self, tmp_path: Path, mounted: Path) -> None:
        mounted.unlink()

        assert network_below(tmp_path / "share") is None

    def test_is_a_finding_that_stops_nobody(self, tmp_path: Path) -> None:
        (tmp_path / "share").mkdir()
        store = Store.create(tmp_path / "share" / "store", ACT)

        (finding,) = store.findings()

        assert finding.code is StoreFault.NETWORK
        assert finding.facts == {"path": str(Path(store.where)), "kind": "9p"}
        assert finding.code in HARMLESS

    @pytest.mark.parametrize(
        "kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "afs", "lustre"]
    )
    def test_is_each_of_those_that_people_use(self, kind: str) -> None:
        assert kind in catalogue.NETWORKS

    @pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "f2fs"])
    def test_is_none_of_those_of_one_machine(self, kind: str) -> None:
        assert kind not in catalogue.NETWORKS
