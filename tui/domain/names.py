"""Names folded for finding, and how well a name matches what is typed."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_SPELLED = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
        "þ": "th",
        "œ": "oe",
        "æ": "ae",
        "‘": "'",
        "’": "'",
        "ʻ": "'",
        "ʼ": "'",
        "‐": "-",
        "–": "-",
        "\u200c": "",
        "\u200d": "",
    }
)
"""Letters that Unicode does not take apart, signs that are typed in more than one way, joiners."""


def fold(text: str) -> str:
    """Return a text without accents and case, so that `elodie` finds `Élodie`."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    letters = unicodedata.normalize("NFKD", apart)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.translate(_SPELLED).split())


def matches(wanted: str, *texts: str) -> bool:
    """Return whether every word of `wanted` occurs in the folded texts, in any order."""
    hay = " ".join(fold(text) for text in texts)
    return all(word in hay for word in fold(wanted).split())


_WHOLE, _START, _WORD, _PART, _SCATTERED = range(5)
_LONGEST = 60


@lru_cache(maxsize=64)
def _scattered(word: str) -> re.Pattern[str]:
    """Return the pattern of a word's letters in their order, begun where a word begins."""
    first, rest = word[:1], word[1:]
    return re.compile(
        r"(?<!\w)" + re.escape(first) + "".join(f"[^ ]*?{re.escape(one)}" for one in rest)
    )


def likeness(words: tuple[str, ...], name: str) -> tuple[int, int] | None:
    """Return how well a folded name fits folded words, the best first; None where it does not."""
    worst, spread = _WHOLE, 0
    for word in words:
        at = name.find(word)
        if at < 0:
            found = _scattered(word).search(name)
            if found is None:
                return None
            worst, spread = _SCATTERED, spread + found.end() - found.start()
            continue
        if at == 0:
            rank = _WHOLE if len(word) == len(name) else _START
        else:
            rank = _WORD if f" {word}" in name or f"-{word}" in name else _PART
        worst = max(worst, rank)
    return worst, spread


def wanted_words(typed: str) -> tuple[str, ...]:
    """Return the folded words of what is typed."""
    return tuple(fold(typed[:_LONGEST]).split())


def spans(words: tuple[str, ...], name: str) -> list[tuple[int, int]]:
    """Return the parts of a name, as it is written, in which the words were found."""
    folded, origins = _folded(name)
    marked: set[int] = set()
    for word in words:
        marked.update(origins[place] for place in _places(word, folded))
    parts: list[tuple[int, int]] = []
    for place in sorted(marked):
        if parts and parts[-1][1] == place:
            parts[-1] = parts[-1][0], place + 1
        else:
            parts.append((place, place + 1))
    return parts


def _places(word: str, folded: str) -> Iterator[int]:
    at = re.search(rf"(?<!\w){re.escape(word)}", folded) or re.search(re.escape(word), folded)
    if at is not None:
        yield from range(at.start(), at.end())
        return
    found = _scattered(word).search(folded)
    place = found.start() if found else len(folded)
    for letter in word if found else "":
        place = folded.index(letter, place)
        yield place
        place += 1


def _folded(name: str) -> tuple[str, list[int]]:
    """Return a name folded, and for each of its letters the place in the name that it is from."""
    letters: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(name):
        for folded in " " if letter.isspace() else fold(letter):
            letters.append(folded)
            origins.append(place)
    return "".join(letters), origins
