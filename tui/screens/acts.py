"""The acts on the pair under the cursor, wherever a pair is chosen, and the menu of them all."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.desk.offers import Offer, Offers, offers
from tui.desk.views import PairView
from tui.domain.exchanges import Exchange
from tui.screens.exchange_acts import ExchangeActs, planned_of
from tui.wording.language import current

if TYPE_CHECKING:
    from tui.screens.forms.act import PairSubject

_ = current().say

_OFFERED = {
    "amend": (Offer.AMEND,),
    "waive": (Offer.WAIVE,),
    "snooze": (Offer.SNOOZE, Offer.WAKE),
    "edit": (Offer.EDIT_PAIR,),
    "menu": (Offer.RECORD,),
}
"""What the desk must offer of a pair for a key to do something."""


class ActsScreen(ExchangeActs):
    """A view in which a pair is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "o",
            "menu",
            _("Acts"),
            id="act.menu",
            tooltip=_("Everything that can be done here, each with its letter"),
        ),
        Binding(
            "a",
            "amend",
            _("Amend"),
            id="pair.amend",
            show=False,
            tooltip=_("New dates of the internship, as agreed on a day"),
        ),
        Binding(
            "w",
            "waive",
            _("Waive"),
            id="pair.waive",
            show=False,
            tooltip=_("Ask no longer for one of the three meetings, and say why"),
        ),
        Binding(
            "z",
            "snooze",
            _("Snooze"),
            id="pair.snooze",
            show=False,
            tooltip=_("Out of the list of those at risk until a day; again: back at once"),
        ),
        Binding(
            "e",
            "edit",
            _("Edit"),
            id="act.edit",
            show=False,
            tooltip=_("Correct what is under the cursor: an exchange, a pair, a cohort"),
        ),
        Binding(
            "n",
            "new",
            _("New"),
            id="act.new",
            show=False,
            tooltip=_("A new pair, person or cohort"),
        ),
    ]

    _offered_to: tuple[PairView, Offers] | None = None

    @property
    def exchange_here(self) -> Exchange | None:
        """The exchange under the cursor, whatever became of it, where exchanges are listed."""
        return None

    @property
    def cohort_here(self) -> str | None:
        """The id of the cohort to which something new would belong."""
        return self.chosen.cohort.id if self.chosen else self.session.cohort

    def cohort_title(self, views: Iterable[PairView]) -> str:
        """Give the title of the cohort looked at, or what all the open ones are called."""
        titles = {view.cohort.id: view.cohort.title for view in views}
        if self.session.cohort is None and len(titles) != 1:
            return self.session.language.say("All open cohorts")
        return next(iter(titles.values()), self.session.cohort or "")

    def follow(self, reference: str) -> None:
        """Put the cursor on a pair, where the view lists it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an act only where it applies."""
        if action in _OFFERED:
            view = self.chosen
            return view is not None and any(one in self._offers(view) for one in _OFFERED[action])
        return super().check_action(action, parameters)

    def _offers(self, view: PairView) -> Offers:
        """Give what the desk offers of a pair, looked up once while the pair is as it is."""
        if self._offered_to is None or self._offered_to[0] is not view:
            desk = self.session.desk
            self._offered_to = view, offers(view, desk.actor, desk.today(view.cohort))
        return self._offered_to[1]

    def action_amend(self) -> None:
        """Ask for new dates of the internship."""
        self._begin("amend")

    def action_waive(self) -> None:
        """Ask which meeting is no longer asked for, and why."""
        self._begin("waive")

    def action_snooze(self) -> None:
        """Ask until when the pair is left out of the list; put back one that is."""
        self._begin("snooze", "wake")

    def action_edit(self) -> None:
        """Ask for what is to be corrected of the exchange under the cursor, else of the pair."""
        self._begin("edit_exchange" if self.exchange_here else "edit_pair")

    def action_menu(self) -> None:
        """Show everything that can be done about the pair."""
        # the forms of the acts take a while to import, and the first screen is not to wait for it
        from tui.screens.act_menus import show_pair_menu  # noqa: PLC0415

        with self.saying_errors():
            subject = self.subject()
            if subject is not None:
                show_pair_menu(self, subject)

    def action_act(self, letter: str) -> None:
        """Ask for what the act with a letter of the menu wants."""
        # the same
        from tui.screens.act_menus import begin_by_letter  # noqa: PLC0415

        with self.saying_errors():
            subject = self.subject()
            if subject is not None:
                begin_by_letter(self, subject, letter)

    def action_new(self) -> None:
        """Ask what is to be made: a pair, a person, a cohort."""
        # the same
        from tui.screens.act_menus import show_new_menu  # noqa: PLC0415

        with self.saying_errors():
            show_new_menu(self, self.cohort_here)

    def _begin(self, *codes: str) -> None:
        """Do the first of some acts that applies to the pair, or say why it may not be done."""
        # the same
        from tui.screens.act_menus import begin  # noqa: PLC0415

        with self.saying_errors():
            subject = self.subject()
            if subject is not None:
                begin(self, subject, codes)

    def subject(self) -> "PairSubject | None":
        """Give the pair as it stands today, whatever day is looked at, and the exchange meant."""
        # the same
        from tui.screens.forms.act import PairSubject  # noqa: PLC0415

        if self.chosen is None:
            return None
        view = self.session.desk.pair(self.chosen.reference)
        known = {one.id: one for one in view.exchanges}
        here = self.exchange_here or self.chosen_exchange
        exchange = known.get(here.id) if here else next(iter(planned_of(view)), None)
        return PairSubject(self.session, view, exchange)
