"""What a cohort would hold once an act was taken back, and whether it may hold that."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.domain.cohort_rules import check_each
from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.errors import Missing, NotFoundError
from tui.domain.exchanges import Exchange
from tui.domain.history import Change, Value
from tui.domain.pair_rules import check_mentee_stays, check_people
from tui.domain.pairs import Pair
from tui.domain.people import Person


def check_reversal(contents: Contents, changes: Sequence[Change]) -> None:
    """Refuse to take changes back where what stands besides them no longer allows it.

    Each change alone is as it was; the cohort's policy, its people and its pairs may not be.
    """
    result = contents_before(contents, changes)
    values = [change.before for change in changes if change.before is not None]
    for value in values:
        if isinstance(value, Exchange) and value.pair not in result.pairs:
            raise NotFoundError(Missing.PAIR, reference=value.pair)
        if isinstance(value, Pair):
            check_people(value, result.people)
            now = contents.pairs.get(value.id, value)
            check_mentee_stays(now, value, len(result.of_pair(value.id)))
    check_each(result, _touched(result, values))


def contents_before(contents: Contents, changes: Iterable[Change]) -> Contents:
    """Give what a cohort holds with what stood before some changes in its place."""
    cohort, people, pairs = contents.cohort, dict(contents.people), dict(contents.pairs)
    exchanges = dict(contents.exchanges)
    for change in changes:
        before = change.before
        if isinstance(before, Cohort):
            cohort = before
        elif isinstance(before, Person):
            people[before.id] = before
        elif isinstance(before, Pair):
            pairs[before.id] = before
        elif isinstance(before, Exchange):
            exchanges[before.pair] = (*_others(exchanges, before), before)
        elif isinstance(change.after, Exchange):
            exchanges[change.after.pair] = _others(exchanges, change.after)
        elif change.table == "people":
            people.pop(change.id, None)
        else:
            pairs.pop(change.id, None)
    return replace(contents, cohort=cohort, people=people, pairs=pairs, exchanges=exchanges)


def _others(exchanges: dict[str, tuple[Exchange, ...]], exchange: Exchange) -> tuple[Exchange, ...]:
    return tuple(one for one in exchanges.get(exchange.pair, ()) if one.id != exchange.id)


def _touched(result: Contents, values: Iterable[Value]) -> Iterable[Pair]:
    """Give the pairs that values concern: all of them where the cohort itself is one."""
    ids = dict.fromkeys(
        value.pair if isinstance(value, Exchange) else value.id
        for value in values
        if isinstance(value, Exchange | Pair)
    )
    if any(isinstance(value, Cohort) for value in values):
        return result.pairs.values()
    return [result.pairs[id_] for id_ in ids]
