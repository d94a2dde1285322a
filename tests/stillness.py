"""When an app has done all that a key sets going: told by its event loop, not by the clock."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual import app as apps
from textual import pilot, screen
from textual._context import active_app
from textual.app import App
from textual.timer import Timer

_MOMENT = 0.002
"""Seconds between two looks at what a timer of Textual's is to do."""

_MOST_STEPS = 100_000
"""Steps of the event loop after which an app is said never to come to rest."""


def _timer_that_does_not_run(of: screen.Screen[Any]) -> Timer:
    """Return what a screen starts in order to be drawn, and what is only looked at here."""
    timer: Timer = of.__dict__.setdefault("_looked_at", Timer(of, 0, pause=True))
    return timer


_draw = screen.Screen._compositor_refresh  # noqa: SLF001 - what draws

_OWED = "_is_owed_a_frame"


def _draw_when_still(of: screen.Screen[Any]) -> None:
    """Owe a screen its frame; one that lies below another has that one drawn anew, as always."""
    if of is of.app.screen:
        of.__dict__[_OWED] = True
    else:
        _draw(of)


@contextmanager
def drawn_when_still() -> Iterator[None]:
    """Draw screens once all is done that goes before, not at every step and 120 times a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screen.Screen, "_update_timer", property(_timer_that_does_not_run))
        patch.setattr(screen.Screen, "_compositor_refresh", _draw_when_still)
        patch.setattr(pilot, "wait_for_idle", processor_is_idle)
        patch.setattr(apps, "wait_for_idle", processor_is_idle)
        yield


async def stillness(app: App[Any]) -> None:
    """Return once nothing is left to be done, drawn or moved; raise TimeoutError if that is never.

    What a thread does, and what a timer does later, is not waited for.
    """
    for _ in range(_MOST_STEPS):
        await asyncio.sleep(0)
        if _is_at_work():
            continue
        if _is_over(app):
            return
        if _is_held_back(app):
            await asyncio.sleep(_MOMENT)
        elif _is_to_be_drawn(app.screen):
            app.screen._on_timer_update()  # noqa: SLF001 - what the pilot calls
        elif app.screen.__dict__.pop(_OWED, False):
            _draw(app.screen)
        elif (moving := app.animator)._animations or moving._scheduled:  # noqa: SLF001 - nor this
            await moving.wait_until_complete()
        else:
            return
    raise TimeoutError(app)


async def processor_is_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:  # noqa: ARG001 - Textual's own
    """Wait as Textual's pilot does, which looks at the clock of the processor."""
    await stillness(active_app.get())


def _is_at_work() -> bool:
    """Return whether anything is to run now, beside who asks."""
    loop: Any = asyncio.get_running_loop()
    due = loop._scheduled  # noqa: SLF001 - asyncio tells it nowhere else
    is_due = any(not one.cancelled() and one.when() <= loop.time() for one in due[:1])
    return bool(loop._ready) or is_due  # noqa: SLF001 - the same


def _is_over(app: App[Any]) -> bool:
    """Return whether an app was left."""
    return app._exit or not app._running  # noqa: SLF001 - told nowhere else


def _is_held_back(app: App[Any]) -> bool:
    """Return whether a change of the mode or of the size lets drawing wait for a moment."""
    return app._batch_count > 0 or app._resize_event is not None  # noqa: SLF001 - told nowhere else


def _is_to_be_drawn(shown: screen.Screen[Any]) -> bool:
    """Return whether a screen waits for its timer."""
    timer: Any = shown._update_timer  # noqa: SLF001 - told nowhere else
    return bool(timer._active.is_set())  # noqa: SLF001 - the same
