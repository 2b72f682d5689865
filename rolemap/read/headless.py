"""A list of job titles without a header: one column whose first line is a title like all others."""

from dataclasses import replace

import numpy as np
import pyarrow as pa

from rolemap.model import ImportNote, NoteLevel
from rolemap.read.grid import Grid
from rolemap.read.headers import readings_of, spellings_of, title_share

_LEAST = 0.4  # share of the lines that must read like job titles
_SEEN = 200  # lines that decide


def with_titles(grid: Grid) -> Grid:
    """The grid of a list of titles with the header that it lacks; any other grid as it is.

    >>> table = pa.table({"0": ["Program Manager", "Baker"]})
    >>> from rolemap.model import Source
    >>> grid = Grid(("Project Manager",), table, np.array([2, 3]), Source("titles.txt", "", 2, 2, 0, header_row=1), ())
    >>> with_titles(grid).header, with_titles(grid).frame[0].tolist(), with_titles(grid).row.tolist()
    (('title',), ['Project Manager', 'Program Manager', 'Baker'], [1, 2, 3])
    """
    if len(grid.header) != 1 or readings_of(grid.header[0], spellings_of("people")):
        return grid
    first = grid.header[0]
    cells = [cell for text in grid.arrow.column(0).slice(0, _SEEN).to_pylist() if (cell := text.strip())]
    if not title_share([first]) or title_share([first, *cells]) < _LEAST:
        return grid
    source = replace(
        grid.source, rows_read=grid.source.rows_read + 1, rows_used=grid.source.rows_used + 1, header_row=0
    )
    note = ImportNote(
        NoteLevel.DECIDED,
        "header-none",
        source.file,
        f"no header: every line is read as a job title, the first one too ('{first[:60]}')",
        row=grid.source.header_row,
        next_step="if the first line is a header: --header-row 1",
    )
    table = pa.table({"0": pa.chunked_array([pa.array([first], pa.string()), *grid.arrow.column(0).chunks])})
    row = np.concatenate([np.array([grid.source.header_row], dtype=np.int64), grid.row])
    kept = [one for one in grid.notes if one.code != "header-row"]
    return Grid(("title",), table, row, source, (*kept, note))
