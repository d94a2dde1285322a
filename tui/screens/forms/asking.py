"""An act from its form to its verb: asked for, written, said, or asked for again."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, Self

from tui.domain.errors import ConflictError, MentoratError
from tui.screens.acts import ActsScreen
from tui.screens.form_screen import FormScreen
from tui.screens.forms.act import Act, Done, Of
from tui.screens.forms.done import done_sentence, reference_of
from tui.screens.forms.form import Form, refused_by_others
from tui.screens.forms.values import Values
from tui.screens.reopening import reopen


@dataclass(frozen=True, slots=True)
class Asking(Generic[Of]):
    """An act on something, asked for on a view."""

    view: ActsScreen
    act: Act[Of]
    subject: Of

    def begin(self) -> None:
        """Ask what the act needs to know; what needs no answer is done at once."""
        with self.view.saying_errors():
            if self.act.form is None:
                self.view.write(
                    partial(self.act.verb, self.subject, Values()), self._say, self.view.say_error
                )
            else:
                form = self.act.form(self.subject)
                self.view.app.push_screen(self._question(form), partial(self._take, form))

    def _question(self, form: Form) -> FormScreen:
        return FormScreen(self.subject.session, form, self.subject.today)

    def _take(self, form: Form, given: Values | None) -> None:
        if given is not None:
            again = partial(self._ask_again, form, given)
            self.view.write(partial(self.act.verb, self.subject, given), self._say, again)

    def _ask_again(self, form: Form, given: Values, error: MentoratError) -> None:
        """Show the form again: what was typed, why it was refused, what stands now beside it."""
        asking = self._as_it_stands() if isinstance(error, ConflictError) else self
        if self.act.form is None:
            return
        with self.view.saying_errors():
            now = self.act.form(asking.subject)
            question = asking._question(now)  # noqa: SLF001 - its own kind
            question.fill(refused_by_others(form, now, given, error))
            reopen(self.view, question, partial(asking._take, now), error)  # noqa: SLF001 - the same

    def _as_it_stands(self) -> Self:
        try:
            return replace(self, subject=self.subject.again())
        except MentoratError:
            return self

    def _say(self, done: Done) -> None:
        language = self.subject.session.language
        self.view.say_done(done_sentence(self.act.code, done, language))
        reference = reference_of(done)
        if reference is not None:
            self.view.follow(reference)
