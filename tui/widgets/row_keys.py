"""The keys of a list of rows."""

from textual.binding import Binding, BindingType

from tui.wording.language import current


def row_bindings(group: str) -> list[BindingType]:
    """Give the keys of a list of rows, with ids such as `pairs.up`."""
    language = current()
    keys = (
        ("up,k", "move(-1)", "up", language.say("Row above")),
        ("down,j", "move(1)", "down", language.say("Row below")),
        ("pageup", "page(-1)", "page_up", language.say("Page up")),
        ("pagedown", "page(1)", "page_down", language.say("Page down")),
        ("home,g", "first", "first", language.say("First row")),
        ("end,G", "last", "last", language.say("Last row")),
        ("enter", "open", "open", language.say("Open")),
    )
    return [
        Binding(key, action, words, show=False, id=f"{group}.{verb}")
        for key, action, verb, words in keys
    ]
