"""What was done to a pair, a person or a cohort, said back to whoever did it."""

from collections.abc import Callable
from typing import Protocol

from tui.domain.assessment import Assessment
from tui.domain.codes import Evaluator
from tui.domain.cohorts import Cohort
from tui.domain.pairs import Pair
from tui.domain.people import Person
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.words import checkpoint_name


class PairShown(Protocol):
    """A pair as it stands now, with its people."""

    @property
    def cohort(self) -> Cohort:
        """Its cohort."""

    @property
    def pair(self) -> Pair:
        """Its facts."""

    @property
    def mentee(self) -> Person:
        """The mentee."""

    @property
    def mentor(self) -> Person | None:
        """The mentor in force."""

    @property
    def assessment(self) -> Assessment:
        """How it stands."""


class PairDone(Protocol):
    """A pair to which something was done."""

    @property
    def view(self) -> PairShown:
        """The pair as it stands now."""


class PersonDone(Protocol):
    """A person to whom something was done."""

    @property
    def person(self) -> Person:
        """The person as they stand now."""


class CohortDone(Protocol):
    """A cohort to which something was done."""

    @property
    def cohort(self) -> Cohort:
        """The cohort as it stands now."""


def pair_done_sentence(verb: str, written: PairDone, language: Language) -> str:
    """Say what the act of a code did to a pair."""
    view = written.view
    done = _DONE[verb](view, language) if verb in _DONE else language.say("Done")
    return language.say("{done}: {mentee}.", done=done, mentee=view.mentee.listed_name)


def person_done_sentence(verb: str, written: PersonDone, language: Language) -> str:
    """Say what the act of a code did to a person."""
    facts = {"id": written.person.id, "name": written.person.listed_name}
    if verb == "new_person":
        return language.say("New person {id}: {name}.", **facts)
    return language.say("Person {id} edited: {name}.", **facts)


def cohort_done_sentence(verb: str, written: CohortDone, language: Language) -> str:
    """Say what the act of a code did to a cohort."""
    cohort, say = written.cohort, language.say
    facts = {"id": cohort.id, "title": cohort.title}
    sentences = {
        "new_cohort": say("New cohort {id}: {title}.", **facts),
        "edit_policy": say("Policy of cohort {id} edited: {title}.", **facts),
        "reopen": say("Cohort {id} is open again: {title}.", **facts),
    }
    if verb == "close" and cohort.closed_on is not None:
        day = long_day(cohort.closed_on, language)
        return say("Cohort {id} is closed from {day} on: {title}.", day=day, **facts)
    return sentences.get(verb) or say("Cohort {id} edited: {title}.", **facts)


def _amended(view: PairShown, language: Language) -> str:
    dates = view.pair.dates_on(view.assessment.on)
    if dates is None:
        return language.say("Amended")
    start, end = (long_day(day, language) for day in dates)
    if view.assessment.meet_by is None:
        return language.say("Amended, now {start} to {end}", start=start, end=end)
    return language.say(
        "Amended, now {start} to {end}, the third meeting by {by}",
        start=start,
        end=end,
        by=long_day(view.assessment.meet_by, language),
    )


def _reassigned(view: PairShown, language: Language) -> str:
    if not view.pair.mentors:
        return language.say("Reassigned")
    last = view.pair.mentors[-1]
    mentor = view.mentor
    name = mentor.name if mentor and mentor.id == last.mentor else last.mentor
    day = long_day(last.starts, language)
    return language.say("Followed by {mentor} from {day} on", mentor=name, day=day)


def _waived(view: PairShown, language: Language) -> str:
    if not view.pair.waivers:
        return language.say("Waived")
    meeting = checkpoint_name(view.pair.waivers[-1].checkpoint, language)
    return language.say("Waived, the {meeting}", meeting=meeting)


def _snoozed(view: PairShown, language: Language) -> str:
    if view.pair.snoozed is None:
        return language.say("Snoozed")
    return language.say("Snoozed until {day}", day=long_day(view.pair.snoozed.until, language))


def _submitted(view: PairShown, language: Language) -> str:
    if view.pair.submitted_on is None:
        return language.say("Submission taken back")
    day = long_day(view.pair.submitted_on, language)
    return language.say("Dissertation submitted on {day}", day=day)


def _withdrawn(view: PairShown, language: Language) -> str:
    if view.pair.withdrawn_on is None:
        return language.say("No longer withdrawn")
    return language.say("Withdrawn from {day} on", day=long_day(view.pair.withdrawn_on, language))


def _paused(view: PairShown, language: Language) -> str:
    if not view.pair.pauses:
        return language.say("Paused")
    last = view.pair.pauses[-1]
    first = long_day(last.starts, language)
    if last.ends is None:
        return language.say("Paused from {first} until it is resumed", first=first)
    ends = long_day(last.ends, language)
    return language.say("Paused from {first} to {last}", first=first, last=ends)


def _evaluated(view: PairShown, language: Language) -> str:
    evaluations = view.pair.evaluations
    if evaluations and evaluations[-1].by is Evaluator.TRAINING_SUPERVISOR:
        return language.say("The training supervisor's evaluation written down")
    return language.say("The mentor's evaluation written down")


def _framed(view: PairShown, language: Language) -> str:
    if view.pair.objectives is None:
        return language.say("Objectives taken out")
    return language.say("Objectives written down")


def _accepted(view: PairShown, language: Language) -> str:
    accepted = view.pair.charter_accepted
    days = {
        who: long_day(on, language)
        for who, on in (("mentor", accepted.mentor), ("mentee", accepted.mentee))
        if on is not None
    }
    if len(days) == 2:  # noqa: PLR2004 - both of a pair
        return language.say(
            "Charter accepted by the mentor on {mentor} and the mentee on {mentee}", **days
        )
    if "mentor" in days:
        return language.say("Charter accepted by the mentor on {mentor}", **days)
    if "mentee" in days:
        return language.say("Charter accepted by the mentee on {mentee}", **days)
    return language.say("Charter not accepted by either yet")


def _new(view: PairShown, language: Language) -> str:
    reference = f"{view.cohort.id}/{view.pair.id}"
    if view.mentor is None:
        return language.say("New pair {pair}, without a mentor yet", pair=reference)
    mentor = view.mentor.name
    return language.say("New pair {pair}, followed by {mentor}", pair=reference, mentor=mentor)


_DONE: dict[str, Callable[[PairShown, Language], str]] = {
    "amend": _amended,
    "reassign": _reassigned,
    "waive": _waived,
    "lift_waiver": lambda _, language: language.say("Waiver lifted"),
    "snooze": _snoozed,
    "wake": lambda _, language: language.say("Listed again"),
    "submit": _submitted,
    "withdraw": _withdrawn,
    "pause": _paused,
    "resume": lambda _, language: language.say("Resumed"),
    "evaluate": _evaluated,
    "objectives": _framed,
    "accept_charter": _accepted,
    "new_pair": _new,
    "edit_pair": lambda view, language: language.say("Pair {pair} edited", pair=view.pair.id),
}
"""What each act did to a pair, without the pair."""
