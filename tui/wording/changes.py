"""What each act is called and did, what counts, and the notices: what is worth saying besides."""

from datetime import date
from functools import cache

from tui.domain.codes import Channel, Checkpoint, Evaluator, ExchangeState, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.errors import Facts
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.rules import Notice, NoticeCode
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
        case PersonWritten(_, person):
            return _DONE_TO_PEOPLE[verb]({"id": person.id, "name": person.listed_name}, language)
        case CohortWritten(cohort):
            return _done_to_cohort(verb, cohort, language)


def _done_to_pair(verb: str, view: PairView, name: str, language: Language) -> str:
    if verb in _CHOSEN:
        done = _CHOSEN[verb](view, language)
    else:
        done = _DONE.get(verb, message("Done"))(named_facts(view, language), language)
    return language.say("{done}: {mentee}.", done=done, mentee=name)


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


def _evaluated(view: PairView, language: Language) -> str:
    evaluations = view.pair.evaluations
    if evaluations and evaluations[-1].by is Evaluator.TRAINING_SUPERVISOR:
        return language.say("The training supervisor's evaluation written down")
    return language.say("The mentor's evaluation written down")


def _framed(view: PairView, language: Language) -> str:
    if view.pair.objectives is None:
        return language.say("Objectives taken out")
    return language.say("Objectives written down")


_CHOSEN = {"evaluate": _evaluated, "objectives": _framed}
_DONE: dict[str, Words] = {
    "amend": message(
        "Amended, now {start} to {end}, the third meeting by {by}",
        otherwise=message("Amended, now {start} to {end}", otherwise=message("Amended")),
    ),
    "reassign": message("Followed by {mentor} from {day} on", otherwise=message("Reassigned")),
    "waive": message("Waived, the {meeting}", otherwise=message("Waived")),
    "lift_waiver": message("Waiver lifted"),
    "snooze": message("Snoozed until {until}", otherwise=message("Snoozed")),
    "wake": message("Listed again"),
    "submit": message(
        "Dissertation submitted on {submitted}", otherwise=message("Submission taken back")
    ),
    "withdraw": message("Withdrawn from {withdrawn} on", otherwise=message("No longer withdrawn")),
    "pause": message(
        "Paused from {first} to {last}",
        otherwise=message("Paused from {first} until resumed", otherwise=message("Paused")),
    ),
    "resume": message("Resumed"),
    "accept_charter": message(
        "Charter accepted by the mentor on {by_mentor} and the mentee on {by_mentee}",
        otherwise=message(
            "Charter accepted by the mentor on {by_mentor}",
            otherwise=message(
                "Charter accepted by the mentee on {by_mentee}",
                otherwise=message("Charter not accepted by either yet"),
            ),
        ),
    ),
    "new_pair": message(
        "New pair {reference}, followed by {followed_by}",
        otherwise=message("New pair {reference}, without a mentor yet"),
    ),
    "edit_pair": message("Pair {pair} edited"),
}
"""What each act did to a pair, without the pair."""


@cache
def _acts(language: Language) -> dict[str, str]:
    word = language.word
    return {
        "record": word("act", "recorded"),
        "plan": word("act", "planned"),
        "move": word("act", "moved"),
        "confirm": word("act", "confirmed"),
        "cancel": word("act", "cancelled"),
        "no_show": word("act", "no-show"),
        "edit_exchange": word("act", "edited"),
        "amend": word("act", "amended"),
        "reassign": word("act", "reassigned"),
        "waive": word("act", "waived"),
        "lift_waiver": word("act", "unwaived"),
        "snooze": word("act", "snoozed"),
        "wake": word("act", "woke"),
        "submit": word("act", "submitted"),
        "withdraw": word("act", "withdrew"),
        "pause": word("act", "paused"),
        "resume": word("act", "resumed"),
        "evaluate": word("act", "evaluated"),
        "objectives": word("act", "framed"),
        "accept_charter": word("act", "accepted"),
        "new_pair": word("act", "new pair"),
        "edit_pair": word("act", "edited"),
        "new_person": word("act", "new person"),
        "edit_person": word("act", "edited"),
        "new_cohort": word("act", "new cohort"),
        "edit_cohort": word("act", "edited"),
        "edit_policy": word("act", "set policy"),
        "close": word("act", "closed"),
        "reopen": word("act", "reopened"),
        "import": word("act", "imported"),
        "restore": word("act", "restored"),
        "repair": word("act", "repaired"),
        "lost": word("act", "lost, cannot be read any more"),
        "init": word("act", "made"),
        "undo": word("act", "undid"),
        "redo": word("act", "redid"),
    }


def written_sentence(
    exchange: Exchange, name: str, counts_for: Checkpoint | None, day: str, language: Language
) -> str:
    """Say what was held, planned or fell through, on which day, and what it counts for."""
    facts = {
        "channel": channel_word(exchange.channel, language),
        "day": day,
        "mentee": name,
    }
    if exchange.state is ExchangeState.CANCELLED:
        return language.say("Cancelled: {channel} on {day}, {mentee}.", **facts)
    if exchange.state is ExchangeState.NO_SHOW:
        return language.say("Nobody came: {channel} on {day}, {mentee}.", **facts)
    if exchange.state is ExchangeState.HELD:
        done = language.say("Recorded: {channel} on {day}, {mentee}", **facts)
    else:
        done = language.say("Planned: {channel} on {day}, {mentee}", **facts)
    if counts_for is None:
        return language.say("{done}; counts for no meeting of the charter.", done=done)
    meeting = checkpoint_name(counts_for, language)
    return language.say("{done}; counts for the {meeting}.", done=done, meeting=meeting)


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


def planned_words(planned: Exchange, language: Language) -> str:
    """Return a planned exchange in a few words: `video planned for Thu 4 Jun`."""
    return language.say(
        "{channel} planned for {day}",
        channel=channel_word(planned.channel, language),
        day=planned.on,
    )


def _replaces(facts: Facts, language: Language) -> str:
    known = {channel.value: channel for channel in Channel}
    channel = channel_word(known.get(str(facts.get("channel")), Channel.OTHER), language)
    return language.say(
        "Replaces: {channel} planned for {planned_for}.", **facts | {"channel": channel}
    )


_NOTICES: dict[NoticeCode, Words] = {
    NoticeCode.OUTSIDE_WINDOW: message(
        "{on} is outside the window of the {meeting} ({opens} to {closes}). It still counts,"
        " because the meeting was named."
    ),
    NoticeCode.REPLACES: _replaces,
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
