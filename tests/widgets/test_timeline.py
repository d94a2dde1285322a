from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from tests.builders import a_pair, a_plan, an_exchange, day, read_on
from tests.widgets.harness import MET, UNKNOWN, OneWidgetApp, running
from tui.domain.codes import Channel, ExchangeState
from tui.domain.exchanges import Exchange
from tui.widgets.drawing import text_of
from tui.widgets.risk import COLOURS
from tui.widgets.timeline import Scale, Timeline, TimelinePart, timeline_lines
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

FIRST, LAST = day(2, 1), day(7, 10)


def drawn(
    on: date, *exchanges: Exchange, width: int = 76, signs: Signs = Signs.UNICODE
) -> list[str]:
    scale = Scale(FIRST, LAST, width)
    lines = timeline_lines(read_on(on, *exchanges), exchanges, scale, signs, ENGLISH)
    return [text_of(line).rstrip() for line in lines]


class TestLines:
    def test_a_pair_with_everything_reads_as_five_lines(self) -> None:
        exchanges = (
            an_exchange(day(2, 3)),
            an_exchange(day(3, 1), id="no-show", state=ExchangeState.NO_SHOW),
            an_exchange(day(3, 20), id="late", state=ExchangeState.CANCELLED),
            an_exchange(day(4, 9), id="mail", channel=Channel.EMAIL),
            a_plan(day(6, 16)),
        )
        assert drawn(day(6, 8), *exchanges) == [
            "   Feb          Mar            Apr           May             8 Jun        Jul",
            " F ●░░░▏                                                       ┃",
            " M                            ▕▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▏                ┃",
            " T                                                           ▕█┃███◷██▏┈┈┈▏",
            "   ■            ∅                 ·                            ┃   □",
        ]

    def test_it_reads_in_ascii(self) -> None:
        text = "\n".join(drawn(day(6, 8), *MET, a_plan(day(6, 16)), signs=Signs.ASCII))
        assert text.isascii()
        assert {"#", "-", "=", "|", "*", "o", "[", "]"} <= set(text)

    def test_a_met_checkpoint_has_no_time_of_grace_and_an_open_one_has(self) -> None:
        _, first, _, third, _ = drawn(day(6, 8), *MET)
        assert "┈" not in first
        assert "┈" in third

    def test_the_as_of_day_stands_in_one_column(self) -> None:
        lines = drawn(day(5, 20), *MET)[1:]
        assert len({line.index("┃") for line in lines}) == 1

    def test_an_as_of_day_off_the_line_is_not_drawn(self) -> None:
        assert "┃" not in "\n".join(drawn(day(7, 20), *MET))

    def test_a_pair_without_dates_shows_its_exchanges(self) -> None:
        exchanges = [an_exchange(day(3, 1))]
        assessment = read_on(day(6, 8), *exchanges, pair=a_pair(internship=None))
        lines = timeline_lines(
            assessment, exchanges, Scale(FIRST, LAST, 60), Signs.UNICODE, ENGLISH
        )
        assert [text_of(line).strip(" ┃") for line in lines[1:]] == ["F", "M", "T", "·"]

    def test_what_matters_most_wins_a_shared_cell(self) -> None:
        meeting = an_exchange(day(2, 3))
        others = [an_exchange(day(2, 3), id=name, minutes=5) for name in ("a0", "zz")]
        assert drawn(day(6, 8), others[0], meeting, others[1], width=20)[4].strip()[0] == "■"

    def test_what_is_met_is_dim_and_the_third_window_solid(self) -> None:
        scale = Scale(FIRST, LAST, 70)
        lines = timeline_lines(read_on(day(6, 8), *MET), MET, scale, Signs.UNICODE, ENGLISH)
        first = {part.style for part in lines[1] if "░" in part.text}
        third = {part.style for part in lines[3] if "█" in part.text}
        assert first == {TimelinePart.BEHIND}
        assert third == {TimelinePart.WINDOW}

    def test_late_missed_windows_are_drawn_in_alarm(self) -> None:
        scale = Scale(FIRST, LAST, 70)
        lines = timeline_lines(read_on(day(6, 23)), (), scale, Signs.UNICODE, ENGLISH)
        window = {part.style for part in lines[3] if "█" in part.text}
        assert window == {COLOURS["alarm"]}

    @pytest.mark.parametrize("width", [0, 1, 2, 5, 11, 40, 200, 500])
    def test_every_line_is_as_wide_as_its_scale(self, width: int) -> None:
        scale = Scale(FIRST, LAST, width)
        lines = timeline_lines(read_on(day(6, 8), *MET), MET, scale, Signs.UNICODE, ENGLISH)
        assert [cell_len(text_of(line)) for line in lines] == [width + 3] * 5


class TestScale:
    def test_every_day_has_a_cell_in_order(self) -> None:
        scale = Scale(FIRST, LAST, 80)
        cells = [scale.cell_of(FIRST + timedelta(days)) for days in range((LAST - FIRST).days + 1)]
        assert cells == sorted(cells)
        assert cells[0] == 0
        assert cells[-1] == 79

    def test_months_begin_on_their_first_day(self) -> None:
        starts = Scale(day(11, 15), day(2, 2, 2027), 80).month_starts()
        assert starts == [day(11, 15), day(12, 1), day(1, 1, 2027), day(2, 1, 2027)]

    def test_one_day_is_a_scale(self) -> None:
        assert Scale(FIRST, FIRST, 10).cell_of(FIRST) == 0


class TestWidget:
    async def test_it_is_empty_until_shown_and_follows_the_width(self) -> None:
        timeline = Timeline(ENGLISH, Signs.UNICODE)
        app = OneWidgetApp(timeline)
        async with running(app) as pilot:
            assert app.text().strip() == ""
            timeline.show(read_on(day(6, 8), *MET), MET, FIRST, LAST)
            await pilot.pause()
            assert app.lines()[0].split() == ["Feb", "Mar", "Apr", "May", "8", "Jun", "Jul"]
            narrow = app.lines()[1].index("┃")
            await pilot.resize_terminal(120, 36)
            await pilot.pause()
            assert app.lines()[1].index("┃") > narrow

    async def test_a_pair_that_cannot_be_judged_is_drawn(self) -> None:
        timeline = Timeline(ENGLISH, Signs.ASCII)
        app = OneWidgetApp(timeline)
        async with running(app, (30, 10)) as pilot:
            timeline.show(UNKNOWN, (), FIRST, LAST)
            await pilot.pause()
            assert [line[1:2] for line in app.lines()[1:4]] == ["F", "M", "T"]
