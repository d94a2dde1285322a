"""What is being written in this process at this moment, for who would end or stop it."""

from tui.store.signals import settled


def all_written(patience: float) -> bool:
    """Wait so many seconds for the writes under way; tell whether every one is on disk."""
    return settled(patience)
