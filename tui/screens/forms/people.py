"""The actions on people: another mentor, a person's details, somebody new."""

from collections import Counter
from dataclasses import replace
from typing import Any

from tui.domain.errors import Facts, Rule
from tui.domain.pairs import Assignment
from tui.domain.people import Person
from tui.domain.texts import TEXT_LIMIT
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
from tui.screens.forms.choices import team_options
from tui.screens.forms.fields import ChoiceField, DayField, Field, LineOf, PersonOf, Values, values
from tui.screens.forms.form import Form
from tui.wording.language import Language, current
from tui.wording.pair_facts import mentor_words

_ = current().say

_TEAM = {"yes": True, "no": False}
_NAMES = ("given_name", "family_name")
_TEXTS = ("email", "phone", "time_zone", "country", "affiliation")


def _reassign_form(subject: PairSubject) -> Form:
    language, view = subject.language, subject.view
    say = language.say
    mentor = say("no mentor yet")
    if view.assigned:
        mentor = mentor_words(view.assigned.name, view.assessment, language)
    followed = followed_pairs(subject)
    return Form(
        title=say("Change mentor: {mentee}", mentee=subject.name),
        fields=(
            PersonOf(
                name="mentor",
                label=say("Mentor"),
                people=mentors_first(subject),
                notes=pairs_counted(subject),
                wanted=True,
            ),
            DayField(name="starts", label=say("From"), wanted=True),
            LineOf(name="reason", label=say("Reason"), limit=TEXT_LIMIT),
        ),
        start=values(starts=view.pair.replacement_day(subject.today)),
        answer=say("changes the mentor", "what Enter does"),
        meaning=lambda given: _reassigned_meaning(subject, followed, given),
        standing=say("Now: {mentor}", mentor=mentor),
        places={
            Rule.MENTOR_IS_MENTEE: "mentor",
            Rule.MENTOR_IS_SUPERVISOR: "mentor",
            Rule.NOTHING_CHANGED: "mentor",
            Rule.TWO_MENTORS_SAME_DAY: "starts",
        },
    )


def mentors_first(subject: Subject) -> tuple[Person, ...]:
    """Return the people of a cohort: its teaching team first, its mentees last."""
    mentees = {view.mentee.id for view in subject.desk.pairs(subject.there.id).pairs}

    def place(person: Person) -> tuple[bool, bool]:
        return person.id in mentees, person.pedagogical_team is not True

    return tuple(sorted(subject.people, key=place))


def followed_pairs(subject: Subject) -> Counter[str]:
    """Return how many pairs of a cohort each mentor follows today, by their ids."""
    pairs = subject.desk.pairs(subject.there.id).pairs
    return Counter(one.mentor.id for one in pairs if one.mentor)


def pairs_counted(subject: Subject) -> dict[str, str]:
    """Return what is to say of each person of a cohort in a list: how many pairs they follow."""
    language = subject.language
    mentees = {one.mentee.id for one in subject.desk.pairs(subject.there.id).pairs}
    followed = followed_pairs(subject)
    return {
        person.id: language.say("mentee")
        if person.id in mentees
        else language.count("{number} pair", "{number} pairs", followed[person.id])
        for person in subject.people
    }


def _reassigned_meaning(subject: PairSubject, followed: Counter[str], given: Values) -> str:
    language, starts = subject.language, given.day("starts")
    people = {person.id: person for person in subject.people}
    mentor = people.get(given.text("mentor") or "")
    if mentor is None or starts is None:
        return ""
    facts: Facts = {"mentor": mentor.name, "mentee": subject.view.mentee.name, "day": starts}
    if not followed[mentor.id]:
        return language.say(
            "{mentor} follows {mentee} from {day}; earlier records are kept", **facts
        )
    return language.count(
        "{mentor} follows {mentee} from {day}, in addition to {number} other pair; earlier"
        " records are kept",
        "{mentor} follows {mentee} from {day}, in addition to {number} other pairs; earlier"
        " records are kept",
        followed[mentor.id],
        **facts,
    )


def _reassign(subject: PairSubject, given: Values) -> Done:
    view = subject.view
    assignment = Assignment(
        given.text("mentor") or "",
        given.day("starts") or view.pair.replacement_day(subject.today),
        given.text("reason"),
    )
    return subject.desk.reassign_mentor(view.reference, assignment, seen=view.pair)


def _person_fields(language: Language) -> tuple[Field, ...]:
    say = language.say
    return (
        LineOf(name="given_name", label=say("Given name")),
        LineOf(name="family_name", label=say("Family name")),
        LineOf(name="email", label=say("E-mail")),
        LineOf(name="phone", label=say("Phone")),
        LineOf(
            name="time_zone",
            label=say("Time zone"),
            hint=say("For example Europe/Paris, Africa/Dakar or Asia/Ho_Chi_Minh."),
        ),
        LineOf(name="country", label=say("Country")),
        LineOf(name="affiliation", label=say("Affiliation")),
        ChoiceField(
            name="pedagogical_team",
            label=say("On the teaching team"),
            options=team_options(language),
            hint=say("Whether the person belongs to the programme's teaching team."),
        ),
    )


def _team_word(person: Person) -> str:
    known = {team: word for word, team in _TEAM.items()}
    return "" if person.pedagogical_team is None else known[person.pedagogical_team]


def _given_person(given: Values, person: Person) -> Person:
    names = {name: given.text(name) or "" for name in _NAMES}
    texts: dict[str, Any] = {name: given.text(name) for name in _TEXTS}
    team = _TEAM.get(given.text("pedagogical_team") or "")
    return replace(person, **names, **texts, pedagogical_team=team)


def _person_form(subject: PairSubject, person: Person) -> Form:
    say = subject.language.say
    known = {name: getattr(person, name) for name in (*_NAMES, *_TEXTS)}
    return Form(
        title=say("Edit a person: {name}", name=person.listed_name),
        fields=_person_fields(subject.language),
        start=Values({**known, "pedagogical_team": _team_word(person)}),
        answer=say("saves", "what Enter does"),
        hint=say("Leave unknown fields empty."),
    )


def _edit_person(subject: PairSubject, given: Values, person: Person) -> Done:
    reference = f"{subject.view.cohort.id}/{person.id}"
    return subject.desk.edit_person(reference, _given_person(given, person), seen=person)


def _mentor(subject: PairSubject) -> Person:
    return subject.view.assigned or subject.view.mentee


def _new_person_form(subject: CohortSubject) -> Form:
    say = subject.language.say
    return Form(
        title=say("New person: {cohort}", cohort=subject.there.title),
        fields=_person_fields(subject.language),
        start=values(pedagogical_team=""),
        answer=say("adds the person", "what Enter does"),
        hint=say("Leave unknown fields empty. The id is made from the name."),
        places={Rule.ID_TAKEN: "family_name"},
    )


def _new_person(subject: CohortSubject, given: Values) -> Done:
    person = _given_person(given, Person("", "", ""))
    return subject.desk.new_person(subject.there.id, person)


REASSIGN: PairAction = FormAction("reassign", "r", _("Change mentor"), _reassign_form, _reassign)
EDIT_MENTEE: PairAction = FormAction(
    "edit_person",
    "y",
    _("Edit the mentee: name, contact details"),
    lambda subject: _person_form(subject, subject.view.mentee),
    lambda subject, given: _edit_person(subject, given, subject.view.mentee),
)
EDIT_MENTOR: PairAction = FormAction(
    "edit_person",
    "i",
    _("Edit the mentor: name, contact details"),
    lambda subject: _person_form(subject, _mentor(subject)),
    lambda subject, given: _edit_person(subject, given, _mentor(subject)),
    applies=lambda subject: subject.view.assigned is not None,
)
NEW_PERSON: CohortAction = FormAction(
    "new_person",
    "r",
    _("New person"),
    _new_person_form,
    _new_person,
    applies=is_there,
    barred=barred_once_closed,
)
