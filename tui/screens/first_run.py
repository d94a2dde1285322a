"""The first run: no store yet, and three ways to begin, each with its key."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.desk.desk import Desk, Rehearsal, create_store, demo_desk, rehearse_import
from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.screens.import_file import ImportScreen, imported_sentence
from tui.screens.session import Session
from tui.widgets.bars import FooterLine, HeaderLine, key_words
from tui.widgets.keys import key
from tui.wording.errors import error_sentence
from tui.wording.language import current

_ = current().say


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a store is to be made, through what, and where the demo lies."""

    root: Path
    via: str
    demo: Path
    sample: Path


class FirstRunScreen(Screen[None]):
    """Asks how to begin, and begins."""

    BINDING_GROUP_TITLE = _("First run")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("d", "demo", _("Demo"), "begin.demo", show=True).tip(
            _("Explore a sample cohort in its own store")
        ),
        key("i", "import_file", _("Import"), "begin.import", show=True).tip(
            _("Import a cohort from a JSON file")
        ),
        key("n", "new", _("New cohort"), "begin.new", show=True).tip(
            _("Start with an empty cohort and add its pairs one by one")
        ),
        key("q", "app.quit", _("Quit"), "begin.quit", show=True).tip(
            _("Quit without creating anything")
        ),
    ]

    def __init__(
        self, session: Session, beginning: Beginning, begin: Callable[[Desk, str, str], None]
    ) -> None:
        super().__init__()
        self._session = session
        self._beginning = beginning
        self._begin = begin
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """Say where there is no store, and what can be done."""
        signs = self._session.signs
        yield HeaderLine(signs)
        yield Vertical(Static(self._words(), id="begin"), Static(id="told", markup=False))
        yield FooterLine(signs)

    def _words(self) -> Content:
        say = self._session.language.say
        lines = [
            Content.styled(say("Welcome to Mentorat."), "bold"),
            Content(say("There is no store yet in {path}", path=shown(str(self._beginning.root)))),
            Content(""),
        ]
        for binding in self._bindings.shown_keys:
            key = key_words(self.app, self._shown(binding), self._session.signs)
            lines.append(
                Content.assemble(
                    (f"  {key:<4}", "bold $text-accent"),
                    (f"{binding.description:<13}", "bold"),
                    binding.tooltip,
                )
            )
        return Content("\n").join(lines)

    def _shown(self, binding: Binding) -> Binding:
        """Return a binding with the key that it has in the keymap."""
        active = self.app.active_bindings.values()
        return next((one.binding for one in active if one.binding.id == binding.id), binding)

    def on_mount(self) -> None:
        """Say so once more where a screen reader looks first."""
        self.query_one(HeaderLine).title = self._session.language.say("First run")

    def action_demo(self) -> None:
        """Open the sample, made first where it is not there."""
        place, session = self._beginning, self._session

        def make() -> tuple[Desk, str]:
            desk = demo_desk(place.demo, place.sample, place.via, session.language)
            words = session.language.say(
                "This is a demo: try everything. mentorat demo opens it again."
            )
            return desk, words

        self._make(make)

    def action_import_file(self) -> None:
        """Ask for a file; once it is known to be good, make the store and import it."""
        session = self._session
        rehearse = partial(rehearse_import, session.desk, language=session.language)
        self.app.push_screen(ImportScreen(session.language, rehearse), self._import)

    def _import(self, rehearsal: Rehearsal | None) -> None:
        if rehearsal is None:
            return
        place, language = self._beginning, self._session.language

        def make() -> tuple[Desk, str]:
            desk = create_store(place.root, place.via)
            report = desk.import_cohort(rehearsal.content, language)
            return desk, imported_sentence(report, language)

        self._make(make)

    def action_new(self) -> None:
        """Make an empty store, and ask there for the first cohort."""
        place = self._beginning
        self._make(lambda: (create_store(place.root, place.via), ""), then="new")

    def _make(self, make: Callable[[], tuple[Desk, str]], then: str = "") -> None:
        """Make a store beside the screen, and go into it; say why where that fails."""
        if self._is_busy:
            return
        self._is_busy = True
        self._tell(self._session.language.say("Creating the store ..."))

        def run() -> None:
            try:
                desk, words = make()
            except MentoratError as error:
                sentence = error_sentence(error, self._session.language)
                self.app.call_from_thread(self._fail, sentence)
            else:
                self.app.call_from_thread(self._begin, desk, words, then)

        self.app.run_worker(run, thread=True)

    def _fail(self, sentence: str) -> None:
        self._is_busy = False
        self._tell(sentence)

    def _tell(self, words: str) -> None:
        self.query_one("#told", Static).update(words)
