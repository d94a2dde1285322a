from dataclasses import replace
from datetime import date

import pytest

from tests.builders import TODAY, a_cohort, a_pair, an_actor, day
from tui.domain.access import (
    RIGHTS,
    Actor,
    Concern,
    Ground,
    Identity,
    Standing,
    check,
    evaluating,
    ground_of,
    may_see,
    refusal,
    standing_of,
)
from tui.domain.codes import Evaluator, Role
from tui.domain.errors import Forbidden, Missing, NotAllowedError, NotFoundError
from tui.domain.pairs import Assignment

COHORT = a_cohort()
COORDINATOR = an_actor("claire")
STAFF = an_actor("archive", Role.STAFF)
PAUL = an_actor("paul-login", Role.MENTOR, person="paul")
NOOR = an_actor("noor-login", Role.MENTOR, person="noor")
ZOE = an_actor("zoe-login", Role.MENTOR, person="zoe")
NOBODY = Actor("nobody", frozenset())
TURN = a_pair(mentors=(Assignment("paul", day(2, 1)), Assignment("noor", day(4, 20))))

CASES = """
verb            follows  wrote  to_come  former  stranger  staff  nobody
at_risk         yes      yes    yes      gone    gone      yes    gone
pairs           yes      yes    yes      gone    gone      yes    gone
mine            yes      yes    yes      gone    gone      yes    gone
show            yes      yes    yes      gone    gone      yes    gone
calendar        yes      yes    yes      gone    gone      yes    gone
cohorts         yes      yes    yes      gone    gone      yes    gone
people          yes      yes    yes      gone    gone      yes    gone
policy          yes      yes    yes      gone    gone      yes    gone
log             yes      yes    yes      gone    gone      yes    gone
info            yes      yes    yes      gone    gone      yes    gone
snapshot        role     role   role     gone    gone      yes    gone
doctor          role     role   role     gone    gone      yes    gone
backup          role     role   role     gone    gone      yes    gone
record          yes      yes    later    gone    gone      role   gone
plan            yes      yes    later    gone    gone      role   gone
move            yes      yes    later    gone    gone      role   gone
confirm         yes      yes    later    gone    gone      role   gone
cancel          yes      yes    later    gone    gone      role   gone
no_show         yes      yes    later    gone    gone      role   gone
objectives      yes      yes    later    gone    gone      role   gone
evaluate        yes      yes    later    gone    gone      role   gone
edit_exchange   other    yes    later    gone    gone      role   gone
undo            other    yes    later    gone    gone      role   gone
redo            other    yes    later    gone    gone      role   gone
amend           role     role   role     gone    gone      role   gone
reassign        role     role   role     gone    gone      role   gone
waive           role     role   role     gone    gone      role   gone
lift_waiver     role     role   role     gone    gone      role   gone
snooze          role     role   role     gone    gone      role   gone
wake            role     role   role     gone    gone      role   gone
submit          role     role   role     gone    gone      role   gone
withdraw        role     role   role     gone    gone      role   gone
pause           role     role   role     gone    gone      role   gone
resume          role     role   role     gone    gone      role   gone
evaluate_work   role     role   role     gone    gone      role   gone
accept_charter  role     role   role     gone    gone      role   gone
remind          role     role   role     gone    gone      role   gone
new_pair        role     role   role     gone    gone      role   gone
edit_pair       role     role   role     gone    gone      role   gone
new_person      role     role   role     gone    gone      role   gone
edit_person     role     role   role     gone    gone      role   gone
new_cohort      role     role   role     gone    gone      role   gone
edit_cohort     role     role   role     gone    gone      role   gone
edit_policy     role     role   role     gone    gone      role   gone
close           role     role   role     gone    gone      role   gone
reopen          role     role   role     gone    gone      role   gone
import          role     role   role     gone    gone      role   gone
restore         role     role   role     gone    gone      role   gone
repair          role     role   role     gone    gone      role   gone
access_list         role     role   role     gone    gone      role   gone
access_grant        role     role   role     gone    gone      role   gone
access_bind         role     role   role     gone    gone      role   gone
access_revoke       role     role   role     gone    gone      role   gone
access_key_add      role     role   role     gone    gone      role   gone
access_key_remove   role     role   role     gone    gone      role   gone
access_key_list     role     role   role     gone    gone      role   gone
access_explain      role     role   role     gone    gone      role   gone
access_log          role     role   role     gone    gone      role   gone
access_undo         role     role   role     gone    gone      role   gone
whoami          yes      yes    yes      yes     yes       yes    yes
demo            yes      yes    yes      yes     yes       yes    yes
init            yes      yes    yes      yes     yes       yes    yes
schema          yes      yes    yes      yes     yes       yes    yes
completion      yes      yes    yes      yes     yes       yes    yes
verify          yes      yes    yes      yes     yes       yes    yes
"""
"""What becomes of each verb on a pair, by how who tries it stands to the pair.

`wrote` is the mentor in force, who also wrote what the verb changes; the others did not.
"""

_HEAD, *_ROWS = (line.split() for line in CASES.strip().splitlines())
TABLE = {row[0]: dict(zip(_HEAD[1:], row[1:], strict=True)) for row in _ROWS}
EVERY_CASE = [(verb, who, wanted) for verb, row in TABLE.items() for who, wanted in row.items()]

COMING = a_pair(mentors=(Assignment("zoe", day(2, 1)), Assignment("paul", day(7, 1))))
WAS = a_pair(mentors=(Assignment("paul", day(2, 1)), Assignment("zoe", day(6, 1))))
NEVER = a_pair(mentors=(Assignment("zoe", day(2, 1)),))
WHO = {
    "follows": (PAUL, Concern(a_pair(), COHORT, TODAY, "claire")),
    "wrote": (PAUL, Concern(a_pair(), COHORT, TODAY, PAUL.id)),
    "to_come": (PAUL, Concern(COMING, COHORT, TODAY, PAUL.id)),
    "former": (PAUL, Concern(WAS, COHORT, TODAY, PAUL.id)),
    "stranger": (PAUL, Concern(NEVER, COHORT, TODAY, PAUL.id)),
    "staff": (STAFF, Concern(a_pair(), COHORT, TODAY, STAFF.id)),
    "nobody": (NOBODY, Concern(a_pair(), COHORT, TODAY, NOBODY.id)),
}
SAID = {
    None: "yes",
    Missing.PAIR: "gone",
    Forbidden.ROLE: "role",
    Forbidden.NOT_YET: "later",
    Forbidden.NOT_YOURS: "other",
}


class TestTheTable:
    def test_has_a_case_for_every_verb(self) -> None:
        assert TABLE.keys() == RIGHTS.keys()

    @pytest.mark.parametrize(("verb", "who", "wanted"), EVERY_CASE)
    def test_tells_who_may_what(self, verb: str, who: str, wanted: str) -> None:
        actor, concern = WHO[who]

        error = refusal(actor, verb, concern)

        assert SAID[error.code if error else None] == wanted  # type: ignore[index]
        assert ground_of(actor, verb, concern).allows is (wanted == "yes")

    @pytest.mark.parametrize("verb", TABLE)
    def test_lets_a_coordinator_do_everything(self, verb: str) -> None:
        for _, concern in WHO.values():
            check(COORDINATOR, verb, concern)
        check(COORDINATOR, verb)

    def test_gives_what_has_no_row_to_coordinators_alone(self) -> None:
        for who, (actor, concern) in WHO.items():
            error = refusal(actor, "erase_everything", concern)
            assert SAID[error.code if error else None] == TABLE["amend"][who]  # type: ignore[index]
        check(COORDINATOR, "erase_everything")


class TestWithoutAPair:
    @pytest.mark.parametrize("verb", TABLE)
    def test_a_mentor_may_what_they_may_to_some_pair(self, verb: str) -> None:
        assert (refusal(PAUL, verb) is None) is ("yes" in TABLE[verb]["wrote"])

    @pytest.mark.parametrize("verb", TABLE)
    def test_who_has_no_role_may_what_anybody_may(self, verb: str) -> None:
        assert (refusal(NOBODY, verb) is None) is RIGHTS[verb].anybody


class TestHowAMentorStands:
    @pytest.mark.parametrize(
        ("on", "paul", "noor"),
        [
            (day(1, 31), Standing.FOLLOWS, Standing.TO_COME),
            (day(2, 1), Standing.FOLLOWS, Standing.TO_COME),
            (day(4, 19), Standing.FOLLOWS, Standing.TO_COME),
            (day(4, 20), Standing.FORMER, Standing.FOLLOWS),
        ],
    )
    def test_follows_the_assignments(self, on: date, paul: Standing, noor: Standing) -> None:
        assert standing_of(PAUL, TURN, COHORT, on) is paul
        assert standing_of(NOOR, TURN, COHORT, on) is noor
        assert standing_of(ZOE, TURN, COHORT, on) is Standing.STRANGER

    def test_a_former_one_who_comes_back_is_to_come(self) -> None:
        back = replace(TURN, mentors=(*TURN.mentors, Assignment("paul", day(7, 1))))
        assert standing_of(PAUL, back, COHORT, TODAY) is Standing.TO_COME


class TestWhoSeesAPair:
    @pytest.mark.parametrize(
        ("actor", "sees"),
        [(COORDINATOR, True), (STAFF, True), (PAUL, True), (NOOR, False), (NOBODY, False)],
    )
    def test_is_told_by_the_role(self, actor: Actor, sees: bool) -> None:
        assert may_see(actor, a_pair(), COHORT, TODAY) is sees

    def test_opens_nothing_in_another_cohort_by_an_equal_id(self) -> None:
        assert not may_see(PAUL, a_pair(), a_cohort(id="mph-2027"), TODAY)

    def test_opens_nothing_to_an_identity_without_the_role(self) -> None:
        mentee = Actor("awa-login", frozenset(), (Identity(COHORT.id, "paul"),))
        assert not may_see(mentee, a_pair(), COHORT, TODAY)

    def test_may_be_one_person_in_several_cohorts(self) -> None:
        both = replace(PAUL, identities=(Identity("mph-2025", "p"), Identity(COHORT.id, "paul")))
        assert may_see(both, a_pair(), COHORT, TODAY)

    def test_may_hold_several_roles(self) -> None:
        both = replace(NOOR, roles=frozenset({Role.MENTOR, Role.STAFF}))
        assert may_see(both, a_pair(), COHORT, TODAY)
        assert refusal(both, "snapshot") is None
        assert ground_of(both, "record", Concern(a_pair(), COHORT, TODAY)) is Ground.NO_ROLE


class TestWhatIsRefused:
    def test_names_the_role_that_is_wanted(self) -> None:
        for verb, role in (("amend", Role.COORDINATOR), ("backup", Role.STAFF)):
            with pytest.raises(NotAllowedError) as caught:
                check(PAUL, verb)
            assert caught.value.facts == {"role": role}

    def test_of_another_s_pair_says_no_more_than_that_there_is_none(self) -> None:
        with pytest.raises(NotFoundError) as caught:
            check(PAUL, "amend", Concern(NEVER, COHORT, TODAY))
        assert caught.value.facts == {"reference": NEVER.id}


def test_each_contribution_to_the_evaluation_is_a_verb_of_its_own() -> None:
    assert [evaluating(by) for by in Evaluator] == ["evaluate", "evaluate_work"]
