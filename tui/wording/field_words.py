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
        "id": word("field", "id"),
        "mentor": word("field", "mentor"),
        "organisation": word("field", "organisation"),
        "topic": word("field", "topic"),
        "supervisor": word("field", "training supervisor"),
        "start": word("field", "start"),
        "end": word("field", "end"),
        "amendments": word("field", "amendments"),
        "reason": word("field", "reason"),
        "until": word("field", "until"),
        "text": word("field", "text"),
        "rating": word("field", "rating"),
        "received_by": word("field", "received by"),
        "mentoring_months": word("field", "months of mentoring"),
        "kickoff_grace_days": word("field", "days for the first meeting"),
        "midpoint_tolerance_days": word("field", "days around mid-way"),
        "pre_submission_lead_days": word("field", "days from the third meeting to the anchor"),
        "pre_submission_window_days": word("field", "days of the third meeting's window"),
        "pre_submission_anchor": word("field", "anchor of the third meeting"),
        "risk_horizon_days": word("field", "days of the risk horizon"),
        "first_contact_days": word("field", "days to a first contact"),
        "silence_days": word("field", "days of silence"),
        "meeting_channels": word("field", "channels of a meeting"),
        "holidays": word("field", "public holidays"),
    }
