"""Texts cut and padded to a number of terminal cells."""

from rich.cells import cell_len, set_cell_size

from tui.wording.signs import Signs

ELLIPSIS = {Signs.UNICODE: "…", Signs.ASCII: "~"}
"""What a text that was cut ends in."""


def cut(text: str, width: int, signs: Signs) -> str:
    """Give a text in at most `width` cells; one that is too long ends in a sign that says so."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1) + ELLIPSIS[signs] if width > 0 else ""


def fit(text: str, width: int, signs: Signs) -> str:
    """Give a text in exactly `width` cells, cut or filled with spaces at its end."""
    kept = cut(text, width, signs)
    return kept + " " * (width - cell_len(kept))


def fit_right(text: str, width: int, signs: Signs) -> str:
    """Give a text in exactly `width` cells, cut or filled with spaces before it."""
    kept = cut(text, width, signs)
    return " " * (width - cell_len(kept)) + kept
