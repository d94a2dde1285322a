"""The desk: every verb on one store, for one actor."""

import getpass
import re
from pathlib import Path

from tui.desk.clock import Clock, PinnedClock, SystemClock
from tui.desk.exchanges import Exchanges
from tui.desk.looking import Looking
from tui.domain.access import Actor
from tui.domain.codes import Role
from tui.store.directory import Store
from tui.store.registry import Registry


class Desk(Looking, Exchanges):
    """A store as one actor works on it."""


def open_desk(root: Path, via: str, clock: Clock | None = None) -> Desk:
    """Give the desk of whoever runs the program, on the store in a directory.

    The store's owner is its coordinator unless the registry says otherwise; a store that is
    pinned to a day, as the demo's is, has that day's clock. Raises StoreError.
    """
    store = Store.open(root)
    registry = store.registry.read()
    pinned = registry.settings.pinned_on
    clock = clock or (PinnedClock(pinned) if pinned else SystemClock())
    return Desk(store, actor_in(registry, login_name()), clock, via)


def actor_in(registry: Registry, login: str) -> Actor:
    """Give who a login name is in a registry; without an entry, a coordinator."""
    access = registry.access.get(login)
    if access is None:
        return Actor(login, frozenset({Role.COORDINATOR}))
    return Actor(login, frozenset(access.roles), access.identities)


def login_name() -> str:
    """Give the name under which the program runs, as an id."""
    return re.sub(r"[^a-z0-9._-]", "-", getpass.getuser().lower())[:64]
