from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.builders import TODAY, a_mentor, day
from tests.domain.test_keys import ECDSA, ED25519
from tui.domain.access import Identity
from tui.domain.codes import Role
from tui.domain.errors import AdmissionError, Forbidden, RefusedError, Rule
from tui.domain.keys import Key, key_from
from tui.domain.registry import (
    Access,
    Registry,
    Visitor,
    check_registry,
    cleaned_access,
    mentors_bound,
)

KEY, OTHER_KEY = key_from(ED25519, until=TODAY), key_from(ECDSA)
CLAIRE = Access("claire", (Role.COORDINATOR,))
PAUL = Access("paul", (Role.MENTOR,), (Identity("mph-2026", "paul"),), email="p@x.org", keys=(KEY,))
MENTORS = (
    a_mentor("paul", email="P@x.org"),
    a_mentor("noor", given_name="Noor", family_name="Haddad", email="noor@x.org"),
    a_mentor("ines", email="same@x.org"),
    a_mentor("rosa", email="SAME@x.org"),
    a_mentor("zoe", email=None),
)


def registry(*people: Access) -> Registry:
    return Registry(access={one.id: one for one in people})


class TestComingIn:
    @pytest.mark.parametrize(
        ("person", "key", "on", "code"),
        [
            (PAUL, KEY, TODAY, None),
            (PAUL, KEY, day(6, 9), Forbidden.KEY_GONE),
            (PAUL, OTHER_KEY, TODAY, Forbidden.KEY_GONE),
            (replace(PAUL, keys=()), KEY, TODAY, Forbidden.KEY_GONE),
            (replace(PAUL, active=False), KEY, TODAY, Forbidden.WITHDRAWN),
            (replace(PAUL, roles=()), KEY, TODAY, Forbidden.WITHDRAWN),
            (replace(PAUL, id="other"), KEY, TODAY, Forbidden.WITHDRAWN),
        ],
    )
    def test_wants_access_and_a_key_of_one_s_own_that_holds(
        self, person: Access, key: Key, on: date, code: Forbidden | None
    ) -> None:
        found = registry(CLAIRE, person)
        come = partial(Visitor("paul", key.type, key.blob).admitted, found, on)
        if code is None:
            assert come() == PAUL.actor
            return
        with pytest.raises(AdmissionError) as caught:
            come()
        assert caught.value.code is code

    def test_tells_whose_a_key_is(self) -> None:
        assert registry(CLAIRE, PAUL).holder_of(KEY.type, KEY.blob) == (PAUL, KEY)
        assert registry(CLAIRE).holder_of(KEY.type, KEY.blob) is None


class TestWhatARegistryMustHold:
    @pytest.mark.parametrize("left", [replace(CLAIRE, active=False), replace(CLAIRE, roles=())])
    def test_is_a_coordinator(self, left: Access) -> None:
        with pytest.raises(RefusedError) as caught:
            check_registry(registry(CLAIRE, PAUL), {"claire": left, "paul": PAUL})
        assert caught.value.code is Rule.LAST_COORDINATOR

    def test_is_no_coordinator_where_there_was_none(self) -> None:
        check_registry(registry(), {"paul": PAUL})

    @pytest.mark.parametrize(
        "twice", [replace(CLAIRE, keys=(KEY,)), replace(PAUL, keys=(KEY, KEY))]
    )
    def test_is_one_holder_for_a_key(self, twice: Access) -> None:
        access = {one.id: one for one in (CLAIRE, PAUL, twice)}
        with pytest.raises(RefusedError) as caught:
            check_registry(registry(CLAIRE), access)
        assert caught.value.code is Rule.KEY_TAKEN

    @pytest.mark.parametrize("id_", ["-as", ".ssh", 'a"b', "a b", "a\nb", "A", "", "a" * 65])
    def test_is_an_id_that_can_stand_on_a_command_line(self, id_: str) -> None:
        with pytest.raises(RefusedError) as caught:
            cleaned_access(Access(id_, (Role.STAFF,)))
        assert caught.value.code is Rule.BAD_ID


class TestBindingTheMentorsOfACohort:
    def test_goes_by_an_address_that_is_one_person_s_alone(self) -> None:
        found = mentors_bound("mph-2027", MENTORS, MENTORS, registry(PAUL))

        assert found.shared == ("ines", "rosa")
        assert found.unaddressed == ("zoe",)
        assert [(one.id, one.roles) for one in found.granted] == [
            ("paul", (Role.MENTOR,)),
            ("noor", (Role.MENTOR,)),
        ]
        paul, noor = found.granted
        assert paul.identities == (*PAUL.identities, Identity("mph-2027", "paul"))
        assert (noor.name, noor.email) == ("Noor Haddad", "noor@x.org")

    def test_changes_nobody_who_is_bound(self) -> None:
        assert mentors_bound("mph-2026", MENTORS[:1], MENTORS, registry(PAUL)).granted == ()

    def test_leaves_withdrawn_who_was_withdrawn(self) -> None:
        gone = replace(PAUL, active=False)
        found = mentors_bound("mph-2027", MENTORS[:1], MENTORS, registry(gone))
        assert (found.granted, found.withdrawn) == ((), ("paul",))

    def test_gives_a_taken_id_to_nobody_else(self) -> None:
        other = replace(PAUL, email="other@x.org")
        (granted,) = mentors_bound("mph-2027", MENTORS[:1], MENTORS, registry(other)).granted
        assert granted.id != "paul"

    def test_of_an_address_that_two_have_access_with_binds_nobody(self) -> None:
        twin = replace(PAUL, id="paul-2", keys=())
        found = mentors_bound("mph-2027", MENTORS[:1], MENTORS, registry(PAUL, twin))
        assert (found.granted, found.shared) == ((), ("paul",))
