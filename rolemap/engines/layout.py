"""What the heads of all partitions say: one header for all, and how its columns are read, by the rules of one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from rolemap.engines.partitions import is_packed, is_parquet
from rolemap.engines.pieces import PIECE_ROWS
from rolemap.engines.typed import as_text
from rolemap.errors import InputError
from rolemap.model import Source
from rolemap.read import Grid, ReadOptions
from rolemap.read.conform import Understood, understand
from rolemap.read.delimited import parse
from rolemap.read.dialect import Dialect, find_dialect
from rolemap.read.encoding import decode
from rolemap.read.headers import spellings_of
from rolemap.read.source import read_raw

_HEAD = 512 * 1024  # bytes of a file, enough for its header and for a sample of its rows
_SAMPLED = 20  # files, evenly spread, whose heads are the sample
_SHOWN = 5
_UTF8 = ("utf-8", "utf-8-sig", "ascii")


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of one file: its header, and of text its dialect and its encoding (None: UTF-8 so far)."""

    path: Path
    header: tuple[str, ...]
    rows: pa.Table
    dialect: Dialect | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """``header`` of all files, how its columns are ``understood``, and the first row's number less one: ``above``."""

    header: tuple[str, ...]
    understood: Understood
    options: ReadOptions
    above: int

    def has(self, column: str) -> bool:
        """True if the files have this canonical column."""
        return column in self.understood.match.columns

    def order(self, header: Sequence[str]) -> list[int]:
        """The place in a file's own ``header`` of each column of the common one; -1 for columns without a name."""
        return _order(self.header, header)


def knows_header(header: str) -> bool:
    """True for a known header of a people file."""
    return spellings_of("people").knows(header)


def read_head(path: Path, options: ReadOptions) -> Head | None:
    """The head of one file, None for a file without a byte. Raises ``InputError`` as ``read_people`` does."""
    if is_parquet(path):
        return _parquet_head(path)
    if not path.exists() or path.is_dir() or is_packed(path) or 0 < path.stat().st_size <= _HEAD:
        data, whole = read_raw(path).data, True
    else:
        with path.open("rb") as stream:
            data = stream.read(_HEAD)
        whole = path.stat().st_size <= len(data)
    if not data:
        return None
    if not whole:
        data = data[: data.rfind(b"\n") + 1] or data
    decoded = decode(path.name, data, options.encoding)
    dialect = find_dialect(path.name, decoded.utf8, knows_header, options.delimiter, options.header_row)
    if dialect.header.numbers_only and options.header_row is None:
        raise InputError(f"{path}: no header: row {dialect.records} holds only numbers; put a row of names above it")
    rows = parse(path.name, decoded.utf8[: max(_HEAD, dialect.body)], dialect).table
    header = dialect.header.header[: dialect.width] + ("",) * (dialect.width - len(dialect.header.header))
    encoding = None if decoded.encoding in _UTF8 and options.encoding is None else decoded.encoding
    return Head(path, header, rows, dialect, encoding)


def read_layout(heads: Sequence[Head], options: ReadOptions) -> tuple[Layout, pa.Table]:
    """The header that all files share and how it is read, and the sample of rows under it that this rests on.

    Raises ``InputError`` naming each file that differs.
    """
    if not heads:
        raise InputError("all files are empty; export them again, with a header row and the rows under it")
    first = heads[0]
    faults = [fault for head in heads[1:] if (fault := _difference(first, head))]
    if faults:
        more = f"; and {len(faults) - _SHOWN} more files" if len(faults) > _SHOWN else ""
        raise InputError(
            f"{'; '.join(faults[:_SHOWN])}{more}; files of one table must have the same columns: rename those that "
            "differ, or give the files that agree as a pattern"
        )
    chosen = [heads[at] for at in sorted({round(at) for at in np.linspace(0, len(heads) - 1, _SAMPLED)})]
    sample = pa.concat_tables(arranged(head.rows, _order(first.header, head.header)) for head in chosen)
    source = Source(first.path.name, "people", len(sample), len(sample), 0)
    grid = Grid(first.header, sample, np.arange(len(sample), dtype=np.int64), source, ())
    above = first.dialect.records if first.dialect else 1
    return Layout(first.header, understand(grid, "people", options), options, above), sample


def arranged(table: pa.Table, order: Sequence[int]) -> pa.Table:
    """The columns of a file in another order, named by their new places; blank ones for -1."""
    blank = pa.chunked_array([pa.repeat(pa.scalar("", pa.string()), len(table))])
    columns = [table.column(at) if 0 <= at < table.num_columns else blank for at in order]
    return pa.table(columns, names=[str(at) for at in range(len(order))])


def _parquet_head(path: Path) -> Head:
    try:
        with pq.ParquetFile(path) as file:
            header = tuple(file.schema_arrow.names)
            batch = next(file.iter_batches(min(PIECE_ROWS, 2_000)), None)
            table = pa.table(batch) if batch is not None else file.schema_arrow.empty_table()
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; check the name and the folder") from error
    except (OSError, pa.ArrowException) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise InputError(f"{path}: cannot be read as Parquet ({reason}); write it again") from error
    rows = pa.table([as_text(column) for column in table.columns], names=[str(at) for at in range(len(header))])
    return Head(path, header, rows)


def _difference(first: Head, head: Head) -> str:
    """What columns a file lacks or has that the first does not; empty if they agree."""
    lacking, added = _without(first.header, head.header), _without(head.header, first.header)
    said = [f"has no column {_listed(lacking)}"] if lacking else []
    said += [f"has a column {_listed(added)}"] if added else []
    return f"{head.path}: {' and '.join(said)}, unlike {first.path.name}" if said else ""


def _without(names: Sequence[str], others: Sequence[str]) -> list[str]:
    left = list(others)
    lacking = []
    for name in filter(None, names):
        if name in left:
            left.remove(name)
        else:
            lacking.append(name)
    return lacking


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(f"'{name}'" for name in names[:_SHOWN]) + more


def _order(common: Sequence[str], header: Sequence[str]) -> list[int]:
    free = list(range(len(header)))
    order = []
    for name in common:
        at = next((at for at in free if name and header[at] == name), -1)
        if at >= 0:
            free.remove(at)
        order.append(at)
    return order
