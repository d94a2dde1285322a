import pytest
from textual.widgets import Static

from tests.screen_text import styles_on
from tests.widgets.harness import OneWidgetApp, running
from tui.domain.codes import NEEDS_A_CALL, Level, Status
from tui.widgets.risk import RISK_CLASSES, RiskBadge, badge, level_style, status_style
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs


class TestBadge:
    @pytest.mark.parametrize("level", Level)
    async def test_it_is_a_sign_and_a_word_in_the_level_s_colour(self, level: Level) -> None:
        shown = badge(level, ENGLISH, Signs.UNICODE)
        app = OneWidgetApp(Static(shown))
        async with running(app):
            assert app.lines()[0] == shown.plain
            assert len(shown.plain.split(" ", 1)) == 2

    async def test_only_what_needs_a_call_is_loud(self) -> None:
        loud = {level for level in Level if level_style(level) == "risk--alarm"}
        assert loud < NEEDS_A_CALL
        assert level_style(Level.WATCH) == level_style(Level.UNKNOWN) == "risk--warning"

    async def test_every_style_is_one_that_widgets_declare(self) -> None:
        styles = {level_style(level) for level in Level} | {status_style(one) for one in Status}
        assert styles - {""} <= RISK_CLASSES

    async def test_at_risk_differs_from_watch_in_colour_and_weight(self) -> None:
        badges = [RiskBadge(ENGLISH, Signs.UNICODE, level=level) for level in Level]
        app = OneWidgetApp(*badges)
        async with running(app):
            alarm = styles_on(app, 1)["! at risk"]
            watch = styles_on(app, 4)["~ watch"]
            assert alarm.bold
            assert alarm.color != watch.color

    async def test_it_follows_its_level(self) -> None:
        shown = RiskBadge(ENGLISH, Signs.ASCII)
        app = OneWidgetApp(shown)
        async with running(app) as pilot:
            assert app.text().strip() == ""
            shown.level = Level.CLEAR
            await pilot.pause()
            assert app.lines()[0] == "* clear"
