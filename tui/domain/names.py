"""Names folded for finding, and how well a name matches what is typed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import TypeVar

_Named = TypeVar("_Named")

_ALIKE = (
    *("aɑ", "bƀɓ", "cƈ", "dðđɖɗ", "eǝəɛ", "fƒ", "gǥɠɡɣ", "hħɦ", "iıɨɩɪ", "kƙ", "lłɫ", "nŋƞɲɳ"),
    *("oøɔɵ", "pƥ", "rɍɽ", "sʃ", "tŧƭʈ", "uʉʊ", "vʋ", "yƴ", "zƶʒ", "كک", "هة", "يىی"),
    *("'`‘’ʹʻʼʽʾʿʔ′ꞌ", "-‐‒–—―−・"),
)
"""Letters that Unicode does not take apart, and signs that are typed in more than one way.

The first of each stands for the others.
"""

_SPELLED = str.maketrans(
    {letter: alike[0] for alike in _ALIKE for letter in alike[1:]}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("\u00ad\u0640\u200c\u200d", "")
)
"""The letters that are spelled otherwise when folded; joiners are left out."""

_MARKS = re.compile("['-]+")
"""What stands in a name and is often left out when it is typed."""

_UNSPACED = "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_SPACE_BETWEEN = re.compile(f"(?<=[{_UNSPACED}]) (?=[{_UNSPACED}])")
"""A space between letters of Chinese, Japanese or Korean, in which names are written without."""


def fold(text: str) -> str:
    """Return a text without accents and case, so that `elodie` finds `Élodie`."""
    if not text.isascii():
        # an acute accent that stands alone is an apostrophe, before it becomes a space
        apart = unicodedata.normalize("NFKD", text.replace("´", "'")).casefold()
        letters = unicodedata.normalize("NFKD", apart)
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(text.lower().translate(_SPELLED).split())


@dataclass(frozen=True, slots=True)
class Key:
    """What is searched for a name, folded: each way to write it, and an e-mail address."""

    names: str
    """Lines, each between spaces: ` ngo elodie `."""
    email: str = ""

    def __or__(self, other: "Key") -> "Key":
        """Return the key of both names."""
        return Key(self.names + other.names, self.email + other.email)


@lru_cache(maxsize=32_768)
def key_of(*names: str, email: str | None = None) -> Key:
    """Return the key of somebody or something that has a name, or the same one in several orders.

    It is remembered: a filter searches all of them at every letter.
    """
    ways: dict[str, None] = {}
    for name in map(fold, names):
        ways |= dict.fromkeys((_bare(name), _parted(name), _SPACE_BETWEEN.sub("", name)))
    lines = "\n".join(f" {way} " for way in ways)
    return Key(f"\n{lines}\n", f"\n{_bare(fold(email))}\n" if email else "")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is typed for a name, folded once for many names; false where that is nothing."""

    words: tuple[tuple[str, tuple[str, ...]], ...]
    """Each word without apostrophes and hyphens, and its parts between them."""

    @classmethod
    def of(cls, typed: str) -> "Wanted":
        """Return what is typed, folded."""
        words = ((_bare(word), tuple(_parted(word).split())) for word in fold(typed).split())
        return cls(tuple(word for word in words if word[0]))

    def __bool__(self) -> bool:
        """Return whether anything is typed."""
        return bool(self.words)


class Fit(IntEnum):
    """How well a name fits what is typed, the best first."""

    WHOLE = 0
    """The whole name was typed, or the whole address."""
    WORDS = 1
    """Every word is a whole word of the name."""
    BEGUN = 2
    """Every word begins a word of the name."""
    PART = 3
    EMAIL = 4
    """A word is in no name, but begins the address; with an `@` it may be any part of it."""


def likeness(wanted: Wanted, key: Key) -> tuple[Fit, bool] | None:
    """Return how well a name fits what is typed; None where a word does not fit.

    Of two that fit alike, the one that begins with the first word comes before the other.
    """
    worst = Fit.WHOLE
    for word, parts in wanted.words:
        fit = _fit(word, key)
        if fit is None and len(parts) > 1:
            fits = [_fit(part, key) for part in parts]
            fit = None if None in fits else max(one for one in fits if one is not None)
        if fit is None:
            return None
        worst = max(worst, fit)
    if worst in {Fit.WORDS, Fit.EMAIL} and _is_whole(wanted, key):
        worst = Fit.WHOLE
    return worst, not (wanted and key.names.startswith(f"\n {wanted.words[0][0]}"))


def named_by(typed: str, named: Iterable[tuple[Key, _Named]]) -> list[_Named]:
    """Return those whose whole name or address is typed, else all whom what is typed fits."""
    wanted = Wanted.of(typed)
    if not wanted:
        return []
    likely = [(fit[0], one) for key, one in named if (fit := likeness(wanted, key)) is not None]
    return [one for fit, one in likely if fit is Fit.WHOLE] or [one for _, one in likely]


def _fit(word: str, key: Key) -> Fit | None:
    names = key.names
    if word in names:
        if f" {word} " in names:
            return Fit.WORDS
        return Fit.BEGUN if f" {word}" in names else Fit.PART
    begins = len(word) >= _LEAST_ADDRESS and f"\n{word}" in key.email
    return Fit.EMAIL if begins or ("@" in word and word in key.email) else None


_LEAST_ADDRESS = 3
"""The letters that must be typed of an address, since one or two begin too many."""


def _is_whole(wanted: Wanted, key: Key) -> bool:
    bare = " ".join(word for word, _ in wanted.words)
    parted = " ".join(part for _, parts in wanted.words for part in parts)
    return any(f"\n {way} \n" in key.names for way in (bare, parted)) or f"\n{bare}\n" in key.email


def _bare(folded: str) -> str:
    return " ".join(_MARKS.sub("", folded).split())


def _parted(folded: str) -> str:
    return " ".join(_MARKS.sub(" ", folded).split())


def spans(wanted: Wanted, name: str) -> list[tuple[int, int]]:
    """Return the parts of a name, as it is written, in which the words were found."""
    written = _Written.of(name)
    marked = {place for word, parts in wanted.words for place in written.places(word, parts)}
    found: list[tuple[int, int]] = []
    for place in sorted(marked):
        if found and found[-1][1] == place:
            found[-1] = found[-1][0], place + 1
        else:
            found.append((place, place + 1))
    return found


@dataclass(frozen=True, slots=True)
class _Written:
    """A name folded without apostrophes and hyphens, and for each letter the place it is from."""

    letters: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, name: str) -> "_Written":
        pairs = [
            (folded, place)
            for place, letter in enumerate(name)
            for folded in (" " if letter.isspace() else _bare(fold(letter)))
        ]
        return cls("".join(letter for letter, _ in pairs), tuple(place for _, place in pairs))

    def places(self, word: str, parts: tuple[str, ...]) -> Iterator[int]:
        """Yield the places of a word, else of its parts, else across the spaces."""
        for one in (word, *parts):
            begun = re.search(rf"(?<!\w){re.escape(one)}", self.letters)
            at = begun or re.search(re.escape(one), self.letters)
            if at is not None:
                yield from self.origins[at.start() : at.end()]
                if one == word:
                    return
        letters = self.letters.replace(" ", "")
        at = re.search(re.escape(word), letters) if len(parts) == 1 else None
        if at is not None:
            told = zip(self.origins, self.letters, strict=True)
            yield from [place for place, one in told if one != " "][at.start() : at.end()]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a list, and what else tells it from those that read alike."""

    name: str
    details: tuple[str, ...] = ()
    """From what a reader knows best, such as an e-mail address, to what nobody shares, an id."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room that a list has for a name: cells, how they are counted, what a cut text ends in."""

    width: int
    cells: Callable[[str], int] = len
    ellipsis: str = "…"

    def has(self, text: str) -> bool:
        """Return whether a text fits."""
        return self.cells(text) <= self.width

    def cut(self, text: str, *, end: int = 0) -> str:
        """Return a text that fits; of one that is too long, its last `end` letters are kept."""
        if self.has(text):
            return text
        tail = f"{self.ellipsis}{text[len(text) - end :]}"
        kept, left = "", self.width - self.cells(tail)
        for letter in text[: len(text) - end]:
            left -= self.cells(letter)
            if left < 0:
                break
            kept += letter
        return kept.rstrip() + tail


_UNBOUNDED = Room(10**6)
_LEAST_NAME, _LEAST_END = 6, 3
"""The cells of a name that are kept before a detail, and the letters at its end."""


def telling_labels(listed: Sequence[Named], room: Room = _UNBOUNDED) -> list[str]:
    """Return the labels of names in a list, such that those of different people read differently.

    A label is the name; where several read alike, as cut, the end of the name is kept if that
    tells them apart, else the best detail that no other of them has follows in parentheses.
    """
    alike: dict[str, dict[Named, None]] = {}
    for one in listed:
        alike.setdefault(fold(room.cut(one.name)), {})[one] = None
    labels: dict[Named, str] = {}
    for group in alike.values():
        labels |= _told(tuple(group), room)
    return [labels[one] for one in listed]


def _told(group: Sequence[Named], room: Room) -> dict[Named, str]:
    if len(group) == 1:
        return {one: room.cut(one.name) for one in group}
    for end in range(_LEAST_END, room.width // 2 + 1):
        labels = {one: room.cut(one.name, end=end) for one in group}
        if len({fold(label) for label in labels.values()}) == len(group):
            return labels
        if all(room.has(one.name) for one in group):
            break
    shared = Counter(fold(detail) for one in group for detail in set(one.details))
    return {one: _with_detail(one, shared, room) for one in group}


def _with_detail(one: Named, shared: Mapping[str, int], room: Room) -> str:
    own = [detail for detail in one.details if detail and shared[fold(detail)] == 1]
    if not own:
        return room.cut(one.name)
    space = _LEAST_NAME + room.cells(" ()")
    fitting = (detail for detail in own if room.cells(detail) + space <= room.width)
    detail = next(fitting, own[-1])
    left = replace(room, width=room.width - room.cells(f" ({detail})"))
    if left.width < _LEAST_NAME:
        return room.cut(detail, end=max(room.width - 1, 0))
    return f"{left.cut(one.name)} ({detail})"
