"""A pair as it would stand after an act, to say so before it is done."""

from datetime import date

from tui.desk.exchanges import Draft
from tui.desk.views import PairView
from tui.domain.assessment import Assessment, assess
from tui.domain.codes import ExchangeState
from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair
from tui.domain.rules import check_pair
from tui.screens.forms.act import PairSubject
from tui.wording.consequences import day_kind
from tui.wording.counting import counting_sentence

_MOST_PAIRS = 500
"""Of more pairs than these nobody waits for what a policy would do to them at every letter."""


def supposed(view: PairView, pair: Pair, on: date) -> Assessment:
    """Assess a pair as it would be, on a day; raises RefusedError where it cannot be so."""
    check_pair(pair, view.cohort)
    return assess(pair, view.exchanges, view.cohort, on)


def calls_under(views: tuple[PairView, ...], cohort: Cohort, on: date) -> int | None:
    """Count the pairs that would need a call under another policy; None for too many pairs."""
    if len(views) > _MOST_PAIRS:
        return None
    for view in views:
        check_pair(view.pair, cohort)
    return sum(assess(view.pair, view.exchanges, cohort, on).is_listed_at_risk for view in views)


def counting(subject: PairSubject, draft: Draft, state: ExchangeState) -> str:
    """Say what an exchange would count for, and that its day is one on which few people work."""
    view, language = subject.view, subject.language
    exchange = Exchange(
        "", view.pair.id, draft.on, state, draft.channel, checkpoint=draft.checkpoint
    )
    sentence = counting_sentence(exchange, view.assessment.windows, view.cohort, language)
    kind = day_kind(draft.on, view.cohort.policy.holidays, language)
    return f"{sentence}; {kind}" if kind else sentence
