"""A key is declared once, with what the footer, Help and the palette say of it."""

from textual.binding import Binding

from tui.widgets.keys import key


class TestKey:
    def test_is_left_out_of_the_footer_unless_asked(self) -> None:
        sort, open_pair = (
            key("s", "order", "Sort", "pairs.sort"),
            key("enter", "open_pair", "Open", "pair.open", show=True),
        )
        assert (sort.show, open_pair.show) == (False, True)

    def test_is_a_binding_for_each_of_its_keys_by_one_id_and_tip(self) -> None:
        tipped = key("slash,ctrl+f", "filter", "Filter", "pairs.filter", key_display="/").tip(
            "By name"
        )
        assert list(Binding.make_bindings([tipped])) == [
            Binding(one, "filter", "Filter", False, "/", tooltip="By name", id="pairs.filter")
            for one in ("slash", "ctrl+f")
        ]
