"""What people may write in bad faith or in good, and a cohort in which everything is called so.

The store's door would refuse much of it; a file written by another program may hold it all.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from tests.builders import TODAY, a_cohort, a_mentor, a_pair, a_person, a_plan, an_internship, day
from tests.screens.sittings import MET
from tui.domain.codes import Checkpoint, Evaluator, Rating
from tui.domain.contents import Contents
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Amendment, Assignment, Evaluation, Pair, Pause, Snooze, Waiver
from tui.domain.people import Person
from tui.domain.texts import NAME_LIMIT, TEXT_LIMIT, TOPIC_LIMIT

SAMPLES = 6
"""How many characters of every category are tried."""

_SURROGATES = "Cs"
"""The one category that no file in UTF-8 can hold."""


def _characters() -> dict[str, list[str]]:
    """Give every assigned and unassigned character by its category."""
    found = defaultdict(list)
    for code in (
        *range(0x3100),
        *range(0xA000, 0xD800),
        *range(0xE000, 0x1F000, 3),
        0xE0001,
        0xE0041,
    ):
        found[unicodedata.category(chr(code))].append(chr(code))
    return found


def _some(characters: list[str]) -> str:
    """Give some of many, the first and the last among them."""
    step = max(len(characters) // SAMPLES, 1)
    return "".join([*characters[::step][:SAMPLES], characters[-1]])


CATEGORIES = {
    category: _some(characters)
    for category, characters in _characters().items()
    if category != _SURROGATES
}
"""Some characters of each category."""


def _groups(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    half = len(texts) // 2
    yield from (texts[:half], texts[half:])


SAYINGS = (
    (
        "Robert [/b] Tables [@click=app.quit]x[/] [red]r[/red] \\[b] [link=file:///etc]l[/link]"
        " =1+1 +2 -3 @SUM(A1) |calc' %0A ${HOME} `id` $(id) ; rm -rf / & \\"
    ),
    (
        "red \x1b[31m \x1b]0;gone\x07 \x1b]52;c;QUJD\x1b\\ \x1bP+q\x1b\\ \x9b2J \x1b[?1049l"
        " \x00\x07\x08\x0b\x0c\x0e\x0f\x7f\x85 back\x08\x08\x08\rover \x1bc \x1b[6n"
    ),
    (
        "\u202egnp.exe \u2066\u2067\u2068a\u2069 \u200e\u200f\u061c\ufeff\u00ad\u200b\u2060"
        " \U000e0041 line\u2028paragraph\u2029 \ue000\uf8ff\U000f0000 \ufdd0\uffff \u0378"
    ),
    (
        "عبد الرحمن السيد · שלום עולם · ܫܠܡܐ · अधिकारी सुनीता क्ष ประเทศไทย བོད་སྐད་ မြန်မာ ខ្មែរ"
        " two\nlines\r\nand\ta\ttab\n\n\n"
    ),
    "山田太郎 한국어 ｱｲｳ ＡＢＣ 𠀀𠮷" * 8,
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇫🇷🇸🇳 1️⃣ 👍🏽 ☎️ ☎︎ 🧑🏿‍🚀 a\u200db "
    + "e\u0301lodie " * 6
    + "z"
    + "\u0300\u0301\u0302\u0323\u0324\u0489" * 12,
    "x" * NAME_LIMIT,
    *(" ".join(some) for some in _groups(tuple(CATEGORIES.values()))),
)
"""What everything of a pair is called, one saying a pair."""


def hostile(*sayings: str) -> Contents:
    """Make a cohort in which everybody and everything of a pair is called by the same words."""
    cohort = a_cohort(title=" ".join(sayings)[:NAME_LIMIT])
    contents = Contents(cohort, {}, {}, {})
    for number, words in enumerate(sayings):
        id_ = f"p{number:02}"
        contents.people.update({person.id: person for person in _called(words, id_)})
        contents.pairs[id_] = _as_far_as(number, _pair_of(words, id_), words)
        contents.exchanges[id_] = tuple(_exchanges_of(words, id_))
    return contents


def _called(words: str, id_: str) -> Iterator[Person]:
    name = words[:NAME_LIMIT]
    named = {"given_name": name, "family_name": name, "affiliation": name}
    reached = {"email": name, "phone": name[:40], "country": name[:2], "time_zone": name[:40]}
    yield a_person(f"{id_}-mentee", **named, **reached)
    yield a_mentor(f"{id_}-mentor", **named, **reached)
    yield a_person(f"{id_}-host", **named, **reached)


def _pair_of(words: str, id_: str) -> Pair:
    internship = an_internship(
        organisation=words[:NAME_LIMIT],
        topic=words[:TOPIC_LIMIT],
        supervisor=f"{id_}-host",
        amendments=(Amendment(day(3, 1), end=day(7, 1), reason=words),),
    )
    return replace(
        a_pair(id=id_, mentee=f"{id_}-mentee", internship=internship),
        mentors=(Assignment(f"{id_}-mentor", day(2, 1), words),),
        waivers=(Waiver(Checkpoint.MIDPOINT, day(4, 1), words),),
        evaluations=(
            Evaluation(Evaluator.MENTOR, day(6, 1), Rating.GOOD, (words * 40)[:TEXT_LIMIT]),
        ),
        objectives=words,
    )


def _as_far_as(number: int, pair: Pair, words: str) -> Pair:
    """Give a pair of one of the kinds to which different acts apply."""
    kinds = (
        pair,
        replace(pair, snoozed=Snooze(day(6, 20), words)),
        replace(pair, pauses=(Pause(TODAY, None, words),)),
    )
    return kinds[number % len(kinds)]


def _exchanges_of(words: str, id_: str) -> Iterator[Exchange]:
    """Give two meetings held and one planned, of which some words were noted."""
    for one in (*MET, a_plan(day(6, 4)), a_plan(day(6, 17))):
        yield replace(one, id=f"{id_}-{one.id}", pair=id_, note=words)
