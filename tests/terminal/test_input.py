"""What a terminal may send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, MouseEvent, MouseMove, Paste
from textual.message import Message

from tui.terminal import input as incoming
from tui.terminal import input as pastes
from tui.terminal.input import END, LONGEST_PASTE, START, Incoming, Pastes

PIECES = (
    *("\x1b", "[", "]", "O", "P", "M", "<", "?", ">", ";", ":", "~", "u", "t", "R", "m", "$", "y"),
    *("0", "1", "48", "200", "201", "2026", "2048", "55296", "99999999999", "-5", "j", "é", "\x07"),
    *("\x1b[200~", "\x1b[201~", "\x1b[48;0;0;0;0t", "\x1b[<35;1;1M", "\x1b[<0;5;5M", "\x1b\\"),
    *(
        "\x1b[?2048;1$y",
        "\x1b]11;rgb:0/0/0\x07",
        "\x1bP+r\x1b\\",
        "\x9b",
        "\x00",
        "\u202e",
        "\udc80",
    ),
)


def messages(*texts: str) -> list[Message]:
    """Give what a parser makes of texts that come one after the other."""
    parser = Incoming()
    return [message for text in texts for message in parser.feed(text)]


def keys(*texts: str) -> list[str]:
    """Give the keys among it."""
    return [message.key for message in messages(*texts) if isinstance(message, Key)]


class TestKeys:
    @pytest.mark.parametrize(
        ("sent", "pressed"),
        [
            ("j", "j"),
            ("é", "é"),
            ("\r", "enter"),
            ("\x1b[A", "up"),
            ("\x1bOA", "up"),
            ("\x1b[5~", "pageup"),
            ("\x1b[Z", "shift+tab"),
            ("\x1bOP", "f1"),
            ("\x1b[[A", "f1"),
            ("\x1b[15~", "f5"),
            ("\x11", "ctrl+q"),
            ("\x1b[106u", "j"),
            ("\x1b[106;5u", "ctrl+j"),
            ("\x1b[1;5C", "ctrl+right"),
        ],
    )
    def test_are_those_of_textual(self, sent: str, pressed: str) -> None:
        assert keys(sent) == [pressed]

    def test_may_come_in_pieces(self) -> None:
        assert keys("\x1b", "[", "5", "~j") == ["pageup", "j"]

    def test_may_come_fast(self) -> None:
        assert keys("jk" * 500) == ["j", "k"] * 500


class TestWhatNobodyTyped:
    @pytest.mark.parametrize(
        "answer",
        [
            "\x1b[12;40R",
            "\x1b[?62;22c",
            "\x1b[?65;1;2;6;9;15;16;17;18;21;22;28;29;30;31;32c",
            "\x1b[>41;354;0c",
            "\x1b[8;24;80t",
            "\x1b[48;24;80;480;640t",
            "\x1b[48;0;0;0;0t",
            "\x1b[?2048;1$y",
            "\x1b[?1u",
            "\x1b[0n",
            "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
            "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
            "\x1b]52;c;" + "QUJD" * 400 + "\x07",
            "\x1bP>|xterm(388)\x1b\\",
            "\x1bP1+r544e=787465726d\x1b\\",
            "\x1b_Gi=1;OK\x1b\\",
            "\x1b[1;1;99999999999u",
            "\x1b[99999999999u",
            "\x1b[55296u",
        ],
    )
    def test_presses_no_key(self, answer: str) -> None:
        assert keys(f"j{answer}k") == ["j", "k"]
        assert keys("j", *answer, "k") == ["j", "k"]

    def test_leaves_the_mouse_where_it_is(self) -> None:
        (moved,) = messages("\x1b[48;0;0;0;0t", "\x1b[<35;7;3M")

        assert isinstance(moved, MouseEvent)
        assert (moved.x, moved.y) == (6, 2)

    def test_may_be_typed_after_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        now = 100.0
        monkeypatch.setattr(incoming, "monotonic", lambda: now)
        parser = Incoming()
        assert not list(parser.feed("\x1b]"))  # alt+]

        now += 1

        assert [key.key for key in parser.feed("jk") if isinstance(key, Key)] == ["j", "k"]

    def test_of_a_flood_is_one(self) -> None:
        movements = "".join(f"\x1b[<35;{x};1M" for x in range(1, 90))

        assert [type(message) for message in messages(movements)] == [MouseMove]
        assert messages("\x1b[12;40R" * 500) == []
        assert messages("\x1b[I\x1b[O" * 500) == []


class TestAnything:
    @given(st.lists(st.sampled_from(PIECES), max_size=40))
    def test_breaks_nothing(self, texts: list[str]) -> None:
        parser = Incoming()

        for text in (*texts, "\x07\x1b\\\x1b[201~"):
            pastes = [one.text for one in parser.feed(text) if isinstance(one, Paste)]
            assert "\x1b" not in "".join(pastes)

    @given(st.text(max_size=300))
    def test_in_one_piece_breaks_nothing(self, text: str) -> None:
        list(Incoming().feed(text))


def in_pieces(text: str, cuts: list[int]) -> str:
    """Give what is let through of a text that comes in pieces."""
    ends = [0, *sorted(cut % (len(text) + 1) for cut in cuts), len(text)]
    reader = Pastes()
    return "".join(
        reader.bounded(text[ends[place] : ends[place + 1]]) for place in range(len(ends) - 1)
    )


class TestPastes:
    @given(st.lists(st.integers(min_value=0), max_size=6))
    def test_come_through_wherever_the_line_cuts_them(self, cuts: list[int]) -> None:
        text = f"jk{START}two\rlines{END}x{START}{END}{START}more{END}q"

        assert in_pieces(text, cuts) == text

    @given(st.lists(st.integers(min_value=0), max_size=6))
    def test_are_cut_where_they_are_too_long(self, cuts: list[int]) -> None:
        text = f"j{START}{'a' * (LONGEST_PASTE + 4000)}{END}k"

        assert in_pieces(text, cuts) == f"j{START}{'a' * LONGEST_PASTE}{END}k"

    @given(st.lists(st.integers(min_value=0), max_size=6))
    def test_hold_nothing_that_reads_as_a_key(self, cuts: list[int]) -> None:
        text = f"{START}a\x1b[A\x1b\x1b]0;x\x07{START}{END}"

        assert in_pieces(text, cuts) == f"{START}a[A]0;x\x07[200~{END}"

    def test_are_given_up_when_nobody_ends_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        times = iter([100.0, 101.0, 160.0, 160.0, 161.0])
        monkeypatch.setattr(pastes, "monotonic", lambda: next(times))
        reader = Pastes()
        reader.bounded(f"{START}never ended")

        assert [reader.is_given_up for _ in range(2)] == [False, True]

        assert reader.bounded(END).endswith(END)
        assert reader.bounded("jk") == "jk"
