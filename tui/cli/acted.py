"""What a person or a program reads once something of a pair, person or cohort is written."""

from collections.abc import Iterable, Iterator

from tui.cli.act_documents import (
    cohort_act_document,
    pair_act_document,
    person_act_document,
)
from tui.cli.cells import wrapped
from tui.cli.options import JSON
from tui.cli.streams import print_document, print_lines, talk
from tui.cli.terminal import terminal
from tui.desk.views import CohortWritten, PairWritten, PersonWritten
from tui.domain.rules import Notice
from tui.wording.done import cohort_done_sentence, pair_done_sentence, person_done_sentence
from tui.wording.language import Language
from tui.wording.notices import notice_sentence

_INDENT = "  "


def print_pair_written(
    act: str,
    written: PairWritten,
    form: str | None,
    language: Language,
    *,
    facts: Iterable[str] = (),
) -> None:
    """Print what was done to a pair: `act` is the code of the act, `facts` what was understood."""
    if form == JSON:
        print_document(pair_act_document(act, written, language))
    else:
        print_lines([pair_done_sentence(act, written, language), *_beneath(facts)])
        _tell(written.notices, language)


def print_person_written(
    act: str, written: PersonWritten, form: str | None, language: Language
) -> None:
    """Print what was done to a person."""
    if form == JSON:
        print_document(person_act_document(act, written))
    else:
        print_lines([person_done_sentence(act, written, language)])


def print_cohort_written(
    act: str,
    written: CohortWritten,
    form: str | None,
    language: Language,
    *,
    facts: Iterable[str] = (),
) -> None:
    """Print what was done to a cohort, as for a pair."""
    if form == JSON:
        print_document(cohort_act_document(act, written, language))
    else:
        print_lines([cohort_done_sentence(act, written, language), *_beneath(facts)])
        _tell(written.notices, language)


def _beneath(facts: Iterable[str]) -> Iterator[str]:
    for fact in facts:
        yield from wrapped(fact, terminal().width, _INDENT)


def _tell(notices: Iterable[Notice], language: Language) -> None:
    talk(*(notice_sentence(notice, language) for notice in notices))
