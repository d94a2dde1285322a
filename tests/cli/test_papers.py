"""`objectives`, `evaluate`, `accept-charter`."""

import io
import sys

import pytest

from tests.builders import day
from tests.cli.conftest import ACT, Run
from tui.desk.desk import login_name
from tui.domain.access import Identity
from tui.domain.codes import Evaluator, Rating, Role
from tui.domain.pairs import Evaluation, Pair
from tui.domain.registry import Access
from tui.domain.texts import TEXT_LIMIT
from tui.store.directory import Store


def awa(store: Store) -> Pair:
    return store.cohort("mph-2026").read().pairs["awa-paul"]


def type_in(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Put bytes on the standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


class TestEvaluate:
    def test_every_option_is_written_and_echoed(self, run: Run, store: Store) -> None:
        ran = run(
            *("evaluate", "awa-paul", "--by", "mentor", "--rating", "very_good"),
            *("--text", "Always there", "--on", "fri", "--received-by", "email"),
        )
        assert (ran.code, ran.err) == (0, "")
        assert ran.lines[1:] == [
            "  Engagement: very good, by the mentor on Fri 5 Jun 2026, received by email",
            "  Always there",
        ]
        assert awa(store).evaluations == (
            Evaluation(
                Evaluator.MENTOR,
                day(6, 5),
                Rating.VERY_GOOD,
                "Always there",
                received_by="email",
                entered_by=login_name(),
            ),
        )

    def test_a_new_one_replaces_the_one_before(self, run: Run, store: Store) -> None:
        run("evaluate", "awa-paul", "--by", "mentor", "--rating", "good", "--text", "Present")
        run("evaluate", "awa-paul", "--by", "training_supervisor", "--rating", "good")
        run("evaluate", "awa-paul", "--by", "mentor", "--rating", "excellent")
        found = {one.by: (one.rating, one.text) for one in awa(store).evaluations}
        assert found == {
            Evaluator.MENTOR: (Rating.EXCELLENT, None),
            Evaluator.TRAINING_SUPERVISOR: (Rating.GOOD, None),
        }

    @pytest.mark.usefixtures("store")
    def test_the_document_holds_it(self, run: Run) -> None:
        ran = run("evaluate", "awa-paul", "--by", "mentor", "--rating", "good", "--json")
        assert ran.document["act"] == "evaluate"
        assert ran.document["mentoring"]["evaluations"] == [
            {
                "by": "mentor",
                "on": "2026-06-08",
                "rating": "good",
                "text": None,
                "received_by": None,
                "entered_by": login_name(),
            }
        ]

    @pytest.mark.parametrize("options", [("-",), ("--text", "-")])
    def test_a_dash_reads_the_standard_input(
        self,
        run: Run,
        store: Store,
        monkeypatch: pytest.MonkeyPatch,
        options: tuple[str, ...],
    ) -> None:
        type_in(monkeypatch, "\ufeffRégulière.\r\nSérieuse.\n".encode())
        run("evaluate", "awa-paul", *options, "--by", "training_supervisor")
        [evaluation] = awa(store).evaluations
        assert evaluation.text == "Régulière.\nSérieuse."

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            ((), 1),
            (("--rating", "good", "--on", "20/6"), 1),
            (("--rating", "perfect"), 2),
            (("--rating", "good", "--received-by", "pigeon"), 2),
            (("--text", "Always there", "-"), 2),
        ],
    )
    def test_what_cannot_be_is_refused(
        self, run: Run, store: Store, options: tuple[str, ...], code: int
    ) -> None:
        ran = run("evaluate", "awa-paul", "--by", "mentor", *options)
        assert (ran.code, ran.out) == (code, "")
        assert ran.err.startswith("mentorat: ")
        assert awa(store).evaluations == ()


class TestObjectives:
    def test_they_are_written_and_shown(self, run: Run, store: Store) -> None:
        ran = run("objectives", "awa-paul", "--text", "One exchange a month")
        assert (ran.code, ran.err) == (0, "")
        assert awa(store).objectives == "One exchange a month"
        assert run("objectives", "awa-paul").lines == ["One exchange a month"]
        assert run("objectives", "awa-paul", "--json").document == {
            "pair": "awa-paul",
            "cohort": "mph-2026",
            "objectives": "One exchange a month",
        }

    @pytest.mark.usefixtures("store")
    def test_where_there_are_none_it_is_said(self, run: Run) -> None:
        ran = run("objectives", "awa-paul")
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == "No objectives yet for mph-2026/awa-paul.\n"

    def test_a_dash_reads_the_standard_input(
        self, run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        type_in(monkeypatch, b"Read widely.\nWrite early.\n")
        document = run("objectives", "awa-paul", "-", "--json").document
        assert document["mentoring"]["objectives"] == "Read widely.\nWrite early."
        assert awa(store).objectives == "Read widely.\nWrite early."

    @pytest.mark.parametrize("text", ["", "  "])
    def test_an_empty_text_takes_them_away(self, run: Run, store: Store, text: str) -> None:
        run("objectives", "awa-paul", "--text", "Read widely")
        assert run("objectives", "awa-paul", "--text", text).code == 0
        assert awa(store).objectives is None

    @pytest.mark.parametrize(
        "content", [b"", b" \n\n", b"\xef\xbb\xbf"], ids=["none", "blank", "mark"]
    )
    def test_a_stream_that_holds_nothing_takes_nothing_away(
        self, run: Run, store: Store, monkeypatch: pytest.MonkeyPatch, content: bytes
    ) -> None:
        run("objectives", "awa-paul", "--text", "Read widely")
        type_in(monkeypatch, content)
        ran = run("objectives", "awa-paul", "-")
        assert (ran.code, ran.out) == (2, "")
        assert "The standard input is empty" in ran.err
        assert awa(store).objectives == "Read widely"

    @pytest.mark.usefixtures("store")
    def test_bytes_that_are_no_text_are_called_so(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        type_in(monkeypatch, "Régulière".encode("latin-1"))
        assert "not UTF-8" in run("objectives", "awa-paul", "-").err
        assert "not UTF-8" in run("objectives", "awa-paul", "--text", "R\udce9guli\udce8re").err

    @pytest.mark.parametrize(
        "content", [b"\xff\xfe", b"\x1b[2J", b"x" * (TEXT_LIMIT + 1)], ids=["bytes", "esc", "long"]
    )
    def test_what_is_no_text_is_refused(
        self, run: Run, store: Store, monkeypatch: pytest.MonkeyPatch, content: bytes
    ) -> None:
        type_in(monkeypatch, content)
        ran = run("objectives", "awa-paul", "-")
        assert (ran.code, ran.out) == (1, "")
        assert "\x1b" not in ran.err
        assert awa(store).objectives is None

    def test_the_same_again_changes_nothing(self, run: Run, store: Store) -> None:
        run("objectives", "awa-paul", "--text", "Read widely")
        ran = run("objectives", "awa-paul", "--text", "Read widely")
        assert ran.code == 1
        assert "Nothing to change" in ran.err
        assert awa(store).objectives == "Read widely"


class TestMentors:
    @pytest.fixture(autouse=True)
    def paul(self, store: Store) -> None:
        """Make whoever runs the tests Paul, who follows Awa and nobody else."""
        access = Access(login_name(), (Role.MENTOR,), (Identity("mph-2026", "paul"),))
        store.registry.change(ACT, lambda _: [access])

    def test_one_writes_objectives_and_their_own_evaluation(self, run: Run, store: Store) -> None:
        assert run("objectives", "awa-paul", "--text", "Read widely").code == 0
        assert run("evaluate", "awa-paul", "--by", "mentor", "--rating", "good").code == 0
        assert [one.by for one in awa(store).evaluations] == [Evaluator.MENTOR]

    def test_the_supervisors_is_not_theirs(self, run: Run) -> None:
        ran = run("evaluate", "awa-paul", "--by", "training_supervisor", "--rating", "good")
        assert ran.code == 4

    def test_another_pair_reads_as_if_it_did_not_exist(self, run: Run) -> None:
        for pair in ("p-lea", "p-zzz"):
            ran = run("objectives", pair, "--text", "Read widely")
            assert ran.code == 1
            assert f'There is no pair "{pair}"' in ran.err

    @pytest.mark.parametrize(
        "arguments",
        [
            ("amend", "awa-paul", "--end", "6/7"),
            ("waive", "awa-paul", "midpoint", "--reason", "Congress"),
            ("snooze", "awa-paul", "--until", "fri", "--note", "Later"),
            ("withdraw", "awa-paul"),
            ("close", "mph-2026"),
            ("new", "cohort", "dph", "--title", "DPH", "--mentoring-start", "1/2"),
        ],
    )
    def test_what_is_the_coordinators_ends_with_four(
        self, run: Run, arguments: tuple[str, ...]
    ) -> None:
        assert run(*arguments).code == 4
