"""Large files in pieces that fit into memory: CSV cut at the ends of its records, Parquet between its row groups."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from rolemap.engines.partitions import is_packed, is_parquet
from rolemap.errors import InputError
from rolemap.read.dialect import Dialect

PIECE_BYTES = 32 * 1024**2
"""Size of a piece of text; what is read of it takes some times as much memory."""
PIECE_ROWS = 200_000
"""Rows of Parquet that are read together, where its row groups are not larger."""
_LONGEST = 4  # times the size of a piece: a record that is longer comes of a quote that is never closed


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of one file. Of text ``start`` and ``end`` are bytes, of Parquet row groups.

    ``dialect`` and ``encoding`` are those of the file's head; the first piece, which has the header, finds its own.
    """

    path: Path
    start: int
    end: int
    is_first: bool = True
    is_last: bool = True
    dialect: Dialect | None = None
    encoding: str | None = None


def pieces_of(path: Path, dialect: Dialect | None, encoding: str | None, size: int = PIECE_BYTES) -> Iterator[Piece]:
    """The pieces of one file, in order.

    ``encoding`` is None where each piece is to find its own: UTF-8, unless bytes of a piece deny it. Raises
    ``InputError`` where a file cannot be cut: packed, or of two bytes a letter, and larger than a piece.
    """
    if is_parquet(path):
        yield from _row_groups(path)
        return
    length = path.stat().st_size
    if length <= size:
        yield Piece(path, 0, length, dialect=dialect, encoding=encoding)
        return
    if is_packed(path) or (encoding or "").startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        why = "is packed" if is_packed(path) else f"is {encoding}"
        raise InputError(f"{path}: {why} and too large to be read at once; write it as plain UTF-8, or as Parquet")
    bounds = [0, *cuts(path, size), length]
    last = len(bounds) - 2
    for at, start in enumerate(bounds[:-1]):
        yield Piece(path, start, bounds[at + 1], at == 0, at == last, dialect, encoding)


def cuts(path: Path, size: int) -> list[int]:
    """Bytes of a text file at which a record begins, about ``size`` apart: line ends outside of quoted cells.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     file = Path(name) / "people.csv"
    ...     _ = file.write_bytes(b'id,name\\n1,"Ana\\nRuiz"\\n2,Ken\\n')
    ...     cuts(file, 12), cuts(file, 100)
    ([8, 21], [])
    """
    found: list[int] = []
    at, last, is_open = 0, 0, False
    with path.open("rb") as stream:
        while block := stream.read(size):
            is_odd = is_open ^ bool(block.count(b'"') % 2)
            end, quotes = block.rfind(b"\n"), is_odd
            if end >= 0:
                quotes ^= bool(block.count(b'"', end) % 2)
            while end >= 0 and quotes:  # the line end stands in a quoted cell
                before = block.rfind(b"\n", 0, end)
                quotes ^= bool(block.count(b'"', max(before, 0), end) % 2)
                end = before
            if end >= 0:
                last = at + end + 1
                found.append(last)
            elif at + len(block) - last > _LONGEST * size:
                raise InputError(
                    f"{path}: a quote is opened near byte {last} and not closed for {_LONGEST * size // 1024**2} MB; "
                    "close it, or read the file with --engine pandas"
                )
            at += len(block)
            is_open = is_odd
    return [cut for cut in found if cut < at]


def _row_groups(path: Path) -> Iterator[Piece]:
    with pq.ParquetFile(path) as file:
        rows = [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)]
    bounds, held = [0], 0
    for group, count in enumerate(rows):
        if held and held + count > PIECE_ROWS:
            bounds.append(group)
            held = 0
        held += count
    bounds.append(len(rows))
    last = len(bounds) - 2
    for at, start in enumerate(bounds[:-1]):
        yield Piece(path, start, bounds[at + 1], at == 0, at == last)
