"""A block of rows → its part of ``roles.csv`` or of a Parquet file with the same columns; parts → one file."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from rolemap.engines.answers import Answers
from rolemap.engines.engine import Engine
from rolemap.engines.partitions import is_parquet
from rolemap.files import write_file, write_files
from rolemap.report.people_csv import OF_VERDICT, roles_rows

_PART_NAMES = ("part-*.csv", "part-*.parquet")


def write_roles(
    engine: Engine, answers: Answers, out: Path | Callable[[bytes], object], *, as_parquet: bool = False
) -> None:
    """All rows of ``roles.csv``, block by block, whole or not at all; see ``api.classify_large`` for ``out``.

    ``as_parquet`` says what the parts of a folder are.
    """
    if not isinstance(out, Path):
        for piece in one_csv(engine.finished(answers, csv_part)):
            out(piece)
    elif is_parquet(out):
        write_file(out, one_parquet(engine.finished(answers, parquet_part)))
    elif out.suffix:
        write_file(out, one_csv(engine.finished(answers, csv_part)))
    else:
        parts = engine.finished(answers, parquet_part if as_parquet else csv_part)
        suffix = "parquet" if as_parquet else "csv"
        contents = {f"part-{number:05}.{suffix}": _next_of(parts) for number in range(engine.blocks)}
        earlier = [path.name for pattern in _PART_NAMES for path in out.glob(pattern)]
        write_files(out, contents, stale=earlier)


def _next_of(parts: Iterator[bytes]) -> Iterator[bytes]:
    yield next(parts)


def csv_part(block: pa.Table, answers: Answers) -> bytes:
    """Rows of ``roles.csv`` (UTF-8) under its header; see ``report.roles_csv``."""
    return roles_rows(answers.people(block), answers.verdicts, answers.verdict_of(block))


def parquet_part(block: pa.Table, answers: Answers) -> bytes:
    """The same columns as a Parquet file: ``confidence`` double, ``support`` bool, all others text."""
    place = answers.verdict_of(block)
    columns: dict[str, pa.Array] = dict(answers.people(block))
    for name, text_of in OF_VERDICT.items():
        columns[name] = pa.array([text_of(verdict) for verdict in answers.verdicts], pa.string()).take(pa.array(place))
    confidence = np.array([round(verdict.confidence, 2) for verdict in answers.verdicts])
    columns["confidence"] = pa.array(confidence[place] if len(confidence) else np.zeros(0))
    columns["support"] = pa.array(np.array([v.support for v in answers.verdicts], dtype=np.bool_)[place])
    sink = BytesIO()
    pq.write_table(pa.table(columns), sink)
    return sink.getvalue()


def one_csv(parts: Iterable[bytes]) -> Iterator[bytes]:
    """CSV parts as one file: the header of the first alone. No header has a line break."""
    for number, part in enumerate(parts):
        yield part[part.index(b"\n") + 1 :] if number else part


def one_parquet(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Parquet parts as one file of several row groups, in pieces: never more than one part is in memory."""
    sink = _Drained()
    writer: pq.ParquetWriter | None = None
    for part in parts:
        table = pq.read_table(pa.BufferReader(part))
        if writer is None:
            writer = pq.ParquetWriter(pa.PythonFile(sink, mode="w"), table.schema)
        writer.write_table(table)
        yield sink.drain()
    if writer is not None:
        writer.close()
    yield sink.drain()


class _Drained:
    """A file to write to, whose bytes are taken away as they come."""

    closed = False

    def __init__(self) -> None:
        self._bytes: list[bytes] = []
        self._length = 0

    def write(self, data: bytes) -> int:
        self._bytes.append(bytes(data))
        self._length += len(data)
        return len(data)

    def tell(self) -> int:
        return self._length

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is to be closed."""

    def drain(self) -> bytes:
        """All bytes since the last time."""
        drained = b"".join(self._bytes)
        self._bytes.clear()
        return drained
