"""Every act of the desk on what a cohort holds: its call, and what it makes of the store."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.builders import (
    TODAY,
    a_cohort,
    a_mentor,
    a_pair,
    a_person,
    a_plan,
    a_policy,
    an_exchange,
    an_internship,
    day,
)
from tests.desk.desks import PEOPLE, a_draft, her_pair
from tui.desk.desk import Desk
from tui.desk.pairs import PairDraft
from tui.domain.access import RIGHTS, Reach
from tui.domain.codes import Channel, Checkpoint, Evaluator, ExchangeState, Party, Rating
from tui.domain.contents import Contents, Value
from tui.domain.errors import Rule
from tui.domain.pairs import (
    Acceptance,
    Amendment,
    Assignment,
    Evaluation,
    Pair,
    Pause,
    Snooze,
    Waiver,
)

PAIR = a_pair(
    waivers=(Waiver(Checkpoint.KICKOFF, day(2, 20), "met before"),),
    pauses=(Pause(day(3, 2), day(3, 8)), Pause(day(6, 1), None, "leave")),
    snoozed=Snooze(day(6, 15), "answers soon"),
    objectives="Write.",
    evaluations=(Evaluation(Evaluator.MENTOR, day(6, 1), Rating.GOOD),),
)
HELD, PLANNED = an_exchange(day(5, 20), recorded_by="paul.martin"), a_plan(day(6, 12))
ZOE = a_person("zoe-n-guessan", given_name="Zoé", family_name="N’Guessan")
COHORT = a_cohort()

BEFORE = Contents(
    COHORT,
    {person.id: person for person in PEOPLE},
    {"awa-paul": PAIR, "elodie-noor": her_pair()},
    {"awa-paul": (HELD, PLANNED)},
)
"""What the store holds before each act."""

LEAVE = Assignment("noor", day(6, 10), "parental leave")
LONGER = Amendment(day(6, 5), end=day(7, 15), reason="delayed visa")
SEEN = Evaluation(Evaluator.TRAINING_SUPERVISOR, TODAY, Rating.EXCELLENT, "Regular.", "email")
MADE = PairDraft(
    None,
    "ines",
    mentor="noor",
    organisation="Épicentre",
    topic="Cholera",
    supervisor="elodie",
    start=day(3, 2),
    end=day(7, 31),
)


@dataclass(frozen=True, slots=True)
class EveryAct:
    """An act: its code, how it is called, and what stands in the place of what afterwards."""

    code: str
    do: Callable[[Desk, Any], object]
    """Given what its form saw, or nothing."""
    after: Value
    before: Value | None = PAIR
    """What the act changes, None where it adds."""
    again: Rule | None = Rule.NOTHING_CHANGED
    """What doing it a second time breaks, None for what may be done twice."""
    takes_seen: bool = True
    right_to: str | None = None
    """The verb that must be allowed, where it is not the code."""

    @property
    def reach(self) -> Reach:
        """How far it reaches for a mentor."""
        return RIGHTS[self.right_to or self.code].mentor


def _pair(code: str, do: Callable[..., object], **changes: object) -> EveryAct:
    return EveryAct(code, do, replace(PAIR, **changes))  # type: ignore[arg-type]


_PAIR_ACTS = (
    _pair(
        "amend",
        lambda desk, seen: desk.amend_internship("awa-paul", LONGER, seen=seen),
        internship=an_internship(amendments=(LONGER,)),
    ),
    _pair(
        "reassign",
        lambda desk, seen: desk.reassign_mentor("awa-paul", LEAVE, seen=seen),
        mentors=(*PAIR.mentors, LEAVE),
    ),
    _pair(
        "waive",
        lambda desk, seen: desk.waive_checkpoint(
            "awa-paul", Waiver(Checkpoint.KICKOFF, TODAY, " abroad "), seen=seen
        ),
        waivers=(Waiver(Checkpoint.KICKOFF, TODAY, "abroad"),),
    ),
    _pair(
        "lift_waiver",
        lambda desk, seen: desk.lift_waiver("awa-paul", Checkpoint.KICKOFF, seen=seen),
        waivers=(),
    ),
    _pair(
        "snooze",
        lambda desk, seen: desk.snooze_pair("awa-paul", Snooze(day(6, 9), "calls"), seen=seen),
        snoozed=Snooze(day(6, 9), "calls"),
    ),
    _pair("wake", lambda desk, seen: desk.wake_pair("awa-paul", seen=seen), snoozed=None),
    _pair(
        "submit",
        lambda desk, seen: desk.submit_dissertation("awa-paul", TODAY, seen=seen),
        submitted_on=TODAY,
    ),
    _pair(
        "withdraw",
        lambda desk, seen: desk.withdraw_pair("awa-paul", day(7, 1), seen=seen),
        withdrawn_on=day(7, 1),
    ),
    _pair(
        "pause",
        lambda desk, seen: desk.pause_pair("awa-paul", Pause(day(4, 1), day(4, 5)), seen=seen),
        pauses=(*PAIR.pauses, Pause(day(4, 1), day(4, 5))),
    ),
    replace(
        _pair(
            "resume",
            lambda desk, seen: desk.resume_pair("awa-paul", TODAY, seen=seen),
            pauses=(PAIR.pauses[0], Pause(day(6, 1), day(6, 7), "leave")),
        ),
        again=Rule.NOT_PAUSED,
    ),
    replace(
        _pair(
            "evaluate",
            lambda desk, seen: desk.evaluate("awa-paul", SEEN, seen=seen),
            evaluations=(*PAIR.evaluations, replace(SEEN, entered_by="claire")),
        ),
        right_to="evaluate_work",
    ),
    _pair(
        "objectives",
        lambda desk, seen: desk.set_objectives("awa-paul", "Read.\nWrite.", seen=seen),
        objectives="Read.\nWrite.",
    ),
    _pair(
        "accept_charter",
        lambda desk, seen: desk.accept_charter("awa-paul", Party.MENTOR, day(2, 3), seen=seen),
        charter_accepted=Acceptance(mentor=day(2, 3)),
    ),
    _pair(
        "edit_pair",
        lambda desk, seen: desk.edit_pair(
            "awa-paul",
            PairDraft(None, "awa", organisation="Épicentre", start=day(2, 9), end=day(6, 30)),
            seen=seen,
        ),
        internship=an_internship(
            organisation="Épicentre", start=day(2, 9), topic=None, supervisor=None
        ),
    ),
)

_OTHER_ACTS = (
    EveryAct(
        "edit_exchange",
        lambda desk, seen: desk.edit_exchange(
            HELD.id, a_draft(day(5, 21), channel=Channel.PHONE, minutes=20), seen=seen
        ),
        replace(HELD, on=day(5, 21), channel=Channel.PHONE, minutes=20, initiated_by=None),
        HELD,
    ),
    EveryAct(
        "move",
        lambda desk, seen: desk.move_exchange(PLANNED.id, day(6, 15), seen=seen),
        replace(PLANNED, on=day(6, 15)),
        PLANNED,
    ),
    EveryAct(
        "confirm",
        lambda desk, seen: desk.confirm_exchange(PLANNED.id, on=day(6, 5), seen=seen),
        replace(PLANNED, state=ExchangeState.HELD, on=day(6, 5)),
        PLANNED,
        again=Rule.NOT_PLANNED,
    ),
    EveryAct(
        "new_pair",
        lambda desk, _: desk.new_pair("mph-2026", MADE),
        Pair(
            "p-ines",
            "ines",
            (Assignment("noor", COHORT.mentoring_start),),
            an_internship(
                organisation="Épicentre",
                topic="Cholera",
                supervisor="elodie",
                start=day(3, 2),
                end=day(7, 31),
            ),
        ),
        None,
        again=None,
        takes_seen=False,
    ),
    EveryAct(
        "new_person",
        lambda desk, _: desk.new_person("mph-2026", replace(ZOE, id="", phone=" ")),
        replace(ZOE, phone=None),
        None,
        again=None,
        takes_seen=False,
    ),
    EveryAct(
        "edit_person",
        lambda desk, seen: desk.edit_person("paul", a_mentor(family_name=" Petit "), seen=seen),
        a_mentor(family_name="Petit"),
        a_mentor(),
    ),
    EveryAct(
        "edit_cohort",
        lambda desk, seen: desk.edit_cohort(a_cohort(title="MPH", policy=a_policy()), seen=seen),
        a_cohort(title="MPH"),
        COHORT,
    ),
    EveryAct(
        "edit_policy",
        lambda desk, seen: desk.edit_policy("mph-2026", a_policy(silence_days=60), seen=seen),
        a_cohort(policy=a_policy(silence_days=60)),
        COHORT,
    ),
    EveryAct(
        "close",
        lambda desk, seen: desk.close_cohort("mph-2026", TODAY, seen=seen),
        a_cohort(closed_on=TODAY),
        COHORT,
        again=Rule.COHORT_CLOSED,
    ),
)

ACTS = {act.code: act for act in (*_PAIR_ACTS, *_OTHER_ACTS)}
"""Every act that a coordinator does to this store, by its code."""
