"""A slow line: what goes through it takes its time, in both directions."""

import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep

DELAY = 0.3
"""Seconds that a byte is on its way."""

RATE = 960
"""Bytes a second: 9,600 baud with a start and a stop bit."""

_CHUNK = 96


@contextmanager
def slow_line_to(port: int) -> Iterator[int]:
    """Give the port of a line that leads to another port on the loopback."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_accept, args=(listening, port), daemon=True).start()
        yield listening.getsockname()[1]


def _accept(listening: socket.socket, port: int) -> None:
    with suppress(OSError):
        while True:
            near, _ = listening.accept()
            far = socket.create_connection(("127.0.0.1", port))
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=_carry, args=(source, target), daemon=True).start()


def _carry(source: socket.socket, target: socket.socket) -> None:
    """Carry bytes from one end to the other, late and slowly, until either is closed."""
    under_way: deque[tuple[float, bytes]] = deque()
    arrived = threading.Semaphore(0)

    def deliver() -> None:
        with suppress(OSError):
            while True:
                arrived.acquire()
                due, chunk = under_way.popleft()
                sleep(max(due - monotonic(), 0))
                if not chunk:
                    break
                target.sendall(chunk)
                sleep(len(chunk) / RATE)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    threading.Thread(target=deliver, daemon=True).start()
    chunk = b" "
    while chunk:
        try:
            chunk = source.recv(_CHUNK)
        except OSError:
            chunk = b""
        under_way.append((monotonic() + DELAY, chunk))
        arrived.release()
