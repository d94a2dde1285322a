"""Where the stores, the sample and the private log lie."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from tui.domain.errors import RefusedError, Rule

_NAME = "mentorat"


def typed_path(text: str) -> Path:
    """Return the path that a person typed, `~` being a home; refuse what no file can be called."""
    try:
        path = Path(text).expanduser()
        path.lstat()
    except RuntimeError:
        raise RefusedError(Rule.NO_HOME, path=text) from None
    except ValueError as error:
        raise RefusedError(Rule.BAD_PATH, path=text, reason=str(error)) from None
    except OSError as error:
        if error.errno in {errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL}:
            raise RefusedError(Rule.BAD_PATH, path=text, reason=error.strerror) from None
    return path


def starting_directory() -> Path:
    """Return the directory where the program was started; where that is gone, the home."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.path.expanduser("~"))  # noqa: PTH111 - it never fails


def default_store() -> Path:
    """Return the directory of the store that is used where none is named; raise RefusedError."""
    from platformdirs import user_data_path  # noqa: PLC0415 - only where no store is named

    return _own(user_data_path)


def configuration_file() -> Path | None:
    """Return the file of what a person sets, such as the keys; None without a home."""
    from platformdirs import user_config_path  # noqa: PLC0415 - only for the screens

    directory = _if_home(user_config_path)
    return directory and directory / "config.toml"


def state_directory() -> Path:
    """Return the directory for what can be made anew: the demo, the log; raise RefusedError."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only for the demo and after a crash

    return _own(user_state_path)


def _own(find: Callable[..., Path]) -> Path:
    """Return the program's own directory of a kind; refuse where there is no home to hold it."""
    path = _if_home(find)
    if path is None:
        raise RefusedError(Rule.NO_HOME, path="~")
    return path


def _if_home(find: Callable[..., Path]) -> Path | None:
    try:
        path = find(_NAME, appauthor=False)
    except RuntimeError:
        return None
    return path if path.is_absolute() else None


def make_private(directory: Path) -> None:
    """Make a directory for its user alone, and close one that is open to others; raise OSError."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    directory.chmod(0o700)


def demo_store() -> Path:
    """Return the directory of the demo's store."""
    return state_directory() / "demo"


def view_memory() -> Path | None:
    """Return the file of how somebody left the views, such as sorted; None without a home."""
    from platformdirs import user_state_path  # noqa: PLC0415 - only for the screens

    directory = _if_home(user_state_path)
    return directory and directory / "views.json"


def crash_log() -> Path:
    """Return the private log of what went wrong inside."""
    return state_directory() / "crashes.log"


def sample_cohort() -> Path:
    """Return the sample's import document: in the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "sample_cohort.json"
    return packaged if packaged.exists() else package.parent / packaged.name
