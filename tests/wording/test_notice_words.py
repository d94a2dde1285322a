from datetime import date

from tui.domain.codes import Channel, ExchangeState, Purpose
from tui.domain.cohorts import Cohort
from tui.domain.exchanges import Exchange
from tui.domain.pairs import Assignment, Internship, Pair
from tui.domain.people import Person
from tui.domain.rules import Notice, NoticeCode, exchange_notices, pair_notices
from tui.domain.windows import windows_on
from tui.wording.changes import notice_sentence
from tui.wording.language import ENGLISH

COHORT = Cohort("mph-2026", "MPH 2026", date(2026, 2, 1), "Europe/Paris")
PAIR = Pair(
    "p-01",
    "ana",
    (Assignment("claire", date(2026, 2, 1)),),
    Internship("Hospital", date(2026, 2, 2), date(2026, 6, 30)),
    submission_due=date(2026, 6, 15),
)
CLAIRE = Person("claire", "Claire", "Roux", pedagogical_team=False)


class TestNotices:
    def test_say_that_a_named_meeting_lies_outside_its_window(self) -> None:
        exchange = Exchange(
            "x-1",
            "p-01",
            date(2026, 6, 1),
            ExchangeState.HELD,
            Channel.VIDEO,
            checkpoint=Purpose.PRE_SUBMISSION,
        )
        (notice,) = exchange_notices(exchange, windows_on(PAIR, COHORT, exchange.on))
        assert notice_sentence(notice, ENGLISH) == (
            "Mon 1 Jun 2026 lies outside the window of the third meeting"
            " (Sat 6 Jun 2026 to Tue 30 Jun 2026);"
            " it counts all the same, since the meeting was named."
        )

    def test_say_what_is_unusual_in_a_pair(self) -> None:
        notices = pair_notices(PAIR, COHORT, {"claire": CLAIRE})
        assert [notice_sentence(notice, ENGLISH) for notice in notices] == [
            (
                "Claire Roux, a mentor of pair p-01, is not in the pedagogical team;"
                " the charter prefers one who is."
            ),
            (
                "Pair p-01: the dissertation is due on Mon 15 Jun 2026,"
                " before the third meeting (Sat 20 Jun 2026). Check both dates."
            ),
        ]

    def test_are_said_even_without_their_facts(self) -> None:
        for code in NoticeCode:
            assert notice_sentence(Notice(code), ENGLISH).endswith(".")
