"""A store copied under its locks, and the copy verified."""

from pathlib import Path

from tui.domain.errors import StoreError, StoreFault
from tui.store.directory import Store
from tui.store.engine import LOCK
from tui.store.files import is_there, keep_private, make_parents, make_private_directory
from tui.store.locking import writer_lock
from tui.store.verifying import HARMLESS, copied_files


def back_up(store: Store, target: Path, actor: str) -> list[str]:
    """Copy a store into a directory that is yet to be made, and give the names of its parts.

    Each document store is copied under its own lock. Raises StoreError: with EXISTS where there
    is something already, or with what is wrong with the copy.
    """
    if is_there(target):
        raise StoreError(StoreFault.EXISTS, path=str(target))
    make_parents(target)
    make_private_directory(target)
    names = [found.path.relative_to(store.root) for found in store.parts()]
    for name in names:
        _copy(store.root / name, target, name, actor)
    copy = Store.open(target)
    for finding in copy.findings():
        if finding.code not in HARMLESS:
            raise finding
    return [str(name) for name in names]


def _copy(path: Path, target: Path, name: Path, actor: str) -> None:
    for part in reversed((name, *name.parents[:-1])):
        make_private_directory(target / part)
    with writer_lock(path / LOCK, actor):
        for relative, content in copied_files(path):
            make_private_directory((target / name / relative).parent)
            keep_private(target / name / relative, content)
