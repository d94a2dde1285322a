"""The directory of a store: where its document stores lie, and on which file system."""

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
"""What is mounted where; systems other than Linux have no such file."""

NETWORKS = frozenset(
    (
        *("9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre"),
        *("ncpfs", "nfs", "nfs4", "orangefs", "smb3", "smbfs"),
        *("fuse.ceph", "fuse.cephfs", "fuse.curlftpfs", "fuse.davfs", "fuse.davfs2"),
        *("fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"),
    )
)
"""The file systems whose locks and confirmations another machine decides on."""

_POINT = 4
"""The field of a line that says where a file system is mounted."""

_ESCAPED = re.compile(r"\\([0-7]{3})")


def network_below(path: Path) -> str | None:
    """Return the kind of the network file system on which a path lies, None where it is local."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    kind = kind_at(path.resolve(), mounts)
    return kind if kind in NETWORKS else None


def kind_at(path: Path, mounts: str) -> str:
    """Return the kind of the file system at a resolved path; of two in one place the last."""
    nearest, kind = Path("/"), ""
    for line in mounts.splitlines():
        place, _, source = line.partition(" - ")
        fields = place.split()
        if len(fields) <= _POINT or not source:
            continue
        point = Path(_ESCAPED.sub(lambda one: chr(int(one[1], 8)), fields[_POINT]))
        if path.is_relative_to(point) and point.is_relative_to(nearest):
            nearest, kind = point, source.split()[0]
    return kind
