"""The tests of the store run every line and every branch of it, and this would tell if not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.lengths import IS_LONG, told

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not IS_LONG, reason="runs the tests of the store, twice: `make torture`"
)


def missed_by(directory: Path, *options: str) -> dict[str, Any]:
    """Run the short tests of the store, and give what they leave out by the name of its file."""
    report = directory / "coverage.json"
    environment = {key: value for key, value in os.environ.items() if key != "MENTORAT_TORTURE"}
    measure = ["--cov=tui.store", "--cov-branch", f"--cov-report=json:{report}"]
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"),
            *(*measure, f"--basetemp={directory / 'tests'}", *options, "tests/store"),
        ],
        cwd=ROOT,
        env=environment | {"COVERAGE_FILE": str(directory / "coverage")},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert ran.returncode == 0, ran.stdout[-2000:]
    files: dict[str, Any] = json.loads(report.read_text())["files"]
    told(files=len(files), lines=sum(one["summary"]["num_statements"] for one in files.values()))
    return {
        name: {"lines": found["missing_lines"], "branches": found["missing_branches"]}
        for name, found in files.items()
        if found["missing_lines"] or found["missing_branches"]
    }


def test_nothing_is_left_out(tmp_path: Path) -> None:
    assert missed_by(tmp_path) == {}


def test_without_one_of_them_something_would_be(tmp_path: Path) -> None:
    assert missed_by(tmp_path, "--ignore=tests/store/test_storage.py")
