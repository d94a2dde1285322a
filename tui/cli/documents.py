"""What programs read: JSON documents and CSV, whose keys and codes never change."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from tui.cli.output import print_bytes
from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import Level
from tui.domain.cohorts import POLICY_NUMBERS, Cohort, Policy
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.pairs import Evaluation, Pair
from tui.domain.people import Person
from tui.domain.rules import Notice
from tui.domain.texts import shown
from tui.domain.views import (
    CohortList,
    CohortView,
    CohortWritten,
    PairList,
    PairView,
    PairWritten,
    PersonWritten,
    Written,
)
from tui.domain.windows import meet_by
from tui.interchange.tables import csv_text
from tui.wording.actions import action_sentence
from tui.wording.errors import notice_sentence
from tui.wording.language import Language
from tui.wording.reasons import reason_sentence

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


def at_risk_document(found: PairList, language: Language) -> Document:
    """Give the document of `at-risk --json`."""
    return {
        "as_of": iso(found.as_of),
        "cohorts": list(found.cohorts),
        "pairs": [risk_entry(view, language) for view in found.pairs],
    }


def pairs_document(found: PairList, language: Language) -> Document:
    """Give the document of `pairs --json`."""
    return {
        "as_of": iso(found.as_of),
        "pairs": [pair_entry(view, language) for view in found.pairs],
    }


def risk_entry(view: PairView, language: Language) -> Document:
    """Give one entry of `at-risk --json`."""
    assessment = view.assessment
    return {
        "pair": view.pair.id,
        "cohort": view.cohort.id,
        "mentee": view.mentee.listed_name,
        "mentor": view.mentor.name if view.mentor else None,
        "level": assessment.level.value,
        "status": assessment.pre_submission.status.value,
        "due": iso(assessment.due),
        "meet_by": iso(assessment.meet_by),
        "days_left": assessment.days_left,
        "reasons": [
            {"code": reason.code.value, "text": reason_sentence(reason, language)}
            for reason in assessment.reasons
        ],
        "next_action": action_sentence(assessment.action, view.mentee, view.mentor, language),
        "snoozed_until": iso(assessment.snoozed_until),
    }


def pair_entry(view: PairView, language: Language) -> Document:
    """Give one entry of `pairs --json`."""
    assessment = view.assessment
    statuses = {state.checkpoint.value: state.status.value for state in assessment.checkpoints}
    last_contact = {"last_contact": iso(assessment.last_contact)}
    return risk_entry(view, language) | statuses | last_contact


def pair_document(view: PairView, language: Language) -> Document:
    """Give the document of `show --json`."""
    return {
        "pair": view.pair.id,
        "cohort": view.cohort.id,
        "as_of": iso(view.assessment.on),
        "mentee": _person(view.mentee, view.mentee.listed_name),
        "mentor": _mentor(view.mentor),
        "internship": _internship(view),
        "checkpoints": [_checkpoint(state, view) for state in view.assessment.checkpoints],
        "risk": risk_entry(view, language),
        "mentoring": mentoring_part(view.pair),
        "exchanges": [_exchange(exchange, view) for exchange in view.exchanges],
    }


def written_document(written: Written, language: Language) -> Document:
    """Give the document of `record --json` and of every other verb on an exchange."""
    exchange, counted = written.exchange, written.counts_for
    return {
        "exchange": exchange.id,
        "pair": exchange.pair,
        "cohort": written.view.cohort.id,
        "on": iso(exchange.on),
        "state": exchange.state.value,
        "channel": exchange.channel.value,
        "checkpoint": exchange.checkpoint.value,
        "counts_for": counted.value if counted else None,
        "notices": [notice_sentence(notice, language) for notice in written.notices],
    }


def cohorts_document(found: CohortList) -> Document:
    """Give the document of `cohorts --json`."""
    return {
        "as_of": iso(found.as_of),
        "cohorts": [_cohort(view) for view in found.cohorts],
    }


def _cohort(view: CohortView) -> Document:
    return {
        "id": view.cohort.id,
        "title": view.cohort.title,
        "closed_on": iso(view.cohort.closed_on),
        "pair_count": view.pair_count,
        "exchange_count": view.exchange_count,
        "by_level": {level.value: count for level, count in view.by_level.items()},
        "checkpoints": {
            checkpoint.value: {status.value: count for status, count in counts.items()}
            for checkpoint, counts in view.checkpoints.items()
        },
        "next_due": iso(view.next_due),
    }


def _person(person: Person, name: str) -> Document:
    return {
        "id": person.id,
        "name": name,
        "email": person.email,
        "phone": person.phone,
        "time_zone": person.time_zone,
        "country": person.country,
    }


def _mentor(mentor: Person | None) -> Document | None:
    if mentor is None:
        return None
    return _person(mentor, mentor.name) | {"pedagogical_team": mentor.pedagogical_team}


def _internship(view: PairView) -> Document | None:
    """Give the internship as stored: the dates first agreed, and every amendment of them."""
    internship = view.pair.internship
    if internship is None:
        return None
    return {
        "organisation": internship.organisation,
        "topic": internship.topic,
        "supervisor": view.supervisor.name if view.supervisor else None,
        "start": iso(internship.start),
        "end": iso(internship.end),
        "amendments": [
            {
                "agreed_on": iso(amendment.agreed_on),
                "start": iso(amendment.start),
                "end": iso(amendment.end),
                "reason": amendment.reason,
            }
            for amendment in internship.amendments
        ],
    }


def _checkpoint(state: CheckpointState, view: PairView) -> Document:
    window = state.window
    return {
        "checkpoint": state.checkpoint.value,
        "status": state.status.value,
        "target": iso(window.target) if window else None,
        "opens": iso(window.opens) if window else None,
        "due": iso(window.due) if window else None,
        "meet_by": iso(meet_by(window.due, view.cohort.policy.holidays)) if window else None,
        "closes": iso(window.closes) if window else None,
        "met_on": iso(state.met_on),
        "planned_for": iso(state.planned_for),
        "exchange": state.exchange,
    }


def _exchange(exchange: Exchange, view: PairView) -> Document:
    counted = counts_for(exchange, view.assessment.windows, view.cohort.policy)
    return {
        "exchange": exchange.id,
        "on": iso(exchange.on),
        "at": exchange.at.isoformat("minutes") if exchange.at else None,
        "state": exchange.state.value,
        "channel": exchange.channel.value,
        "initiated_by": exchange.initiated_by.value if exchange.initiated_by else None,
        "checkpoint": exchange.checkpoint.value,
        "counts_for": counted.value if counted else None,
        "minutes": exchange.minutes,
        "note": exchange.note,
        "recorded_by": exchange.recorded_by,
        "recorded_at": iso(exchange.recorded_at),
    }


def pair_act_document(act: str, written: PairWritten, language: Language) -> Document:
    """Give the document of an act on a pair: `act`, the keys of `show --json`, `notices`."""
    return {
        "act": act,
        **pair_document(written.view, language),
        "notices": _notices(written.notices, language),
    }


def person_act_document(act: str, written: PersonWritten) -> Document:
    """Give the document of an act on a person."""
    return {"act": act, "cohort": written.cohort.id, "person": person_part(written.person)}


def cohort_act_document(act: str, written: CohortWritten, language: Language) -> Document:
    """Give the document of an act on a cohort."""
    return {
        "act": act,
        "cohort": cohort_part(written.cohort),
        "notices": _notices(written.notices, language),
    }


def _notices(notices: Iterable[Notice], language: Language) -> list[str]:
    return [notice_sentence(notice, language) for notice in notices]


_RISK = (
    "pair",
    "cohort",
    "mentee",
    "mentor",
    "level",
    "status",
    "due",
    "meet_by",
    "days_left",
    "reasons",
    "next_action",
    "snoozed_until",
)
AT_RISK_COLUMNS = ("as_of", *_RISK)
"""The columns of `at-risk --csv`."""

PAIR_COLUMNS = (*AT_RISK_COLUMNS, "kickoff", "midpoint", "pre_submission", "last_contact")
"""The columns of `pairs --csv`."""

COHORT_COLUMNS = (
    "as_of",
    "id",
    "title",
    "closed_on",
    "pair_count",
    "exchange_count",
    *Level,
    "next_due",
)
"""The columns of `cohorts --csv`: a number for each level."""

LOG_COLUMNS = ("seq", "at", "actor", "via", "act", "subject", "undone_by")
"""The columns of `log --csv`."""

PERSON_COLUMNS = (
    "cohort",
    "id",
    "name",
    "given_name",
    "family_name",
    "email",
    "phone",
    "time_zone",
    "country",
    "affiliation",
    "pedagogical_team",
)
"""The columns of `people --csv`."""


def print_csv(columns: Sequence[str], as_of: str, entries: Iterable[Document]) -> None:
    """Print entries of a JSON document as comma-separated values in UTF-8."""
    dated = [{"as_of": as_of} | entry | entry.get("by_level", {}) for entry in entries]
    rows = [[_cell(entry[column]) for column in columns] for entry in dated]
    print_bytes(csv_text(rows, columns).encode("utf-8", "replace"))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " ".join(reason["text"] for reason in value)
    return shown(str(value))
