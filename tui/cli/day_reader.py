"""The days that a person types for one cohort, read by the date in it."""

from dataclasses import dataclass
from datetime import date

from tui.desk.desk import Desk
from tui.wording.language import Language
from tui.wording.typed import read_day


@dataclass(frozen=True, slots=True)
class DayReader:
    """Reads days from where it is `today`; a weekday is the next one unless the day is `past`."""

    today: date
    language: Language

    @classmethod
    def of_pair(cls, pair: str, desk: Desk, language: Language) -> "DayReader":
        """Give the reader for the cohort of a pair; raises NotFoundError."""
        return cls(desk.today(desk.find_pair(pair).contents.cohort), language)

    @classmethod
    def of_cohort(cls, cohort_id: str, desk: Desk, language: Language) -> "DayReader":
        """Give the reader for a cohort; raises NotFoundError."""
        return cls(desk.today(desk.cohort(cohort_id)), language)

    def day(self, text: str | None, *, past: bool = False) -> date:
        """Read a day; today where none was typed."""
        return self.today if text is None else read_day(text, self.today, self.language, past=past)

    def optional(self, text: str | None, *, past: bool = False) -> date | None:
        """Read a day where one was typed."""
        return self.day(text, past=past) if text else None

    def changed(self, text: str | None, stored: date | None, *, past: bool = False) -> date | None:
        """Read a day in place of the one stored, which stays where none was typed."""
        return stored if text is None else self.optional(text, past=past)
