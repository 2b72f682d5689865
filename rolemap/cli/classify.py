"""``rolemap classify``: roles only."""

from pathlib import Path
from typing import Annotated

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads
from rolemap.errors import ConfigError

EXAMPLE = "Example:  rolemap classify people.csv --out roles.csv"


@reads(shared.PeopleFile, register=False, redact=True)
def command(
    inputs: Inputs,
    *,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="CSV to write; else stdout.")] = None,
    engine: shared.Engine = shared.EngineName.PANDAS,
    scheduler: shared.Scheduler = None,
    memory: shared.Memory = None,
) -> int:
    """The role of everybody in a file, and why. A title column is enough."""
    from rolemap import api
    from rolemap.cli.large import classify_large, is_large
    from rolemap.cli.output import emit
    from rolemap.cli.progress import progress
    from rolemap.report.people_csv import roles_csv

    if out is not None and out.suffix.casefold() in (".xlsx", ".xls", ".ods", ".json", ".md", ".html"):
        raise ConfigError(f"--out {out}: classify writes CSV, which Excel opens; end the name in .csv")
    of_engine = {"scheduler": scheduler, "memory": memory}
    if is_large(engine, of_engine):
        return classify_large(inputs, engine, out, of_engine)
    with progress("classifying titles"):
        staff, _log = api.classify_people(
            inputs.staff, options=inputs.options, config=inputs.config, redact=inputs.redact, key=inputs.key
        )
        content = roles_csv(staff)
    emit(content, out, inputs.paths, bom=inputs.bom)
    return 0
