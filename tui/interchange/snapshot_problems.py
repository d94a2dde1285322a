"""What is wrong with a snapshot, and a snapshot that is refused for it."""

from collections.abc import Iterable
from datetime import date, time

from tui.domain.errors import Fact, RefusedError, Rule
from tui.interchange.problems import Problem, cut, value_text


class SnapshotRefusedError(RefusedError):
    """A snapshot that cannot be relied on, with everything found in it."""

    def __init__(
        self, problems: Iterable[Problem], code: Rule = Rule.SNAPSHOT_REFUSED, **facts: Fact
    ) -> None:
        self.problems = tuple(problems)
        super().__init__(code, count=len(self.problems), **facts)


def toml_text(value: object) -> str:
    """Give a value as TOML has it, cleaned, and cut where it is long."""
    if isinstance(value, list) and not any(isinstance(one, dict | list) for one in value):
        return cut(f"[{', '.join(map(toml_text, value))}]")
    return value.isoformat() if isinstance(value, date | time) else value_text(value)
