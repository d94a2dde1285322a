"""The draft of a reminder: read it, copy it or save it as a file; nothing is sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from tui.desk.reminders import check_addressed, reminder_file_name, save_reminder
from tui.domain.errors import RefusedError
from tui.domain.reminders import Reminder
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.screens.forms.action import PairAction, ScreenAction, View
from tui.screens.question import FileQuestionScreen, breakpoints, take_size
from tui.screens.session import Session
from tui.settings.paths import starting_directory
from tui.widgets.keys import key
from tui.wording.errors import error_sentence
from tui.wording.language import Language, current
from tui.wording.reminder import addressee_words, recipient_words, reminder_title

_ = current().say


@dataclass(frozen=True, slots=True)
class ReminderWish:
    """A draft as a person wants it written into a file."""

    draft: Reminder
    path: Path
    replace: bool = False
    """Whether a file that is there already may be replaced."""


class ReminderScreen(FileQuestionScreen[ReminderWish]):
    """Shows the drafts of a reminder, one at a time, and asks for the file of one."""

    VERTICAL_BREAKPOINTS = breakpoints(low=0, tall=30)
    BINDING_GROUP_TITLE = _("Reminder")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("c", "copy", _("Copy"), "reminder.copy", show=True).tip(
            _("Copy the text to the terminal's clipboard")
        ),
        key("s,w", "ask_file", _("Save"), "reminder.write", show=True).tip(
            _("Save a draft that a mail program can open")
        ),
        key("t", "other_reader", _("Recipient"), "reminder.to", show=True).tip(
            _("Cycles through mentor, mentee and both")
        ),
    ]

    letter = query_one("#letter", VerticalScroll)

    def __init__(self, session: Session, mentee: str, drafts: Sequence[Reminder]) -> None:
        super().__init__(session.language)
        self._is_remote = session.desk.is_remote
        self._mentee = mentee
        self._drafts = drafts
        self._place = 0
        self._offered = ""
        self._may_reach_nobody: set[int] = set()
        """The drafts that may be written although nobody's address is known."""

    def compose(self) -> ComposeResult:
        """Draw whom it reaches, the text, and below it the file once one is asked for."""
        take_size(self)
        say = self.language.say
        with VerticalScroll(id="form", can_focus=False):
            yield Static(id="people", markup=False)
            with VerticalScroll(id="letter", can_focus=True):
                yield Static(id="body", markup=False)
            with Grid(id="fields"):
                yield from self.file_field()
            yield from self.foot(
                hint=say("Nothing is sent: copy the text, or save a draft for your mail program.")
            )

    def on_mount(self) -> None:
        """Start on the text, which the arrows scroll."""
        # what was said before would hide the keys below the letter
        self.app.clear_notifications()
        self._show_file(wanted=False)
        self._show_draft()

    @property
    def draft(self) -> Reminder:
        """The draft in sight."""
        return self._drafts[self._place]

    @property
    def _asks_file(self) -> bool:
        return self.query_one("#fields").display

    @property
    def has_typed(self) -> bool:
        """Whether another file than the one offered was typed."""
        return self._asks_file and self.path.value != self._offered

    def _show_draft(self) -> None:
        draft = self.draft
        title = reminder_title(draft.addressee, self._mentee, self.language)
        self.query_one("#form").border_title = Content(title)
        self.query_one("#people", Static).update("\n".join(self._people(draft)))
        self.query_one("#body", Static).update(shown(draft.body.rstrip(), newlines=True))
        self.letter.scroll_home(animate=False)
        self._say_keys()

    def _people(self, draft: Reminder) -> Iterable[str]:
        say, language = self.language.say, self.language
        for person in draft.to:
            yield say("To: {person}", person=recipient_words(person, language))
        for person in draft.cc:
            yield say("Copy to: {person}", person=recipient_words(person, language))
        yield say("Subject: {subject}", subject=draft.subject)

    def _say_keys(self) -> None:
        say = self.language.say
        keys = say("Enter saves   Esc cancels")
        if not self._asks_file and len(self._drafts) > 1:
            following = addressee_words(self._drafts[self._following].addressee, self.language)
            keys = say("c Copy   s Save   t {to}   Esc closes", to=following)
            if self._is_remote:
                keys = say("c Copy   t {to}   Esc closes", to=following)
        elif not self._asks_file:
            keys = say("c Copy   s Save   Esc closes")
            if self._is_remote:
                keys = say("c Copy   Esc closes")
        self.query_one("#keys", Static).update(keys)

    @property
    def _following(self) -> int:
        return (self._place + 1) % len(self._drafts)

    def _show_file(self, *, wanted: bool) -> None:
        self.query_one("#fields").display = wanted
        if wanted:
            if self.path.value == self._offered:
                self._offered = str(starting_directory() / reminder_file_name(self.draft))
                self.path.value = self._offered
            self.path.focus()
        else:
            self.letter.focus()
        self._say_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another reader only where there is one, and a file where one can be written."""
        if action == "other_reader":
            return len(self._drafts) > 1
        if action == "ask_file":
            return not self._is_remote
        return super().check_action(action, parameters)

    def action_other_reader(self) -> None:
        """Show the draft to the other one of the pair, then the one to both."""
        self._place = self._following
        self._show_file(wanted=self._asks_file)
        self._show_draft()

    def action_copy(self) -> None:
        """Put the text where the terminal pastes from (OSC 52)."""
        self.app.copy_to_clipboard(self.draft.body)
        self.notify(
            self.language.say(
                "Sent to the terminal's clipboard (some terminals ignore it). Nothing was mailed."
            ),
            markup=False,
        )

    def action_ask_file(self) -> None:
        """Ask for the file."""
        self._show_file(wanted=True)

    def action_leave(self) -> None:
        """Go back from the file to the text, and from the text leave."""
        if self._asks_file and self._has_leave(self.has_typed):
            self.path.value = self._offered
            self.say_problem("")
            self._show_file(wanted=False)
        elif not self._asks_file:
            super().action_leave()

    def action_answer(self) -> None:
        """Give the wish, or say what is wrong with it; a file that is there is asked about."""
        if not self._asks_file:
            self.action_ask_file()
            return
        wanted = self.file_wanted()
        if wanted is None:
            return
        if self._place not in self._may_reach_nobody:
            try:
                check_addressed(self.draft)
            except RefusedError as error:
                self._may_reach_nobody.add(self._place)
                again = self.language.say("Press Enter again to save it without an address.")
                self.say_problem(f"{error_sentence(error, self.language)} {again}")
                return
        self.give(ReminderWish(self.draft, *wanted))


def remind(view: View, session: Session, pair: PairView) -> None:
    """Show the drafts of a reminder, first the one to whom the rules name.

    Raise RefusedError where there is nothing to remind of.
    """
    desk, language = session.desk, session.language
    drafts = desk.reminder_drafts(pair.reference, session.as_of, language=language)
    screen = ReminderScreen(session, pair.mentee.listed_name, drafts)
    view.ask(screen, partial(_write, view, language))


def _write(view: View, language: Language, wish: ReminderWish | None) -> None:
    if wish is None:
        return
    words = language.say("Draft saved, not sent: {path}", path=shown(str(wish.path)))
    view.write(
        partial(save_reminder, wish.draft, wish.path, replace=wish.replace),
        lambda _: view.tell(words, seconds=10),
        view.say_error,
        meanwhile=language.say("Saving the draft ..."),
    )


REMIND: PairAction = ScreenAction(
    "remind",
    "m",
    _("Draft a reminder; nothing is sent"),
    lambda view, subject: remind(view, subject.session, subject.view),
)
