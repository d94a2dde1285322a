"""The actions on the pair under the cursor, wherever a pair can be chosen."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.desk.exchanges import Draft
from tui.desk.offers import Offer, Offers, offers
from tui.desk.reminders import save_reminder
from tui.domain.codes import ExchangeState
from tui.domain.errors import ConflictError, MentoratError
from tui.domain.exchanges import Exchange
from tui.domain.reminders import may_be_reminded
from tui.domain.texts import shown
from tui.domain.views import PairView, Written
from tui.screens.record import ConfirmScreen, Outcome, RecordScreen
from tui.screens.view import ViewScreen, reopen
from tui.wording.changes import written_sentence
from tui.wording.days import long_day
from tui.wording.errors import notice_sentence
from tui.wording.language import current

if TYPE_CHECKING:
    from tui.screens.forms.action import PairSubject
    from tui.screens.reminder import ReminderWish


_ = current().say


class ReminderActs(ViewScreen):
    """A view in which a pair is chosen, of whose people one may be reminded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m",
            "remind",
            _("Reminder"),
            id="pair.remind",
            show=False,
            tooltip=_("Draft a reminder, to copy or to write as a file; nothing is sent"),
        ),
    ]

    @property
    def chosen(self) -> PairView | None:
        """The pair that a reminder would be about."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a reminder only where there is something to remind of."""
        if action == "remind":
            return self.chosen is not None and may_be_reminded(self.chosen.assessment)
        return super().check_action(action, parameters)

    def action_remind(self) -> None:
        """Show the drafts, first the one to whom the rules name."""
        # many sessions draft none, and the first screen is not to wait for it
        from tui.screens.reminder import ReminderScreen  # noqa: PLC0415

        session, view = self.session, self.chosen
        if view is None:
            return
        with self.saying_errors():
            drafts = session.desk.reminder_drafts(
                view.reference, session.as_of, language=session.language
            )
            # what was said before would hide the keys below the letter
            self.app.clear_notifications()
            screen = ReminderScreen(session, view.mentee.listed_name, drafts)
            self.app.push_screen(screen, self._take_reminder)

    def _take_reminder(self, wish: "ReminderWish | None") -> None:
        if wish is None:
            return
        language = self.session.language

        def say_written(_: None) -> None:
            sentence = language.say(
                "Written, and sent to nobody: {path}", path=shown(str(wish.path))
            )
            self.notify(sentence, timeout=10, markup=False)

        self.write(
            partial(save_reminder, wish.draft, wish.path, replace=wish.replace),
            say_written,
            self.say_error,
            meanwhile=language.say("Writing the draft ..."),
        )


class ExchangeActs(ReminderActs):
    """A view in which a pair is chosen, and perhaps one of its exchanges."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "open_pair",
            _("Open"),
            id="pair.open",
            key_display="⏎",
            tooltip=_("Everything on the pair under the cursor"),
        ),
        Binding(
            "x",
            "record",
            _("Record"),
            id="exchange.record",
            tooltip=_("Write down an exchange that was held"),
        ),
        Binding(
            "p",
            "plan",
            _("Plan"),
            id="exchange.plan",
            tooltip=_("Plan a meeting for today or later"),
        ),
        Binding(
            "c",
            "confirm",
            _("Confirm"),
            id="exchange.confirm",
            show=False,
            tooltip=_("Say what has become of a planned exchange: held, cancelled, nobody came"),
        ),
    ]

    @property
    def chosen_exchange(self) -> Exchange | None:
        """The planned exchange under the cursor, where the view shows exchanges."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an act only where there is a pair for it."""
        if action in ("open_pair", "record", "plan"):
            return self.chosen is not None
        if action == "confirm":
            return self.chosen is not None and bool(planned_of(self.chosen))
        return super().check_action(action, parameters)

    def action_open_pair(self) -> None:
        """Open the pair under the cursor."""
        if self.chosen is not None:
            # the Pair screen is made of the acts as well, and so comes after them
            from tui.screens.pair import PairScreen  # noqa: PLC0415

            self.app.push_screen(PairScreen(self.session, self.chosen.reference))

    def action_record(self) -> None:
        """Ask for an exchange that was held."""
        self._ask_about_chosen(ExchangeState.HELD)

    def action_plan(self) -> None:
        """Ask for a meeting to plan."""
        self._ask_about_chosen(ExchangeState.PLANNED)

    def action_confirm(self) -> None:
        """Ask what has become of a planned exchange."""
        view = self.chosen
        planned = planned_of(view) if view else ()
        if view is not None and planned:
            exchange = self.chosen_exchange or planned[0]
            self.app.push_screen(
                self._confirm_screen(view, exchange), partial(self._take_outcome, view, exchange)
            )

    def _ask_about_chosen(self, state: ExchangeState) -> None:
        view = self.chosen
        if view is None:
            return
        with self.saying_errors():
            if self.session.as_of is not None:
                # what an exchange counts for is a matter of today's dates, whatever is looked at
                view = self.session.desk.pair(view.reference)
            self.app.push_screen(self._record_screen(view, state), partial(self._take, view, state))

    def _record_screen(self, view: PairView, state: ExchangeState) -> RecordScreen:
        return RecordScreen(self.session, view, state, self.session.desk.today(view.cohort))

    def _take(self, view: PairView, state: ExchangeState, draft: Draft | None) -> None:
        if draft is None:
            return
        desk = self.session.desk
        verb = desk.record_exchange if state is ExchangeState.HELD else desk.plan_exchange

        def ask_again(error: MentoratError) -> None:
            screen = self._record_screen(view, state)
            screen.fill(draft, error)
            reopen(self, screen, partial(self._take, view, state), error)

        self.write(partial(verb, view.reference, draft), self.say_written, ask_again)

    def _confirm_screen(self, view: PairView, exchange: Exchange) -> ConfirmScreen:
        return ConfirmScreen(self.session, view, exchange, self.session.desk.today(view.cohort))

    def _take_outcome(self, view: PairView, exchange: Exchange, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        desk, reference = self.session.desk, f"{view.cohort.id}/{exchange.id}"
        if outcome.state is ExchangeState.HELD:
            verb = partial(
                desk.confirm_exchange,
                reference,
                on=outcome.on,
                minutes=outcome.minutes,
                note=outcome.note,
                seen=exchange,
            )
        elif outcome.state is ExchangeState.CANCELLED:
            verb = partial(desk.cancel_exchange, reference, exchange)
        else:
            verb = partial(desk.no_show, reference, exchange)

        def ask_again(error: MentoratError) -> None:
            now = error.now if isinstance(error, ConflictError) else None
            stands = now if isinstance(now, Exchange) else exchange
            screen = self._confirm_screen(view, stands)
            screen.fill(outcome, error)
            reopen(self, screen, partial(self._take_outcome, view, stands), error)

        self.write(verb, self.say_written, ask_again)

    def say_written(self, written: Written) -> None:
        """Show a change and say what it was, with what is worth knowing about it."""
        language = self.session.language
        sentences = [
            written_sentence(
                written.exchange,
                written.view.mentee,
                written.counts_for,
                long_day(written.exchange.on, language),
                language,
            )
        ]
        sentences += [notice_sentence(notice, language) for notice in written.notices]
        sentences.append(language.say("u takes it back."))
        self.say_done(" ".join(sentences))


def planned_of(view: PairView) -> tuple[Exchange, ...]:
    """Give the planned exchanges of a pair, earliest first."""
    planned = [one for one in view.exchanges if one.state is ExchangeState.PLANNED]
    return tuple(sorted(planned, key=lambda exchange: (exchange.on, exchange.id)))


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
        from tui.screens.menus import show_pair_menu  # noqa: PLC0415

        with self.saying_errors():
            subject = self.subject()
            if subject is not None:
                show_pair_menu(self, subject)

    def action_act(self, letter: str) -> None:
        """Ask for what the act with a letter of the menu wants."""
        # the same
        from tui.screens.menus import begin_by_letter  # noqa: PLC0415

        with self.saying_errors():
            subject = self.subject()
            if subject is not None:
                begin_by_letter(self, subject, letter)

    def action_new(self) -> None:
        """Ask what is to be made: a pair, a person, a cohort."""
        # the same
        from tui.screens.menus import show_new_menu  # noqa: PLC0415

        with self.saying_errors():
            show_new_menu(self, self.cohort_here)

    def _begin(self, *codes: str) -> None:
        """Do the first of some acts that applies to the pair, or say why it may not be done."""
        # the same
        from tui.screens.menus import begin  # noqa: PLC0415

        with self.saying_errors():
            subject = self.subject()
            if subject is not None:
                begin(self, subject, codes)

    def subject(self) -> "PairSubject | None":
        """Give the pair as it stands today, whatever day is looked at, and the exchange meant."""
        # the same
        from tui.screens.forms.action import PairSubject  # noqa: PLC0415

        if self.chosen is None:
            return None
        view = self.session.desk.pair(self.chosen.reference)
        known = {one.id: one for one in view.exchanges}
        here = self.exchange_here or self.chosen_exchange
        exchange = known.get(here.id) if here else next(iter(planned_of(view)), None)
        return PairSubject(self.session, view, exchange)
