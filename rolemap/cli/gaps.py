"""``rolemap gaps``: findings only, for a terminal, a mail or a pipeline."""

from pathlib import Path
from typing import Annotated

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads

EXAMPLE = "Example:  rolemap gaps people.csv --work projects.csv --fail-on warning"


@reads(shared.PeopleFile, register=True)
def command(
    inputs: Inputs,
    *,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="F", help="text, md, csv, json, xlsx or html; else by --out's suffix."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="File to write; else stdout.")] = None,
    select: shared.Select = None,
    ignore: shared.Ignore = None,
    as_of: shared.AsOf = None,
    baseline: shared.Baseline = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without", metavar="WHO", help="What opens if this person (name or id) leaves. May be repeated."
        ),
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="As --without, for a file of names or ids, one a line."),
    ] = None,
    fail_on: shared.FailOn = shared.FailOnLevel.ERROR,
) -> int:
    """Where a role is missing, and what else is wrong. Exit code 1 if there are errors (see --fail-on)."""
    from functools import partial

    from rolemap import api
    from rolemap.cli.exits import exit_code
    from rolemap.cli.inputs import read_lines
    from rolemap.cli.output import emit, print_text
    from rolemap.cli.progress import progress
    from rolemap.report import REPORTERS, gaps_text
    from rolemap.report.choose import report_format

    chosen = report_format(format_, out)
    org = inputs.read()
    with progress("checking the rules"):
        leaving = [*(without or ()), *(read_lines(from_) if from_ else ())]
        if leaving:
            report = api.without(org, leaving, config=inputs.config, as_of=as_of)
        else:
            report = api.find_gaps(
                org, select=select or (), ignore=ignore or (), config=inputs.config, as_of=as_of, baseline=baseline
            )
    reporter = REPORTERS[chosen]
    if chosen == "text" and out is None:
        print_text(partial(gaps_text, org, report))
    else:
        emit(reporter(org, report), out, inputs.paths)
    return exit_code(report, fail_on)
