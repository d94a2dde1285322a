"""What the global options say, and the desk that they open."""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.cli.afterwards import remember
from tui.wording.language import Language, current, language_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tui.desk.desk import Desk

VIA, VIA_SCREENS = "cli", "tui"


@dataclass(frozen=True, slots=True)
class Session:
    """The store, the as-of date and the language of one run, as a person gave them."""

    store: str | None = None
    as_of: str | None = None
    lang: str | None = None

    @property
    def language(self) -> Language:
        """The language in which to answer."""
        return language_of(self.lang) if self.lang else current()

    @property
    def root(self) -> "Path":
        """The directory of the store: as given, else MENTORAT_STORE, else the user's own."""
        from pathlib import Path  # noqa: PLC0415 - help needs no path

        from tui.settings.paths import default_store  # noqa: PLC0415 - as above

        named = self.store or os.environ.get("MENTORAT_STORE")
        return Path(named).expanduser() if named else default_store()

    def open_desk(self, via: str = VIA) -> "Desk":
        """Give the desk on the store, for who acts through `via`; raises StoreError."""
        from tui.desk.desk import open_desk  # noqa: PLC0415 - help needs no store

        desk = open_desk(self.root, via)
        remember(desk)
        return desk

    def as_of_day(self, desk: "Desk") -> "date | None":
        """Give the as-of date that was typed, None where it is today; raises RefusedError."""
        if self.as_of is None:
            return None
        from tui.wording.typed import read_day  # noqa: PLC0415 - only where a date was typed

        return read_day(self.as_of, desk.day, self.language)
