"""The acts on the exchanges of the pair under the cursor: record, plan, confirm; and open it."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.desk.exchanges import Draft
from tui.desk.views import PairView, Written
from tui.domain.codes import ExchangeState
from tui.domain.errors import ConflictError, MentoratError
from tui.domain.exchanges import Exchange
from tui.screens.confirm_screen import ConfirmScreen, Outcome
from tui.screens.record_screen import RecordScreen
from tui.screens.reminders import ReminderActs
from tui.screens.reopening import reopen
from tui.wording.days import long_day
from tui.wording.language import current
from tui.wording.notices import notice_sentence
from tui.wording.written import written_sentence

_ = current().say


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
            from tui.screens.pair_screen import PairScreen  # noqa: PLC0415

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
