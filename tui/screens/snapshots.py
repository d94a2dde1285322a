"""The act on a whole cohort that leaves the store as it is: a snapshot for the archive."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.desk.archive import Snapshot, save_snapshot
from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.screens.snapshot_screen import SnapshotScreen, SnapshotWish
from tui.screens.view_screen import ViewScreen
from tui.wording.language import current

_ = current().say


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
