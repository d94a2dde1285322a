"""The law of the layers runs, and each of its contracts can fail."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

LAYERS = "Imports point one way, from the command to the domain"

BREACHES = {
    LAYERS: ("store/documents.py", "tui.desk.desk"),
    "The domain knows the standard library and dateutil only": ("domain/risk.py", "msgspec"),
    "Widgets know wording and domain only": ("widgets/facts.py", "tui.desk.base"),
    "Screens never reach around the desk": ("screens/question.py", "tui.store.documents"),
    "Nothing below the widgets imports Textual": ("wording/days.py", "textual"),
    "TinyDB stays under the store": ("desk/looking.py", "tinydb"),
    "Above its seam the store knows no engine": (
        "store/document_store.py",
        "tui.store.journal.engine",
    ),
}
"""Of each contract, a module and what it may not import."""


def report_on(tree: Path) -> str:
    """Give what the linter of imports says of a tree."""
    run = subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )
    return run.stdout


def kept_and_broken(tree: Path) -> dict[str, bool]:
    verdicts = {}
    for line in report_on(tree).splitlines():
        name, _, verdict = line.rpartition(" ")
        if verdict in ("KEPT", "BROKEN"):
            verdicts[name] = verdict == "KEPT"
    return verdicts


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    shutil.copytree(ROOT / "tui", tree / "tui", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    return tree


@pytest.fixture(scope="module")
def reports(tree: Path) -> dict[str, str]:
    """Break every contract at once, and give what is said of each by its name."""
    before = {}
    for place, breach in BREACHES.values():
        module = tree / "tui" / place
        before[module] = module.read_text()
        module.write_text(before[module] + f"\nimport {breach}\n")
    report = report_on(tree)
    for module, text in before.items():
        module.write_text(text)
    headings = {name: f"\n{name}\n{'-' * len(name)}\n" for name in BREACHES}
    parts = {name: report.partition(heading)[2] for name, heading in headings.items()}
    return {name: re.split(r"\n-{5,}\n", part)[0] for name, part in parts.items()}


class TestTheContracts:
    def test_all_are_kept(self, tree: Path) -> None:
        verdicts = kept_and_broken(tree)

        assert set(verdicts) == set(BREACHES)
        assert all(verdicts.values())

    @pytest.mark.parametrize("contract", BREACHES)
    def test_each_names_the_import_that_breaks_it(
        self, reports: dict[str, str], contract: str
    ) -> None:
        place, breach = BREACHES[contract]
        importer = "tui." + place.removesuffix(".py").replace("/", ".")
        assert re.search(rf"{importer} -> {breach} \(l", reports[contract]), reports[contract]

    def test_a_module_that_no_layer_names_fails(self, tree: Path) -> None:
        stray = tree / "tui" / "stray.py"
        stray.write_text("import tui.domain\n")
        try:
            assert not kept_and_broken(tree).get(LAYERS, False)
        finally:
            stray.unlink()


class TestTheDomain:
    def test_imports_the_standard_library_and_dateutil_alone(self) -> None:
        allowed = {*sys.stdlib_module_names, "dateutil", "tui"}
        for module in sorted((ROOT / "tui" / "domain").glob("*.py")):
            for node in ast.walk(ast.parse(module.read_text())):
                if isinstance(node, ast.Import):
                    assert {name.name.split(".")[0] for name in node.names} <= allowed, module
                elif isinstance(node, ast.ImportFrom):
                    assert str(node.module).split(".")[0] in allowed, module


class TestWhatIsLoaded:
    @pytest.mark.parametrize(
        "module", ["desk.desk", "store.directory", "interchange.importing", "wording.errors"]
    )
    def test_nothing_below_the_widgets_loads_textual(self, module: str) -> None:
        code = f"import sys, tui.{module}; sys.exit(bool({{'textual', 'rich'}} & {{*sys.modules}}))"

        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
