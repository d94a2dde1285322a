from tests.builders import TODAY, a_cohort, a_pair, an_exchange
from tui.domain.contents import Contents


class TestContents:
    def test_give_the_exchanges_of_a_pair(self) -> None:
        pair, exchange = a_pair(), an_exchange(TODAY)
        contents = Contents(a_cohort(), {}, {pair.id: pair}, {pair.id: (exchange,)})
        assert contents.of_pair(pair.id) == (exchange,)

    def test_give_none_where_there_are_none(self) -> None:
        assert Contents(a_cohort()).of_pair("awa-paul") == ()
