"""The command `schema`."""

import click

from tui.cli.options import SETTINGS, examples
from tui.cli.streams import print_document
from tui.wording.language import current

say = current().say


@click.command(
    "schema",
    context_settings=SETTINGS,
    help=say("Print the JSON Schema of the documents that import reads."),
    epilog=examples("mentorat schema import > cohort.schema.json"),
)
@click.argument("document", type=click.Choice(["import"]))
def schema(document: str) -> None:  # noqa: ARG001 - there is one so far
    """Print a JSON Schema."""
    from tui.interchange.schema import import_schema  # noqa: PLC0415 - pydantic is slow to import

    print_document(import_schema())
