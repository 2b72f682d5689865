"""``rolemap draw``: one picture or diagram file."""

from pathlib import Path
from typing import Annotated

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads
from rolemap.errors import ConfigError

EXAMPLE = "Example:  rolemap draw people.csv --work projects.csv --view hierarchy --out hierarchy.svg"


@reads(shared.PeopleFile, register=True)
def command(
    inputs: Inputs,
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="File to write; its suffix says the format.")
    ],
    view: Annotated[
        str,
        typer.Option(
            "--view",
            "-v",
            metavar="V",
            help="hierarchy, org, roles, dependencies, value-chains; or a chart: coverage, load, timeline.",
        ),
    ] = "hierarchy",
    focus: Annotated[
        str | None, typer.Option(metavar="ID", help="This unit or person (id or name), the chain up and the tree down.")
    ] = None,
    portfolio: Annotated[
        str | None, typer.Option(metavar="ID", help="As --focus, for one portfolio of the hierarchy.")
    ] = None,
    depth: Annotated[int | None, typer.Option(metavar="N", min=1, help="Number of levels; the rest is folded.")] = None,
    max_boxes: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Boxes in a picture before lower levels are folded.")
    ] = None,
    max_rows: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Rows in a chart before the rest is counted or summed.")
    ] = None,
    label: Annotated[
        str | None,
        typer.Option(metavar="FIELDS", help="What boxes show: name,title,department; for work name,lead,start."),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="GROUP", help="Rows of --view coverage: department, portfolio or level.")
    ] = None,
    as_of: shared.AsOf = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="For --view org: also people and branches without a PM.")
    ] = False,
    only: Annotated[
        str | None, typer.Option(metavar="gaps", help="Only what has findings, and what is above it.")
    ] = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="light, dark or print.")] = None,
    direction: Annotated[str | None, typer.Option(metavar="D", help="down or right.")] = None,
    paper: Annotated[
        str | None,
        typer.Option(metavar="P", help="Pages of PDF or PNG: a4, a3, a2, letter or tabloid; else one poster."),
    ] = None,
    page_boxes: Annotated[int | None, typer.Option(metavar="N", min=2, help="Boxes on a page or slide.")] = None,
) -> int:
    """Draw the hierarchy, the org chart or another view."""
    import sys

    from rolemap import api
    from rolemap.cli.progress import progress
    from rolemap.drawing import check
    from rolemap.drawing.options import split_options, takes
    from rolemap.files import refuse_inputs

    refuse_inputs([out], inputs.paths)
    check(view, out.suffix)
    options: dict[str, object] = {
        "focus": focus or portfolio,
        "depth": depth,
        "max_boxes": max_boxes,
        "max_rows": max_rows,
        "label": label,
        "by": by,
        "everyone": everyone or None,
        "only_gaps": _only_gaps(only),
        "theme": theme,
        "direction": direction,
        "paper": paper,
        "page_boxes": page_boxes,
    }
    if takes(view, "as_of"):
        options["as_of"] = as_of
    split_options(view, out.suffix, options)
    org = inputs.read()
    with progress("drawing"):
        report = api.find_gaps(org, config=inputs.config, as_of=as_of)
        said: list[str] = []
        written = api.draw(org, out, view, report=report, config=inputs.config, on_warning=said.append, **options)
    for warning in said:
        print(f"warning: {warning}", file=sys.stderr)
    for path in written:
        print(f"written: {path}", file=sys.stderr)
    return 0


def _only_gaps(only: str | None) -> bool | None:
    if only not in (None, "gaps"):
        raise ConfigError(f"--only {only}: there is only --only gaps")
    return True if only else None
