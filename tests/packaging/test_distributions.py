"""Wheel and sdist, built from this tree and installed where nothing else is."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.missing import do_without

ROOT = Path(__file__).parents[2]
CONSTRAINTS = ROOT / "constraints.txt"
PIP = (sys.executable, "-m", "pip")
QUICK_TO_GIVE_UP = ("--retries", "0", "--timeout", "15")


def run(*command: str | Path, cwd: Path = ROOT, home: Path | None = None) -> str:
    """Run a command to its good end, and return what it prints."""
    environment = {**os.environ, "PIP_CONSTRAINT": str(CONSTRAINTS), "LANG": "C.UTF-8"}
    environment.pop("PYTHONPATH", None)
    if home is not None:
        environment |= {"HOME": str(home), "XDG_STATE_HOME": str(home / "state")}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and return its file."""
    return built("--sdist", tmp_path_factory.mktemp("sdist"), ROOT)


def built(kind: str, place: Path, source: Path) -> Path:
    """Build a distribution with the tools that are here, and return its file."""
    run(sys.executable, "-m", "build", "--no-isolation", kind, "--outdir", place, source)
    (found,) = place.iterdir()
    return found


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the sdist, and return its folder."""
    place = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(place, filter="data")
    (folder,) = place.iterdir()
    return folder


@pytest.fixture(scope="module")
def _packages(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Do without the tests where packages cannot be fetched."""
    place = tmp_path_factory.mktemp("asked")
    asked = (*PIP, "download", *QUICK_TO_GIVE_UP, "--no-deps", "--dest", place, "tomli-w")
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        do_without("pip cannot fetch packages: offline")


class TestSdist:
    def test_holds_every_file_of_the_project(self, unpacked: Path) -> None:
        if not (ROOT / ".git").exists():
            pytest.skip("the files of the project are known to git alone")
        tracked = set(run("git", "ls-files").splitlines())

        inside = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*")}

        assert tracked - inside == set()

    @pytest.mark.parametrize("target", ["demo", "check", "test", "test-lowest", "bench", "release"])
    def test_has_all_that_its_makefile_begins_with(self, unpacked: Path, target: str) -> None:
        assert run("make", "--dry-run", target, cwd=unpacked)


@pytest.mark.usefixtures("_packages")
class TestInstalled:
    @pytest.mark.parametrize("kind", ["wheel", "sdist"])
    def test_opens_the_sample(self, kind: str, unpacked: Path, sdist: Path, tmp_path: Path) -> None:
        what = sdist if kind == "sdist" else built("--wheel", tmp_path / "wheel", unpacked)
        empty = tmp_path / "empty"
        run(sys.executable, "-m", "venv", "--without-pip", empty)

        run(*PIP, "--python", empty, "install", "--quiet", "--no-compile", what)
        told = run(empty / "bin" / "mentorat", "demo", "--", "at-risk", cwd=tmp_path, home=tmp_path)

        assert "pairs at risk" in told
