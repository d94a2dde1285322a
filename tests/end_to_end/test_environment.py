"""Variables that would have Textual load, write or press something, and do nothing here."""

from pathlib import Path

import pytest

from tests.end_to_end.program import Program

pytestmark = pytest.mark.terminal

EVIL = """
from pathlib import Path
Path("driver-was-loaded").touch()
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a directory where a driver lies in wait."""
    here = tmp_path / "here"
    here.mkdir()
    (here / "evil.py").write_text(EVIL, "utf-8")
    monkeypatch.chdir(here)
    return here


class TestVariablesOfTextual:
    def test_load_press_and_write_nothing(self, demo: Program, here: Path) -> None:
        variables = {
            "PYTHONPATH": str(here),
            "TEXTUAL": "debug,devtools",
            "TEXTUAL_DEBUG": "1",
            "TEXTUAL_DRIVER": "evil:Driver",
            "TEXTUAL_LOG": str(here / "log"),
            "TEXTUAL_PRESS": "2,x",
            "TEXTUAL_SCREENSHOT": "0",
            "TEXTUAL_SCREENSHOT_LOCATION": str(here),
            "TEXTUAL_SHOW_RETURN": "1",
            "TEXTUAL_ALLOW_SIGNALS": "1",
        }
        terminal = demo.open("demo", rows=24, columns=80, **variables)
        terminal.wait_for(lambda screen: "Help" in screen.splitlines()[-1])
        terminal.press("ctrl+c")
        terminal.wait_for("ctrl+q leaves Mentorat")
        terminal.press("ctrl+q")

        assert terminal.wait_exit() == 0
        assert b"returned" not in terminal.sent
        assert {path.name for path in here.iterdir()} - {"__pycache__"} == {"evil.py"}
