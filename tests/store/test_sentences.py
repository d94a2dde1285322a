"""What a person reads of a store whose files are not as they were written, word for word."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.stores import ACT, COHORT, add, an_addition, make_store, sealed, store_at
from tui.domain.errors import StoreError
from tui.store import schema
from tui.store.base import BASE, FORMAT, Meta
from tui.store.journal import JOURNAL
from tui.store.lines import Header, beginning
from tui.wording.errors import error_sentence
from tui.wording.language import ENGLISH

CURE = " See what can be saved with `mentorat repair`, or put a backup in its place."
DAMAGED = "The file {path} is damaged (at {place}); it was left as it is." + CURE
LOST = (
    "The file {path} is damaged (at {place}), and change 2, which was saved, may be lost."
    " Everything was left as it is."
) + CURE
GONE = "The file {path} is damaged; it was left as it is." + CURE
NEWER = (
    "The file {path} was written by a newer Mentorat (format {found}; this one knows {known})."
    " It was left as it is: install the newer one."
)
NO_STORE = (
    "There is no store at {path}. Look at a sample with `mentorat demo`, make a store with"
    " `mentorat init` or `mentorat import FILE`, or name another with --store."
)
NOT_A_FILE = (
    "{path} is not what a store keeps there (a link, a directory or a device),"
    " and was not opened. Move it away."
)
NOT_PRIVATE = (
    "Others on this machine can reach {path}, and it was not opened."
    " Close it to them with `chmod go-rwx`."
)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _crlf(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))


def _edited(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"new-1", b"new-9").replace(b"Awa", b"Ada"))


def _deleted(file: Path) -> None:
    file.unlink()


def _foreign(file: Path) -> None:
    file.write_text("Dear diary,\n")


def _swapped(file: Path) -> None:
    other = file.with_name(JOURNAL if file.name == BASE else BASE)
    content = file.read_bytes()
    file.write_bytes(other.read_bytes())
    other.write_bytes(content)


def _linked(file: Path) -> None:
    file.rename(file.with_name("moved"))
    file.symlink_to(file.with_name("moved"))


def _opened(file: Path) -> None:
    file.chmod(0o644)


def _moved_away(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


def _of_another_store(file: Path) -> None:
    elsewhere = file.parent.parent / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    make_store(elsewhere).change(ACT, add(an_addition(1)))
    file.write_bytes((elsewhere / COHORT / file.name).read_bytes())


def _of_a_newer_format(file: Path) -> None:
    header = beginning(Header(FORMAT + 1, schema.CURRENT, 1, "e"))[0]
    base = sealed({}, Meta(FORMAT + 1, schema.CURRENT, 1, "e"))
    file.write_bytes(base if file.name == BASE else header)


def _of_a_newer_schema(file: Path) -> None:
    header = beginning(Header(FORMAT, schema.CURRENT + 1, 1, "e"))[0]
    base = sealed({}, Meta(FORMAT, schema.CURRENT + 1, 1, "e"))
    file.write_bytes(base if file.name == BASE else header)


CASES: list[tuple[str, Callable[[Path], None], str, tuple[str, str]]] = [
    (BASE, _empty, DAMAGED, (BASE, "_meta")),
    (BASE, _crlf, DAMAGED, (BASE, "_meta")),
    (BASE, _edited, DAMAGED, (BASE, "_end")),
    (BASE, _foreign, DAMAGED, (BASE, "_meta")),
    (BASE, _swapped, DAMAGED, (BASE, "_meta")),
    (BASE, _of_another_store, DAMAGED, (JOURNAL, "line 1")),
    (BASE, _deleted, GONE, (BASE, "")),
    (BASE, _linked, NOT_A_FILE, (BASE, "")),
    (BASE, _opened, NOT_PRIVATE, (BASE, "")),
    (BASE, _of_a_newer_format, NEWER, (BASE, "")),
    (BASE, _of_a_newer_schema, NEWER, (BASE, "")),
    (JOURNAL, _empty, DAMAGED, (JOURNAL, "line 1")),
    (JOURNAL, _crlf, DAMAGED, (JOURNAL, "line 1")),
    (JOURNAL, _edited, LOST, (JOURNAL, "line 3")),
    (JOURNAL, _foreign, DAMAGED, (JOURNAL, "line 1")),
    (JOURNAL, _of_another_store, DAMAGED, (JOURNAL, "line 1")),
    (JOURNAL, _deleted, GONE, (JOURNAL, "")),
    (JOURNAL, _linked, NOT_A_FILE, (JOURNAL, "")),
    (JOURNAL, _opened, NOT_PRIVATE, (JOURNAL, "")),
    (JOURNAL, _of_a_newer_format, NEWER, (JOURNAL, "")),
    (JOURNAL, _of_a_newer_schema, NEWER, (JOURNAL, "")),
    (BASE, _moved_away, NO_STORE, ("", "")),
]


@pytest.mark.parametrize(
    ("file", "spoil", "sentence", "where"),
    CASES,
    ids=[f"{file} {spoil.__name__}" for file, spoil, *_ in CASES],
)
def test_a_file_that_is_not_as_written_is_named_with_its_cure(
    tmp_path: Path, file: str, spoil: Callable[[Path], None], sentence: str, where: tuple[str, str]
) -> None:
    store = make_store(tmp_path)
    for number in (1, 2):
        store.change(ACT, add(an_addition(number)))
    spoil(tmp_path / COHORT / file)

    with pytest.raises(StoreError) as caught:
        store_at(tmp_path).read()

    named, place = where
    path = tmp_path / COHORT / named if named else tmp_path / COHORT
    facts = {"path": path, "place": place, "found": 2, "known": 1}
    assert error_sentence(caught.value, ENGLISH) == sentence.format(**facts)
