import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.errors import RefusedError, Rule
from tui.domain.texts import (
    ID_LIMIT,
    NAME_LIMIT,
    TEXT_LIMIT,
    TOPIC_LIMIT,
    clean,
    clean_field,
    clean_id,
    clean_wanted,
    first_unclean,
    shown,
)

UNCLEAN = [
    ("\x00", "U+0000"),
    ("\x07", "U+0007"),
    ("\t", "U+0009"),
    ("\r", "U+000D"),
    ("\x1b", "U+001B"),
    ("\x7f", "U+007F"),
    ("\x9b", "U+009B"),
    ("\u00ad", "U+00AD"),
    ("\u200b", "U+200B"),
    ("\u200e", "U+200E"),
    ("\u2028", "U+2028"),
    ("\u2029", "U+2029"),
    ("\u202e", "U+202E"),
    ("\u2066", "U+2066"),
    ("\ufeff", "U+FEFF"),
    ("\ud800", "U+D800"),
    ("\ue000", "U+E000"),
    ("\U000e0041", "U+E0041"),
    ("\U0010ffff", "U+10FFFF"),
    ("\u0378", "U+0378"),
]
FINE = [
    "Awa Diop",
    "Élodie",
    "Nguyễn Thị Mai",
    "عائشة",
    "陳大文",
    "क्षमा",
    "👩🏽\u200d⚕️",
    "می\u200cخواهم",
]


class TestTheLimits:
    def test_are_those_of_the_import_document(self) -> None:
        assert (ID_LIMIT, NAME_LIMIT, TOPIC_LIMIT, TEXT_LIMIT) == (64, 200, 500, 4000)

    @pytest.mark.parametrize(("length", "fits"), [(199, True), (200, True), (201, False)])
    def test_hold_for_what_is_written(self, length: int, fits: bool) -> None:
        text = "é" * length
        if fits:
            assert clean(text, NAME_LIMIT) == text
            return
        with pytest.raises(RefusedError) as refused:
            clean(text, NAME_LIMIT)
        assert refused.value.code is Rule.TEXT_TOO_LONG
        assert refused.value.facts == {"length": length, "limit": NAME_LIMIT}

    def test_count_letters_once_they_are_composed_and_bare(self) -> None:
        assert clean("  " + "e\u0301" * 3 + "  ", 3) == "ééé"


class TestWhatIsRefusedOnTheWayIn:
    @pytest.mark.parametrize(("letter", "name"), UNCLEAN)
    @pytest.mark.parametrize("newlines", [False, True])
    def test_what_is_not_text(self, letter: str, name: str, newlines: bool) -> None:
        assert first_unclean(f"a{letter}b", newlines=newlines) == name
        with pytest.raises(RefusedError) as refused:
            clean(f"a{letter}b", NAME_LIMIT, newlines=newlines)
        assert refused.value.code is Rule.TEXT_NOT_CLEAN
        assert refused.value.facts == {"character": name}

    def test_even_where_it_would_be_trimmed(self) -> None:
        with pytest.raises(RefusedError):
            clean("Awa\x1c", NAME_LIMIT)

    def test_a_newline_in_a_name(self) -> None:
        with pytest.raises(RefusedError) as refused:
            clean("Awa\nDiop", NAME_LIMIT)
        assert refused.value.facts == {"character": "U+000A"}

    def test_but_not_a_newline_in_a_note(self) -> None:
        assert first_unclean("one\ntwo", newlines=True) is None
        assert clean("one\ntwo\r\nthree\n", TEXT_LIMIT, newlines=True) == "one\ntwo\nthree"

    @pytest.mark.parametrize("text", FINE)
    def test_nothing_that_people_are_called(self, text: str) -> None:
        assert first_unclean(text) is None
        assert clean(text, NAME_LIMIT) == text
        assert shown(text) == text

    @pytest.mark.parametrize(
        ("text", "kept"),
        [("e\u0301", "é"), ("  Awa  Diop \u00a0", "Awa  Diop"), ("", ""), ("   ", "")],
    )
    def test_the_rest_is_composed_and_trimmed(self, text: str, kept: str) -> None:
        assert clean(text, NAME_LIMIT) == kept


class TestIds:
    @pytest.mark.parametrize("text", ["a", "0", "mph-2026", "a.b_c-d", "..a", "a" * 64])
    def test_are_given_back(self, text: str) -> None:
        assert clean_id(text) == text

    @pytest.mark.parametrize(
        "text",
        ["", ".", "..", "A", "é", "a b", "a/b", "a\n", "\n", "a" * 65, "a\x1b", "٣", "-" * 65],
    )
    def test_are_refused_where_they_are_none(self, text: str) -> None:
        with pytest.raises(RefusedError) as refused:
            clean_id(text)
        assert refused.value.code is Rule.BAD_ID

    def test_are_refused_with_a_value_that_may_be_shown(self) -> None:
        with pytest.raises(RefusedError) as refused:
            clean_id("\x1b[2J" + "a" * 100)
        assert refused.value.facts == {"value": "\ufffd[2J" + "a" * 60}


class TestWhatIsDrawn:
    @pytest.mark.parametrize(("letter", "_name"), UNCLEAN)
    def test_holds_nothing_that_acts_on_a_terminal(self, letter: str, _name: str) -> None:
        assert shown(f"a{letter}b") == "a\ufffdb"
        assert shown(f"é{letter}b", newlines=True) == "é\ufffdb"

    def test_keeps_newlines_where_they_are_wanted(self) -> None:
        assert shown("one\ntwo", newlines=True) == "one\ntwo"
        assert shown("one\ntwo") == "one\ufffdtwo"

    @given(st.text(), st.booleans())
    def test_is_always_clean_and_as_long(self, text: str, newlines: bool) -> None:
        drawn = shown(text, newlines=newlines)
        assert len(drawn) == len(text)
        assert first_unclean(drawn, newlines=newlines) is None
        assert shown(drawn, newlines=newlines) == drawn

    @given(st.text(), st.booleans())
    def test_is_what_was_let_in(self, text: str, newlines: bool) -> None:
        try:
            kept = clean(text, 50, newlines=newlines)
        except RefusedError as refused:
            assert refused.code in (Rule.TEXT_NOT_CLEAN, Rule.TEXT_TOO_LONG)  # noqa: PT017
        else:
            assert shown(kept, newlines=newlines) == kept
            assert clean(kept, 50, newlines=newlines) == kept


class TestFields:
    @pytest.mark.parametrize(
        ("text", "kept"), [(None, None), ("", None), (" \n", None), (" a\nb ", "a\nb")]
    )
    def test_are_kept_clean_or_not_at_all(self, text: str | None, kept: str | None) -> None:
        assert clean_field("note", text, 10, newlines=True) == kept

    def test_that_are_wanted_say_something(self) -> None:
        assert clean_wanted("reason", " why ", 10) == "why"
        for text in (None, "", " "):
            with pytest.raises(RefusedError) as caught:
                clean_wanted("reason", text, 10)
            assert caught.value.code is Rule.TEXT_EMPTY
            assert caught.value.facts == {"field": "reason"}

    @pytest.mark.parametrize("text", ["\x1b", "x" * 11, "a\nb"])
    def test_name_themselves_where_they_are_refused(self, text: str) -> None:
        with pytest.raises(RefusedError) as caught:
            clean_field("title", text, 10)
        assert caught.value.facts["field"] == "title"


def test_what_python_can_print_is_all_allowed() -> None:
    """So a text that it can print needs no look at each of its characters."""
    printable = [chr(point) for point in range(sys.maxunicode + 1) if chr(point).isprintable()]
    assert not [letter for letter in printable if first_unclean(f"\t{letter}"[1:] + "\u00a0")]
