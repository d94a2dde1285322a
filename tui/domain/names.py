"""Names folded for finding: accents, case and width do not tell two of them apart."""

import unicodedata

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
    """Give a text without accents and case, so that `elodie` finds `Élodie`."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    letters = unicodedata.normalize("NFKD", apart)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.translate(_SPELLED).split())


def matches(wanted: str, *texts: str) -> bool:
    """Tell whether every word of `wanted` occurs in the folded texts, in any order."""
    hay = " ".join(fold(text) for text in texts)
    return all(word in hay for word in fold(wanted).split())
