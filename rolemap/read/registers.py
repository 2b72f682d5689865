"""Registers whose shape hides what they say: one column a project, or levels that only indentation shows.

Both are brought into the shape of every other register before headers are matched.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from rolemap.model import ImportNote, NoteLevel
from rolemap.read.grid import Grid, read_grid
from rolemap.read.headers import header_keys, spellings_of
from rolemap.read.options import ReadOptions
from rolemap.read.outline import outline_levels
from rolemap.read.source import read_raw

OUTLINE_HEADER = "Outline Level"
"""Header of the column that indentation turns into."""

_INDENT = re.compile(r"[\s\u00a0\u2007\u202f\u3000]*")
_XLSX = frozenset({"xlsx", "xlsm"})
_LEAST_LABELS = 4  # known headers down the first column that make a file one of columns
_NESTING = ("parent", "outline_level", "wbs", "kind")


def as_register(grid: Grid, path: Path, options: ReadOptions) -> Grid:
    """The grid of a register with one row a unit, and its indentation as a column of outline levels."""
    return with_levels(upright(grid, path, options), path)


def upright(grid: Grid, path: Path, options: ReadOptions) -> Grid:
    """The grid with a row for each project where the file has a column for each (UK GMPP departmental data).

    Such a file has known headers down its first column, and hardly any along its first row. ``row`` is then the number
    of the column in the file.
    """
    if options.header_row is not None or not _is_of_columns(grid):
        return grid
    found = grid.source
    known = replace(options, delimiter=found.delimiter or None, sheet=found.sheet or None, header_row=1)
    whole = read_grid(path, known, "work")
    lines = [list(whole.header), *(list(cells) for cells in zip(*whole.arrow.to_pydict().values(), strict=True))]
    first = next((i for i, line in enumerate(lines) if _canonical(line[0])), 0)
    labels = tuple(line[0].strip() for line in lines[first:])
    units = [(c, [line[c] for line in lines[first:]]) for c in range(1, len(whole.header))]
    filled = [(c, cells) for c, cells in units if any(cell.strip() for cell in cells)]
    turned = pa.table({str(i): pa.array([cells[i] for _, cells in filled], pa.string()) for i in range(len(labels))})
    source = replace(
        whole.source,
        rows_read=len(units),
        rows_used=len(filled),
        rows_left_out=len(units) - len(filled),
        header_row=first + 1,
    )
    note = ImportNote(
        NoteLevel.DECIDED,
        "transposed",
        source.file,
        f"one column a project: {len(filled)} columns read as rows, rows are numbered by column",
        count=len(filled),
    )
    kept = [one for one in whole.notes if one.code in ("encoding", "delimiter", "sheet")]
    return Grid(labels, turned, np.array([c + 1 for c, _ in filled], dtype=np.int64), source, (*kept, note))


def _is_of_columns(grid: Grid) -> bool:
    if not len(grid.header) or not len(grid):
        return False
    down = {column for cell in (grid.header[0], *_cells(grid, 0)[:200]) if (column := _canonical(cell))}
    along = {column for cell in grid.header if (column := _canonical(cell))}
    return len(down) >= _LEAST_LABELS and len(down) > 2 * len(along)


def _canonical(header: str) -> str:
    known = spellings_of("work").exact
    return next((known[key][0].column for key in header_keys(header) if key in known), "")


def with_levels(grid: Grid, path: Path) -> Grid:
    """The grid with a column of outline levels where names are indented and no column says who stands under whom.

    They are indented by blanks; in a workbook by the format of their cells, or their rows are grouped in an outline.
    """
    columns = {_canonical(header): i for i, header in reversed(list(enumerate(grid.header)))}
    if "name" not in columns or any(column in columns for column in _NESTING):
        return grid
    depths = [_depth(cell) for cell in _cells(grid, columns["name"])]
    if len({depth for depth in depths if depth is not None}) < 2 and grid.source.format in _XLSX:
        shown = outline_levels(read_raw(path).data, grid.source.sheet, columns["name"])
        depths = [
            shown.get(row) if depth is not None else None for row, depth in zip(grid.row.tolist(), depths, strict=True)
        ]
    widths = sorted({depth for depth in depths if depth is not None})
    if len(widths) < 2:
        return grid
    levels = ["" if depth is None else str(widths.index(depth) + 1) for depth in depths]
    widened = grid.arrow.append_column(str(grid.arrow.num_columns), pa.array(levels, pa.string()))
    note = ImportNote(
        NoteLevel.DECIDED,
        "indentation",
        grid.source.file,
        f"'{grid.header[columns['name']]}' is indented: read as {len(widths)} outline levels",
        column=grid.header[columns["name"]],
    )
    return Grid((*grid.header, OUTLINE_HEADER), widened, grid.row, grid.source, (*grid.notes, note))


def _depth(cell: str) -> int | None:
    """How far a name is indented, a tab counting as four; None for a blank cell."""
    text = cell.expandtabs(4)
    match = _INDENT.match(text)
    return match.end() if match and text.strip() else None


def _cells(grid: Grid, column: int) -> Sequence[str]:
    cells: list[str] = grid.arrow.column(column).to_pylist()
    return cells
