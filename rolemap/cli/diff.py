"""``rolemap diff``: what changed between two runs."""

from pathlib import Path
from typing import Annotated

import typer

from rolemap.cli import options as shared

EXAMPLE = "Examples:  rolemap diff results-may results-june · rolemap diff may.csv june.csv --out changes.html"


def command(
    before: Annotated[
        Path, typer.Argument(metavar="BEFORE", help="Folder of an earlier map, or an earlier people file.")
    ],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="Folder of a later map, or a later people file.")],
    *,
    work_before: Annotated[
        Path | None, typer.Option("--work-before", metavar="FILE", help="Register that goes with BEFORE.")
    ] = None,
    work_after: Annotated[
        Path | None, typer.Option("--work-after", metavar="FILE", help="Register that goes with AFTER.")
    ] = None,
    also_before: Annotated[
        list[Path] | None,
        typer.Option("--also-before", metavar="FILE", help="Further people file that goes with BEFORE."),
    ] = None,
    also_after: Annotated[
        list[Path] | None,
        typer.Option("--also-after", metavar="FILE", help="Further people file that goes with AFTER."),
    ] = None,
    assignments_before: Annotated[
        Path | None, typer.Option("--assignments-before", metavar="FILE", help="Assignments that go with BEFORE.")
    ] = None,
    assignments_after: Annotated[
        Path | None, typer.Option("--assignments-after", metavar="FILE", help="Assignments that go with AFTER.")
    ] = None,
    kind: shared.Kinds = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="F", help="text, md, json, xlsx or html; else by --out's suffix."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="File to write; else stdout.")] = None,
    redact: shared.Redact = None,
    key: shared.Key = None,
    config: shared.ConfigFile = None,
) -> int:
    """What changed between two runs. People, roles, units and leads; gaps opened, closed and still open."""
    from functools import partial

    from rolemap import api
    from rolemap.cli.inputs import parse_inputs
    from rolemap.cli.output import emit, print_text
    from rolemap.cli.progress import progress
    from rolemap.report.choose import report_format
    from rolemap.report.diff import DIFF_REPORTERS
    from rolemap.report.diff.text import diff_text

    chosen = report_format(format_, out, DIFF_REPORTERS)
    inputs = parse_inputs(after, kind=kind, config=config, redact=redact, key=key)
    with inputs.key_kept_if_done():
        with progress("comparing"):
            difference = api.compare(
                before,
                after,
                work_before=work_before,
                work_after=work_after,
                also_before=also_before or (),
                also_after=also_after or (),
                assignments_before=assignments_before,
                assignments_after=assignments_after,
                kinds=inputs.kinds,
                config=inputs.config,
                redact=inputs.redact,
                key=inputs.key,
            )
        if chosen == "text" and out is None:
            print_text(partial(diff_text, difference))
        else:
            given = (before, after, work_before, work_after, assignments_before, assignments_after)
            files = [path for path in (*given, *(also_before or ()), *(also_after or ())) if path is not None]
            emit(DIFF_REPORTERS[chosen](difference), out, files)
    return 0
