"""What importing a file would do, or did, and what is wrong with it, line by line."""

from collections.abc import Iterable

from textual.content import Content

from tui.desk.imports import ImportReport
from tui.desk.starting import Problem
from tui.domain.texts import shown
from tui.wording.language import Language

_WIDTH = 12


def report_lines(report: ImportReport, language: Language) -> list[Content]:
    """Give what importing a file would add and change, and what it says otherwise."""
    say = language.say
    words = {
        "cohort": say("cohort"),
        "people": say("people"),
        "pairs": say("pairs"),
        "exchanges": say("exchanges"),
    }
    titles = (say("added"), say("unchanged"), say("kept as it is"))
    lines = [
        Content.styled(say("What importing {cohort} would do", cohort=report.cohort), "bold"),
        Content(_row("", *titles)),
    ]
    for table, counts in report.tables.items():
        numbers = (len(counts.added), len(counts.unchanged), len(counts.refused))
        lines.append(Content(_row(words[table], *map(str, numbers))))
    lines += [
        Content(say("{place}: {fields} kept", place=shown(one.id), fields=", ".join(one.fields)))
        for one in report.differences
    ]
    lines.append(Content.styled(say("Enter imports it."), "bold"))
    return lines


def problem_lines(problems: Iterable[Problem], language: Language) -> list[Content]:
    """Give every error of a file: where it is, what stands there, what was expected."""
    say = language.say
    return [
        Content.assemble(
            (shown(one.place), "bold"),
            ": ",
            "" if one.value is None else say("found {value}; ", value=shown(one.value)),
            say("expected: {expected}", expected=shown(one.expected)),
        )
        for one in problems
    ]


def imported_sentence(report: ImportReport, language: Language) -> str:
    """Say what was imported."""
    return language.count(
        "Imported {cohort}: {number} new pair.",
        "Imported {cohort}: {number} new pairs.",
        len(report.tables["pairs"].added),
        cohort=report.cohort,
    )


def _row(title: str, *cells: str) -> str:
    return f"  {title:<{_WIDTH}}" + "".join(f"{cell:>{_WIDTH + 2}}" for cell in cells)
