"""What befell a pair, as labelled values: rests, waivers, evaluations, where there are any."""

from collections.abc import Iterator

from tui.desk.views import PairView
from tui.domain.codes import Channel, Evaluator
from tui.domain.pairs import Evaluation, Pair
from tui.screens.pair_facts import Names, with_reason
from tui.widgets.facts import Fact
from tui.wording.days import long_day
from tui.wording.language import Language
from tui.wording.words import channel_word, checkpoint_name, rating_word


def rest_facts(view: PairView, language: Language) -> list[Fact]:
    """Give the pauses, waivers and snooze of a pair, and when it was withdrawn."""
    say, pair = language.say, view.pair
    facts = []
    if pair.withdrawn_on:
        facts.append((say("Withdrawn"), say("on {day}", day=long_day(pair.withdrawn_on, language))))
    facts += [(say("Paused"), words) for words in _pauses(pair, language)]
    facts += [(say("Waived"), words) for words in _waivers(pair, language)]
    if pair.snoozed:
        until = say("until {day}", day=long_day(pair.snoozed.until, language))
        facts.append((say("Snoozed"), with_reason(until, pair.snoozed.note)))
    return facts


def evaluation_facts(view: PairView, names: Names, language: Language) -> list[Fact]:
    """Give the contributions to the evaluation, the mentor's and the supervisor's."""
    return [
        (_evaluator(evaluation.by, language), _evaluation(evaluation, names, language))
        for evaluation in view.pair.evaluations
    ]


def _pauses(pair: Pair, language: Language) -> Iterator[str]:
    say = language.say
    for pause in pair.pauses:
        start = long_day(pause.starts, language)
        words = (
            say("{start} to {end}", start=start, end=long_day(pause.ends, language))
            if pause.ends
            else say("from {day} on", day=start)
        )
        yield with_reason(words, pause.reason)


def _waivers(pair: Pair, language: Language) -> Iterator[str]:
    for waiver in pair.waivers:
        words = language.say(
            "{meeting}, on {day}",
            meeting=checkpoint_name(waiver.checkpoint, language),
            day=long_day(waiver.on, language),
        )
        yield with_reason(words, waiver.reason)


def _evaluator(by: Evaluator, language: Language) -> str:
    if by is Evaluator.MENTOR:
        return language.say("Engagement")
    return language.say("Work")


def _evaluation(evaluation: Evaluation, names: Names, language: Language) -> str:
    say = language.say
    by = say("the mentor") if evaluation.by is Evaluator.MENTOR else say("the supervisor")
    heads = [rating_word(evaluation.rating, language)] if evaluation.rating else []
    heads.append(say("by {person} on {day}", person=by, day=long_day(evaluation.on, language)))
    if evaluation.received_by:
        heads.append(_received(evaluation.received_by, language))
    if evaluation.entered_by:
        who = names.get(evaluation.entered_by, evaluation.entered_by)
        heads.append(say("entered by {person}", person=who))
    head = ", ".join(heads)
    return f"{head}\n{evaluation.text}" if evaluation.text else head


def _received(received_by: str, language: Language) -> str:
    known = {channel.value: channel_word(channel, language) for channel in Channel}
    return language.say("received by {way}", way=known.get(received_by, received_by))
