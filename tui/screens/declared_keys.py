"""Every key as the code declares it: by what it does, and by where it works."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

import tui.screens
import tui.widgets

_OURS = "tui."


@dataclass(frozen=True, slots=True)
class Act:
    """What some keys do: its id, its keys as they are unless a person sets others, its words."""

    id: str
    keys: tuple[str, ...]
    name: str
    purpose: str
    place: str
    """Where it works, as Help calls it."""


def acts(app: type[App[None]]) -> list[Act]:
    """Give every act that has keys, by place, those of the app first."""
    found: dict[str, Act] = {}
    for place, binding in bound_places(app):
        if binding.id and binding.id not in found:
            keys = tuple(one.key for one in Binding.make_bindings([binding]))
            found[binding.id] = Act(binding.id, keys, binding.description, binding.tooltip, place)
    return list(found.values())


def bound_places(app: type[App[None]]) -> Iterator[tuple[str, Binding]]:
    """Give every binding of ours as it is declared, with the name of the place that declares it."""
    for place in (app, *(one for one in _places() if one is not app)):
        for binding in place.__dict__.get("BINDINGS", ()):
            yield title_of(place), binding


def chains(app: type[App[None]]) -> Iterator[tuple[str, list[Binding]]]:
    """Give, by the name of its screen, what is bound together: in a list, its screen, the app."""
    for screen in _places():
        if not issubclass(screen, Screen) or _is_base(screen):
            continue
        # a question keeps the app's keys away, but for those that go before all others
        is_question = issubclass(screen, ModalScreen)
        above = [one for one in _bound(app) if one.priority or not is_question]
        own = [*_bound(screen), *above]
        title = title_of(screen)
        yield title, own
        for widget in _widgets_of(screen):
            yield title, [*_bound(widget), *own]


def title_of(place: type[DOMNode]) -> str:
    """Give what a place is called in Help, else the first words of what is written of it."""
    title = place.__dict__.get("BINDING_GROUP_TITLE")
    return str(title or (place.__doc__ or place.__name__).partition("\n")[0].rstrip("."))


def _is_base(place: type[DOMNode]) -> bool:
    """Tell whether others of ours are made of it, and so have its keys as well."""
    return any(one.__module__.startswith(_OURS) for one in _below(place))


def _bound(place: type[DOMNode]) -> list[Binding]:
    return [binding for _, binding in place._merge_bindings()]  # noqa: SLF001 - as Textual merges them, told nowhere else


def _places() -> list[type[DOMNode]]:
    """Give every screen and widget of ours, in the order of their names."""
    for package in (tui.screens, tui.widgets):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    places = [one for one in _below(DOMNode) if one.__module__.startswith(_OURS)]
    return sorted(places, key=lambda one: (one.__module__, one.__qualname__))


def _below(base: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for one in base.__subclasses__():
        yield one
        yield from _below(one)


def _widgets_of(screen: type[DOMNode]) -> Iterable[type[DOMNode]]:
    """Give the widgets that the modules of a screen, and of those widgets, name."""
    found: dict[type[DOMNode], None] = {}
    modules = [one.__module__ for one in screen.__mro__ if one.__module__.startswith(_OURS)]
    while modules:
        for one in vars(sys.modules[modules.pop()]).values():
            is_widget = isinstance(one, type) and issubclass(one, DOMNode)
            if is_widget and one.__module__.startswith("tui.widgets") and one not in found:
                found[one] = None
                modules.append(one.__module__)
    return found
