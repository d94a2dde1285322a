"""What every screen is given: the desk, the reader's language and signs, the as-of date."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tui.desk.desk import Desk
from tui.settings.view_memory import ViewMemory
from tui.wording.language import Language
from tui.wording.signs import Signs


def _open_nothing(_: str) -> None:
    """Stay where one is."""


@dataclass(slots=True)
class Session:
    """One person at work; the as-of day and the cohort are theirs to change."""

    desk: Desk
    language: Language
    signs: Signs
    as_of: date | None = None
    """The day looked at; None for today."""
    cohort: str | None = None
    """The id of the cohort looked at; None for all that are open."""
    has_several_cohorts: bool = False
    """Whether there are several cohorts to go to, as the view in front found it."""
    changed: str | None = None
    """The id of the cohort in which this person changed something last."""
    pair: str | None = None
    """The pair, as `cohort/id`, that the calendar is to show first; it takes it when it does."""
    wanted: str | None = None
    """The part of a name by which Pairs is to be filtered; it takes it when it shows them."""
    open_pair: Callable[[str], None] = _open_nothing
    """Opens the screen of a pair, as `cohort/id`; the application's to do."""
    memory: ViewMemory = field(default_factory=ViewMemory)
    """How the views were left, and are to be found again."""
    has_few_colours: bool = False
    """Whether the terminal knows no colours but its own sixteen."""
    has_fine_colours: bool = True
    """Whether it draws any colour, and not the nearest of 256."""
