"""What is stored of one pair, as labelled values and lines of styled text."""

from textual.content import Content

from tui.domain.checkpoints import CheckpointState
from tui.domain.codes import LATE, Checkpoint, ExchangeState, Level, Party, ReasonCode, Status
from tui.domain.exchanges import Exchange
from tui.domain.texts import shown
from tui.domain.views import PairView
from tui.domain.windows import meet_by
from tui.widgets.drawing import fit
from tui.widgets.facts import Fact
from tui.widgets.risk import COLOURS, level_style
from tui.wording.actions import action_sentence
from tui.wording.days import short_day
from tui.wording.language import Language
from tui.wording.pair_facts import about, contact_lines, mentor_words, people, team_words
from tui.wording.reasons import reason_sentence
from tui.wording.signs import Signs, level_sign, status_sign
from tui.wording.words import channel_word, checkpoint_title, level_word, listed, status_word

_NOBODY = {Signs.UNICODE: "—", Signs.ASCII: "-"}
_HAPPENED_WIDTH = 38
LAST_EXCHANGES = 3


def level_text(view: PairView, language: Language, signs: Signs) -> Content:
    """Return the sign and the word of a pair's level."""
    level = view.assessment.level
    return Content.styled(
        f"{level_sign(level, signs)} {level_word(level, language)}", level_style(level)
    )


def reason_lines(view: PairView, language: Language) -> list[Content]:
    """Return a sentence for each reason; where there is none, what is to say of the contact."""
    assessment = view.assessment
    lines = [Content(reason_sentence(reason, language)) for reason in assessment.reasons]
    codes = {reason.code for reason in assessment.reasons}
    if assessment.last_contact is None:
        if assessment.level is not Level.WITHDRAWN and ReasonCode.NO_FIRST_CONTACT not in codes:
            lines.append(Content(language.say("Awaiting the mentee's first contact.")))
    elif assessment.opened_by is Party.MENTOR:
        lines.append(Content(language.say("The mentor made the first contact.")))
    return lines


def action_parts(view: PairView, language: Language, signs: Signs) -> tuple[Content, Content]:
    """Return an arrow, and the next action."""
    arrow = "→ " if signs is Signs.UNICODE else "> "
    action = Content.styled(shown(action_sentence(view, language)), "bold")
    return Content.styled(arrow, "$text-accent"), action


def action_line(view: PairView, language: Language, signs: Signs) -> Content:
    """Return the next action behind an arrow."""
    arrow, action = action_parts(view, language, signs)
    return arrow + action


def contact_text(view: PairView) -> Content:
    """Return whom to call, and how, a line for each."""
    return Content.styled("\n".join(contact_lines(view)), COLOURS["muted"])


def last_contact_text(view: PairView, language: Language) -> Content:
    """Return the day of the last exchange held, behind whom to contact."""
    last = view.assessment.last_contact
    if last is None:
        return Content()
    return Content.styled(language.say("   last exchange {day}", day=last), COLOURS["muted"])


def last_exchange_facts(view: PairView, language: Language) -> list[tuple[str, str]]:
    """Return the last exchanges held by the as-of day, latest first, as labelled values."""
    held = [
        exchange
        for exchange in view.exchanges
        if exchange.state is ExchangeState.HELD and exchange.on <= view.assessment.on
    ]
    held.sort(key=lambda exchange: exchange.on, reverse=True)
    labels = [language.say("Exchanges"), *[""] * (LAST_EXCHANGES - 1)]
    return [(label, _noted(one, language)) for label, one in zip(labels, held, strict=False)]


def _noted(exchange: Exchange, language: Language) -> str:
    """Return when an exchange was held, how, and the first line of its note."""
    channel = channel_word(exchange.channel, language)
    note = (exchange.note or "").strip().partition("\n")[0]
    if not note:
        return language.say("{day}, {channel}", day=exchange.on, channel=channel)
    return language.say("{day}, {channel}: {note}", day=exchange.on, channel=channel, note=note)


def checkpoint_lines(view: PairView, language: Language, signs: Signs) -> list[Content]:
    """Return a line for each of the three meetings: its status, its meeting, its dates."""
    return [
        _status_part(state, language, signs)
        + Content(fit(shown(_what_happened(state, view, language)), _HAPPENED_WIDTH, signs))
        + Content.styled(_when(state, view, language), COLOURS["muted"])
        for state in view.assessment.checkpoints
    ]


def checkpoint_words(view: PairView, language: Language, signs: Signs) -> list[Content]:
    """Return the same lines in few words, for a narrow pane: the meeting, else its date."""
    return [
        _status_part(state, language, signs)
        + Content(shown(_day_of(state, language)) or _when(state, view, language))
        for state in view.assessment.checkpoints
    ]


def _status_part(state: CheckpointState, language: Language, signs: Signs) -> Content:
    word = checkpoint_title(state.checkpoint, language)
    status = f"{status_sign(state.status, signs)} {status_word(state.status, language)}"
    style = COLOURS["alarm"] if state.status in LATE else ""
    return Content.assemble(f"{word:<9}", (f"{status:<12}", style))


def _what_happened(state: CheckpointState, view: PairView, language: Language) -> str:
    exchange = next((one for one in view.exchanges if one.id == state.exchange), None)
    if state.met_on is not None and exchange is not None:
        parts = [
            language.say("on {day}", day=short_day(state.met_on, language)),
            channel_word(exchange.channel, language),
        ]
        if exchange.minutes:
            parts.append(language.say("{minutes} min", minutes=exchange.minutes))
        return listed(parts, language)
    if state.planned_for is not None:
        return language.say("planned for {day}", day=short_day(state.planned_for, language))
    if state.status is Status.OPEN:
        return language.say("nothing planned", "a meeting")
    waiver = view.pair.waiver_on(state.checkpoint, view.assessment.on)
    return waiver.reason if waiver else _window_words(state, language)


def _window_words(state: CheckpointState, language: Language) -> str:
    window = state.window
    if window is None:
        return ""
    words = {
        Status.MISSED: language.say("closed on {day}", "a window", day=window.closes),
        Status.OVERDUE: language.say("can be held until {day}", day=window.closes),
        Status.UPCOMING: language.say("from {day} on", day=window.opens),
    }
    return words.get(state.status, "")


def _day_of(state: CheckpointState, language: Language) -> str:
    if state.met_on is not None:
        return language.say("on {day}", day=state.met_on)
    if state.planned_for is not None:
        return language.say("for {day}", day=state.planned_for)
    return _window_words(state, language)


def _when(state: CheckpointState, view: PairView, language: Language) -> str:
    if state.window is None:
        return ""
    if state.checkpoint is Checkpoint.PRE_SUBMISSION:
        by = meet_by(state.window.due, view.cohort.policy.holidays)
        return language.say("meet by {day}", day=short_day(by, language))
    return language.say("due {day}", day=short_day(state.window.due, language))


def held_count(view: PairView) -> int:
    """Count the exchanges held."""
    return sum(exchange.state is ExchangeState.HELD for exchange in view.exchanges)


def people_facts(view: PairView, language: Language, signs: Signs) -> list[Fact]:
    """Return the people of a pair and how to reach them."""
    facts: list[Fact] = []
    for label, person in people(view, language):
        name = person.name if person else _NOBODY[signs]
        is_mentor = person is not None and person == view.assigned
        facts.append((label, mentor_words(name, view.assessment, language) if is_mentor else name))
        facts += [("", words) for words in about(person)] if person else []
        if person == view.assigned and person and person.pedagogical_team is False:
            facts.append(("", team_words(person, language)))
    return facts
