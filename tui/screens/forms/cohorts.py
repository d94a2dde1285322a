"""The actions on a cohort: new, edited, closed, reopened, and its policy."""

from dataclasses import replace

from tui.domain.codes import Anchor, Channel
from tui.domain.cohorts import LARGEST_NUMBER, Cohort, Policy
from tui.domain.errors import Rule
from tui.domain.texts import ID_LIMIT
from tui.domain.views import CohortWritten
from tui.screens.forms.action import (
    CohortAction,
    CohortSubject,
    FormAction,
    barred,
    barred_once_closed,
    calls_under,
    is_closed,
    is_there,
)
from tui.screens.forms.choices import anchor_options, channel_options
from tui.screens.forms.fields import (
    ChoiceField,
    DayField,
    Field,
    LineOf,
    NumberField,
    SeveralField,
    Values,
    values,
    values_of,
)
from tui.screens.forms.form import Form
from tui.wording.consequences import calls_meaning
from tui.wording.days import long_day
from tui.wording.language import Language, current
from tui.wording.words import policy_labels

_ = current().say

_TIME_ZONE, _HOLIDAYS = "Europe/Paris", "FR"
_PLACES = {Rule.ID_TAKEN: "id", Rule.BAD_ID: "id", Rule.WINDOWS_IMPOSSIBLE: "mentoring_start"}


def _fields(policy: Policy, language: Language) -> tuple[Field, ...]:
    say = language.say
    return (
        LineOf(name="title", label=say("Title"), wanted=True),
        LineOf(name="programme", label=say("Programme")),
        DayField(name="mentoring_start", label=say("Starts"), wanted=True),
        DayField(
            name="submission_due",
            label=say("Submission"),
            empty=language.count(
                "default: start + {number} month",
                "default: start + {number} months",
                policy.mentoring_months,
            ),
        ),
        LineOf(
            name="time_zone",
            label=say("Time zone"),
            wanted=True,
            hint=say("For example Europe/Paris or America/Cayenne."),
        ),
    )


def _given(cohort: Cohort, given: Values) -> Cohort:
    return replace(
        cohort,
        title=given.text("title") or "",
        programme=given.text("programme"),
        mentoring_start=given.day("mentoring_start") or cohort.mentoring_start,
        submission_due=given.day("submission_due"),
        time_zone=given.text("time_zone") or "",
    )


def effect(subject: CohortSubject, cohort: Cohort) -> str:
    """Say how many pairs would need a call if a cohort were so; nothing of very many pairs."""
    views = subject.desk.pairs(cohort.id).pairs
    now = calls_under(views, subject.there, subject.today)
    then = calls_under(views, cohort, subject.today)
    return "" if now is None or then is None else calls_meaning(now, then, subject.language)


def _new_form(subject: CohortSubject) -> Form:
    language = subject.language
    say = language.say
    return Form(
        title=say("New cohort"),
        fields=(
            LineOf(
                name="id",
                label=say("Id"),
                limit=ID_LIMIT,
                wanted=True,
                hint=say(
                    "For example mph-2027: letters a-z, digits, dots, hyphens. It cannot be"
                    " changed later."
                ),
            ),
            *_fields(Policy(), language),
            LineOf(
                name="holidays",
                label=say("Holidays"),
                limit=ID_LIMIT,
                hint=say("Country code, such as FR or SN, or none. Saved as dates."),
            ),
        ),
        start=values(time_zone=_TIME_ZONE, holidays=_HOLIDAYS),
        answer=say("creates the cohort", "what Enter does"),
        meaning=lambda given: _new_meaning(subject, given),
        hint=say("Creating a cohort cannot be undone, but it can be closed."),
        places=_PLACES,
    )


def _made(subject: CohortSubject, given: Values) -> Cohort:
    start = given.day("mentoring_start") or subject.today
    return _given(Cohort(given.text("id") or "", "", start, "", policy=Policy()), given)


def _new_meaning(subject: CohortSubject, given: Values) -> str:
    language = subject.language
    if given.day("mentoring_start") is None:
        return ""
    due = _made(subject, given).submission_due_for(None)
    return language.say("dissertations are due {day}", day=long_day(due, language))


def _new(subject: CohortSubject, given: Values) -> CohortWritten:
    holidays = given.text("holidays") or "none"
    return subject.desk.new_cohort(_made(subject, given), holidays=holidays)


def _edit_form(subject: CohortSubject) -> Form:
    cohort, language = subject.there, subject.language
    fields = _fields(cohort.policy, language)
    return Form(
        title=language.say("Edit the cohort: {title}", title=cohort.title),
        fields=fields,
        start=values_of(cohort, (field.name for field in fields)),
        answer=language.say("saves", "what Enter does"),
        meaning=lambda given: effect(subject, _given(cohort, given)),
        places=_PLACES,
    )


def _edit(subject: CohortSubject, given: Values) -> CohortWritten:
    cohort = subject.there
    return subject.desk.edit_cohort(_given(cohort, given), seen=cohort)


def _close_form(subject: CohortSubject) -> Form:
    language, cohort = subject.language, subject.there
    say = language.say
    return Form(
        title=say("Close the cohort: {title}", title=cohort.title),
        fields=(DayField(name="closed_on", label=say("Closed from"), wanted=True),),
        start=values(closed_on=cohort.closed_on or subject.today),
        answer=say("closes it", "what Enter does"),
        meaning=lambda given: _closed_meaning(subject, given),
        hint=say("It can still be viewed, archived and reopened."),
    )


def _closed_meaning(subject: CohortSubject, given: Values) -> str:
    on = given.day("closed_on")
    if on is None:
        return ""
    return subject.language.say("from {day} it leaves the lists and becomes read-only", day=on)


def _close(subject: CohortSubject, given: Values) -> CohortWritten:
    cohort = subject.there
    on = given.day("closed_on") or subject.today
    return subject.desk.close_cohort(cohort.id, on, seen=cohort)


def _reopen(subject: CohortSubject, _: Values) -> CohortWritten:
    cohort = subject.there
    return subject.desk.reopen_cohort(cohort.id, seen=cohort)


NEW_COHORT: CohortAction = FormAction(
    "new_cohort", "c", _("New cohort"), _new_form, _new, barred=barred
)
EDIT_COHORT: CohortAction = FormAction(
    "edit_cohort",
    "e",
    _("Edit the cohort: title, start, submission"),
    _edit_form,
    _edit,
    applies=is_there,
    barred=barred_once_closed,
)
CLOSE: CohortAction = FormAction(
    "close",
    "l",
    _("Close the cohort"),
    _close_form,
    _close,
    applies=lambda subject: is_there(subject) and not is_closed(subject),
    barred=barred,
)
REOPEN: CohortAction = FormAction(
    "reopen", "o", _("Reopen the cohort"), None, _reopen, applies=is_closed, barred=barred
)


def _policy_fields(language: Language) -> tuple[Field, ...]:
    say = language.say
    numbers = [
        NumberField(name=name, label=label, unit=unit, most=LARGEST_NUMBER, wanted=True)
        for name, label, unit in policy_labels(language)
    ]
    return (
        *numbers,
        ChoiceField(
            name="pre_submission_anchor",
            label=say("Third counted back from"),
            options=anchor_options(language),
            hint=say("The day from which the third meeting is counted back."),
        ),
        SeveralField(
            name="meeting_channels",
            label=say("Meeting channels"),
            options=channel_options(language),
            hint=say(
                "Channels that count as meetings. Press a letter or Space to select or clear one."
            ),
        ),
    )


def _form(subject: CohortSubject) -> Form:
    cohort, language = subject.there, subject.language
    fields = _policy_fields(language)
    return Form(
        title=language.say("Policy: {title}", title=cohort.title),
        fields=fields,
        start=values_of(cohort.policy, (field.name for field in fields)),
        answer=language.say("saves", "what Enter does"),
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


def _edit_policy(subject: CohortSubject, given: Values) -> CohortWritten:
    cohort = subject.there
    return subject.desk.edit_policy(cohort.id, _policy(subject, given), seen=cohort)


POLICY: CohortAction = FormAction(
    "edit_policy",
    "y",
    _("Policy: the thresholds for this cohort"),
    _form,
    _edit_policy,
    applies=is_there,
    barred=barred_once_closed,
)
