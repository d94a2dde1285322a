"""What is allowed and worth saying, in words."""

from tui.domain.errors import Facts
from tui.domain.rules import Notice, NoticeCode
from tui.wording.facts import Words, meeting_in, with_years
from tui.wording.language import Language


def notice_sentence(notice: Notice, language: Language) -> str:
    """Give a notice as a sentence, its days with their year."""
    return _SENTENCES[notice.code](with_years(notice.facts, language), language)


def _outside_window(facts: Facts, language: Language) -> str:
    meeting = meeting_in(facts, language)
    return language.say(
        "{on} lies outside the window of the {meeting} ({opens} to {closes});"
        " it counts all the same, since the meeting was named.",
        **facts | {"meeting": meeting},
    )


def _outside_pedagogical_team(facts: Facts, language: Language) -> str:
    return language.say(
        "{mentor}, a mentor of pair {pair}, is not in the pedagogical team;"
        " the charter prefers one who is.",
        **facts,
    )


def _submission_before_meeting(facts: Facts, language: Language) -> str:
    return language.say(
        "Pair {pair}: the dissertation is due on {submission_due},"
        " before the third meeting ({due}). Check both dates.",
        **facts,
    )


_SENTENCES: dict[NoticeCode, Words] = {
    NoticeCode.OUTSIDE_WINDOW: _outside_window,
    NoticeCode.OUTSIDE_PEDAGOGICAL_TEAM: _outside_pedagogical_team,
    NoticeCode.SUBMISSION_BEFORE_MEETING: _submission_before_meeting,
}
