"""How long the store is put to the test: shortly in every run, for long where it is asked for."""

import os

IS_LONG = bool(os.environ.get("MENTORAT_TORTURE"))
"""Whether `make torture` runs."""


def times(short: int, long: int) -> int:
    """Give how often something is done."""
    return long if IS_LONG else short


def told(**counts: int) -> None:
    """Say what was done, where it was done for long."""
    if IS_LONG:
        print(", ".join(f"{name}: {count:,}" for name, count in counts.items()))  # noqa: T201
