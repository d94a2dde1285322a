"""The kinds of value that a document's fields hold, each checked without coercion."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

from tui.domain.codes import (
    Anchor,
    Channel,
    Checkpoint,
    Evaluator,
    ExchangeState,
    Party,
    Purpose,
    Rating,
)
from tui.domain.cohorts import LARGEST_NUMBER
from tui.domain.days import FIRST_YEAR, LAST_YEAR
from tui.domain.errors import RefusedError, Rule
from tui.domain.people import check_email, check_time_zone
from tui.domain.texts import ID_LIMIT, NAME_LIMIT, TEXT_LIMIT, TOPIC_LIMIT, clean, clean_id

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def _wrong(kind: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "")


def _refused(error: RefusedError) -> PydanticCustomError:
    return PydanticCustomError("rule", "", {"error": error})


def _cleaner(limit: int, *, newlines: bool = False, required: bool = False) -> Callable[[str], str]:
    def cleaned(text: str) -> str:
        try:
            found = clean(text, limit, newlines=newlines)
        except RefusedError as error:
            raise _refused(error) from None
        if required and not found:
            raise _refused(RefusedError(Rule.TEXT_EMPTY))
        return found

    return cleaned


def _read_id(text: str) -> str:
    try:
        return clean_id(text)
    except RefusedError as error:
        raise _refused(error) from None


def _read_email(text: str) -> str:
    try:
        check_email(text)
    except RefusedError:
        raise _wrong("email") from None
    return text


def _read_time_zone(name: str) -> str:
    try:
        check_time_zone(name)
    except RefusedError as error:
        raise _refused(error) from None
    return name


def _read_day(value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise _wrong("day")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise _wrong("day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _wrong("year")
    return day


def _read_time(value: object) -> time:
    if not isinstance(value, str) or not _CLOCK_TIME.fullmatch(value):
        raise _wrong("clock_time")
    return time.fromisoformat(value)


def _read_moment(value: object) -> datetime:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise _wrong("moment")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise _wrong("moment") from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise _wrong("moment")
    return moment.astimezone(UTC)


def _text_schema(limit: int, **more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "maxLength": limit, **more})


Id = Annotated[
    str,
    AfterValidator(_read_id),
    _text_schema(ID_LIMIT, minLength=1, pattern="^[a-z0-9._-]{1,64}$"),
]
Name = Annotated[str, AfterValidator(_cleaner(NAME_LIMIT)), _text_schema(NAME_LIMIT)]
RequiredName = Annotated[
    str,
    AfterValidator(_cleaner(NAME_LIMIT, required=True)),
    _text_schema(NAME_LIMIT, minLength=1),
]
Topic = Annotated[str, AfterValidator(_cleaner(TOPIC_LIMIT)), _text_schema(TOPIC_LIMIT)]
Text = Annotated[str, AfterValidator(_cleaner(TEXT_LIMIT, newlines=True)), _text_schema(TEXT_LIMIT)]
RequiredText = Annotated[
    str,
    AfterValidator(_cleaner(TEXT_LIMIT, newlines=True, required=True)),
    _text_schema(TEXT_LIMIT, minLength=1),
]
Email = Annotated[
    str,
    AfterValidator(_cleaner(NAME_LIMIT)),
    AfterValidator(_read_email),
    _text_schema(NAME_LIMIT, pattern=r"^[^@\s]+@[^@\s]+$"),
]
TimeZone = Annotated[
    str, AfterValidator(_read_time_zone), WithJsonSchema({"type": "string", "minLength": 1})
]
Day = Annotated[
    date, BeforeValidator(_read_day), WithJsonSchema({"type": "string", "format": "date"})
]
ClockTime = Annotated[
    time,
    BeforeValidator(_read_time),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]
Moment = Annotated[
    datetime,
    BeforeValidator(_read_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Number = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]

_LAX = Strict(strict=False)
"""An enumeration is read from its word, and from nothing else."""

AnchorWord = Annotated[Anchor, _LAX]
ChannelWord = Annotated[Channel, _LAX]
CheckpointWord = Annotated[Checkpoint, _LAX]
EvaluatorWord = Annotated[Evaluator, _LAX]
PartyWord = Annotated[Party, _LAX]
PurposeWord = Annotated[Purpose, _LAX]
RatingWord = Annotated[Rating, _LAX]
StateWord = Annotated[ExchangeState, _LAX]
