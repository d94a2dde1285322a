from dataclasses import FrozenInstanceError

import pytest

from tests.builders import NOW
from tui.domain.acts import Act


class TestAnAct:
    def test_is_remembered_as_it_was(self) -> None:
        act = Act("claire", "cli", "record", NOW)
        assert act == Act(actor="claire", via="cli", verb="record", at=NOW)
        with pytest.raises(FrozenInstanceError):
            act.verb = "cancel"  # type: ignore[misc]
