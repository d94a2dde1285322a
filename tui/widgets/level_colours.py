"""How loud each level is: only those that need a call are in the colours of alarm."""

from tui.domain.codes import Level

LOUDNESS = {
    Level.OVERDUE: "alarm",
    Level.AT_RISK: "alarm",
    Level.MISSED: "alarm",
    Level.UNKNOWN: "warning",
    Level.WATCH: "warning",
    Level.PLANNED: "",
    Level.ON_TRACK: "",
    Level.CLEAR: "muted",
    Level.PAUSED: "muted",
    Level.WITHDRAWN: "muted",
}
"""The style of a level, by the name that lists give it."""

COLOURS = {
    "alarm": "$text-error bold",
    "warning": "$text-warning",
    "muted": "$foreground 60%",
    "": "",
}
"""The same as styles of a text."""
