"""What was done, said back, with what is worth knowing about it."""

from tui.desk.views import CohortWritten, PairWritten, PersonWritten, Written
from tui.screens.forms.act import Done
from tui.wording.days import long_day
from tui.wording.done import cohort_done_sentence, pair_done_sentence, person_done_sentence
from tui.wording.language import Language
from tui.wording.notices import notice_sentence
from tui.wording.words import channel_word
from tui.wording.written import written_sentence

_FOR_EVER = "new_cohort"
"""The one act that cannot be undone."""


def done_sentence(code: str, done: Done, language: Language) -> str:
    """Say what an act did, what is worth knowing, and what takes it back."""
    match done:
        case PairWritten():
            said, notices = pair_done_sentence(code, done, language), done.notices
        case PersonWritten():
            said, notices = person_done_sentence(code, done, language), ()
        case CohortWritten():
            said, notices = cohort_done_sentence(code, done, language), done.notices
        case Written():
            said, notices = _of_exchange(code, done, language), done.notices
    sentences = [said, *(notice_sentence(notice, language) for notice in notices)]
    if code != _FOR_EVER:
        sentences.append(language.say("u takes it back."))
    return " ".join(sentences)


def reference_of(done: Done) -> str | None:
    """Give the pair to which the cursor goes."""
    return done.view.reference if isinstance(done, PairWritten | Written) else None


def _of_exchange(code: str, done: Written, language: Language) -> str:
    exchange, mentee = done.exchange, done.view.mentee
    day = long_day(exchange.on, language)
    if code == "move":
        return written_sentence(exchange, mentee, done.counts_for, day, language)
    return language.say(
        "Corrected: {channel} on {day}, {mentee}.",
        channel=channel_word(exchange.channel, language),
        day=day,
        mentee=mentee.listed_name,
    )
