"""The columns of a grid as the matcher of headers sees them: samples and comparisons, never whole columns."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_PIECES, _PIECE = 20, 100  # a sample is so many pieces of so many rows, evenly spread over the file
_CELLS = 400  # filled cells of one column that are enough

PLACEHOLDERS = (
    *("NULL", "null", "(null)", "\\N", "N/A", "n/a", "NaN", "nan", "<NA>", "NaT", "None"),
    *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NV"),
)
"""What programs write for "nothing": databases, pandas, Excel in English and German."""

_SPACES = [char.encode("utf-8") for char in map(chr, range(0x3001)) if char.isspace()]
_MAY_BEGIN, _MAY_END = (
    np.isin(np.arange(256), [space[at] for space in _SPACES]) for at in (0, -1)
)  # by byte, whether a white space may begin or end with it


class GridCells:
    """Columns of a grid under their headers; see ``rolemap.read.headers.Cells``."""

    def __init__(self, headers: Sequence[str], table: pa.Table) -> None:
        self._headers = tuple(headers)
        self._table = table
        starts = np.linspace(0, max(0, len(table) - _PIECE), _PIECES).astype(np.int64)
        self._starts = sorted({int(start) // _PIECE * _PIECE for start in starts})
        self._samples: dict[int, tuple[str, ...]] = {}

    @property
    def headers(self) -> Sequence[str]:
        """Headers as written, one a column."""
        return self._headers

    def sample(self, column: int) -> Sequence[str]:
        """Some filled cells of a column, stripped, placeholders left out; none only if nothing else was seen."""
        return [cell for cell in self._seen(column) if cell not in PLACEHOLDERS][:_CELLS]

    def has_placeholder(self, column: int) -> bool:
        """True if some cell of the sample only says that there is nothing ("NULL")."""
        return any(cell in PLACEHOLDERS for cell in self._seen(column))

    def _seen(self, column: int) -> Sequence[str]:
        if column not in self._samples:
            cells = self._spread(column) or _stripped(self._filled(column).slice(0, _CELLS))
            self._samples[column] = tuple(cells)
        return self._samples[column]

    def overlap(self, column: int, other: int) -> float:
        """Share (0-1) of the filled cells of ``column`` (a sample) that are cells of ``other``."""
        cells = self.sample(column)
        if not cells or not len(self._table):
            return 0.0
        found = pc.is_in(
            pa.array(cells, pa.string()), value_set=_array(pc.utf8_trim_whitespace(self._table.column(other)))
        )
        return float(pc.mean(pc.cast(found, pa.int8())).as_py())

    def holds(self, column: int, other: int) -> float:
        """Share (0-1) of rows (a sample) whose cell in ``column`` contains the cell in ``other``, case folded."""
        pairs = [
            (whole.strip().casefold(), part.strip().casefold())
            for whole, part in zip(self._taken(column), self._taken(other), strict=True)
            if whole.strip() and part.strip()
        ]
        return sum(part in whole for whole, part in pairs) / len(pairs) if pairs else 0.0

    def filled(self, column: int) -> float:
        """Share (0-1) of rows (a sample) that fill ``column``."""
        taken = self._taken(column)
        return sum(1 for cell in taken if cell.strip()) / len(taken) if taken else 0.0

    def _spread(self, column: int) -> list[str]:
        return [cell for text in self._taken(column) if (cell := text.strip())]

    def _taken(self, column: int) -> list[str]:
        cells = self._table.column(column)
        return [cell for start in self._starts for cell in cells.slice(start, _PIECE).to_pylist()]

    def _filled(self, column: int) -> pa.ChunkedArray:
        cells = self._table.column(column)
        return cells.filter(pc.greater(pc.binary_length(cells), 0))


def clean_text(cells: pa.ChunkedArray, line_break: str = " ") -> pa.ChunkedArray:
    """Stripped text; a line break inside a cell becomes ``line_break``."""
    bytes_ = [text_of(chunk) for chunk in cells.chunks]
    if any(b"\n" in piece or b"\r" in piece for piece in bytes_):
        cells = pc.replace_substring_regex(cells, pattern=r"[ \t]*[\r\n]+[ \t]*", replacement=line_break)
    if not any(_has_outer_space(chunk) for chunk in cells.chunks):
        return cells
    if all(piece.isascii() for piece in bytes_):
        return pc.ascii_trim_whitespace(cells)
    return pc.utf8_trim_whitespace(cells)


def _has_outer_space(chunk: pa.StringArray) -> bool:
    """True if the first or the last byte of some cell may belong to white space: most columns need no trimming."""
    values = chunk.buffers()[2]
    if values is None or not values.size:
        return False
    offsets = np.frombuffer(chunk.buffers()[1], np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
    filled = offsets[1:] > offsets[:-1]
    data = np.frombuffer(values, np.uint8)
    return bool(_MAY_BEGIN[data[offsets[:-1][filled]]].any() or _MAY_END[data[offsets[1:][filled] - 1]].any())


def text_of(chunk: pa.StringArray) -> bytes:
    """All text of an array at once, in UTF-8: what is nowhere in it is in none of its cells."""
    values = chunk.buffers()[2]
    return b"" if values is None else values.to_pybytes()


def _stripped(cells: pa.ChunkedArray) -> list[str]:
    return [cell for text in cells.to_pylist() if (cell := text.strip())]


def _array(cells: pa.ChunkedArray) -> pa.Array:
    return cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
