"""``rolemap columns``: how a file was understood."""

from typing import Annotated

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads

EXAMPLE = "Example:  rolemap columns people.csv"


@reads(shared.AnyFile, register=False, also=False)
def command(
    inputs: Inputs,
    *,
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="T", help="people, work or assignments; else what fits the headers best."),
    ] = None,
) -> int:
    """How each column of a file was understood. And what was decided and left out."""
    from rolemap import api
    from rolemap.cli.output import emit
    from rolemap.report.pages import columns_text

    log = api.read_columns(inputs.people, table, options=inputs.options, config=inputs.config)
    emit(columns_text(log), None, inputs.paths)
    return 0
