"""What each act is called, what it did, said back to whoever did it, and what counts."""

from collections.abc import Callable
from datetime import date
from functools import cache

from tui.domain.codes import Checkpoint, Evaluator, ExchangeState, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.domain.views import CohortWritten, PairView, PairWritten, PersonWritten
from tui.domain.windows import Window, Windows
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.words import channel_word, checkpoint_name, not_a_meeting


def act_word(verb: str, language: Language) -> str:
    """Give the word of an act: `recorded`; of one that this program does not know, its code."""
    return _acts(language).get(verb, shown(verb))


def pair_done_sentence(verb: str, written: PairWritten, language: Language) -> str:
    """Say what the act of a code did to a pair."""
    view = written.view
    done = _DONE[verb](view, language) if verb in _DONE else language.say("Done")
    return language.say("{done}: {mentee}.", done=done, mentee=view.mentee.listed_name)


def person_done_sentence(verb: str, written: PersonWritten, language: Language) -> str:
    """Say what the act of a code did to a person."""
    facts = {"id": written.person.id, "name": written.person.listed_name}
    if verb == "new_person":
        return language.say("New person {id}: {name}.", **facts)
    return language.say("Person {id} edited: {name}.", **facts)


def cohort_done_sentence(verb: str, written: CohortWritten, language: Language) -> str:
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


def _amended(view: PairView, language: Language) -> str:
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


def _reassigned(view: PairView, language: Language) -> str:
    if not view.pair.mentors:
        return language.say("Reassigned")
    last = view.pair.mentors[-1]
    mentor = view.mentor
    name = mentor.name if mentor and mentor.id == last.mentor else last.mentor
    day = long_day(last.starts, language)
    return language.say("Followed by {mentor} from {day} on", mentor=name, day=day)


def _waived(view: PairView, language: Language) -> str:
    if not view.pair.waivers:
        return language.say("Waived")
    meeting = checkpoint_name(view.pair.waivers[-1].checkpoint, language)
    return language.say("Waived, the {meeting}", meeting=meeting)


def _snoozed(view: PairView, language: Language) -> str:
    if view.pair.snoozed is None:
        return language.say("Snoozed")
    return language.say("Snoozed until {day}", day=long_day(view.pair.snoozed.until, language))


def _submitted(view: PairView, language: Language) -> str:
    if view.pair.submitted_on is None:
        return language.say("Submission taken back")
    day = long_day(view.pair.submitted_on, language)
    return language.say("Dissertation submitted on {day}", day=day)


def _withdrawn(view: PairView, language: Language) -> str:
    if view.pair.withdrawn_on is None:
        return language.say("No longer withdrawn")
    return language.say("Withdrawn from {day} on", day=long_day(view.pair.withdrawn_on, language))


def _paused(view: PairView, language: Language) -> str:
    if not view.pair.pauses:
        return language.say("Paused")
    last = view.pair.pauses[-1]
    first = long_day(last.starts, language)
    if last.ends is None:
        return language.say("Paused from {first} until it is resumed", first=first)
    ends = long_day(last.ends, language)
    return language.say("Paused from {first} to {last}", first=first, last=ends)


def _evaluated(view: PairView, language: Language) -> str:
    evaluations = view.pair.evaluations
    if evaluations and evaluations[-1].by is Evaluator.TRAINING_SUPERVISOR:
        return language.say("The training supervisor's evaluation written down")
    return language.say("The mentor's evaluation written down")


def _framed(view: PairView, language: Language) -> str:
    if view.pair.objectives is None:
        return language.say("Objectives taken out")
    return language.say("Objectives written down")


def _accepted(view: PairView, language: Language) -> str:
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


def _new(view: PairView, language: Language) -> str:
    reference = f"{view.cohort.id}/{view.pair.id}"
    if view.mentor is None:
        return language.say("New pair {pair}, without a mentor yet", pair=reference)
    mentor = view.mentor.name
    return language.say("New pair {pair}, followed by {mentor}", pair=reference, mentor=mentor)


_DONE: dict[str, Callable[[PairView, Language], str]] = {
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
        "init": word("act", "made"),
        "undo": word("act", "undid"),
        "redo": word("act", "redid"),
    }


def written_sentence(
    exchange: Exchange, mentee: Person, counts_for: Checkpoint | None, day: str, language: Language
) -> str:
    """Say what was held, planned or fell through, on which day, and what it counts for."""
    facts = {
        "channel": channel_word(exchange.channel, language),
        "day": day,
        "mentee": mentee.listed_name,
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
    """Give what an exchange counts for and how its day lies to the window, or why for nothing."""
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
        return language.say("nothing: somebody did not come")
    if exchange.channel not in cohort.policy.meeting_channels:
        reason = not_a_meeting(exchange.channel, language)
        return language.say("nothing: {reason}", reason=reason)
    if exchange.checkpoint is Purpose.NONE:
        return language.say("nothing, as was chosen")
    if windows is None:
        return language.say("nothing yet: the internship's dates are not known")
    return language.say(
        "nothing: it lies after the window of the third meeting, which ends on {closes}",
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
            "{meeting}: in its window, {number} day before it is due",
            "{meeting}: in its window, {number} days before it is due",
            (window.due - on).days,
            **facts,
        )
    if on == window.due:
        return language.say("{meeting}: in its window, on the day it is due", **facts)
    return language.count(
        "{meeting}: in its window, but {number} day after it is due",
        "{meeting}: in its window, but {number} days after it is due",
        (on - window.due).days,
        **facts,
    )
