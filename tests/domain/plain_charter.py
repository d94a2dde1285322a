"""The rules of the charter read slowly, row by row, to hold the domain's own reading against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair

CHECKPOINTS = ("kickoff", "midpoint", "pre_submission")
STRONG = ("not_planned", "planned_late", "unconfirmed")
Window = tuple[date, date, date]
"""Opens, due, closes."""


@dataclass
class Reading:
    """What the charter says of a pair on a day."""

    statuses: list[str]
    planned_for: list[date | None]
    level: str
    reasons: list[str]
    due: date | None


def windows(pair: Pair, cohort: Cohort, t: date) -> dict[str, Window] | None:
    """Count the windows by the formulas of the charter."""
    if pair.internship is None:
        return None
    agreed = [a for a in pair.internship.amendments if a.agreed_on <= t]
    agreed.sort(key=lambda a: a.agreed_on)
    s = [pair.internship.start, *(a.start for a in agreed if a.start)][-1]
    e = [pair.internship.end, *(a.end for a in agreed if a.end)][-1]
    policy = cohort.policy
    if policy.pre_submission_anchor == "submission_due":
        anchor = cohort.submission_due_for(pair.submission_due)
    else:
        anchor = e
    one = timedelta(1)
    mid = s + timedelta((e - s).days // 2)
    pre_due = anchor - timedelta(policy.pre_submission_lead_days)
    pre_opens = max(pre_due - timedelta(policy.pre_submission_window_days), mid + one)
    midpoint_due = min(mid + timedelta(policy.midpoint_tolerance_days), pre_opens - one)
    kickoff_due = min(s + timedelta(policy.kickoff_grace_days), mid - one)
    midpoint_opens = max(mid - timedelta(policy.midpoint_tolerance_days), kickoff_due + one)
    return {
        "kickoff": (min(cohort.mentoring_start, s), kickoff_due, midpoint_opens - one),
        "midpoint": (midpoint_opens, midpoint_due, pre_opens - one),
        "pre_submission": (pre_opens, pre_due, anchor),
    }


def belongs_to(exchange: Exchange, found: dict[str, Window] | None, cohort: Cohort) -> str | None:
    """Give the checkpoint of an exchange."""
    if exchange.channel not in cohort.policy.meeting_channels or exchange.checkpoint == "none":
        return None
    if exchange.checkpoint != "auto":
        return str(exchange.checkpoint)
    if found is None:
        return None
    if exchange.on < found["kickoff"][0]:
        return "kickoff"
    for checkpoint, (opens, _, closes) in found.items():
        if opens <= exchange.on <= closes:
            return checkpoint
    return None


def read(pair: Pair, exchanges: Sequence[Exchange], cohort: Cohort, t: date) -> Reading:
    """Read a pair on the day `t`."""
    found = windows(pair, cohort, t)
    in_force = [a for a in pair.mentors if a.starts <= t]
    statuses: list[str] = []
    planned_for: list[date | None] = []
    planned: list[Exchange] = []
    for checkpoint in CHECKPOINTS:
        assigned = [x for x in exchanges if belongs_to(x, found, cohort) == checkpoint]
        held = sorted(x.on for x in assigned if x.state == "held" and x.on <= t)
        planned = [x for x in assigned if x.state == "planned" or (x.state == "held" and x.on > t)]
        window = found[checkpoint] if found else None
        statuses.append(_status(checkpoint, pair, window, held, planned, bool(in_force), t))
        ahead = sorted(x.on for x in planned if x.on >= t)
        in_time = [on for on in ahead if window and on <= window[1]]
        planned_for.append(next(iter(in_time or ahead), None))
    reasons = _reasons(pair, exchanges, cohort, t, found, statuses, planned) if found else []
    level = _level(pair, statuses[2], reasons, planned, found, t)
    if level == "unknown":
        reasons = ["no_dates"] * (found is None) + ["no_mentor"] * (not in_force)
    elif level == "missed":
        reasons = ["not_held"]
    elif level not in ("overdue", "at_risk", "watch"):
        reasons = []
    return Reading(
        statuses, planned_for, level, reasons, found["pre_submission"][1] if found else None
    )


def _status(  # noqa: PLR0911, PLR0913, PLR0917
    checkpoint: str,
    pair: Pair,
    window: Window | None,
    held: list[date],
    planned: list[Exchange],
    has_mentor: bool,
    t: date,
) -> str:
    if any(w.checkpoint == checkpoint and w.on <= t for w in pair.waivers):
        return "waived"
    if held:
        return "met" if window is None or held[0] <= window[1] else "met_late"
    if window is None or not has_mentor:
        return "unknown"
    opens, due, closes = window
    if t > closes or (pair.submitted_on and pair.submitted_on <= t):
        return "missed"
    if due < t <= closes:
        return "overdue"
    if any(t <= x.on <= due for x in planned):
        return "planned"
    return "open" if opens <= t <= due else "upcoming"


def _is_paused(pair: Pair, t: date) -> bool:
    return any(p.starts <= t and (p.ends is None or t <= p.ends) for p in pair.pauses)


def _silence(pair: Pair, last: date, t: date) -> int:
    days = [last + timedelta(n + 1) for n in range((t - last).days)]
    return sum(not _is_paused(pair, day) for day in days)


def _reasons(  # noqa: PLR0913, PLR0917
    pair: Pair,
    exchanges: Sequence[Exchange],
    cohort: Cohort,
    t: date,
    found: dict[str, Window],
    statuses: list[str],
    planned: list[Exchange],
) -> list[str]:
    policy = cohort.policy
    opens, due, _ = found["pre_submission"]
    amendments = pair.internship.amendments if pair.internship else ()
    agreed = sorted((a for a in amendments if a.agreed_on <= t), key=lambda a: a.agreed_on)
    assert pair.internship
    s = [pair.internship.start, *(a.start for a in agreed if a.start)][-1]
    ahead = [x.on for x in planned if x.on >= t]
    in_time = [on for on in ahead if on <= due]
    unsaid = [x.on for x in planned if x.on < t]
    contacts = [x.on for x in exchanges if x.state == "held" and x.on <= t]
    rows = {
        "not_planned": t >= due - timedelta(policy.risk_horizon_days) and not ahead,
        "planned_late": bool(ahead) and all(on > due for on in ahead),
        "unconfirmed": bool(unsaid) and not in_time,
        "midpoint_missed": statuses[1] in ("overdue", "missed"),
        "no_first_contact": t > s + timedelta(policy.first_contact_days) and not contacts,
        "silent": s <= t
        and bool(contacts)
        and _silence(pair, max(contacts), t) > policy.silence_days,
        "planned_early": bool(in_time) and all(on < opens for on in in_time),
    }
    return [code for code, applies in rows.items() if applies]


def _level(  # noqa: PLR0911, PLR0913, PLR0917
    pair: Pair,
    status: str,
    reasons: list[str],
    planned: list[Exchange],
    found: dict[str, Window] | None,
    t: date,
) -> str:
    if pair.withdrawn_on and pair.withdrawn_on <= t:
        return "withdrawn"
    if status in ("met", "met_late", "waived"):
        return "clear"
    if status in ("unknown", "missed"):
        return status
    if _is_paused(pair, t):
        return "paused"
    if status == "overdue":
        return "overdue"
    assert found
    due = found["pre_submission"][1]
    in_time = any(t <= x.on <= due for x in planned)
    if set(reasons) & set(STRONG) or (len(reasons) >= 2 and not in_time):
        return "at_risk"
    if reasons:
        return "watch"
    return "planned" if in_time else "on_track"
