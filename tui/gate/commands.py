"""What visitors may ask for: their words, read once and without a shell, and the commands."""

import shlex
import unicodedata
from collections.abc import Iterator
from typing import Any

import click

from tui.wording.language import current

MOST_BYTES, MOST_WORDS = 2048, 32

COMMANDS = frozenset(
    {
        *("at-risk", "pairs", "mine", "show", "calendar", "cohorts", "people", "policy", "log"),
        *("info", "whoami", "record", "plan", "move", "confirm", "cancel", "no-show", "edit"),
        *("amend", "reassign", "waive", "snooze", "wake", "pause", "resume", "submit", "withdraw"),
        *("objectives", "evaluate", "accept-charter", "remind", "new", "import", "close"),
        *("reopen", "snapshot", "verify", "restore", "undo", "redo", "doctor", "access", "schema"),
    }
)
"""The commands that are open to who comes over SSH."""

NOT_OPEN = frozenset({"demo", "init", "backup", "repair", "completion"})
"""The commands that are not: they write beside the store, or are for the host alone."""

_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})


class WordsError(Exception):
    """Words that are not accepted."""


def words_in(raw: bytes) -> list[str]:
    """Return the words of a client's command; raise WordsError unless they may be looked at."""
    if len(raw) > MOST_BYTES:
        raise WordsError
    try:
        text = raw.decode("utf-8")
        words = shlex.split(text) if _is_plain(text) else []
    except ValueError as error:
        raise WordsError from error
    if not words or len(words) > MOST_WORDS or words[0] not in COMMANDS:
        raise WordsError
    return words


def _is_plain(text: str) -> bool:
    return all(one == " " or unicodedata.category(one) not in _REFUSED for one in text)


_FILES = frozenset({"file", "directory"})
"""The names of the parameters that lead to a file."""

Found = click.Command | None

_STREAM = "-"
_STORE = "store"
"""The name of the option that leads to another store."""


class _Nowhere(click.ParamType[Any]):
    """A path that visitors do not give."""

    name = "nowhere"

    def convert(
        self,
        value: Any,  # noqa: ANN401, ARG002 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:  # noqa: ANN401 - as above
        """Refuse whatever is given."""
        self.fail(current().say("Only the standard streams are open here."), param, ctx)


def close_doors() -> None:
    """Take from every command what leads out of the store; the process is one visitor's alone."""
    # its help is worded when it is imported, once the language is known
    from tui.cli.groups import LazyGroup  # noqa: PLC0415
    from tui.cli.root import root  # noqa: PLC0415

    root.params = list(_open_to_visitors(root))
    found = LazyGroup.get_command

    def found_for_visitors(self: Any, ctx: click.Context, cmd_name: str) -> Found:  # noqa: ANN401 - LazyGroup, imported here
        command = found(self, ctx, cmd_name)
        if command is not None:
            command.params = list(_open_to_visitors(command))
        return command

    LazyGroup.get_command = found_for_visitors  # type: ignore[method-assign]


def _open_to_visitors(command: click.Command) -> Iterator[click.Parameter]:
    for parameter in command.params:
        if parameter.name in _FILES:
            parameter.type = click.Choice([_STREAM])
        elif isinstance(parameter.type, click.Path | click.File):
            parameter.type, parameter.default = _Nowhere(), None
        if parameter.name != _STORE:
            yield parameter
