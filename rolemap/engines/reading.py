"""One piece of a file → its rows under canonical names, by the same rules as a whole file."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from rolemap.engines.layout import Layout, arranged, knows_header
from rolemap.engines.partitions import is_packed, is_parquet
from rolemap.engines.pieces import Piece
from rolemap.engines.typed import as_text
from rolemap.errors import InputError
from rolemap.model import ImportLog, Source
from rolemap.read.conform import columns_of
from rolemap.read.delimited import parse
from rolemap.read.dialect import find_dialect
from rolemap.read.encoding import decode
from rolemap.read.grid import to_frame
from rolemap.read.rows import surplus_rows
from rolemap.read.source import read_raw
from rolemap.tables.table import Table

_ONLY_AT_THE_END = ("row-footer",)
_ONLY_AT_THE_BEGINNING = ("row-example",)


@dataclass(frozen=True, slots=True, eq=False)
class PieceRows:
    """The rows of a piece. ``table.row`` counts from 0 at the first row of the piece, ``rows_read`` all of its rows,
    those too that are no rows of people: blank lines, sums, footers.
    """

    table: Table
    rows_read: int


def read_piece(piece: Piece, layout: Layout) -> PieceRows:
    """The rows of a piece under canonical names. Raises ``InputError`` where its bytes are no text of its encoding."""
    cells, left_out = _parquet(piece, layout) if is_parquet(piece.path) else _text(piece, layout)
    rows_read = len(cells) + len(left_out)
    row = np.delete(np.arange(rows_read, dtype=np.int64), left_out)
    surplus = surplus_rows(cells, layout.header)
    out = [at for at, why in surplus.items() if _counts(why, piece)]
    if out:
        keep = np.ones(len(cells), dtype=np.bool_)
        keep[out] = False
        cells, row = cells.filter(pa.array(keep)), row[keep]
    columns, _ = columns_of(cells, layout.understood)
    source = Source(piece.path.name, "people", rows_read, len(row), rows_read - len(row))
    return PieceRows(Table(to_frame(pa.table(columns)), row, ImportLog((source,))), rows_read)


def _counts(why: str, piece: Piece) -> bool:
    """False for what is a footer or an example only at the end or the beginning of a whole file."""
    if is_parquet(piece.path):
        return why == "row-blank"
    return (piece.is_last or why not in _ONLY_AT_THE_END) and (piece.is_first or why not in _ONLY_AT_THE_BEGINNING)


def _text(piece: Piece, layout: Layout) -> tuple[pa.Table, npt.NDArray[np.int64]]:
    name = piece.path.name
    asked = layout.options.encoding or (None if piece.is_first and piece.is_last else piece.encoding)
    decoded = decode(name, _bytes(piece), asked)
    if piece.is_first:
        options = layout.options
        dialect = find_dialect(name, decoded.utf8, knows_header, options.delimiter, options.header_row)
    elif piece.dialect is not None:
        dialect = replace(piece.dialect, body=0)
    else:
        raise AssertionError("a piece of text without the dialect of its file")
    parsed = parse(name, decoded.utf8, dialect)
    header = dialect.header.header
    order = layout.order(header[: dialect.width] + ("",) * (dialect.width - len(header)))
    return arranged(parsed.table, order), np.array(parsed.left_out, dtype=np.int64)


def _bytes(piece: Piece) -> bytes:
    if is_packed(piece.path):
        return read_raw(piece.path).data
    try:
        with piece.path.open("rb") as stream:
            stream.seek(piece.start)
            return stream.read(piece.end - piece.start)
    except OSError as error:
        raise InputError(
            f"{piece.path}: cannot be read ({error.strerror}); all processes must see the file under this name"
        ) from error


def _parquet(piece: Piece, layout: Layout) -> tuple[pa.Table, npt.NDArray[np.int64]]:
    none = np.zeros(0, dtype=np.int64)
    used = {at for taken in layout.understood.match.columns.values() for at in taken}
    try:
        with pq.ParquetFile(piece.path) as file:
            names = file.schema_arrow.names
            order = [at if place in used else -1 for place, at in enumerate(layout.order(names))]
            wanted = [names[at] for at in order if at >= 0]
            read = file.read_row_groups(range(piece.start, piece.end), columns=wanted)
    except (OSError, pa.ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{piece.path}: cannot be read as Parquet ({reason}); write it again") from error
    place_of = {name: place for place, name in enumerate(read.column_names)}
    text = pa.table([as_text(column) for column in read.columns], names=read.column_names)
    return arranged(text, [place_of[names[at]] if at >= 0 else -1 for at in order]), none
