"""The rests of a pair: snoozed in the list, paused in its mentoring."""

from dataclasses import replace
from datetime import timedelta

from tui.desk.offers import Offer
from tui.domain.pair_rules import check_pause_fits, check_snooze, resumed
from tui.domain.pairs import ONE_DAY, Pause, Snooze
from tui.domain.texts import TEXT_LIMIT
from tui.screens.forms.act import Act, Done, PairAct, PairSubject
from tui.screens.forms.fields import DayField
from tui.screens.forms.form import Form
from tui.screens.forms.supposing import supposed
from tui.screens.forms.typed_fields import LineOf
from tui.screens.forms.values import Values, values
from tui.wording.consequences import level_meaning_then, pause_meaning, snooze_meaning

_A_WEEK = timedelta(7)


def _snooze_form(subject: PairSubject) -> Form:
    say = subject.language.say
    return Form(
        title=say("Snooze: {mentee}", mentee=subject.name),
        fields=(
            DayField(name="until", label=say("Until"), wanted=True),
            LineOf(name="note", label=say("Note"), limit=TEXT_LIMIT),
        ),
        start=values(until=subject.today + _A_WEEK),
        answer=say("snoozes"),
        meaning=lambda given: _snoozed_meaning(subject, given),
        hint=say("The pair keeps its level; v shows it among those at risk all the same."),
    )


def _snoozed_meaning(subject: PairSubject, given: Values) -> str:
    until = given.day("until")
    if until is None:
        return ""
    check_snooze(until, subject.today)
    return snooze_meaning(until, subject.view.assessment, subject.language)


def _snooze(subject: PairSubject, given: Values) -> Done:
    view, desk = subject.view, subject.desk
    snooze = Snooze(given.day("until") or subject.today, given.text("note") or "")
    return desk.snooze_pair(view.reference, snooze, seen=view.pair)


def _wake(subject: PairSubject, _: Values) -> Done:
    view, desk = subject.view, subject.desk
    return desk.wake_pair(view.reference, seen=view.pair)


def _pause_form(subject: PairSubject) -> Form:
    say = subject.language.say
    return Form(
        title=say("Pause: {mentee}", mentee=subject.name),
        fields=(
            DayField(name="starts", label=say("First day"), wanted=True),
            DayField(name="ends", label=say("Last day"), empty=say("until it is resumed")),
            LineOf(name="reason", label=say("Reason"), limit=TEXT_LIMIT),
        ),
        start=values(starts=subject.today),
        answer=say("pauses"),
        meaning=lambda given: _paused_meaning(subject, given),
    )


def _pause(given: Values, subject: PairSubject) -> Pause:
    starts = given.day("starts") or subject.today
    return Pause(starts, given.day("ends"), given.text("reason"))


def _paused_meaning(subject: PairSubject, given: Values) -> str:
    view, pause = subject.view, _pause(given, subject)
    check_pause_fits(pause, view.pair.pauses)
    pair = replace(view.pair, pauses=(*view.pair.pauses, pause))
    after = supposed(view, pair, max(subject.today, pause.starts))
    words = pause_meaning(pause.starts, pause.ends, subject.language)
    return f"{words}; {level_meaning_then(view.assessment, after, subject.language)}"


def _pause_verb(subject: PairSubject, given: Values) -> Done:
    view, desk, pause = subject.view, subject.desk, _pause(given, subject)
    return desk.pause_pair(view.reference, pause, seen=view.pair)


def _resume_form(subject: PairSubject) -> Form:
    say = subject.language.say
    return Form(
        title=say("Resume: {mentee}", mentee=subject.name),
        fields=(DayField(name="on", label=say("First day back"), wanted=True),),
        start=values(on=subject.today),
        answer=say("resumes"),
        meaning=lambda given: _resumed_meaning(subject, given),
    )


def _resumed_meaning(subject: PairSubject, given: Values) -> str:
    view, language, on = subject.view, subject.language, given.day("on")
    if on is None:
        return ""
    pair = replace(view.pair, pauses=resumed(view.pair.pauses, on))
    after = supposed(view, pair, max(subject.today, on))
    level = level_meaning_then(view.assessment, after, language)
    return language.say("mentoring rests until {day}; {level}", day=on - ONE_DAY, level=level)


def _resume(subject: PairSubject, given: Values) -> Done:
    view, desk, on = subject.view, subject.desk, given.day("on") or subject.today
    return desk.resume_pair(view.reference, on, seen=view.pair)


SNOOZE: PairAct = Act(
    code="snooze",
    key="z",
    words=lambda subject: subject.language.say("Snooze: out of the list until a day"),
    offer=Offer.SNOOZE,
    form=_snooze_form,
    verb=_snooze,
)
WAKE: PairAct = Act(
    code="wake",
    key="k",
    words=lambda subject: subject.language.say("Wake: back into the list at once"),
    offer=Offer.WAKE,
    verb=_wake,
)
PAUSE: PairAct = Act(
    code="pause",
    key="u",
    words=lambda subject: subject.language.say("Pause mentoring"),
    offer=Offer.PAUSE,
    form=_pause_form,
    verb=_pause_verb,
)
RESUME: PairAct = Act(
    code="resume",
    key="n",
    words=lambda subject: subject.language.say("Resume mentoring"),
    offer=Offer.RESUME,
    form=_resume_form,
    verb=_resume,
)
