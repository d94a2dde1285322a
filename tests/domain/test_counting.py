from datetime import date, timedelta

import pytest

from tests.builders import (
    TODAY,
    a_cohort,
    a_pair,
    a_plan,
    a_policy,
    an_exchange,
    an_internship,
    day,
)
from tui.domain.codes import Channel, Checkpoint, ExchangeState, Purpose
from tui.domain.exchanges import Exchange, checkpoint_of, counts_for
from tui.domain.pairs import Amendment, Pair
from tui.domain.windows import windows_on

NOT_MEETINGS = [Channel.EMAIL, Channel.MESSAGE, Channel.OTHER]
NAMING = [Purpose.KICKOFF, Purpose.MIDPOINT, Purpose.PRE_SUBMISSION]


def counted(
    exchange: Exchange, pair: Pair | None = None, *, on: date = TODAY, **policy: object
) -> Checkpoint | None:
    cohort = a_cohort(policy=a_policy(**policy))
    return counts_for(exchange, windows_on(pair or a_pair(), cohort, on), cohort.policy)


class TestAutoMeetings:
    @pytest.mark.parametrize(
        ("on", "checkpoint"),
        [
            (day(12, 1, 2025), Checkpoint.KICKOFF),
            (day(1, 31), Checkpoint.KICKOFF),
            (day(2, 1), Checkpoint.KICKOFF),
            (day(4, 2), Checkpoint.KICKOFF),
            (day(4, 3), Checkpoint.MIDPOINT),
            (day(6, 5), Checkpoint.MIDPOINT),
            (day(6, 6), Checkpoint.PRE_SUBMISSION),
            (day(6, 30), Checkpoint.PRE_SUBMISSION),
            (day(7, 1), None),
        ],
    )
    def test_count_for_the_window_in_which_they_lie(
        self, on: date, checkpoint: Checkpoint | None
    ) -> None:
        assert counted(an_exchange(on)) is checkpoint
        assert counted(a_plan(on)) is checkpoint

    @pytest.mark.parametrize("channel", Channel)
    def test_go_over_a_meeting_channel(self, channel: Channel) -> None:
        counts = Checkpoint.MIDPOINT if channel not in NOT_MEETINGS else None
        assert counted(an_exchange(day(4, 17), channel=channel)) is counts

    @pytest.mark.parametrize(
        ("channel", "counts"), [(Channel.EMAIL, Checkpoint.MIDPOINT), (Channel.VIDEO, None)]
    )
    def test_go_over_the_channels_of_their_policy(
        self, channel: Channel, counts: Checkpoint | None
    ) -> None:
        exchange = an_exchange(day(4, 17), channel=channel)
        assert counted(exchange, meeting_channels=(Channel.EMAIL,)) is counts

    def test_count_for_nothing_without_dates(self) -> None:
        assert counted(an_exchange(day(4, 17)), a_pair(internship=None)) is None

    @pytest.mark.parametrize(
        ("on", "counts"),
        [
            (day(5, 3), Checkpoint.PRE_SUBMISSION),
            (day(5, 4), Checkpoint.MIDPOINT),
            (day(5, 5), Checkpoint.MIDPOINT),
        ],
    )
    def test_follow_the_windows_when_an_amendment_moves_them(
        self, on: date, counts: Checkpoint
    ) -> None:
        amendment = Amendment(day(5, 4), end=day(7, 31))
        pair = a_pair(internship=an_internship(amendments=(amendment,)))
        assert counted(a_plan(day(6, 8)), pair, on=on) is counts


class TestNamedMeetings:
    @pytest.mark.parametrize("purpose", NAMING)
    @pytest.mark.parametrize("on", [day(1, 1), day(4, 17), day(6, 20), day(8, 1)])
    def test_count_whatever_their_date(self, purpose: Purpose, on: date) -> None:
        named = Checkpoint(purpose.value)
        assert counted(an_exchange(on, checkpoint=purpose)) is named
        assert counted(an_exchange(on, checkpoint=purpose), a_pair(internship=None)) is named

    @pytest.mark.parametrize("channel", NOT_MEETINGS)
    @pytest.mark.parametrize("purpose", NAMING)
    def test_count_for_nothing_over_another_channel(
        self, purpose: Purpose, channel: Channel
    ) -> None:
        exchange = an_exchange(day(4, 17), checkpoint=purpose, channel=channel)
        assert counted(exchange) is None


class TestWhatCountsForNothing:
    @pytest.mark.parametrize("on", [day(2, 2), day(4, 17), day(6, 20)])
    def test_a_meeting_that_a_person_set_apart(self, on: date) -> None:
        assert counted(an_exchange(on, checkpoint=Purpose.NONE)) is None

    @pytest.mark.parametrize("state", [ExchangeState.CANCELLED, ExchangeState.NO_SHOW])
    def test_a_meeting_that_fell_through(self, state: ExchangeState) -> None:
        exchange = an_exchange(day(4, 17), state=state, checkpoint=Purpose.MIDPOINT)
        assert counted(exchange) is None

    def test_though_it_still_belongs_to_its_checkpoint(self) -> None:
        exchange = an_exchange(day(4, 17), state=ExchangeState.CANCELLED)
        windows = windows_on(a_pair(), a_cohort(), day(6, 8))
        assert checkpoint_of(exchange, windows, a_policy()) is Checkpoint.MIDPOINT

    def test_a_meeting_after_the_last_window(self) -> None:
        assert counted(an_exchange(day(6, 30) + timedelta(1))) is None
