"""The ``typer`` application, and the one place where errors become exit codes."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from rolemap import __version__
from rolemap.errors import RolemapError

EXIT_CANNOT_RUN = 2
EXIT_INTERRUPTED = 130
_TOO_LARGE = "not enough memory for files of this size; close other programs, or split the files"
_TOO_DEEP = "a settings file or a report is nested too deeply to be read; write it again"

_WITH_WORK = "give a register with --work FILE, further people with --also FILE"
_FURTHER_FILES = {
    "map": _WITH_WORK,
    "gaps": _WITH_WORK,
    "draw": _WITH_WORK,
    "classify": "give further people with --also FILE",
    "diff": "give registers with --work-before FILE and --work-after FILE",
}
"""What somebody may have meant by a further argument."""

COMMANDS = {
    "map": "Roles, diagrams, gap report and graph, into one folder.",
    "classify": "The role of everybody in a file, and why.",
    "gaps": "Where a role is missing, and what else is wrong.",
    "draw": "Draw the hierarchy, the org chart or another view.",
    "diff": "What changed between two runs.",
    "explain": "Explain a title, a role or a rule.",
    "review": "Ask about doubtful titles and keep the answers.",
    "rules": "All rules: code, severity, name, and what each finds.",
    "columns": "How each column of a file was understood.",
}
"""Command → its line in the list of commands. A command is the module of that name in this package."""


def application(command: str | None = None) -> typer.Typer:
    """The application with one command in full and the others by name alone, which spares half of the start-up."""
    app = typer.Typer(
        name="rolemap",
        help="Who is which PM, what do they lead, and where is a role missing: from an org chart CSV (people and "
        "titles) and, where there is one, a register of projects. Everything stays on this machine.",
        epilog="Begin with:  rolemap map people.csv --work projects.csv --out results",
        add_completion=False,
        rich_markup_mode=None,  # start-up: 126 ms to 60 ms
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_options)
    for name, words in COMMANDS.items():
        if name == command:
            module = import_module(f"rolemap.cli.{name}")
            app.command(name, short_help=words, epilog=module.EXAMPLE)(module.command)
        else:
            app.command(name, short_help=words)(_not_loaded)
    return app


def _not_loaded() -> None:
    """Stands for a command in the list of commands; never run."""


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rolemap {__version__}")
        raise typer.Exit


def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """The options of ``rolemap`` itself; its help is the application's."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line with ``arguments``; return its exit code and never let a traceback out on purpose."""
    if sys.stderr is None:  # closed by the caller (``2>&-``): then nobody wants to read it
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open until the process ends
    try:
        app = application(next((argument for argument in arguments if not argument.startswith("-")), None))
        result = app(list(arguments) or ["--help"], prog_name="rolemap", standalone_mode=False)
    except RolemapError as error:
        return _cannot_run(str(error))
    except typer.TyperException as error:
        return _cannot_run(f"{error.format_message().rstrip('.')}; {_hint(error.format_message(), arguments)}")
    except (MemoryError, RecursionError) as error:
        return _cannot_run(_TOO_DEEP if isinstance(error, RecursionError) else _TOO_LARGE)
    except (KeyboardInterrupt, typer.Abort):
        result = EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (``rolemap gaps … | head``): that is no fault of ours.
        from rolemap.cli.output import discard_stdout

        discard_stdout()
        return 0
    if result == EXIT_INTERRUPTED:  # typer may have caught it before us
        print("rolemap: interrupted; no output is half-written", file=sys.stderr)
    return int(result or 0)


def _hint(fault: str, arguments: Sequence[str]) -> str:
    """What to type instead."""
    command = next((argument for argument in arguments if argument in COMMANDS), "")
    if fault.startswith("Got unexpected extra argument") and command in _FURTHER_FILES:
        return _FURTHER_FILES[command]
    return f"'{' '.join(filter(None, ('rolemap', command)))} --help' shows what there is"


def _cannot_run(message: str) -> int:
    print(f"rolemap: {message}", file=sys.stderr)
    return EXIT_CANNOT_RUN
