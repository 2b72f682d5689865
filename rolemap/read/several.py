"""The people of one organization in several files: each read as it is, told apart by name, faults of all at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rolemap.errors import InputError
from rolemap.model import ImportLog
from rolemap.read.conform import conform, has_header
from rolemap.read.grid import Grid, read_grid
from rolemap.read.headless import with_titles
from rolemap.read.options import ReadOptions
from rolemap.tables.table import Table


def read_people_files(paths: Sequence[Path], options: Sequence[ReadOptions]) -> list[Table]:
    """The people of each file, one table a file, in that order.

    With several files one may go without titles if it has ids, e-mails or logins: it says more of the others' people.
    A column that ``options`` ask for is asked of the files that have such a header. Files of one name are told apart by
    their folders. Raises ``InputError`` as ``read_people`` does, naming the faults of all files.
    """
    grids: list[Grid] = []
    faults: list[str] = []
    for path, chosen in zip(paths, options, strict=True):
        try:
            grid = read_grid(path, chosen, "people")
            grids.append(grid if chosen.header_row is not None else with_titles(grid))
        except InputError as error:
            faults.append(str(error))
    if faults:
        raise InputError("; ".join(faults))
    tables: list[Table] = []
    for grid, chosen in zip(grids, options, strict=True):
        try:
            tables.append(conform(grid, "people", _asked_here(grid, grids, chosen), is_further=len(grids) > 1))
        except InputError as error:
            faults.append(str(error))
    if faults:
        raise InputError("; ".join(faults))
    if not any(table.has("title") for table in tables):
        conform(grids[0], "people", _asked_here(grids[0], grids, options[0]))  # says which columns there are instead
    return _told_apart(tables, paths)


def _asked_here(grid: Grid, grids: Sequence[Grid], options: ReadOptions) -> ReadOptions:
    """The options without the columns whose headers only other files have."""
    others = [other for other in grids if other is not grid]
    columns = {
        column: header
        for column, header in options.columns.items()
        if has_header(grid, header) or not any(has_header(other, header) for other in others)
    }
    return replace(options, columns=columns)


def _told_apart(tables: Sequence[Table], paths: Sequence[Path]) -> list[Table]:
    names = [table.file for table in tables]
    if len(set(names)) < len(names):
        names = [f"{path.absolute().parent.name}/{name}" for path, name in zip(paths, names, strict=True)]
    seen: Counter[str] = Counter()
    told: list[Table] = []
    for table, name in zip(tables, names, strict=True):
        seen[name] += 1
        told.append(_named(table, name if seen[name] == 1 else f"{name} ({seen[name]})"))
    return told


def _named(table: Table, name: str) -> Table:
    if table.file == name:
        return table
    sources = tuple(replace(source, file=name) for source in table.log.sources)
    notes = tuple(replace(note, file=name) for note in table.log.notes)
    return replace(table, log=ImportLog(sources, notes))
