"""What each act is called and did, what counts, and the notices: what is worth saying besides."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from tui.domain.codes import Channel, Checkpoint, Evaluator, ExchangeState, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.errors import Facts
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.notices import Notice, NoticeCode
from tui.domain.texts import shown
from tui.domain.views import ActWritten, CohortWritten, PairView, PairWritten, PersonWritten
from tui.domain.windows import Window, Windows
from tui.wording.language import Language, Words, message, with_years
from tui.wording.pair_facts import named_facts
from tui.wording.words import channel_word, checkpoint_name, not_a_meeting, with_meeting


def act_word(verb: str, language: Language) -> str:
    """Return the word of an act: `recorded`; of one that this program does not know, its code."""
    return _acts(language).get(verb, shown(verb))


def act_sentence(verb: str, written: ActWritten, language: Language) -> str:
    """Return what the act of a code did to a pair, a person or a cohort."""
    match written:
        case PairWritten(view, name):
            return _done_to_pair(verb, view, name, language)
        case PersonWritten(_, person, _):
            return _DONE_TO_PEOPLE[verb]({"id": person.id, "name": person.listed_name}, language)
        case CohortWritten(cohort):
            return _done_to_cohort(verb, cohort, language)


def _done_to_pair(verb: str, view: PairView, name: str, language: Language) -> str:
    words = _CHOSEN[verb](view) if verb in _CHOSEN else _DONE.get(verb, message("Done: {mentee}."))
    return words(named_facts(view, language) | {"mentee": name}, language)


def _done_to_cohort(verb: str, cohort: Cohort, language: Language) -> str:
    facts = with_years({"id": cohort.id, "title": cohort.title, "day": cohort.closed_on}, language)
    return _DONE_TO_COHORTS.get(verb, _EDITED)(facts, language)


_DONE_TO_PEOPLE: dict[str, Words] = {
    "new_person": message("New person {id}: {name}."),
    "edit_person": message("Person {id} edited: {name}."),
}

_EDITED = message("Cohort {id} edited: {title}.")
_DONE_TO_COHORTS: dict[str, Words] = {
    "new_cohort": message("New cohort {id}: {title}."),
    "edit_policy": message("Policy of cohort {id} edited: {title}."),
    "close": message("Cohort {id} is closed from {day} on: {title}.", otherwise=_EDITED),
    "reopen": message("Cohort {id} is open again: {title}."),
}


def _evaluated(view: PairView) -> Words:
    evaluations = view.pair.evaluations
    if evaluations and evaluations[-1].by is Evaluator.TRAINING_SUPERVISOR:
        return message("The training supervisor's evaluation saved: {mentee}.")
    return message("The mentor's evaluation saved: {mentee}.")


def _framed(view: PairView) -> Words:
    if view.pair.objectives is None:
        return message("Objectives removed: {mentee}.")
    return message("Objectives saved: {mentee}.")


def _waived(view: PairView) -> Words:
    return _WAIVED[view.pair.waivers[-1].checkpoint] if view.pair.waivers else _WAIVED_ONE


_WAIVED_ONE = message("Meeting waived: {mentee}.")
_WAIVED: dict[Checkpoint, Words] = {
    Checkpoint.KICKOFF: message("First meeting waived: {mentee}."),
    Checkpoint.MIDPOINT: message("Mid-way meeting waived: {mentee}."),
    Checkpoint.PRE_SUBMISSION: message("Third meeting waived: {mentee}."),
}
_CHOSEN = {"evaluate": _evaluated, "objectives": _framed, "waive": _waived}
_DONE: dict[str, Words] = {
    "amend": message(
        "Amended: {mentee}, now {start} to {end}, third meeting by {by}.",
        otherwise=message(
            "Amended: {mentee}, now {start} to {end}.", otherwise=message("Amended: {mentee}.")
        ),
    ),
    "reassign": message(
        "{mentor} now follows {mentee}, from {day}.",
        otherwise=message("Mentor changed: {mentee}."),
    ),
    "lift_waiver": message("Meeting reinstated: {mentee}."),
    "snooze": message("Snoozed until {until}: {mentee}.", otherwise=message("Snoozed: {mentee}.")),
    "wake": message("Back in the list: {mentee}."),
    "submit": message(
        "Dissertation submitted on {submitted}: {mentee}.",
        otherwise=message("Submission retracted: {mentee}."),
    ),
    "withdraw": message(
        "Withdrawn from {withdrawn}: {mentee}.", otherwise=message("Reinstated: {mentee}.")
    ),
    "pause": message(
        "Paused from {first} to {last}: {mentee}.",
        otherwise=message(
            "Paused from {first} until resumed: {mentee}.", otherwise=message("Paused: {mentee}.")
        ),
    ),
    "resume": message("Resumed: {mentee}."),
    "accept_charter": message(
        "Charter accepted by the mentor on {by_mentor} and by the mentee on {by_mentee}: {mentee}.",
        otherwise=message(
            "Charter accepted by the mentor on {by_mentor}: {mentee}.",
            otherwise=message(
                "Charter accepted by the mentee on {by_mentee}: {mentee}.",
                otherwise=message("Charter not accepted yet: {mentee}."),
            ),
        ),
    ),
    "new_pair": message(
        "New pair {reference}: {mentee}, followed by {followed_by}.",
        otherwise=message("New pair {reference}: {mentee}, no mentor yet."),
    ),
    "edit_pair": message("Pair {pair} edited: {mentee}."),
}
"""What each act did to a pair."""


@cache
def _acts(language: Language) -> dict[str, str]:
    word = language.word
    return {
        "record": word("act on an exchange", "recorded"),
        "plan": word("act on an exchange", "planned"),
        "move": word("act on an exchange", "moved"),
        "confirm": word("act on an exchange", "confirmed"),
        "cancel": word("act on an exchange", "cancelled"),
        "no_show": word("act on an exchange", "no-show"),
        "edit_exchange": word("act on an exchange", "edited"),
        "amend": word("act on a pair", "amended"),
        "reassign": word("act on a pair", "reassigned"),
        "waive": word("act on a pair", "waived"),
        "lift_waiver": word("act on a pair", "reinstated"),
        "snooze": word("act on a pair", "snoozed"),
        "wake": word("act on a pair", "unsnoozed"),
        "submit": word("act on a pair", "submitted"),
        "withdraw": word("act on a pair", "withdrew"),
        "pause": word("act on a pair", "paused"),
        "resume": word("act on a pair", "resumed"),
        "evaluate": word("act on a pair", "evaluated"),
        "objectives": word("act on a pair", "set goals"),
        "accept_charter": word("act on a pair", "accepted"),
        "new_pair": word("act on a pair", "new pair"),
        "edit_pair": word("act on a pair", "edited"),
        "new_person": word("act on a person", "new person"),
        "edit_person": word("act on a person", "edited"),
        "new_cohort": word("act on a cohort", "new cohort"),
        "edit_cohort": word("act on a cohort", "edited"),
        "edit_policy": word("act on a cohort", "set policy"),
        "close": word("act on a cohort", "closed"),
        "reopen": word("act on a cohort", "reopened"),
        "import": word("act on a cohort", "imported"),
        "restore": word("act on a cohort", "restored"),
        "repair": word("act on a cohort", "repaired"),
        "lost": word("act", "lost (unreadable)"),
        "init": word("act on a store", "created"),
        "undo": word("act", "undid"),
        "redo": word("act", "redid"),
    }


def written_sentence(
    exchange: Exchange, name: str, counts_for: Checkpoint | None, day: str, language: Language
) -> str:
    """Say what was held, planned or fell through, on which day, and what it counts for."""
    facts = _facts_of(exchange, language) | {"mentee": name, "day": day}
    meeting = checkpoint_name(counts_for, language) if counts_for else None
    return _WRITTEN[exchange.state](facts | {"meeting": meeting}, language)


def _facts_of(exchange: Exchange, language: Language) -> Facts:
    return {"channel": channel_word(exchange.channel, language)}


_WRITTEN: dict[ExchangeState, Words] = {
    ExchangeState.HELD: message(
        "Recorded: {channel} on {day}, {mentee}; counts for the {meeting}.",
        otherwise=message("Recorded: {channel} on {day}, {mentee}; counts for no meeting."),
    ),
    ExchangeState.CANCELLED: message("Cancelled: {channel} on {day}, {mentee}."),
    ExchangeState.NO_SHOW: message("No-show: {channel} on {day}, {mentee}."),
    ExchangeState.PLANNED: message(
        "Planned: {channel} on {day}, {mentee}; counts for the {meeting}.",
        otherwise=message("Planned: {channel} on {day}, {mentee}; counts for no meeting."),
    ),
}


def counting_sentence(
    exchange: Exchange, windows: Windows | None, cohort: Cohort, language: Language
) -> str:
    """Return what an exchange counts for and how its day lies to the window, or why for nothing."""
    checkpoint = counts_for(exchange, windows, cohort.policy)
    if checkpoint is None:
        return _nothing(exchange, windows, cohort, language)
    meeting = checkpoint_name(checkpoint, language)
    if windows is None:
        return meeting
    return _placed(meeting, exchange.on, windows.of(checkpoint), language)


def _nothing(
    exchange: Exchange, windows: Windows | None, cohort: Cohort, language: Language
) -> str:
    if exchange.state is ExchangeState.CANCELLED:
        return language.say("nothing: it was cancelled")
    if exchange.state is ExchangeState.NO_SHOW:
        return language.say("nothing: no-show")
    if exchange.channel not in cohort.policy.meeting_channels:
        reason = not_a_meeting(exchange.channel, language)
        return language.say("nothing: {reason}", reason=reason)
    if exchange.checkpoint is Purpose.NONE:
        return language.say("nothing (your choice)")
    if windows is None:
        return language.say("nothing yet: the internship dates are not known")
    return language.say(
        "nothing: after the window of the third meeting, which closes on {closes}",
        closes=windows.pre_submission.closes,
    )


def _placed(meeting: str, on: date, window: Window, language: Language) -> str:
    facts = {"meeting": meeting, "opens": window.opens, "closes": window.closes}
    if on < window.opens:
        return language.count(
            "{meeting}: {number} day before its window opens ({opens})",
            "{meeting}: {number} days before its window opens ({opens})",
            (window.opens - on).days,
            **facts,
        )
    if on > window.closes:
        return language.count(
            "{meeting}: {number} day after its window closes ({closes})",
            "{meeting}: {number} days after its window closes ({closes})",
            (on - window.closes).days,
            **facts,
        )
    if on < window.due:
        return language.count(
            "{meeting}: in its window, {number} day before its due date",
            "{meeting}: in its window, {number} days before its due date",
            (window.due - on).days,
            **facts,
        )
    if on == window.due:
        return language.say("{meeting}: in its window, on its due date", **facts)
    return language.count(
        "{meeting}: in its window, but {number} day after its due date",
        "{meeting}: in its window, but {number} days after its due date",
        (on - window.due).days,
        **facts,
    )


def notice_sentence(notice: Notice, language: Language) -> str:
    """Return a notice as a sentence, its days with their year."""
    return _NOTICES[notice.code](with_meeting(notice.facts, language), language)


_MOST_ALIKE = 3
"""Of more notices of one kind than these, the others are counted."""


def notice_sentences(notices: Iterable[Notice], language: Language) -> list[str]:
    """Return notices as sentences, kind by kind; of many of one kind some, and the number."""
    kinds: dict[NoticeCode, list[Notice]] = {}
    for notice in notices:
        kinds.setdefault(notice.code, []).append(notice)
    said: list[str] = []
    for alike in kinds.values():
        said += [notice_sentence(notice, language) for notice in alike[:_MOST_ALIKE]]
        more = len(alike) - _MOST_ALIKE
        if more > 0:
            said.append(
                language.count(
                    "The same is true of {number} more.", "The same is true of {number} more.", more
                )
            )
    return said


def planned_words(planned: Exchange, language: Language) -> str:
    """Return a planned exchange in a few words: `video planned for Thu 4 Jun`."""
    return language.say(
        "{channel} planned for {day}",
        channel=channel_word(planned.channel, language),
        day=planned.on,
    )


def _channel_in(facts: Facts, language: Language) -> str:
    known = {channel.value: channel for channel in Channel}
    return channel_word(known.get(str(facts.get("channel")), Channel.OTHER), language)


def _same_meeting(facts: Facts, language: Language) -> str:
    return language.say(
        "The pair has another {channel} meeting on {on}. Check that it is not the same one.",
        **facts | {"channel": _channel_in(facts, language)},
    )


def _counts_otherwise(facts: Facts, language: Language) -> str:
    names = {checkpoint.value: checkpoint_name(checkpoint, language) for checkpoint in Checkpoint}
    was, now = (names.get(str(facts.get(key))) for key in ("before", "after"))
    named = facts | {"channel": _channel_in(facts, language), "was": was, "now": now}
    if now is None:
        return language.say(
            "Pair {pair}: the {channel} of {on} no longer counts for the {was}.", **named
        )
    if was is None:
        return language.say("Pair {pair}: the {channel} of {on} now counts for the {now}.", **named)
    return language.say(
        "Pair {pair}: the {channel} of {on} now counts for the {now}, not for the {was}.", **named
    )


def _replaces(facts: Facts, language: Language) -> str:
    channel = _channel_in(facts, language)
    return language.say(
        "Replaces: {channel} planned for {planned_for}.", **facts | {"channel": channel}
    )


_NOTICES: dict[NoticeCode, Words] = {
    NoticeCode.OUTSIDE_WINDOW: message(
        "Exchange {exchange}: {on} is outside the window of the {meeting} ({opens} to {closes})."
        " It still counts, because the meeting was named.",
        otherwise=message(
            "{on} is outside the window of the {meeting} ({opens} to {closes}). It still counts,"
            " because the meeting was named."
        ),
    ),
    NoticeCode.REPLACES: _replaces,
    NoticeCode.SAME_MEETING: _same_meeting,
    NoticeCode.SAME_PERSON: message(
        "{name} ({id}) may be in the cohort already, as {other}: the e-mail address, or the name"
        " and the affiliation, are the same."
    ),
    NoticeCode.MENTOR_ELSEWHERE: message(
        "{mentor} has another exchange at that time: {mentee}, {on} at {time}."
    ),
    NoticeCode.ON_A_HOLIDAY: message("{on} is a public holiday."),
    NoticeCode.ON_A_WEEKEND: message("{on} is on a weekend."),
    NoticeCode.LATER_THAN_TODAY: message("{on} is still to come: today is {today} in the cohort."),
    NoticeCode.COUNTS_OTHERWISE: _counts_otherwise,
    NoticeCode.LEVELS_CHANGED: message(
        "{number} pair has another level now.",
        "{number} pairs have another level now.",
        of="count",
    ),
    NoticeCode.ASSIGNMENT_TAKEN_OUT: message(
        "{mentor} was to begin on {starts}; this assignment has been removed."
    ),
    NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM: message(
        "{mentor}, a mentor of pair {pair}, is not on the teaching team; the charter prefers one"
        " who is."
    ),
    NoticeCode.SUBMISSION_BEFORE_MEETING: message(
        "Pair {pair}: the dissertation is due on {submission_due},"
        " before the third meeting ({due}). Check both dates."
    ),
}
