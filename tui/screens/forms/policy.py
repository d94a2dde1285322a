"""The act on a cohort's policy: its numbers, the channels of its meetings."""

from dataclasses import replace

from tui.desk.views import CohortWritten
from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import LARGEST_NUMBER, Policy
from tui.domain.errors import Rule
from tui.screens.forms.act import Act, CohortAct, CohortSubject
from tui.screens.forms.choices import anchor_options, channel_options
from tui.screens.forms.cohorts import effect
from tui.screens.forms.fields import ChoiceField, Field, SeveralField
from tui.screens.forms.form import Form
from tui.screens.forms.guards import barred_once_closed, is_there
from tui.screens.forms.typed_fields import NumberField
from tui.screens.forms.values import Value, Values
from tui.wording.language import Language
from tui.wording.policy_labels import policy_labels


def _fields(language: Language) -> tuple[Field, ...]:
    say = language.say
    numbers = [
        NumberField(name=name, label=label, hint=hint, most=LARGEST_NUMBER, wanted=True)
        for name, label, hint in policy_labels(language)
    ]
    return (
        *numbers,
        ChoiceField(
            name="pre_submission_anchor",
            label=say("Third before"),
            options=anchor_options(language),
            hint=say("The day from which the third meeting is counted back."),
        ),
        SeveralField(
            name="meeting_channels",
            label=say("Meetings over"),
            options=channel_options(language),
            hint=say("What counts as a meeting. A letter, or the space bar, takes or leaves it."),
        ),
    )


def _start(policy: Policy, fields: tuple[Field, ...]) -> Values:
    known: dict[str, Value] = {field.name: getattr(policy, field.name) for field in fields}
    return Values(known)


def _form(subject: CohortSubject) -> Form:
    cohort, language = subject.there, subject.language
    fields = _fields(language)
    return Form(
        title=language.say("Policy: {title}", title=cohort.title),
        fields=fields,
        start=_start(cohort.policy, fields),
        answer=language.say("sets it"),
        meaning=lambda given: effect(subject, replace(cohort, policy=_policy(subject, given))),
        places={Rule.NO_MEETING_CHANNEL: "meeting_channels"},
    )


def _policy(subject: CohortSubject, given: Values) -> Policy:
    policy = subject.there.policy
    numbers = {
        name: number
        for name, _, _ in policy_labels(subject.language)
        if (number := given.number(name)) is not None
    }
    return replace(
        policy,
        **numbers,  # type: ignore[arg-type]
        pre_submission_anchor=Anchor(given.text("pre_submission_anchor") or Anchor.INTERNSHIP_END),
        meeting_channels=tuple(Channel(one) for one in given.several("meeting_channels")),
    )


def _edit(subject: CohortSubject, given: Values) -> CohortWritten:
    cohort = subject.there
    return subject.desk.edit_policy(cohort.id, _policy(subject, given), seen=cohort)


POLICY: CohortAct = Act(
    code="edit_policy",
    key="y",
    words=lambda subject: subject.language.say("Policy: the numbers by which pairs are judged"),
    form=_form,
    verb=_edit,
    applies=is_there,
    barred=barred_once_closed,
)
