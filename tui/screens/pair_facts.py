"""What is stored of a pair besides its exchanges, as labelled values."""

from collections.abc import Iterator, Mapping

from tui.desk.views import PairView
from tui.domain.codes import ExchangeState, Party
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Amendment, Assignment
from tui.domain.people import Person
from tui.widgets.facts import Fact
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.signs import Signs
from tui.wording.words import party_word

Names = Mapping[str, str]
"""The names of a cohort's people by their ids."""


def people_facts(view: PairView, language: Language, signs: Signs) -> list[Fact]:
    """Give the people of a pair and how to reach them."""
    facts = _person(language.say("Mentee"), view.mentee)
    label = language.say("Mentor")
    nobody = "—" if signs is Signs.UNICODE else "-"
    if view.mentor is None:
        facts.append((label, nobody))
    else:
        facts += _person(label, view.mentor)
        if view.mentor.pedagogical_team is False:
            facts.append(("", language.say("not of the pedagogical team")))
    if view.supervisor is not None:
        facts += _person(language.say("Supervisor"), view.supervisor)
    return facts


def mentor_facts(view: PairView, names: Names, language: Language) -> list[Fact]:
    """Give the mentors before the one in force, and those to come, where there were several."""
    if len(view.pair.mentors) < 2:  # noqa: PLR2004 - one mentor has not been changed
        return []
    ordered = sorted(view.pair.mentors, key=lambda assignment: assignment.starts)
    values = [_assignment(assignment, names, language) for assignment in ordered]
    return _labelled(language.say("Mentors"), values)


def internship_facts(view: PairView, language: Language) -> list[Fact]:
    """Give the internship with its dates and amendments."""
    say, internship = language.say, view.pair.internship
    if internship is None:
        return [(say("Internship"), say("not known yet"))]
    start, end = internship.dates_on(view.assessment.on)
    facts = [
        (say("Internship"), internship.organisation),
        (
            say("Dates"),
            say("{start} to {end}", start=long_day(start, language), end=long_day(end, language)),
        ),
    ]
    if (start, end) != (internship.start, internship.end):
        first = say(
            "{start} to {end}",
            start=long_day(internship.start, language),
            end=long_day(internship.end, language),
        )
        facts.append((say("At first"), first))
    if internship.topic:
        facts.append((say("Topic"), internship.topic))
    amended = [
        _amendment(amendment, view, language)
        for amendment in sorted(internship.amendments, key=lambda one: one.agreed_on)
    ]
    return facts + _labelled(say("Amended"), amended)


def agreement_facts(view: PairView, language: Language) -> list[Fact]:
    """Give what the pair agreed on, who began, and how far the dissertation is."""
    say, pair = language.say, view.pair
    facts = [(say("Objectives"), pair.objectives)] if pair.objectives else []
    facts.append((say("Began"), _beginning(view, language)))
    facts += _labelled(say("Charter"), list(_acceptances(view, language)))
    due = view.cohort.submission_due_for(pair.submission_due)
    words = (
        say("due {day}, a day of its own", day=long_day(due, language))
        if pair.submission_due
        else say("due {day}", day=long_day(due, language))
    )
    lines = [words]
    if pair.submitted_on:
        lines.append(say("submitted on {day}", day=long_day(pair.submitted_on, language)))
    return facts + _labelled(say("Dissertation"), lines)


def _person(label: str, person: Person) -> list[Fact]:
    place = ", ".join(part for part in (person.time_zone, person.country) if part)
    known = (person.phone, person.email, person.affiliation, place)
    return [(label, person.name), *(("", value) for value in known if value)]


def _labelled(label: str, values: list[str]) -> list[Fact]:
    """Put the label before the first of some values, and nothing before the others."""
    labels = [label, *[""] * len(values)]
    return list(zip(labels, values, strict=False))


def _assignment(assignment: Assignment, names: Names, language: Language) -> str:
    words = language.say(
        "{mentor} from {day}",
        mentor=names.get(assignment.mentor, assignment.mentor),
        day=long_day(assignment.starts, language),
    )
    return with_reason(words, assignment.reason)


def _amendment(amendment: Amendment, view: PairView, language: Language) -> str:
    say = language.say
    parts = []
    if amendment.start:
        parts.append(say("start {day}", day=long_day(amendment.start, language)))
    if amendment.end:
        parts.append(say("end {day}", day=long_day(amendment.end, language)))
    agreed = long_day(amendment.agreed_on, language)
    words = (
        say("agreed on {day}: {dates}", day=agreed, dates=", ".join(parts))
        if amendment.agreed_on <= view.assessment.on
        else say("agreed later, on {day}: {dates}", day=agreed, dates=", ".join(parts))
    )
    return with_reason(words, amendment.reason)


def _beginning(view: PairView, language: Language) -> str:
    say, first = language.say, _first_held(view)
    if first is None:
        return say("awaiting the mentee's first contact")
    day = long_day(first.on, language)
    if first.initiated_by is None:
        return say("on {day}; who began is not known", day=day)
    by = party_word(first.initiated_by, language)
    if first.initiated_by is Party.MENTOR:
        return say("on {day}, by the {party}: it was the mentee's to do", day=day, party=by)
    return say("on {day}, by the {party}", day=day, party=by)


def _first_held(view: PairView) -> Exchange | None:
    held = [
        one
        for one in view.exchanges
        if one.state is ExchangeState.HELD and one.on <= view.assessment.on
    ]
    return min(
        held, key=lambda one: (one.on, one.at.isoformat() if one.at else "", one.id), default=None
    )


def _acceptances(view: PairView, language: Language) -> Iterator[str]:
    accepted = view.pair.charter_accepted
    for party, day in ((Party.MENTEE, accepted.mentee), (Party.MENTOR, accepted.mentor)):
        if day is not None:
            yield language.say(
                "accepted by the {party} on {day}",
                party=party_word(party, language),
                day=long_day(day, language),
            )


def with_reason(words: str, reason: str | None) -> str:
    """Give words with the reason for what they tell, where one was given."""
    return f"{words} ({reason})" if reason else words
