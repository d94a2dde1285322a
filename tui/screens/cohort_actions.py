"""The actions on the cohort under the cursor, and the step to the next cohort."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.screens.view import ViewScreen
from tui.widgets.keys import key
from tui.wording.language import current

if TYPE_CHECKING:
    from tui.screens.forms.action import CohortSubject


_ = current().say


class CohortActions(ViewScreen):
    """A view of the cohort looked at, or of all that are open."""

    BINDING_GROUP_TITLE = _("A cohort that is looked at")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("S", "snapshot", _("Snapshot"), "cohort.snapshot").tip(
            _("Save the cohort as one file for the archive")
        ),
        key("less_than_sign", "cohort(-1)", _("Previous cohort"), "cohort.before").tip(
            _("The same view of the previous cohort")
        ),
        key("greater_than_sign,C", "cohort(1)", _("Next cohort"), "cohort.next").tip(
            _("The same view of the next cohort")
        ),
    ]

    @property
    def chosen_cohort(self) -> str | None:
        """The id of the cohort that a snapshot would be of, where the view offers any."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a snapshot of one cohort where files can be written, others where there are any."""
        if action == "snapshot":
            return self.chosen_cohort is not None and not self.session.desk.is_remote
        if action == "cohort":
            return self.session.has_several_cohorts
        return super().check_action(action, parameters)

    def cohort_subject(self) -> "CohortSubject":
        """Return the cohort chosen, as it stands; raise NotFoundError."""
        # the forms take a while to import, and the first screen is not to wait for them
        from tui.screens.forms.action import cohort_subject  # noqa: PLC0415

        return cohort_subject(self.session, self.chosen_cohort)

    def action_snapshot(self) -> None:
        """Ask for the day, the kind and the file."""
        # the same
        from tui.screens.snapshot import ask_for_snapshot  # noqa: PLC0415

        with self.saying_errors():
            ask_for_snapshot(self, self.cohort_subject())
