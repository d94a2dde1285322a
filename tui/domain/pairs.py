"""A pair, its facts, and which of them are in force on a day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tui.domain.codes import Checkpoint, Evaluator, Rating
from tui.domain.days import ONE_DAY


@dataclass(frozen=True, slots=True)
class Assignment:
    """A mentor, from a day on (`from` in documents) until the next assignment."""

    mentor: str
    starts: date
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """New dates of an internship, agreed on a day; what it leaves out stays."""

    agreed_on: date
    start: date | None = None
    end: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Internship:
    """Where a mentee works, on what, from when to when as first agreed."""

    organisation: str
    start: date
    end: date
    topic: str | None = None
    supervisor: str | None = None
    amendments: tuple[Amendment, ...] = ()

    def amendments_on(self, day: date) -> list[Amendment]:
        """Return the amendments agreed on or before a day, in the order in which they count."""
        agreed = [amendment for amendment in self.amendments if amendment.agreed_on <= day]
        agreed.sort(key=lambda amendment: amendment.agreed_on)
        return agreed

    def dates_on(self, day: date) -> tuple[date, date]:
        """Return the start and end in force on a day."""
        start, end = self.start, self.end
        if self.amendments:
            for amendment in self.amendments_on(day):
                start = amendment.start or start
                end = amendment.end or end
        return start, end


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which mentoring rests, first and last included; open without a last."""

    starts: date
    ends: date | None = None
    reason: str | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether a day lies in the pause."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A checkpoint that the coordinator no longer asks for, from a day on."""

    checkpoint: Checkpoint
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Snooze:
    """A pair left out of the default list until a day."""

    until: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The days on which mentor and mentee accepted the charter."""

    mentor: date | None = None
    mentee: date | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A contribution to the evaluation: a mentor rates engagement, a supervisor the work."""

    by: Evaluator
    on: date
    rating: Rating | None = None
    text: str | None = None
    received_by: str | None = None
    entered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One mentee with the mentor who follows them; it survives a change of mentor."""

    id: str
    mentee: str
    mentors: tuple[Assignment, ...] = ()
    internship: Internship | None = None
    submission_due: date | None = None
    submitted_on: date | None = None
    withdrawn_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    snoozed: Snooze | None = None
    objectives: str | None = None
    charter_accepted: Acceptance = Acceptance()
    evaluations: tuple[Evaluation, ...] = ()

    def assignment_on(self, day: date, mentoring_start: date) -> Assignment | None:
        """Return the assignment in force on a day: the latest begun by then.

        Where none has and mentoring is yet to start, the earliest is in force already.
        """
        found: Assignment | None = None
        for assignment in self.mentors:
            if assignment.starts <= day and (found is None or assignment.starts > found.starts):
                found = assignment
        return found or (self.first_assignment if day < mentoring_start else None)

    def mentor_on(self, day: date, mentoring_start: date) -> str | None:
        """Return the id of the mentor in force on a day."""
        found = self.assignment_on(day, mentoring_start)
        return found.mentor if found else None

    @property
    def first_assignment(self) -> Assignment | None:
        """The earliest assignment."""
        return min(self.mentors, key=_starts_first, default=None)

    def replacement_day(self, today: date) -> date:
        """Return from which day another mentor follows unless somebody says otherwise."""
        first = self.first_assignment
        return max(first.starts, today) if first else today

    def with_mentor(self, assignment: Assignment, today: date) -> "Pair":
        """Return the pair with another mentor from a day on.

        Taken out is what would begin after it, and what would begin on its day after today.
        """
        kept = [
            one
            for one in self.mentors
            if one.starts < assignment.starts or one.starts == assignment.starts <= today
        ]
        last = max(kept, key=_starts_first, default=None)
        added = () if last and last.mentor == assignment.mentor else (assignment,)
        return replace(self, mentors=(*kept, *added))

    def acceptance_on(self, day: date, mentoring_start: date) -> Acceptance:
        """Return who accepted the charter, of the mentors the one in force on a day.

        The mentor's acceptance counts for the pair's first mentor, and for another one where it is
        dated on or after the first day of their assignment.
        """
        accepted, now = self.charter_accepted, self.assignment_on(day, mentoring_start)
        if accepted.mentor is None:
            return accepted
        counts = now is not None and (now == self.first_assignment or accepted.mentor >= now.starts)
        return accepted if counts else replace(accepted, mentor=None)

    def dates_on(self, day: date) -> tuple[date, date] | None:
        """Return the internship's start and end in force on a day, where it has any."""
        return self.internship.dates_on(day) if self.internship else None

    def is_withdrawn_on(self, day: date) -> bool:
        """Return whether the pair was withdrawn on or before a day."""
        return self.withdrawn_on is not None and self.withdrawn_on <= day

    def withdrawn_from(self, day: date | None) -> "Pair":
        """Return the pair withdrawn from a day on; with None, as one that was not."""
        return replace(self, withdrawn_on=day)

    def is_submitted_on(self, day: date) -> bool:
        """Return whether the dissertation was submitted on or before a day."""
        return self.submitted_on is not None and self.submitted_on <= day

    def is_paused_on(self, day: date) -> bool:
        """Return whether a day lies in one of the pauses."""
        return any(pause.holds_on(day) for pause in self.pauses)

    def paused_until(self, day: date) -> date | None:
        """Return the last day of the pauses that run on from a day, unless one of them is open."""
        last = day.toordinal() - 1
        for pause in sorted(self.pauses, key=_starts_first):
            if pause.starts.toordinal() <= last + 1:
                if pause.ends is None:
                    return None
                last = max(last, pause.ends.toordinal())
        return date.fromordinal(last) if last >= day.toordinal() else None

    def is_snoozed_on(self, day: date) -> bool:
        """Return whether the pair is left out of the default list on a day."""
        return self.snoozed is not None and day < self.snoozed.until

    def waiver_on(self, checkpoint: Checkpoint, day: date) -> Waiver | None:
        """Return the waiver of a checkpoint in force on a day."""
        for waiver in self.waivers:
            if waiver.checkpoint is checkpoint and waiver.on <= day:
                return waiver
        return None

    def unpaused_day(self, after: date, count: int) -> date:
        """Return the day on which so many days after another have passed, those in pauses aside."""
        day = after + timedelta(count)
        if not self.pauses or day == after:
            return day
        left, day = count, after
        while left:
            day += ONE_DAY
            left -= not self.is_paused_on(day)
        return day

    def unpaused_days(self, after: date, upto: date) -> int:
        """Count the days after one day, up to and with another, that lie in no pause."""
        counted, end = after.toordinal(), upto.toordinal()
        total = max(end - counted, 0)
        for pause in sorted(self.pauses, key=_starts_first):
            first = max(pause.starts.toordinal(), counted + 1)
            last = min(pause.ends.toordinal() if pause.ends else end, end)
            if first <= last:
                total -= last - first + 1
                counted = last
        return total


def _starts_first(agreed: Assignment | Pause) -> date:
    return agreed.starts
