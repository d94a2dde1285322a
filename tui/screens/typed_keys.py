"""Keys handled one at a time: the next waits until the one before has taken effect."""

from collections import deque

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_TRIPS = 2
"""How often the way from the focus to the app is gone: once for the key, once for its messages."""

_PATIENCE = 2.0
"""For how many seconds a key may hold up the next one."""

Typed = events.Key | events.Paste
"""What a person types."""


class TypedKeys:
    """Holds back what is typed while the screen that it is meant for is still being opened.

    Textual sends a key to the widget that has the focus when the key is read. Typed in one go,
    the keys after one that opens another screen would all go to the screen that is left.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._in_hand: Typed | None = None
        self._handed_on: Typed | None = None

    @property
    def are_done(self) -> bool:
        """Whether everything typed so far has had its consequences."""
        return self._in_hand is None and self._handed_on is None and not self._waiting

    def hold(self, event: Typed) -> bool:
        """Keep what is typed until its turn comes; tell whether that is not at once."""
        if event is self._handed_on:
            self._handed_on = None
            return False
        if self.are_done:
            return False
        if not self._waiting and self._in_hand is not None:
            # a widget may be gone before it passes a key on
            self._app.set_timer(_PATIENCE, lambda key=self._in_hand: self._finish(key))
        self._waiting.append(event)
        return True

    def follow(self, event: Typed) -> None:
        """Let the next key wait until this one, which was just sent on, has been answered."""
        if self._is_a_letter(event):
            self._hand_on()
        else:
            self._in_hand = event
            self._go(event, 1, self._front)

    def _is_a_letter(self, event: Typed) -> bool:
        """Return whether the focused field takes the key as a letter, which opens no screen."""
        field = self._app.focused
        return field is not None and (
            isinstance(event, events.Paste) or field.check_consume_key(event.key, event.character)
        )

    @property
    def _front(self) -> MessagePump:
        return self._app.focused or self._app.screen

    def _go(self, event: Typed, trip: int, start: MessagePump) -> None:
        """Go the way of a key behind it, from the focus up to the app."""

        def step(place: MessagePump | None) -> None:
            while place is not None and not place.call_later(step, place._parent):  # noqa: SLF001 - the way on is told nowhere else
                place = place._parent  # noqa: SLF001 - the same
            if place is None:
                arrive()

        def arrive() -> None:
            if event is not self._in_hand or not self._app.is_running:
                return
            front = self._front
            if trip < _TRIPS or front is not start:
                self._go(event, trip + 1, front)
            else:
                self._finish(event)

        step(start)

    def _finish(self, event: Typed) -> None:
        if event is self._in_hand:
            self._in_hand = None
            self._hand_on()

    def _hand_on(self) -> None:
        if self._waiting:
            self._handed_on = self._waiting.popleft()
            self._app.post_message(self._handed_on)
