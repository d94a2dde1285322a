"""The command `mentorat`: first the language, then the command line."""

import os
import sys
from collections.abc import Mapping, Sequence

from tui.wording.language import choose

_OPTION = "--lang"
_LOCALE = ("MENTORAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""The environment variables that may name the reader's language; the first one set decides."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    choose(language_in(given, os.environ))
    from tui.cli.running import run  # noqa: PLC0415 - its help is worded when it is imported

    return run(given)


def language_in(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Give the code or locale of the reader's language: as an argument says, else the locale."""
    found = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    for place, argument in enumerate(arguments):
        option, equals, value = argument.partition("=")
        if option == _OPTION:
            found = value if equals else "".join(arguments[place + 1 : place + 2])
    return found


if __name__ == "__main__":
    sys.exit(main())
