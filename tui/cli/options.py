"""What every command has: its help with examples, the forms of its answer, the global options."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.cli.completion import COMPLETED, DIRECTORY
from tui.wording.language import LANGUAGES, current

if TYPE_CHECKING:
    from enum import StrEnum

    from tui.cli.invocation import Invocation


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 90}
"""The settings of every command."""

STORE = "store"
"""The option that names the store: given nothing, it is refused."""

JSON, CSV = "json", "csv"
"""The forms for programs in which a command may answer; a table for people is none of them."""

_Command = TypeVar("_Command", bound=Callable[..., Any])

say = current().say

PAIR_IS = say("PAIR is cohort/id, an id, or part of the mentee's name or e-mail address.")
"""The sentence by which a command's help says how a pair is named."""

NEXT_DAY = say("A weekday such as fri means the next one, or today.")
PAST_DAY = say("A weekday such as fri means the last one, or today.")

HOW_TO_CHANGE = say('Options left out keep their value; an empty one (--note "") clears it.')
"""The sentence by which the help of a command that edits says so."""


class Command(click.Command):
    """A command that takes an empty text for nothing, in each option but some that it clears."""

    def __init__(self, *args: Any, clears: Collection[str], **kwargs: Any) -> None:  # noqa: ANN401 - what click gives
        super().__init__(*args, **kwargs)
        self._clears = clears

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments without the optional fields that are empty."""
        taken = [
            option
            for param in self.params
            if isinstance(param, click.Option) and _may_be_empty(param, self._clears)
            for option in param.opts
        ]
        return super().parse_args(ctx, list(_without_empty(args, taken)))


def _may_be_empty(option: click.Option, clears: Collection[str]) -> bool:
    is_other = option.is_flag or option.required or option.name in {STORE, *clears}
    return not is_other and CLEARING not in clears


def _without_empty(arguments: Sequence[str], options: Collection[str]) -> Iterator[str]:
    """Yield arguments but for the named options that are given nothing, up to a `--`."""
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            yield argument
            break
        name, equals, value = argument.partition("=")
        if name not in options or (equals and value):
            yield argument
        elif not equals and (given := next(left, None)) != "":
            yield from (argument,) if given is None else (argument, given)
    yield from left


CLEARING = "*"
"""The options of a command that clears whichever is empty, as all that edit do."""


def command(
    name: str,
    *sentences: str,
    examples: Sequence[str],
    forms: Sequence[str] = (JSON,),
    clears: Collection[str] = (),
    **settings: Any,  # noqa: ANN401 - what click takes
) -> Callable[[Callable[..., int | None]], click.Command]:
    """Return a decorator that makes a command of a function, which is given the invocation first.

    Its help is made of sentences and examples; behind the function's own options come those of
    the forms in which it answers programs, and the global ones, as everywhere. An empty text is
    nothing in every option but those that the command `clears`.
    """
    if HOW_TO_CHANGE in sentences:
        clears = {CLEARING}

    def decorated(function: Callable[..., int | None]) -> click.Command:
        made = click.command(
            name,
            Command,
            clears=clears,
            help=" ".join(sentences),
            epilog=examples_text(examples),
            context_settings=SETTINGS | settings,
        )(click.pass_obj(function))
        for param in made.params:
            if param.type is click.STRING and param.name in COMPLETED:
                param.type = COMPLETED[param.name]
        for form in forms:
            _FORM_OPTIONS[form](made)
        return global_options(made, hidden=True)

    return decorated


def examples_text(lines: Sequence[str]) -> str:
    """Return the examples that end a command's help, each shown as it is."""
    return "\n".join(("\b", say("Examples:"), *(f"  {line}" for line in lines)))


def global_options(command: _Command, *, hidden: bool = False) -> _Command:
    """Add the options of the whole program to a command."""
    types: Mapping[str, click.ParamType[Any]] = {
        "lang": click.Choice(LANGUAGES, case_sensitive=False),
        STORE: DIRECTORY,
    }
    for name, metavar, meaning in (
        ("lang", "|".join(LANGUAGES), say("Language of the answer.")),
        ("as_of", "DATE", say("View everything as of this date (default: today).")),
        (
            STORE,
            "DIR",
            say("Directory of the store (default: MENTORAT_STORE, or your own store)."),
        ),
    ):
        option = click.option(
            f"--{name.replace('_', '-')}",
            name,
            metavar=metavar,
            type=types.get(name, click.STRING),
            expose_value=False,
            callback=_remember,
            help=meaning,
            hidden=hidden,
        )
        command = option(command)
    return command


def _remember(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value == "" and parameter.name == STORE:
        # an unset variable of a script must not lead to another store
        message = say("--store needs a directory; its value is empty.")
        raise click.UsageError(message, context)
    if value and parameter.name:
        invocation: Invocation = context.obj
        given: dict[str, Any] = {parameter.name: value}
        context.obj = replace(invocation, **given)


def _form_option(form: str, meaning: str) -> Callable[[_Command], _Command]:
    def remember(context: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - as click has it
        invocation: Invocation = context.obj
        if asked and invocation.form is not None:
            raise click.UsageError(say("Choose either --json or --csv."), context)
        if asked:
            context.obj = replace(invocation, form=form)

    name = f"as_{form}"
    return click.option(
        f"--{form}", name, is_flag=True, expose_value=False, callback=remember, help=meaning
    )


_FORM_OPTIONS: Mapping[str, Callable[[click.Command], click.Command]] = {
    JSON: _form_option(JSON, say("Print JSON, for programs.")),
    CSV: _form_option(CSV, say("Print CSV, for spreadsheets.")),
}


def together(*options: Callable[[_Command], _Command]) -> Callable[[_Command], _Command]:
    """Return several options as one decorator; the help lists them in their order."""

    def decorated(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


class OneOf(click.Choice[Any]):
    """One of some codes, typed as programs read it, given to the command as the code it is."""

    def __init__(self, codes: "type[StrEnum]") -> None:
        super().__init__([code.value for code in codes], case_sensitive=False)
        self._codes = codes

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> "StrEnum":
        """Return the code of a value; fail where there is none."""
        return self._codes(super().convert(value, param, ctx))
