"""The acts on the pair under the cursor: open, record, plan, confirm; wherever a pair is chosen."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.desk.exchanges import Draft
from tui.desk.views import PairView, Written
from tui.domain.codes import ExchangeState
from tui.domain.errors import MentoratError
from tui.domain.exchanges import Exchange
from tui.screens.confirm_screen import ConfirmScreen, Outcome
from tui.screens.record_screen import RecordScreen
from tui.screens.view_screen import ViewScreen
from tui.wording.days import long_day
from tui.wording.errors import error_sentence
from tui.wording.language import current
from tui.wording.notices import notice_sentence
from tui.wording.written import written_sentence

_ = current().say


class ActsScreen(ViewScreen):
    """A view in which a pair is chosen."""

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
    def chosen(self) -> PairView | None:
        """The pair that the acts are about."""
        raise NotImplementedError

    @property
    def chosen_exchange(self) -> Exchange | None:
        """The exchange that the acts are about, where the view shows exchanges."""
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
        self._ask(ExchangeState.HELD)

    def action_plan(self) -> None:
        """Ask for a meeting to plan."""
        self._ask(ExchangeState.PLANNED)

    def action_confirm(self) -> None:
        """Ask what has become of a planned exchange."""
        view = self.chosen
        planned = planned_of(view) if view else ()
        if view is not None and planned:
            self._ask_outcome(view, self.chosen_exchange or planned[0])

    def _ask(
        self,
        state: ExchangeState,
        draft: Draft | None = None,
        error: MentoratError | None = None,
        view: PairView | None = None,
    ) -> None:
        about = view or self.chosen
        if about is None:
            return
        today = self.session.desk.today(about.cohort)
        screen = RecordScreen(self.session, about, state, today)
        if draft is not None:
            refused = error_sentence(error, self.session.language) if error else ""
            screen.fill(draft, refused)
        self.app.push_screen(screen, partial(self._take, about, state))

    def _take(self, view: PairView, state: ExchangeState, draft: Draft | None) -> None:
        if draft is None:
            return
        desk = self.session.desk
        verb = desk.record_exchange if state is ExchangeState.HELD else desk.plan_exchange

        def ask_again(error: MentoratError) -> None:
            self._ask(state, draft, error, view)

        self.write(partial(verb, view.reference, draft), self.say_written, ask_again)

    def _ask_outcome(self, view: PairView, exchange: Exchange, refused: str = "") -> None:
        today = self.session.desk.today(view.cohort)
        screen = ConfirmScreen(self.session, view, exchange, today, refused)
        self.app.push_screen(screen, partial(self._take_outcome, view, exchange))

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
            )
        elif outcome.state is ExchangeState.CANCELLED:
            verb = partial(desk.cancel_exchange, reference)
        else:
            verb = partial(desk.no_show, reference)

        def ask_again(error: MentoratError) -> None:
            self._ask_outcome(view, exchange, error_sentence(error, self.session.language))

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
        self.refresh_view()
        self.notify("\n".join(sentences), timeout=8, markup=False)


def planned_of(view: PairView) -> tuple[Exchange, ...]:
    """Give the planned exchanges of a pair, earliest first."""
    planned = [one for one in view.exchanges if one.state is ExchangeState.PLANNED]
    return tuple(sorted(planned, key=lambda exchange: (exchange.on, exchange.id)))
