"""A redacted snapshot: what it keeps, what it takes out, and that nothing of that is left."""

import re
import tomllib
from dataclasses import replace
from itertools import chain, count

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import TODAY
from tests.interchange.snapshots import (
    FULL,
    any_cohort,
    full_bytes,
    full_tree,
    problems,
    sample,
    sealed,
    texts_in,
    values_in,
)
from tui.domain.codes import (
    Anchor,
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Level,
    Party,
    Purpose,
    Rating,
    ReasonCode,
    Status,
)
from tui.domain.contents import Contents
from tui.interchange.snapshot_tables import FORMAT
from tui.interchange.snapshot_writing import Tree, snapshot_bytes

CODES = {
    code.value
    for code in chain(
        *(Anchor, Channel, Checkpoint, Evaluator, ExchangeState, Level),
        *(Party, Purpose, Rating, ReasonCode, Status),
    )
}
TOKEN = re.compile(r"(cohort|person|pair|exchange)-[0-9a-z]{12}")
SUM = re.compile(r"[0-9a-f]{64}")


def redacted_tree(contents: Contents = FULL) -> Tree:
    return tomllib.loads(snapshot_bytes(contents, TODAY, redacted=True).decode())


def is_code_or_token(text: str) -> bool:
    return text in CODES | {FORMAT} or bool(TOKEN.fullmatch(text) or SUM.fullmatch(text))


class TestWhatIsTakenOut:
    @given(any_cohort)
    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
    def test_is_every_text_that_is_no_code(self, contents: Contents) -> None:
        assert [
            text for text in texts_in(redacted_tree(contents)) if not is_code_or_token(text)
        ] == []

    @pytest.mark.parametrize("contents", [FULL, sample()], ids=["full", "sample"])
    def test_is_nowhere_in_the_file(self, contents: Contents) -> None:
        whole = values_in(snapshot_bytes(contents, TODAY))
        originals = {text for text in texts_in(whole) if not is_code_or_token(text)}
        content = snapshot_bytes(contents, TODAY, redacted=True).decode()
        opening, _, body = content.partition("\nformat = ")

        assert len(originals) > 30
        assert [text for text in originals if text and len(text) > 3 and text in body] == []
        assert [text for text in originals if text and f'"{text}"' in body] == []
        assert opening == full_bytes().decode().partition("\nformat = ")[0]

    def test_is_the_moment_at_which_an_exchange_was_written_down(self) -> None:
        assert "recorded_at" not in redacted_tree()["exchanges"][0]

    def test_may_be_all_of_a_table(self) -> None:
        assert set(redacted_tree()["people"][0]) <= {"id", "pedagogical_team"}


class TestWhatIsKept:
    def test_is_how_each_pair_stands(self) -> None:
        contents = sample()
        whole = values_in(snapshot_bytes(contents, TODAY))
        assert whole is not None

        def stands(tree: Tree) -> list[str]:
            return sorted(str(pair["assessment"]) for pair in tree["pairs"])

        assert stands(redacted_tree(contents)) == stands(whole)

    def test_is_the_policy_and_every_count(self) -> None:
        tree = redacted_tree()

        assert tree["policy"] == full_tree()["policy"]
        assert tree["counts"] == full_tree()["counts"]


class TestTokens:
    def test_are_the_same_wherever_the_id_was(self) -> None:
        tree = redacted_tree()
        (pair,) = tree["pairs"]
        people = {person["id"] for person in tree["people"]}
        named = {pair["mentee"], pair["internship"]["supervisor"]}
        named |= {mentor["mentor"] for mentor in pair["mentors"]}

        assert named == people
        for table in ("exchanges", "evaluations", "snoozes"):
            assert {row["pair"] for row in tree[table]} == {pair["id"]}

    def test_are_others_in_every_file(self) -> None:
        first, second = redacted_tree(), redacted_tree()

        assert first["cohort_id"] != second["cohort_id"]
        assert first["pairs"][0]["id"] != second["pairs"][0]["id"]

    def test_are_never_given_twice(self) -> None:
        numbers = count()
        drawn = snapshot_bytes(FULL, TODAY, redacted=True, draw=lambda: f"{next(numbers) // 2}")
        ids = [person["id"] for person in tomllib.loads(drawn.decode())["people"]]

        assert len(set(ids)) == 4

    def test_take_the_place_of_ids_that_lead_nowhere(self) -> None:
        lost = replace(FULL.pairs["awa-paul"], mentee="gone")
        contents = replace(FULL, pairs={"awa-paul": lost})

        assert b"gone" not in snapshot_bytes(contents, TODAY, redacted=True)


class TestWhatWasPutBack:
    @pytest.mark.parametrize(
        ("table", "key", "value"),
        [("people", "email", "awa@example.org"), ("exchanges", "note", "Awa was late")],
    )
    def test_is_found(self, table: str, key: str, value: str) -> None:
        tree = redacted_tree()
        tree[table][0][key] = value
        (problem,) = problems(sealed(tree))

        assert problem.place == f"{table}[0].{key}"
        assert problem.expected == "nothing: a redacted snapshot leaves this out"

    def test_is_found_where_it_stands_for_what_was_left_out(self) -> None:
        tree = redacted_tree()
        tree["cohort"]["title"] = "-"
        (problem,) = problems(sealed(tree))

        assert problem.place == "cohort.title"
