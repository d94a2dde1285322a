"""One host for all the tests of a process."""

from collections.abc import Iterator

import pytest

from tests.gate.hosts import ROOT, Host, a_host

CLAIRE, SAMUEL, ROUX, ARCHIVE = "claire", "m-samuel-okafor", "m-claire-roux", "archive"
"""A coordinator, two mentors of the sample, and staff."""


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """Give a host on which four people have access to the sample."""
    with a_host() as made:
        made.mentorat("import", "-", content=(ROOT / "sample_cohort.json").read_bytes())
        made.mentorat("access", "grant", ARCHIVE, "--role", "staff")
        made.mentorat("access", "grant", "--from-cohort", "mph-2026", "--mentors")
        for who in (SAMUEL, ROUX, ARCHIVE):
            made.admit(who)
        yield made
