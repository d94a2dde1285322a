"""What an exchange counts for, in words, while it is being recorded and ever after."""

from datetime import date

from tui.domain.codes import ExchangeState, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange, counts_for
from tui.domain.windows import Window, Windows
from tui.wording.facts import not_a_meeting
from tui.wording.language import Language
from tui.wording.words import checkpoint_name


def counting_sentence(
    exchange: Exchange, windows: Windows | None, cohort: Cohort, language: Language
) -> str:
    """Give what an exchange counts for and how its day lies to the window, or why for nothing."""
    checkpoint = counts_for(exchange, windows, cohort.policy)
    if checkpoint is None:
        return _nothing(exchange, windows, cohort, language)
    meeting = checkpoint_name(checkpoint, language)
    if windows is None:
        return meeting
    return _placed(meeting, exchange.on, windows.of(checkpoint), language)


def _nothing(
    exchange: Exchange, windows: Windows | None, cohort: Cohort, language: Language
) -> str:
    if exchange.state is ExchangeState.CANCELLED:
        return language.say("nothing: it was cancelled")
    if exchange.state is ExchangeState.NO_SHOW:
        return language.say("nothing: somebody did not come")
    if exchange.channel not in cohort.policy.meeting_channels:
        reason = not_a_meeting(exchange.channel, language)
        return language.say("nothing: {reason}", reason=reason)
    if exchange.checkpoint is Purpose.NONE:
        return language.say("nothing, as was chosen")
    if windows is None:
        return language.say("nothing yet: the internship's dates are not known")
    return language.say(
        "nothing: it lies after the window of the third meeting, which ends on {closes}",
        closes=windows.pre_submission.closes,
    )


def _placed(meeting: str, on: date, window: Window, language: Language) -> str:
    facts = {"meeting": meeting, "opens": window.opens, "closes": window.closes}
    if on < window.opens:
        return language.count(
            "{meeting}: {number} day before its window opens ({opens})",
            "{meeting}: {number} days before its window opens ({opens})",
            (window.opens - on).days,
            **facts,
        )
    if on > window.closes:
        return language.count(
            "{meeting}: {number} day after its window closes ({closes})",
            "{meeting}: {number} days after its window closes ({closes})",
            (on - window.closes).days,
            **facts,
        )
    if on < window.due:
        return language.count(
            "{meeting}: in its window, {number} day before it is due",
            "{meeting}: in its window, {number} days before it is due",
            (window.due - on).days,
            **facts,
        )
    if on == window.due:
        return language.say("{meeting}: in its window, on the day it is due", **facts)
    return language.count(
        "{meeting}: in its window, but {number} day after it is due",
        "{meeting}: in its window, but {number} days after it is due",
        (on - window.due).days,
        **facts,
    )
