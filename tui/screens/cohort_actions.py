"""The actions on the cohort under the cursor, and the step to the next cohort."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.desk.archive import Snapshot, save_snapshot
from tui.desk.desk import Rehearsal, rehearse_import
from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.screens.import_file import ImportScreen, imported_sentence
from tui.screens.pair_actions import ActsScreen
from tui.screens.snapshot import SnapshotScreen, SnapshotWish
from tui.screens.view import ViewScreen
from tui.wording.language import current

if TYPE_CHECKING:
    from tui.screens.forms.action import CohortSubject


_ = current().say


class CohortSteps(ViewScreen):
    """A view of the cohort looked at, or of all that are open."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "less_than_sign",
            "cohort(-1)",
            _("Cohort before"),
            id="cohort.before",
            show=False,
            tooltip=_("The same view of the cohort before this one"),
        ),
        Binding(
            "greater_than_sign",
            "cohort(1)",
            _("Next cohort"),
            id="cohort.next",
            show=False,
            tooltip=_("The same view of the cohort after this one"),
        ),
    ]

    def action_cohort(self, step: int) -> None:
        """Go to the next cohort, or the one before; between the last and the first lie all."""
        with self.saying_errors():
            ids = [None, *self.session.desk.store_facts().cohorts]
            place = ids.index(self.session.cohort) if self.session.cohort in ids else 0
            self.session.cohort = ids[(place + step) % len(ids)]
            self.refresh_view()


class SnapshotActs(ViewScreen):
    """A view in which a cohort is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "S",
            "snapshot",
            _("Snapshot"),
            id="cohort.snapshot",
            show=False,
            tooltip=_("Write the cohort into one file for the archive"),
        ),
    ]

    @property
    def chosen_cohort(self) -> str | None:
        """The id of the cohort that a snapshot would be of."""
        return self.session.cohort

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a snapshot only where one cohort is looked at."""
        if action == "snapshot":
            return self.chosen_cohort is not None
        return super().check_action(action, parameters)

    def action_snapshot(self) -> None:
        """Ask for the day, the kind and the file."""
        session, cohort_id = self.session, self.chosen_cohort
        if cohort_id is None:
            return
        try:
            cohort = session.desk.cohort(cohort_id)
            facts = session.desk.preview_snapshot(cohort_id, session.as_of)
        except MentoratError as error:
            self.say_error(error)
            return
        screen = SnapshotScreen(session, cohort, facts, self.today())
        self.app.push_screen(screen, partial(self._take_wish, cohort_id))

    def _take_wish(self, cohort_id: str, wish: SnapshotWish | None) -> None:
        if wish is None:
            return
        desk, language = self.session.desk, self.session.language
        meanwhile = language.say("Making the snapshot and reading it back ...")

        def made() -> Snapshot:
            snapshot = desk.export_snapshot(
                cohort_id, wish.as_of, language=language, redacted=wish.redacted
            )
            save_snapshot(snapshot, wish.path, replace=wish.replace)
            return snapshot

        def say_done(snapshot: Snapshot) -> None:
            sentence = language.count(
                "Snapshot of {number} pair, read back and sound: {path}",
                "Snapshot of {number} pairs, read back and sound: {path}",
                snapshot.facts.counts["pairs"],
                path=shown(str(wish.path)),
            )
            self.notify(sentence, timeout=10, markup=False)

        self.write(made, say_done, self.say_error, meanwhile=meanwhile)


class CohortActs(SnapshotActs, ActsScreen):
    """A view in which a cohort is chosen where no pair is."""

    @property
    def cohort_here(self) -> str | None:
        """The id of the cohort to which something new would belong."""
        return self.chosen.cohort.id if self.chosen else self.chosen_cohort

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the acts on a cohort where there is one, and no pair is chosen."""
        if action in ("edit", "menu") and self.chosen is None:
            return self.chosen_cohort is not None
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Ask for what is to be corrected of the pair chosen, else of the cohort."""
        if self.chosen is not None:
            super().action_edit()
            return
        # the forms of the acts take a while to import, and the first screen is not to wait for it
        from tui.screens.menus import begin_on_cohort  # noqa: PLC0415

        with self.saying_errors():
            subject = self._cohort_subject()
            if subject is not None:
                begin_on_cohort(self, subject, "edit_cohort")

    def action_menu(self) -> None:
        """Show everything that can be done about the pair chosen, else about the cohort."""
        if self.chosen is not None:
            super().action_menu()
            return
        # the same
        from tui.screens.menus import Choice, show_cohort_menu  # noqa: PLC0415

        with self.saying_errors():
            subject = self._cohort_subject()
            if subject is not None:
                words = self.session.language.say("Snapshot, for the archive")
                show_cohort_menu(self, subject, (Choice("S", words), self.action_snapshot))

    def _cohort_subject(self) -> "CohortSubject | None":
        # the same
        from tui.screens.forms.action import CohortSubject  # noqa: PLC0415

        if self.chosen_cohort is None:
            return None
        return CohortSubject(self.session, self.session.desk.cohort(self.chosen_cohort))


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
