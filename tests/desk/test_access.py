"""Who may do what, and what is offered to whom."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest

from tests.builders import TODAY, a_cohort, a_pair, a_person, a_plan, an_actor, an_exchange, day
from tests.desk.desks import (
    COORDINATOR,
    MENTOR,
    NOBODY,
    STAFF,
    a_draft,
    a_store,
    contents_of,
    desk_on,
    exchanges_in,
    her_pair,
    put,
    without_dates,
)
from tests.desk.every_act import ACTS
from tests.interchange.documents import a_document
from tui.desk.desk import Desk
from tui.desk.offers import Offer, Offers, offers
from tui.domain.access import RIGHTS, Actor, Identity
from tui.domain.codes import Checkpoint, Purpose, Role
from tui.domain.cohorts import Cohort
from tui.domain.errors import (
    Forbidden,
    MentoratError,
    Missing,
    NotAllowedError,
    NotFoundError,
    Rule,
    StoreError,
)
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Assignment, Pair, Pause, Snooze, Waiver
from tui.store.directory import Store
from tui.store.journal.layout import BASE
from tui.store.journal.locking import LOCK, writer_lock
from tui.wording.language import ENGLISH

PLANNED = (
    a_plan(day(6, 12), id="own", recorded_by=MENTOR.id),
    a_plan(day(6, 13), id="theirs", recorded_by=COORDINATOR.id),
    a_plan(day(6, 14), id="e-1", pair="elodie-noor", recorded_by=MENTOR.id),
)

DOCUMENT = json.dumps(a_document()).encode()

Verb = Callable[[Desk], object]

LOOKS: dict[str, Verb] = {
    "look at a pair": lambda desk: desk.pair("awa-paul"),
    "look at the pairs": lambda desk: desk.pairs("mph-2026"),
    "look at the cohorts": lambda desk: desk.cohorts().cohorts[0],
}

WRITES: dict[str, Verb] = {
    "record": lambda desk: desk.record_exchange("awa-paul", a_draft(TODAY)),
    "plan": lambda desk: desk.plan_exchange("awa-paul", a_draft(TODAY)),
    "move": lambda desk: desk.move_exchange("own", day(6, 15)),
    "confirm": lambda desk: desk.confirm_exchange("own", on=TODAY),
    "cancel": lambda desk: desk.cancel_exchange("own"),
    "no-show": lambda desk: desk.no_show("mph-2026/own"),
}

SETTLES_THEIRS: dict[str, Verb] = {
    "move": lambda desk: desk.move_exchange("theirs", day(6, 15)),
    "confirm": lambda desk: desk.confirm_exchange("theirs", on=TODAY),
    "cancel": lambda desk: desk.cancel_exchange("theirs"),
    "no-show": lambda desk: desk.no_show("theirs"),
}

ON_HERS: dict[str, tuple[Verb, Missing]] = {
    "look": (lambda desk: desk.pair("elodie-noor"), Missing.PAIR),
    "record": (lambda desk: desk.record_exchange("elodie-noor", a_draft(TODAY)), Missing.PAIR),
    "plan": (lambda desk: desk.plan_exchange("elodie-noor", a_draft(TODAY)), Missing.PAIR),
    "move": (lambda desk: desk.move_exchange("e-1", day(6, 15)), Missing.EXCHANGE),
    "confirm": (lambda desk: desk.confirm_exchange("e-1", on=TODAY), Missing.EXCHANGE),
    "cancel": (lambda desk: desk.cancel_exchange("e-1"), Missing.EXCHANGE),
    "no-show": (lambda desk: desk.no_show("e-1"), Missing.EXCHANGE),
}

IMPORTS: dict[str, Verb] = {
    "import": lambda desk: desk.import_cohort(DOCUMENT, ENGLISH),
    "try an import": lambda desk: desk.import_cohort(DOCUMENT, ENGLISH, dry_run=True),
    "import with update": lambda desk: desk.import_cohort(DOCUMENT, ENGLISH, update=True),
}


VERBS = {
    "pairs": "pairs",
    "pair": "show",
    "find_pair": "show",
    "find_exchange": "show",
    "calendar": "calendar",
    "cohorts": "cohorts",
    "cohort": "cohorts",
    "has_several_cohorts": "cohorts",
    "unreadable": "cohorts",
    "people": "people",
    "find_person": "people",
    "names": "people",
    "names_of": "people",
    "log": "log",
    "store_facts": "info",
    "preview_snapshot": "snapshot",
    "export_snapshot": "snapshot",
    "restore_snapshot": "restore",
    "import_cohort": "import",
    "doctor": "doctor",
    "backup": "backup",
    "preview_repair": "repair",
    "repair": "repair",
    "record_exchange": "record",
    "planned_instead": "show",
    "telling_name": "people",
    "plan_exchange": "plan",
    "move_exchange": "move",
    "confirm_exchange": "confirm",
    "cancel_exchange": "cancel",
    "no_show": "no_show",
    "edit_exchange": "edit_exchange",
    "undo": "undo",
    "redo": "redo",
    "set_objectives": "objectives",
    "evaluate": "evaluate",
    "accept_charter": "accept_charter",
    "amend_internship": "amend",
    "reassign_mentor": "reassign",
    "waive_checkpoint": "waive",
    "lift_waiver": "lift_waiver",
    "snooze_pair": "snooze",
    "wake_pair": "wake",
    "pause_pair": "pause",
    "resume_pair": "resume",
    "submit_dissertation": "submit",
    "withdraw_pair": "withdraw",
    "draft_reminder": "remind",
    "reminder_drafts": "remind",
    "new_pair": "new_pair",
    "edit_pair": "edit_pair",
    "new_person": "new_person",
    "edit_person": "edit_person",
    "new_cohort": "new_cohort",
    "edit_cohort": "edit_cohort",
    "edit_policy": "edit_policy",
    "close_cohort": "close",
    "reopen_cohort": "reopen",
    "mine": "mine",
    "accesses": "access_list",
    "find_access": "access_list",
    "grant": "access_grant",
    "grant_mentors": "access_grant",
    "bind": "access_bind",
    "revoke": "access_revoke",
    "add_key": "access_key_add",
    "remove_key": "access_key_remove",
    "explain": "access_explain",
    "access_log": "access_log",
    "undo_access": "access_undo",
    "whoami": "whoami",
    "came_with": "whoami",
    "reads_in": "whoami",
    "arrive": "whoami",
}
"""The row of the table of access by which each method of the desk is allowed."""

TELLS_NOTHING = {
    *("day", "today", "today_everywhere", "one_look", "has_news", "pinned_on", "last_backup"),
    *("place", "network", "awaited", "take_cuts", "tidy"),
}
"""What the desk tells of clock, place and machine, and what it does to no fact."""


class TestTheTable:
    def test_has_a_row_for_every_method_of_the_desk(self) -> None:
        methods = {name for name in dir(Desk) if not name.startswith("_")}

        assert methods == VERBS.keys() | TELLS_NOTHING
        assert set(VERBS.values()) <= RIGHTS.keys()

    def test_has_a_row_for_every_act(self) -> None:
        assert ACTS.keys() <= RIGHTS.keys()
        assert {str(offer) for offer in Offer} <= RIGHTS.keys()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    on_the_day = [replace(one, on=TODAY) if one.id != "e-1" else one for one in PLANNED]
    return a_store(tmp_path / "store", contents_of(a_pair(), her_pair(), exchanges=on_the_day))


def refused(store: Store, actor: Actor, verb: Verb) -> MentoratError:
    """Try a verb that is refused, and see that nothing was written."""
    before = Store.open(Path(store.where)).cohort("mph-2026").meta()
    with pytest.raises(MentoratError) as caught:
        verb(desk_on(store, actor))
    assert Store.open(Path(store.where)).cohort("mph-2026").meta() == before
    return caught.value


def refused_by(find: Callable[[str], object], reference: str) -> tuple[object, ...]:
    """Look for something that is not there; give all that the error tells but for the words."""
    with pytest.raises(NotFoundError) as caught:
        find(reference)
    return caught.value.candidates


class TestLooking:
    @pytest.mark.parametrize("actor", [COORDINATOR, MENTOR, STAFF], ids=lambda one: one.id)
    @pytest.mark.parametrize("verb", LOOKS)
    def test_is_open_to_every_role(self, store: Store, actor: Actor, verb: str) -> None:
        assert LOOKS[verb](desk_on(store, actor))

    @pytest.mark.parametrize("verb", sorted(set(LOOKS) - {"look at the cohorts"}))
    def test_is_closed_to_who_has_no_role(self, store: Store, verb: str) -> None:
        assert isinstance(refused(store, NOBODY, LOOKS[verb]), NotFoundError)
        assert desk_on(store, NOBODY).cohorts().cohorts == ()

    def test_shows_a_mentor_the_pairs_that_they_follow_only(self, store: Store) -> None:
        listed = desk_on(store, MENTOR).pairs().pairs
        numbers = desk_on(store, MENTOR).cohorts().cohorts[0]

        assert [view.pair.id for view in listed] == ["awa-paul"]
        assert (numbers.pair_count, numbers.exchange_count) == (1, 2)
        assert sum(numbers.by_level.values()) == 1

    @pytest.mark.parametrize("actor", [COORDINATOR, STAFF], ids=lambda one: one.id)
    def test_shows_coordinators_and_staff_all(self, store: Store, actor: Actor) -> None:
        assert len(desk_on(store, actor).pairs().pairs) == 2
        assert desk_on(store, actor).pair("elodie-noor").pair == her_pair()


class TestWriting:
    @pytest.mark.parametrize("actor", [COORDINATOR, MENTOR], ids=lambda one: one.id)
    @pytest.mark.parametrize("verb", WRITES)
    def test_of_an_own_pair_is_a_mentor_s_and_a_coordinator_s(
        self, store: Store, actor: Actor, verb: str
    ) -> None:
        before = exchanges_in(store)

        WRITES[verb](desk_on(store, actor))

        assert exchanges_in(store) != before

    @pytest.mark.parametrize("verb", WRITES)
    def test_is_no_verb_of_staff(self, store: Store, verb: str) -> None:
        error = refused(store, STAFF, WRITES[verb])

        assert isinstance(error, NotAllowedError)
        assert (error.code, error.exit_code) == (Forbidden.ROLE, 4)
        assert error.facts == {"role": Role.COORDINATOR}

    @pytest.mark.parametrize("verb", WRITES)
    def test_is_no_verb_of_who_has_no_role(self, store: Store, verb: str) -> None:
        assert isinstance(refused(store, NOBODY, WRITES[verb]), NotFoundError)

    @pytest.mark.parametrize("verb", SETTLES_THEIRS)
    @pytest.mark.parametrize("actor", [MENTOR, COORDINATOR], ids=lambda one: one.id)
    def test_what_another_planned_is_settled_by_the_pair_s_mentor_too(
        self, store: Store, actor: Actor, verb: str
    ) -> None:
        SETTLES_THEIRS[verb](desk_on(store, actor))

        (theirs,) = (one for one in exchanges_in(store) if one.id == "theirs")
        assert theirs != replace(PLANNED[1], on=TODAY)
        assert theirs.recorded_by == COORDINATOR.id

    def test_what_another_wrote_is_corrected_by_a_coordinator_alone(self, store: Store) -> None:
        def edit(desk: Desk) -> object:
            return desk.edit_exchange("theirs", a_draft(day(6, 20)))

        error = refused(store, MENTOR, edit)
        edit(desk_on(store, COORDINATOR))

        assert (error.code, error.exit_code) == (Forbidden.NOT_YOURS, 4)

    @pytest.mark.parametrize("verb", ON_HERS)
    def test_of_another_s_pair_finds_nothing(self, store: Store, verb: str) -> None:
        act, missing = ON_HERS[verb]

        error = refused(store, MENTOR, act)

        assert isinstance(error, NotFoundError)
        assert (error.code, error.exit_code, error.candidates) == (missing, 1, ())

    def test_a_role_is_asked_before_the_state_of_an_exchange(self, store: Store) -> None:
        desk_on(store).cancel_exchange("theirs")

        assert refused(store, STAFF, SETTLES_THEIRS["cancel"]).code is Forbidden.ROLE
        assert refused(store, MENTOR, SETTLES_THEIRS["cancel"]).code is Rule.NOT_PLANNED


class TestImporting:
    @pytest.mark.parametrize("actor", [MENTOR, STAFF, NOBODY], ids=lambda one: one.id)
    @pytest.mark.parametrize("verb", IMPORTS)
    def test_is_a_coordinator_s_alone(self, store: Store, actor: Actor, verb: str) -> None:
        error = refused(store, actor, IMPORTS[verb])

        assert (error.code, error.exit_code) == (Forbidden.ROLE, 4)

    def test_is_refused_before_the_document_is_looked_at(self, store: Store) -> None:
        error = refused(store, STAFF, lambda desk: desk.import_cohort(b"{", ENGLISH))

        assert error.code is Forbidden.ROLE


class TestSeveralRoles:
    def test_staff_who_follow_a_pair_write_its_exchanges(self, store: Store) -> None:
        both = an_actor("paul.martin", Role.MENTOR, Role.STAFF, person="paul")
        desk = desk_on(store, both)

        assert desk.record_exchange("awa-paul", a_draft(TODAY)).exchange.recorded_by == both.id
        error = refused(
            store, both, lambda desk: desk.record_exchange("elodie-noor", a_draft(TODAY))
        )
        assert error.code is Forbidden.ROLE

    def test_an_identity_without_the_role_opens_nothing(self, store: Store) -> None:
        person = Actor("paul.martin", frozenset(), (Identity("mph-2026", "paul"),))

        assert isinstance(refused(store, person, LOOKS["look at a pair"]), NotFoundError)

    def test_the_role_without_an_identity_opens_nothing(self, store: Store) -> None:
        assert desk_on(store, an_actor("paul", Role.MENTOR)).cohorts().cohorts == ()


SEE_ALL = (Role.COORDINATOR, Role.STAFF)


class TestADamagedCohort:
    @pytest.mark.parametrize(
        ("actor", "named"),
        [(COORDINATOR, True), (STAFF, True), (MENTOR, True), (NOBODY, False)],
    )
    def test_is_named_to_those_who_may_see_anything_in_it(
        self, tmp_path: Path, actor: Actor, named: bool
    ) -> None:
        store = a_store(tmp_path / "store", contents_of(), contents_of(cohort=a_cohort(id="b")))
        (Path(store.cohort("mph-2026").engine.where) / BASE).unlink()
        desk = desk_on(store, actor)

        listed = desk.cohorts()

        assert list(desk.unreadable()) == list(desk.passed_over) == ["mph-2026"] * named
        assert [view.cohort.id for view in listed.cohorts] == ["b"] * actor.has(*SEE_ALL)

    def test_reads_as_none_to_others(self, tmp_path: Path) -> None:
        store = a_store(tmp_path / "store")
        (Path(store.cohort("mph-2026").engine.where) / BASE).unlink()

        with pytest.raises(NotFoundError):
            desk_on(store, NOBODY).pairs("mph-2026")


class TestIdentity:
    def test_an_equal_id_in_another_cohort_opens_nothing(self, tmp_path: Path) -> None:
        next_year = a_cohort(id="mph-2027", mentoring_start=date(2026, 2, 1))
        store = a_store(tmp_path / "store", contents_of(), contents_of(cohort=next_year))

        assert desk_on(store, MENTOR).pairs().cohorts == ("mph-2026",)
        assert desk_on(store, MENTOR).find_pair("awa-paul").contents.cohort.id == "mph-2026"
        assert desk_on(store, MENTOR).store_facts().cohorts == ("mph-2026",)

    def test_somebody_may_be_a_person_in_each_of_several_cohorts(self, tmp_path: Path) -> None:
        next_year = a_cohort(id="mph-2027", mentoring_start=date(2026, 2, 1))
        store = a_store(tmp_path / "store", contents_of(), contents_of(cohort=next_year))
        identities = (Identity("mph-2026", "paul"), Identity("mph-2027", "paul"))
        both = Actor("paul.martin", frozenset({Role.MENTOR}), identities)

        assert desk_on(store, both).pairs().cohorts == ("mph-2026", "mph-2027")


class TestReplacedMentor:
    PAIR = a_pair(mentors=(Assignment("paul", day(2, 1)), Assignment("noor", day(6, 8))))
    NEW = an_actor("n.haddad", Role.MENTOR, person="noor")

    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        exchanges = [a_plan(TODAY, id="old", recorded_by=MENTOR.id)]
        return a_store(tmp_path / "store", contents_of(self.PAIR, exchanges=exchanges))

    def test_the_old_one_sees_and_writes_nothing_any_more(self, store: Store) -> None:
        for verb in (LOOKS["look at a pair"], WRITES["record"]):
            assert isinstance(refused(store, MENTOR, verb), NotFoundError)

    @pytest.mark.parametrize("as_of", [day(6, 7), day(3, 1)])
    def test_looking_back_opens_nothing_to_the_old_one(self, store: Store, as_of: date) -> None:
        desk = desk_on(store, MENTOR)

        assert desk.pairs(as_of=as_of).pairs == ()
        with pytest.raises(NotFoundError):
            desk.pair("awa-paul", as_of)

    def test_the_new_one_sees_the_exchanges_of_the_old_one(self, store: Store) -> None:
        view = desk_on(store, self.NEW).pair("awa-paul")

        assert [exchange.id for exchange in view.exchanges] == ["old"]
        assert view.mentor is not None
        assert view.mentor.id == "noor"

    def test_the_new_one_settles_them_and_does_not_correct_them(self, store: Store) -> None:
        error = refused(
            store, self.NEW, lambda desk: desk.edit_exchange("old", a_draft(day(6, 20)))
        )
        settled = desk_on(store, self.NEW).cancel_exchange("old").exchange

        assert error.code is Forbidden.NOT_YOURS
        assert settled.recorded_by == MENTOR.id

    @pytest.mark.parametrize("as_of", [None, day(3, 1), day(6, 20)])
    def test_one_who_is_yet_to_come_may_look_as_the_one_in_force_may(
        self, tmp_path: Path, as_of: date | None
    ) -> None:
        coming = a_pair(mentors=(Assignment("paul", day(2, 1)), Assignment("noor", day(6, 9))))
        store = a_store(tmp_path / "other", contents_of(coming))

        for actor in (self.NEW, MENTOR):
            assert [one.pair for one in desk_on(store, actor).pairs(as_of=as_of).pairs] == [coming]


class TestMeanwhile:
    """Access is decided on what stands when the lock is held, not on what was seen before."""

    @pytest.mark.parametrize("verb", WRITES)
    def test_a_mentor_replaced_meanwhile_writes_nothing(
        self, store: Store, monkeypatch: pytest.MonkeyPatch, verb: str
    ) -> None:
        replaced = replace(a_pair(), mentors=(Assignment("noor", day(2, 1)),))
        for name in ("find_pair", "find_exchange"):
            find = getattr(Desk, name)

            def found_before(desk: Desk, reference: str, find: Verb = find) -> object:
                found = find(desk, reference)  # type: ignore[call-arg]
                put(store, "mph-2026", replaced)
                return found

            monkeypatch.setattr(Desk, name, found_before)
        before = exchanges_in(store)

        with pytest.raises(NotFoundError) as caught:
            WRITES[verb](desk_on(store, MENTOR))

        assert caught.value.code is Missing.PAIR
        assert exchanges_in(store) == before

    @pytest.mark.parametrize("verb", ["move", "confirm", "cancel", "no-show"])
    def test_an_exchange_settled_meanwhile_stays_as_it_was_settled(
        self, store: Store, monkeypatch: pytest.MonkeyPatch, verb: str
    ) -> None:
        find = Desk.find_exchange

        def found_before(desk: Desk, reference: str) -> object:
            found = find(desk, reference)
            monkeypatch.setattr(Desk, "find_exchange", find)
            desk_on(store).cancel_exchange("own")
            return found

        monkeypatch.setattr(Desk, "find_exchange", found_before)

        with pytest.raises(MentoratError) as caught:
            WRITES[verb](desk_on(store, MENTOR))

        assert caught.value.facts["state"] == "cancelled"


class TestWhatOthersDo:
    """A mentor is told nothing of it: neither in the history, nor where they wait."""

    IMPORTED = (a_person("zoe", given_name="Zoé", family_name="Brun"), her_pair(id="zoe-noor"))

    def test_an_act_on_their_pair_and_on_others_is_not_in_their_history(self, store: Store) -> None:
        put(store, "mph-2026", self.IMPORTED[0], a_pair(objectives="Write."))

        log = desk_on(store, MENTOR).log()

        assert all("zoe" not in {one.id for one in entry.changes} for entry in log)
        assert len(desk_on(store).log()) == len(log) + 2

    READS: ClassVar[dict[str, Verb]] = {
        "cohorts": lambda desk: desk.cohorts(),
        "cohort": lambda desk: desk.cohort("mph-2026"),
        "pairs": lambda desk: desk.pairs(),
        "as of": lambda desk: desk.pairs(as_of=day(5, 1)),
        "mine": lambda desk: desk.mine(),
        "pair": lambda desk: desk.pair("awa-paul"),
        "people": lambda desk: desk.people("mph-2026"),
        "names": lambda desk: desk.names(),
        "names of": lambda desk: desk.names_of("mph-2026"),
        "calendar": lambda desk: desk.calendar(),
        "log": lambda desk: desk.log(),
        "facts": lambda desk: desk.store_facts(),
        "whoami": lambda desk: desk.whoami(),
        "an unknown pair": lambda desk: refused_by(desk.find_pair, "elodie-nooo"),
        "an unknown person": lambda desk: refused_by(desk.find_person, "nor"),
        "an unknown exchange": lambda desk: refused_by(desk.find_exchange, "e-2"),
        "an unknown mentor": lambda desk: refused_by(lambda who: desk.calendar(mentor=who), "nor"),
    }

    @pytest.mark.parametrize("read", READS)
    def test_is_in_nothing_that_they_can_read(self, store: Store, read: str) -> None:
        put(store, "mph-2026", a_plan(day(6, 20), id="e-3", pair="elodie-noor", note="hers"))

        found = repr(self.READS[read](desk_on(store, MENTOR)))

        for theirs in ("elodie", "Élodie", "Ngô", "noor", "Haddad", "e-3", "hers"):
            assert theirs not in found

    def test_is_not_told_by_the_time_of_the_last_change(self, store: Store) -> None:
        assert desk_on(store, MENTOR).store_facts().last_change is None
        assert desk_on(store, STAFF).store_facts().last_change

    def test_cannot_be_taken_back_by_a_number(self, store: Store) -> None:
        put(store, "mph-2026", *self.IMPORTED)

        theirs = refused(store, MENTOR, lambda desk: desk.undo("mph-2026", 2))
        none = refused(store, MENTOR, lambda desk: desk.undo("mph-2026", 99))

        assert (theirs.code, none.code) == (Rule.NO_SUCH_ACT, Rule.NO_SUCH_ACT)

    @pytest.mark.parametrize("actor", [MENTOR, COORDINATOR], ids=lambda one: one.id)
    def test_who_holds_the_lock_is_named_to_those_who_see_all(
        self, store: Store, monkeypatch: pytest.MonkeyPatch, actor: Actor
    ) -> None:
        desk = desk_on(store, actor)
        cohort = desk._store.cohort("mph-2026")  # noqa: SLF001 - to wait no longer than a moment
        monkeypatch.setattr(cohort.engine, "_patience", 0.01)

        with (
            writer_lock(Path(cohort.engine.where) / LOCK, "denis"),
            pytest.raises(StoreError) as caught,
        ):
            WRITES["record"](desk)

        assert caught.value.facts.get("holder") == ("denis" if actor is COORDINATOR else None)

    def test_a_demoted_coordinator_no_longer_takes_back_what_was_a_coordinator_s(
        self, store: Store
    ) -> None:
        was = an_actor(MENTOR.id, Role.COORDINATOR)
        desk_on(store, was).snooze_pair("awa-paul", Snooze(day(6, 12), "calls"))

        assert refused(store, MENTOR, lambda desk: desk.undo()).code is Forbidden.ROLE


ALWAYS = {
    Offer.RECORD,
    Offer.OBJECTIVES,
    Offer.ACCEPT_CHARTER,
    Offer.EVALUATE,
    Offer.SUBMIT,
    Offer.WITHDRAW,
    Offer.EDIT_PAIR,
    Offer.EDIT_PERSON,
}
GOING_ON = ALWAYS | {
    Offer.PLAN,
    Offer.REMIND,
    Offer.SNOOZE,
    Offer.WAIVE,
    Offer.AMEND,
    Offer.REASSIGN,
    Offer.PAUSE,
}
HELD, PLANNED_OFFER = an_exchange(day(5, 20), recorded_by="paul.martin"), a_plan(day(6, 12))
MET = an_exchange(day(6, 8), checkpoint=Purpose.PRE_SUBMISSION)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "store"


def offered(
    root: Path,
    pair: Pair,
    *exchanges: Exchange,
    actor: Actor = COORDINATOR,
    cohort: Cohort | None = None,
) -> Offers:
    """Give what is offered about a pair to an actor today."""
    store = a_store(root, contents_of(pair, exchanges=exchanges, cohort=cohort))
    return offers(desk_on(store).pair(pair.id), actor, TODAY)


class TestWhatApplies:
    @pytest.mark.parametrize(
        ("pair", "exchanges", "wanted"),
        [
            (a_pair(), (), GOING_ON),
            (a_pair(), (HELD,), GOING_ON | {Offer.EDIT_EXCHANGE}),
            (a_pair(), (HELD, PLANNED_OFFER), GOING_ON | {Offer.EDIT_EXCHANGE, Offer.CONFIRM}),
            (without_dates(a_pair()), (), GOING_ON - {Offer.AMEND}),
            (
                a_pair(pauses=(Pause(day(6, 1)),)),
                (),
                GOING_ON - {Offer.PAUSE} | {Offer.RESUME},
            ),
            (
                a_pair(pauses=(Pause(day(5, 1), day(5, 9)),)),
                (),
                GOING_ON,
            ),
            (
                a_pair(snoozed=Snooze(day(6, 9), "")),
                (),
                GOING_ON - {Offer.SNOOZE} | {Offer.WAKE},
            ),
            (
                a_pair(waivers=(Waiver(Checkpoint.KICKOFF, day(2, 2), "x"),)),
                (),
                GOING_ON | {Offer.LIFT_WAIVER},
            ),
            (
                a_pair(
                    waivers=tuple(Waiver(one, day(2, 2), "x") for one in Checkpoint),
                ),
                (),
                GOING_ON - {Offer.WAIVE, Offer.REMIND, Offer.SNOOZE} | {Offer.LIFT_WAIVER},
            ),
            (
                a_pair(),
                (MET,),
                GOING_ON - {Offer.REMIND, Offer.SNOOZE} | {Offer.EDIT_EXCHANGE},
            ),
            (a_pair(withdrawn_on=TODAY), (), ALWAYS),
            (
                a_pair(submitted_on=TODAY),
                (),
                GOING_ON - {Offer.PLAN, Offer.REASSIGN, Offer.PAUSE},
            ),
        ],
    )
    def test_is_offered_and_nothing_else(
        self, root: Path, pair: Pair, exchanges: tuple[Exchange, ...], wanted: set[Offer]
    ) -> None:
        found = offered(root, pair, *exchanges)
        assert set(found) == wanted
        assert set(found.values()) == {None}

    def test_has_one_order(self, root: Path) -> None:
        found = list(offered(root, a_pair(), HELD, PLANNED_OFFER))
        assert found == [offer for offer in Offer if offer in found]


class TestWhatStandsInTheWay:
    def test_of_a_mentor_is_what_is_a_coordinator_s(self, root: Path) -> None:
        found = offered(root, a_pair(), HELD, actor=MENTOR)
        free = {offer for offer, error in found.items() if error is None}
        assert free == {
            Offer.RECORD,
            Offer.PLAN,
            Offer.EDIT_EXCHANGE,
            Offer.OBJECTIVES,
            Offer.EVALUATE,
        }
        assert {error.code for error in found.values() if error} == {Forbidden.ROLE}

    def test_of_a_mentor_is_an_exchange_that_somebody_else_wrote(self, root: Path) -> None:
        found = offered(root, a_pair(), PLANNED_OFFER, actor=MENTOR)
        edit = found[Offer.EDIT_EXCHANGE]
        assert edit is not None
        assert edit.code is Forbidden.NOT_YOURS
        assert found[Offer.CONFIRM] is None

    def test_of_a_mentor_is_no_exchange_where_they_wrote_one_of_several(self, root: Path) -> None:
        found = offered(root, a_pair(), PLANNED_OFFER, HELD, actor=MENTOR)
        assert found[Offer.EDIT_EXCHANGE] is None

    def test_of_staff_is_everything(self, root: Path) -> None:
        assert None not in offered(root, a_pair(), HELD, actor=STAFF).values()

    def test_in_a_closed_cohort_is_its_closing_but_a_reminder_writes_nothing(
        self, root: Path
    ) -> None:
        found = offered(root, a_pair(), cohort=a_cohort(closed_on=TODAY))
        codes = {offer: error.code if error else None for offer, error in found.items()}
        assert codes.pop(Offer.REMIND) is None
        assert set(codes.values()) == {Rule.COHORT_CLOSED}
