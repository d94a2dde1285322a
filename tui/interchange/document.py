"""The import document, version 1: its parts, made of the tables of facts, and its JSON Schema."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Strict,
    Tag,
    WithJsonSchema,
    create_model,
    model_validator,
)
from pydantic import Field as PartField
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticCustomError

from tui.domain.contents import Contents
from tui.domain.days import FIRST_YEAR, LAST_YEAR
from tui.domain.errors import RefusedError, Rule
from tui.domain.people import Person, check_time_zone, email_of
from tui.domain.texts import ID_LIMIT, clean, clean_id
from tui.interchange.cohort_tables import COHORT, PEOPLE
from tui.interchange.fields import (
    DATE,
    DATES,
    EMAIL,
    HOLIDAYS,
    MOMENT,
    NAME,
    SAME,
    TIME,
    YES_NO,
    ZONE,
    Codes,
    Constant,
    Field,
    Id,
    Kind,
    Number,
    Table,
    Text,
)
from tui.interchange.pair_tables import EXCHANGES, PAIRS

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def _wrong(kind: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "")


def _obeyed(rule: Callable[[str], str]) -> AfterValidator:
    """Return what reads a text by a rule of the domain; its refusal is an error of the field."""

    def read(text: str) -> str:
        try:
            return rule(text)
        except RefusedError as error:
            raise PydanticCustomError("rule", "", {"error": error}) from None

    return AfterValidator(read)


def _cleaned(kind: Text) -> AfterValidator:
    def cleaned(text: str) -> str:
        found = clean(text, kind.limit, newlines=kind.lines)
        if kind.filled and not found:
            raise RefusedError(Rule.TEXT_EMPTY)
        return found

    return _obeyed(cleaned)


def _email(text: str) -> str | None:
    try:
        return email_of(text)
    except RefusedError:
        raise _wrong("email") from None


def _time_zone(name: str) -> str:
    check_time_zone(name)
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


def _kind_of_holidays(value: object) -> str | None:
    if isinstance(value, list):
        return "dates"
    return "country" if isinstance(value, str) else None


def _schema(**more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


_Day = Annotated[date, BeforeValidator(_read_day), _schema(format="date")]
_Country = Annotated[
    str,
    PartField(pattern="^([A-Za-z]{2}|[Nn][Oo][Nn][Ee])$"),
    _schema(pattern="^([A-Za-z]{2}|none)$"),
]
_TYPES: dict[Kind, Any] = {
    EMAIL: Annotated[
        str,
        _cleaned(NAME),
        AfterValidator(_email),
        _schema(maxLength=NAME.limit, pattern="@"),
    ],
    ZONE: Annotated[str, _obeyed(_time_zone), _schema(minLength=1)],
    DATE: _Day,
    DATES: list[_Day],
    HOLIDAYS: Annotated[
        Annotated[list[_Day], Tag("dates")] | Annotated[_Country, Tag("country")],
        Discriminator(_kind_of_holidays),
    ],
    TIME: Annotated[
        time, BeforeValidator(_read_time), _schema(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")
    ],
    MOMENT: Annotated[datetime, BeforeValidator(_read_moment), _schema(format="date-time")],
    YES_NO: bool,
}

_LAX = Strict(strict=False)
"""An enumeration is read from its word, and from nothing else."""


def _type_of(kind: Kind) -> Any:  # noqa: ANN401 - types have no type
    """Return what pydantic reads a kind of value with, without coercion."""
    match kind:
        case Id():
            schema = _schema(maxLength=ID_LIMIT, minLength=1, pattern="^[a-z0-9._-]{1,64}$")
            return Annotated[str, _obeyed(clean_id), schema]
        case Text():
            least = {"minLength": 1} if kind.filled else {}
            return Annotated[str, _cleaned(kind), _schema(maxLength=kind.limit, **least)]
        case Number(least, most):
            return Annotated[int, PartField(ge=least, le=most)]
        case Codes(codes, many):
            word: Any = Annotated[codes, _LAX]
            return Annotated[list[word], PartField(min_length=1)] if many else word
        case Constant(value):
            return Literal[value]
        case _:
            return _TYPES[kind]


class Part(BaseModel):
    """A part of a document: no coercion, no field that its table does not name."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    table: ClassVar[Table]

    def value(self, **more: object) -> Any:  # noqa: ANN401 - of whatever its table is
        """Return the domain's value; `more` are the facts of it that stand elsewhere."""
        held, composed = self.__dict__, self.table.composed
        for name in self.table.attributes:
            found = held[name]
            if found is not None:
                more[name] = _plain(found) if name in composed else found
        return self.table.of(**more)


def _plain(found: object) -> object:
    if isinstance(found, list):
        return tuple(map(_plain, found))
    return found.value() if isinstance(found, Part) else found


@cache
def part_of(table: Table) -> type[Part]:
    """Return the model that reads a table, or one of many."""
    return _model(table, f"{table.of.__name__}Part")


def _model(table: Table, name: str) -> type[Part]:
    fields: dict[str, Any] = {field.held_as: _part_field(field) for field in table.fields}
    part = create_model(
        name,
        __base__=Part,
        __doc__=table.hint or table.of.__doc__,
        __validators__=_CHECKS.get(table.of),
        **fields,
    )
    part.table = table
    return part


def _part_field(field: Field | Table) -> tuple[Any, Any]:
    kind = _type_inside(field) if isinstance(field, Table) else _type_of(field.kind)
    default = None if isinstance(field, Table) else field.default
    alias = field.name if field.name != field.held_as else None
    if not field.optional and default is None:
        return kind, PartField(alias=alias, description=field.description)
    if isinstance(field, Field) and isinstance(field.kind, Text):
        if field.optional:
            kind = Annotated[kind, AfterValidator(_none_if_empty)]
    elif isinstance(field, Field):
        # spreadsheets write nothing as an empty text
        extra = PartField(json_schema_extra=_or_empty)
        kind = Annotated[kind | None, BeforeValidator(_none_if_empty), extra]
    return kind | None, PartField(default=default, alias=alias, description=field.description)


def _type_inside(table: Table) -> Any:  # noqa: ANN401 - as above
    part: Any = part_of(table)
    if table.most:
        return Annotated[list[part], PartField(max_length=table.most)]
    return list[part] if table.many else part


def _none_if_empty(value: object) -> object:
    return None if value == "" else value


def _or_empty(schema: dict[str, Any]) -> None:
    schema["anyOf"].append({"const": ""})


def _check_name(part: Any) -> Any:  # noqa: ANN401 - the part of a person
    if not (part.given_name or part.family_name):
        raise _wrong("unnamed")
    return part


_CHECKS: dict[type, dict[str, Any]] = {
    Person: {"check_name": model_validator(mode="after")(_check_name)}
}
"""What the fields of a value must satisfy together."""

FORMAT = "mentorat-cohort"
VERSION = 1

DOCUMENT = Table(
    "",
    "A mentoring cohort to be imported.",
    (
        Field("format", Constant(FORMAT), "By this a program knows the file."),
        Field("version", Constant(VERSION), "The version of the parts."),
        Field(
            "as_of",
            DATE,
            "The day on which the document shows the cohort; it is not stored.",
            SAME,
            optional=True,
        ),
        COHORT,
        PEOPLE,
        PAIRS,
        EXCHANGES,
    ),
    of=Contents,
    hint="A mentoring cohort to be imported.",
)

Document = _model(DOCUMENT, "Document")


def import_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the document that `import` reads."""
    schema = Document.model_json_schema(by_alias=True)
    return {"$schema": GenerateJsonSchema.schema_dialect} | schema
