"""The keys of the calendar."""

from textual.binding import Binding, BindingType

from tui.wording.language import current

_ = current().say

CALENDAR_KEYS: list[BindingType] = [
    Binding(
        "t",
        "turn",
        _("View"),
        id="calendar.turn",
        tooltip=_("Month, agenda, timeline, in turn"),
    ),
    Binding(
        "slash,ctrl+f",
        "filter",
        _("Filter"),
        key_display="/",
        id="calendar.filter",
        tooltip=_("Show only the pairs whose names hold what you type: a mentor's, a mentee's"),
    ),
    Binding(
        "tab",
        "app.focus_next",
        _("The day's list"),
        id="calendar.other",
        show=False,
        tooltip=_("Move between the month and the list of the chosen day"),
    ),
    Binding(
        "less_than_sign",
        "leap(-1)",
        _("Month before"),
        id="calendar.before",
        show=False,
        tooltip=_("The month before; in the agenda the week before"),
    ),
    Binding(
        "greater_than_sign",
        "leap(1)",
        _("Next month"),
        id="calendar.next",
        show=False,
        tooltip=_("The month after; in the agenda the next week"),
    ),
    Binding(
        "v",
        "cohort",
        _("Next cohort"),
        id="calendar.cohort",
        show=False,
        tooltip=_("The calendar of the next cohort, then of all that are open"),
    ),
]
"""What is added to the keys of a view in which a pair is chosen."""
