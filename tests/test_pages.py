"""The pages of the project: written by the code where they can be, and naming all that there is."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from docs.write_pages import PAGES, ROOT
from tui.app import MentoratApp
from tui.cli.root import root
from tui.domain.cohorts import POLICY_NUMBERS, Policy
from tui.screens.keys import keyed_actions
from tui.settings import configuration

MODULES = sorted(str(path.relative_to(ROOT / "tui")) for path in (ROOT / "tui").rglob("*.py"))
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = {page: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md"))}
"""The pages below the README."""


def commands(group: click.Group, above: str = "") -> Iterator[str]:
    """Give every command by its whole name: `record`, `new pair`."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}"


class TestPagesOfTheCode:
    @pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
    def test_stand_as_the_code_writes_them(self, page: Path) -> None:
        assert page.read_text(encoding="utf-8") == PAGES[page](), "make pages writes it anew"


class TestTheMap:
    def test_has_every_module_once(self) -> None:
        folder, found = "", []
        for line in ARCHITECTURE.splitlines():
            if heading := re.fullmatch(r"### tui/(.*)", line):
                folder = heading[1]
            elif row := re.match(r"\| `(\w+)` \|", line):
                found.append(f"{folder}{row[1]}.py")
        packages = [module for module in MODULES if module.endswith("__init__.py")]

        assert sorted(found) == [module for module in MODULES if module not in packages]

    def test_says_what_every_module_holds(self) -> None:
        assert not re.findall(r"^\| `\w+` \| +\|", ARCHITECTURE, re.MULTILINE)

    def test_files_named_in_the_text_are_there(self) -> None:
        named = re.findall(r"`(tui/[\w/]+\.\w+|tests/[\w/]+\.py|docs/[\w.]+)`", ARCHITECTURE)

        assert len(named) > 20
        assert [name for name in named if not (ROOT / name).exists()] == []


class TestTheManual:
    @pytest.mark.parametrize("command", list(commands(root)))
    def test_names_every_command(self, command: str) -> None:
        name = re.escape(command)
        shown = rf"`[^`\n]*\b{name}\b[^`\n]*`|mentorat (\S+ )*{name}\b"
        assert any(re.search(shown, text) for text in MANUAL.values())

    @pytest.mark.parametrize("key", ["MENTORAT_STORE", "NO_COLOR", "config.toml"])
    def test_names_every_setting_outside_the_command_line(self, key: str) -> None:
        assert any(key in text for text in MANUAL.values())

    def test_is_what_the_readme_leads_to(self) -> None:
        named = {ROOT / name for name in re.findall(r"\((docs/\w+\.md)\)", README)}

        assert named == MANUAL.keys()

    @pytest.mark.parametrize("page", [ROOT / "README.md", *MANUAL], ids=lambda page: page.name)
    def test_leads_to_files_that_are_there(self, page: Path) -> None:
        links = re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8"))

        assert [link for link in links if not (page.parent / link).exists()] == []


class TestThePageOfRules:
    def test_has_every_number_of_a_cohort_with_its_default(self) -> None:
        page = MANUAL[ROOT / "docs" / "rules.md"]
        rows = dict(re.findall(r"^\| `(\w+)` \| (\d+) \|", page, re.MULTILINE))
        defaults = {name: str(getattr(Policy(), name)) for name in POLICY_NUMBERS}

        assert defaults.items() <= rows.items()


class TestThePageOfKeys:
    def test_names_every_key_and_every_table_of_the_configuration(self) -> None:
        page = MANUAL[ROOT / "docs" / "keys.md"]

        assert [one.id for one in keyed_actions(MentoratApp) if f"| `{one.id}` |" not in page] == []
        assert f"[{configuration._KEYS}]" in page  # noqa: SLF001 - the one table that may stand there


GUARANTEES = re.findall(
    r"^\d+\. (.*)$", (ROOT / "SECURITY.md").read_text(encoding="utf-8"), re.MULTILINE
)
"""The numbered sentences of what is guaranteed."""


class TestWhatIsGuaranteed:
    def test_is_numbered(self) -> None:
        assert len(GUARANTEES) > 10

    @pytest.mark.parametrize("sentence", GUARANTEES, ids=lambda one: one[:40])
    def test_has_tests_that_are_there(self, sentence: str) -> None:
        named = re.findall(r"`(tests/[\w/]+\.py)((?:::\w+)+)`", sentence)

        assert named
        for path, names in named:
            text = (ROOT / path).read_text(encoding="utf-8")
            for name in names.split("::")[1:]:
                assert re.search(rf"^ *(class|def) {name}\b", text, re.MULTILINE), name
