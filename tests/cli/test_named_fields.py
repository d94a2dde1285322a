"""A refusal of one value among several names the field that it was given for."""

import pytest

from tests.cli.conftest import Run
from tui.domain.texts import NAME_LIMIT

LONG = "x" * (NAME_LIMIT + 1)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        (("edit", "policy", "mph-2026", "--silence-days", "367"), "days of silence"),
        (
            ("edit", "policy", "mph-2026", "--kickoff-grace-days", "-1"),
            "days for the first meeting",
        ),
        (("edit", "person", "awa", "--phone", LONG, "--country", "SN"), "phone"),
        (("edit", "person", "awa", "--phone", "1", "--country", "S\x1bN"), "country"),
        (("edit", "cohort", "mph-2026", "--title", " "), "title"),
        (("edit", "pair", "awa-paul", "--organisation", LONG), "organisation"),
        (
            ("record", "awa-paul", "--on", "today", "--channel", "video", "--minutes", "0"),
            "minutes",
        ),
        (("waive", "awa-paul", "midpoint", "--reason", "a\x07"), "reason"),
    ],
)
def test_the_field_is_named(run: Run, arguments: tuple[str, ...], field: str) -> None:
    ran = run(*arguments)

    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"mentorat: {field}: ")
