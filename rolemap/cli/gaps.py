"""``rolemap gaps``: findings only, for a terminal, a mail or a pipeline."""

from pathlib import Path
from typing import Annotated, Any

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads
from rolemap.errors import ConfigError

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
            "--without", metavar="WHO", help="What breaks if this person (name or id) leaves. May be repeated."
        ),
    ] = None,
    from_: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="What planned changes would do: CSV with name, change (leaves, joins, moves, leads, retitled), "
            "to, title; or names of those who leave, one a line.",
        ),
    ] = None,
    fail_on: shared.FailOn = shared.FailOnLevel.ERROR,
    engine: shared.Engine = shared.EngineName.PANDAS,
    scheduler: shared.Scheduler = None,
    memory: shared.Memory = None,
) -> int:
    """Where a role is missing, and what else is wrong. Exit code 1 if there are errors (see --fail-on)."""
    from functools import partial

    from rolemap import api
    from rolemap.cli.exits import exit_code
    from rolemap.cli.large import count_large, is_large
    from rolemap.cli.output import emit, print_text
    from rolemap.cli.progress import progress
    from rolemap.report import REPORTERS
    from rolemap.report.choose import report_format
    from rolemap.report.terminal import gaps_text

    of_engine = {"scheduler": scheduler, "memory": memory}
    if is_large(engine, of_engine):
        rules = {"--select": select, "--ignore": ignore, "--as-of": as_of, "--baseline": baseline}
        others = {**rules, "--without": without, "--from": from_}
        return count_large(inputs, engine, out, of_engine, format_=format_, others=others)
    chosen = report_format(format_, out)
    if without or from_:
        if baseline is not None:
            raise ConfigError("--baseline: planned changes are held against the map as it is; leave it out")
        asked = {"without": without or (), "select": select or (), "ignore": ignore or (), "as_of": as_of}
        return _what_if(inputs, from_, asked, chosen=chosen, out=out, fail_on=fail_on)
    org = inputs.read()
    with progress("checking the rules"):
        report = api.find_gaps(
            org, select=select or (), ignore=ignore or (), config=inputs.config, as_of=as_of, baseline=baseline
        )
    if chosen == "text" and out is None:
        print_text(partial(gaps_text, org, report))
    else:
        emit(REPORTERS[chosen](org, report), out, inputs.paths, bom=inputs.bom and chosen == "csv")
    return exit_code(report, fail_on)


def _what_if(
    inputs: Inputs,
    changes: Path | None,
    asked: dict[str, Any],
    *,
    chosen: str,
    out: Path | None,
    fail_on: shared.FailOnLevel,
) -> int:
    """The answer to --without and --from; the exit code is that of the gaps that open."""
    from functools import partial

    from rolemap import api
    from rolemap.cli.exits import exit_code
    from rolemap.cli.output import emit, print_text
    from rolemap.cli.progress import progress
    from rolemap.report.whatif import WHATIF_REPORTERS
    from rolemap.report.whatif.text import whatif_text

    org = inputs.read()
    with progress("trying the changes"):
        answer = api.what_if(org, changes or (), config=inputs.config, **asked)
    if chosen == "text" and out is None:
        print_text(partial(whatif_text, answer))
    else:
        paths = [*inputs.paths, *([changes] if changes else [])]
        emit(WHATIF_REPORTERS[chosen](answer), out, paths, bom=inputs.bom and chosen == "csv")
    return exit_code(answer.opened, fail_on)
