"""The documents of a pair: objectives, evaluations, acceptance of the charter."""

from functools import partial

from tui.domain.access import Concern, evaluating, refusal
from tui.domain.codes import Evaluator, Party, Rating
from tui.domain.errors import MentoratError, Rule
from tui.domain.pairs import Evaluation
from tui.screens.forms.action import Done, FormAction, PairAction, PairSubject
from tui.screens.forms.choices import party_options, rating_options
from tui.screens.forms.fields import ChoiceField, DayField, LineOf, TextOf, Values, values
from tui.screens.forms.form import Form
from tui.wording.consequences import acceptance_words
from tui.wording.language import current

_ = current().say


def _evaluation(subject: PairSubject, by: Evaluator) -> Evaluation | None:
    return next((one for one in subject.view.pair.evaluations if one.by is by), None)


def _evaluation_form(by: Evaluator, subject: PairSubject) -> Form:
    language = subject.language
    say = language.say
    there = _evaluation(subject, by)
    if by is Evaluator.MENTOR:
        title = say("The mentor's evaluation: {mentee}", mentee=subject.name)
        hint = say("Rates engagement: presence, regularity, communication.")
    else:
        title = say("The training supervisor's evaluation: {mentee}", mentee=subject.name)
        hint = say("Rates the work done in the internship.")
    return Form(
        title=title,
        fields=(
            ChoiceField(
                name="rating", label=say("Rating"), options=rating_options(language), hint=hint
            ),
            TextOf(name="text", label=say("Text")),
            DayField(name="on", label=say("Given on"), past=True, wanted=True),
            LineOf(
                name="received_by",
                label=say("Received by"),
                hint=say("For example e-mail, phone or a form."),
            ),
        ),
        start=_evaluation_values(subject, there),
        answer=say("saves", "what Enter does"),
        standing=_evaluation_standing(subject, there),
        hint=hint,
        places={Rule.EVALUATION_EMPTY: "rating"},
    )


def _evaluation_values(subject: PairSubject, there: Evaluation | None) -> Values:
    if there is None:
        return values(rating="", on=subject.today)
    return values(
        rating=there.rating or "", text=there.text, on=there.on, received_by=there.received_by
    )


def _evaluation_standing(subject: PairSubject, there: Evaluation | None) -> str:
    if there is None:
        return ""
    return subject.language.say(
        "Already entered by {actor}; yours replaces it.", actor=there.entered_by
    )


def _evaluate(by: Evaluator, subject: PairSubject, given: Values) -> Done:
    view, rating = subject.view, given.text("rating")
    evaluation = Evaluation(
        by,
        given.day("on") or subject.today,
        Rating(rating) if rating else None,
        given.text("text"),
        given.text("received_by"),
    )
    return subject.desk.evaluate(view.reference, evaluation, seen=view.pair)


def _barred(by: Evaluator, subject: PairSubject) -> MentoratError | None:
    view, actor = subject.view, subject.desk.actor
    return refusal(actor, evaluating(by), Concern(view.pair, view.cohort, subject.today))


def _objectives_form(subject: PairSubject) -> Form:
    say = subject.language.say
    return Form(
        title=say("Objectives and framework: {mentee}", mentee=subject.name),
        fields=(TextOf(name="objectives", label=say("Agreed")),),
        start=values(objectives=subject.view.pair.objectives),
        answer=say("saves", "what Enter does"),
        hint=say(
            "What the mentor and the mentee agreed: goals, frequency, channels. Coordinators and"
            " staff can read it too."
        ),
    )


def _objectives(subject: PairSubject, given: Values) -> Done:
    view = subject.view
    return subject.desk.set_objectives(view.reference, given.text("objectives"), seen=view.pair)


def _charter_form(subject: PairSubject) -> Form:
    language, view = subject.language, subject.view
    accepted = view.pair.acceptance_on(subject.today, view.cohort.mentoring_start)
    say = language.say
    first = Party.MENTOR if accepted.mentee and not accepted.mentor else Party.MENTEE
    # where both have, Enter alone is not to put today in the place of a day that stands
    stands = accepted.mentee if accepted.mentor else None
    return Form(
        title=say("Charter accepted: {mentee}", mentee=subject.name),
        fields=(
            ChoiceField(name="by", label=say("By"), options=party_options(language), picks=True),
            DayField(name="on", label=say("On"), past=True, empty=say("not accepted")),
        ),
        start=values(by=first, on=stands or subject.today),
        answer=say("saves", "what Enter does"),
        standing=say(
            "Mentee: {mentee}\nMentor: {mentor}",
            mentee=acceptance_words(accepted.mentee, language),
            mentor=acceptance_words(accepted.mentor, language),
        ),
    )


def _accept(subject: PairSubject, given: Values) -> Done:
    view, by = subject.view, Party(given.text("by") or Party.MENTEE)
    return subject.desk.accept_charter(view.reference, by, given.day("on"), seen=view.pair)


OBJECTIVES: PairAction = FormAction(
    "objectives", "o", _("Objectives and framework"), _objectives_form, _objectives
)
ACCEPT_CHARTER: PairAction = FormAction(
    "accept_charter", "h", _("Charter accepted"), _charter_form, _accept
)
EVALUATE_AS_MENTOR: PairAction = FormAction(
    "evaluate",
    "v",
    _("The mentor's evaluation"),
    partial(_evaluation_form, Evaluator.MENTOR),
    partial(_evaluate, Evaluator.MENTOR),
)
EVALUATE_AS_SUPERVISOR: PairAction = FormAction(
    "evaluate",
    "t",
    _("The training supervisor's evaluation"),
    partial(_evaluation_form, Evaluator.TRAINING_SUPERVISOR),
    partial(_evaluate, Evaluator.TRAINING_SUPERVISOR),
    barred=partial(_barred, Evaluator.TRAINING_SUPERVISOR),
)
