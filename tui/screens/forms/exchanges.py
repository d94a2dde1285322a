"""The actions on one exchange."""

from tui.desk.exchanges import Draft
from tui.desk.offers import Offer
from tui.domain.access import check_may_change
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.errors import MentoratError, NotAllowedError, Rule
from tui.domain.exchanges import Exchange
from tui.domain.rules import MINUTES_A_DAY
from tui.screens.forms.action import Act, Done, PairAct, PairSubject, counting
from tui.screens.forms.choices import channel_options, initiator_options, purpose_options
from tui.screens.forms.fields import (
    ChoiceField,
    DayField,
    NumberField,
    TextOf,
    TimeField,
    Values,
    values,
)
from tui.screens.forms.form import Form
from tui.wording.days import long_day
from tui.wording.words import channel_word, state_word


def _there(subject: PairSubject) -> Exchange:
    """Give the exchange that is meant."""
    if subject.exchange is None:
        raise LookupError
    return subject.exchange


def _named(subject: PairSubject) -> str:
    exchange, language = _there(subject), subject.language
    return language.say(
        "{channel} of {day}",
        channel=channel_word(exchange.channel, language),
        day=exchange.on,
    )


def _reference(subject: PairSubject) -> str:
    return f"{subject.view.cohort.id}/{_there(subject).id}"


def _draft(exchange: Exchange, given: Values) -> Draft:
    by = given.text("initiated_by")
    return Draft(
        on=given.day("on") or exchange.on,
        channel=Channel(given.text("channel") or exchange.channel),
        at=given.time("at"),
        initiated_by=Party(by) if by else None,
        checkpoint=Purpose(given.text("checkpoint") or exchange.checkpoint),
        minutes=given.number("minutes"),
        note=given.text("note"),
    )


def _edit_form(subject: PairSubject) -> Form:
    language, exchange = subject.language, _there(subject)
    say = language.say
    return Form(
        title=say("Edit an exchange: {mentee}", mentee=subject.name),
        fields=(
            ChoiceField(name="channel", label=say("Channel"), options=channel_options(language)),
            DayField(
                name="on",
                label=say("Date"),
                past=exchange.state is not ExchangeState.PLANNED,
                wanted=True,
            ),
            TimeField(name="at", label=say("Time"), hint=say("9:05, 14h30, 9h, or nothing.")),
            ChoiceField(
                name="initiated_by", label=say("Begun by"), options=initiator_options(language)
            ),
            ChoiceField(name="checkpoint", label=say("For"), options=purpose_options(language)),
            NumberField(name="minutes", label=say("Minutes"), least=1, most=MINUTES_A_DAY),
            TextOf(name="note", label=say("Note")),
        ),
        start=values(
            channel=exchange.channel,
            on=exchange.on,
            at=exchange.at,
            initiated_by=exchange.initiated_by or "",
            checkpoint=exchange.checkpoint,
            minutes=exchange.minutes,
            note=exchange.note,
        ),
        answer=say("corrects it"),
        meaning=lambda given: counting(subject, _draft(exchange, given), exchange.state),
        hint=say("The mentor, coordinators and staff read a note; the mentee may ask to."),
        places={
            Rule.HELD_IN_FUTURE: "on",
            Rule.PLANNED_IN_PAST: "on",
            Rule.NO_SHOW_IN_FUTURE: "on",
            Rule.NOT_A_MEETING: "checkpoint",
            Rule.TEXT_NOT_CLEAN: "note",
            Rule.TEXT_TOO_LONG: "note",
        },
    )


def _edit(subject: PairSubject, given: Values) -> Done:
    exchange = _there(subject)
    draft = _draft(exchange, given)
    return subject.desk.edit_exchange(_reference(subject), draft, seen=exchange)


def _move_form(subject: PairSubject) -> Form:
    language, exchange = subject.language, _there(subject)
    say = language.say
    return Form(
        title=say("Move to another day: {mentee}", mentee=subject.name),
        fields=(
            DayField(name="on", label=say("New date"), wanted=True),
            TimeField(name="at", label=say("Time"), hint=say("9:05, 14h30, 9h, or nothing.")),
        ),
        start=values(on=exchange.on, at=exchange.at),
        answer=say("moves it"),
        meaning=lambda given: counting(subject, _moved(exchange, given), exchange.state),
        standing=say(
            "{state}: {channel} on {day}.",
            state=state_word(exchange.state, language).capitalize(),
            channel=channel_word(exchange.channel, language),
            day=long_day(exchange.on, language),
        ),
        places={Rule.PLANNED_IN_PAST: "on"},
    )


def _moved(exchange: Exchange, given: Values) -> Draft:
    return Draft(given.day("on") or exchange.on, exchange.channel, checkpoint=exchange.checkpoint)


def _move(subject: PairSubject, given: Values) -> Done:
    exchange = _there(subject)
    on = given.day("on") or exchange.on
    return subject.desk.move_exchange(_reference(subject), on, given.time("at"), seen=exchange)


def _barred(subject: PairSubject) -> MentoratError | None:
    try:
        check_may_change(subject.desk.actor, _there(subject))
    except NotAllowedError as error:
        return error
    return None


def _is_planned(subject: PairSubject) -> bool:
    exchange = subject.exchange
    return exchange is not None and exchange.state is ExchangeState.PLANNED


MOVE: PairAct = Act(
    code="move",
    key="g",
    words=lambda subject: subject.language.say("Move the {exchange}", exchange=_named(subject)),
    offer=Offer.CONFIRM,
    form=_move_form,
    verb=_move,
    applies=_is_planned,
    barred=_barred,
)
EDIT_EXCHANGE: PairAct = Act(
    code="edit_exchange",
    key="f",
    words=lambda subject: subject.language.say("Correct the {exchange}", exchange=_named(subject)),
    offer=Offer.EDIT_EXCHANGE,
    form=_edit_form,
    verb=_edit,
    applies=lambda subject: subject.exchange is not None,
    barred=_barred,
)
