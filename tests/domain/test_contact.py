from datetime import date, time

import pytest

from tests.builders import an_exchange, day, read_on
from tui.domain.codes import Channel, ExchangeState, Party

NOT_HELD = [state for state in ExchangeState if state is not ExchangeState.HELD]


class TestTheLastContact:
    @pytest.mark.parametrize(
        ("on", "last"),
        [
            (day(2, 2), None),
            (day(2, 3), day(2, 3)),
            (day(4, 16), day(2, 3)),
            (day(4, 17), day(4, 17)),
        ],
    )
    def test_is_the_last_exchange_held_by_then(self, on: date, last: date | None) -> None:
        exchanges = an_exchange(day(4, 17), channel=Channel.EMAIL), an_exchange(day(2, 3))
        assert read_on(on, *exchanges).last_contact == last
        assert read_on(on, *reversed(exchanges)).last_contact == last

    @pytest.mark.parametrize("state", NOT_HELD)
    def test_is_only_what_was_held(self, state: ExchangeState) -> None:
        assessment = read_on(day(4, 20), an_exchange(day(4, 17), state=state))
        assert (assessment.last_contact, assessment.opened_by) == (None, None)


class TestTheFirstContact:
    def test_is_the_first_exchange_held_by_then(self) -> None:
        exchanges = an_exchange(day(4, 17)), an_exchange(day(2, 3), channel=Channel.EMAIL)
        assert read_on(day(2, 2), *exchanges).first_contact is None
        assert read_on(day(4, 20), *exchanges).first_contact == day(2, 3)


class TestWhoOpened:
    @pytest.mark.parametrize("party", Party)
    def test_is_who_began_the_first_exchange_held(self, party: Party) -> None:
        first = an_exchange(day(2, 3), initiated_by=party, channel=Channel.EMAIL)
        other = Party.MENTEE if party is Party.MENTOR else Party.MENTOR
        later = an_exchange(day(2, 4), initiated_by=other)
        assert read_on(day(2, 4), later, first).opened_by is party
        assert read_on(day(2, 4), first, later).opened_by is party

    def test_is_not_known_where_nobody_said(self) -> None:
        assert read_on(day(2, 4), an_exchange(day(2, 3), initiated_by=None)).opened_by is None

    def test_is_told_by_the_hour_on_one_day(self) -> None:
        morning = an_exchange(day(2, 3), id="b", at=time(9), initiated_by=Party.MENTOR)
        evening = an_exchange(day(2, 3), id="a", at=time(18), initiated_by=Party.MENTEE)
        assert read_on(day(2, 3), evening, morning).opened_by is Party.MENTOR
        assert read_on(day(2, 3), morning, evening).opened_by is Party.MENTOR
