"""The fields of what is stored, as a reader calls them."""

from functools import cache

from tui.wording.language import Language


def field_word(field: str, language: Language) -> str:
    """Give the word of a field: `third meeting` fields and unknown ones are given as they are."""
    return _fields(language).get(field, field)


def field_words(fields: str, language: Language) -> str:
    """Give the words of fields that are separated by commas."""
    words = [field_word(field, language) for field in fields.split(",") if field]
    return language.word("between two of a list", ", ").join(words)


@cache
def _fields(language: Language) -> dict[str, str]:
    word = language.word
    return {
        "on": word("field", "date"),
        "at": word("field", "time"),
        "state": word("field", "state"),
        "channel": word("field", "channel"),
        "initiated_by": word("field", "started by"),
        "checkpoint": word("field", "counts for"),
        "minutes": word("field", "minutes"),
        "note": word("field", "note"),
        "recorded_by": word("field", "recorded by"),
        "recorded_at": word("field", "recorded at"),
        "pair": word("field", "pair"),
        "mentee": word("field", "mentee"),
        "mentors": word("field", "mentors"),
        "internship": word("field", "internship"),
        "submission_due": word("field", "dissertation due"),
        "submitted_on": word("field", "submitted on"),
        "withdrawn_on": word("field", "withdrawn on"),
        "pauses": word("field", "pauses"),
        "waivers": word("field", "waivers"),
        "snoozed": word("field", "snoozed"),
        "objectives": word("field", "objectives"),
        "charter_accepted": word("field", "charter accepted"),
        "evaluations": word("field", "evaluations"),
        "given_name": word("field", "given name"),
        "family_name": word("field", "family name"),
        "email": word("field", "email"),
        "phone": word("field", "phone"),
        "time_zone": word("field", "time zone"),
        "country": word("field", "country"),
        "affiliation": word("field", "affiliation"),
        "pedagogical_team": word("field", "pedagogical team"),
        "title": word("field", "title"),
        "programme": word("field", "programme"),
        "mentoring_start": word("field", "start of mentoring"),
        "closed_on": word("field", "closed on"),
        "policy": word("field", "policy"),
    }
