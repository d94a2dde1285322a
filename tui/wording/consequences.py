"""What an action would change, said while it is being typed."""

from datetime import date

from tui.domain.assessment import Assessment
from tui.domain.checkpoints import CheckpointState
from tui.domain.cohorts import Cohort
from tui.domain.days import is_weekend
from tui.domain.windows import Windows, meet_by
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.words import checkpoint_name, level_word, status_word


def dates_meaning(windows: Windows | None, cohort: Cohort, language: Language) -> str:
    """Say when the third meeting is due, as an internship's dates have it."""
    if windows is None:
        return language.say("no dates yet, so no due dates for the meetings")
    due = windows.pre_submission.due
    by = meet_by(due, cohort.policy.holidays)
    if by == due:
        return language.say("third meeting due {due}", due=due)
    return language.say("third meeting due {due}, meet by {by}", due=due, by=by)


def level_meaning_then(before: Assessment, after: Assessment, language: Language) -> str:
    """Say at which level a pair stands then."""
    level = level_word(after.level, language)
    if after.level is before.level:
        return language.say("the pair remains: {level}", level=level)
    return language.say("the pair will be: {level}", level=level)


def waiver_meaning(
    state: CheckpointState, before: Assessment, after: Assessment, language: Language
) -> str:
    """Say which meeting is no longer asked for, how it stands, and what that does to the pair."""
    return language.say(
        "the {meeting} ({status}) is waived; {level}",
        meeting=checkpoint_name(state.checkpoint, language),
        status=status_word(state.status, language),
        level=level_meaning_then(before, after, language),
    )


def lifting_meaning(
    state: CheckpointState, before: Assessment, after: Assessment, language: Language
) -> str:
    """Say which meeting is asked for again, how it stands then, and the pair with it."""
    return language.say(
        "the {meeting} is reinstated ({status}); {level}",
        meeting=checkpoint_name(state.checkpoint, language),
        status=status_word(state.status, language),
        level=level_meaning_then(before, after, language),
    )


def snooze_meaning(until: date, assessment: Assessment, language: Language) -> str:
    """Say until when a pair leaves the list, and how that lies to the day it is due."""
    due = assessment.due
    if due is None:
        return language.say("hidden from At risk until {day}", day=until)
    if until > due:
        return language.say(
            "hidden from At risk until {day}, after the third meeting's due date", day=until
        )
    return language.count(
        "hidden from At risk until {day}, {number} day before the third meeting is due",
        "hidden from At risk until {day}, {number} days before the third meeting is due",
        (due - until).days,
        day=until,
    )


def pause_meaning(starts: date, ends: date | None, language: Language) -> str:
    """Say how long mentoring rests, and what that does not change."""
    if ends is None:
        return language.say(
            "mentoring is paused from {starts} until resumed; meeting dates do not move (amend"
            " the internship to move them)",
            starts=starts,
        )
    return language.count(
        "mentoring is paused for {number} day; meeting dates do not move (amend the"
        " internship to move them)",
        "mentoring is paused for {number} days; meeting dates do not move (amend the"
        " internship to move them)",
        (ends - starts).days + 1,
    )


def acceptance_words(on: date | None, language: Language) -> str:
    """Say when somebody accepted the charter."""
    return language.say("not yet") if on is None else long_day(on, language)


def day_kind(day: date, holidays: tuple[date, ...], language: Language) -> str:
    """Say what a day is on which few people work; nothing of a working day."""
    if day in holidays:
        return language.say("a public holiday")
    if not is_weekend(day):
        return ""
    saturday = 5
    return language.say("a Saturday") if day.weekday() == saturday else language.say("a Sunday")


def calls_meaning(now: int, then: int, language: Language) -> str:
    """Say how many pairs of a cohort need a call, now and then."""
    if then == now:
        return language.count(
            "{number} pair needs a call, as now",
            "{number} pairs need a call, as now",
            then,
        )
    return language.count(
        "{number} pair will need a call (now {now})",
        "{number} pairs will need a call (now {now})",
        then,
        now=now,
    )
