"""The waivers: a meeting no longer asked for, and asked for again."""

from dataclasses import replace

from tui.desk.offers import Offer
from tui.domain.assessment import Assessment
from tui.domain.codes import Checkpoint, Status
from tui.domain.pairs import Waiver
from tui.domain.status import CheckpointState
from tui.domain.texts import TEXT_LIMIT
from tui.screens.forms.act import Act, Done, PairAct, PairSubject
from tui.screens.forms.choices import checkpoint_options
from tui.screens.forms.fields import ChoiceField, DayField
from tui.screens.forms.form import Form
from tui.screens.forms.supposing import supposed
from tui.screens.forms.typed_fields import LineOf
from tui.screens.forms.values import Values, values
from tui.wording.consequences import lifting_meaning, waiver_meaning

_SETTLED = frozenset({Status.MET, Status.MET_LATE, Status.WAIVED})
_LATE = frozenset({Status.MISSED, Status.OVERDUE})


def _state(assessment: Assessment, checkpoint: Checkpoint) -> CheckpointState:
    return next(one for one in assessment.checkpoints if one.checkpoint is checkpoint)


def _waive_form(subject: PairSubject) -> Form:
    language, states = subject.language, subject.view.assessment.checkpoints
    say = language.say
    open_ones = [one for one in states if one.status not in _SETTLED] or list(states)
    first = next((one for one in open_ones if one.status in _LATE), open_ones[0])
    options = checkpoint_options([one.checkpoint for one in open_ones], language)
    return Form(
        title=say("Waive a meeting: {mentee}", mentee=subject.name),
        fields=(
            ChoiceField(name="checkpoint", label=say("Meeting"), options=options, picks=True),
            DayField(name="on", label=say("Waived on"), past=True, wanted=True),
            LineOf(name="reason", label=say("Reason"), limit=TEXT_LIMIT, wanted=True),
        ),
        start=values(checkpoint=first.checkpoint, on=subject.today),
        answer=say("waives it"),
        meaning=lambda given: _waived_meaning(subject, given),
        hint=say("The reason stands in the snapshot of the cohort."),
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
        title=say("Ask again for a meeting: {mentee}", mentee=subject.name),
        fields=(
            ChoiceField(
                name="checkpoint",
                label=say("Meeting"),
                options=checkpoint_options(waived, language),
                picks=True,
            ),
        ),
        start=values(checkpoint=waived[-1] if waived else None),
        answer=say("lifts the waiver"),
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


WAIVE: PairAct = Act(
    code="waive",
    key="w",
    words=lambda subject: subject.language.say("Waive a meeting"),
    offer=Offer.WAIVE,
    form=_waive_form,
    verb=_waive,
)
LIFT_WAIVER: PairAct = Act(
    code="lift_waiver",
    key="l",
    words=lambda subject: subject.language.say("Ask again for a meeting that was waived"),
    offer=Offer.LIFT_WAIVER,
    form=_lift_form,
    verb=_lift,
)
