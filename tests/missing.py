"""What a test wants from the machine: without it the test is skipped, and the summary says why.

In CI, where every package is to be there, what a package would bring fails instead.
"""

import os
from typing import NoReturn

import pytest


def do_without(reason: str) -> NoReturn:
    """Skip a test for want of what a package brings; in CI fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"wanted in CI: {reason}")
    pytest.skip(reason)


def not_granted(reason: str) -> NoReturn:
    """Skip a test, in CI too, for want of what only whoever gives the machine can grant."""
    pytest.skip(f"not granted by this machine: {reason}")
