"""``rolemap draw``: one picture or diagram file."""

from pathlib import Path
from typing import Annotated

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads

NAME = "draw"
EXAMPLE = "Example:  rolemap draw people.csv --work projects.csv --view hierarchy --out hierarchy.svg"


@reads(shared.PeopleFile, register=True)
def command(
    inputs: Inputs,
    *,
    out: Annotated[
        Path, typer.Option("--out", "-o", metavar="FILE", help="File to write; its suffix says the format.")
    ],
    view: Annotated[str, typer.Option("--view", "-v", metavar="V", help="hierarchy or org.")] = "hierarchy",
) -> int:
    """Draw the hierarchy of work, or the organisation chart."""
    import sys

    from rolemap import api
    from rolemap.cli.progress import progress
    from rolemap.draw import check
    from rolemap.files import refuse_inputs

    refuse_inputs([out], inputs.paths)
    check(view, out.suffix)
    org = inputs.read()
    with progress("drawing"):
        written = api.draw(org, out, view, report=api.find_gaps(org, config=inputs.config))
    for path in written:
        print(f"written: {path}", file=sys.stderr)
    return 0
