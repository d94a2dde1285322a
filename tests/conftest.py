"""What all tests share."""

import gc
from datetime import date

import pytest
from hypothesis import settings

from tests.builders import TODAY

settings.register_profile("mentorat", deadline=None, max_examples=100)
settings.load_profile("mentorat")

# screens are made by the thousand: looking for what is left of them is a third of the work
gc.set_threshold(200_000, 20, 20)


def pytest_collection_finish() -> None:
    """Look no more at what stays to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def today() -> date:
    return TODAY
