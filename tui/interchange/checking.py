"""What a document's parts must satisfy together: ids, references, the rules of the charter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from tui.domain.codes import ExchangeState, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.errors import RefusedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.rules import check_exchange, check_pair, dates_in_turn
from tui.interchange.parsing import Location, Problem, place_of, value_text
from tui.wording.errors import error_sentence
from tui.wording.language import Language


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a pair or an exchange breaks, and where in it."""

    inside: Location
    value: object
    error: RefusedError

    def problem(self, location: Location, language: Language) -> Problem:
        """Give the problem, seen from the pair or exchange at a location."""
        return Problem(
            place_of((*location, *self.inside)),
            value_text(self.value),
            error_sentence(self.error, language),
        )


def pair_breaches(pair: Pair, cohort: Cohort) -> Iterator[Breach]:
    """Give the rules that a pair breaks: of its mentors, its pauses, its dates, one of each."""
    parts = (pair, replace(pair, mentors=()), replace(pair, mentors=(), pauses=()))
    seen: set[Location] = set()
    for part in parts:
        try:
            check_pair(part, cohort)
        except RefusedError as error:
            breach = _placed(pair, error)
            if breach.inside not in seen:
                seen.add(breach.inside)
                yield breach


def exchange_breaches(exchange: Exchange, cohort: Cohort, now: datetime) -> Iterator[Breach]:
    """Give the rules that an exchange breaks: of its date, of the checkpoint that it names."""
    on_any_day = replace(exchange, state=ExchangeState.PLANNED)
    for part in (replace(exchange, checkpoint=Purpose.AUTO), on_any_day):
        try:
            check_exchange(part, cohort, now)
        except RefusedError as error:
            if error.code is Rule.NOT_A_MEETING:
                yield Breach(("checkpoint",), exchange.checkpoint, error)
            else:
                yield Breach(("on",), exchange.on.isoformat(), error)


def doubled_ids(
    table: str, ids: Iterable[tuple[int, str]], language: Language
) -> Iterator[Problem]:
    """Give the ids of a table that stand there more than once."""
    first: dict[str, int] = {}
    for index, found in ids:
        if found in first:
            other = place_of((table, first[found]))
            expected = language.say("an id of its own; {other} has this one", other=other)
            yield Problem(place_of((table, index, "id")), value_text(found), expected)
        first.setdefault(found, index)


def references(pair: Pair) -> Iterator[tuple[Location, str]]:
    """Give every person whom a pair names, with the place in it."""
    yield ("mentee",), pair.mentee
    for index, assignment in enumerate(pair.mentors):
        yield ("mentors", index, "mentor"), assignment.mentor
    if pair.internship and pair.internship.supervisor is not None:
        yield ("internship", "supervisor"), pair.internship.supervisor


def _placed(pair: Pair, error: RefusedError) -> Breach:
    facts = error.facts
    match error.code:
        case Rule.MENTOR_IS_MENTEE | Rule.MENTOR_IS_SUPERVISOR:
            mentors = [assignment.mentor for assignment in pair.mentors]
            index = mentors.index(str(facts["mentor"]))
            return Breach(("mentors", index, "mentor"), facts["mentor"], error)
        case Rule.TWO_MENTORS_SAME_DAY:
            days = [assignment.starts for assignment in pair.mentors]
            index = len(days) - 1 - days[::-1].index(_day(facts["day"]))
            return Breach(("mentors", index, "from"), days[index].isoformat(), error)
        case Rule.PAUSE_BACKWARDS:
            ends = [(pause.starts, pause.ends) for pause in pair.pauses]
            index = ends.index((_day(facts["starts"]), _day(facts["ends"])))
            return Breach(("pauses", index, "to"), _day(facts["ends"]).isoformat(), error)
        case _:
            return _placed_dates(pair, error)


def _placed_dates(pair: Pair, error: RefusedError) -> Breach:
    """Place an error of dates at the internship, or at the amendment that brings it about."""
    wrong = _day(error.facts["start"]), _day(error.facts["end"])
    step = list(dates_in_turn(pair)).index(wrong)
    internship = pair.internship
    if internship is None or step == 0:
        return Breach(("internship", "end"), wrong[1].isoformat(), error)
    amendment = internship.amendments_on(date.max)[step - 1]
    index = next(place for place, other in enumerate(internship.amendments) if other is amendment)
    field = "end" if amendment.end else "start"
    value = amendment.end or amendment.start
    location = ("internship", "amendments", index, field)
    return Breach(location, value.isoformat() if value else None, error)


def _day(fact: object) -> date:
    if not isinstance(fact, date):
        raise TypeError(fact)
    return fact
