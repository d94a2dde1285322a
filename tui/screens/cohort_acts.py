"""The acts on the cohort under the cursor, by the same keys as those on a pair."""

from typing import TYPE_CHECKING

from tui.screens.acts import ActsScreen
from tui.screens.snapshots import SnapshotActs

if TYPE_CHECKING:
    from tui.screens.forms.act import CohortSubject


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
        from tui.screens.act_menus import begin_on_cohort  # noqa: PLC0415

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
        from tui.screens.act_menus import show_cohort_menu  # noqa: PLC0415
        from tui.screens.menu_screen import Choice  # noqa: PLC0415

        with self.saying_errors():
            subject = self._cohort_subject()
            if subject is not None:
                words = self.session.language.say("Snapshot, for the archive")
                show_cohort_menu(self, subject, (Choice("S", words), self.action_snapshot))

    def _cohort_subject(self) -> "CohortSubject | None":
        # the same
        from tui.screens.forms.act import CohortSubject  # noqa: PLC0415

        if self.chosen_cohort is None:
            return None
        return CohortSubject(self.session, self.session.desk.cohort(self.chosen_cohort))
