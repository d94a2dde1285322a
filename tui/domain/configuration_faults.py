"""What may be wrong with what a person wrote into the configuration file."""

from enum import StrEnum

from tui.domain.errors import MentoratError


class ConfigurationFault(StrEnum):
    """Why the configuration file cannot be followed."""

    NOT_READ = "not_read"
    NOT_TOML = "not_toml"
    UNKNOWN_SETTING = "unknown_setting"
    NOT_KEYS = "not_keys"
    UNKNOWN_ACT = "unknown_act"
    UNKNOWN_KEY = "unknown_key"
    KEY_TAKEN = "key_taken"


class ConfigurationError(MentoratError):
    """A configuration file that cannot be followed; its facts name the file and the line."""

    exit_code = 2
