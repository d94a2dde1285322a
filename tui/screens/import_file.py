"""The question for a file to import: what it would do, or everything that is wrong with it."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from tui.desk.desk import Problem, Rehearsal, rehearse_import
from tui.desk.imports import ImportReport
from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.screens.question import QuestionScreen
from tui.screens.view import ViewScreen
from tui.settings.paths import typed_path
from tui.wording.errors import error_sentence, problem_sentence
from tui.wording.language import Language
from tui.wording.words import listed, table_words

_WIDTH = 12


def report_lines(report: ImportReport, language: Language) -> list[Content]:
    """Return what importing a file would add and change, and what it says otherwise."""
    say = language.say
    words = table_words(language)
    titles = (
        say("added", "how many of a table"),
        say("unchanged", "how many of a table"),
        say("left as is", "how many of a table"),
    )
    lines = [
        Content.styled(say("Preview: importing {cohort}", cohort=report.cohort), "bold"),
        Content(_row("", *titles)),
    ]
    for table, counts in report.tables.items():
        numbers = (len(counts.added), len(counts.unchanged), len(counts.refused))
        lines.append(Content(_row(words[table], *map(str, numbers))))
    lines += [
        Content(
            say("{place}: {fields} left as is", place=one.id, fields=listed(one.fields, language))
        )
        for one in report.differences
    ]
    lines.append(Content.styled(say("Enter imports the file."), "bold"))
    return lines


def problem_lines(problems: Iterable[Problem], language: Language) -> list[Content]:
    """Return every error of a file: where it is, what stands there, what was expected."""
    lines = []
    for one in problems:
        sentence = problem_sentence(one.place, one.value, one.expected, language)
        place = shown(one.place)
        start = max(sentence.find(place), 0)
        lines.append(Content(sentence).stylize("bold", start, start + len(place)))
    return lines


def imported_sentence(report: ImportReport, language: Language) -> str:
    """Say what was imported."""
    return language.count(
        "Imported {cohort}: {number} new pair.",
        "Imported {cohort}: {number} new pairs.",
        len(report.tables["pairs"].added),
        cohort=report.cohort,
    )


def _row(title: str, *cells: str) -> str:
    return f"  {title:<{_WIDTH}}" + "".join(f"{cell:>{_WIDTH + 2}}" for cell in cells)


Rehearse = Callable[[Path], Rehearsal]
"""Tries what importing a file would do; raises MentoratError."""


class ImportScreen(QuestionScreen[Rehearsal]):
    """Asks for a file, tries it, and gives it once it was seen what it would do."""

    path = query_one("#path", Input)

    def __init__(self, language: Language, rehearse: Rehearse) -> None:
        super().__init__(language)
        self._rehearse = rehearse
        self._tried: tuple[str, Rehearsal] | None = None

    def compose(self) -> ComposeResult:
        """Draw one field, and below it what the file would do."""
        say = self.language.say
        with VerticalScroll(id="form", can_focus=False) as form:
            form.border_title = say("Import a cohort")
            yield Input(
                id="path", compact=True, placeholder=say("a file, for example mph-2026.json")
            )
            yield Static(
                say("Enter checks the file; nothing changes yet. Format: mentorat schema import."),
                id="hint",
                markup=False,
            )
            yield Static(id="found")
            yield Static(id="problem", markup=False)
            yield Static(say("Enter continues   Esc closes"), id="keys", markup=False)

    def on_mount(self) -> None:
        """Start in the field."""
        self.path.cursor_blink = False
        self.path.focus()

    @property
    def has_typed(self) -> bool:
        """Whether a file was named."""
        return bool(self.path.value.strip())

    @on(Input.Changed, "#path")
    def _forget(self) -> None:
        self._tried = None
        self._show([])

    def action_answer(self) -> None:
        """Try the file; once that was seen to go well, give it."""
        typed = self.path.value.strip()
        if not typed:
            self.say_problem(self.language.say("Enter a file name."))
        elif self._tried is not None and self._tried[1].report is not None:
            self.give(self._tried[1])
        else:
            self.say_problem("")
            self._show([Content(self.language.say("Reading ..."))])
            self.run_worker(partial(self._try, typed), thread=True, exclusive=True)

    def _try(self, typed: str) -> None:
        try:
            rehearsal = self._rehearse(typed_path(typed))
        except MentoratError as error:
            sentence = error_sentence(error, self.language)
            self.app.call_from_thread(self._take_error, typed, sentence)
        else:
            self.app.call_from_thread(self._take, typed, rehearsal)

    def _take_error(self, typed: str, sentence: str) -> None:
        if self._is_asked_for(typed):
            self._show([])
            self.say_problem(shown(sentence))

    def _take(self, typed: str, rehearsal: Rehearsal) -> None:
        if not self._is_asked_for(typed):
            return
        self._tried = typed, rehearsal
        if rehearsal.report is not None:
            self._show(report_lines(rehearsal.report, self.language))
            return
        self._show(problem_lines(rehearsal.problems, self.language))
        self.say_problem(
            self.language.count(
                "Nothing was imported: {number} error. Correct it in the file, then press Enter.",
                "Nothing was imported: {number} errors. Correct them in the file, then press"
                " Enter.",
                len(rehearsal.problems),
            )
        )

    def _is_asked_for(self, typed: str) -> bool:
        """Return whether the form is still there and still names the file."""
        return self.is_attached and typed == self.path.value.strip()

    def _show(self, lines: list[Content]) -> None:
        found = self.query_one("#found", Static)
        found.update(Content("\n").join(lines))
        found.display = bool(lines)


def ask_for_file(view: ViewScreen) -> None:
    """Ask for a file, show what it would do, and import it."""
    desk, language = view.session.desk, view.session.language

    def take(rehearsal: Rehearsal | None) -> None:
        if rehearsal is not None:
            view.write(
                lambda: desk.import_cohort(rehearsal.content, language),
                lambda report: view.say_done(imported_sentence(report, language)),
                view.say_error,
                meanwhile=language.say("Importing ..."),
            )

    rehearse = partial(rehearse_import, desk, language=language)
    view.ask(ImportScreen(language, rehearse), take)
