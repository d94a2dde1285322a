"""What a cohort holds after a few steps: only what they touch is made anew."""

from collections.abc import Iterable
from typing import Any, TypeVar

from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.store.memory import Step

_Value = TypeVar("_Value")


def contents_after(held: Contents, steps: Iterable[Step[Any]]) -> Contents:
    """Return the contents after steps of which none moves a value to another id or pair."""
    by_table: dict[str, list[Step[Any]]] = {}
    for step in steps:
        if step.old is not None or step.new is not None:
            by_table.setdefault(step.table, []).append(step)
    return Contents(
        held.cohort,
        _with(held.people, by_table.get("people", [])),
        _with(held.pairs, by_table.get("pairs", [])),
        _with_exchanges(held.exchanges, by_table.get("exchanges", [])),
    )


def _with(found: dict[str, _Value], steps: list[Step[_Value]]) -> dict[str, _Value]:
    if not steps:
        return found
    changed: dict[str, Any] = dict(found)
    for step in steps:
        old, new = step.old, step.new
        if new is None:
            changed.pop(_id_of(old), None)
        else:
            changed[_id_of(new)] = new
    return changed


def _with_exchanges(
    found: dict[str, tuple[Exchange, ...]], steps: list[Step[Exchange]]
) -> dict[str, tuple[Exchange, ...]]:
    if not steps:
        return found
    lists: dict[str, list[Exchange]] = {}
    for step in steps:
        touched: Any = step.new or step.old
        exchanges = lists.setdefault(touched.pair, list(found.get(touched.pair, ())))
        if step.old is None:
            exchanges.append(touched)
        elif step.new is None:
            exchanges.remove(step.old)
        else:
            exchanges[exchanges.index(step.old)] = step.new
    changed = found | {pair: tuple(exchanges) for pair, exchanges in lists.items()}
    for pair, left in lists.items():
        if not left:
            del changed[pair]
    return changed


def _id_of(value: Any) -> str:  # noqa: ANN401 - a person or a pair
    id_: str = value.id
    return id_
