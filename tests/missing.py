"""What a test wants from the machine: without it the test is skipped, and in CI it fails."""

import os
from typing import NoReturn

import pytest


def do_without(reason: str) -> NoReturn:
    """Skip a test for a reason; in CI, where everything is to be there, fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"wanted in CI: {reason}")
    pytest.skip(reason)
