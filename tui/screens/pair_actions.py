"""The actions on the pair under the cursor, wherever a pair can be chosen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.desk.offers import Offer, Offers, offers
from tui.domain.exchanges import Exchange
from tui.domain.views import PairView
from tui.screens.view import ViewScreen
from tui.widgets.keys import key
from tui.wording.language import current

if TYPE_CHECKING:
    from tui.screens.forms.action import PairSubject


_ = current().say

_OFFERED: dict[str, tuple[Offer, ...]] = {
    "open_pair": (),
    "menu": (),
    "letter": (),
    "edit": (),
    "remind": (Offer.REMIND,),
}
"""What the desk must offer of a pair for an action; `do` names the codes of what it does."""


class PairActions(ViewScreen):
    """A view in which a pair is chosen, and perhaps one of its exchanges."""

    BINDING_GROUP_TITLE = _("A pair that is chosen")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("m", "remind", _("Reminder"), "pair.remind").tip(
            _("Draft a reminder to copy or save; nothing is sent")
        ),
        key("enter", "open_pair", _("Open"), "pair.open", show=True, key_display="⏎").tip(
            _("Show the pair under the cursor")
        ),
        key("x", "do('record')", _("Record"), "exchange.record", show=True).tip(
            _("Record an exchange that was held")
        ),
        key("p", "do('plan')", _("Plan"), "exchange.plan", show=True).tip(
            _("Plan a meeting for today or later")
        ),
        key("c", "do('confirm')", _("Confirm"), "exchange.confirm").tip(
            _("Settle a planned exchange: held, cancelled, no-show")
        ),
        key("o", "menu", _("Actions"), "act.menu", show=True).tip(
            _("All actions possible here, each with its letter")
        ),
        key("a", "do('amend')", _("Amend"), "pair.amend").tip(
            _("Record agreed new internship dates")
        ),
        key("w", "do('waive')", _("Waive"), "pair.waive").tip(
            _("Excuse one of the three meetings, with a reason")
        ),
        key("z", "do('snooze', 'wake')", _("Snooze"), "pair.snooze").tip(
            _("Hide from At risk until a date; again: bring back")
        ),
        key("e", "edit", _("Edit"), "act.edit").tip(
            _("Edit what is under the cursor: an exchange, a pair, a cohort")
        ),
        key("n", "new", _("New"), "act.new").tip(_("A new pair, person or cohort")),
    ]

    _offered_to: tuple[PairView, Offers] | None = None

    @property
    def chosen(self) -> PairView | None:
        """The pair under the cursor."""
        raise NotImplementedError

    @property
    def chosen_exchange(self) -> Exchange | None:
        """The planned exchange under the cursor, where the view shows exchanges."""
        return None

    @property
    def exchange_here(self) -> Exchange | None:
        """The exchange under the cursor, whatever became of it, where exchanges are listed."""
        return None

    @property
    def cohort_here(self) -> str | None:
        """The id of the cohort to which something new would belong."""
        return self.chosen.cohort.id if self.chosen else self.session.cohort

    def cohort_title(self, views: Iterable[PairView]) -> str:
        """Return the title of the cohort looked at, or what all the open ones are called."""
        titles = {view.cohort.id: view.cohort.title for view in views}
        if self.session.cohort is None and len(titles) != 1:
            return self.session.language.say("All open cohorts")
        if not titles and self.session.cohort is not None:
            return self.session.desk.cohort(self.session.cohort).title
        return next(iter(titles.values()), "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an action only where there is a pair to which it applies."""
        wanted = parameters if action == "do" else _OFFERED.get(action)
        if wanted is None:
            return super().check_action(action, parameters)
        view = self.chosen
        return view is not None and (not wanted or not self._offers(view).keys().isdisjoint(wanted))

    def _offers(self, view: PairView) -> Offers:
        """Return what the desk offers of a pair, looked up once while the pair is as it is."""
        if self._offered_to is None or self._offered_to[0] is not view:
            desk = self.session.desk
            self._offered_to = view, offers(view, desk.actor, desk.today(view.cohort))
        return self._offered_to[1]

    def action_open_pair(self) -> None:
        """Open the pair under the cursor."""
        if self.chosen is not None:
            self.session.open_pair(self.chosen.reference)

    def action_do(self, code: str, other: str = "") -> None:
        """Do an action by its code, or another where that applies, or say why it is not done."""
        # the forms take a while to import, and the first screen is not to wait for them
        from tui.screens.forms.catalogue import PAIR_ACTIONS  # noqa: PLC0415
        from tui.screens.menus import begin  # noqa: PLC0415

        with self.saying_errors():
            subject = self.subject()
            if subject is not None:
                begin(self, PAIR_ACTIONS, subject, code, other)

    def action_letter(self, letter: str) -> None:
        """Do the action that has a letter in the menu."""
        self.action_do(letter)

    def action_edit(self) -> None:
        """Ask for what is to be corrected of the exchange under the cursor, else of the pair."""
        self.action_do("edit_exchange" if self.exchange_here else "edit_pair")

    def action_menu(self) -> None:
        """Show everything that can be done about the pair."""
        # the same
        from tui.screens.forms.catalogue import PAIR_ACTIONS, SUBJECTS  # noqa: PLC0415
        from tui.screens.menus import keys_outside, show  # noqa: PLC0415

        with self.saying_errors():
            subject = self.subject()
            if subject is not None:
                keys = keys_outside(self, self.session.signs)
                show(self, subject.name, PAIR_ACTIONS, subject, subjects=SUBJECTS, outside=keys)

    def action_new(self) -> None:
        """Ask what is to be made: a pair, a person, a cohort."""
        # the same
        from tui.screens.forms.action import cohort_subject  # noqa: PLC0415
        from tui.screens.forms.catalogue import NEW  # noqa: PLC0415
        from tui.screens.menus import show  # noqa: PLC0415

        with self.saying_errors():
            subject = cohort_subject(self.session, self.cohort_here)
            show(self, self.session.language.say("New"), NEW, subject)

    def action_remind(self) -> None:
        """Show the drafts of a reminder as of the day looked at."""
        # the same
        from tui.screens.reminder import remind  # noqa: PLC0415

        with self.saying_errors():
            if self.chosen is not None:
                remind(self, self.session, self.chosen)

    def subject(self) -> "PairSubject | None":
        """Return the pair as it stands today, whatever day is looked at, and the exchange meant."""
        # the same
        from tui.screens.forms.action import pair_subject  # noqa: PLC0415

        if self.chosen is None:
            return None
        here = self.exchange_here or self.chosen_exchange
        return pair_subject(self.session, self.chosen.reference, here)
