"""The one family of errors: each carries a code and its facts; its sentence is made in wording."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

Fact = date | int | str | None
"""What a reason, a notice or an error may carry, to be put into words later."""

Facts = dict[str, Fact]
"""Facts by the name that a sentence uses for them."""


class MentoratError(Exception):
    """Something that Mentorat says no to: a code, its facts, the exit code of the command."""

    exit_code: ClassVar[int] = 70

    def __init__(self, code: StrEnum, /, **facts: Fact) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: Facts = facts


class Rule(StrEnum):
    """The rules that a fact may break."""

    END_BEFORE_START = "end_before_start"
    TOO_SHORT = "too_short"
    WINDOWS_IMPOSSIBLE = "windows_impossible"
    HELD_IN_FUTURE = "held_in_future"
    PLANNED_IN_PAST = "planned_in_past"
    NO_SHOW_IN_FUTURE = "no_show_in_future"
    MENTOR_IS_MENTEE = "mentor_is_mentee"
    MENTOR_IS_SUPERVISOR = "mentor_is_supervisor"
    TWO_MENTORS_SAME_DAY = "two_mentors_same_day"
    PAUSE_BACKWARDS = "pause_backwards"
    NOT_A_MEETING = "not_a_meeting"
    NOT_PLANNED = "not_planned"
    ONLY_MEETINGS_REPLACE = "only_meetings_replace"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    TEXT_TOO_LONG = "text_too_long"
    TEXT_NOT_CLEAN = "text_not_clean"
    TEXT_EMPTY = "text_empty"
    BAD_ID = "bad_id"
    BAD_TIME_ZONE = "bad_time_zone"
    COHORT_CLOSED = "cohort_closed"
    DATE_NOT_READ = "date_not_read"
    DATE_AMBIGUOUS = "date_ambiguous"
    TIME_NOT_READ = "time_not_read"
    DURATION_NOT_READ = "duration_not_read"
    FILE_REFUSED = "file_refused"
    COHORT_WANTED = "cohort_wanted"
    NOTHING_CHANGED = "nothing_changed"
    SNAPSHOT_REFUSED = "snapshot_refused"
    SNAPSHOT_NEWER = "snapshot_newer"
    SNAPSHOT_UNSOUND = "snapshot_unsound"
    SNAPSHOT_REDACTED = "snapshot_redacted"
    COHORT_EXISTS = "cohort_exists"
    FILE_EXISTS = "file_exists"
    NO_HOME = "no_home"
    BAD_PATH = "bad_path"
    INSIDE_STORE = "inside_store"
    NOT_DAMAGED = "not_damaged"
    FILE_NOT_WRITTEN = "file_not_written"
    FILE_NOT_CONFIRMED = "file_not_confirmed"
    CHANGED_MEANWHILE = "changed_meanwhile"
    CHANGED_SINCE = "changed_since"
    NEEDED_SINCE = "needed_since"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    NO_SUCH_ACT = "no_such_act"
    ALREADY_UNDONE = "already_undone"
    NOT_UNDOABLE = "not_undoable"
    NO_MENTOR_TO_REMIND = "no_mentor_to_remind"
    NOTHING_TO_REMIND = "nothing_to_remind"
    NO_ADDRESS = "no_address"
    AMENDMENT_EMPTY = "amendment_empty"
    NO_INTERNSHIP = "no_internship"
    INTERNSHIP_INCOMPLETE = "internship_incomplete"
    MENTEE_HAS_EXCHANGES = "mentee_has_exchanges"
    FUTURE_FACT = "future_fact"
    SNOOZE_PAST = "snooze_past"
    PAUSE_OVERLAPS = "pause_overlaps"
    NOT_PAUSED = "not_paused"
    EVALUATION_EMPTY = "evaluation_empty"
    ID_TAKEN = "id_taken"
    YEAR_OUT_OF_RANGE = "year_out_of_range"
    UNNAMED = "unnamed"
    BAD_EMAIL = "bad_email"
    BAD_COUNTRY = "bad_country"
    NO_MEETING_CHANNEL = "no_meeting_channel"
    CHANNEL_IN_USE = "channel_in_use"
    KEY_NOT_READ = "key_not_read"
    KEY_PRIVATE = "key_private"
    KEY_SEVERAL_LINES = "key_several_lines"
    KEY_OPTIONS = "key_options"
    KEY_CERTIFICATE = "key_certificate"
    KEY_TYPE = "key_type"
    KEY_CUT = "key_cut"
    KEY_MISMATCH = "key_mismatch"
    KEY_TOO_SHORT = "key_too_short"
    KEY_TAKEN = "key_taken"
    LAST_COORDINATOR = "last_coordinator"


class RefusedError(MentoratError):
    """An act that breaks a rule."""

    exit_code = 1


class ConflictError(RefusedError):
    """A value that somebody else changed since it was seen; `now` is what stands, if anything."""

    def __init__(self, code: Rule, /, *, now: object, **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.now = now


class Missing(StrEnum):
    """What was looked for and not found, or found more than once."""

    COHORT = "cohort"
    PAIR = "pair"
    EXCHANGE = "exchange"
    MENTOR = "mentor"
    PERSON = "person"
    AMBIGUOUS_PAIR = "ambiguous_pair"
    AMBIGUOUS_EXCHANGE = "ambiguous_exchange"
    AMBIGUOUS_PERSON = "ambiguous_person"
    FILE = "file"
    ACCESS = "access"
    KEY = "key"


class NotFoundError(MentoratError):
    """Something that does not exist, or is not the actor's to see: both read the same."""

    exit_code = 1

    def __init__(self, code: Missing, /, *candidates: str, **facts: Fact) -> None:
        super().__init__(code, **facts)
        self.candidates = candidates


class StoreFault(StrEnum):
    """What may be wrong with a store."""

    NO_STORE = "no_store"
    BUSY = "busy"
    DAMAGED = "damaged"
    MALFORMED = "malformed"
    NEWER_FORMAT = "newer_format"
    NEWER_SCHEMA = "newer_schema"
    DISK_FULL = "disk_full"
    READ_ONLY = "read_only"
    NO_RIGHT = "no_right"
    NOT_PRIVATE = "not_private"
    FOREIGN_OWNER = "foreign_owner"
    NOT_A_FILE = "not_a_file"
    IO_FAILED = "io_failed"
    UNCERTAIN = "uncertain"
    EXISTS = "exists"
    TOO_LONG = "too_long"
    NOT_JSON = "not_json"
    LEFTOVER = "leftover"
    UNFINISHED = "unfinished"
    QUARANTINED = "quarantined"
    KEPT_ASIDE = "kept_aside"
    HISTORY_BROKEN = "history_broken"
    DANGLING = "dangling"
    CUT_OFF = "cut_off"
    NETWORK = "network"


class DiskTrait(StrEnum):
    """What a store needs of the disk on which it lies."""

    PRIVATE = "private"
    LOCK = "lock"
    EXCLUSIVE = "exclusive"
    REPLACE = "replace"
    LINK = "link"
    SYNC_DIRECTORY = "sync_directory"
    SYNC = "sync"


class StoreError(MentoratError):
    """A store that cannot be read or written."""

    exit_code = 3


class Forbidden(StrEnum):
    """Why an act is not this actor's."""

    ROLE = "role"
    NOT_YET = "not_yet"
    NOT_YOURS = "not_yours"
    WITHDRAWN = "withdrawn"
    KEY_GONE = "key_gone"


class NotAllowedError(MentoratError):
    """A verb outside the actor's role."""

    exit_code = 4


class AdmissionError(NotAllowedError):
    """Somebody who has no access, or no longer."""

    exit_code = 77


class HostFault(StrEnum):
    """What may be wrong with a host that people log in to."""

    NOT_READ = "not_read"
    INCOMPLETE = "incomplete"
    NOT_ROOTS = "not_roots"
    NOT_OWN = "not_own"
    NOT_ISOLATED = "not_isolated"
    IS_ROOT = "is_root"
    NO_KEY_FILE = "no_key_file"
    HAS_PASSWORD = "has_password"  # noqa: S105 - a code
    NO_SSHD = "no_sshd"
    SSHD_VALUE = "sshd_value"
    ACCEPTS = "accepts"


class HostError(MentoratError):
    """A host that is not as it must be for people to log in."""

    exit_code = 78


class ConfigurationFault(StrEnum):
    """Why the configuration file cannot be followed."""

    NOT_READ = "not_read"
    NOT_TOML = "not_toml"
    UNKNOWN_SETTING = "unknown_setting"
    NOT_KEYS = "not_keys"
    NOT_ONE_OF = "not_one_of"
    UNKNOWN_ACT = "unknown_act"
    UNKNOWN_KEY = "unknown_key"
    KEY_TAKEN = "key_taken"


class ConfigurationError(MentoratError):
    """A configuration file that cannot be followed; its facts name the file and the line."""

    exit_code = 2
