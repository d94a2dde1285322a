"""The keys of the Pair screen."""

from textual.binding import Binding, BindingType

from tui.wording.language import current

_ = current().say

PAIR_KEYS: list[BindingType] = [
    Binding(
        "i",
        "facts",
        _("People"),
        id="pair.facts",
        tooltip=_("People, internship, agreement in the place of the exchanges, and back"),
    ),
    Binding(
        "less_than_sign",
        "other(-1)",
        _("Pair before"),
        id="pair.before",
        show=False,
        tooltip=_("The pair before this one, in the order of risk"),
    ),
    Binding(
        "greater_than_sign",
        "other(1)",
        _("Next pair"),
        id="pair.next",
        show=False,
        tooltip=_("The pair after this one, in the order of risk"),
    ),
]
"""What is added to the keys of a view in which a pair is chosen."""
