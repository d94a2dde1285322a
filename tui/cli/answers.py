"""How a command answers: for programs or for people, with what there is, or was written."""

from collections.abc import Callable, Iterable, Iterator

from tui.cli.documents import WRITTEN, Document, Listing, act_document, document
from tui.cli.invocation import Invocation, is_incomplete
from tui.cli.options import CSV, JSON
from tui.cli.output import confirming, print_bytes, print_document, print_lines, talk
from tui.cli.pair_text import pair_title
from tui.cli.tables import terminal, wrapped
from tui.domain.errors import Facts
from tui.domain.views import ActWritten, Written
from tui.wording.changes import act_sentence, counting_sentence, notice_sentences
from tui.wording.days import long_day
from tui.wording.language import Language, Words
from tui.wording.words import channel_word

_INDENT = "  "


def answer(
    invocation: Invocation,
    made: Callable[[], Document],
    lines: Iterable[str],
    *,
    empty: str = "",
    talked: Iterable[str] = (),
) -> None:
    """Print the document that is made, where a program asks, else lines for people.

    Where there are no lines, people are told `empty`, unless something could not be read;
    `talked` is what else they are told.
    """
    if invocation.form == JSON:
        print_document(made())
        return
    found = list(lines)
    if found:
        print_lines(found)
    elif empty and not is_incomplete():
        talk(empty)
    talk(*talked)


def answer_done(
    invocation: Invocation,
    made: Callable[[], Document],
    lines: Iterable[str],
    *,
    empty: str = "",
    talked: Iterable[str] = (),
) -> None:
    """Print as `answer` does what confirms a change; where that fails, the change has not."""
    with confirming(invocation.language):
        answer(invocation, made, lines, empty=empty, talked=talked)


def answer_list(
    invocation: Invocation,
    listing: Listing,
    lines: Iterable[str],
    *,
    empty: str,
    talked: Iterable[str] = (),
) -> None:
    """Print a list as a document, as comma-separated values, or as lines for people."""
    language = invocation.language
    if invocation.form == CSV:
        print_bytes(listing.csv(language).encode("utf-8", "replace"))
    else:
        seen = viewed(lines, invocation)
        answer(invocation, lambda: listing.document(language), seen, empty=empty, talked=talked)
    if invocation.form and invocation.viewing:
        talk(invocation.viewing)


def viewed(lines: Iterable[str], invocation: Invocation) -> Iterator[str]:
    """Yield the lines, if any, and what is taken for granted on the as-of day below them."""
    last = None
    for last in lines:
        yield last
    if last is not None and invocation.viewing:
        yield invocation.viewing


def answer_written(invocation: Invocation, act: str, written: ActWritten, *facts: str) -> None:
    """Print what the act of a code did; `facts` are what was understood of what was typed."""
    language = invocation.language
    width = terminal().width
    beneath = [line for fact in facts for line in wrapped(fact, width, _INDENT)]
    answer_done(
        invocation,
        lambda: act_document(act, written, language),
        [act_sentence(act, written, language), *beneath],
        talked=notice_sentences(written.notices, language),
    )


def answer_exchange(invocation: Invocation, done: Words, written: Written) -> None:
    """Print an exchange as it was written; `done` says what was done with it."""
    language, view, exchange = invocation.language, written.view, written.exchange
    counting = counting_sentence(exchange, view.assessment.windows, view.cohort, language)
    answer_done(
        invocation,
        lambda: document(WRITTEN, written, language),
        [
            done(_facts(written, language), language),
            language.say("Counts for {meeting}", meeting=counting),
        ],
        talked=notice_sentences(written.notices, language),
    )


def _facts(written: Written, language: Language) -> Facts:
    """Return what a sentence may name of an exchange that was written."""
    view, exchange = written.view, written.exchange
    return {
        "channel": channel_word(exchange.channel, language),
        "day": _moment(written, language),
        "pair": pair_title(written.name, view.assigned, language),
        "exchange": f"{view.cohort.id}/{exchange.id}",
    }


def _moment(written: Written, language: Language) -> str:
    exchange = written.exchange
    day = long_day(exchange.on, language)
    return language.say("{day} at {time}", day=day, time=exchange.at) if exchange.at else day
