"""The verbs on a pair."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import NOW, TODAY, a_mentor, a_pair, an_actor, day
from tests.desk.desks import (
    COORDINATOR,
    MENTOR,
    a_store,
    contents_of,
    desk_on,
    her_pair,
    put,
    without_dates,
)
from tui.desk.desk import Desk
from tui.domain.codes import Checkpoint, Evaluator, Level, Party, Rating, Role, Status
from tui.domain.errors import (
    MentoratError,
    Missing,
    NotAllowedError,
    NotFoundError,
    RefusedError,
    Rule,
)
from tui.domain.notices import Notice, NoticeCode
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
from tui.domain.texts import TEXT_LIMIT
from tui.store.directory import Store

FAR = day(6, 10)
"""Two days ahead: not today anywhere on Earth."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / "store", contents_of(a_pair(), her_pair()))


def pair_in(store: Store, pair_id: str = "awa-paul") -> Pair:
    return Store.open(Path(store.where)).cohort("mph-2026").read().pairs[pair_id]


def refused(act: Callable[[], object]) -> MentoratError:
    with pytest.raises(MentoratError) as caught:
        act()
    return caught.value


_Act = Callable[[Desk], object]


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("act", "rule"),
        [
            (
                lambda desk: desk.amend_internship("awa-paul", Amendment(TODAY)),
                Rule.AMENDMENT_EMPTY,
            ),
            (
                lambda desk: desk.amend_internship("awa-paul", Amendment(TODAY, end=day(2, 1))),
                Rule.END_BEFORE_START,
            ),
            (
                lambda desk: desk.amend_internship("awa-paul", Amendment(TODAY, end=day(2, 20))),
                Rule.TOO_SHORT,
            ),
            (
                lambda desk: desk.reassign_mentor("awa-paul", Assignment("awa", TODAY)),
                Rule.MENTOR_IS_MENTEE,
            ),
            (
                lambda desk: desk.reassign_mentor("awa-paul", Assignment("ines", TODAY)),
                Rule.MENTOR_IS_SUPERVISOR,
            ),
            (
                lambda desk: desk.reassign_mentor("awa-paul", Assignment("noor", day(2, 1))),
                Rule.TWO_MENTORS_SAME_DAY,
            ),
            (
                lambda desk: desk.waive_checkpoint(
                    "awa-paul", Waiver(Checkpoint.MIDPOINT, TODAY, "  ")
                ),
                Rule.TEXT_EMPTY,
            ),
            (
                lambda desk: desk.waive_checkpoint(
                    "awa-paul", Waiver(Checkpoint.MIDPOINT, TODAY, "\x1b[31m")
                ),
                Rule.TEXT_NOT_CLEAN,
            ),
            (
                lambda desk: desk.lift_waiver("awa-paul", Checkpoint.MIDPOINT),
                Rule.NOTHING_CHANGED,
            ),
            (lambda desk: desk.snooze_pair("awa-paul", Snooze(TODAY, "")), Rule.SNOOZE_PAST),
            (lambda desk: desk.wake_pair("awa-paul"), Rule.NOTHING_CHANGED),
            (lambda desk: desk.submit_dissertation("awa-paul", FAR), Rule.FUTURE_FACT),
            (lambda desk: desk.submit_dissertation("awa-paul", None), Rule.NOTHING_CHANGED),
            (lambda desk: desk.withdraw_pair("awa-paul", None), Rule.NOTHING_CHANGED),
            (
                lambda desk: desk.pause_pair("awa-paul", Pause(TODAY, day(6, 1))),
                Rule.PAUSE_BACKWARDS,
            ),
            (lambda desk: desk.resume_pair("awa-paul", TODAY), Rule.NOT_PAUSED),
            (
                lambda desk: desk.evaluate(
                    "awa-paul", Evaluation(Evaluator.MENTOR, TODAY, text="\n")
                ),
                Rule.EVALUATION_EMPTY,
            ),
            (
                lambda desk: desk.evaluate(
                    "awa-paul", Evaluation(Evaluator.MENTOR, FAR, Rating.GOOD)
                ),
                Rule.FUTURE_FACT,
            ),
            (
                lambda desk: desk.set_objectives("awa-paul", "x" * (TEXT_LIMIT + 1)),
                Rule.TEXT_TOO_LONG,
            ),
            (lambda desk: desk.set_objectives("awa-paul", " "), Rule.NOTHING_CHANGED),
            (
                lambda desk: desk.accept_charter("awa-paul", Party.MENTEE, FAR),
                Rule.FUTURE_FACT,
            ),
        ],
    )
    def test_by_a_rule_leaves_the_pair_as_it_is(self, store: Store, act: _Act, rule: Rule) -> None:
        error = refused(lambda: act(desk_on(store)))

        assert isinstance(error, RefusedError)
        assert error.code is rule
        assert pair_in(store) == a_pair()
        assert len(desk_on(store).log()) == 1

    def test_names_the_field_of_a_text(self, store: Store) -> None:
        waiver = Waiver(Checkpoint.MIDPOINT, TODAY, "")
        error = refused(lambda: desk_on(store).waive_checkpoint("awa-paul", waiver))
        assert error.facts == {"field": "reason"}

    def test_is_a_mentor_who_is_nobody_of_the_cohort(self, store: Store) -> None:
        stranger = Assignment("stranger", TODAY)
        error = refused(lambda: desk_on(store).reassign_mentor("awa-paul", stranger))
        assert error.code is Missing.PERSON
        assert error.facts["reference"] == "stranger"

    def test_is_an_amendment_of_what_has_no_dates(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "store", contents_of(without_dates(a_pair())))
        amendment = Amendment(TODAY, end=day(7, 31))
        error = refused(lambda: desk_on(store).amend_internship("awa-paul", amendment))
        assert error.code is Rule.NO_INTERNSHIP

    def test_is_an_amendment_after_which_a_later_one_is_impossible(self, store: Store) -> None:
        desk = desk_on(store)
        desk.amend_internship("awa-paul", Amendment(day(6, 1), end=day(5, 30)))

        error = refused(
            lambda: desk.amend_internship("awa-paul", Amendment(day(5, 1), start=day(5, 15)))
        )

        assert error.code is Rule.TOO_SHORT
        assert error.facts["end"] == day(5, 30)

    def test_is_a_pause_on_days_of_another(self, store: Store) -> None:
        desk = desk_on(store)
        desk.pause_pair("awa-paul", Pause(day(6, 1), day(6, 10)))
        error = refused(lambda: desk.pause_pair("awa-paul", Pause(day(6, 10))))
        assert error.code is Rule.PAUSE_OVERLAPS
        assert error.facts == {"starts": day(6, 1), "ends": day(6, 10)}

    def test_is_no_fact_of_a_day_that_it_is_already_somewhere(self, store: Store) -> None:
        noon = NOW.replace(hour=12)
        written = desk_on(store, COORDINATOR, noon).submit_dissertation("awa-paul", day(6, 9))
        assert written.view.pair.submitted_on == day(6, 9)


class TestAmending:
    def test_moves_the_windows_at_once(self, store: Store) -> None:
        before = desk_on(store).pair("awa-paul").assessment.due

        view = desk_on(store).amend_internship("awa-paul", Amendment(TODAY, end=day(7, 10))).view

        assert (before, view.assessment.due) == (day(6, 20), day(6, 30))

    def test_says_when_the_dissertation_is_due_before_the_meeting(self, store: Store) -> None:
        written = desk_on(store).amend_internship("awa-paul", Amendment(TODAY, end=day(8, 31)))

        assert [notice.code for notice in written.notices] == [NoticeCode.SUBMISSION_BEFORE_MEETING]

    def test_of_the_same_day_the_later_counts(self, store: Store) -> None:
        desk = desk_on(store)
        desk.amend_internship("awa-paul", Amendment(TODAY, end=day(7, 10)))
        desk.amend_internship("awa-paul", Amendment(TODAY, end=day(7, 20)))

        assert pair_in(store).dates_on(TODAY) == (day(2, 2), day(7, 20))


class TestReassigning:
    def test_takes_the_pair_from_the_mentor_before(self, store: Store) -> None:
        desk_on(store).reassign_mentor("awa-paul", Assignment("noor", TODAY))

        error = refused(lambda: desk_on(store, MENTOR).set_objectives("awa-paul", "Mine."))

        assert isinstance(error, NotFoundError)

    def test_says_that_a_mentor_is_outside_the_team_and_says_it_once(self, store: Store) -> None:
        put(store, "mph-2026", a_mentor("noor", pedagogical_team=False))
        desk = desk_on(store)

        written = desk.reassign_mentor("awa-paul", Assignment("noor", day(6, 20)))
        later = desk.snooze_pair("awa-paul", Snooze(day(6, 20), ""))

        assert [one.code for one in written.notices] == [NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM]
        assert later.notices == ()

    def test_names_who_was_to_begin_later_and_takes_them_out(self, store: Store) -> None:
        desk = desk_on(store)
        desk.reassign_mentor("awa-paul", Assignment("noor", day(6, 20)))

        written = desk.reassign_mentor("awa-paul", Assignment("elodie", TODAY))

        assert [one.mentor for one in written.view.pair.mentors] == ["paul", "elodie"]
        assert written.notices == (
            Notice(
                NoticeCode.ASSIGNMENT_TAKEN_OUT, {"mentor": "Noor Haddad", "starts": day(6, 20)}
            ),
        )

    def test_to_whom_follows_the_pair_already_changes_nothing(self, store: Store) -> None:
        error = refused(
            lambda: desk_on(store).reassign_mentor("awa-paul", Assignment("paul", TODAY, "why"))
        )
        assert error.code is Rule.NOTHING_CHANGED


class TestWaiving:
    def test_settles_the_meeting_and_lifting_asks_for_it_again(self, store: Store) -> None:
        desk = desk_on(store)
        waived = desk.waive_checkpoint(
            "awa-paul", Waiver(Checkpoint.PRE_SUBMISSION, TODAY, "defends early")
        ).view.assessment
        lifted = desk.lift_waiver("awa-paul", Checkpoint.PRE_SUBMISSION).view.assessment

        assert (waived.pre_submission.status, waived.level) == (Status.WAIVED, Level.CLEAR)
        assert lifted.pre_submission.status is Status.OPEN


class TestResting:
    def test_resumed_on_its_first_day_a_pause_never_was(self, store: Store) -> None:
        desk = desk_on(store)
        desk.pause_pair("awa-paul", Pause(TODAY))

        assert desk.resume_pair("awa-paul", TODAY).view.pair.pauses == ()

    def test_withdrawn_and_back(self, store: Store) -> None:
        desk = desk_on(store)
        gone = desk.withdraw_pair("awa-paul", TODAY).view.assessment.level
        back = desk.withdraw_pair("awa-paul", None).view

        assert gone is Level.WITHDRAWN
        assert back.pair == a_pair()


class TestEvaluating:
    def test_a_mentor_gives_their_own_and_it_is_kept_who_entered_it(self, store: Store) -> None:
        given = Evaluation(Evaluator.MENTOR, TODAY, Rating.VERY_GOOD, entered_by="somebody else")

        pair = desk_on(store, MENTOR).evaluate("awa-paul", given).view.pair

        assert pair.evaluations == (replace(given, entered_by="paul.martin"),)

    def test_a_mentor_gives_neither_the_supervisor_s_nor_another_pair_s(self, store: Store) -> None:
        mine = desk_on(store, MENTOR)
        work = Evaluation(Evaluator.TRAINING_SUPERVISOR, TODAY, Rating.GOOD)
        own = replace(work, by=Evaluator.MENTOR)

        assert isinstance(refused(lambda: mine.evaluate("awa-paul", work)), NotAllowedError)
        assert isinstance(refused(lambda: mine.evaluate("elodie-noor", own)), NotFoundError)

    def test_the_later_of_one_evaluator_replaces_the_earlier(self, store: Store) -> None:
        desk = desk_on(store)
        first = Evaluation(Evaluator.MENTOR, day(6, 1), Rating.GOOD, entered_by="claire")
        work = Evaluation(
            Evaluator.TRAINING_SUPERVISOR, day(6, 2), text="Fine", entered_by="claire"
        )
        better = replace(first, on=TODAY, rating=Rating.EXCELLENT)
        for one in (first, work, better):
            desk.evaluate("awa-paul", one)

        assert pair_in(store).evaluations == (work, better)


class TestAcceptingTheCharter:
    def test_is_each_one_s_own_and_can_be_taken_back(self, store: Store) -> None:
        desk = desk_on(store)
        desk.accept_charter("awa-paul", Party.MENTOR, day(2, 1))
        desk.accept_charter("awa-paul", Party.MENTEE, day(2, 3))
        both = pair_in(store).charter_accepted
        desk.accept_charter("awa-paul", Party.MENTOR, None)

        assert both == Acceptance(day(2, 1), day(2, 3))
        assert pair_in(store).charter_accepted == Acceptance(mentee=day(2, 3))


class TestWhoSomebodyIs:
    def test_a_coordinator_who_is_also_a_mentor_may_all(self, store: Store) -> None:
        both = an_actor("paul.martin", Role.COORDINATOR, Role.MENTOR, person="paul")
        desk_on(store, both).amend_internship("elodie-noor", Amendment(TODAY, end=day(7, 10)))
        assert pair_in(store, "elodie-noor").dates_on(TODAY) == (day(2, 2), day(7, 10))

    def test_a_name_finds_the_pair(self, store: Store) -> None:
        desk_on(store, COORDINATOR).withdraw_pair("mph-2026/ngo", TODAY)
        assert pair_in(store, "elodie-noor").withdrawn_on == TODAY
