"""An act: who changes a store, through what, with which verb, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Act:
    """One change of a store, as its history remembers it; `at` is an aware moment in UTC."""

    actor: str
    via: str
    verb: str
    at: datetime
