"""What a shell completes beside commands, options and choices: files, and what is in the store."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from tui.domain.errors import MentoratError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tui.desk.desk import Desk
    from tui.domain.names import Key

Found = tuple[str, str, "Key"]
"""An id or reference, what it is, and the key by which a name finds it."""


class Completed(click.ParamType[str]):
    """A text that a shell completes; cohorts are read in any case."""

    def __init__(
        self, name: str, complete: Callable[[click.Context, str], "Iterable[CompletionItem]"]
    ) -> None:
        self.name = name
        self._complete = complete

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; ids of cohorts have small letters."""
        del param, ctx
        return value.lower() if self.name == _COHORT else value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Return what may be meant; nothing where the store cannot be read."""
        del param
        try:
            return list(self._complete(ctx, incomplete))
        except (MentoratError, OSError):
            return []


_COHORT = "cohort"
_PLANNED = ("move", "confirm", "cancel", "no-show")
"""The commands on what is planned yet."""


def _path_of(kind: str) -> Completed:
    def complete(_: click.Context, incomplete: str) -> "Iterator[CompletionItem]":
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only for a shell

        yield CompletionItem(incomplete, type=kind)

    return Completed(kind, complete)


def _in_store(name: str, find: "Callable[[Desk, click.Context], Iterable[Found]]") -> Completed:
    """Return what completes an id by what it begins with, or by a name that fits."""

    def complete(ctx: click.Context, incomplete: str) -> "Iterator[CompletionItem]":
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only for a shell

        from tui.domain.names import Wanted, likeness  # noqa: PLC0415 - as above

        wanted = Wanted.of(incomplete)
        for reference, what, key in find(ctx.obj.open_desk(), ctx):
            whole, id_ = reference, reference.rpartition("/")[2]
            if whole.startswith(incomplete.lower()) and "/" in incomplete:
                yield CompletionItem(whole, help=what)
            elif id_.startswith(incomplete.lower()) or (wanted and likeness(wanted, key)):
                yield CompletionItem(id_, help=what)

    return Completed(name, complete)


def _cohorts(desk: "Desk", _: click.Context) -> "Iterator[Found]":
    from tui.domain.names import key_of  # noqa: PLC0415 - only for a shell

    for id_ in desk.store_facts().cohorts:
        title = desk.cohort(id_).title
        yield id_, title, key_of(title)


def _pairs(desk: "Desk", _: click.Context) -> "Iterator[Found]":
    from tui.desk.looking import NamedPair  # noqa: PLC0415 - only for a shell

    for one in desk.names():
        if isinstance(one, NamedPair):
            yield one.reference, one.name, one.key


def _people(desk: "Desk", ctx: click.Context) -> "Iterator[Found]":
    """Yield the people of the cohort that the command is on, of all of them where it names none."""
    cohort, pair = ctx.params.get(_COHORT), ctx.params.get("pair")
    if pair:
        cohort = desk.find_pair(pair).contents.cohort.id
    for id_ in [cohort] if cohort else desk.store_facts().cohorts:
        for person in desk.people(id_):
            yield f"{id_}/{person.id}", person.listed_name, person.key


def _exchanges(desk: "Desk", ctx: click.Context) -> "Iterator[Found]":
    from tui.domain.codes import ExchangeState  # noqa: PLC0415 - only for a shell
    from tui.wording.days import long_day  # noqa: PLC0415 - as above

    for view in desk.pairs().pairs:
        for exchange in view.exchanges:
            if ctx.info_name not in _PLANNED or exchange.state is ExchangeState.PLANNED:
                day = long_day(exchange.on, ctx.obj.language)
                what = f"{day}, {view.mentee.listed_name}"
                yield f"{view.cohort.id}/{exchange.id}", what, view.mentee.key


def _on_demo(ctx: click.Context, incomplete: str) -> "Iterable[CompletionItem]":
    """Return what completes a command on the sample, as it would on any store."""
    from dataclasses import replace  # noqa: PLC0415 - only for a shell

    from click.shell_completion import ShellComplete  # noqa: PLC0415 - as above

    from tui.cli.invocation import COMPLETE, PROGRAM  # noqa: PLC0415 - as above
    from tui.settings.paths import demo_store  # noqa: PLC0415 - as above

    on_demo = {"obj": replace(ctx.obj, store=str(demo_store()))}
    typed = list(ctx.params.get("command") or ())
    root = ctx.find_root().command
    return ShellComplete(root, on_demo, PROGRAM, COMPLETE).get_completions(typed, incomplete)


COHORT = _in_store(_COHORT, _cohorts)
FILE, DIRECTORY = _path_of("file"), _path_of("dir")
ON_DEMO = Completed("command", _on_demo)
_PERSON = _in_store("person", _people)

COMPLETED: Mapping[str, Completed] = {
    _COHORT: COHORT,
    "from_cohort": COHORT,
    "pair": _in_store("pair", _pairs),
    "exchange": _in_store("exchange", _exchanges),
    **dict.fromkeys(("person", "mentee", "mentor", "supervisor"), _PERSON),
    "file": FILE,
    "directory": DIRECTORY,
}
"""What completes an argument or an option of a command, by its name."""
