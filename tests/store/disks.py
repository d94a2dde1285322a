"""A disk that fails at the k-th call of a workload, in one of the ways in which disks fail."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any

import pytest

CALLS = (
    *("open", "fstat", "pread", "write", "pwrite", "ftruncate"),
    *("fsync", "fdatasync", "replace", "link", "mkdir", "unlink", "listdir"),
)
"""The calls to the operating system that a store makes; closing never fails."""


class PowerCutError(BaseException):
    """The end of the process in the middle of its work: no handler of errors sees it."""


class Failing(Enum):
    """How a call fails."""

    ONCE = "fails, and the next works"
    FOR_GOOD = "fails, and so does every call after it"
    HALF = "does half its work, then fails"
    CRASH_BEFORE = "is never made, for the process is gone"
    CRASH_AFTER = "is the last one made"
    CRASH_HALF = "does half its work, and the process is gone"


CRASHES = (Failing.CRASH_BEFORE, Failing.CRASH_AFTER, Failing.CRASH_HALF)
_LASTING = (Failing.FOR_GOOD, *CRASHES)
_HALVES = (Failing.HALF, Failing.CRASH_HALF)


class Disk:
    """Counts the calls of a workload and makes the one numbered `at` fail with `code`."""

    def __init__(self, at: int, failing: Failing, code: int) -> None:
        self.at = at
        self.failing = failing
        self.code = code
        self.made: list[str] = []

    @property
    def has_failed(self) -> bool:
        """Whether the workload came to the call that fails."""
        return len(self.made) > self.at

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Stand between the program and the operating system."""
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, self._failing(name, getattr(os, name)))
            yield

    def _failing(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            self.made.append(name)
            number = len(self.made) - 1
            if number < self.at or (number > self.at and self.failing not in _LASTING):
                return call(*arguments, **options)
            if number == self.at and self.failing in _HALVES and name in {"write", "pwrite"}:
                descriptor, content, *rest = arguments
                call(descriptor, content[: len(content) // 2], *rest)
            if number == self.at and self.failing is Failing.CRASH_AFTER:
                call(*arguments, **options)
            if self.failing in CRASHES:
                raise PowerCutError
            raise OSError(self.code, os.strerror(self.code))

        return made


@contextmanager
def writing_little() -> Iterator[None]:
    """Have every write take no more than 100 bytes, as the system is free to."""
    write, pwrite = os.write, os.pwrite
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:100]))
        patch.setattr(os, "pwrite", lambda file, content, at: pwrite(file, content[:100], at))
        yield
