"""Take out any one precaution of the store, and some test of the store fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.lengths import IS_LONG, told
from tests.torture.mutants import MUTANTS

ROOT = Path(__file__).parents[2]
FIRST = (
    *("storage", "directory", "locking", "files", "upgrades", "writers", "log"),
    *("turning_over", "power_cuts", "damage", "verifying"),
)
"""The files of tests that take no time, and find most."""

FILES = sorted(
    (ROOT / "tests/store").glob("test_*.py"),
    key=lambda path: path.stem.removeprefix("test_") not in FIRST,
)


@pytest.mark.skipif(not IS_LONG, reason="runs the tests of the store for each: `make torture`")
@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_store_without_it_is_found_out(mutant: str, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "MENTORAT_TORTURE"}
    plugins = ["-p", "no:cacheprovider", "-p", "tests.torture.mutants"]
    options = ["-q", "-x", "-n", "0", *plugins, "--tb=line"]
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            *options,
            f"--basetemp={tmp_path / 'tests'}",
            *FILES,
        ],
        cwd=ROOT,
        env=environment | {"MENTORAT_MUTANT": mutant, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )

    assert ran.returncode == 1, ran.stdout[-2000:]
    told(mutants=1)
