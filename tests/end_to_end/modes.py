"""The modes of a terminal that a program has set and not taken back, by the bytes that it sent."""

import re

CURSOR_SHOWN, LINES_WRAP, ALTERNATE_SCREEN = 25, 7, 1049
_AT_FIRST = {CURSOR_SHOWN, LINES_WRAP}
_PRIVATE_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KEYBOARD = re.compile(rb"\x1b\[([<>])[0-9]*u")


def modes_after(sent: bytes | bytearray) -> set[int]:
    """Give the private modes that are set in the end; at first the cursor shows and lines wrap."""
    modes = set(_AT_FIRST)
    for numbers, switch in _PRIVATE_MODE.findall(sent):
        named = {int(number) for number in numbers.split(b";")}
        modes = modes | named if switch == b"h" else modes - named
    return modes


def is_given_back(sent: bytes | bytearray) -> bool:
    """Tell whether the terminal is as it was: its modes, and what its keys send."""
    asked = _KEYBOARD.findall(sent)
    return modes_after(sent) == _AT_FIRST and asked.count(b">") <= asked.count(b"<")
