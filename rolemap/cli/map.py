"""``rolemap map``: everything at once."""

from pathlib import Path
from typing import Annotated

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads

EXAMPLE = "Example:  rolemap map people.csv --work projects.csv --out results"


@reads(shared.PeopleFile, register=True)
def command(
    inputs: Inputs,
    *,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder to write into.")] = Path(
        "rolemap-out"
    ),
    select: shared.Select = None,
    ignore: shared.Ignore = None,
    as_of: shared.AsOf = None,
    baseline: shared.Baseline = None,
    fail_on: shared.FailOn = shared.FailOnLevel.NEVER,
) -> int:
    """Roles, diagrams, gap report and graph, into one folder."""
    from functools import partial

    from rolemap import api
    from rolemap.cli.exits import exit_code
    from rolemap.cli.output import print_text
    from rolemap.cli.progress import progress
    from rolemap.report.terminal import map_text

    org = inputs.read()
    with progress("checking the rules") as on_stage:
        report = api.find_gaps(
            org,
            select=select or (),
            ignore=ignore or (),
            config=inputs.config,
            as_of=as_of,
            baseline=baseline,
        )
        written = api.write_map(org, out, report=report, inputs=inputs.paths, config=inputs.config, on_stage=on_stage)
    left_out = [name for name in api.MAP_FILES if name not in written]
    print_text(partial(map_text, org, report, written=written, left_out=left_out, folder=str(out)))
    return exit_code(report, fail_on)
