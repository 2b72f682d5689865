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
        typer.Option("--view", "-v", metavar="V", help="hierarchy, org, roles, dependencies, …; see docs/formats.md."),
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
    only: Annotated[
        str | None, typer.Option(metavar="gaps", help="Only what has findings, and what is above it.")
    ] = None,
    theme: Annotated[str | None, typer.Option(metavar="T", help="light, dark or print.")] = None,
    direction: Annotated[str | None, typer.Option(metavar="D", help="down or right.")] = None,
    paper: Annotated[
        str | None, typer.Option(metavar="P", help="For PDF: a4, a3, a2, letter or tabloid; else one poster.")
    ] = None,
) -> int:
    """Draw the hierarchy, the org chart or another view."""
    import sys

    from rolemap import api
    from rolemap.cli.progress import progress
    from rolemap.drawing import check
    from rolemap.drawing.options import split_options
    from rolemap.files import refuse_inputs

    refuse_inputs([out], inputs.paths)
    check(view, out.suffix)
    options = {
        "focus": focus or portfolio,
        "depth": depth,
        "max_boxes": max_boxes,
        "only_gaps": _only_gaps(only),
        "theme": theme,
        "direction": direction,
        "paper": paper,
    }
    split_options(view, out.suffix, options)
    org = inputs.read()
    with progress("drawing"):
        written = api.draw(org, out, view, report=api.find_gaps(org, config=inputs.config), **options)
    for path in written:
        print(f"written: {path}", file=sys.stderr)
    return 0


def _only_gaps(only: str | None) -> bool | None:
    if only not in (None, "gaps"):
        raise ConfigError(f"--only {only}: there is only --only gaps")
    return True if only else None
