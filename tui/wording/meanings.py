"""What each level and each status means, for Help."""

from tui.domain.codes import Level, Status
from tui.wording.language import Language


def level_meaning(level: Level, language: Language) -> str:
    """Say what a level means."""
    say = language.say
    meanings = {
        Level.OVERDUE: say("the third meeting is late, and can still be held"),
        Level.AT_RISK: say("it will be missed unless somebody acts"),
        Level.MISSED: say("it was not held in time"),
        Level.UNKNOWN: say("no dates or no mentor: nobody can tell"),
        Level.WATCH: say("something is off, worth a look"),
        Level.PLANNED: say("the third meeting is planned in time"),
        Level.ON_TRACK: say("nothing to do yet"),
        Level.CLEAR: say("the third meeting was held, or is no longer asked for"),
        Level.PAUSED: say("mentoring rests for now"),
        Level.WITHDRAWN: say("the pair has left the programme"),
    }
    return meanings[level]


def status_meaning(status: Status, language: Language) -> str:
    """Say what the status of a checkpoint means."""
    say = language.say
    meanings = {
        Status.WAIVED: say("no longer asked for"),
        Status.MET: say("held by the day it was due"),
        Status.MET_LATE: say("held after the day it was due"),
        Status.UNKNOWN: say("no dates or no mentor"),
        Status.MISSED: say("not held, and its window has closed"),
        Status.OVERDUE: say("past its due day, and its window is still open"),
        Status.PLANNED: say("a meeting is planned in time"),
        Status.OPEN: say("its window is open, nothing is planned"),
        Status.UPCOMING: say("its window has yet to open"),
    }
    return meanings[status]
