"""Other processes at work on a store, each a Python of its own that runs a few lines."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 60
"""After so long a process that hangs fails its test."""

Process = subprocess.Popen[str]


@contextmanager
def running(lines: str, *arguments: object) -> Iterator[Process]:
    """Run lines in another process, which is gone afterwards."""
    command = [sys.executable, "-c", lines, *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said_by(process: Process) -> str:
    """Give the next line that a process says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def tell(process: Process, *lines: str) -> None:
    """Say lines to a process."""
    assert process.stdin is not None
    process.stdin.writelines(f"{line}\n" for line in lines)
    process.stdin.flush()


def rest_of(process: Process) -> list[str]:
    """Wait for the end of a process, and give the lines that it said until then."""
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    return said.split()
