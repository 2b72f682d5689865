"""A folder, a pattern or a file → its pieces, how all of them are read, and what a sample of its rows decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from rolemap.engines.layout import Head, Layout, read_head, read_layout
from rolemap.engines.partitions import partitions
from rolemap.engines.pieces import PIECE_BYTES, Piece, pieces_of
from rolemap.engines.reading import PieceRows
from rolemap.engines.rows import Decided, people_rows
from rolemap.errors import InputError
from rolemap.model import ImportLog, Source
from rolemap.read import ReadOptions
from rolemap.read.conform import columns_of
from rolemap.read.grid import to_frame
from rolemap.tables.table import Table

_SHOWN = 5


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """``paths`` of all files, the ``pieces`` to read, their ``layout``, and what a sample of the rows ``decided``."""

    paths: tuple[Path, ...]
    pieces: tuple[Piece, ...]
    layout: Layout
    decided: Decided


def open_table(given: Path, options: ReadOptions, *, piece_bytes: int = PIECE_BYTES) -> Opened:
    """Look at the heads of all files of a table. Raises ``InputError`` naming all faults of all files."""
    paths = partitions(given)
    heads: list[Head] = []
    faults: list[str] = []
    for path in paths:
        try:
            head = read_head(path, options)
        except InputError as error:
            faults.append(str(error))
        except OSError as error:
            faults.append(f"{path}: cannot be read ({error.strerror}); check the name and the permissions")
        else:
            heads += [head] if head else []
    if faults:
        more = f"; and {len(faults) - _SHOWN} more files" if len(faults) > _SHOWN else ""
        raise InputError("; ".join(faults[:_SHOWN]) + more)
    layout, sample = read_layout(heads, options)
    pieces = tuple(_pieces(heads, piece_bytes))
    return Opened(tuple(paths), pieces, layout, _decided(sample, layout))


def _pieces(heads: list[Head], piece_bytes: int) -> Iterator[Piece]:
    for head in heads:
        yield from pieces_of(head.path, head.dialect, head.encoding, piece_bytes)


def _decided(sample: pa.Table, layout: Layout) -> Decided:
    columns, _ = columns_of(sample, layout.understood)
    log = ImportLog((Source("", "people", len(sample), len(sample), 0),))
    table = Table(to_frame(pa.table(columns)), np.arange(len(sample), dtype=np.int64), log)
    return people_rows(PieceRows(table, len(sample)), layout, Decided())[1].decided
