"""A file system of the network is known by what the kernel says is mounted where."""

from pathlib import Path

import pytest

from tests.store.stores import ACT
from tui.domain.errors import StoreFault
from tui.store import mounts
from tui.store.directory import Store
from tui.store.mounts import kind_at, network_below
from tui.store.verifying import HARMLESS

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
        monkeypatch.setattr(mounts, "MOUNTS", path)
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
        assert finding.facts == {"path": str(store.root), "kind": "9p"}
        assert finding.code in HARMLESS

    @pytest.mark.parametrize(
        "kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "afs", "lustre"]
    )
    def test_is_each_of_those_that_people_use(self, kind: str) -> None:
        assert kind in mounts.NETWORKS

    @pytest.mark.parametrize("kind", ["ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "f2fs"])
    def test_is_none_of_those_of_one_machine(self, kind: str) -> None:
        assert kind not in mounts.NETWORKS
