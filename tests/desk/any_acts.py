"""Acts drawn at random: every verb of the desk, with days, texts and people of every kind."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.builders import TODAY, a_cohort, a_person, a_policy, day
from tui.desk.desk import Desk
from tui.desk.exchanges import Draft
from tui.desk.pairs import PairDraft
from tui.domain.codes import (
    Anchor,
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Party,
    Purpose,
    Rating,
)
from tui.domain.pairs import Amendment, Assignment, Evaluation, Pause, Snooze, Waiver

AnyAct = Callable[[Desk], object]
"""Something done at a desk, which may refuse it."""

PAIRS = ("awa-paul", "elodie-noor", "p-ines", "nobody")
PEOPLE = ("awa", "paul", "elodie", "noor", "ines", "nobody")

_near = st.integers(-160, 120).map(lambda ahead: TODAY + timedelta(ahead))
_agreed = st.sampled_from(
    (day(2, 2), day(2, 9), day(6, 30), day(7, 15), day(8, 31), date(2027, 1, 31))
)
_far = st.sampled_from(
    (
        date.min,
        date(1899, 12, 31),
        date(1900, 1, 1),
        date(1900, 2, 28),
        date(2200, 11, 30),
        date(2200, 12, 31),
        date(2201, 1, 1),
        date.max,
    )
)
_day = _near | _near | _agreed | _agreed | _far
_maybe = st.none() | _day
_text = st.sampled_from(
    (
        "",
        "late visa",
        "  a\nb\r\nc  ",
        "=1+1",
        "'''\n\\\"\"\"",
        "Ame\u0301lie",
        "\u0646\u0648\u0631",
        "\u738b",
        "\u200d",
        "\x1b[31m",
        "[/b]",
        "\ud800",
        "x" * 4_000,
        "x" * 4_001,
    )
)
_pair, _person = st.sampled_from(PAIRS), st.sampled_from(PEOPLE)
_checkpoint, _party = st.sampled_from(Checkpoint), st.sampled_from(Party)
_time = st.none() | st.times().map(lambda found: time(found.hour, found.minute))
_number = st.integers(-1, 367) | st.sampled_from((0, 1, 5, 7, 10, 14, 21, 366))
_draft = st.builds(
    Draft,
    _day,
    st.sampled_from(Channel),
    _time,
    st.none() | _party,
    st.sampled_from(Purpose),
    st.none() | st.integers(-1, 1_441),
    st.none() | _text,
)
_pair_draft = st.builds(
    PairDraft,
    st.sampled_from((None, "p-ines", "awa-paul", "..", "P 1")),
    _person,
    st.none() | _person,
    _maybe,
    st.none() | _text,
    st.none() | _text,
    st.none() | _person,
    _maybe,
    _maybe,
    _maybe,
)
_policy = st.builds(
    a_policy,
    mentoring_months=_number,
    kickoff_grace_days=_number,
    midpoint_tolerance_days=_number,
    pre_submission_lead_days=_number,
    pre_submission_window_days=_number,
    pre_submission_anchor=st.sampled_from(Anchor),
    silence_days=_number,
    meeting_channels=st.lists(st.sampled_from(Channel), max_size=3).map(tuple),
    holidays=st.lists(_day, max_size=3).map(tuple),
)
_one_number = st.builds(
    lambda name, number: a_policy(**{name: number}),
    st.sampled_from(("mentoring_months", "pre_submission_lead_days", "silence_days")),
    _number,
)
_new_person = st.builds(
    a_person,
    st.sampled_from(("", "awa", "zoe", "ZOE")),
    given_name=_text,
    family_name=_text,
    phone=st.none() | _text,
    email=st.sampled_from((None, "", "a@b", "a b")),
    time_zone=st.sampled_from((None, "", "Asia/Tokyo", "../Paris", "\x00")),
)


def _act(verb: str, *given: st.SearchStrategy[Any]) -> st.SearchStrategy[AnyAct]:
    def asked(values: tuple[Any, ...]) -> AnyAct:
        def act(desk: Desk) -> object:
            return getattr(desk, verb)(*values)

        act.__qualname__ = f"{verb}{values!r}"
        return act

    return st.tuples(*given).map(asked)


def _on_exchange(
    verb: str, states: frozenset[ExchangeState], *given: st.SearchStrategy[Any]
) -> st.SearchStrategy[AnyAct]:
    """Give an act on one of the exchanges of a cohort, if there is one in such a state."""

    def asked(drawn: tuple[int, tuple[Any, ...]]) -> AnyAct:
        place, values = drawn

        def act(desk: Desk) -> object:
            ids = [
                found.id
                for view in desk.pairs("mph-2026").pairs
                for found in view.exchanges
                if found.state in states
            ]
            wanted = ids[place % len(ids)] if ids else "nothing"
            return getattr(desk, verb)(wanted, *values)

        act.__qualname__ = f"{verb}{drawn!r}"
        return act

    return st.tuples(st.integers(0, 9), st.tuples(*given)).map(asked)


_EVERY = frozenset(ExchangeState)
_PLANNED = frozenset({ExchangeState.PLANNED})

any_act: st.SearchStrategy[AnyAct] = st.one_of(
    _act("record_exchange", _pair, _draft),
    _act("plan_exchange", _pair, _draft),
    _on_exchange("move_exchange", _PLANNED, _day, _time),
    _on_exchange("edit_exchange", _EVERY, _draft),
    _on_exchange("confirm_exchange", _PLANNED),
    _on_exchange("cancel_exchange", _PLANNED),
    _on_exchange("no_show", _PLANNED),
    _act("amend_internship", _pair, st.builds(Amendment, _day, _maybe, _maybe, _text)),
    _act("amend_internship", _pair, st.builds(Amendment, _near, st.none(), _agreed)),
    _act("reassign_mentor", _pair, st.builds(Assignment, _person, _day, _text)),
    _act("waive_checkpoint", _pair, st.builds(Waiver, _checkpoint, _day, _text)),
    _act("lift_waiver", _pair, _checkpoint),
    _act("snooze_pair", _pair, st.builds(Snooze, _day, _text)),
    _act("wake_pair", _pair),
    _act("submit_dissertation", _pair, _maybe),
    _act("withdraw_pair", _pair, _maybe),
    _act("pause_pair", _pair, st.builds(Pause, _day, _maybe, _text)),
    _act("resume_pair", _pair, _day),
    _act(
        "evaluate",
        _pair,
        st.builds(
            Evaluation,
            st.sampled_from(Evaluator),
            _day,
            st.none() | st.sampled_from(Rating),
            _text,
            _text,
        ),
    ),
    _act("set_objectives", _pair, st.none() | _text),
    _act("accept_charter", _pair, _party, _maybe),
    _act("new_pair", st.just("mph-2026"), _pair_draft),
    _act("edit_pair", _pair, _pair_draft),
    _act("new_person", st.just("mph-2026"), _new_person),
    _act("edit_person", _person, _new_person),
    _act(
        "edit_cohort",
        st.builds(
            a_cohort,
            title=_text,
            programme=st.none() | _text,
            mentoring_start=st.just(day(2, 1)) | _day,
            submission_due=_maybe,
            time_zone=st.sampled_from(("Europe/Paris", "Pacific/Kiritimati", "")),
        ),
    ),
    _act("edit_policy", st.just("mph-2026"), _policy | _one_number),
    _act("close_cohort", st.just("mph-2026"), _day),
    _act("reopen_cohort", st.just("mph-2026")),
    _act("undo", st.just("mph-2026")),
    _act("redo", st.just("mph-2026")),
)
