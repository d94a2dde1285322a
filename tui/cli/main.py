"""One run of the command line: what it raises becomes a sentence and an exit code."""

import os
import sys
from collections.abc import Sequence

import click

from tui.cli.invocation import (
    COMPLETE,
    PROGRAM,
    Ended,
    Invocation,
    ending_by_signals,
    seeing_to_desks,
)
from tui.cli.output import NOT_WRITTEN, give_up_output, make_usable, talk
from tui.domain.errors import MentoratError
from tui.domain.texts import shown
from tui.wording.language import current

INTERRUPTED, PIPE_CLOSED, INTERNAL = 130, 141, 70


def run(arguments: Sequence[str], invocation: Invocation = Invocation()) -> int:  # noqa: B008 - a frozen value
    """Run a command line and give its exit code; what it writes is for its user alone."""
    os.umask(0o077)
    make_usable()
    try:
        with ending_by_signals():
            return _exit_code(arguments, invocation)
    except Ended as ended:
        give_up_output()  # nobody may be reading it
        return ended.code
    except BrokenPipeError:
        give_up_output()
        return PIPE_CLOSED
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last door: what nobody foresaw
        from tui.cli.errors import crash_sentence  # noqa: PLC0415 - only after a crash

        talk(crash_sentence(error, current()))
        return INTERNAL


def run_command(arguments: Sequence[str], invocation: Invocation) -> int:
    """Run a command line within an invocation; what it raises is the caller's."""
    from tui.cli.root import root  # noqa: PLC0415 - it leads back here through `demo`

    try:
        with (
            root.make_context(PROGRAM, list(arguments), obj=invocation) as context,
            seeing_to_desks(context),
        ):
            code = root.invoke(context)
    except click.exceptions.Exit as done:
        code = done.exit_code
    return code if isinstance(code, int) else 0


def _exit_code(arguments: Sequence[str], invocation: Invocation) -> int:
    try:
        if COMPLETE in os.environ:
            return _complete(os.environ[COMPLETE])
        code = run_command(arguments, invocation)
        sys.stdout.flush()
    except click.UsageError as error:
        talk(_said_by_click(error), *_where_help_is(error))
        return error.exit_code
    except click.ClickException as error:
        talk(_said_by_click(error))
        return error.exit_code
    except OSError as error:
        if error.errno not in NOT_WRITTEN:
            raise
        give_up_output()
        reason = error.strerror
        sentence = current().say("Cannot write the output: {reason}.", reason=reason)
        talk(f"{PROGRAM}: {sentence}")
        return 1
    except MentoratError as error:
        from tui.cli.errors import error_lines  # noqa: PLC0415 - only after an error

        talk(*error_lines(error, current()))
        return error.exit_code
    return code


def _said_by_click(error: click.ClickException) -> str:
    """Return the message of an error on one line."""
    return f"{PROGRAM}: {shown(' '.join(error.format_message().split()))}"


def _where_help_is(error: click.UsageError) -> list[str]:
    path = error.ctx.command_path if error.ctx else ""
    if not path or path == PROGRAM:
        return []
    return [current().say("See: {command} --help", command=path)]


def _complete(instruction: str) -> int:
    from click.shell_completion import shell_complete  # noqa: PLC0415 - only for a shell

    from tui.cli.root import root  # noqa: PLC0415 - as above

    return shell_complete(root, {"obj": Invocation()}, PROGRAM, COMPLETE, instruction)
