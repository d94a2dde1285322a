"""The actions on the dates of a pair: amended dates, submission, withdrawal."""

from dataclasses import replace

from tui.domain.errors import Rule
from tui.domain.pairs import Amendment
from tui.domain.rules import amended
from tui.domain.texts import TEXT_LIMIT
from tui.screens.forms.action import Done, FormAction, PairAction, PairSubject, supposed
from tui.screens.forms.fields import DayField, LineOf, Values, values
from tui.screens.forms.form import Form
from tui.wording.consequences import dates_meaning, level_meaning_then
from tui.wording.days import long_day
from tui.wording.language import current
from tui.wording.words import clauses

_ = current().say


def _amend_form(subject: PairSubject) -> Form:
    language, today = subject.language, subject.today
    say = language.say
    start, end = subject.view.pair.dates_on(today) or (today, today)
    stays = say("unchanged")
    return Form(
        title=say("Amend the dates: {mentee}", mentee=subject.name),
        fields=(
            DayField(name="end", label=say("New end"), empty=stays),
            DayField(name="start", label=say("New start"), empty=stays),
            DayField(name="agreed_on", label=say("Agreed on"), past=True, wanted=True),
            LineOf(name="reason", label=say("Reason"), limit=TEXT_LIMIT),
        ),
        start=values(agreed_on=today),
        answer=say("amends", "what Enter does"),
        meaning=lambda given: _amended_meaning(subject, given),
        standing=say(
            "In force: {start} to {end}",
            start=long_day(start, language),
            end=long_day(end, language),
        ),
        hint=say("Empty dates stay unchanged. Earlier agreements are kept in History."),
        places={
            Rule.AMENDMENT_EMPTY: "end",
            Rule.END_BEFORE_START: "end",
            Rule.TOO_SHORT: "end",
            Rule.WINDOWS_IMPOSSIBLE: "end",
        },
    )


def _amendment(given: Values, subject: PairSubject) -> Amendment:
    return Amendment(
        given.day("agreed_on") or subject.today,
        given.day("start"),
        given.day("end"),
        given.text("reason"),
    )


def _amended_meaning(subject: PairSubject, given: Values) -> str:
    view, language = subject.view, subject.language
    amendment = _amendment(given, subject)
    if amendment.start is None and amendment.end is None:
        return language.say("no change yet: enter a new end, a new start, or both")
    pair = replace(view.pair, internship=amended(view.pair.internship, amendment))
    after = supposed(view, pair, max(subject.today, amendment.agreed_on), subject.today)
    dates = dates_meaning(after.windows, view.cohort, language)
    return clauses((dates, level_meaning_then(view.assessment, after, language)), language)


def _amend(subject: PairSubject, given: Values) -> Done:
    view, desk = subject.view, subject.desk
    amendment = _amendment(given, subject)
    return desk.amend_internship(view.reference, amendment, seen=view.pair)


def _submit_form(subject: PairSubject) -> Form:
    say, pair = subject.language.say, subject.view.pair
    return Form(
        title=say("Dissertation submitted: {mentee}", mentee=subject.name),
        fields=(
            DayField(
                name="submitted_on",
                label=say("Submitted on"),
                past=True,
                empty=say("not submitted"),
            ),
        ),
        start=values(submitted_on=pair.submitted_on or subject.today),
        answer=say("saves", "what Enter does"),
        meaning=lambda given: _submitted_meaning(subject, given),
        hint=say("Empty = not submitted."),
    )


def _submitted_meaning(subject: PairSubject, given: Values) -> str:
    view, language = subject.view, subject.language
    on = given.day("submitted_on")
    after = supposed(view, replace(view.pair, submitted_on=on), subject.today)
    level = level_meaning_then(view.assessment, after, language)
    if on is None:
        return language.say("mentoring continues; {level}", level=level)
    return language.say("mentoring ends; {level}", level=level)


def _submit(subject: PairSubject, given: Values) -> Done:
    view, desk, on = subject.view, subject.desk, given.day("submitted_on")
    return desk.submit_dissertation(view.reference, on, seen=view.pair)


def _withdraw_form(subject: PairSubject) -> Form:
    say, pair = subject.language.say, subject.view.pair
    return Form(
        title=say("Withdraw: {mentee}", mentee=subject.name),
        fields=(DayField(name="withdrawn_on", label=say("From"), empty=say("not withdrawn")),),
        start=values(withdrawn_on=pair.withdrawn_on or subject.today),
        answer=say("saves", "what Enter does"),
        meaning=lambda given: _withdrawn_meaning(subject, given),
        hint=say("Empty = not withdrawn. All records are kept."),
    )


def _withdrawn_meaning(subject: PairSubject, given: Values) -> str:
    view, language = subject.view, subject.language
    on = given.day("withdrawn_on")
    after = supposed(view, replace(view.pair, withdrawn_on=on), subject.today)
    level = level_meaning_then(view.assessment, after, language)
    if on is None:
        return language.say("the pair is in the programme; {level}", level=level)
    if on > subject.today:
        return language.say("the pair leaves the programme on {day}", day=on)
    return language.say("the pair leaves the programme and all call lists")


def _withdraw(subject: PairSubject, given: Values) -> Done:
    view, desk, on = subject.view, subject.desk, given.day("withdrawn_on")
    return desk.withdraw_pair(view.reference, on, seen=view.pair)


AMEND: PairAction = FormAction("amend", "a", _("Amend the internship dates"), _amend_form, _amend)
SUBMIT: PairAction = FormAction("submit", "s", _("Dissertation submitted"), _submit_form, _submit)
WITHDRAW: PairAction = FormAction(
    "withdraw", "d", _("Withdraw / reinstate"), _withdraw_form, _withdraw
)
