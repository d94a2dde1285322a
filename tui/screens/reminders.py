"""The act on a pair that leaves the store as it is: the draft of a reminder, which nobody sends."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.desk.reminders import save_reminder
from tui.desk.views import PairView
from tui.domain.reminders import may_be_reminded
from tui.domain.texts import shown
from tui.screens.view_screen import ViewScreen
from tui.wording.language import current

if TYPE_CHECKING:
    from tui.screens.reminder_screen import ReminderWish

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
        from tui.screens.reminder_screen import ReminderScreen  # noqa: PLC0415

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
