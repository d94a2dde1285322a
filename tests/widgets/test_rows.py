"""Long lists, line by line."""

import pytest
from rich.cells import cell_len

from tests.screen_text import styles_on
from tests.widgets.harness import HOSTILE, OneWidgetApp, running
from tui.widgets.bars import BannerLine, HeaderLine, header_parts
from tui.widgets.drawing import cut, fit, fit_right, text_of
from tui.widgets.facts import FactsBlock, facts_lines
from tui.wording.signs import Signs


class TestCells:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            "short",
            "山田太郎",
            "e\u0301a\u0301",
            "👩\u200d👩\u200d👧👩\u200d👧",
            "longer than it",
        ],
    )
    def test_a_text_fills_exactly_its_cells(self, text: str) -> None:
        for width in range(16):
            assert cell_len(fit(text, width, Signs.UNICODE)) == width
            assert cell_len(fit_right(text, width, Signs.ASCII)) == width
            assert cell_len(cut(text, width, Signs.UNICODE)) <= width

    def test_what_is_cut_says_so(self) -> None:
        assert fit("Benali Yasmine", 8, Signs.UNICODE) == "Benali …"
        assert fit("Benali Yasmine", 8, Signs.ASCII) == "Benali ~"
        assert cut("Benali", 6, Signs.UNICODE) == "Benali"


class TestHeaderLine:
    async def test_it_says_where_one_is(self) -> None:
        header = HeaderLine()
        app = OneWidgetApp(header)
        async with running(app) as pilot:
            header.title, header.subtitle = "MPH 2026", "24 pairs"
            header.right = "as of Mon 8 Jun 2026"
            await pilot.pause()
            line = app.lines()[0]
            assert line.startswith(" Mentorat   MPH 2026   24 pairs ")
            assert line.endswith(" as of Mon 8 Jun 2026")
            assert len(line) == 79

    def test_the_subtitle_is_cut_first_then_the_title_and_the_day_stays(self) -> None:
        def line(width: int) -> str:
            return text_of(header_parts("MPH 2026", "24 pairs", "as of Mon 8 Jun 2026", width))

        assert "24 pa…" in line(51)
        assert "MPH 2026" in line(43)
        assert "24" not in line(43)
        assert "MPH…" in line(38)
        assert line(38).endswith("as of Mon 8 Jun 2026 ")

    def test_it_says_of_a_demo_what_there_is_room_for(self) -> None:
        def line(width: int) -> str:
            said = ("demo, always 8 Jun 2026", "demo")
            right = "as of Mon 8 Jun 2026"
            return text_of(header_parts("MPH 2026", "24 pairs", right, width, store=said))

        assert line(80).startswith(" Mentorat  demo, always 8 Jun 2026   MPH 2026   24 pairs ")
        assert line(70).startswith(" Mentorat  demo   MPH 2026   24 pairs ")

    def test_it_is_exactly_as_wide_as_the_terminal(self) -> None:
        for width in range(90):
            parts = header_parts("山田 2026", "24 pairs", "as of Mon 8 Jun 2026", width)
            assert cell_len(text_of(parts)) == width

    @pytest.mark.parametrize("text", HOSTILE)
    async def test_what_people_write_is_text(self, text: str) -> None:
        header = HeaderLine()
        app = OneWidgetApp(header)
        async with running(app) as pilot:
            header.title, header.subtitle, header.right = text, text, text
            await pilot.pause()
            assert app.lines()[0].startswith(" Mentorat")
            assert "\x1b" not in app.text()
            assert "\u202e" not in app.text()


class TestBannerLine:
    async def test_it_is_there_while_it_has_a_text(self) -> None:
        banner = BannerLine()
        app = OneWidgetApp(HeaderLine(), banner)
        async with running(app) as pilot:
            assert app.lines()[1] == ""
            banner.text = "You look at Sat 20 Jun 2026 [/b]"
            await pilot.pause()
            assert app.lines()[1] == " You look at Sat 20 Jun 2026 [/b]"
            banner.text = ""
            await pilot.pause()
            assert app.lines()[1] == ""

    async def test_without_colour_it_is_reversed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        banner = BannerLine()
        app = OneWidgetApp(banner)
        async with running(app) as pilot:
            banner.text = "elsewhere"
            await pilot.pause()
            assert styles_on(app, 0)["elsewhere"].reverse


class TestFactsBlock:
    def test_values_stand_in_a_column_and_wrap_in_it(self) -> None:
        lines = facts_lines([("Mentee", "Awa Diop"), ("Topic", "one two three four")], 20)
        assert [text_of(line).rstrip() for line in lines] == [
            "Mentee  Awa Diop",
            "Topic   one two",
            "        three four",
        ]

    def test_a_label_gives_way_where_there_is_no_room(self) -> None:
        lines = facts_lines([("Training supervisor", "Inès Delorme")], 20)
        assert [text_of(line).rstrip() for line in lines] == ["Trainin Inès Delorme"]

    async def test_it_is_as_high_as_its_facts_need(self) -> None:
        block = FactsBlock([("Mentee", "Awa Diop"), ("Topic", "word " * 20)])
        below = FactsBlock([("Next", "below")])
        app = OneWidgetApp(block, below)
        async with running(app, (40, 24)) as pilot:
            assert app.lines()[0] == "Mentee  Awa Diop"
            assert app.lines()[1] == "Topic   word word word word word word"
            assert [line.split()[0] for line in app.lines()[2:5]] == ["word", "word", "word"]
            assert app.lines()[5] == "Next  below"
            block.show([("Mentee", "Awa\nDiop")])
            await pilot.pause()
            assert app.lines()[:3] == ["Mentee  Awa", "        Diop", "Next  below"]

    @pytest.mark.parametrize("text", HOSTILE)
    async def test_what_people_write_is_text(self, text: str) -> None:
        app = OneWidgetApp(FactsBlock([("Mentee", text), (text, "value")]))
        async with running(app, (50, 30)):
            assert "Mentee" in app.text()
            assert "\x1b" not in app.text()
            assert "\u202e" not in app.text()
            assert all(cell_len(line) <= 50 for line in app.lines())

    def test_no_line_is_wider_than_asked(self) -> None:
        for width in range(2, 30):
            lines = facts_lines([("Label", "some words and averyveryverylongone")], width)
            assert max(cell_len(text_of(line)) for line in lines) <= width
