"""Doors that stay closed, and a crash."""

import os
import re
import signal
import webbrowser
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import textual
from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual import constants
from textual.app import App, ComposeResult
from textual.color import Color
from textual.drivers.linux_driver import LinuxDriver
from textual.events import AppBlur, CursorPosition, Key, Resize
from textual.filter import LineFilter
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from tests.builders import TODAY
from tests.screen_text import screen_strips, screen_text
from tui.app import CRASHED, MentoratApp, run_app
from tui.desk.desk import Desk, create_store
from tui.screens.session import Session
from tui.terminal.driver import MOST_COLUMNS, MOST_ROWS, TerminalDriver
from tui.terminal.guarded_app import Cleaning, GuardedApp
from tui.terminal.input import Incoming
from tui.wording.language import ENGLISH
from tui.wording.signs import Signs

if TYPE_CHECKING:
    from textual.message import Message


LINK = "[@click=app.ring]ring[/]"
FOLDER = Path(textual.__file__).parent

OURS = {
    GuardedApp: {
        *("run_until_left", "settle", "ask_to_leave", "line_lost", "give_back_terminal"),
        *("crash_on", "is_busy", "draw_anew"),
    },
    TerminalDriver: {"give_back", "_is_behind", "_is_in_front", "_take_again"},
    Incoming: {"waits", "_is_of_an_answer", "_answer_until"},
    Cleaning: set[str](),
}
"""What our classes add; everything else in them takes the place of something of Textual's."""

KNOWN = {"ESCDELAY", "NO_COLOR", "TERM_PROGRAM", "LC_TERMINAL", "COLUMNS", "ROWS"}
"""Variables that Textual reads besides its own: none of them loads or writes anything."""


class Mixed(App[None]):
    """Shows a text with a link in it, and counts how often it rings."""

    rung = 0

    def compose(self) -> ComposeResult:
        yield Static(LINK, id="link")

    def action_ring(self) -> None:
        self.rung += 1


class Closed(Mixed, GuardedApp):
    def __init__(self) -> None:
        GuardedApp.__init__(self)


@pytest.fixture(params=[Mixed, Closed])
def app(request: pytest.FixtureRequest) -> Mixed:
    """Give plain Textual, then ours."""
    app: Mixed = request.param()
    return app


def is_ours(app: App[Any]) -> bool:
    return isinstance(app, GuardedApp)


class TestHooks:
    @pytest.mark.parametrize("ours", OURS)
    def test_that_are_closed_are_still_textuals(self, ours: type) -> None:
        theirs = {name for base in ours.__mro__[1:-1] for name in vars(base)}
        theirs |= set(vars(App())) if issubclass(ours, App) else set()
        mine = {
            name for name, value in vars(ours).items() if callable(value) or hasattr(value, "fget")
        }
        dunder = {name for name in mine if name.startswith("__")}

        assert mine - dunder - OURS[ours] <= theirs
        assert mine - dunder - OURS[ours]

    def test_of_lines_are_asked_by_every_widget(self) -> None:
        assert "self.app.get_line_filters()" in (FOLDER / "widget.py").read_text("utf-8")
        assert issubclass(Cleaning, LineFilter)


class TestLinks:
    async def test_in_a_text_run_no_action(self, app: Mixed) -> None:
        async with app.run_test() as pilot:
            await pilot.click("#link", offset=(1, 0))
            await pilot.pause()

        assert app.rung == (0 if is_ours(app) else 1)

    async def test_open_no_browser(self, app: Mixed, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []
        monkeypatch.setattr(webbrowser, "open", opened.append)
        async with app.run_test():
            app.open_url("https://example.org")

        assert opened == ([] if is_ours(app) else ["https://example.org"])


class TestFiles:
    @pytest.fixture
    def here(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Stand in an empty directory."""
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(tmp_path))
        return tmp_path

    async def test_are_not_written_for_a_picture(self, app: Mixed, here: Path) -> None:
        async with app.run_test():
            app.save_screenshot("picture.svg")

        assert [path.name for path in here.iterdir()] == ([] if is_ours(app) else ["picture.svg"])

    async def test_are_not_delivered(self, app: Mixed, here: Path) -> None:
        async with app.run_test() as pilot:
            given = app.deliver_text(StringIO("words"), save_directory=here, save_filename="there")
            await pilot.app.run_action(f"app.screenshot('drawn.svg', {str(here)!r})")
            await pilot.pause()

        assert (given is None) == is_ours(app)
        assert not is_ours(app) or [path.name for path in here.iterdir()] == []


class TestNotices:
    async def test_are_plain_words_whoever_tells_them(self) -> None:
        app = Closed()
        async with app.run_test(notifications=True) as pilot:
            app.notify("[/b] told by the app")
            app.query_one("#link", Widget).notify("[@click=app.ring]told[/] by a widget")
            await pilot.pause()

            assert "[/b] told by the app" in screen_text(app)
            assert "[@click=app.ring]told[/]" in screen_text(app)

    async def test_have_no_palette_beside_them(self, app: Mixed) -> None:
        async with app.run_test() as pilot:
            await pilot.press("ctrl+p")
            await pilot.pause()

            assert (len(app.screen_stack) == 1) == is_ours(app)


class Raw(Static):
    """Draws a text that nobody cleaned."""

    def render(self) -> Text:
        return Text("a\x1b]0;gone\x07b\u202ec\x9b2Jd")


class TestTheLastDoor:
    async def test_lets_no_control_character_out(self, app: Mixed) -> None:
        async with app.run_test() as pilot:
            await app.mount(Raw())
            await pilot.pause()
            text = "".join(strip.text for strip in screen_strips(app))

        assert "\u202e" not in text or not is_ours(app)
        assert not is_ours(app) or not {"\x1b", "\x07", "\x9b"} & set(text)
        assert is_ours(app) or "\u202e" in text

    async def test_leaves_every_other_text_alone(self) -> None:
        app = Closed()
        async with app.run_test() as pilot:
            await app.mount(Static("Élodie 👩‍👧 عبد 山田", markup=False))
            await pilot.pause()

            assert "Élodie 👩‍👧 عبد 山田" in screen_text(app)

    def test_counts_no_cell_that_is_not_drawn(self) -> None:
        cut = Segment("👩\u200d   ")

        (drawn,) = Cleaning().apply([cut], Color(0, 0, 0))

        assert drawn.text == "👩  "
        assert cell_len(drawn.text) == cut.cell_length


class TestTheEnvironment:
    def test_names_no_driver(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(constants, "DRIVER", "os:system")

        assert Closed().driver_class is TerminalDriver
        with pytest.raises(RuntimeError):
            Mixed()

    def test_tells_textual_nothing_that_is_not_known(self) -> None:
        named = re.compile(r"""(?:environ|getenv|get_environ)\w*(?:\.get)?[([]\s*["'](\w+)""")
        found = {
            name
            for module in FOLDER.rglob("*.py")
            for name in named.findall(module.read_text("utf-8"))
        }

        assert {name for name in found if name.partition("_")[0] != "TEXTUAL"} <= KNOWN
        assert "TEXTUAL_DRIVER" in found


@pytest.fixture
def handlers() -> Iterator[None]:
    """Give back the handlers of signals that a driver takes."""
    numbers = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("handlers")
class TestTheDriver:
    async def test_hears_the_signals_of_job_control(self) -> None:
        driver = TerminalDriver(Closed())

        assert signal.getsignal(signal.SIGTSTP) == driver._sigtstp_application  # noqa: SLF001 - Textual's hook
        assert signal.getsignal(signal.SIGCONT) == driver._sigcont_application  # noqa: SLF001 - Textual's hook

    async def test_leaves_them_ignored_where_they_were(self) -> None:
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)

        driver = TerminalDriver(Closed())

        assert signal.getsignal(signal.SIGTSTP) == signal.SIG_IGN
        assert not driver.can_suspend

    @pytest.mark.parametrize(
        ("told", "believed"),
        [
            ((120, 36), (120, 36)),
            ((0, 0), (80, 24)),
            ((0, 50), (80, 50)),
            ((10_000, 10_000), (MOST_COLUMNS, MOST_ROWS)),
            ((1, 1), (1, 1)),
        ],
    )
    async def test_believes_no_absurd_window(
        self,
        monkeypatch: pytest.MonkeyPatch,
        told: tuple[int, int],
        believed: tuple[int, int],
    ) -> None:
        size = os.terminal_size(told)
        monkeypatch.setattr(os, "get_terminal_size", lambda _: size)

        assert TerminalDriver(Closed())._get_terminal_size() == believed  # noqa: SLF001 - Textual's hook

    async def test_hands_on_what_a_person_did_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        handed: list[Message] = []
        monkeypatch.setattr(LinuxDriver, "process_message", lambda _, one: handed.append(one))
        driver, size, key = TerminalDriver(Closed()), Size(9, 9), Key("j", "j")

        for message in (Resize(size, size), CursorPosition(1, 1), AppBlur(), key):
            driver.process_message(message)

        assert handed == [key]


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
        monkeypatch.setattr(
            MentoratApp, "run", lambda app, **given: run(app, headless=True, **given)
        )

        with pytest.raises(ValueError, match=PERSONAL):
            run_app(desk, ENGLISH, None)
