"""Why what a person typed is no day, in words."""

from tui.domain.errors import Facts
from tui.domain.years import FIRST_YEAR, LAST_YEAR
from tui.wording.days import month_name
from tui.wording.facts import number_in
from tui.wording.language import Language
from tui.wording.typed import DayProblem


def date_not_read(facts: Facts, language: Language) -> str:
    """Give the sentence of a refused day, from its fact `problem` where it has one."""
    problem = facts.get("problem")
    if problem == DayProblem.MONTH:
        return language.say(
            '"{value}": there is no month {month}. Write the day before the month, as in 25/12.',
            **facts,
        )
    if problem == DayProblem.DAY:
        month = month_name(number_in(facts, "month"), language, short=False)
        return language.say(
            '"{value}": there is no {day} {month} {year}. Check the day.',
            **facts | {"month": month},
        )
    if problem == DayProblem.YEAR:
        return language.say(
            '"{value}": the year must lie between {first} and {last}.',
            **facts | {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    if problem == DayProblem.SHORT_YEAR:
        return language.say('"{value}": write the year in full, as in 8/6/2026.', **facts)
    if problem == DayProblem.YEAR_FIRST:
        return language.say('"{value}": write 2026-06-08, or 8/6/2026.', **facts)
    return language.say(
        '"{value}" is not a day. Write it as 8/6, 8/6/2026, 2026-06-08, today, +3d or fri.',
        **facts,
    )
