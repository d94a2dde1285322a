"""The exceptions of a pair: waived meetings, snoozes, pauses."""

from dataclasses import replace
from datetime import timedelta

from tui.domain.assessment import Assessment
from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import LATE, SETTLED, Checkpoint
from tui.domain.days import ONE_DAY
from tui.domain.pairs import Pause, Snooze, Waiver
from tui.domain.rules import check_pause_fits, check_snooze, resumed
from tui.domain.texts import TEXT_LIMIT
from tui.screens.forms.action import Done, FormAction, PairAction, PairSubject, supposed
from tui.screens.forms.choices import checkpoint_options
from tui.screens.forms.fields import ChoiceField, DayField, LineOf, Values, values
from tui.screens.forms.form import Form
from tui.wording.consequences import (
    level_meaning_then,
    lifting_meaning,
    pause_meaning,
    snooze_meaning,
    waiver_meaning,
)
from tui.wording.language import current
from tui.wording.words import clauses

_ = current().say


def _state(assessment: Assessment, checkpoint: Checkpoint) -> CheckpointState:
    return next(one for one in assessment.checkpoints if one.checkpoint is checkpoint)


def _waive_form(subject: PairSubject) -> Form:
    language, states = subject.language, subject.view.assessment.checkpoints
    say = language.say
    open_ones = [one for one in states if one.status not in SETTLED] or list(states)
    first = next((one for one in open_ones if one.status in LATE), open_ones[0])
    options = checkpoint_options([one.checkpoint for one in open_ones], language)
    return Form(
        title=say("Waive a meeting: {mentee}", mentee=subject.name),
        fields=(
            ChoiceField(name="checkpoint", label=say("Meeting"), options=options, picks=True),
            DayField(name="on", label=say("Waived on"), past=True, wanted=True),
            LineOf(name="reason", label=say("Reason"), limit=TEXT_LIMIT, wanted=True),
        ),
        start=values(checkpoint=first.checkpoint, on=subject.today),
        answer=say("waives it", "what Enter does"),
        meaning=lambda given: _waived_meaning(subject, given),
        hint=say("The reason is included in the cohort's snapshot."),
    )


def _waiver(subject: PairSubject, given: Values) -> Waiver:
    checkpoint = Checkpoint(given.text("checkpoint") or Checkpoint.PRE_SUBMISSION)
    return Waiver(checkpoint, given.day("on") or subject.today, given.text("reason") or "")


def _waived_meaning(subject: PairSubject, given: Values) -> str:
    view, waiver = subject.view, _waiver(subject, given)
    before = view.assessment
    pair = replace(view.pair, waivers=(*view.pair.waivers, waiver))
    after = supposed(view, pair, subject.today)
    return waiver_meaning(_state(before, waiver.checkpoint), before, after, subject.language)


def _waive(subject: PairSubject, given: Values) -> Done:
    view, desk, waiver = subject.view, subject.desk, _waiver(subject, given)
    return desk.waive_checkpoint(view.reference, waiver, seen=view.pair)


def _lift_form(subject: PairSubject) -> Form:
    language, waivers = subject.language, subject.view.pair.waivers
    say = language.say
    waived = [one.checkpoint for one in waivers]
    return Form(
        title=say("Reinstate a meeting: {mentee}", mentee=subject.name),
        fields=(
            ChoiceField(
                name="checkpoint",
                label=say("Meeting"),
                options=checkpoint_options(waived, language),
                picks=True,
            ),
        ),
        start=values(checkpoint=waived[-1] if waived else None),
        answer=say("reinstates it", "what Enter does"),
        meaning=lambda given: _lifted_meaning(subject, given),
    )


def _lifted_meaning(subject: PairSubject, given: Values) -> str:
    view, checkpoint = subject.view, _waiver(subject, given).checkpoint
    kept = tuple(one for one in view.pair.waivers if one.checkpoint is not checkpoint)
    after = supposed(view, replace(view.pair, waivers=kept), subject.today)
    return lifting_meaning(_state(after, checkpoint), view.assessment, after, subject.language)


def _lift(subject: PairSubject, given: Values) -> Done:
    view, desk, checkpoint = subject.view, subject.desk, _waiver(subject, given).checkpoint
    return desk.lift_waiver(view.reference, checkpoint, seen=view.pair)


WAIVE: PairAction = FormAction("waive", "w", _("Waive a meeting"), _waive_form, _waive)
LIFT_WAIVER: PairAction = FormAction(
    "lift_waiver", "l", _("Reinstate a waived meeting"), _lift_form, _lift
)


def _snooze_form(subject: PairSubject) -> Form:
    say = subject.language.say
    return Form(
        title=say("Snooze: {mentee}", mentee=subject.name),
        fields=(
            DayField(name="until", label=say("Until"), wanted=True),
            LineOf(name="note", label=say("Note"), limit=TEXT_LIMIT),
        ),
        start=values(until=subject.today + timedelta(weeks=1)),
        answer=say("snoozes", "what Enter does"),
        meaning=lambda given: _snoozed_meaning(subject, given),
        hint=say("The pair keeps its level; v in At risk shows it too."),
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
            DayField(name="ends", label=say("Last day"), empty=say("until resumed")),
            LineOf(name="reason", label=say("Reason"), limit=TEXT_LIMIT),
        ),
        start=values(starts=subject.today),
        answer=say("pauses", "what Enter does"),
        meaning=lambda given: _paused_meaning(subject, given),
    )


def _pause(given: Values, subject: PairSubject) -> Pause:
    starts = given.day("starts") or subject.today
    return Pause(starts, given.day("ends"), given.text("reason"))


def _paused_meaning(subject: PairSubject, given: Values) -> str:
    view, pause = subject.view, _pause(given, subject)
    check_pause_fits(pause, view.pair.pauses)
    pair = replace(view.pair, pauses=(*view.pair.pauses, pause))
    after = supposed(view, pair, max(subject.today, pause.starts), subject.today)
    words = pause_meaning(pause.starts, pause.ends, subject.language)
    level = level_meaning_then(view.assessment, after, subject.language)
    return clauses((words, level), subject.language)


def _pause_verb(subject: PairSubject, given: Values) -> Done:
    view, desk, pause = subject.view, subject.desk, _pause(given, subject)
    return desk.pause_pair(view.reference, pause, seen=view.pair)


def _resume_form(subject: PairSubject) -> Form:
    say = subject.language.say
    return Form(
        title=say("Resume: {mentee}", mentee=subject.name),
        fields=(DayField(name="on", label=say("First day back"), wanted=True),),
        start=values(on=subject.today),
        answer=say("resumes", "what Enter does"),
        meaning=lambda given: _resumed_meaning(subject, given),
    )


def _resumed_meaning(subject: PairSubject, given: Values) -> str:
    view, language, on = subject.view, subject.language, given.day("on")
    if on is None:
        return ""
    pair = replace(view.pair, pauses=resumed(view.pair.pauses, on))
    after = supposed(view, pair, max(subject.today, on), subject.today)
    level = level_meaning_then(view.assessment, after, language)
    return language.say("mentoring is paused until {day}; {level}", day=on - ONE_DAY, level=level)


def _resume(subject: PairSubject, given: Values) -> Done:
    view, desk, on = subject.view, subject.desk, given.day("on") or subject.today
    return desk.resume_pair(view.reference, on, seen=view.pair)


SNOOZE: PairAction = FormAction(
    "snooze", "z", _("Snooze: hidden from At risk until a date"), _snooze_form, _snooze
)
WAKE: PairAction = FormAction("wake", "k", _("Wake: return to the list now"), None, _wake)
PAUSE: PairAction = FormAction("pause", "u", _("Pause mentoring"), _pause_form, _pause_verb)
RESUME: PairAction = FormAction("resume", "n", _("Resume mentoring"), _resume_form, _resume)
