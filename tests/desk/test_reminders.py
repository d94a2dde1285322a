import stat
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import NOW, a_mentor, a_pair, a_person, an_actor, an_exchange, day
from tests.desk.desks import (
    MENTOR,
    NOBODY,
    STAFF,
    a_store,
    contents_of,
    desk_on,
    her_pair,
    put,
    without_dates,
)
from tui.desk.desk import Desk
from tui.desk.reminders import message_of, reminder_file_name, save_reminder
from tui.domain.access import Identity
from tui.domain.codes import Level, Role
from tui.domain.errors import (
    MentoratError,
    Missing,
    NotAllowedError,
    NotFoundError,
    RefusedError,
    Rule,
)
from tui.domain.reminders import Addressee, Recipient
from tui.store.directory import Store
from tui.wording.language import ENGLISH

MET = (an_exchange(day(2, 3)), an_exchange(day(4, 17)))
PAUL = Recipient("Paul Martin", "paul@example.org")
AWA = Recipient("Awa Diop", "awa@example.org")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    held = [replace(one, id=f"e{one.id}", pair="elodie-noor") for one in (*MET, an_exchange())]
    alone = a_pair(id="alone", mentee="ines", mentors=())
    pairs = (a_pair(), her_pair(), alone)
    return a_store(tmp_path / "store", contents_of(*pairs, exchanges=(*MET, *held)))


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_on(store)


def refused_by(desk: Desk, reference: str, to: Addressee | None = None) -> MentoratError:
    with pytest.raises(MentoratError) as refused:
        desk.draft_reminder(reference, to, language=ENGLISH)
    return refused.value


class TestADraft:
    def test_goes_to_whom_the_rules_name(self, desk: Desk) -> None:
        draft = desk.draft_reminder("awa-paul", language=ENGLISH)

        assert (draft.pair, draft.level) == ("mph-2026/awa-paul", Level.AT_RISK)
        assert (draft.addressee, draft.to, draft.cc) == (Addressee.MENTOR, (PAUL,), ())
        assert draft.subject == "Mentoring of Awa Diop: third meeting by Fri 19 Jun 2026"
        assert draft.body.startswith("Dear Paul Martin,")
        assert draft.at == NOW

    def test_goes_to_whom_the_coordinator_says(self, desk: Desk) -> None:
        mentee = desk.draft_reminder("diop", Addressee.MENTEE, language=ENGLISH)
        both = desk.draft_reminder("diop", Addressee.BOTH, language=ENGLISH)

        assert (mentee.to, mentee.cc) == ((AWA,), ())
        assert (both.to, both.cc) == ((AWA,), (PAUL,))

    def test_is_of_the_day_looked_at(self, desk: Desk) -> None:
        draft = desk.draft_reminder("awa-paul", as_of=day(6, 23), language=ENGLISH)

        assert draft.level is Level.OVERDUE
        assert "3 days ago" in draft.body
        assert draft.at == NOW

    def test_has_no_address_where_there_is_none_that_a_mail_can_have(
        self, desk: Desk, store: Store
    ) -> None:
        put(store, "mph-2026", a_person(email=None), a_mentor(email="x@y, z@example.org"))
        draft = desk.draft_reminder("awa-paul", Addressee.BOTH, language=ENGLISH)

        assert [person.email for person in (*draft.to, *draft.cc)] == [None, None]

    def test_is_signed_by_a_coordinator_whom_the_cohort_knows(self, store: Store) -> None:
        claire = replace(an_actor("claire"), identities=(Identity("mph-2026", "noor"),))
        draft = desk_on(store, claire).draft_reminder("awa-paul", language=ENGLISH)

        assert draft.sender == Recipient("Noor Haddad", "paul@example.org")
        assert "Kind regards,\nNoor Haddad\n" in draft.body

    @pytest.mark.parametrize(
        "identity", [Identity("mph-2027", "noor"), Identity("mph-2026", "nobody")]
    )
    def test_leaves_a_place_for_the_name_of_one_whom_it_does_not(
        self, store: Store, identity: Identity
    ) -> None:
        claire = replace(an_actor("claire"), identities=(identity,))
        draft = desk_on(store, claire).draft_reminder("awa-paul", language=ENGLISH)

        assert draft.sender is None
        assert "[your name]" in draft.body

    def test_writes_nothing(self, desk: Desk, store: Store) -> None:
        before = {
            path: path.read_bytes() for path in Path(store.where).rglob("*") if path.is_file()
        }
        desk.draft_reminder("awa-paul", language=ENGLISH)
        after = {path: path.read_bytes() for path in Path(store.where).rglob("*") if path.is_file()}

        assert after == before


class TestNoDraft:
    def test_is_made_where_all_is_settled(self, desk: Desk) -> None:
        error = refused_by(desk, "elodie-noor")

        assert isinstance(error, RefusedError)
        assert (error.code, error.facts) == (
            Rule.NOTHING_TO_REMIND,
            {"pair": "mph-2026/elodie-noor"},
        )

    @pytest.mark.parametrize("to", [Addressee.MENTOR, Addressee.BOTH])
    def test_is_made_to_a_mentor_who_is_not_there(self, desk: Desk, to: Addressee) -> None:
        assert refused_by(desk, "alone", to).code is Rule.NO_MENTOR_TO_REMIND

    def test_is_made_for_a_mentor_or_staff(self, store: Store) -> None:
        for actor in (MENTOR, STAFF):
            error = refused_by(desk_on(store, actor), "awa-paul")
            assert isinstance(error, NotAllowedError)
            assert error.facts == {"role": Role.COORDINATOR}

    def test_tells_nobody_of_a_pair_that_is_not_theirs(self, store: Store) -> None:
        for actor, reference in ((MENTOR, "elodie-noor"), (NOBODY, "awa-paul")):
            error = refused_by(desk_on(store, actor), reference)
            assert isinstance(error, NotFoundError)
            assert error.code is Missing.PAIR


class TestEveryDraft:
    def test_of_a_pair_begins_with_the_one_that_the_rules_name(self, desk: Desk) -> None:
        drafts = desk.reminder_drafts("awa-paul", language=ENGLISH)
        to = [draft.addressee for draft in drafts]

        assert to == [Addressee.MENTOR, Addressee.MENTEE, Addressee.BOTH]

    def test_of_a_pair_without_a_mentor_is_the_one_to_the_mentee(self, desk: Desk) -> None:
        (draft,) = desk.reminder_drafts("alone", language=ENGLISH)

        assert (draft.addressee, draft.level) == (Addressee.MENTEE, Level.UNKNOWN)

    def test_is_of_one_day(self, desk: Desk, store: Store) -> None:
        put(store, "mph-2026", without_dates(a_pair()))
        levels = {one.level for one in desk.reminder_drafts("awa-paul", language=ENGLISH)}

        assert levels == {Level.UNKNOWN}


class TestTheFile:
    def test_has_a_name_that_names_nobody(self, desk: Desk) -> None:
        draft = desk.draft_reminder("diop", language=ENGLISH)
        assert reminder_file_name(draft) == "reminder-awa-paul-mentor.eml"

    def test_is_the_message_and_private(self, desk: Desk, tmp_path: Path) -> None:
        draft = desk.draft_reminder("awa-paul", language=ENGLISH)
        path = tmp_path / "awa.eml"
        save_reminder(draft, path)

        assert path.read_bytes() == message_of(draft)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_never_takes_the_place_of_another_unless_told(self, desk: Desk, tmp_path: Path) -> None:
        draft = desk.draft_reminder("awa-paul", language=ENGLISH)
        path = tmp_path / "awa.eml"
        path.write_text("mine")
        with pytest.raises(RefusedError) as refused:
            save_reminder(draft, path)

        assert refused.value.code is Rule.FILE_EXISTS
        assert path.read_text() == "mine"
        save_reminder(draft, path, replace=True)
        assert path.read_bytes() == message_of(draft)
