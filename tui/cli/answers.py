"""What a command prints once something was written."""

from collections.abc import Iterable, Iterator

from tui.cli.documents import (
    cohort_act_document,
    pair_act_document,
    person_act_document,
    written_document,
)
from tui.cli.options import JSON
from tui.cli.output import print_document, print_lines, talk, terminal
from tui.cli.pair_text import pair_title
from tui.cli.tables import wrapped
from tui.domain.rules import Notice
from tui.domain.views import CohortWritten, PairWritten, PersonWritten, Written
from tui.wording.changes import (
    cohort_done_sentence,
    counting_sentence,
    pair_done_sentence,
    person_done_sentence,
)
from tui.wording.days import long_day
from tui.wording.errors import notice_sentence
from tui.wording.language import Language
from tui.wording.words import channel_word

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


def print_written(written: Written, done: str, form: str | None, language: Language) -> None:
    """Print an exchange as it was written; `done` says what was done with it."""
    if form == JSON:
        print_document(written_document(written, language))
        return
    view, exchange = written.view, written.exchange
    print_lines(
        (
            language.say(
                "{done}: {channel} on {day}, {pair} ({exchange})",
                done=done,
                channel=channel_word(exchange.channel, language),
                day=_moment(written, language),
                pair=pair_title(view, language),
                exchange=f"{view.cohort.id}/{exchange.id}",
            ),
            language.say(
                "Counts for {meeting}",
                meeting=counting_sentence(exchange, view.assessment.windows, view.cohort, language),
            ),
        )
    )
    for notice in written.notices:
        talk(notice_sentence(notice, language))


def _moment(written: Written, language: Language) -> str:
    exchange = written.exchange
    day = long_day(exchange.on, language)
    return language.say("{day} at {time}", day=day, time=exchange.at) if exchange.at else day
