"""The actions on exchanges: recorded, planned, confirmed, moved, corrected."""

from collections.abc import Sequence
from dataclasses import replace

from tui.desk.exchanges import Draft
from tui.desk.offers import Offer
from tui.domain.access import Concern, refusal
from tui.domain.codes import Channel, ExchangeState, Party, Purpose
from tui.domain.errors import MentoratError, Rule
from tui.domain.exchanges import Exchange, replaced_by
from tui.screens.forms.action import Done, FormAction, PairAction, PairSubject
from tui.screens.forms.choices import (
    channel_options,
    initiator_options,
    outcome_options,
    purpose_options,
)
from tui.screens.forms.fields import (
    ChoiceField,
    DayField,
    DurationField,
    Field,
    TextOf,
    TimeField,
    Values,
    values,
    values_of,
)
from tui.screens.forms.form import TAKEN_OFF, Aside, Form
from tui.wording.changes import counting_sentence, planned_words
from tui.wording.consequences import day_kind
from tui.wording.days import long_day
from tui.wording.language import Language, current
from tui.wording.pair_facts import clock_words
from tui.wording.words import channel_word, clauses

_ = current().say

_HELD = ("channel", "on", "initiated_by", "checkpoint", "minutes", "note")
_PLANNED = ("channel", "on", "initiated_by", "checkpoint", "at", "note")
_ALL = ("channel", "on", "at", "initiated_by", "checkpoint", "minutes", "note")
_OF_OUTCOME = ("on", "minutes", "note")

_PLACES = {
    Rule.HELD_IN_FUTURE: "on",
    Rule.PLANNED_IN_PAST: "on",
    Rule.NO_SHOW_IN_FUTURE: "on",
    Rule.NOT_A_MEETING: "checkpoint",
    Rule.TEXT_NOT_CLEAN: "note",
    Rule.TEXT_TOO_LONG: "note",
}


def _fields(
    names: Sequence[str], language: Language, *, past: bool, answers: bool = True
) -> tuple[Field, ...]:
    """Return the fields of an exchange that are asked for, in their order."""
    say = language.say
    fields: tuple[Field, ...] = (
        ChoiceField(name="channel", label=say("Channel"), options=channel_options(language)),
        DayField(name="on", label=say("Date"), past=past, wanted=True),
        TimeField(
            name="at",
            label=say("Time"),
            hint=say("By the cohort's clock, for example 9:05, 14h30 or 9h. Empty = no time."),
        ),
        ChoiceField(
            name="initiated_by", label=say("Initiated by"), options=initiator_options(language)
        ),
        ChoiceField(name="checkpoint", label=say("Counts as"), options=purpose_options(language)),
        DurationField(
            name="minutes",
            label=say("Minutes"),
            hint=say("For example 45, 90 or 1h30. Empty = not known."),
        ),
        TextOf(
            name="note",
            label=say("Note"),
            answers=answers,
            hint=say("ctrl+j starts a new line. The mentee may ask to read it.") if answers else "",
        ),
    )
    known = {field.name: field for field in fields}
    return tuple(known[name] for name in names)


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


def _counting(subject: PairSubject, exchange: Exchange) -> str:
    """Return what an exchange would count for, and that its day is one on which few work."""
    view, language = subject.view, subject.language
    sentence = counting_sentence(exchange, view.assessment.windows, view.cohort, language)
    if exchange.state in (ExchangeState.CANCELLED, ExchangeState.NO_SHOW):
        return sentence
    kind = day_kind(exchange.on, view.cohort.policy.holidays, language)
    return clauses((sentence, kind, clock_words(exchange, view, language)), language)


def _counting_of(subject: PairSubject, exchange: Exchange, given: Values) -> str:
    draft = _draft(exchange, given)
    drafted = replace(
        exchange, on=draft.on, at=draft.at, channel=draft.channel, checkpoint=draft.checkpoint
    )
    return _counting(subject, drafted)


def _standing(exchange: Exchange, language: Language) -> str:
    """Return what stands now, as a form that settles or moves it begins."""
    say, channel = language.say, channel_word(exchange.channel, language)
    day = long_day(exchange.on, language)
    if exchange.state is ExchangeState.HELD:
        return say("Held: {channel} on {day}.", channel=channel, day=day)
    if exchange.state is ExchangeState.CANCELLED:
        return say("Cancelled: {channel} on {day}.", channel=channel, day=day)
    if exchange.state is ExchangeState.NO_SHOW:
        return say("No-show: {channel} on {day}.", channel=channel, day=day)
    return say("Planned: {channel} on {day}.", channel=channel, day=day)


def _new(subject: PairSubject, state: ExchangeState) -> Exchange:
    """Return an exchange as a form for a new one begins."""
    pair, today = subject.view.pair, subject.today
    return Exchange("", pair.id, today, state, Channel.VIDEO, initiated_by=Party.MENTEE)


def _form(
    subject: PairSubject, exchange: Exchange, names: Sequence[str], *, title: str, answer: str
) -> Form:
    """Return the form for an exchange, new or written down already."""
    language, is_new = subject.language, not exchange.id
    past = exchange.state is not ExchangeState.PLANNED
    return Form(
        title=title,
        fields=_fields(names, language, past=past, answers=is_new),
        start=values_of(exchange, names),
        answer=answer,
        meaning=lambda given: _counting_of(subject, exchange, given),
        meaning_label=language.say("Counts for") if is_new else "",
        hint=language.say(
            "The mentor, coordinators and staff can read notes; the mentee may ask to."
        ),
        places=_PLACES,
    )


def _record_form(subject: PairSubject) -> Form:
    say = subject.language.say
    form = _form(
        subject,
        _new(subject, ExchangeState.HELD),
        _HELD,
        title=say("Record an exchange: {mentee}", mentee=subject.name),
        answer=say("records it", "what Enter does"),
    )
    replaces = Aside(_REPLACES, say("Replaces"), lambda given: _replaced_words(subject, given))
    return replace(form, aside=replaces)


_REPLACES = "replaces"


def _replaced(subject: PairSubject, given: Values) -> Exchange | None:
    """Return the planned meeting of which the one recorded takes the place."""
    new, view = _new(subject, ExchangeState.HELD), subject.view
    draft = _draft(new, given)
    held = replace(new, on=draft.on, channel=draft.channel, checkpoint=draft.checkpoint)
    return replaced_by(held, view.exchanges, view.assessment.windows, view.cohort.policy)


def _replaced_words(subject: PairSubject, given: Values) -> str:
    planned = _replaced(subject, given)
    return planned_words(planned, subject.language) if planned else ""


def _record(subject: PairSubject, given: Values) -> Done:
    draft = _draft(_new(subject, ExchangeState.HELD), given)
    planned = None if given.text(_REPLACES) == TAKEN_OFF else _replaced(subject, given)
    return subject.desk.record_exchange(subject.view.reference, draft, replaces=planned)


def _plan_form(subject: PairSubject) -> Form:
    say = subject.language.say
    return _form(
        subject,
        _new(subject, ExchangeState.PLANNED),
        _PLANNED,
        title=say("Plan a meeting: {mentee}", mentee=subject.name),
        answer=say("plans it", "what Enter does"),
    )


def _plan(subject: PairSubject, given: Values) -> Done:
    draft = _draft(_new(subject, ExchangeState.PLANNED), given)
    return subject.desk.plan_exchange(subject.view.reference, draft)


def _to_confirm(subject: PairSubject) -> Exchange:
    if subject.planned is None:
        raise LookupError
    return subject.planned


def _was_held(given: Values) -> bool:
    return given.text("outcome") == ExchangeState.HELD


def _confirm_form(subject: PairSubject) -> Form:
    language, exchange = subject.language, _to_confirm(subject)
    say = language.say
    on, *others = (
        replace(field, heeded=_was_held) for field in _fields(_OF_OUTCOME, language, past=True)
    )
    outcome = ChoiceField(name="outcome", label=say("Outcome"), options=outcome_options(language))
    return Form(
        title=say("Confirm: {mentee}", mentee=subject.name),
        fields=(outcome, replace(on, label=say("Held on")), *others),
        start=values(
            outcome=ExchangeState.HELD,
            on=min(exchange.on, subject.today),
            minutes=exchange.minutes,
            note=exchange.note,
        ),
        answer=say("saves", "what Enter does"),
        meaning=lambda given: _counting(subject, _confirmed(exchange, given)),
        meaning_label=say("Counts for"),
        standing=_standing(exchange, language),
        places={**_PLACES, Rule.NO_SHOW_IN_FUTURE: "outcome"},
    )


def _confirmed(exchange: Exchange, given: Values) -> Exchange:
    state = ExchangeState(given.text("outcome") or ExchangeState.HELD)
    return replace(exchange, state=state, on=given.day("on") or exchange.on)


def _confirm(subject: PairSubject, given: Values) -> Done:
    desk, exchange = subject.desk, _to_confirm(subject)
    reference = _reference(subject, exchange)
    if _was_held(given):
        return desk.confirm_exchange(
            reference,
            on=given.day("on"),
            minutes=given.number("minutes"),
            note=given.text("note"),
            seen=exchange,
        )
    if given.text("outcome") == ExchangeState.CANCELLED:
        return desk.cancel_exchange(reference, exchange)
    return desk.no_show(reference, exchange)


def _there(subject: PairSubject) -> Exchange:
    """Return the exchange that is meant."""
    if subject.exchange is None:
        raise LookupError
    return subject.exchange


def _named(subject: PairSubject) -> str:
    exchange, language = _there(subject), subject.language
    return language.say(
        "{channel} on {day}", channel=channel_word(exchange.channel, language), day=exchange.on
    )


def _reference(subject: PairSubject, exchange: Exchange) -> str:
    return f"{subject.there.id}/{exchange.id}"


def _edit_form(subject: PairSubject) -> Form:
    say = subject.language.say
    return _form(
        subject,
        _there(subject),
        _ALL,
        title=say("Edit an exchange: {mentee}", mentee=subject.name),
        answer=say("saves", "what Enter does"),
    )


def _edit(subject: PairSubject, given: Values) -> Done:
    exchange = _there(subject)
    draft = _draft(exchange, given)
    return subject.desk.edit_exchange(_reference(subject, exchange), draft, seen=exchange)


def _move_form(subject: PairSubject) -> Form:
    language, exchange = subject.language, _there(subject)
    on, at = _fields(("on", "at"), language, past=False)
    return Form(
        title=language.say("Move to another day: {mentee}", mentee=subject.name),
        fields=(replace(on, label=language.say("New date")), at),
        start=values_of(exchange, ("on", "at")),
        answer=language.say("moves it", "what Enter does"),
        meaning=lambda given: _counting_of(subject, exchange, given),
        standing=_standing(exchange, language),
        places=_PLACES,
    )


def _move(subject: PairSubject, given: Values) -> Done:
    exchange = _there(subject)
    on, at = given.day("on") or exchange.on, given.time("at")
    return subject.desk.move_exchange(_reference(subject, exchange), on, at, seen=exchange)


def _barred(subject: PairSubject, exchange: Exchange) -> MentoratError | None:
    view, author = subject.view, exchange.recorded_by
    about = Concern(view.pair, view.cohort, subject.today, author)
    return refusal(subject.desk.actor, "edit_exchange", about)


def _is_planned(subject: PairSubject) -> bool:
    exchange = subject.exchange
    return exchange is not None and exchange.state is ExchangeState.PLANNED


RECORD: PairAction = FormAction(
    "record", "x", _("Record an exchange that was held"), _record_form, _record
)
PLAN: PairAction = FormAction("plan", "p", _("Plan a meeting"), _plan_form, _plan)
CONFIRM: PairAction = FormAction(
    "confirm",
    "c",
    _("Settle a planned exchange: held, cancelled, no-show"),
    _confirm_form,
    _confirm,
)
MOVE: PairAction = FormAction(
    "move",
    "g",
    lambda subject: subject.language.say("Move: {exchange}", exchange=_named(subject)),
    _move_form,
    _move,
    applies=_is_planned,
    offer=Offer.CONFIRM,
)
EDIT_EXCHANGE: PairAction = FormAction(
    "edit_exchange",
    "f",
    lambda subject: subject.language.say("Edit: {exchange}", exchange=_named(subject)),
    _edit_form,
    _edit,
    applies=lambda subject: subject.exchange is not None,
    barred=lambda subject: _barred(subject, _there(subject)),
)
