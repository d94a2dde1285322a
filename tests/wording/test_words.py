from tui.domain.codes import Channel, Checkpoint, ExchangeState, Level, Party, Rating, Role, Status
from tui.wording.language import ENGLISH
from tui.wording.words import (
    channel_key,
    channel_word,
    checkpoint_name,
    checkpoint_word,
    level_word,
    party_word,
    rating_word,
    role_word,
    state_word,
    status_word,
)


class TestWords:
    def test_of_levels(self) -> None:
        words = [level_word(level, ENGLISH) for level in Level]
        assert words[:5] == ["overdue", "at risk", "missed", "unknown", "watch"]
        assert words[5:] == ["planned", "on track", "clear", "paused", "withdrawn"]

    def test_of_statuses(self) -> None:
        words = [status_word(status, ENGLISH) for status in Status]
        assert words[:5] == ["waived", "met", "met late", "unknown", "missed"]
        assert words[5:] == ["overdue", "planned", "open", "upcoming"]

    def test_of_the_three_meetings(self) -> None:
        words = [checkpoint_word(checkpoint, ENGLISH) for checkpoint in Checkpoint]
        names = [checkpoint_name(checkpoint, ENGLISH) for checkpoint in Checkpoint]
        assert words == ["first", "mid-way", "third"]
        assert names == ["first meeting", "mid-way meeting", "third meeting"]

    def test_of_channels_with_a_key_each(self) -> None:
        words = [channel_word(channel, ENGLISH) for channel in Channel]
        assert words == ["video", "phone", "in person", "email", "message", "other"]
        assert [channel_key(channel) for channel in Channel] == list("vpiemo")

    def test_of_what_became_of_an_exchange(self) -> None:
        words = [state_word(state, ENGLISH) for state in ExchangeState]
        assert words == ["planned", "held", "cancelled", "no-show"]

    def test_of_people_and_what_they_may_do(self) -> None:
        assert [party_word(party, ENGLISH) for party in Party] == ["mentee", "mentor"]
        assert [role_word(role, ENGLISH) for role in Role] == ["coordinator", "mentor", "staff"]

    def test_of_the_scale(self) -> None:
        words = [rating_word(rating, ENGLISH) for rating in Rating]
        assert words == ["excellent", "very good", "good", "satisfactory", "insufficient"]
