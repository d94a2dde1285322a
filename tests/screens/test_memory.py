"""What a session holds on to: no more after many visits than after the first."""

import gc
import tracemalloc

from tests.screens.sittings import Sitting, sitting
from tui.desk.desk import Desk

ROUND = ("2", "enter", "x", "escape", "escape", "3", "r", "5", "question_mark", "escape", "1")
"""Keys that visit ten screens and forms, and come back."""

VISITS, VISITS_A_ROUND = 200, 10
MOST_BYTES = 5_000_000


async def held_after(person: Sitting, rounds: int) -> int:
    """Go round and give the bytes that are held then."""
    for _ in range(rounds):
        await person.press(*ROUND)
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


class TestMemory:
    async def test_grows_by_less_than_5_mb_in_200_visits(self, sample: Desk) -> None:
        async with sitting(sample) as person:
            await person.press(*ROUND)
            tracemalloc.start()
            try:
                before = await held_after(person, 2)
                after = await held_after(person, VISITS // VISITS_A_ROUND)
            finally:
                tracemalloc.stop()
            assert person.view == "HomeScreen"
            assert after - before < MOST_BYTES
