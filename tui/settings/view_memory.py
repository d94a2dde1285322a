"""How somebody left the views, remembered until the next start: order, filter, colours."""

import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tui.settings.paths import make_private

_FORMAT, _VERSION = "mentorat-views", 1
_EVERY = "*"
"""What stands for all cohorts together."""

_MOST_PEOPLE, _LONGEST = 100, 200


class ViewMemory:
    """Small texts by name, for one person at one store; what cannot be kept is forgotten.

    The file is shared with the other sessions of its user: what is put goes into what they left.
    """

    def __init__(self, path: Path | None = None, store: str = "", actor: str = "") -> None:
        self._path = path
        self._actor = actor
        self._person = f"{actor} {store}"
        self.was_damaged = False
        """Whether there was a file that could not be understood; the next change replaces it."""
        self._kept = self._read()

    def of(self, store: str) -> "ViewMemory":
        """Return what is remembered of another store, for the same person."""
        return ViewMemory(self._path, store, self._actor)

    def get(self, name: str, cohort: str | None = None) -> str:
        """Return what was kept for the views of a cohort, or of all; empty where nothing was."""
        mine = self._kept["people"].get(self._person, {})
        return str(mine.get(cohort or _EVERY, {}).get(name, ""))

    def put(self, name: str, text: str, cohort: str | None = None) -> None:
        """Keep a text for the views of a cohort, or of all; an empty one is forgotten."""
        if text == self.get(name, cohort):
            return

        def change(kept: dict[str, Any]) -> None:
            people = kept["people"]
            mine = people.pop(self._person, {})
            people[self._person] = mine
            leaves = mine.setdefault(cohort or _EVERY, {})
            leaves.pop(name, None)
            if text:
                leaves[name] = text[:_LONGEST]
            for oldest in list(people)[: max(len(people) - _MOST_PEOPLE, 0)]:
                del people[oldest]

        self._change(change)

    @property
    def theme(self) -> str:
        """The name of the colours chosen, whatever the store."""
        return str(self._kept.get("theme", ""))

    @theme.setter
    def theme(self, name: str) -> None:
        if name != self.theme:
            self._change(lambda kept: kept.update(theme=name))

    def _change(self, change: Callable[[dict[str, Any]], None]) -> None:
        self._kept = self._read()
        change(self._kept)
        if self._path is not None:
            # where nothing can be written, what is remembered ends with the session
            with suppress(OSError):
                _write(self._path, self._kept)

    def _read(self) -> dict[str, Any]:
        if self._path is None:
            return getattr(self, "_kept", _nothing())
        try:
            kept = json.loads(self._path.read_bytes())
        except OSError:
            return getattr(self, "_kept", _nothing())
        except (ValueError, RecursionError):
            kept = None
        if _is_sound(kept):
            return kept  # type: ignore[no-any-return]
        self.was_damaged = True
        return _nothing()


def _nothing() -> dict[str, Any]:
    return {"format": _FORMAT, "version": _VERSION, "theme": "", "people": {}}


def _is_sound(kept: object) -> bool:
    """Return whether a document is one of ours, of this version, and texts all through."""
    if not isinstance(kept, dict) or kept.keys() != _nothing().keys():
        return False
    if (kept["format"], kept["version"]) != (_FORMAT, _VERSION):
        return False
    return isinstance(kept["theme"], str) and _is_tree(kept["people"], 3)


def _is_tree(node: object, depth: int) -> bool:
    if depth == 0:
        return isinstance(node, str)
    return isinstance(node, dict) and all(_is_tree(one, depth - 1) for one in node.values())


def _write(path: Path, kept: dict[str, Any]) -> None:
    """Write a document for its owner alone; a reader finds the old one or the new one."""
    make_private(path.parent)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=True, indent=1)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
