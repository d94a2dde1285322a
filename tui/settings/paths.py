"""Where the stores, the sample and the private log lie."""

from pathlib import Path

_NAME = "mentorat"


def default_store() -> Path:
    """Return the directory of the store that is used where none is named."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only where no store is named

    return user_data_path(_NAME, appauthor=False)


def configuration_file() -> Path:
    """Return the file of what a person sets: the keys."""
    from platformdirs import user_config_path  # noqa: PLC0415 - only for the screens

    return user_config_path(_NAME, appauthor=False) / "config.toml"


def state_directory() -> Path:
    """Return the directory for what can be made anew: the demo, the private log."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only for the demo and after a crash

    return user_state_path(_NAME, appauthor=False)


def make_private(directory: Path) -> None:
    """Make a directory for its user alone, and close one that is open to others; raise OSError."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    directory.chmod(0o700)


def demo_store() -> Path:
    """Return the directory of the demo's store."""
    return state_directory() / "demo"


def view_memory() -> Path:
    """Return the file of how somebody left the views: sorted, filtered, in which colours."""
    return state_directory() / "views.json"


def crash_log() -> Path:
    """Return the private log of what went wrong inside."""
    return state_directory() / "crashes.log"


def sample_cohort() -> Path:
    """Return the sample's import document: in the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "sample_cohort.json"
    return packaged if packaged.exists() else package.parent / packaged.name
