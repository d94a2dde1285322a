"""How risk looks."""

import pytest
from textual.style import Style
from textual.theme import Theme

from tests.screen_text import styles_on
from tests.widgets.harness import OneWidgetApp, running
from tui.domain.codes import NEEDS_A_CALL, Level, Status
from tui.widgets.risk import COLOURS, LevelSummary, level_style, status_style
from tui.widgets.themes import THEMES
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs


class TestLevels:
    def test_are_red_only_where_a_meeting_is_overdue_or_missed(self) -> None:
        red = {level for level in Level if level_style(level) == COLOURS["alarm"]}
        assert red == {Level.OVERDUE, Level.MISSED}
        assert all(level_style(level) for level in NEEDS_A_CALL)
        assert not level_style(Level.WATCH)

    @pytest.mark.parametrize("theme", THEMES)
    def test_every_style_is_one_that_a_theme_knows(self, theme: Theme) -> None:
        styles = {level_style(level) for level in Level} | {status_style(one) for one in Status}
        colours = theme.to_color_system().generate()
        for style in styles - {""}:
            assert Style.parse(style, colours).foreground is not None

    async def test_at_risk_differs_from_watch_in_colour_and_weight(self) -> None:
        summary = LevelSummary(ENGLISH, Signs.UNICODE)
        async with running(app := OneWidgetApp(summary)) as pilot:
            summary.count([*Level, Level.AT_RISK])
            await pilot.pause()
            alarm, watch = (styles_on(app, 0)[words] for words in ("! 2 at risk", "~ 1 watch"))
            assert alarm.bold
            assert alarm.color != watch.color
            assert app.lines()[0].endswith("5 fine")

    async def test_reads_in_ascii(self) -> None:
        summary = LevelSummary(ENGLISH, Signs.ASCII)
        async with running(app := OneWidgetApp(summary)) as pilot:
            assert app.text().strip() == ""
            summary.count([Level.OVERDUE, Level.CLEAR])
            await pilot.pause()
            assert app.lines()[0] == " !! 1 overdue   1 fine"
