"""Why a reminder is written, said to the people of the pair: what is on record, and no blame."""

from tui.domain.assessment import Assessment
from tui.domain.codes import Level, ReasonCode
from tui.domain.errors import Facts
from tui.wording.facts import Words, number_in, with_years
from tui.wording.language import Language


def reason_sentences(assessment: Assessment, language: Language) -> list[str]:
    """Give what is on record as sentences to the pair's people."""
    codes = {reason.code for reason in assessment.reasons}
    said = [
        _SENTENCES[reason.code](with_years(reason.facts, language), language)
        for reason in assessment.reasons
        if reason.code is not ReasonCode.NOT_PLANNED or ReasonCode.UNCONFIRMED not in codes
    ]
    if assessment.level is Level.PAUSED:
        said.append(_paused(with_years(assessment.action.facts, language), language))
    return said


def _not_planned(facts: Facts, language: Language) -> str:
    left = number_in(facts, "days_left")
    if left < 0:
        return language.say("So far no third meeting is on record, and none is planned.")
    return language.say("So far no third meeting is planned.")


def _midpoint_missed(facts: Facts, language: Language) -> str:
    if facts.get("overdue"):
        return language.say(
            "The mid-way meeting is not on record yet; it can be held until {closes}.", **facts
        )
    return language.say("So far no mid-way meeting is on record.")


def _not_held(facts: Facts, language: Language) -> str:
    if "submitted_on" in facts:
        return language.say(
            "The dissertation was submitted on {submitted_on}, and no third meeting is on record.",
            **facts,
        )
    return language.say("No third meeting is on record; its last day was {closes}.", **facts)


def _paused(facts: Facts, language: Language) -> str:
    if facts.get("until") is None:
        return language.say("Mentoring is paused for now.")
    return language.say("Mentoring is paused until {until}.", **facts)


_SENTENCES: dict[ReasonCode, Words] = {
    ReasonCode.NOT_PLANNED: _not_planned,
    ReasonCode.PLANNED_LATE: lambda facts, language: language.say(
        "The third meeting is planned for {planned_for}, later than the day on which it is due,"
        " {due}.",
        **facts,
    ),
    ReasonCode.UNCONFIRMED: lambda facts, language: language.say(
        "A third meeting was planned for {planned_for}, and I have not heard whether it was held.",
        **facts,
    ),
    ReasonCode.MIDPOINT_MISSED: _midpoint_missed,
    ReasonCode.NO_FIRST_CONTACT: lambda facts, language: language.say(
        "No exchange between the two of you is on record yet; a first one was expected by"
        " {expected}.",
        **facts,
    ),
    ReasonCode.SILENT: lambda facts, language: language.say(
        "The last exchange on record between the two of you is that of {last}.", **facts
    ),
    ReasonCode.PLANNED_EARLY: lambda facts, language: language.say(
        "The third meeting is planned for {planned_for}, and its time begins only on {opens}.",
        **facts,
    ),
    ReasonCode.NOT_HELD: _not_held,
    ReasonCode.NO_DATES: lambda _, language: language.say(
        "The dates of the internship are not on record yet."
    ),
    ReasonCode.NO_MENTOR: lambda _, language: language.say("No mentor is on record for you yet."),
}
