"""The installed command `mentorat`, run as a person runs it, with a home of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.end_to_end.terminal import Terminal

COMMAND = Path(sys.executable).with_name("mentorat")
USUAL_PATH = "/usr/local/bin:/usr/bin:/bin"


class Program:
    """Starts `mentorat` in terminals and without one, always with the same home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._terminals: list[Terminal] = []

    def open(
        self, *arguments: str, rows: int = 24, columns: int = 80, **environment: str
    ) -> Terminal:
        """Start it in a terminal, which is closed with the program."""
        command = (str(COMMAND), *arguments)
        there = {**self.environment(), "TERM": "xterm-256color", **environment}
        terminal = Terminal(command, there, rows=rows, columns=columns)
        self._terminals.append(terminal)
        return terminal

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run it without a terminal, to its end."""
        return subprocess.run(
            (COMMAND, *arguments),
            env={**self.environment(), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )

    def json(self, *arguments: str) -> Any:  # noqa: ANN401
        """Run it and give the document that it prints."""
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def environment(self) -> dict[str, str]:
        """Give the environment of somebody with this home, and nothing of ours."""
        return {
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PATH": f"{COMMAND.parent}:{USUAL_PATH}",
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
        }

    def close(self) -> None:
        """Close every terminal that is still open."""
        for terminal in self._terminals:
            terminal.close()
