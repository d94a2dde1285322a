"""A cohort archived and restored through the installed command, in a pipe of a shell."""

import subprocess

import pytest

from tests.end_to_end.program import Program

pytestmark = pytest.mark.terminal

DEMO = "state/mentorat/demo"


def shell(program: Program, line: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a line in a shell, in the program's home; every part of a pipe must end well."""
    return subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", line],
        cwd=program.home,
        env=program.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def output(program: Program, line: str) -> bytes:
    done = shell(program, line)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


class TestAPipe:
    def test_carries_a_cohort_into_another_store(self, demo: Program) -> None:
        first = output(demo, f"mentorat --store {DEMO} snapshot mph-2026")
        output(
            demo, f"mentorat --store {DEMO} snapshot mph-2026 | mentorat --store other restore -"
        )
        second = output(demo, "mentorat --store other --as-of 2026-06-08 snapshot mph-2026")

        assert second == first
        assert b"\nas_of = 2026-06-08\n" in first

    def test_tells_a_change_on_the_way(self, demo: Program) -> None:
        change = "sed 's/on = 2026-02/on = 2026-03/'"
        done = shell(
            demo,
            f"mentorat --store {DEMO} snapshot mph-2026 | {change} |"
            " mentorat --store other restore -",
        )

        assert done.returncode == 1
        assert b"sha256: found" in done.stderr
        assert not (demo.home / "other").exists()

    def test_checks_a_redacted_snapshot(self, demo: Program) -> None:
        line = f"mentorat --store {DEMO} snapshot mph-2026 --redacted | mentorat verify -"

        assert b"The snapshot is sound." in output(demo, line)

    def test_ends_with_the_documented_sum(self, demo: Program) -> None:
        output(demo, f"mentorat --store {DEMO} snapshot mph-2026 -o archive.toml")
        found = output(demo, "sed '/^sha256 = /d' archive.toml | sha256sum").split()[0]

        assert b'sha256 = "' + found + b'"' in (demo.home / "archive.toml").read_bytes()
