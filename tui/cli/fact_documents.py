"""The facts of a pair, person or cohort for programs, by the names that an import has for them."""

from datetime import date, datetime
from typing import Any

from tui.domain.cohorts import POLICY_NUMBERS, Cohort, Policy
from tui.domain.pairs import Evaluation, Pair
from tui.domain.people import Person

Document = dict[str, Any]
"""A JSON object."""


def iso(moment: date | datetime | None) -> str | None:
    """Give a date or a moment in ISO 8601, where there is one."""
    return moment.isoformat() if moment else None


def mentoring_part(pair: Pair) -> Document:
    """Give the facts of the mentoring: mentors, pauses, waivers, objectives, evaluations."""
    return {
        "mentors": [
            {"mentor": one.mentor, "from": iso(one.starts), "reason": one.reason}
            for one in pair.mentors
        ],
        "submission_due": iso(pair.submission_due),
        "submitted_on": iso(pair.submitted_on),
        "withdrawn_on": iso(pair.withdrawn_on),
        "pauses": [
            {"from": iso(pause.starts), "to": iso(pause.ends), "reason": pause.reason}
            for pause in pair.pauses
        ],
        "waivers": [
            {"checkpoint": one.checkpoint.value, "on": iso(one.on), "reason": one.reason}
            for one in pair.waivers
        ],
        "snoozed": (
            {"until": iso(pair.snoozed.until), "note": pair.snoozed.note} if pair.snoozed else None
        ),
        "objectives": pair.objectives,
        "charter_accepted": {
            "mentor": iso(pair.charter_accepted.mentor),
            "mentee": iso(pair.charter_accepted.mentee),
        },
        "evaluations": [_evaluation(evaluation) for evaluation in pair.evaluations],
    }


def person_part(person: Person) -> Document:
    """Give a person as the list of people has them."""
    return {
        "id": person.id,
        "name": person.listed_name,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "email": person.email,
        "phone": person.phone,
        "time_zone": person.time_zone,
        "country": person.country,
        "affiliation": person.affiliation,
        "pedagogical_team": person.pedagogical_team,
    }


def cohort_part(cohort: Cohort) -> Document:
    """Give a cohort with its policy."""
    return {
        "id": cohort.id,
        "title": cohort.title,
        "programme": cohort.programme,
        "mentoring_start": iso(cohort.mentoring_start),
        "submission_due": iso(cohort.submission_due),
        "time_zone": cohort.time_zone,
        "closed_on": iso(cohort.closed_on),
        "policy": policy_part(cohort.policy),
    }


def policy_part(policy: Policy) -> Document:
    """Give the numbers of a policy."""
    return {name: getattr(policy, name) for name in POLICY_NUMBERS} | {
        "pre_submission_anchor": policy.pre_submission_anchor.value,
        "meeting_channels": [channel.value for channel in policy.meeting_channels],
        "holidays": [iso(day) for day in policy.holidays],
    }


def _evaluation(evaluation: Evaluation) -> Document:
    return {
        "by": evaluation.by.value,
        "on": iso(evaluation.on),
        "rating": evaluation.rating.value if evaluation.rating else None,
        "text": evaluation.text,
        "received_by": evaluation.received_by,
        "entered_by": evaluation.entered_by,
    }
