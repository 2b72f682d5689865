"""Rows of a delimited text: the fast way for a table that is well formed, a careful one for a table that is not."""

import csv
import io
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import ImportNote, NoteLevel
from rolemap.read.cells import text_of
from rolemap.read.dialect import Dialect
from rolemap.read.limits import endless_cell
from rolemap.read.spill import Profile, profile_of, rejoin

_TEXT = pd.ArrowDtype(pa.string())
_QUOTE = '"'
_STRAY_QUOTES = 200  # after so many quotes that are never closed, quotes mean nothing in this file
_SHOWN = 5  # rows of a kind that get a note of their own; the others are counted


@dataclass(frozen=True, slots=True)
class Parsed:
    """All rows under the header, blank ones included, except those at the positions ``left_out``.

    ``table`` has one text column for each column of the file, named by its position.
    """

    table: pa.Table
    left_out: tuple[int, ...] = ()
    notes: tuple[ImportNote, ...] = ()


def parse(name: str, utf8: bytes, dialect: Dialect) -> Parsed:
    """All rows under the header, blank ones too; short rows are filled, long ones joined again or left out."""
    try:
        table = _fast(utf8, dialect)
    except pa.lib.ArrowCapacityError:
        raise endless_cell(name) from None
    if table is not None and not _swallowed(table, dialect.delimiter):
        return Parsed(table)
    return _Careful(name, dialect).parse(utf8[dialect.body :].decode("utf-8", errors="replace"))


def _fast(utf8: bytes, dialect: Dialect) -> pa.Table | None:
    """The C parser of pandas, None if any row is longer than the header or a quote is never closed."""
    stream = io.BytesIO(utf8)
    stream.seek(dialect.body)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a first row that is too long is a warning only
        try:
            frame = pd.read_csv(
                stream,
                sep=dialect.delimiter,
                header=None,
                names=range(dialect.width),
                index_col=False,
                dtype=_TEXT,
                keep_default_na=False,
                na_filter=False,
                skip_blank_lines=False,
                on_bad_lines="error",
                encoding="utf-8",
            )
        except (pd.errors.ParserError, pd.errors.ParserWarning):
            return None
        except pd.errors.EmptyDataError:
            return _as_table([], dialect.width)
    return pa.table({str(i): _chunked(frame[i]) for i in range(dialect.width)})


def _chunked(series: "pd.Series[str]") -> pa.ChunkedArray:
    values = pa.array(series.array)
    return values if isinstance(values, pa.ChunkedArray) else pa.chunked_array([values])


def _swallowed(table: pa.Table, delimiter: str) -> bool:
    """True if a cell holds what looks like whole rows: a stray quote opened it, and another one closed it."""
    least = max(1, table.num_columns - 1)
    for column in table.columns:
        if any(b"\n" in text_of(chunk) for chunk in column.chunks):
            broken = pc.match_substring(column, "\n")
            for cell in column.filter(broken).to_pylist():
                if any(line.count(delimiter) >= least for line in cell.split("\n")[1:]):
                    return True
    return False


def _as_table(rows: Sequence[Sequence[str]], width: int) -> pa.Table:
    columns = [pa.array([row[i] for row in rows], pa.string()) for i in range(width)]
    return pa.table(columns, names=[str(i) for i in range(width)])


class _Careful:
    """Row by row with the csv module, each oddity noted."""

    def __init__(self, name: str, dialect: Dialect) -> None:
        self.name = name
        self.dialect = dialect
        self.notes: list[ImportNote] = []
        self.seen: Counter[str] = Counter()

    def parse(self, text: str) -> Parsed:
        records = list(self._records(text))
        profile = profile_of([row for row in records if len(row) == self.dialect.width], self.dialect.width)
        rows: list[list[str]] = []
        left_out: list[int] = []
        for position, record in enumerate(records):
            row = self._fitted(record, position, profile)
            if row is None:
                left_out.append(position)
            else:
                rows.append(row)
        return Parsed(_as_table(rows, self.dialect.width), tuple(left_out), tuple(self._with_counts()))

    def _records(self, text: str) -> Iterator[list[str]]:
        """Records of the text. A quote that is never closed is read as a character of its line."""
        lines = list(io.StringIO(text, newline=""))
        start, stray = 0, 0
        while start < len(lines):
            reader = csv.reader(lines[start:], delimiter=self.dialect.delimiter)
            again = False
            while not again:
                before = reader.line_num
                try:
                    record = next(reader)
                except StopIteration:
                    return
                except csv.Error:
                    again = True
                else:
                    taken = lines[start + before : start + reader.line_num]
                    again = len(taken) > 1 and self._is_stray(record, taken)
                    if not again:
                        yield record or [""]
            stray += 1
            yield self._unquoted(lines[start + before])
            start += before + 1
            if stray >= _STRAY_QUOTES:
                yield from (self._unquoted(line) for line in lines[start:])
                return

    def _is_stray(self, record: Sequence[str], taken: Sequence[str]) -> bool:
        """True if a cell over several lines comes of a quote that should not count: the first line alone is a row."""
        if sum(line.count(_QUOTE) for line in taken) % 2:
            return True
        if len(record) == self.dialect.width and not any(
            line.count(self.dialect.delimiter) >= self.dialect.width - 1 for line in taken[1:]
        ):
            return False
        return taken[0].count(self.dialect.delimiter) == self.dialect.width - 1

    def _unquoted(self, line: str) -> list[str]:
        self.seen["quote-stray"] += 1
        if self.seen["quote-stray"] == 1:
            # never the line itself: it holds cells of columns that are not read
            self._note(NoteLevel.CHANGED, "quote-stray", "a quote is never closed; read as a character")
        line = line.rstrip("\r\n")
        return [cell.strip(_QUOTE) for cell in line.split(self.dialect.delimiter)]

    def _fitted(self, record: list[str], position: int, profile: Profile) -> list[str] | None:
        width = self.dialect.width
        if len(record) <= width:
            return record + [""] * (width - len(record))
        if not any(cell.strip() for cell in record[width:]):
            return record[:width]
        row = self.dialect.records + 1 + position
        joined = rejoin(record, profile, self.dialect.delimiter)
        if joined is not None:
            self._row_note(
                NoteLevel.CHANGED,
                "row-rejoined",
                f"{len(record)} cells under {width} headers; joined again where one cell spilled over",
                row,
            )
            return joined
        self._row_note(
            NoteLevel.LEFT_OUT,
            "row-too-long",
            f"{len(record)} cells under {width} headers, and no telling which belong together",
            row,
            next_step="put the cell that holds the delimiter in quotes",
        )
        return None

    def _row_note(self, level: NoteLevel, code: str, message: str, row: int, next_step: str = "") -> None:
        self.seen[code] += 1
        if self.seen[code] <= _SHOWN:
            self._note(level, code, message, row=row, next_step=next_step)

    def _note(self, level: NoteLevel, code: str, message: str, *, row: int = 0, next_step: str = "") -> None:
        self.notes.append(ImportNote(level, code, self.name, message, row=row, next_step=next_step))

    def _with_counts(self) -> Iterator[ImportNote]:
        yield from self.notes
        levels = {note.code: note for note in self.notes}
        for code, count in sorted(self.seen.items()):
            shown = 1 if code == "quote-stray" else _SHOWN
            if count > shown:
                note = levels[code]
                yield ImportNote(
                    note.level, code, self.name, f"and {count - shown} more rows like these", count=count - shown
                )
