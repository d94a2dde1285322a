"""A process of its own beside one that tries a disk: it holds a lock, and clears up at the end.

It is run by its path, without the packages of this program. It removes the directory it is given
once its standard input ends, which it does however the other process ends.
"""

import fcntl
import os
import shutil
import signal
import sys

LOCK, FREE = "lock", "free"
"""What it can be told, on a line: to hold the lock of the file given, and to let it go."""

DONE, FAILED = "done", "failed"
"""What it answers, on a line, and DONE once when it begins."""


def main(directory: str, file: str) -> None:
    """Do what the lines of the standard input say, answer each, and clear up at their end."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    held = []
    _answer(DONE)
    try:
        for line in sys.stdin:
            try:
                if line.strip() == LOCK:
                    held.append(os.open(file, os.O_RDWR))
                    fcntl.flock(held[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
                else:
                    os.close(held.pop())
            except OSError:
                _answer(FAILED)
            else:
                _answer(DONE)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def _answer(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
