from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.screen_text import screen_text
from tui.widgets.fields import LineField

LONG = "the beginning " + "and so on " * 30 + "the end"


class TwoFields(App[None]):
    def compose(self) -> ComposeResult:
        yield Input(compact=True)
        yield LineField(LONG)


class TestALongText:
    async def test_is_shown_from_its_start_until_it_is_gone_on_with(self) -> None:
        app = TwoFields()
        async with app.run_test() as pilot:
            assert "the beginning" in screen_text(app)
            await pilot.press("tab")
            await pilot.pause()
            assert "the end" in screen_text(app)
            await pilot.press("!")
            assert app.query_one(LineField).value == f"{LONG}!"
            await pilot.press("tab")
            await pilot.pause()
            assert "the beginning" in screen_text(app)
