"""CSV text from columns: a million rows in a second, every cell harmless in a spreadsheet."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.escape import FORMULA_START, spreadsheet_text, without_controls
from rolemap.tables.arrow_text import offsets, text_bytes

Column: TypeAlias = pa.Array | pa.ChunkedArray | Sequence[str]
_STARTS_AS_FORMULA = "^[" + "".join(f"\\x{{{ord(start):x}}}" for start in FORMULA_START) + "]"
_NEEDS_QUOTES = '[",\r\n]'
_ROWS_AT_ONCE = 100_000
"""Rows that become text in one go: enough to lose nothing, few enough that two copies of a big file never exist."""


def csv_text(columns: Mapping[str, Column]) -> str:
    r"""A header and one line a row, ``\n`` after each; cells are quoted where CSV asks for it (RFC 4180).

    ``columns`` maps headers to columns of equal length, text without nulls.

    >>> csv_text({"name": ["Ana, R", "=1+1"], "title": ["PjM", "PgM"]})
    'name,title\n"Ana, R",PjM\n\'=1+1,PgM\n'
    """
    return csv_bytes(columns).decode()


def csv_bytes(
    columns: Mapping[str, Column],
    shared: Mapping[str, Column] = MappingProxyType({}),
    place: npt.NDArray[np.int32] | None = None,
) -> bytes:
    """The same as UTF-8, for a million rows.

    ``shared`` are columns that follow, of a table of few rows that many rows share; ``place`` says which of its rows
    each row has. Their cells are put together once, not once a row.
    """
    header = ",".join(_cells([name])[0].as_py() for name in (*columns, *shared))
    if not header:
        return b""
    cells = [_cells(column) for column in columns.values()]
    once = _joined([_cells(column) for column in shared.values()]) if shared else None
    n = len(cells[0]) if place is None else len(place)

    def lines(start: int) -> memoryview:
        rows = slice(start, start + _ROWS_AT_ONCE)
        parts = [cell[rows] for cell in cells]
        if once is not None and place is not None:
            parts.append(once.take(pa.array(place[rows])))
        parts[-1] = _joined([parts[-1], pa.scalar("\n", pa.large_string())], "")
        return text_bytes(_joined(parts))

    with ThreadPoolExecutor() as pool:  # and works without Python's lock
        return b"".join([f"{header}\n".encode(), *pool.map(lines, range(0, n, _ROWS_AT_ONCE))])


def _joined(cells: Sequence[pa.LargeStringArray], mark: str = ",") -> pa.LargeStringArray:
    return pc.binary_join_element_wise(*cells, pa.scalar(mark, pa.large_string()))


def _cells(column: Column) -> pa.LargeStringArray:
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if not isinstance(column, pa.Array):
        if not "".join(column).isprintable():  # one look at all of them
            column = [without_controls(text) for text in column]
        column = pa.array(column, pa.large_string())
    return _quoted(_harmless(column.cast(pa.large_string())))


def _harmless(column: pa.LargeStringArray) -> pa.LargeStringArray:
    if not _begins_oddly(column):
        return column
    suspects = pc.match_substring_regex(column, _STARTS_AS_FORMULA)
    if not suspects.true_count:
        return column
    safe = [spreadsheet_text(text) for text in column.filter(suspects).to_pylist()]
    return pc.replace_with_mask(column, suspects, pa.array(safe, pa.large_string()))


def _quoted(column: pa.LargeStringArray) -> pa.LargeStringArray:
    text = np.frombuffer(text_bytes(column), np.uint8)
    if not any((text == ord(mark)).any() for mark in ',"\r\n'):
        return column
    special = pc.match_substring_regex(column, _NEEDS_QUOTES)
    if not special.true_count:
        return column
    quote, nothing = (pa.scalar(text, pa.large_string()) for text in ('"', ""))
    quoted = pc.binary_join_element_wise(quote, pc.replace_substring(column, '"', '""'), quote, nothing)
    return pc.if_else(special, quoted, column)


_ODD_BEGINNING = np.zeros(256, dtype=np.bool_)
_ODD_BEGINNING[[start.encode()[0] for start in FORMULA_START]] = True


def _begins_oddly(column: pa.LargeStringArray) -> bool:
    """False if no text can be taken for a formula, by its first byte: a look at all of them takes milliseconds."""
    ends = offsets(column)
    starts = ends[:-1][np.diff(ends) > 0]
    return bool(len(starts)) and bool(_ODD_BEGINNING[np.frombuffer(column.buffers()[2], np.uint8)[starts]].any())
