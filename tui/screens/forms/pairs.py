"""The actions that make a pair and correct it."""

from tui.desk.pairs import PairDraft
from tui.domain.cohorts import Cohort
from tui.domain.errors import Rule
from tui.domain.pairs import Internship, Pair
from tui.domain.texts import TOPIC_LIMIT
from tui.domain.windows import windows_of
from tui.screens.forms.action import (
    CohortAction,
    CohortSubject,
    Done,
    FormAction,
    PairAction,
    PairSubject,
    Subject,
    barred_once_closed,
    is_there,
)
from tui.screens.forms.fields import DayField, Field, LineOf, PersonOf, Values, values, values_of
from tui.screens.forms.form import Form
from tui.screens.forms.people import mentors_first, pairs_counted
from tui.wording.consequences import dates_meaning
from tui.wording.days import long_day
from tui.wording.language import Language, current

_ = current().say

_OF_AN_INTERNSHIP = ("organisation", "topic", "supervisor", "start", "end")
_PLACES = {
    Rule.MENTOR_IS_MENTEE: "mentor",
    Rule.MENTOR_IS_SUPERVISOR: "supervisor",
    Rule.MENTEE_HAS_EXCHANGES: "mentee",
    Rule.INTERNSHIP_INCOMPLETE: "organisation",
    Rule.END_BEFORE_START: "end",
    Rule.TOO_SHORT: "end",
    Rule.WINDOWS_IMPOSSIBLE: "end",
}


def _internship_fields(subject: Subject) -> tuple[Field, ...]:
    say, language = subject.language.say, subject.language
    due = long_day(subject.there.submission_due_for(None), language)
    first_agreed = say("As first agreed; use Amend (a) for later changes.")
    return (
        LineOf(name="organisation", label=say("Organisation")),
        LineOf(name="topic", label=say("Topic"), limit=TOPIC_LIMIT),
        PersonOf(
            name="supervisor",
            label=say("Supervisor"),
            people=subject.people,
            notes=pairs_counted(subject),
        ),
        DayField(name="start", label=say("Starts"), hint=first_agreed),
        DayField(name="end", label=say("Ends"), hint=first_agreed),
        DayField(
            name="submission_due",
            label=say("Submission"),
            empty=say("the cohort's: {day}", day=due),
        ),
    )


def _draft(given: Values) -> PairDraft:
    return PairDraft(
        id=None,
        mentee=given.text("mentee") or "",
        mentor=given.text("mentor"),
        mentor_from=given.day("mentor_from"),
        organisation=given.text("organisation"),
        topic=given.text("topic"),
        supervisor=given.text("supervisor"),
        start=given.day("start"),
        end=given.day("end"),
        submission_due=given.day("submission_due"),
    )


def _meaning(cohort: Cohort, pair: Pair | None, given: Values, language: Language) -> str:
    """Say when the third meeting is due by the dates of a form, and by the amendments there are."""
    start, end = given.day("start"), given.day("end")
    if start is None or end is None:
        return dates_meaning(None, cohort, language)
    before = pair.internship if pair else None
    amendments = before.amendments if before else ()
    dates = Internship("", start, end, amendments=amendments)
    if amendments:
        start, end = dates.dates_on(max(one.agreed_on for one in amendments))
    due = cohort.submission_due_for(given.day("submission_due"))
    return dates_meaning(windows_of(start, end, cohort, due), cohort, language)


def _edit_form(subject: PairSubject) -> Form:
    language, view = subject.language, subject.view
    say, pair, internship = language.say, view.pair, view.pair.internship
    return Form(
        title=say("Edit the pair: {mentee}", mentee=subject.name),
        fields=(
            PersonOf(
                name="mentee",
                label=say("Mentee"),
                people=subject.people,
                notes=pairs_counted(subject),
                wanted=True,
            ),
            *_internship_fields(subject),
        ),
        start=values(
            mentee=pair.mentee,
            submission_due=pair.submission_due,
            **(values_of(internship, _OF_AN_INTERNSHIP).given if internship else {}),
        ),
        answer=say("saves", "what Enter does"),
        meaning=lambda given: _meaning(view.cohort, pair, given, language),
        hint=say("To change the mentor: o, then r."),
        places=_PLACES,
    )


def _edit(subject: PairSubject, given: Values) -> Done:
    view = subject.view
    return subject.desk.edit_pair(view.reference, _draft(given), seen=view.pair)


def _new_form(subject: CohortSubject) -> Form:
    language, cohort = subject.language, subject.there
    say = language.say
    start = long_day(cohort.mentoring_start, language)
    return Form(
        title=say("New pair: {cohort}", cohort=cohort.title),
        fields=(
            PersonOf(
                name="mentee",
                label=say("Mentee"),
                people=subject.people,
                notes=pairs_counted(subject),
                wanted=True,
            ),
            PersonOf(
                name="mentor",
                label=say("Mentor"),
                people=mentors_first(subject),
                notes=pairs_counted(subject),
                empty=say("no mentor yet"),
            ),
            DayField(
                name="mentor_from",
                label=say("Mentor from"),
                empty=say("the start of mentoring: {day}", day=start),
            ),
            *_internship_fields(subject),
        ),
        start=Values(),
        answer=say("creates the pair", "what Enter does"),
        meaning=lambda given: _meaning(cohort, None, given, language),
        hint=say("Add people first (n, r)."),
        places=_PLACES,
    )


def _new(subject: CohortSubject, given: Values) -> Done:
    return subject.desk.new_pair(subject.there.id, _draft(given))


EDIT_PAIR: PairAction = FormAction(
    "edit_pair", "e", _("Edit the pair: mentee, internship"), _edit_form, _edit
)
NEW_PAIR: CohortAction = FormAction(
    "new_pair", "p", _("New pair"), _new_form, _new, applies=is_there, barred=barred_once_closed
)
