"""The keys that work in every view."""

from textual.binding import Binding, BindingType

from tui.wording.language import current

_ = current().say

APP_KEYS: list[BindingType] = [
    Binding(
        "1,ampersand,f2",
        "view('cohorts')",
        _("Cohorts"),
        show=False,
        id="app.cohorts",
        tooltip=_("Every cohort in numbers, and whom to call today"),
    ),
    Binding(
        "2,é,f3",
        "view('pairs')",
        _("Pairs"),
        show=False,
        id="app.pairs",
        tooltip=_("Every pair, risk first"),
    ),
    Binding(
        "3,quotation_mark,f4",
        "view('calendar')",
        _("Calendar"),
        show=False,
        id="app.calendar",
        tooltip=_("Month, agenda, timeline; opens where the chosen pair is to meet"),
    ),
    Binding(
        "5,left_parenthesis,f6",
        "view('history')",
        _("History"),
        show=False,
        id="app.history",
        tooltip=_("What was done, by whom, before and after; u takes it back"),
    ),
    Binding(
        "r,4,apostrophe,f5",
        "view('at_risk')",
        _("At risk"),
        key_display="r",
        id="app.at_risk",
        tooltip=_("Who will miss the third meeting, why, and what to do"),
    ),
    Binding(
        "i",
        "import_file",
        _("Import"),
        show=False,
        id="app.import",
        tooltip=_("Bring a cohort in from a JSON file, or what is new in it"),
    ),
    Binding(
        "t,ctrl+t",
        "colours",
        _("Colour theme"),
        show=False,
        id="app.colours",
        tooltip=_("Dark, light, or the terminal's own colours, in turn"),
    ),
    Binding(
        "ctrl+q",
        "quit",
        _("Quit"),
        show=False,
        id="app.quit",
        priority=True,
        tooltip=_("Leave Mentorat"),
    ),
]
"""The views, a file to import, the colours, the way out."""
