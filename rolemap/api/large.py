"""Tables larger than memory: roles and counts through an engine, DuckDB on one machine or Dask on several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.api.settings import PathLike, Stage, classifier, options_of, silent

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.engines.counting import Counts
    from rolemap.engines.engine import Engine
    from rolemap.model import Kind
    from rolemap.read import ReadOptions

ENGINES = ("duckdb", "dask")
"""What reads a table that memory does not hold; each is an extra of the same name."""


def classify_large(
    people: PathLike,
    out: PathLike | Callable[[bytes], object],
    *,
    engine: str = "duckdb",
    scheduler: str | None = None,
    memory: str | None = None,
    options: Mapping[str, ReadOptions] | None = None,
    config: Config | None = None,
    on_stage: Stage = silent,
) -> tuple[str, ...]:
    """Write the rows of ``roles.csv`` for a folder, a pattern or a file of any size, block by block.

    Parameters
    ----------
    people : path
        A folder of CSV or Parquet files (with those in its folders), a pattern (``people/*.parquet``), or one file. All
        files have the same columns and are one table, in the order of their names.
    out : path or function
        ``.csv`` or ``.parquet``: one file. A folder (no suffix): parts, ``part-00000.csv``, … , as Parquet where
        the first file of the table is. A function gets the bytes of a CSV file in pieces.
    engine : str
        ``duckdb`` or ``dask``.
    scheduler : str, optional
        Address of a Dask scheduler; without it two processes of this machine. All files must be seen by all workers.
    memory : str, optional
        What DuckDB may use, such as ``500MB``; by default four fifths of the machine.
    options, config
        As of ``classify_people``.

    Returns
    -------
    tuple of str
        What was not answered, in words: references to managers by name, context of too many people.

    Raises
    ------
    ConfigError
        The engine is unknown or not installed, or no scheduler answers.
    InputError
        Files are missing, are no tables, or their columns differ; all faults at once.
    OutputError
        The output cannot be written, or the disk is full.

    Examples
    --------
    >>> from pathlib import Path
    >>> folder = Path(getfixture("tmp_path")) / "people"
    >>> folder.mkdir()
    >>> for name, title in (("a.csv", "Project Manager"), ("b.csv", "Baker")):
    ...     _ = (folder / name).write_text(f"id,title\\n{name},{title}\\n")
    >>> duckdb = __import__("pytest").importorskip("duckdb")
    >>> classify_large(folder, folder.parent / "roles.csv")
    ()
    >>> [line.split(",")[4] for line in (folder.parent / "roles.csv").read_text().splitlines()]
    ['role', 'PjM', 'other']
    """
    from rolemap.engines.partitions import is_parquet
    from rolemap.engines.run import settle, with_context_of_titles
    from rolemap.engines.source import open_table
    from rolemap.engines.writing import write_roles
    from rolemap.files import refuse_inputs

    on_stage("looking at the files")
    with _engine(engine, scheduler, memory) as running:
        opened = open_table(Path(people), options_of("people", options, config))
        if not callable(out):
            refuse_inputs([Path(out)], [Path(people), *opened.paths])
        on_stage("reading")
        settled = settle(running, opened, classifier(config))
        on_stage("classifying titles")
        settled = with_context_of_titles(running, settled, opened.layout)
        on_stage("writing")
        write_roles(
            running, settled.answers, out if callable(out) else Path(out), as_parquet=is_parquet(opened.paths[0])
        )
    return settled.remarks


def count_large(
    people: PathLike,
    work: PathLike | None = None,
    *,
    engine: str = "duckdb",
    scheduler: str | None = None,
    memory: str | None = None,
    kinds: Mapping[str, Kind | str] | None = None,
    options: Mapping[str, ReadOptions] | None = None,
    config: Config | None = None,
    on_stage: Stage = silent,
) -> Counts:
    """Roles and coverage of a folder, a pattern or a file of any size: the counts that ``find_gaps`` begins with.

    ``work`` is a register that memory holds; leads are found by id, e-mail and name, not by near spellings of names.
    Everything else is as of ``classify_large``.
    """
    from rolemap.engines.counting import count
    from rolemap.engines.run import settle
    from rolemap.engines.source import open_table
    from rolemap.model import Kind
    from rolemap.read import read_work

    on_stage("looking at the files")
    understood = {**(config.kinds if config else {}), **{word: Kind(kind) for word, kind in (kinds or {}).items()}}
    with _engine(engine, scheduler, memory) as running:
        register = None if work is None else read_work(Path(work), options_of("work", options, config))
        opened = open_table(Path(people), options_of("people", options, config))
        on_stage("reading")
        settled = settle(running, opened, classifier(config))
        on_stage("counting")
        return count(running, opened, settled, register, understood)


@contextmanager
def _engine(name: str, scheduler: str | None, memory: str | None) -> Iterator[Engine]:
    """A running engine. Raises ``ConfigError``: unknown, not installed, or options that it does not have."""
    from rolemap.errors import ConfigError

    if name not in ENGINES:
        raise ConfigError(f"--engine {name}: no such engine; one of pandas, {', '.join(ENGINES)}")
    if scheduler is not None and name != "dask":
        raise ConfigError(f"--scheduler {scheduler}: only --engine dask has a scheduler")
    if memory is not None and name != "duckdb":
        raise ConfigError(f"--memory {memory}: only --engine duckdb takes it; workers of Dask have their own limits")
    try:
        if name == "duckdb":
            from rolemap.engines.on_duckdb import OnDuckdb as Chosen
        else:
            from rolemap.engines.on_dask import OnDask as Chosen  # type: ignore[assignment]  # one or the other
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("duckdb", "distributed", "dask"):
            raise
        raise ConfigError(f"--engine {name} is not installed; add it: pip install 'rolemap[{name}]'") from None
    given = {"memory_limit": memory} if name == "duckdb" else {"address": scheduler}
    with Chosen(**given) as running:  # type: ignore[arg-type]  # each has its own option
        yield running
