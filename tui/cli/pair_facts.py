"""What is known of a pair besides its risk and its exchanges, for people."""

from collections.abc import Iterator

from tui.cli.cells import wrapped
from tui.desk.views import PairView
from tui.domain.codes import Evaluator
from tui.domain.pairs import Amendment, Assignment, Evaluation, Pair, Pause, Waiver
from tui.domain.texts import shown
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.words import checkpoint_name, rating_word

_INDENT = "  "


def internship_lines(view: PairView, width: int, language: Language) -> Iterator[str]:
    """Give where the mentee works, on what, from when to when, and each amendment."""
    for fact in _internship(view, language):
        yield from wrapped(fact, width, _INDENT)


def mentoring_lines(view: PairView, width: int, language: Language) -> Iterator[str]:
    """Give the facts of the mentoring: mentors, pauses, waivers, objectives, evaluations."""
    for facts in (_mentors, _breaks, _papers):
        for fact in facts(view.pair, language):
            yield from wrapped(fact, width, _INDENT * 2, _INDENT)


def _internship(view: PairView, language: Language) -> Iterator[str]:
    say, internship = language.say, view.pair.internship
    if internship is None:
        yield say("not known yet")
        return
    yield shown(internship.organisation)
    if internship.topic:
        yield shown(internship.topic)
    start, end = internship.dates_on(view.assessment.on)
    yield say("{start} to {end}", start=long_day(start, language), end=long_day(end, language))
    for amendment in internship.amendments:
        yield amendment_line(amendment, language)


def _mentors(pair: Pair, language: Language) -> Iterator[str]:
    """Give each change of mentor; one who was there from the beginning is among the people."""
    if len(pair.mentors) < 2:  # noqa: PLR2004 - one mentor has not been changed
        return
    for assignment in pair.mentors:
        yield assignment_line(assignment, assignment.mentor, language)


def _breaks(pair: Pair, language: Language) -> Iterator[str]:
    say = language.say
    for pause in pair.pauses:
        yield pause_line(pause, language)
    for waiver in pair.waivers:
        yield waiver_line(waiver, language)
    if pair.withdrawn_on:
        yield say("Withdrawn on {day}", day=long_day(pair.withdrawn_on, language))


def _papers(pair: Pair, language: Language) -> Iterator[str]:
    say, accepted = language.say, pair.charter_accepted
    if pair.submission_due:
        yield say("Dissertation due on {day}", day=long_day(pair.submission_due, language))
    if pair.submitted_on:
        yield say("Dissertation submitted on {day}", day=long_day(pair.submitted_on, language))
    if accepted.mentor:
        day = long_day(accepted.mentor, language)
        yield say("The mentor accepted the charter on {day}", day=day)
    if accepted.mentee:
        day = long_day(accepted.mentee, language)
        yield say("The mentee accepted the charter on {day}", day=day)
    if pair.objectives:
        yield _with_reason(say("Objectives"), pair.objectives)
    for evaluation in pair.evaluations:
        yield evaluation_line(evaluation, language)


def first_facts(pair: Pair, language: Language) -> Iterator[str]:
    """Give the days that a pair begins with: of its internship, of its dissertation."""
    internship = pair.internship
    if internship:
        start, end = long_day(internship.start, language), long_day(internship.end, language)
        yield language.say("Internship from {start} to {end}", start=start, end=end)
    if pair.submission_due:
        due = long_day(pair.submission_due, language)
        yield language.say("Dissertation due on {day}", day=due)


def amendment_line(amendment: Amendment, language: Language) -> str:
    """Give when new dates were agreed, which they are, and why."""
    say = language.say
    dates = [
        say("start {day}", day=long_day(amendment.start, language)) if amendment.start else "",
        say("end {day}", day=long_day(amendment.end, language)) if amendment.end else "",
        amendment.reason or "",
    ]
    return say(
        "Amended on {day}: {facts}",
        day=long_day(amendment.agreed_on, language),
        facts=", ".join(fact for fact in dates if fact),
    )


def assignment_line(assignment: Assignment, mentor: str, language: Language) -> str:
    """Give from which day on somebody is the mentor, and why."""
    day = long_day(assignment.starts, language)
    said = language.say("{mentor} is the mentor from {day}", mentor=mentor, day=day)
    return _with_reason(said, assignment.reason)


def pause_line(pause: Pause, language: Language) -> str:
    """Give from when to when the mentoring rests, and why."""
    start = long_day(pause.starts, language)
    if pause.ends is None:
        return _with_reason(language.say("Paused from {start}", start=start), pause.reason)
    end = long_day(pause.ends, language)
    said = language.say("Paused from {start} to {end}", start=start, end=end)
    return _with_reason(said, pause.reason)


def waiver_line(waiver: Waiver, language: Language) -> str:
    """Give which meeting was waived, from which day on, and why."""
    said = language.say(
        "The {meeting} was waived on {day}",
        meeting=checkpoint_name(waiver.checkpoint, language),
        day=long_day(waiver.on, language),
    )
    return _with_reason(said, waiver.reason)


def evaluation_line(evaluation: Evaluation, language: Language) -> str:
    """Give whose evaluation it is, of which day, how it is rated and what it says."""
    say, day = language.say, long_day(evaluation.on, language)
    title = (
        say("The mentor's evaluation, {day}", day=day)
        if evaluation.by is Evaluator.MENTOR
        else say("The training supervisor's evaluation, {day}", day=day)
    )
    rating = rating_word(evaluation.rating, language) if evaluation.rating else ""
    return _with_reason(title, "; ".join(part for part in (rating, evaluation.text) if part))


def _with_reason(fact: str, reason: str | None) -> str:
    return f"{fact}: {shown(reason, newlines=True)}" if reason else fact
