"""How comma-separated values are written (RFC 4180); the columns are in `cli/documents`."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\0")
"""What a spreadsheet takes for the beginning of a formula, or passes over on its way to one."""

_NUMBER = re.compile(r"-?\d+", re.ASCII)


def csv_text(rows: Iterable[Sequence[str]], header: Sequence[str]) -> str:
    """Return rows under a header, with lines ended by CR LF and no cell that acts as a formula."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow([_inert(cell) for cell in header])
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return page.getvalue()


def _inert(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; a negative number runs nothing."""
    return f"'{cell}" if cell.startswith(_ACTIVE) and not _NUMBER.fullmatch(cell) else cell
