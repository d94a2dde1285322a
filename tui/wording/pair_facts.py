"""What is on record of a pair, each fact worded once, as a label and its value."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tui.domain.assessment import Assessment
from tui.domain.codes import Channel, Evaluator, Party
from tui.domain.errors import Facts
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Acceptance, Amendment, Assignment, Evaluation, Pause, Snooze, Waiver
from tui.domain.people import Person, mail_address
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.wording.days import long_day
from tui.wording.language import Language, Words, message, with_years
from tui.wording.words import channel_word, checkpoint_name, listed, rating_word

Fact = tuple[str, str]
"""A label, empty where a value goes on with the one above, and the value, of a line or several."""

Names = Mapping[str, str]
"""The names of a cohort's people by their ids; who is not among them is named by the id."""


def people(view: PairView, language: Language) -> list[tuple[str, Person | None]]:
    """Return the people of a pair, each with what they are in it: a supervisor where known."""
    say = language.say
    found = [(say("Mentee"), view.mentee), (say("Mentor"), view.assigned)]
    return [*found, (say("Supervisor"), view.supervisor)] if view.supervisor else [*found]


def clock_words(exchange: Exchange, view: PairView, language: Language) -> str:
    """Return what time an exchange is for the people of a pair, where that differs.

    `23:30 in Paris, 04:30 on Fri 19 Jun in Ho Chi Minh City`; nothing where it is the same for all.
    """
    if exchange.at is None:
        return ""
    here = view.cohort.time_zone
    moment = datetime.combine(exchange.on, exchange.at, ZoneInfo(here))
    zones = [one.time_zone for one in (view.mentee, view.assigned) if one and one.time_zone]
    others = {zone: moment.astimezone(ZoneInfo(zone)) for zone in zones if zone != here}
    told = [
        _clock_in(zone, local, exchange.on, language)
        for zone, local in others.items()
        if local.replace(tzinfo=None) != moment.replace(tzinfo=None)
    ]
    return listed([_clock_in(here, moment, exchange.on, language), *told], language) if told else ""


_PLACES = {"Asia/Ho_Chi_Minh": "Ho Chi Minh City"}
"""Places whose zone has another name than they."""


def _clock_in(zone: str, local: datetime, on: date, language: Language) -> str:
    place = _PLACES.get(zone) or zone.rpartition("/")[2].replace("_", " ")
    facts = {"time": local.time(), "place": place}
    if local.date() == on:
        return language.say("{time} in {place}", **facts)
    return language.say("{time} on {day} in {place}", **facts, day=local.date())


def mentor_words(name: str, assessment: Assessment, language: Language) -> str:
    """Return the name of a pair's mentor, with the first day where that lies ahead."""
    if assessment.mentor_from is None or not name:
        return name
    return language.say("{mentor} from {day}", mentor=name, day=assessment.mentor_from)


def about(person: Person) -> list[str]:
    """Return how a person can be reached, where they work and where they are."""
    place = ", ".join(part for part in (person.time_zone, person.country) if part)
    return [*ways_to_reach(person), *(part for part in (person.affiliation, place) if part)]


def team_words(person: Person, language: Language) -> str:
    """Return whether a person is of the pedagogical team, nothing where that is not known."""
    if person.pedagogical_team is None:
        return ""
    if person.pedagogical_team:
        return language.say("teaching team")
    return language.say("not on the teaching team")


def ways_to_reach(person: Person) -> list[str]:
    """Return how a person can be reached: phone and e-mail, as far as they can be used."""
    address = person.email if mail_address(person.email) else None
    return [shown(way) for way in (person.phone, address) if way]


def called_name(person: Person, view: PairView) -> str:
    """Return the name of one of the two people as the sentence of an action has it."""
    return shown(person.listed_name if person == view.mentee else person.name)


def contact_lines(view: PairView, most: int | None = None) -> list[str]:
    """Return a line for each of those to call: the name, and phone and e-mail or the first way."""
    return [
        "  ".join((called_name(person, view), *ways_to_reach(person)[:most]))
        for person in view.contacts
    ]


def contact_line(view: PairView) -> str:
    """Return whom to call on one line; where there are two, each with the first way alone."""
    return "   ".join(contact_lines(view, 1 if len(view.contacts) > 1 else None))


def mentor_facts(view: PairView, names: Names, language: Language) -> list[Fact]:
    """Return the mentors before the one in force, and those to come, where there were several."""
    if len(view.pair.mentors) < 2:  # noqa: PLR2004 - one mentor has not been changed
        return []
    ordered = sorted(view.pair.mentors, key=lambda assignment: assignment.starts)
    values = (
        with_reason(assignment_words(one, names, language), one.reason, language) for one in ordered
    )
    return _labelled(language.say("Mentors"), values)


def internship_facts(view: PairView, language: Language) -> list[Fact]:
    """Return the internship with its dates and amendments."""
    say, internship = language.say, view.pair.internship
    if internship is None:
        return [(say("Internship"), say("not known yet"))]
    dates, first = internship.dates_on(view.assessment.on), (internship.start, internship.end)
    facts = [
        (say("Internship"), internship.organisation),
        (say("Dates"), period_words(*dates, language)),
    ]
    if dates != first:
        facts.append((say("Originally"), period_words(*first, language)))
    if internship.topic:
        facts.append((say("Topic"), internship.topic))
    amended = (
        with_reason(amendment_words(one, language, view.assessment.on), one.reason, language)
        for one in sorted(internship.amendments, key=lambda one: one.agreed_on)
    )
    return facts + _labelled(say("Amended"), amended)


def agreement_facts(view: PairView, language: Language) -> list[Fact]:
    """Return what the pair agreed on, who began, and how far the dissertation is."""
    say, pair = language.say, view.pair
    facts = [(say("Objectives"), pair.objectives)] if pair.objectives else []
    facts.append((say("First contact"), _beginning(view, language)))
    facts += _labelled(say("Charter"), _acceptances(view, language))
    due = long_day(view.cohort.submission_due_for(pair.submission_due), language)
    own = pair.submission_due is not None
    lines = [say("due {day} (own date)", day=due) if own else say("due {day}", day=due)]
    if pair.submitted_on:
        lines.append(say("submitted on {day}", day=long_day(pair.submitted_on, language)))
    return facts + _labelled(say("Dissertation"), lines)


def rest_facts(view: PairView, language: Language) -> list[Fact]:
    """Return since when the pair is withdrawn, its pauses and waivers, until when it is put off."""
    say, pair = language.say, view.pair
    facts = []
    if pair.withdrawn_on:
        facts.append((say("Withdrawn"), say("on {day}", day=long_day(pair.withdrawn_on, language))))
    facts += [pause_fact(pause, language) for pause in pair.pauses]
    facts += [waiver_fact(waiver, language) for waiver in pair.waivers]
    if pair.snoozed and view.assessment.snoozed_until:
        put_off = with_reason(snooze_words(pair.snoozed, language), pair.snoozed.note, language)
        facts.append((say("Snoozed"), put_off))
    return facts


def evaluation_facts(view: PairView, names: Names, language: Language) -> list[Fact]:
    """Return the contributions to the evaluation, the mentor's and the supervisor's."""
    return [evaluation_fact(evaluation, names, language) for evaluation in view.pair.evaluations]


def pause_fact(pause: Pause, language: Language) -> Fact:
    """Return from when to when the mentoring rests, and why."""
    return language.say("Paused"), with_reason(pause_words(pause, language), pause.reason, language)


def waiver_fact(waiver: Waiver, language: Language) -> Fact:
    """Return which meeting was waived, on which day, and why."""
    return language.say("Waived"), with_reason(
        waiver_words(waiver, language), waiver.reason, language
    )


def amendment_fact(amendment: Amendment, language: Language) -> Fact:
    """Return when new dates were agreed, which they are, and why."""
    words = amendment_words(amendment, language)
    return language.say("Amended"), with_reason(words, amendment.reason, language)


def assignment_fact(assignment: Assignment, names: Names, language: Language) -> Fact:
    """Return from which day on somebody is the mentor, and why."""
    words = assignment_words(assignment, names, language)
    return language.say("Mentor"), with_reason(words, assignment.reason, language)


def evaluation_fact(evaluation: Evaluation, names: Names, language: Language) -> Fact:
    """Return what is evaluated, how it is rated, by whom, how it came, and what it says."""
    say = language.say
    label = say("Engagement") if evaluation.by is Evaluator.MENTOR else say("Work")
    parts = [evaluation_words(evaluation, language)]
    if evaluation.received_by:
        channels = {channel.value: channel_word(channel, language) for channel in Channel}
        way = channels.get(evaluation.received_by, evaluation.received_by)
        parts.append(say("received by {way}", way=way))
    if evaluation.entered_by:
        who = names.get(evaluation.entered_by, evaluation.entered_by)
        parts.append(say("entered by {person}", person=who))
    head = listed(parts, language)
    return label, f"{head}\n{evaluation.text}" if evaluation.text else head


def named_facts(view: PairView, language: Language) -> Facts:
    """Return what a sentence may name of a pair as it stands, the last of its entries above all."""
    pair, mentor, on = view.pair, view.assigned, view.assessment.on
    start, end = pair.dates_on(on) or (None, None)
    accepted = pair.acceptance_on(on, view.cohort.mentoring_start)
    facts: Facts = {
        "pair": pair.id,
        "reference": view.reference,
        "followed_by": mentor.name if mentor else None,
        "start": start,
        "end": end,
        "by": view.assessment.meet_by,
        "until": pair.snoozed.until if pair.snoozed else None,
        "submitted": pair.submitted_on,
        "withdrawn": pair.withdrawn_on,
        "by_mentor": accepted.mentor,
        "by_mentee": accepted.mentee,
    }
    for last in pair.mentors[-1:]:
        is_in_force = mentor is not None and mentor.id == last.mentor
        facts |= {"mentor": facts["followed_by"] if is_in_force else last.mentor}
        facts |= {"day": last.starts}
    for waiver in pair.waivers[-1:]:
        facts["meeting"] = checkpoint_name(waiver.checkpoint, language)
    for pause in pair.pauses[-1:]:
        facts |= {"first": pause.starts, "last": pause.ends}
    return with_years(facts, language)


def period_words(start: date, end: date, language: Language) -> str:
    """Return two days as those from which and to which something lasts."""
    return language.say(
        "{start} to {end}", start=long_day(start, language), end=long_day(end, language)
    )


def pause_words(pause: Pause, language: Language) -> str:
    """Return from when to when the mentoring rests."""
    if pause.ends:
        return period_words(pause.starts, pause.ends, language)
    return language.say("from {day} on", day=long_day(pause.starts, language))


def waiver_words(waiver: Waiver, language: Language) -> str:
    """Return which meeting was waived, and on which day."""
    meeting = checkpoint_name(waiver.checkpoint, language)
    return language.say("{meeting}, on {day}", meeting=meeting, day=long_day(waiver.on, language))


def snooze_words(snoozed: Snooze, language: Language) -> str:
    """Return until when a pair is put off."""
    return language.say("until {day}", day=long_day(snoozed.until, language))


def assignment_words(assignment: Assignment, names: Names, language: Language) -> str:
    """Return who is the mentor, and from which day on."""
    return language.say(
        "{mentor} from {day}",
        mentor=names.get(assignment.mentor, assignment.mentor),
        day=long_day(assignment.starts, language),
    )


def amendment_words(amendment: Amendment, language: Language, on: date | None = None) -> str:
    """Return which dates are new, and when they were agreed, later than the day `on` or not."""
    say, agreed = language.say, long_day(amendment.agreed_on, language)
    parts = [
        say("start {day}", day=long_day(amendment.start, language)) if amendment.start else "",
        say("end {day}", day=long_day(amendment.end, language)) if amendment.end else "",
        say("agreed on {day}", day=agreed)
        if on is None or amendment.agreed_on <= on
        else say("agreed later, on {day}", day=agreed),
    ]
    return listed([part for part in parts if part], language)


def evaluation_words(evaluation: Evaluation, language: Language) -> str:
    """Return how something is rated, by whom and on which day."""
    say, day = language.say, long_day(evaluation.on, language)
    if evaluation.by is Evaluator.MENTOR:
        who = say("by the mentor on {day}", day=day)
    else:
        who = say("by the supervisor on {day}", day=day)
    rating = [rating_word(evaluation.rating, language)] if evaluation.rating else []
    return listed([*rating, who], language)


def with_reason(fact: str, reason: str | None, language: Language) -> str:
    """Return a fact in words with its reason, where one was given."""
    return language.say("{fact} ({reason})", fact=fact, reason=reason) if reason else fact


def initiated_words(party: Party, language: Language) -> str:
    """Return who initiated an exchange."""
    if party is Party.MENTOR:
        return language.say("initiated by the mentor")
    return language.say("initiated by the mentee")


def _labelled(label: str, values: Iterable[str]) -> list[Fact]:
    """Put the label before the first of some values, and nothing before the others."""
    return [("" if place else label, value) for place, value in enumerate(values)]


def _beginning(view: PairView, language: Language) -> str:
    say, first, by = language.say, view.assessment.first_contact, view.assessment.opened_by
    if first is None:
        return say("awaiting the mentee's first contact")
    day = long_day(first, language)
    if by is None:
        return say("on {day}, initiator not known", day=day)
    if by is Party.MENTOR:
        return say("on {day}, by the mentor (the mentee should have)", day=day)
    return say("on {day}, by the mentee", day=day)


def _acceptances(view: PairView, language: Language) -> Iterator[str]:
    accepted = view.pair.acceptance_on(view.assessment.on, view.cohort.mentoring_start)
    for party, day in ((Party.MENTEE, accepted.mentee), (Party.MENTOR, accepted.mentor)):
        accepted_words, not_yet = _ACCEPTED[party]
        if day is None and view.pair.charter_accepted != Acceptance():
            yield not_yet({}, language)
        elif day is not None:
            yield accepted_words({"day": long_day(day, language)}, language)


_ACCEPTED: dict[Party, tuple[Words, Words]] = {
    Party.MENTEE: (
        message("accepted by the mentee on {day}"),
        message("not yet accepted by the mentee"),
    ),
    Party.MENTOR: (
        message("accepted by the mentor on {day}"),
        message("not yet accepted by the mentor"),
    ),
}
