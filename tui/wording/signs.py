"""The signs of levels, statuses and exchanges, so that nothing is told by colour alone."""

from enum import StrEnum

from tui.domain.codes import ExchangeState, Level, Status


class Signs(StrEnum):
    """The set of characters that a terminal can draw."""

    UNICODE = "unicode"
    ASCII = "ascii"


_LEVELS = {
    Signs.UNICODE: {
        Level.OVERDUE: "!!",
        Level.AT_RISK: "!",
        Level.MISSED: "x",
        Level.UNKNOWN: "?",
        Level.WATCH: "~",
        Level.PLANNED: "◷",
        Level.ON_TRACK: "·",
        Level.CLEAR: "●",
        Level.PAUSED: "=",
        Level.WITHDRAWN: "-",
    },
    Signs.ASCII: {
        Level.OVERDUE: "!!",
        Level.AT_RISK: "!",
        Level.MISSED: "x",
        Level.UNKNOWN: "?",
        Level.WATCH: "~",
        Level.PLANNED: "o",
        Level.ON_TRACK: ".",
        Level.CLEAR: "*",
        Level.PAUSED: "=",
        Level.WITHDRAWN: "-",
    },
}

_STATUSES = {
    Signs.UNICODE: {
        Status.MET: "●",
        Status.MET_LATE: "◑",
        Status.PLANNED: "◷",
        Status.OPEN: "○",
        Status.UPCOMING: "·",
        Status.OVERDUE: "!",
        Status.MISSED: "x",
        Status.WAIVED: "–",
        Status.UNKNOWN: "?",
    },
    Signs.ASCII: {
        Status.MET: "*",
        Status.MET_LATE: "+",
        Status.PLANNED: "o",
        Status.OPEN: "_",
        Status.UPCOMING: ".",
        Status.OVERDUE: "!",
        Status.MISSED: "x",
        Status.WAIVED: "-",
        Status.UNKNOWN: "?",
    },
}

_EXCHANGES = {
    Signs.UNICODE: {
        ExchangeState.HELD: "●",
        ExchangeState.PLANNED: "◷",
        ExchangeState.CANCELLED: "–",
        ExchangeState.NO_SHOW: "x",
    },
    Signs.ASCII: {
        ExchangeState.HELD: "*",
        ExchangeState.PLANNED: "o",
        ExchangeState.CANCELLED: "-",
        ExchangeState.NO_SHOW: "x",
    },
}


def level_sign(level: Level, signs: Signs) -> str:
    """Give the sign of a level, one character or two."""
    return _LEVELS[signs][level]


def status_sign(status: Status, signs: Signs) -> str:
    """Give the sign of a checkpoint's status, one character."""
    return _STATUSES[signs][status]


def exchange_sign(state: ExchangeState, signs: Signs) -> str:
    """Give the sign of what has become of an exchange, one character."""
    return _EXCHANGES[signs][state]
