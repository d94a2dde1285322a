"""The command `mentorat`: first the language, then the command line."""

import os
import signal
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from importlib import import_module

from tui.wording.language import choose

_OPTION = "--lang"
_DOORS = {"gate": "tui.gate.door", "keys": "tui.gate.keys"}
"""The modules for what sshd calls and nobody types, by their commands."""
_LOCALE = ("MENTORAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""The environment variables that may name the reader's language; the first one set decides."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    if arguments is None:
        _own_process(os.environ)
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and given[0] in _DOORS:
        door = import_module(_DOORS[given[0]])
        code: int = door.run(given[1:])
        return code
    choose(language_in(given, os.environ))
    from tui.cli.main import run  # noqa: PLC0415 - its help is worded when it is imported

    return run(given)


def _own_process(environment: MutableMapping[str, str]) -> None:
    """Die by ctrl+c without a word, and let no variable tell Textual what to load or to write."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    for name in [name for name in environment if name.partition("_")[0] == "TEXTUAL"]:
        del environment[name]


def language_in(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the code or locale of the reader's language: as an argument says, else the locale."""
    found = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    for place, argument in enumerate(arguments):
        option, equals, value = argument.partition("=")
        if option == _OPTION:
            found = value if equals else "".join(arguments[place + 1 : place + 2])
    return found


if __name__ == "__main__":
    sys.exit(main())
