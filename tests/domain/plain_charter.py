"""The rules of the charter read slowly, row by row, to hold the domain's own reading against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Pair

CHECKPOINTS = ("kickoff", "midpoint", "pre_submission")
LEVELS = (
    *("overdue", "at_risk", "missed", "unknown", "watch", "planned", "on_track", "clear"),
    *("paused", "withdrawn"),
)
SIGNS = ("midpoint_missed", "kickoff_missed", "silent", "planned_early", "no_first_contact")
ONE = timedelta(1)
Window = tuple[date, date, date]
"""Opens, due, closes."""


@dataclass
class Reading:
    """What the charter says of a pair on a day."""

    statuses: list[str]
    planned_for: list[date | None]
    level: str
    reasons: list[str]
    strong: list[str]
    """Those of the reasons that are strong."""
    due: date | None
    mentor: str | None
    action: str
    """What the next action asks for, one of the words of `next_action`."""


class Slow:
    """A pair, its facts and a day, read one sentence of the charter at a time."""

    def __init__(self, pair: Pair, exchanges: Sequence[Exchange], cohort: Cohort, t: date) -> None:
        self.pair, self.exchanges, self.cohort, self.t = pair, exchanges, cohort, t
        self.policy = cohort.policy
        self.dates = self.effective_dates()
        self.windows = self.count_windows()

    def effective_dates(self) -> tuple[date, date] | None:
        """Give S and E."""
        if self.pair.internship is None:
            return None
        s, e = self.pair.internship.start, self.pair.internship.end
        for amendment in sorted(self.pair.internship.amendments, key=lambda a: a.agreed_on):
            if amendment.agreed_on <= self.t:
                s = s if amendment.start is None else amendment.start
                e = e if amendment.end is None else amendment.end
        return s, e

    def count_windows(self) -> dict[str, Window]:
        """Count the windows by the formulas; none where there are no dates."""
        if self.dates is None:
            return {}
        s, e = self.dates
        p, m = self.policy, self.cohort.mentoring_start
        mid = s + timedelta((e - s).days // 2)
        anchor = e
        if p.pre_submission_anchor == "submission_due":
            anchor = self.cohort.submission_due_for(self.pair.submission_due)
        pre_due = anchor - timedelta(p.pre_submission_lead_days)
        pre_opens = max(pre_due - timedelta(p.pre_submission_window_days), mid + ONE)
        midpoint_due = min(mid + timedelta(p.midpoint_tolerance_days), pre_opens - ONE)
        kickoff_due = min(s + timedelta(p.kickoff_grace_days), mid - ONE)
        midpoint_opens = max(mid - timedelta(p.midpoint_tolerance_days), kickoff_due + ONE)
        return {
            "kickoff": (min(m, s), kickoff_due, midpoint_opens - ONE),
            "midpoint": (midpoint_opens, midpoint_due, pre_opens - ONE),
            "pre_submission": (pre_opens, pre_due, anchor),
        }

    def mentor(self) -> str | None:
        """Give the mentor in force."""
        begun = [a for a in self.pair.mentors if a.starts <= self.t]
        if begun:
            return max(begun, key=lambda a: a.starts).mentor
        if self.pair.mentors and self.t < self.cohort.mentoring_start:
            return min(self.pair.mentors, key=lambda a: a.starts).mentor
        return None

    def belongs_to(self, exchange: Exchange) -> str | None:
        """Give the checkpoint of an exchange."""
        if exchange.channel not in self.policy.meeting_channels or exchange.checkpoint == "none":
            return None
        if exchange.checkpoint != "auto":
            return str(exchange.checkpoint)
        if self.windows and exchange.on < self.windows["kickoff"][0]:
            return "kickoff"
        for checkpoint, (opens, _, closes) in self.windows.items():
            if opens <= exchange.on <= closes:
                return checkpoint
        return None

    def held(self, checkpoint: str) -> list[date]:
        """Give the days of the meetings held for a checkpoint, the earliest first."""
        return sorted(
            x.on
            for x in self.exchanges
            if self.belongs_to(x) == checkpoint and x.state == "held" and x.on <= self.t
        )

    def planned(self, checkpoint: str) -> list[date]:
        """Give the days of the meetings planned for a checkpoint, the earliest first."""
        return sorted(
            x.on
            for x in self.exchanges
            if self.belongs_to(x) == checkpoint
            and (x.state == "planned" or (x.state == "held" and x.on > self.t))
        )

    def planned_for(self, checkpoint: str) -> date | None:
        """Give the day for which a checkpoint is planned."""
        ahead = [on for on in self.planned(checkpoint) if on >= self.t]
        if checkpoint in self.windows:
            for on in ahead:
                if on <= self.windows[checkpoint][1]:
                    return on
        return ahead[0] if ahead else None

    def status(self, checkpoint: str) -> str:  # noqa: PLR0911
        """Give the status of a checkpoint: the first row that applies."""
        t, held, window = self.t, self.held(checkpoint), self.windows.get(checkpoint)
        if any(w.checkpoint == checkpoint and w.on <= t for w in self.pair.waivers):
            return "waived"
        if held:
            return "met" if window is None or held[0] <= window[1] else "met_late"
        if window is None or self.mentor() is None:
            return "unknown"
        opens, due, closes = window
        if t > closes or (self.pair.submitted_on is not None and self.pair.submitted_on <= t):
            return "missed"
        if due < t <= closes:
            return "overdue"
        if any(t <= on <= due for on in self.planned(checkpoint)):
            return "planned"
        return "open" if opens <= t <= due else "upcoming"

    def is_paused(self, day: date) -> bool:
        """Tell whether a day lies in a pause."""
        return any(p.starts <= day and (p.ends is None or day <= p.ends) for p in self.pair.pauses)

    def days_since(self, day: date) -> int:
        """Count the days after a day up to and with T that lie in no pause."""
        days = [day + timedelta(n + 1) for n in range((self.t - day).days)]
        return sum(not self.is_paused(one) for one in days)

    def reasons(self) -> dict[str, bool]:
        """Give the reasons that hold, each with whether it is strong."""
        t, p = self.t, self.policy
        assert self.dates
        s = self.dates[0]
        opens, due, _ = self.windows["pre_submission"]
        ahead = [on for on in self.planned("pre_submission") if on >= t]
        in_time = [on for on in ahead if on <= due]
        contacts = [x.on for x in self.exchanges if x.state == "held" and x.on <= t]
        since_start = self.days_since(s)
        no_contact = not contacts and since_start > p.first_contact_days
        found: dict[str, bool] = {}
        if t >= due - timedelta(p.risk_horizon_days) and not ahead and not self.is_fresh():
            found["not_planned"] = True
        if ahead and all(on > due for on in ahead):
            found["planned_late"] = True
        if self.unsaid() and not in_time:
            found["unconfirmed"] = (t - max(self.unsaid())).days > p.confirmation_days
        if self.status("midpoint") in ("overdue", "missed"):
            found["midpoint_missed"] = False
        if self.status("kickoff") in ("overdue", "missed") and not no_contact:
            found["kickoff_missed"] = False
        if no_contact:
            found["no_first_contact"] = since_start > p.first_contact_alarm_days
        if s <= t and contacts and self.days_since(max(contacts)) > p.silence_days:
            found["silent"] = False
        if in_time and all(on < opens for on in in_time):
            found["planned_early"] = False
        return found

    def unsaid(self) -> list[date]:
        """Give the days before T for which the third was planned and still is."""
        return [
            x.on
            for x in self.exchanges
            if self.belongs_to(x) == "pre_submission" and x.state == "planned" and x.on < self.t
        ]

    def is_fresh(self) -> bool:
        """Tell whether a third meeting is unconfirmed within its confirmation_days."""
        return any((self.t - on).days <= self.policy.confirmation_days for on in self.unsaid())

    def level(self) -> str:  # noqa: PLR0911
        """Give the level: the first row that applies."""
        status = self.status("pre_submission")
        if self.pair.withdrawn_on is not None and self.pair.withdrawn_on <= self.t:
            return "withdrawn"
        if status in ("met", "met_late", "waived"):
            return "clear"
        if status in ("unknown", "missed"):
            return status
        if self.is_paused(self.t):
            return "paused"
        if status == "overdue" and not self.is_fresh():
            return "overdue"
        reasons = self.reasons()
        due = self.windows["pre_submission"][1]
        in_time = any(self.t <= on <= due for on in self.planned("pre_submission"))
        weak = [code for code, strong in reasons.items() if not strong]
        if len(weak) < len(reasons) or (len(weak) > 1 and not in_time and not self.is_fresh()):
            return "at_risk"
        if weak:
            return "watch"
        return "planned" if in_time else "on_track"

    def next_action(self, given: dict[str, bool]) -> str:
        """Give what the next action asks for, where reasons are given."""
        overdue = self.status("pre_submission") == "overdue"
        ahead = any(on >= self.t for on in self.planned("pre_submission"))
        midpoint, kickoff = self.status("midpoint"), self.status("kickoff")
        order = {
            "was it held": "unconfirmed" in given or (overdue and not ahead),
            "sooner": "planned_late" in given,
            "plan": "not_planned" in given,
            "call both": given.get("no_first_contact", False),
            "move": "planned_early" in given,
            "mentee writes": "no_first_contact" in given,
            "news": "silent" in given,
            "hold midpoint": midpoint == "overdue",
            "hold kickoff": kickoff == "overdue",
        }
        return next((asked for asked, holds in order.items() if holds), "next")


def read(pair: Pair, exchanges: Sequence[Exchange], cohort: Cohort, t: date) -> Reading:
    """Read a pair on the day `t`."""
    slow = Slow(pair, exchanges, cohort, t)
    level = slow.level()
    given: dict[str, bool] = {}
    if level in ("overdue", "at_risk", "watch"):
        given = slow.reasons()
    reasons = list(given)
    if level == "missed":
        reasons = ["not_held"]
    if level == "unknown":
        reasons = ["no_dates"] * (not slow.windows) + ["no_mentor"] * (slow.mentor() is None)
    return Reading(
        statuses=[slow.status(checkpoint) for checkpoint in CHECKPOINTS],
        planned_for=[slow.planned_for(checkpoint) for checkpoint in CHECKPOINTS],
        level=level,
        reasons=reasons,
        strong=[code for code, strong in given.items() if strong],
        due=slow.windows["pre_submission"][1] if slow.windows else None,
        mentor=slow.mentor(),
        action=slow.next_action(given) if given else "",
    )


def place(reading: Reading, t: date, pair: str, cohort: str) -> tuple[object, ...]:
    """Give what sorts a pair in a list."""
    signs = sum(2 if code == "no_first_contact" else 1 for code in reading.reasons if code in SIGNS)
    left = (reading.due - t).days if reading.due else None
    return LEVELS.index(reading.level), -signs, left is None, left or 0, pair, cohort
