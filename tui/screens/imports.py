"""The act that brings a cohort in from a file, on whatever view it is asked for."""

from pathlib import Path

from tui.desk.starting import Rehearsal, rehearse_import
from tui.screens.import_screen import ImportScreen
from tui.screens.import_words import imported_sentence
from tui.screens.view_screen import ViewScreen


def ask_for_file(view: ViewScreen) -> None:
    """Ask for a file, show what it would do, and import it."""
    desk, language = view.session.desk, view.session.language

    def rehearse(path: Path) -> Rehearsal:
        return rehearse_import(desk, path, language)

    def take(rehearsal: Rehearsal | None) -> None:
        if rehearsal is not None:
            view.write(
                lambda: desk.import_cohort(rehearsal.content, language),
                lambda report: view.say_done(imported_sentence(report, language)),
                view.say_error,
                meanwhile=language.say("Importing ..."),
            )

    view.app.push_screen(ImportScreen(language, rehearse), take)
