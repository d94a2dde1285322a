"""What a person sets for themselves: the keys of the actions, and how it is drawn."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.domain.errors import ConfigurationError, ConfigurationFault

_KEYS, _DISPLAY = "keys", "display"
_SIGNS_SET = "MENTORAT_SIGNS"
_SIGNS = ("unicode", "ascii")
_CHOICES: Mapping[str, tuple[object, ...]] = {"signs": _SIGNS, "mouse": (True, False)}
"""What each setting of the display may be."""


@dataclass(frozen=True, slots=True)
class KeySetting:
    """The keys that an act is to have, and the line that says so."""

    act: str
    keys: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a configuration file says; one that is not there says nothing."""

    path: str = ""
    keys: tuple[KeySetting, ...] = field(default=())
    signs: str = ""
    """The signs to draw, `unicode` or `ascii`; empty for those of the terminal."""
    mouse: bool = True
    """Whether the screens take the mouse; else the terminal selects text with it."""


def read_configuration(path: Path | None) -> Configuration:
    """Read a configuration file; raise ConfigurationError with the file and the line."""
    if path is None:
        return Configuration()
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        return Configuration()
    except (OSError, UnicodeDecodeError) as error:
        reason = "UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise ConfigurationError(
            ConfigurationFault.NOT_READ, path=str(path), reason=reason
        ) from error
    return _read(str(path), text.removeprefix("\ufeff"))


def _read(path: str, text: str) -> Configuration:
    import tomllib  # noqa: PLC0415 - only where there is a file

    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        raise ConfigurationError(ConfigurationFault.NOT_TOML, path=path, reason=reason) from error
    _check_known(settings, (_KEYS, _DISPLAY), path, text)
    keys = tuple(_key_settings(path, text, settings.get(_KEYS, {})))
    return Configuration(path, keys, **_display(path, text, settings.get(_DISPLAY, {})))


def _display(path: str, text: str, table: object) -> dict[str, Any]:
    """Return how it is to be drawn; raise ConfigurationError."""
    found = table if isinstance(table, dict) else {_DISPLAY: table}
    _check_known(found, _CHOICES, path, text)
    for name, value in found.items():
        if not any(value == one for one in _CHOICES[name] if type(one) is type(value)):
            line, expected = _line_of(name, text), _listed(_CHOICES[name])
            raise ConfigurationError(
                ConfigurationFault.NOT_ONE_OF, path=path, line=line, name=name, expected=expected
            )
    return found


def _check_known(table: Mapping[str, object], known: Collection[str], path: str, text: str) -> None:
    for name in table:
        if name not in known:
            raise ConfigurationError(
                ConfigurationFault.UNKNOWN_SETTING,
                path=path,
                line=_line_of(name, text),
                value=name,
                expected=_listed(known),
            )


def _listed(values: Iterable[object]) -> str:
    return ", ".join(str(value).lower() for value in values)


def signs_set(environment: Mapping[str, str], configuration: Configuration) -> str:
    """Return the signs that are set, by the environment first; raise ConfigurationError."""
    found = environment.get(_SIGNS_SET, "").lower()
    if found and found not in _SIGNS:
        raise ConfigurationError(
            ConfigurationFault.NOT_ONE_OF, name=_SIGNS_SET, expected=_listed(_SIGNS)
        )
    return found or configuration.signs


def _key_settings(path: str, text: str, table: object) -> Iterator[KeySetting]:
    for act, given in _flat(table):
        line = _line_of(act, text)
        keys = given.split(",") if isinstance(given, str) else given
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            keys = []
        keys = [key.strip() for key in keys]
        if not act or not keys or not all(keys):
            raise ConfigurationError(
                ConfigurationFault.NOT_KEYS, path=path, line=line, act=act or _KEYS
            )
        yield KeySetting(act, tuple(keys), line)


def _flat(table: object, above: str = "") -> Iterator[tuple[str, object]]:
    """Yield what lies in a table by its whole name: `pair.open` may be written as a table."""
    if not isinstance(table, dict):
        yield above, table
        return
    for name, value in table.items():
        yield from _flat(value, f"{above}.{name}" if above else name)


def _line_of(name: str, text: str) -> int:
    """Return the line, from 1, on which something is set; TOML's reader does not tell."""
    last = name.rpartition(".")[2]
    for wanted in (re.escape(name), re.escape(last)):
        written = re.compile(rf"""^\s*\[?\s*["']?[\w.-]*?{wanted}["']?\s*[=\]]""")
        for number, line in enumerate(text.splitlines(), 1):
            if written.match(line):
                return number
    return 1
