"""Values to documents and back."""

import gc
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_cohort, a_pair, a_person, an_exchange, day
from tests.store.stores import (
    COHORT,
    CONTENTS,
    FULL_PAIR,
    sealed,
    sealed_with,
    store_at,
    tables_of,
    values_of,
    write_base,
)
from tui.domain.codes import Channel
from tui.domain.cohorts import POLICY_NUMBERS, Cohort, Policy
from tui.domain.contents import Contents
from tui.domain.errors import StoreError, StoreFault
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Acceptance, Pair
from tui.domain.people import Person
from tui.store.codec import CohortCodec, RegistryCodec, document_of

PLACE = COHORT

numbers = st.integers(0, 366)
policies = st.builds(Policy, **dict.fromkeys(POLICY_NUMBERS, numbers))
cohorts = st.builds(Cohort, id=st.just(COHORT), policy=policies)
exchanges = st.builds(
    Exchange,
    minutes=st.none() | numbers,
    recorded_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)


def contents_of(content: bytes, where: str) -> Contents:
    """Read a base file as one that opens it."""
    codec = CohortCodec(COHORT)
    return codec.whole(codec.rows(content, where), where)


def stored(*values: Cohort | Person | Pair | Exchange) -> Contents:
    """Store values and read them back."""
    return contents_of(sealed(tables_of(values)), PLACE)


class TestRoundTrip:
    @given(cohort=cohorts)
    def test_of_a_cohort(self, cohort: Cohort) -> None:
        assert stored(cohort).cohort == cohort

    @given(person=st.builds(Person))
    def test_of_a_person(self, person: Person) -> None:
        assert stored(a_cohort(), person).people == {person.id: person}

    @given(pair=st.builds(Pair))
    def test_of_a_pair(self, pair: Pair) -> None:
        assert stored(a_cohort(), pair).pairs == {pair.id: pair}

    @given(exchange=exchanges)
    def test_of_an_exchange(self, exchange: Exchange) -> None:
        assert stored(a_cohort(), exchange).exchanges == {exchange.pair: (exchange,)}

    def test_of_everything_at_once(self) -> None:
        assert stored(*values_of(CONTENTS)) == CONTENTS

    def test_of_exchanges_in_their_order(self) -> None:
        made = [an_exchange(day(6, 3)), an_exchange(day(6, 1)), an_exchange(day(6, 2))]

        assert stored(a_cohort(), *made).of_pair("awa-paul") == tuple(made)


class TestDocuments:
    def test_what_is_not_given_is_left_out(self) -> None:
        pair = a_pair(mentors=(), internship=None)

        assert document_of(pair) == {"id": "awa-paul", "mentee": "awa"}

    def test_what_is_false_or_empty_text_is_kept(self) -> None:
        person = Person("ines", "Inès", "", pedagogical_team=False)

        assert document_of(person) == {
            "id": "ines",
            "given_name": "Inès",
            "family_name": "",
            "pedagogical_team": False,
        }

    def test_mentors_and_pauses_have_the_words_of_the_import_document(self) -> None:
        document = document_of(FULL_PAIR)

        assert document["mentors"][0] == {"mentor": "paul", "from": "2026-02-01"}
        assert document["pauses"][0] == {
            "reason": "fieldwork",
            "from": "2026-03-02",
            "to": "2026-03-08",
        }
        assert document["pauses"][1] == {"from": "2026-08-01"}

    def test_an_acceptance_by_one_of_the_two_is_kept(self) -> None:
        pair = a_pair(charter_accepted=Acceptance(mentee=day(1, 31)))

        assert document_of(pair)["charter_accepted"] == {"mentee": "2026-01-31"}

    def test_the_policy_is_stored_whole(self) -> None:
        document = document_of(Cohort("c", "C", day(2, 1), "UTC"))

        assert list(document["policy"]) == list(Policy.__dataclass_fields__)

    def test_a_policy_without_channels_and_holidays_stays_without(self) -> None:
        cohort = a_cohort(policy=Policy(meeting_channels=(), holidays=()))

        assert stored(cohort).cohort.policy == cohort.policy

    def test_channels_other_than_the_usual_are_kept(self) -> None:
        cohort = a_cohort(policy=Policy(meeting_channels=(Channel.EMAIL,)))

        assert stored(cohort).cohort.policy.meeting_channels == (Channel.EMAIL,)


class TestCollection:
    """The garbage collector rests while values are made, and is left as it was."""

    @pytest.mark.parametrize("enabled", [True, False])
    def test_is_left_as_it_was(self, enabled: bool) -> None:
        was_enabled = gc.isenabled()
        (gc.enable if enabled else gc.disable)()
        try:
            stored(*values_of(CONTENTS))
            assert gc.isenabled() is enabled
        finally:
            (gc.enable if was_enabled else gc.disable)()


def fault_of(content: bytes) -> StoreError:
    """Read documents that are refused."""
    with pytest.raises(StoreError) as caught:
        contents_of(content, PLACE)
    assert caught.value.code is StoreFault.MALFORMED
    assert caught.value.facts["path"] == PLACE
    return caught.value


class TestMalformed:
    @pytest.mark.parametrize(
        ("table", "number", "changes", "place"),
        [
            ("cohort", "1", {"mentoring_start": "February"}, "cohort[mph-2026]"),
            ("cohort", "1", {"policy": {"silence_days": "75"}}, "cohort[mph-2026]"),
            ("people", "2", {"given_name": 1}, "people[paul]"),
            ("people", "2", {"id": None}, "people[None]"),
            ("pairs", "1", {"internship": {"start": "2026-02-02"}}, "pairs[awa-paul]"),
            ("pairs", "1", {"mentor": "paul"}, "pairs[awa-paul]"),
            (
                "pairs",
                "1",
                {"mentors": [{"mentor": "p", "starts": "2026-02-01"}]},
                "pairs[awa-paul]",
            ),
            ("exchanges", "2", {"on": "2026-02-30"}, "exchanges[x0612]"),
            ("exchanges", "2", {"state": "dreamt"}, "exchanges[x0612]"),
            ("exchanges", "2", {"minutes": 1.5}, "exchanges[x0612]"),
        ],
    )
    def test_a_document_is_named(
        self, table: str, number: str, changes: dict[str, Any], place: str
    ) -> None:
        error = fault_of(sealed_with(table, number, **changes))

        assert error.facts["place"] == place
        assert error.facts["reason"]

    def test_a_document_without_an_id_is_named_by_its_number(self) -> None:
        tables = tables_of([a_cohort(), a_person()])
        del tables["people"]["1"]["id"]

        assert fault_of(sealed(tables)).facts["place"] == "people[1]"

    @pytest.mark.parametrize("cohorts", [[], [a_cohort(), a_cohort(id="other")]])
    def test_a_store_holds_one_cohort(self, cohorts: list[Cohort]) -> None:
        assert fault_of(sealed(tables_of(cohorts))).facts["place"] == "cohort"

    def test_a_file_that_is_no_base_file_is_named(self) -> None:
        assert fault_of(b'{"people": []').facts["place"] == "cohort"

    def test_a_cohort_lies_in_the_directory_of_its_name(self) -> None:
        error = fault_of(sealed(tables_of([a_cohort(id="mph-2026.bak")])))

        assert error.facts["place"] == "cohort.id"

    @pytest.mark.parametrize("codec", [CohortCodec(COHORT), RegistryCodec()])
    @pytest.mark.parametrize("table", ["people", "access", "never"])
    def test_a_document_of_a_journal_is_named(
        self, codec: CohortCodec | RegistryCodec, table: str
    ) -> None:
        with pytest.raises(StoreError) as caught:
            codec.value(table, b'{"id":"awa","roles":7}', PLACE)

        assert caught.value.code is StoreFault.MALFORMED
        assert caught.value.facts["place"] == f"{table}[awa]"

    def test_a_file_whose_documents_are_all_well_formed_is_named_by_its_first_table(self) -> None:
        content = sealed({"people": {"one": {"id": "awa", "given_name": "A", "family_name": ""}}})

        assert fault_of(content).facts["place"] == "cohort"

    def test_a_malformed_store_is_left_as_it_is(self, tmp_path: Path) -> None:
        content = sealed_with("people", "1", given_name=None)
        base = write_base(tmp_path, content)

        with pytest.raises(StoreError) as caught:
            store_at(tmp_path).read()

        assert caught.value.facts["place"] == "people[awa]"
        assert base.read_bytes() == content
