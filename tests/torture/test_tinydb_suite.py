"""TinyDB's own tests, from its source distribution, on our storage and table."""

import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.store.lengths import IS_LONG, told

ROOT = Path(__file__).parents[2]
VERSION = "4.9.0"

_NUMBERS = "it wants a number again whose document is gone; ours are never given twice"
_CACHE = "it looks into the query cache; ours keeps nothing, since another process may write"
_OPTIONS = "it gives options of the JSON file, of which ours has none"
DIFFERENT = {
    "test_insert_ids": _NUMBERS,
    "test_insert_with_doc_id": _NUMBERS,
    "test_insert_with_duplicate_doc_id": _NUMBERS,
    "test_insert_multiple_with_ids": _NUMBERS,
    "test_update_returns_ids": _NUMBERS,
    "test_doc_ids_json": _NUMBERS,
    "test_next_id": _NUMBERS,
    "test_truncate_table": _NUMBERS,
    "test_search": _CACHE,
    "test_search_path": _CACHE,
    "test_query_cache": _CACHE,
    "test_query_cache_size": _CACHE,
    "test_lru_cache": _CACHE,
    "test_delete": _OPTIONS,
    "test_insert_on_existing_db": _OPTIONS,
    "test_json_kwargs": _OPTIONS,
    "test_insert_invalid_dict": "it wants a TypeError for what is no JSON; ours is a StoreError",
    "test_table_repr": "it names the class of the table and of the storage",
    "test_persist_table": "it wants a table without documents kept; ours is there by a document",
}
"""The tests that fail, each with its reason."""


@pytest.mark.skipif(not IS_LONG, reason="fetches a source distribution: `make torture` runs it")
class TestTinyDBsOwnTests:
    def test_pass_but_for_those_that_our_promises_forbid(self, tmp_path: Path) -> None:
        source = _source(tmp_path)
        shutil.copy(Path(__file__).with_name("tinydb_conftest.py"), source / "tests/conftest.py")
        options = ["-q", "-p", "no:cacheprovider", "-c", "/dev/null", f"--rootdir={source}"]
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", *options, "--tb=no", "-rA", "tests"],
            cwd=source,
            env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

        failed = re.findall(r"^(?:FAILED|ERROR) \S+::(\w+)", ran.stdout, re.MULTILINE)
        passed = re.findall(r"^PASSED \S+::(\w+)", ran.stdout, re.MULTILINE)
        told(passed=len(passed), different=len(failed))
        assert sorted(failed) == sorted(DIFFERENT), ran.stdout[-2000:]
        assert len(passed) > 100


def _source(directory: Path) -> Path:
    options = ["--quiet", "--no-binary", ":all:", "--no-deps", "--no-build-isolation"]
    name = f"tinydb=={VERSION}"
    subprocess.run(
        [sys.executable, "-m", "pip", "download", *options, "--dest", directory, name], check=True
    )
    with tarfile.open(directory / f"tinydb-{VERSION}.tar.gz") as archive:
        archive.extractall(directory, filter="data")
    return directory / f"tinydb-{VERSION}"
