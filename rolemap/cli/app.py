"""The ``typer`` application, and the one place where errors become exit codes."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from rolemap import __version__
from rolemap.cli import classify, columns, diff, draw, explain, gaps, map, review, rules
from rolemap.errors import RolemapError

EXIT_CANNOT_RUN = 2
EXIT_INTERRUPTED = 130

app = typer.Typer(
    name="rolemap",
    help="Who is which PM, what do they lead, and where is a role missing: from an org chart CSV (people and titles) "
    "and, where there is one, a register of projects. Everything stays on this machine.",
    epilog="Begin with:  rolemap map people.csv --work projects.csv --out results",
    add_completion=False,
    rich_markup_mode=None,  # start-up: 126 ms to 60 ms
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for module in (map, classify, gaps, draw, diff, explain, review, rules, columns):
    app.command(module.NAME, epilog=module.EXAMPLE)(module.command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rolemap {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """The options of ``rolemap`` itself; its help is the application's."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line with ``arguments``; return its exit code and never let a traceback out on purpose."""
    try:
        result = app(list(arguments) or ["--help"], prog_name="rolemap", standalone_mode=False)
    except RolemapError as error:
        print(f"rolemap: {error}", file=sys.stderr)
        return EXIT_CANNOT_RUN
    except typer.TyperException as error:
        print(f"rolemap: {error.format_message()}; 'rolemap --help' shows the commands and options", file=sys.stderr)
        return EXIT_CANNOT_RUN
    except (KeyboardInterrupt, typer.Abort):
        print("rolemap: interrupted, nothing was written", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (``rolemap gaps … | head``): that is no fault of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return int(result or 0)
