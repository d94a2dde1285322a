"""What nobody foresaw ends the application without a word about anybody."""

from pathlib import Path

import pytest

from tests.builders import TODAY
from tui.app import CRASHED, MentoratApp, run_app
from tui.desk.desk import Desk, create_store
from tui.screens.session import Session
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

PERSONAL = "amal@example.org"


class BrokenDesk(Desk):
    def cohorts(self, *_: object) -> None:  # type: ignore[override]
        address = PERSONAL
        raise ValueError(address)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = create_store(tmp_path / "store", "tests", TODAY)
    desk.__class__ = BrokenDesk
    return desk


class TestACrash:
    def test_prints_no_traceback_with_its_local_variables(
        self, desk: Desk, capfd: pytest.CaptureFixture[str]
    ) -> None:
        app = MentoratApp(Session(desk, ENGLISH, Signs.UNICODE))

        app.run(headless=True)

        assert app.return_code == CRASHED
        assert isinstance(app.crash, ValueError)
        printed = capfd.readouterr()
        assert PERSONAL not in printed.out + printed.err
        assert "Traceback" not in printed.out + printed.err

    def test_is_raised_for_the_command_line_to_word(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run = MentoratApp.run
        monkeypatch.setattr(MentoratApp, "run", lambda app: run(app, headless=True))

        with pytest.raises(ValueError, match=PERSONAL):
            run_app(desk, ENGLISH, None)
