"""The colours: dark, light and the terminal's own; and a scrollbar in plain ASCII."""

from dataclasses import replace
from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.theme import BUILTIN_THEMES, Theme

from tui.wording.language import Language
from tui.wording.signs import Signs

DARK = Theme(
    name="dark",
    primary="#4F9BD0",
    secondary="#3B6E94",
    accent="#6CC7DE",
    warning="#F2BC5B",
    error="#FF8B80",
    success="#7FC784",
    foreground="#E4E7EA",
    background="#101418",
    surface="#171D23",
    panel="#222A32",
    variables={
        "input-selection-background": "#2F5877",
        "primary-muted": "#1D3B54",
        "scrollbar": "#3A4752",
        "scrollbar-background": "#171D23",
        "scrollbar-background-active": "#171D23",
        "scrollbar-background-hover": "#171D23",
        "scrollbar-corner-color": "#171D23",
        "warning-muted": "#4A3B18",
        "text-accent": "#7FD0E6",
        "text-error": "#FF9A90",
        "text-warning": "#F4C56F",
    },
)

LIGHT = Theme(
    name="light",
    dark=False,
    primary="#1F6FA3",
    secondary="#5B8FB3",
    accent="#006B86",
    warning="#7A4B00",
    error="#A4161A",
    success="#2F6B33",
    foreground="#0D1014",
    background="#FBFBF8",
    surface="#F2F3EE",
    panel="#E6E9E6",
    variables={
        "input-selection-background": "#B4D2E5",
        "primary-muted": "#D3E5F0",
        "scrollbar": "#B9C2C4",
        "scrollbar-background": "#F2F3EE",
        "scrollbar-background-active": "#F2F3EE",
        "scrollbar-background-hover": "#F2F3EE",
        "scrollbar-corner-color": "#F2F3EE",
        "warning-muted": "#F6E6BF",
        "text-accent": "#005A72",
        "text-error": "#9C1418",
        "text-warning": "#6E4300",
    },
)

_IN_256 = {
    DARK.name: (("#E4E4E4", "#121212", "#1C1C1C", "#303030"), ("#444444", "#1C1C1C")),
    LIGHT.name: (("#121212", "#FFFFFF", "#EEEEEE", "#DADADA"), ("#B2B2B2", "#EEEEEE")),
}
"""Foreground, background, surface and panel among the greys of 256 colours; the scrollbar's."""


def in_256_colours(theme: Theme) -> Theme:
    """Return a theme in greys that terminals of 256 colours have: they would round others alike."""
    if theme.name not in _IN_256:
        return theme
    (foreground, background, surface, panel), (bar, behind) = _IN_256[theme.name]
    bars = {name: behind for name in theme.variables if name.startswith("scrollbar-")}
    return replace(
        theme,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        variables=theme.variables | bars | {"scrollbar": bar},
    )


_ANSI = BUILTIN_THEMES["ansi-dark"]

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=_ANSI.variables | {"text-accent": "ansi_cyan"},
)
"""What every terminal shows in the colours that its user chose for it."""

THEMES = (DARK, LIGHT, TERMINAL)
"""The colours that a key goes round; the first is worn unless something else is chosen."""

FEW_COLOURS = ("standard", "windows")
"""What Rich calls terminals that know no colours but their own sixteen."""

FINE_COLOURS = "truecolor"
"""What Rich calls terminals that draw any colour."""


def theme_sentence(name: str, language: Language) -> str:
    """Say which colours are worn."""
    if name == DARK.name:
        return language.say("Dark colours. ctrl+t: light colours.")
    if name == LIGHT.name:
        return language.say("Light colours. ctrl+t: the terminal's own colours.")
    return language.say("The terminal's own colours. ctrl+t: dark colours.")


class PlainScrollBarRender(ScrollBarRender):
    """Draws whole cells only: the eighths of a cell are no ASCII."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def choose_scrollbars(signs: Signs) -> None:
    """Have every scrollbar of the process drawn in signs that its terminal knows."""
    ScrollBar.renderer = ScrollBarRender if signs is Signs.UNICODE else PlainScrollBarRender
