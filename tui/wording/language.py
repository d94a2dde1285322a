"""A language: the one door through which every sentence reaches a reader."""

import gettext
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import cache

from tui.domain.errors import Facts
from tui.domain.texts import shown
from tui.wording.days import long_day, short_day

_DOMAIN = "mentorat"
_CATALOGUES = f"{__file__.rpartition('language')[0]}catalogues"

_KNOWN = ("en", "fr")
"""The codes of the languages that are planned; the first is that of the source."""

LANGUAGES = tuple(
    code
    for code in _KNOWN
    if code == _KNOWN[0] or os.path.exists(f"{_CATALOGUES}/{code}/LC_MESSAGES/{_DOMAIN}.mo")  # noqa: PTH110 - at each start
)
"""The codes of the languages that a reader may choose: those that have a catalogue."""


class _Written(dict[str, object]):
    """The facts of a sentence as they are drawn; one that is missing reads `?`."""

    def __missing__(self, name: str) -> str:
        return "?"


class Language:
    """The words of a language, found through gettext from the English of the source.

    Write messages as literals, so that they can be extracted. A fact that is a date is written
    short (`Fri 19 Jun`): pass `long_day(...)` where the year is not obvious to the reader.
    """

    __slots__ = ("_catalogue", "code")

    def __init__(self, code: str, catalogue: gettext.NullTranslations) -> None:
        self.code = code
        self._catalogue = catalogue

    def say(self, message: str, context: str | None = None, /, **facts: object) -> str:
        """Return a sentence with its facts, each cleaned so that none can act on a terminal.

        Where the same English has two senses, a context, a literal as well, tells them apart.
        """
        if context is None:
            return self._filled(self._catalogue.gettext(message), facts)
        return self._filled(self._catalogue.pgettext(context, message), facts)

    def count(self, one: str, many: str, number: int, /, **facts: object) -> str:
        """Return a sentence in the grammatical number of `number`, which it may name `{number}`."""
        chosen = self._catalogue.ngettext(one, many, number)
        return self._filled(chosen, facts | {"number": number})

    def word(self, context: str, word: str, /) -> str:
        """Return a word that other languages may need to tell apart by what it is said of."""
        return self._catalogue.pgettext(context, word)

    def _filled(self, text: str, facts: dict[str, object]) -> str:
        written = {name: self._written(fact) for name, fact in facts.items()}
        return text.format_map(_Written(written))

    def _written(self, fact: object) -> object:
        if isinstance(fact, int):
            return fact
        if isinstance(fact, date):
            return short_day(fact, self)
        if isinstance(fact, time):
            return fact.isoformat("minutes")
        return "?" if fact is None else shown(str(fact))


ENGLISH = Language("en", gettext.NullTranslations())

Words = Callable[[Facts, Language], str]
"""What makes the sentence of a code from its facts."""


def message(
    one: str, many: str | None = None, /, *, of: str = "", otherwise: Words | None = None
) -> Words:
    """Return the words of a code that says one sentence, a literal, with its facts.

    A sentence in two grammatical numbers counts the fact `of`, and may name it `{number}`. Where a
    fact that the sentence names is not known, `otherwise` is said, if there is such a thing.
    """

    def words(facts: Facts, language: Language) -> str:
        if otherwise and not _are_known((of,) if many else _names_in(one), facts):
            return otherwise(facts, language)
        if many:
            return language.count(one, many, number_in(facts, of), **facts)
        return language.say(one, **facts)

    return words


def _names_in(text: str) -> Iterator[str]:
    from string import Formatter  # noqa: PLC0415 - for a message that has another

    return (name for _, name, _, _ in Formatter().parse(text) if name)


def _are_known(names: Iterable[str], facts: Facts) -> bool:
    return all(facts.get(name) not in (None, "") for name in names)


def dated(words: Words) -> Words:
    """Return the same words, with every day among their facts written with its year."""
    return lambda facts, language: words(with_years(facts, language), language)


def number_in(facts: Facts, name: str) -> int:
    """Return a fact that is a number, 0 where it is missing."""
    fact = facts.get(name)
    return fact if isinstance(fact, int) else 0


def day_in(facts: Facts, name: str) -> date | None:
    """Return a fact that is a day, where there is one."""
    fact = facts.get(name)
    return fact if isinstance(fact, date) else None


def with_years(facts: Facts, language: Language) -> Facts:
    """Return facts whose days are written with their year, for a reader who cannot guess it."""
    return {
        name: long_day(fact, language) if isinstance(fact, date) else fact
        for name, fact in facts.items()
    }


@cache
def language_of(code: str) -> Language:
    """Return a language by its code, a locale's name or a tag of it: `fr`, `fr_FR.UTF-8`, `fr-CA`.

    A language without a catalogue keeps its code and speaks English; an unknown one is English.
    """
    known = code.strip().lower()[:2] if code[2:3] in {"", "_", "-", ".", "@"} else ""
    if known not in _KNOWN or known == ENGLISH.code:
        return ENGLISH
    found = gettext.translation(_DOMAIN, _CATALOGUES, languages=[known], fallback=True)
    return Language(known, found)


class _Choice:
    """The language of the process."""

    __slots__ = ("language",)

    def __init__(self) -> None:
        self.language = ENGLISH


_CHOICE = _Choice()


def choose(code: str) -> None:
    """Set the language of what is worded at import: the command line's help, the keys."""
    _CHOICE.language = language_of(code)


def current() -> Language:
    """Return the language that was chosen for this process, English until one is."""
    return _CHOICE.language
