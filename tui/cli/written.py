"""What a person reads once an exchange is written: all that was understood, in full."""

from tui.cli.documents import written_document
from tui.cli.options import JSON
from tui.cli.people import pair_title
from tui.cli.streams import print_document, print_lines, talk
from tui.desk.views import Written
from tui.wording.counting import counting_sentence
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.notices import notice_sentence
from tui.wording.words import channel_word


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
