"""What all tests share."""

import gc
import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import disk_usage

import pytest
from hypothesis import settings

from tests.builders import TODAY

settings.register_profile("mentorat", deadline=None, max_examples=100)
settings.load_profile("mentorat")

MEMORY = Path("/dev/shm")  # noqa: S108 - what is written there is on no disk to be waited for
MOST_WRITTEN = 2**30
"""Bytes that the tests write at most, those of several sessions together."""

if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and disk_usage(MEMORY).free > MOST_WRITTEN:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# screens are made by the thousand: looking for what is left of them is a third of the work
gc.set_threshold(200_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Have one more at work than there are processors: a test of two terminals waits for them."""
    return (os.cpu_count() or 1) + 1


SLOWEST = ("test_hostile_words", "test_memory", "test_distributions", "test_sharing")
"""Files with tests of many seconds, which come first: no worker is left with one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the slowest files first."""
    items.sort(key=lambda item: item.path.stem not in SLOWEST)


def pytest_collection_finish() -> None:
    """Look no more at what stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """Let go of what the tests of a module made."""
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    """Begin every test with the umask of most systems: the program narrows that of its process."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def hangups_end() -> Iterator[None]:
    """Let a SIGHUP end what is started here, also where whoever runs the tests ignores them."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)
