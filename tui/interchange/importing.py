"""An import document read: everything in it, or every error of it at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from tui.domain.cohorts import Cohort
from tui.domain.contents import Contents
from tui.domain.notices import Notice, exchange_notices, pair_notices
from tui.domain.windows import windows_on
from tui.interchange.checking import Found, rule_problems
from tui.interchange.cohort_tables import DEFAULT_HOLIDAYS, holidays_of
from tui.interchange.document import FORMAT, VERSION, Document
from tui.interchange.expectations import read_parts
from tui.interchange.parsing import ImportRefusedError, Problem, parse, place_of, value_text
from tui.wording.language import Language


@dataclass(frozen=True, slots=True)
class Imported:
    """What a document holds, and what is allowed in it and worth saying."""

    contents: Contents
    as_of: date | None = None
    """The day on which the document shows the cohort."""
    notices: tuple[Notice, ...] = ()
    policy_given: frozenset[str] = frozenset()
    """The fields of the policy that the document settles itself."""


def read_document(data: bytes, *, now: datetime, language: Language) -> Imported:
    """Read a document at the moment `now`, in UTC, which tells past from future.

    Raise ImportRefusedError with every error of the file, worded in a language.
    """
    raw, problems = parse(data, language)
    if not isinstance(raw, dict):
        expected = language.say("an object in curly brackets")
        raise ImportRefusedError.at(language.say("the file"), value_text(raw), expected)
    _check_format(raw, language)
    document, found = read_parts(Document, raw, problems, language)
    problems += _cohort_problems(found, language)
    named = {"exchanges": [(index, one.pair) for index, one in found.exchanges.items()]}
    problems += rule_problems(found, named, now, language)
    if problems or found.cohort is None:
        raise ImportRefusedError(problems)
    contents = found.contents(found.cohort)
    as_of: date | None = document.as_of
    notices = tuple(_notices(contents, as_of or now.date()))
    return Imported(contents, as_of, notices, _policy_given(document.cohort.policy))


def _check_format(raw: dict[str, object], language: Language) -> None:
    """Refuse at once what another program wrote, or a later version of this one."""
    found = raw.get("format")
    if found != FORMAT:
        value = value_text(found) if "format" in raw else None
        expected = value_text(FORMAT)
        raise ImportRefusedError.at("format", value, expected)
    version = raw.get("version")
    if type(version) is int and version > VERSION:
        expected = language.say(
            "version {version} or older; a newer program wrote this file: update this one",
            version=VERSION,
        )
        raise ImportRefusedError.at("version", str(version), expected)
    if type(version) is not int or version != VERSION:
        value = value_text(version) if "version" in raw else None
        raise ImportRefusedError.at("version", value, str(VERSION))


def _cohort_problems(found: Found, language: Language) -> Iterator[Problem]:
    """Fill in the cohort, where it can be read; a country that is not known is a problem."""
    for part in found.parts["cohort"].values():
        try:
            found.cohort = _cohort(part)
        except KeyError as error:
            expected = language.say("a country whose holidays are known, none, or a list of dates")
            place = place_of(("cohort", "policy", "holidays"))
            yield Problem(place, value_text(error.args[0]), expected)


def _cohort(part: Any) -> Cohort:  # noqa: ANN401 - the part of a cohort
    """Return a cohort with its public holidays; raise KeyError for a country that is not known."""
    cohort: Cohort = part.value()
    said = part.policy and part.policy.holidays
    days = (
        said
        if isinstance(said, list)
        else holidays_of(said or DEFAULT_HOLIDAYS, cohort.mentoring_start)
    )
    channels = dict.fromkeys(cohort.policy.meeting_channels)
    policy = replace(
        cohort.policy, meeting_channels=tuple(channels), holidays=tuple(sorted(set(days)))
    )
    return replace(cohort, policy=policy)


def _policy_given(policy: Any) -> frozenset[str]:  # noqa: ANN401 - the part of a policy, or None
    """Name the fields that the document settles itself; a country code leaves the days open."""
    given = {name for name, found in policy or () if found is not None}
    if policy and not isinstance(policy.holidays, list):
        given.discard("holidays")
    return frozenset(given)


def _notices(contents: Contents, day: date) -> Iterator[Notice]:
    for pair in contents.pairs.values():
        yield from pair_notices(pair, contents.cohort, contents.people)
        windows = windows_on(pair, contents.cohort, day)
        for exchange in contents.of_pair(pair.id):
            for notice in exchange_notices(exchange, windows):
                facts = notice.facts | {"pair": pair.id, "exchange": exchange.id}
                yield replace(notice, facts=facts)
