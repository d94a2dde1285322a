"""What the tests of widgets share."""

from collections.abc import Iterator

import pytest

from tests.stillness import drawn_when_still
from tests.stylesheets import parsed_once


@pytest.fixture(scope="module", autouse=True)
def _screens_are_quick() -> Iterator[None]:
    with drawn_when_still(), parsed_once():
        yield
