"""What all tests share."""

from datetime import date

import pytest
from hypothesis import settings

from tests.builders import TODAY

settings.register_profile("mentorat", deadline=None, max_examples=100)
settings.load_profile("mentorat")


@pytest.fixture
def today() -> date:
    return TODAY
