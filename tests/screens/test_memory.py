"""What a session holds on to: no more after many visits than after the first."""

import gc
import tracemalloc

from tests.screens.sittings import Sitting, sitting
from tui.desk.desk import Desk

ROUND = ("2", "enter", "x", "escape", "escape", "3", "r", "5", "question_mark", "escape", "1")
"""Keys that visit ten screens and forms, and come back."""

VISITS_A_ROUND = 10
ROUNDS = 2
MOST_BYTES_A_VISIT = 25_000
"""Five megabytes in 200 visits."""


async def growth(person: Sitting, rounds: int, kept: list[object] | None = None) -> float:
    """Return how many bytes more are held after a visit, going round so often."""
    await go_round(person, 1, None)
    tracemalloc.start()
    try:
        await go_round(person, 1, kept)
        before = held()
        await go_round(person, rounds, kept)
        return (held() - before) / (rounds * VISITS_A_ROUND)
    finally:
        tracemalloc.stop()


async def go_round(person: Sitting, rounds: int, kept: list[object] | None) -> None:
    """Visit what there is, and keep what is seen where something is to be kept."""
    for _ in range(rounds):
        for key in ROUND:
            await person.press(key)
            if kept is not None:
                kept.append(person.app.screen)


def held() -> int:
    """Return the bytes that are held."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


class TestMemory:
    async def test_grows_by_less_than_5_mb_in_200_visits(self, sample: Desk) -> None:
        async with sitting(sample) as person:
            assert await growth(person, ROUNDS) < MOST_BYTES_A_VISIT
            assert person.view == "HomeScreen"

    async def test_is_seen_to_grow_where_screens_are_kept(self, sample: Desk) -> None:
        async with sitting(sample) as person:
            assert await growth(person, 1, kept=[]) > MOST_BYTES_A_VISIT
