"""The JSON documents that programs rely on: keys and codes never change, dates are ISO."""

from tui.cli.fact_documents import Document, iso, mentoring_part
from tui.desk.views import CohortList, CohortView, PairList, PairView, Written
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.people import Person
from tui.domain.status import CheckpointState
from tui.domain.windows import meet_by
from tui.wording.actions import action_sentence
from tui.wording.language import Language
from tui.wording.notices import notice_sentence
from tui.wording.reasons import reason_sentence


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
