"""A reminder in words: its subject, its people, and the letter itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.domain.assessment import Assessment
from tui.domain.codes import ActionCode, Level, Party, ReasonCode
from tui.domain.cohorts import Policy
from tui.domain.reminders import Addressee, Recipient
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.wording.days import long_day
from tui.wording.language import Language, Words, message, with_years
from tui.wording.reminder_texts import reason_sentences, request_sentence
from tui.wording.words import channel_word, listed


def recipient_words(person: Recipient, language: Language) -> str:
    """Return a person with their address, or that there is none: `Paul Martin <p@example.org>`."""
    if person.email is None:
        return language.say("{name} (no address on record)", name=person.name)
    return f"{shown(person.name)} <{person.email}>"


def addressee_words(addressee: Addressee, language: Language) -> str:
    """Return to whom a reminder goes, as it stands behind a key."""
    say = language.say
    return {
        Addressee.MENTEE: say("To the mentee"),
        Addressee.MENTOR: say("To the mentor"),
        Addressee.BOTH: say("To both"),
    }[addressee]


def reminder_title(addressee: Addressee, mentee: str, language: Language) -> str:
    """Return to whom a reminder goes, and about whom."""
    say = language.say
    return {
        Addressee.MENTEE: say("Reminder to the mentee: {mentee}", mentee=mentee),
        Addressee.MENTOR: say("Reminder to the mentor: {mentee}", mentee=mentee),
        Addressee.BOTH: say("Reminder to both: {mentee}", mentee=mentee),
    }[addressee]


def subject_words(assessment: Assessment, language: Language) -> str:
    """Return the matter without a capital, with its day: `third meeting by Fri 19 Jun 2026`."""
    action = assessment.action
    facts = with_years({"due": assessment.due, **action.facts}, language)
    return _SUBJECTS[action.code](facts, language)


_HELD_UNTIL = message("third meeting, possible until {closes}")
_BY = message("third meeting by {by}")
_DUE = message("third meeting, due on {due}")
_WAS_IT_HELD = message("was the third meeting held?")

_SUBJECTS: dict[ActionCode, Words] = {
    ActionCode.ASK_ABOUT_OVERDUE: _WAS_IT_HELD,
    ActionCode.HOLD_SOONER: _HELD_UNTIL,
    ActionCode.ASK_IF_HELD: _WAS_IT_HELD,
    ActionCode.ASK_IF_HELD_TODAY: _WAS_IT_HELD,
    ActionCode.ASK_IF_HELD_LATE: _WAS_IT_HELD,
    ActionCode.PLAN: _BY,
    ActionCode.PLAN_TODAY: _DUE,
    ActionCode.BRING_FORWARD: _BY,
    ActionCode.BRING_FORWARD_TODAY: _DUE,
    ActionCode.CALL_BOTH: message("first contact"),
    ActionCode.AMEND_OR_WAIVE: _WAS_IT_HELD,
    ActionCode.RECORD_OR_WAIVE: _WAS_IT_HELD,
    ActionCode.GIVE_DATES: message("the internship dates"),
    ActionCode.GIVE_MENTOR: message("a mentor for you"),
    ActionCode.GIVE_DATES_AND_MENTOR: message("a mentor for you, and the internship dates"),
    ActionCode.BEGIN_NOW: message("a mentor from {starts}"),
    ActionCode.BEGIN_NOW_AND_GIVE_DATES: message("a mentor from {starts}"),
    ActionCode.MAKE_FIRST_CONTACT: message("first contact"),
    ActionCode.ASK_FOR_NEWS: message("your next exchange"),
    ActionCode.MOVE_INTO_WINDOW: _BY,
    ActionCode.HOLD_MIDPOINT: message("mid-way meeting by {closes}"),
    ActionCode.HOLD_KICKOFF: message("first meeting by {closes}"),
    ActionCode.PLAN_MIDPOINT: message("mid-way meeting by {by}"),
    ActionCode.PLAN_MIDPOINT_TODAY: message("mid-way meeting, due on {due}"),
    ActionCode.CONFIRM_AFTER: message("third meeting on {planned_for}"),
    ActionCode.PLAN_LATER: _BY,
    ActionCode.WAIT_FOR_RESUMPTION: message("when it will resume"),
}


_UNDATED = frozenset({Level.UNKNOWN, Level.PAUSED})
_OTHER_MATTERS = frozenset(
    {
        ActionCode.CALL_BOTH,
        ActionCode.MAKE_FIRST_CONTACT,
        ActionCode.ASK_FOR_NEWS,
        ActionCode.HOLD_MIDPOINT,
        ActionCode.HOLD_KICKOFF,
        ActionCode.PLAN_MIDPOINT,
        ActionCode.PLAN_MIDPOINT_TODAY,
    }
)
"""What is asked for where the third meeting is not in danger yet."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a reminder is written about, to whom, and who signs it, where that is known."""

    view: PairView
    addressee: Addressee
    signer: str | None = None

    @property
    def reader(self) -> Party:
        """The one who is spoken to; the other one may read it in copy."""
        return Party.MENTOR if self.addressee is Addressee.MENTOR else Party.MENTEE


def reminder_subject(occasion: Occasion, language: Language) -> str:
    """Return the subject: whose mentoring it is, and the one thing that matters with its day."""
    matter = subject_words(occasion.view.assessment, language)
    if occasion.reader is Party.MENTOR:
        return language.say(
            "Mentoring of {mentee}: {matter}", mentee=occasion.view.mentee.name, matter=matter
        )
    return language.say("Your mentoring: {matter}", matter=matter)


def reminder_body(occasion: Occasion, language: Language) -> str:
    """Return the text, a line a paragraph: what is on record, the days, what is asked, a name.

    It tells what anybody of the pair knows or may know: no note, no reason that somebody gave.
    """
    parts = (
        _greeting(occasion, language),
        _opening(occasion, language),
        "\n".join(_days(occasion, language)),
        _request(occasion, language),
        _closing(language),
        _signature(occasion, language),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _greeting(occasion: Occasion, language: Language) -> str:
    view = occasion.view
    mentor = view.assigned if occasion.reader is Party.MENTOR else None
    return language.say("Dear {name},", name=(mentor or view.mentee).name)


def _opening(occasion: Occasion, language: Language) -> str:
    sentences = [_matter(occasion, language), *reason_sentences(occasion.view.assessment, language)]
    return " ".join(sentences)


def _matter(occasion: Occasion, language: Language) -> str:
    cohort = occasion.view.cohort.title
    if occasion.reader is Party.MENTOR:
        return language.say(
            "I am writing about your mentoring of {mentee} ({cohort}).",
            mentee=occasion.view.mentee.name,
            cohort=cohort,
        )
    if occasion.view.assigned is None:
        return language.say("I am writing about your mentoring ({cohort}).", cohort=cohort)
    facts = {"mentor": occasion.view.assigned.name, "cohort": cohort}
    if occasion.addressee is Addressee.BOTH:
        return language.say(
            "I am writing about your mentoring with {mentor} ({cohort}), who receives a copy"
            " of this message.",
            **facts,
        )
    return language.say("I am writing about your mentoring with {mentor} ({cohort}).", **facts)


def _days(occasion: Occasion, language: Language) -> Iterator[str]:
    """Yield the days of the third meeting, a line a day, where it is the matter."""
    assessment, say = occasion.view.assessment, language.say
    windows, on = assessment.windows, assessment.on
    if windows is None or assessment.level in _UNDATED or _is_of_another_matter(assessment):
        return
    window = windows.pre_submission
    yield say("The third meeting, the one before the dissertation is submitted:")
    if assessment.meet_by and on <= assessment.meet_by:
        yield say("- to be held by {day}", day=long_day(assessment.meet_by, language))
    yield _due_line((window.due - on).days, long_day(window.due, language), language)
    yield say("- last possible day: {day}", day=long_day(window.closes, language))


def _is_of_another_matter(assessment: Assessment) -> bool:
    return assessment.action.code in _OTHER_MATTERS


def _due_line(left: int, due: str, language: Language) -> str:
    if left == 0:
        return language.say("- due: {day}, today", day=due)
    if left > 0:
        return language.count(
            "- due: {day}, in {number} day", "- due: {day}, in {number} days", left, day=due
        )
    return language.count(
        "- due: {day}, {number} day ago", "- due: {day}, {number} days ago", -left, day=due
    )


def _request(occasion: Occasion, language: Language) -> str:
    other = occasion.view.mentee if occasion.reader is Party.MENTOR else occasion.view.assigned
    name = other.name if other else language.say("your mentor")
    sentences = [request_sentence(occasion.view.assessment, occasion.reader, name, language)]
    sentences += _how_to_reach(occasion, language)
    if not _is_of_another_matter(occasion.view.assessment) and occasion.view.assessment.due:
        sentences += _what_counts(occasion, language)
    return " ".join(sentences)


def _how_to_reach(occasion: Occasion, language: Language) -> Iterator[str]:
    """Yield the mentor's address to a mentee who is to make the first contact."""
    reasons = {reason.code for reason in occasion.view.assessment.reasons}
    mentor = occasion.view.mentor
    if (
        occasion.reader is Party.MENTEE
        and ReasonCode.NO_FIRST_CONTACT in reasons
        and mentor is not None
        and mentor.email
    ):
        yield language.say("The e-mail address is {email}.", email=mentor.email)


def _what_counts(occasion: Occasion, language: Language) -> Iterator[str]:
    channels = occasion.view.cohort.policy.meeting_channels
    if occasion.view.assessment.level in _UNDATED:
        return
    if channels == Policy().meeting_channels:
        yield language.say("Video, phone and face-to-face meetings count.")
    else:
        words = listed((channel_word(channel, language) for channel in channels), language)
        yield language.say("These count as meetings: {channels}.", channels=words)


def _closing(language: Language) -> str:
    return language.say("If this is already settled, thank you; please just let me know.")


def _signature(occasion: Occasion, language: Language) -> str:
    say = language.say
    return "\n".join(
        (
            say("Kind regards,"),
            occasion.signer or say("[your name]"),
            say("Coordinator, {cohort}", cohort=occasion.view.cohort.title),
        )
    )
