"""The orders of a table of pairs, and which of them a filter finds."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache

from tui.domain.assessment import risk_order
from tui.domain.names import fold
from tui.widgets.pair_row import PairRow


class PairOrder(StrEnum):
    """By what pairs are sorted; what a pair does not have comes last."""

    RISK = "risk"
    MENTEE = "mentee"
    MENTOR = "mentor"
    MEET_BY = "meet_by"
    LAST_CONTACT = "last_contact"


folded = lru_cache(maxsize=16_384)(fold)
"""Names folded for finding and sorting, remembered: a filter folds all of them at every letter."""


def arranged(rows: Iterable[PairRow], order: PairOrder) -> list[PairRow]:
    """Give rows in an order; those that are equal in it stand risk first."""
    by_risk = sorted(rows, key=lambda row: risk_order(row.assessment, row.key))
    if order is PairOrder.MENTEE:
        return sorted(by_risk, key=lambda row: folded(row.mentee))
    if order is PairOrder.MENTOR:
        return sorted(by_risk, key=lambda row: (not row.mentor, folded(row.mentor)))
    if order is PairOrder.MEET_BY:
        return sorted(by_risk, key=lambda row: row.assessment.meet_by or date.max)
    if order is PairOrder.LAST_CONTACT:
        return sorted(by_risk, key=lambda row: row.assessment.last_contact or date.max)
    return by_risk


def found(rows: Iterable[PairRow], wanted: str) -> list[PairRow]:
    """Give the rows in which every word of `wanted` is a part of the mentee's or mentor's name."""
    words = fold(wanted).split()
    if not words:
        return list(rows)
    hay = ((row, f"{folded(row.mentee)} {folded(row.mentor)}") for row in rows)
    return [row for row, names in hay if all(word in names for word in words)]
