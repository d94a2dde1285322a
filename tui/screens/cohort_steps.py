"""From cohort to cohort: the one before, the next, and between the last and the first all."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.view_screen import ViewScreen
from tui.wording.language import current

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
