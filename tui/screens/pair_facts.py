"""What is stored of one pair, as labelled values and lines of styled text."""

from collections.abc import Iterable, Iterator, Mapping

from textual.content import Content

from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import (
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Level,
    Party,
    ReasonCode,
    Status,
)
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Amendment, Assignment, Evaluation, Pair
from tui.domain.people import Person
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.domain.windows import meet_by
from tui.widgets.drawing import fit
from tui.widgets.facts import Fact
from tui.widgets.risk import COLOURS, LOUDNESS
from tui.wording.actions import action_sentence
from tui.wording.days import long_day, short_day
from tui.wording.language import Language
from tui.wording.pair_facts import contact_lines
from tui.wording.reasons import reason_sentence
from tui.wording.signs import Signs, level_sign, status_sign
from tui.wording.words import (
    channel_word,
    checkpoint_name,
    checkpoint_word,
    level_word,
    party_word,
    rating_word,
    status_word,
)

_HAPPENED_WIDTH = 38
LAST_EXCHANGES = 3
_LATE = (Status.OVERDUE, Status.MISSED)


def level_text(view: PairView, language: Language, signs: Signs) -> Content:
    """Give the sign and the word of a pair's level."""
    level = view.assessment.level
    return Content.styled(
        f"{level_sign(level, signs)} {level_word(level, language)}", COLOURS[LOUDNESS[level]]
    )


def reason_lines(view: PairView, language: Language) -> list[Content]:
    """Give a sentence for each reason; where there is none, what is to say of the contact."""
    assessment = view.assessment
    lines = [Content(reason_sentence(reason, language)) for reason in assessment.reasons]
    codes = {reason.code for reason in assessment.reasons}
    if assessment.last_contact is None:
        if assessment.level is not Level.WITHDRAWN and ReasonCode.NO_FIRST_CONTACT not in codes:
            lines.append(Content(language.say("Awaiting the mentee's first contact.")))
    elif assessment.opened_by is Party.MENTOR:
        lines.append(Content(language.say("The mentor had to open the first exchange.")))
    return lines


def action_parts(view: PairView, language: Language, signs: Signs) -> tuple[Content, Content]:
    """Give an arrow, and the next action."""
    arrow = "→ " if signs is Signs.UNICODE else "> "
    action = Content.styled(shown(action_sentence(view, language)), "bold")
    return Content.styled(arrow, "$text-accent"), action


def action_line(view: PairView, language: Language, signs: Signs) -> Content:
    """Give the next action behind an arrow."""
    arrow, action = action_parts(view, language, signs)
    return arrow + action


def contact_text(view: PairView) -> Content:
    """Give whom to call, and how, a line for each."""
    return Content.styled("\n".join(contact_lines(view)), COLOURS["muted"])


def last_contact_text(view: PairView, language: Language) -> Content:
    """Give the day of the last exchange held, behind whom to contact."""
    last = view.assessment.last_contact
    if last is None:
        return Content()
    return Content.styled(language.say("   last exchange {day}", day=last), COLOURS["muted"])


def last_exchange_facts(view: PairView, language: Language) -> list[tuple[str, str]]:
    """Give the last exchanges held by the as-of day, latest first, as labelled values."""
    held = [
        exchange
        for exchange in view.exchanges
        if exchange.state is ExchangeState.HELD and exchange.on <= view.assessment.on
    ]
    held.sort(key=lambda exchange: exchange.on, reverse=True)
    labels = [language.say("Exchanges"), *[""] * (LAST_EXCHANGES - 1)]
    return [
        (label, f"{short_day(one.on, language)}  {channel_word(one.channel, language)}")
        for label, one in zip(labels, held, strict=False)
    ]


def checkpoint_lines(view: PairView, language: Language, signs: Signs) -> list[Content]:
    """Give a line for each of the three meetings: its status, its meeting, its dates."""
    return [_checkpoint_line(state, view, language, signs) for state in view.assessment.checkpoints]


def checkpoint_words(view: PairView, language: Language, signs: Signs) -> list[Content]:
    """Give the same lines in few words, for a narrow pane: the meeting, else its date."""
    return [
        _status_part(state, language, signs)
        + Content(shown(_day_of(state, language)) or _when(state, view, language))
        for state in view.assessment.checkpoints
    ]


def _checkpoint_line(
    state: CheckpointState, view: PairView, language: Language, signs: Signs
) -> Content:
    return _status_part(state, language, signs) + Content.assemble(
        fit(shown(_what_happened(state, view, language)), _HAPPENED_WIDTH, signs),
        (_when(state, view, language), COLOURS["muted"]),
    )


def _status_part(state: CheckpointState, language: Language, signs: Signs) -> Content:
    word = checkpoint_word(state.checkpoint, language).capitalize()
    status = f"{status_sign(state.status, signs)} {status_word(state.status, language)}"
    style = COLOURS["alarm"] if state.status in _LATE else ""
    return Content.assemble(f"{word:<9}", (f"{status:<12}", style))


def _what_happened(state: CheckpointState, view: PairView, language: Language) -> str:
    exchange = _exchange_of(state, view.exchanges)
    if state.met_on is not None and exchange is not None:
        parts = [
            language.say("on {day}", day=short_day(state.met_on, language)),
            channel_word(exchange.channel, language),
        ]
        if exchange.minutes:
            parts.append(language.say("{minutes} min", minutes=exchange.minutes))
        return ", ".join(parts)
    if state.planned_for is not None:
        return language.say("planned for {day}", day=short_day(state.planned_for, language))
    if state.status is Status.OPEN:
        return language.say("nothing planned")
    waiver = view.pair.waiver_on(state.checkpoint, view.assessment.on)
    return waiver.reason if waiver else _window_words(state, language)


def _window_words(state: CheckpointState, language: Language) -> str:
    window = state.window
    if window is None:
        return ""
    words = {
        Status.MISSED: language.say("closed on {day}", day=window.closes),
        Status.OVERDUE: language.say("can be held until {day}", day=window.closes),
        Status.UPCOMING: language.say("from {day} on", day=window.opens),
    }
    return words.get(state.status, "")


def _day_of(state: CheckpointState, language: Language) -> str:
    if state.met_on is not None:
        return language.say("on {day}", day=state.met_on)
    if state.planned_for is not None:
        return language.say("for {day}", day=state.planned_for)
    return _window_words(state, language)


def _exchange_of(state: CheckpointState, exchanges: Iterable[Exchange]) -> Exchange | None:
    return next((one for one in exchanges if one.id == state.exchange), None)


def _when(state: CheckpointState, view: PairView, language: Language) -> str:
    if state.window is None:
        return ""
    if state.checkpoint is Checkpoint.PRE_SUBMISSION:
        by = meet_by(state.window.due, view.cohort.policy.holidays)
        return language.say("meet by {day}", day=short_day(by, language))
    return language.say("due {day}", day=short_day(state.window.due, language))


def held_count(view: PairView) -> int:
    """Count the exchanges held."""
    return sum(exchange.state is ExchangeState.HELD for exchange in view.exchanges)


Names = Mapping[str, str]
"""The names of a cohort's people by their ids."""


def people_facts(view: PairView, language: Language, signs: Signs) -> list[Fact]:
    """Give the people of a pair and how to reach them."""
    facts = _person(language.say("Mentee"), view.mentee)
    label = language.say("Mentor")
    nobody = "—" if signs is Signs.UNICODE else "-"
    if view.mentor is None:
        facts.append((label, nobody))
    else:
        facts += _person(label, view.mentor)
        if view.mentor.pedagogical_team is False:
            facts.append(("", language.say("not of the pedagogical team")))
    if view.supervisor is not None:
        facts += _person(language.say("Supervisor"), view.supervisor)
    return facts


def mentor_facts(view: PairView, names: Names, language: Language) -> list[Fact]:
    """Give the mentors before the one in force, and those to come, where there were several."""
    if len(view.pair.mentors) < 2:  # noqa: PLR2004 - one mentor has not been changed
        return []
    ordered = sorted(view.pair.mentors, key=lambda assignment: assignment.starts)
    values = [_assignment(assignment, names, language) for assignment in ordered]
    return _labelled(language.say("Mentors"), values)


def internship_facts(view: PairView, language: Language) -> list[Fact]:
    """Give the internship with its dates and amendments."""
    say, internship = language.say, view.pair.internship
    if internship is None:
        return [(say("Internship"), say("not known yet"))]
    start, end = internship.dates_on(view.assessment.on)
    facts = [
        (say("Internship"), internship.organisation),
        (
            say("Dates"),
            say("{start} to {end}", start=long_day(start, language), end=long_day(end, language)),
        ),
    ]
    if (start, end) != (internship.start, internship.end):
        first = say(
            "{start} to {end}",
            start=long_day(internship.start, language),
            end=long_day(internship.end, language),
        )
        facts.append((say("At first"), first))
    if internship.topic:
        facts.append((say("Topic"), internship.topic))
    amended = [
        _amendment(amendment, view, language)
        for amendment in sorted(internship.amendments, key=lambda one: one.agreed_on)
    ]
    return facts + _labelled(say("Amended"), amended)


def agreement_facts(view: PairView, language: Language) -> list[Fact]:
    """Give what the pair agreed on, who began, and how far the dissertation is."""
    say, pair = language.say, view.pair
    facts = [(say("Objectives"), pair.objectives)] if pair.objectives else []
    facts.append((say("Began"), _beginning(view, language)))
    facts += _labelled(say("Charter"), list(_acceptances(view, language)))
    due = view.cohort.submission_due_for(pair.submission_due)
    words = (
        say("due {day}, a day of its own", day=long_day(due, language))
        if pair.submission_due
        else say("due {day}", day=long_day(due, language))
    )
    lines = [words]
    if pair.submitted_on:
        lines.append(say("submitted on {day}", day=long_day(pair.submitted_on, language)))
    return facts + _labelled(say("Dissertation"), lines)


def _person(label: str, person: Person) -> list[Fact]:
    place = ", ".join(part for part in (person.time_zone, person.country) if part)
    known = (person.phone, person.email, person.affiliation, place)
    return [(label, person.name), *(("", value) for value in known if value)]


def _labelled(label: str, values: list[str]) -> list[Fact]:
    """Put the label before the first of some values, and nothing before the others."""
    labels = [label, *[""] * len(values)]
    return list(zip(labels, values, strict=False))


def _assignment(assignment: Assignment, names: Names, language: Language) -> str:
    words = language.say(
        "{mentor} from {day}",
        mentor=names.get(assignment.mentor, assignment.mentor),
        day=long_day(assignment.starts, language),
    )
    return with_reason(words, assignment.reason)


def _amendment(amendment: Amendment, view: PairView, language: Language) -> str:
    say = language.say
    parts = []
    if amendment.start:
        parts.append(say("start {day}", day=long_day(amendment.start, language)))
    if amendment.end:
        parts.append(say("end {day}", day=long_day(amendment.end, language)))
    agreed = long_day(amendment.agreed_on, language)
    words = (
        say("agreed on {day}: {dates}", day=agreed, dates=", ".join(parts))
        if amendment.agreed_on <= view.assessment.on
        else say("agreed later, on {day}: {dates}", day=agreed, dates=", ".join(parts))
    )
    return with_reason(words, amendment.reason)


def _beginning(view: PairView, language: Language) -> str:
    say, first = language.say, _first_held(view)
    if first is None:
        return say("awaiting the mentee's first contact")
    day = long_day(first.on, language)
    if first.initiated_by is None:
        return say("on {day}; who began is not known", day=day)
    by = party_word(first.initiated_by, language)
    if first.initiated_by is Party.MENTOR:
        return say("on {day}, by the {party}: it was the mentee's to do", day=day, party=by)
    return say("on {day}, by the {party}", day=day, party=by)


def _first_held(view: PairView) -> Exchange | None:
    held = [
        one
        for one in view.exchanges
        if one.state is ExchangeState.HELD and one.on <= view.assessment.on
    ]
    return min(
        held, key=lambda one: (one.on, one.at.isoformat() if one.at else "", one.id), default=None
    )


def _acceptances(view: PairView, language: Language) -> Iterator[str]:
    accepted = view.pair.charter_accepted
    for party, day in ((Party.MENTEE, accepted.mentee), (Party.MENTOR, accepted.mentor)):
        if day is not None:
            yield language.say(
                "accepted by the {party} on {day}",
                party=party_word(party, language),
                day=long_day(day, language),
            )


def with_reason(words: str, reason: str | None) -> str:
    """Give words with the reason for what they tell, where one was given."""
    return f"{words} ({reason})" if reason else words


def rest_facts(view: PairView, language: Language) -> list[Fact]:
    """Give the pauses, waivers and snooze of a pair, and when it was withdrawn."""
    say, pair = language.say, view.pair
    facts = []
    if pair.withdrawn_on:
        facts.append((say("Withdrawn"), say("on {day}", day=long_day(pair.withdrawn_on, language))))
    facts += [(say("Paused"), words) for words in _pauses(pair, language)]
    facts += [(say("Waived"), words) for words in _waivers(pair, language)]
    if pair.snoozed:
        until = say("until {day}", day=long_day(pair.snoozed.until, language))
        facts.append((say("Snoozed"), with_reason(until, pair.snoozed.note)))
    return facts


def evaluation_facts(view: PairView, names: Names, language: Language) -> list[Fact]:
    """Give the contributions to the evaluation, the mentor's and the supervisor's."""
    return [
        (_evaluator(evaluation.by, language), _evaluation(evaluation, names, language))
        for evaluation in view.pair.evaluations
    ]


def _pauses(pair: Pair, language: Language) -> Iterator[str]:
    say = language.say
    for pause in pair.pauses:
        start = long_day(pause.starts, language)
        words = (
            say("{start} to {end}", start=start, end=long_day(pause.ends, language))
            if pause.ends
            else say("from {day} on", day=start)
        )
        yield with_reason(words, pause.reason)


def _waivers(pair: Pair, language: Language) -> Iterator[str]:
    for waiver in pair.waivers:
        words = language.say(
            "{meeting}, on {day}",
            meeting=checkpoint_name(waiver.checkpoint, language),
            day=long_day(waiver.on, language),
        )
        yield with_reason(words, waiver.reason)


def _evaluator(by: Evaluator, language: Language) -> str:
    if by is Evaluator.MENTOR:
        return language.say("Engagement")
    return language.say("Work")


def _evaluation(evaluation: Evaluation, names: Names, language: Language) -> str:
    say = language.say
    by = say("the mentor") if evaluation.by is Evaluator.MENTOR else say("the supervisor")
    heads = [rating_word(evaluation.rating, language)] if evaluation.rating else []
    heads.append(say("by {person} on {day}", person=by, day=long_day(evaluation.on, language)))
    if evaluation.received_by:
        heads.append(_received(evaluation.received_by, language))
    if evaluation.entered_by:
        who = names.get(evaluation.entered_by, evaluation.entered_by)
        heads.append(say("entered by {person}", person=who))
    head = ", ".join(heads)
    return f"{head}\n{evaluation.text}" if evaluation.text else head


def _received(received_by: str, language: Language) -> str:
    known = {channel.value: channel_word(channel, language) for channel in Channel}
    return language.say("received by {way}", way=known.get(received_by, received_by))
