"""The arguments and options that several commands share, each spelled once."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

PeopleFile = Annotated[
    Path, typer.Argument(metavar="PEOPLE", help="Org chart: CSV or workbook, one row a person or position.")
]
AlsoFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--also",
        metavar="FILE",
        help="Further file of the same people or of more of them: posts, contractors, managers. May be repeated.",
    ),
]
AnyFile = Annotated[Path, typer.Argument(metavar="FILE", help="Any file that rolemap would read.")]
WorkFile = Annotated[
    Path | None,
    typer.Option("--work", "-w", metavar="FILE", help="Register of portfolios, programs, projects and products."),
]
AssignmentsFile = Annotated[
    Path | None, typer.Option("--assignments", "-a", metavar="FILE", help="Who works on what: person, work item, role.")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="WORD=KIND",
        help="What a word of the register means: portfolio, program, project or product. May be repeated.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="NAME=HEADER",
        help='Read a column from this header: title="Stelle"; for the register: work:lead="Leitung". May be repeated.',
    ),
]
Encoding = Annotated[
    list[str] | None,
    typer.Option(
        metavar="[TABLE:]NAME", help="Encoding, such as cp1252, instead of the one found; work:cp1252, also:cp1252."
    ),
]
Delimiter = Annotated[
    list[str] | None,
    typer.Option(metavar="[TABLE:]CHAR", help="Delimiter instead of the one found; 'tab' for a tab."),
]
HeaderRow = Annotated[
    list[str] | None, typer.Option(metavar="[TABLE:]ROW", help="Row that holds the headers, counted from 1.")
]
Sheet = Annotated[list[str] | None, typer.Option(metavar="[TABLE:]NAME", help="Sheet of a workbook.")]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="Settings; else rolemap.toml of this folder or of PEOPLE's."),
]
Redact = Annotated[
    str | None,
    typer.Option(
        "--redact",
        metavar="LEVEL",
        help="To share: 'names' puts pseudonyms for people, 'all' for titles, departments and work too.",
    ),
]
Key = Annotated[
    Path | None,
    typer.Option(
        "--key",
        metavar="FILE",
        help="With --redact: who is who, never to be shared; else rolemap-key.csv beside PEOPLE.",
    ),
]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="CODE", help="Check only this rule. May be repeated.")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODE", help="Do not check this rule. May be repeated.")
]


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        from rolemap.tables.values.dates import single_day  # start-up: most write year-month-day

        day = single_day(written)
    if day is None:
        raise typer.BadParameter(f"{written!r} is not plainly one day; write year-month-day, such as 2026-12-31")
    return day


AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=_day,
        metavar="DATE",
        help="Day to compare dates with (2026-12-31); else the newest time of the input files.",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="gaps.json of an earlier run: report only what is new."),
]


class EngineName(StrEnum):
    """What reads the people."""

    PANDAS = "pandas"
    DUCKDB = "duckdb"
    DASK = "dask"


Engine = Annotated[
    EngineName,
    typer.Option(
        "--engine",
        help="pandas: files that fit into memory. duckdb: a folder, a pattern ('people/*.parquet') or a file of any "
        "size; dask: the same on a cluster. See docs/scale.md.",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="HOST:PORT", help="Dask scheduler; without it two processes of this machine."),
]
Memory = Annotated[
    str | None,
    typer.Option("--memory", metavar="SIZE", help="Memory that DuckDB may use, such as 500MB; more goes to the disk."),
]


class FailOnLevel(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


FailOn = Annotated[
    FailOnLevel, typer.Option("--fail-on", help="Exit with 1 if there is a finding of this severity or a worse one.")
]
