"""The base of every view: header, banner, footer, keys, writing, errors, and the filter."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tui.domain.errors import MentoratError, StoreError
from tui.domain.history import Entry
from tui.screens.help import HelpScreen, KeyGroup, cohort_looked_at, key_groups
from tui.screens.question import AsOfScreen, QuestionScreen, take_size
from tui.screens.session import Session
from tui.widgets.bars import BannerLine, FooterLine, HeaderLine, RoomLine, TroubleLine
from tui.widgets.fields import FilterField
from tui.widgets.keys import key
from tui.wording.days import long_day, plain_day, viewing_words
from tui.wording.errors import error_sentence, left_out_lines
from tui.wording.history import told_in_one
from tui.wording.language import current

_ = current().say
Given = TypeVar("Given")
Answer = TypeVar("Answer")

HOME = "cohorts"
"""The mode in which the program starts."""

WRITES = "writes"
"""The group of the workers that write."""

PATIENCE = 0.5
"""For how many seconds a write may wait before the screen says so."""


class ViewScreen(Screen[None]):
    """A view of the store on the as-of day."""

    BINDING_GROUP_TITLE = _("Every view")

    DEFAULT_CSS = """
    ViewScreen > ToastRack.-behind Toast { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("question_mark,f1", "help", _("Help"), "view.help", show=True, key_display="?").tip(
            _("All keys that work here, and what the signs mean")
        ),
        key("ctrl+p,colon", "app.palette", _("More"), "view.palette").tip(
            _("All actions, and a jump to any pair or mentor by name")
        ),
        key("d", "as_of", _("As-of day"), "view.as_of").tip(
            _("View another day: who will be late then?")
        ),
        key("D", "today", _("Back to today"), "view.today").tip(_("View today again")),
        key("u", "undo", _("Undo"), "act.undo").tip(
            _("Undo your last change in this cohort, even from an earlier session")
        ),
        key("U", "redo", _("Redo"), "act.redo").tip(_("Redo the change that you undid last")),
        key("ctrl+l", "redraw", _("Refresh"), "view.redraw").tip(_("Reload and redraw")),
        key("escape", "back", _("Back"), "view.back").tip(_("Back to the previous view")),
        key("q", "back_or_quit", _("Back, then quit"), "view.quit").tip(
            _("Back to the previous view; from the home view, quit")
        ),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._is_composed = False
        self._is_behind = False

    def compose(self) -> ComposeResult:
        """Put the header above and the footer below the view's own widgets."""
        take_size(self)
        yield HeaderLine(self.session.signs)
        yield BannerLine(self.session.signs)
        yield TroubleLine(self.session.signs)
        yield RoomLine(self.session.language)
        yield from self.compose_view()
        yield FooterLine(self.session.signs)

    def compose_view(self) -> Iterable[Widget]:
        """Return the view's own widgets."""
        raise NotImplementedError

    def reload(self) -> None:
        """Ask the desk again and show what it gives."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show what there is, with the cursor where the view starts."""
        self._is_composed = True
        self.refresh_view()
        self.start()

    def start(self) -> None:
        """Put the cursor where the view starts, once it shows something."""

    def begin_anew(self) -> None:
        """Take up the view again, asked for by its key."""

    def on_screen_suspend(self) -> None:
        """Leave the notices to the screen that comes in front."""
        self._is_behind = True
        self.query("ToastRack").add_class("-behind")

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was in front."""
        self.query("ToastRack").remove_class("-behind")
        # Textual says so of a new screen as well, and twice of one in another mode
        if self._is_behind:
            self._is_behind = False
            self.refresh_view()

    def refresh_view(self) -> None:
        """Reload, and say what went wrong where something did; not before there is a view."""
        if self._is_composed:
            with self.saying_errors(), self.session.desk.one_look():
                self._leave_what_is_unreadable()
                with self.saying_errors(), self._noting_what_is_left_out():
                    self.reload()

    def _leave_what_is_unreadable(self) -> None:
        """Look at every cohort again where the one looked at cannot be read any more."""
        if self.session.cohort in self.session.desk.unreadable():
            self.session.cohort = None

    @contextmanager
    def _noting_what_is_left_out(self) -> Iterator[None]:
        """Say for as long as it is so which cohorts cannot be read in the block, and what to do."""
        desk, here = self.session.desk, {}
        try:
            yield
        except StoreError as error:
            here = {str(error.facts.get("part") or desk.place): error}
            raise
        finally:
            left_out = desk.unreadable() | desk.passed_over | here
            words = left_out_lines(left_out, self.session.language)
            self.query_one(TroubleLine).sentences = words

    def when_empty(self, words: str) -> str:
        """Return what a list says where it is empty, for something may be left out."""
        if not self.session.desk.passed_over:
            return words
        return self.session.language.say("Nothing here that can be read.")

    def refresh_front(self) -> None:
        """Reload the view in front: while a lock was awaited, one may have gone to another."""
        views = [screen for screen in self.app.screen_stack if isinstance(screen, ViewScreen)]
        views[-1].refresh_view()

    @contextmanager
    def saying_errors(self) -> Iterator[None]:
        """Say what went wrong in the block, where something did."""
        try:
            yield
        except MentoratError as error:
            self.say_error(error)

    def show_day(self, day: date) -> None:
        """Show the as-of day in the header, and a banner where it is not today."""
        language = self.session.language
        words = long_day(day, language)
        header = self.query_one(HeaderLine)
        header.right = language.say("as of {day}", day=words)
        self.session.has_several_cohorts = self.session.desk.has_several_cohorts
        pinned = self.session.desk.pinned_on
        if pinned is not None:
            always = plain_day(pinned, language)
            header.store = language.say("demo, always {day}", day=always), language.say("demo")
        banner = ""
        if self.session.as_of is not None:
            viewing = viewing_words(day, self.today(), language) or words
            banner = language.say("{viewing} D: back to today.", viewing=viewing)
        self.query_one(BannerLine).text = banner

    def tell(self, sentence: str, *, seconds: float | None = None) -> None:
        """Tell something that needs no answer."""
        self.notify(sentence, timeout=seconds, markup=False)

    def say_error(self, error: MentoratError) -> None:
        """Tell what was refused and why."""
        self._say_refused(error_sentence(error, self.session.language))

    def _say_refused(self, sentence: str) -> None:
        self.notify(sentence, severity="error", timeout=10, markup=False)

    def say_told(self, error: MentoratError) -> None:
        """Tell what happened to the store and is mended already."""
        sentence = error_sentence(error, self.session.language)
        self.notify(sentence, severity="warning", timeout=20, markup=False)

    def write(
        self,
        verb: Callable[[], Given],
        then: Callable[[Given], None],
        otherwise: Callable[[MentoratError], None],
        *,
        meanwhile: str = "",
    ) -> None:
        """Run a verb of the desk beside the screen; after a moment, say `meanwhile` what it does.

        Unless something else is said, what takes a moment is waiting for a lock.
        """
        app = self.app
        waiting = app.set_timer(PATIENCE, partial(self._say_waiting, meanwhile))

        def run() -> None:
            try:
                given = verb()
            except MentoratError as error:
                app.call_from_thread(finish, partial(otherwise, error))
            else:
                app.call_from_thread(finish, partial(then, given))

        def finish(answer: Callable[[], None]) -> None:
            waiting.stop()
            answer()
            for cut in self.session.desk.take_cuts():
                self.say_told(cut)

        # the app's, not the screen's: a screen that is left does not take its writes along
        app.run_worker(run, group=WRITES, thread=True)

    def _say_waiting(self, words: str) -> None:
        self.tell(words or self._waiting_words())

    def _waiting_words(self) -> str:
        """Say whom a write waits for, and since when they have been writing."""
        say, holder = self.session.language.say, self.session.desk.awaited()
        if holder is None:
            return say("Saving is slow; not yet on disk. You can keep working.")
        if holder.actor is None:
            return say("Somebody else is saving; your change is next. You can keep working.")
        return say(
            "{holder} has been saving since {since}; your change is next. You can keep working.",
            holder=holder.actor,
            since=holder.since,
        )

    @property
    def cohort_to_undo(self) -> str | None:
        """The id of the cohort in which one's own last change is undone; None for the only one."""
        return self.session.cohort

    def action_undo(self) -> None:
        """Undo one's own last change in the cohort looked at."""
        self.write(
            partial(self.session.desk.undo, self.cohort_to_undo), self.say_undone, self.say_error
        )

    def action_redo(self) -> None:
        """Do again what one undid last."""
        self.write(
            partial(self.session.desk.redo, self.cohort_to_undo), self.say_redone, self.say_error
        )

    def say_undone(self, entry: Entry) -> None:
        """Show that a change was undone, say which and whose, and go there."""
        words = self._change_words(entry)
        say = self.session.language.say
        self._say_reverted(entry, say("Undone: {change}. U redoes it.", change=words))

    def say_redone(self, entry: Entry) -> None:
        """Show that a change stands again, say which and whose, and go there."""
        words = self._change_words(entry)
        say = self.session.language.say
        self._say_reverted(entry, say("Redone: {change}. u undoes it.", change=words))

    def _change_words(self, entry: Entry) -> str:
        session = self.session
        return told_in_one(entry, session.desk.names_of(entry.cohort), session.language)

    def _say_reverted(self, entry: Entry, sentence: str) -> None:
        self.session.changed = entry.cohort
        self.say_done(sentence)
        if len(entry.pairs) == 1:
            self.go_to(entry.subject, {one.id for one in entry.changes})

    def say_done(self, sentence: str) -> None:
        """Show what one's own act changed, and say it in the place of what was said before."""
        self.refresh_front()
        self.app.clear_notifications()
        self.tell(sentence, seconds=8)

    def follow(self, pair: str, exchange: str | None = None) -> None:
        """Put the cursor on a pair, or on an exchange of it, where the view lists such."""

    def go_to(self, pair: str, changed: Collection[str] = ()) -> None:
        """Put the cursor on a pair, and on what was changed of it by id, where the view has it."""

    def ask(self, question: QuestionScreen[Answer], take: Callable[[Answer | None], None]) -> None:
        """Ask a question, and hand its answer on."""
        self.app.push_screen(question, take)

    def ask_again(
        self,
        question: QuestionScreen[Answer],
        take: Callable[[Answer | None], None],
        error: MentoratError,
    ) -> None:
        """Show a refused form again; while another is open, say so and wait for its end."""
        if self._asked_in_turn(question, take):
            return
        language = self.session.language
        sentence = language.say(
            "{refused} What you typed returns when this form is closed.",
            refused=error_sentence(error, language),
        )
        self._say_refused(sentence)

    def _asked_in_turn(
        self, question: QuestionScreen[Answer], take: Callable[[Answer | None], None]
    ) -> bool:
        front = self.app.screen
        if isinstance(front, QuestionScreen):
            front.afterwards(lambda: self._asked_in_turn(question, take))
            return False
        self.ask(question, take)
        return True

    def action_help(self) -> None:
        """Show every key that works here."""
        groups: list[KeyGroup] = key_groups(self.active_bindings.values(), self.session.signs)
        cohort = None
        with self.saying_errors():
            cohort = cohort_looked_at(self.session)
        screen = HelpScreen(self.session.language, self.session.signs, groups, cohort)
        self.app.push_screen(screen)

    def action_as_of(self) -> None:
        """Ask for the day to look at."""
        with self.saying_errors():
            screen = AsOfScreen(self.session.language, self.today(), self.session.as_of)
            self.ask(screen, self._look_at)

    def action_today(self) -> None:
        """View today again."""
        self.session.as_of = None
        self.refresh_view()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back to today only from another day."""
        if action == "today":
            return self.session.as_of is not None
        return super().check_action(action, parameters)

    def today(self) -> date:
        """Return the day that it is for this view."""
        return self.session.desk.today_everywhere(self.session.cohort)

    def _look_at(self, answer: "tuple[date | None] | None") -> None:
        if answer is not None:
            (day,) = answer
            with self.saying_errors():
                self.session.as_of = None if day == self.today() else day
            self.refresh_view()

    def action_cohort(self, step: int) -> None:
        """Go to the next cohort, or the one before; between the last and the first lie all."""
        with self.saying_errors():
            ids = [None, *self.session.desk.store_facts().cohorts]
            place = ids.index(self.session.cohort) if self.session.cohort in ids else 0
            self.session.cohort = ids[(place + step) % len(ids)]
            self.refresh_view()

    def action_redraw(self) -> None:
        """Read the store and draw the screen again."""
        self.refresh_view()
        self.refresh(layout=True)

    def action_back(self) -> None:
        """Go back to where one came from, as far as the home view."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        elif self.app.current_mode != HOME:
            self.app.switch_mode(HOME)

    async def action_back_or_quit(self) -> None:
        """Go back; from the home view, leave."""
        if len(self.app.screen_stack) == 1 and self.app.current_mode == HOME:
            await self.app.action_quit()
        else:
            self.action_back()


class FilteredView(ViewScreen):
    """A view whose list can be narrowed to what holds some words."""

    BINDING_GROUP_TITLE = _("A list with a filter")

    BINDINGS: ClassVar[list[BindingType]] = [
        key("slash,ctrl+f", "filter", _("Filter"), "list.filter", show=True, key_display="/").tip(
            _("Show only entries that contain what you type")
        ),
    ]
    filter_field = query_one(FilterField)
    words = ""
    """What is typed in the filter."""

    def narrow(self) -> None:
        """List what the filter finds."""
        raise NotImplementedError

    @property
    def main(self) -> Widget:
        """The widget to which the cursor goes back from the filter."""
        raise NotImplementedError

    def unfilter(self) -> None:
        """List everything again."""
        self.filter_field.close()
        self.words = ""
        self.narrow()

    def action_filter(self) -> None:
        """Ask for the words."""
        self.filter_field.open()

    @on(Input.Changed, "#filter")
    def _narrow(self, message: Input.Changed) -> None:
        self.words = message.value.strip()
        self.narrow()

    @on(Input.Submitted, "#filter")
    def _leave_filter(self) -> None:
        self.filter_field.settle()
        self.main.focus()

    def action_back(self) -> None:
        """Take the filter off, else go back."""
        if self.filter_field.display:
            self.unfilter()
            self.main.focus()
        else:
            super().action_back()
