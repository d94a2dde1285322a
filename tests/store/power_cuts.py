"""A model of a disk whose power may go at any moment: what was not synced may be there or not."""

import itertools
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.store.lengths import times

Choice = tuple[object, ...]

_MOST_STATES = times(12, 300)
"""More states of one moment than these are drawn at random."""


@dataclass(frozen=True, slots=True)
class Event:
    """One call: what it did, to which file or name."""

    kind: str
    file: int = 0
    path: str = ""
    other: str = ""
    at: int = 0
    content: bytes = b""


@dataclass
class Recorder:
    """Writes down what a workload does to a directory."""

    root: Path
    does_sync: bool = True
    events: list[Event] = field(default_factory=list)
    _files: dict[int, int] = field(default_factory=dict)
    _count: int = 0

    def begin(self) -> None:
        """Take what lies in the directory as being on disk."""
        for path in sorted(self.root.rglob("*")):
            if path.is_dir():
                self.events.append(Event("mkdir", path=self._name(path)))
            else:
                file = self._file(path.stat().st_ino, is_new=True)
                self.events.append(Event("create", file, self._name(path)))
                self.events.append(Event("data", file, content=path.read_bytes()))
                self.events.append(Event("sync", file))
        self.events.append(Event("sync all"))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Stand between the program and the operating system."""
        calls: dict[str, Callable[..., Any]] = {
            "open": self._open,
            "write": self._write,
            "pwrite": self._pwrite,
            "ftruncate": self._ftruncate,
            "fsync": self._sync,
            "fdatasync": self._sync,
            "replace": self._replace,
            "link": self._link,
            "mkdir": self._mkdir,
            "unlink": self._unlink,
        }
        with pytest.MonkeyPatch.context() as patch:
            for name, call in calls.items():
                patch.setattr(os, name, self._recorded(call, getattr(os, name)))
            yield

    @staticmethod
    def _recorded(note: Callable[..., Any], call: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *arguments, **options: note(call, *arguments, **options)

    def _name(self, path: Any) -> str:  # noqa: ANN401
        return os.path.relpath(path, self.root)

    def _file(self, inode: int, *, is_new: bool = False) -> int:
        if is_new or inode not in self._files:
            self._count += 1
            self._files[inode] = self._count
        return self._files[inode]

    def _open(self, call: Any, path: Any, flags: int, *rest: Any, **options: Any) -> int:  # noqa: ANN401
        is_new = bool(flags & os.O_CREAT) and not os.path.lexists(path)
        descriptor: int = call(path, flags, *rest, **options)
        if is_new:
            file = self._file(os.fstat(descriptor).st_ino, is_new=True)
            self.events.append(Event("create", file, self._name(path)))
        return descriptor

    def _write(self, call: Any, descriptor: int, content: bytes) -> int:  # noqa: ANN401
        found = os.fstat(descriptor)
        done: int = call(descriptor, content)
        data = bytes(content[:done])
        self.events.append(Event("data", self._file(found.st_ino), at=found.st_size, content=data))
        return done

    def _pwrite(self, call: Any, descriptor: int, content: bytes, at: int) -> int:  # noqa: ANN401
        done: int = call(descriptor, content, at)
        file = self._file(os.fstat(descriptor).st_ino)
        self.events.append(Event("data", file, at=at, content=bytes(content[:done])))
        return done

    def _ftruncate(self, call: Any, descriptor: int, size: int) -> None:  # noqa: ANN401
        call(descriptor, size)
        self.events.append(Event("cut", self._file(os.fstat(descriptor).st_ino), at=size))

    def _sync(self, call: Any, descriptor: int) -> None:  # noqa: ANN401
        call(descriptor)
        if not self.does_sync:
            return
        path = os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115
        if os.path.isdir(path):  # noqa: PTH112
            self.events.append(Event("sync names", path=self._name(path)))
        else:
            self.events.append(Event("sync", self._file(os.fstat(descriptor).st_ino)))

    def _replace(self, call: Any, old: Any, new: Any) -> None:  # noqa: ANN401
        call(old, new)
        self.events.append(Event("rename", path=self._name(old), other=self._name(new)))

    def _link(self, call: Any, old: Any, new: Any, **options: Any) -> None:  # noqa: ANN401
        call(old, new, **options)
        file = self._file(os.stat(new).st_ino)  # noqa: PTH116
        self.events.append(Event("create", file, self._name(new)))

    def _mkdir(self, call: Any, path: Any, *rest: Any, **options: Any) -> None:  # noqa: ANN401
        call(path, *rest, **options)
        self.events.append(Event("mkdir", path=self._name(path)))

    def _unlink(self, call: Any, path: Any, **options: Any) -> None:  # noqa: ANN401
        call(path, **options)
        self.events.append(Event("unlink", path=self._name(path)))


def states_after(events: list[Event]) -> Iterator[tuple[dict[str, int | None], dict[int, bytes]]]:
    """Give what may be on disk when the power goes: names, None for directories, and contents."""
    sure_names: list[Event] = []
    open_names: list[Event] = []
    sure_data: dict[int, bytes] = {}
    open_data: list[Event] = []
    for event in events:
        if event.kind in {"create", "mkdir", "rename", "unlink"}:
            open_names.append(event)
        elif event.kind in {"data", "cut"}:
            open_data.append(event)
        elif event.kind == "sync":
            for one in open_data:
                if one.file == event.file:
                    sure_data[one.file] = _written(sure_data.get(one.file, b""), one)
            open_data = [one for one in open_data if one.file != event.file]
        else:
            is_sure = [
                event.kind == "sync all" or event.path in _directories_of(one) for one in open_names
            ]
            sure_names += itertools.compress(open_names, is_sure)
            open_names = [one for one, sure in zip(open_names, is_sure, strict=True) if not sure]
    created = {event.path: event.file for event in events if event.kind == "create"}
    order = {id(event): place for place, event in enumerate(events)}
    for names, parts in _choices(open_names, open_data):
        data = dict(sure_data)
        for part in parts:
            data[part.file] = _written(data.get(part.file, b""), part)
        in_order = sorted([*sure_names, *names], key=lambda event: order[id(event)])
        yield _named(in_order, created), data


def rebuild(names: dict[str, int | None], data: dict[int, bytes], directory: Path) -> None:
    """Put a state on a real disk."""
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(mode=0o700, parents=True)
    for name, file in sorted(names.items()):
        path = directory / name
        if not path.parent.is_dir():
            continue
        if file is None:
            path.mkdir(mode=0o700)
        else:
            path.write_bytes(data.get(file, b""))
            path.chmod(0o600)


def _directories_of(event: Event) -> set[str]:
    return {os.path.dirname(name) or "." for name in (event.path, event.other) if name}  # noqa: PTH120


def _choices(names: list[Event], data: list[Event]) -> Iterator[tuple[list[Event], list[Event]]]:
    options: list[list[Event | None]] = [[None, one] for one in names]
    for one in data:
        half = Event(one.kind, one.file, at=one.at, content=one.content[: len(one.content) // 2])
        options.append([None, one, half] if one.kind == "data" else [None, one])
    count = 1
    for found in options:
        count *= len(found)
    chosen: Iterator[Any] = itertools.product(*options)
    if count > _MOST_STATES:
        drawn = random.Random(count)  # noqa: S311
        chosen = iter([[drawn.choice(found) for found in options] for _ in range(_MOST_STATES)])
    for choice in chosen:
        picked = [one for one in choice if one is not None]
        yield (
            [one for one in picked if one.kind not in {"data", "cut"}],
            [one for one in picked if one.kind in {"data", "cut"}],
        )


def _written(content: bytes, event: Event) -> bytes:
    if event.kind == "cut":
        return content[: event.at].ljust(event.at, b"\0")
    end = event.at + len(event.content)
    return content[: event.at].ljust(event.at, b"\0") + event.content + content[end:]


def _named(events: list[Event], created: dict[str, int]) -> dict[str, int | None]:
    names: dict[str, int | None] = {}
    for event in events:
        if event.kind == "create":
            names[event.path] = event.file
        elif event.kind == "mkdir":
            names[event.path] = None
        elif event.kind == "unlink":
            names.pop(event.path, None)
        elif event.path in created:
            names.pop(event.path, None)
            names[event.other] = created[event.path]
        else:
            inside = [one for one in names if one == event.path or one.startswith(event.path + "/")]
            for one in inside:
                names[event.other + one.removeprefix(event.path)] = names.pop(one)
    return names
