"""Why a pair has its level: a sentence, a few words for a cell, one line."""

from collections.abc import Iterable

from tui.domain.codes import ReasonCode
from tui.domain.errors import Facts
from tui.domain.risk import Reason
from tui.wording.language import Language, Words, dated, day_in, message, number_in
from tui.wording.words import clauses


def reason_sentence(reason: Reason, language: Language) -> str:
    """Return a reason as a whole sentence with its dates, to be read out on the phone."""
    return _SENTENCES[reason.code](reason.facts, language)


def reason_phrase(reason: Reason, language: Language) -> str:
    """Return a reason in a few words without a capital: `no third meeting planned`."""
    return _PHRASES[reason.code](reason.facts, language)


def reasons_line(reasons: Iterable[Reason], language: Language) -> str:
    """Return every reason on one line, each with the number that matters most."""
    return clauses((_detailed(reason, language) for reason in reasons), language)


def _detailed(reason: Reason, language: Language) -> str:
    phrase = reason_phrase(reason, language)
    if reason.code is not ReasonCode.NOT_PLANNED:
        return phrase
    left = number_in(reason.facts, "days_left")
    if left < 0:
        return language.count(
            "{reason}, {number} day late", "{reason}, {number} days late", -left, reason=phrase
        )
    if left == 0:
        return language.say("{reason}, due today", reason=phrase)
    return language.count(
        "{reason}, {number} day left", "{reason}, {number} days left", left, reason=phrase
    )


def _not_planned(facts: Facts, language: Language) -> str:
    due = _due_without_plan(number_in(facts, "days_left"), facts, language)
    if facts.get("outside") is None:
        return due
    return language.say(
        "{due} The meeting planned for {outside} counts for none; it is outside every window.",
        **facts | {"due": due},
    )


def _due_without_plan(left: int, facts: Facts, language: Language) -> str:
    if left < 0:
        return language.count(
            "The third meeting was due on {due}, {number} day ago, and none is planned.",
            "The third meeting was due on {due}, {number} days ago, and none is planned.",
            -left,
            **facts,
        )
    if left == 0:
        return language.say("No third meeting is planned; one is due today ({due}).", **facts)
    return language.count(
        "No third meeting is planned; one is due in {number} day, on {due}.",
        "No third meeting is planned; one is due in {number} days, on {due}.",
        left,
        **facts,
    )


def _planned_late(facts: Facts, language: Language) -> str:
    planned, due = day_in(facts, "planned_for"), day_in(facts, "due")
    late = (planned - due).days if planned and due else 0
    return language.count(
        "The third meeting is planned for {planned_for}, {number} day after its due date ({due}).",
        "The third meeting is planned for {planned_for}, {number} days after its due date ({due}).",
        late,
        **facts,
    )


def _midpoint_missed(facts: Facts, language: Language) -> str:
    if facts.get("overdue"):
        return language.say(
            "The mid-way meeting is overdue; its last possible day is {closes}.", **facts
        )
    return language.say(
        "The mid-way meeting was missed; its last possible day was {closes}.", **facts
    )


def _kickoff_missed(facts: Facts, language: Language) -> str:
    if facts.get("overdue"):
        return language.say(
            "The first meeting is overdue; its last possible day is {closes}.", **facts
        )
    return language.say(
        "The first meeting was missed; its last possible day was {closes}.", **facts
    )


def _kickoff_missed_phrase(facts: Facts, language: Language) -> str:
    if facts.get("overdue"):
        return language.say("first meeting overdue")
    return language.say("first meeting missed")


def _midpoint_missed_phrase(facts: Facts, language: Language) -> str:
    if facts.get("overdue"):
        return language.say("mid-way meeting overdue")
    return language.say("mid-way meeting missed")


_SENTENCES: dict[ReasonCode, Words] = {
    ReasonCode.NOT_PLANNED: _not_planned,
    ReasonCode.PLANNED_LATE: _planned_late,
    ReasonCode.UNCONFIRMED: message(
        "The third meeting was planned for {planned_for}; nobody has said whether it was held."
    ),
    ReasonCode.MIDPOINT_MISSED: _midpoint_missed,
    ReasonCode.KICKOFF_MISSED: _kickoff_missed,
    ReasonCode.NO_FIRST_CONTACT: message(
        "Awaiting the mentee's first contact: no exchange yet; the first was expected by"
        " {expected}."
    ),
    ReasonCode.SILENT: message(
        "No exchange for {number} day: the last one was on {last}.",
        "No exchange for {number} days: the last one was on {last}.",
        of="days",
    ),
    ReasonCode.PLANNED_EARLY: message(
        "The third meeting is planned for {planned_for}, before its window opens ({opens})."
    ),
    ReasonCode.NOT_HELD: dated(
        message(
            "The dissertation was submitted on {submitted_on} without a third meeting.",
            otherwise=message(
                "The third meeting was not held; its last possible day was {closes}."
            ),
        )
    ),
    ReasonCode.NO_DATES: message("The internship dates are not known."),
    ReasonCode.NO_MENTOR: message("This mentee has no mentor."),
}

_PHRASES: dict[ReasonCode, Words] = {
    ReasonCode.NOT_PLANNED: message("no third meeting planned"),
    ReasonCode.PLANNED_LATE: message("third meeting planned too late"),
    ReasonCode.UNCONFIRMED: message("third meeting not confirmed"),
    ReasonCode.MIDPOINT_MISSED: _midpoint_missed_phrase,
    ReasonCode.KICKOFF_MISSED: _kickoff_missed_phrase,
    ReasonCode.NO_FIRST_CONTACT: message("awaiting the mentee's first contact"),
    ReasonCode.SILENT: message("silent for {number} day", "silent for {number} days", of="days"),
    ReasonCode.PLANNED_EARLY: message("third meeting planned too early"),
    ReasonCode.NOT_HELD: message("third meeting not held"),
    ReasonCode.NO_DATES: message("no internship dates"),
    ReasonCode.NO_MENTOR: message("no mentor"),
}
