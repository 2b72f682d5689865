"""``rolemap columns``: how a file was understood, or what of it, if something is missing."""

from typing import Annotated

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads
from rolemap.errors import InputError

EXAMPLE = "Example:  rolemap columns people.csv"


@reads(shared.AnyFile, register=False)
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
    from rolemap.model import ImportLog
    from rolemap.report.pages import columns_text

    log = ImportLog()
    for number, path in enumerate(inputs.staff):
        chosen = dict(inputs.options)
        if number and "also" in chosen:
            chosen["people"] = chosen["also"]
        log += api.read_columns(path, table, options=chosen, config=inputs.config)
    missing = [note for note in log.notes if note.code == "column-missing"]
    kept = tuple(note for note in log.notes if note.code != "column-missing")
    emit(columns_text(ImportLog(log.sources, kept)), None, inputs.paths)
    if missing:
        raise InputError("; ".join(f"{note.file}: {note.message}" for note in missing))
    return 0
