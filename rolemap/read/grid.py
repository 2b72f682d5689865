"""Any file as a grid of text: what stands in it, before anybody asks what it means."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from rolemap.errors import InputError
from rolemap.model import ImportNote, NoteLevel, Source
from rolemap.read.cells import GridCells
from rolemap.read.delimited import parse
from rolemap.read.dialect import ONE_COLUMN, find_dialect
from rolemap.read.encoding import Decoded, decode
from rolemap.read.fitting import fitting_table, quoted
from rolemap.read.headers import TABLES, spellings_of
from rolemap.read.limits import LONGEST_CELL, check_cells, check_columns, check_lines
from rolemap.read.loader import Loaded, is_loader_file, read_loader
from rolemap.read.markup import charset_of, is_page, page_as_csv
from rolemap.read.options import ReadOptions
from rolemap.read.quotes import with_doubled_quotes
from rolemap.read.rows import notes_of, surplus_rows
from rolemap.read.source import RawFile, read_raw

if TYPE_CHECKING:
    from rolemap.read.workbook import Sheet

_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", "": "none (one column)"}


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The table of one file as text.

    ``header`` has the names as written, one a column, ``""`` where there is none. ``arrow`` has the cells as written
    (text, no missing values, columns named "0", "1", …), ``frame`` the same as a pandas frame of Arrow strings, columns
    numbered from 0; blank rows, sums and footers are not in it. ``row``
    gives the row of each in the file, 1-based, as a spreadsheet program numbers them: a record of a CSV file is one
    row however many lines its quoted cells take, blank lines count, Excel's own ``sep=`` line does not. ``source``
    says how the file was read and how its rows add up, ``notes`` what was decided and left out.
    """

    header: tuple[str, ...]
    arrow: pa.Table
    row: npt.NDArray[np.int64]
    source: Source
    notes: tuple[ImportNote, ...]

    def __len__(self) -> int:
        return len(self.arrow)

    @property
    def frame(self) -> pd.DataFrame:
        """The cells as a pandas frame, columns numbered from 0."""
        return to_frame(self.arrow).set_axis(range(self.arrow.num_columns), axis=1)


def to_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table of text as a pandas frame of Arrow strings, without a copy; its index is 0..n-1."""
    columns = {
        name: pd.Series(pd.arrays.ArrowExtensionArray(column), copy=False)
        for name, column in zip(table.column_names, table.columns, strict=True)
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(table)), copy=False)


def read_grid(path: Path, options: ReadOptions | None = None, table: str | None = None) -> Grid:
    """Read the table that stands in a file: delimited text, ``.xlsx``, ``.xls``, ``.ods``; gzip, or a zip of one file.

    Encoding, delimiter, header row and sheet are found out unless ``options`` says them; headers known for ``table``
    (``people``, ``work``, ``assignments``; all of them without it) count as evidence. Raises ``InputError`` for what
    is no table: missing, empty, a folder, binary, without a header.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "people.csv"
    ...     _ = file.write_bytes("Worker Report\\n\\nName;Führungskraft\\nAna;Ken\\n;\\n".encode("cp1252"))
    ...     grid = read_grid(file)
    >>> grid.header, grid.frame.values.tolist(), grid.row.tolist()
    (('Name', 'Führungskraft'), [['Ana', 'Ken']], [4])
    >>> grid.source.encoding, grid.source.delimiter, grid.source.header_row, grid.source.rows_left_out
    ('cp1252', ';', 3, 1)
    """
    options = options or ReadOptions()
    if options.header_row is not None and options.header_row < 1:
        raise InputError(f"{path}: row {options.header_row} cannot be the header; rows are counted from 1")
    raw = read_raw(Path(path))
    knows = _knows(table)
    grid = _from_workbook(raw, options, knows, table) if raw.is_workbook else _from_text(raw, options, knows)
    return _without_surplus(grid)


def _knows(table: str | None) -> Callable[[str], bool]:
    known = [spellings_of(name) for name in ((table,) if table else TABLES)]

    @cache
    def knows(header: str) -> bool:
        return any(spellings.knows(header) for spellings in known)

    return knows


def _from_text(raw: RawFile, options: ReadOptions, knows: Callable[[str], bool]) -> Grid:
    if is_page(raw.data):
        return _from_page(raw, options, knows)
    check_lines(raw.name, raw.data)
    decoded = decode(raw.name, raw.data, options.encoding)
    if is_loader_file(decoded.utf8):
        found = read_loader(raw.name, decoded.utf8.decode("utf-8"), knows, options.sheet)
        return _from_loader(raw, decoded, found)
    if options.sheet is not None:
        raise InputError(f"{raw.name}: is a text file and has no sheet '{options.sheet}'; leave --sheet out")
    utf8, escaped = with_doubled_quotes(decoded.utf8)
    check_columns(raw.name, decoded.utf8)
    dialect = find_dialect(raw.name, utf8, knows, options.delimiter, options.header_row)
    if dialect.header.numbers_only and options.header_row is None:
        raise InputError(
            f"{raw.name}: no header: row {dialect.records} holds only numbers; put a row of names above it, "
            "or say which row it is with --header-row"
        )
    if dialect.header.is_data:
        raise InputError(_no_names(raw.name, f"row {dialect.records}"))
    parsed = parse(raw.name, utf8, dialect)
    if len(utf8) > LONGEST_CELL:
        check_cells(raw.name, parsed.table)
    rows_read = len(parsed.table) + len(parsed.left_out)
    kept = np.delete(np.arange(rows_read, dtype=np.int64), parsed.left_out)
    delimiter = "" if dialect.delimiter == ONE_COLUMN else dialect.delimiter
    source = Source(
        raw.name, "", rows_read, len(parsed.table), len(parsed.left_out), raw.modified,
        format="csv" if not raw.packed else f"csv in {raw.packed}",
        encoding=decoded.encoding, delimiter=delimiter, header_row=dialect.records - dialect.header.rows + 1,
    )  # fmt: skip
    notes = [
        _decided(raw.name, "encoding", f"encoding {decoded.encoding}: {decoded.how}", decoded.encoding),
        _decided(
            raw.name, "delimiter", f"delimiter {_DELIMITER_NAMES.get(delimiter, delimiter)}: {dialect.how}", delimiter
        ),
    ]
    if decoded.replaced:
        text = f"{decoded.replaced} characters are not {decoded.encoding} and read as �"
        notes.append(ImportNote(NoteLevel.FAULT, "encoding-broken", raw.name, text, count=decoded.replaced))
    if escaped:
        text = f"quotes inside cells have a backslash before them ({escaped}); read as quotes"
        notes.append(ImportNote(NoteLevel.CHANGED, "quote-escaped", raw.name, text, count=escaped))
    if decoded.nuls:
        text = f"NUL bytes taken out: {decoded.nuls}"
        notes.append(ImportNote(NoteLevel.CHANGED, "nul-bytes", raw.name, text, count=decoded.nuls))
    header = _padded(dialect.header.header, dialect.width)
    row = kept + dialect.records + 1
    return Grid(header, parsed.table, row, source, (*notes, *_header_note(source, dialect.header.rows), *parsed.notes))


def _from_page(raw: RawFile, options: ReadOptions, knows: Callable[[str], bool]) -> Grid:
    """The grid of the largest table of a web page; its rows are those of the table."""
    said = charset_of(raw.data) if options.encoding is None else None
    decoded = decode(raw.name, raw.data, options.encoding or said)
    how = "said by the page" if said else decoded.how
    table = replace(raw, data=page_as_csv(raw.name, decoded.utf8.decode("utf-8", "replace")))
    grid = _from_text(table, replace(options, encoding="utf-8", delimiter=","), knows)
    notes = [note for note in grid.notes if note.code not in {"encoding", "delimiter"}]
    found = _decided(raw.name, "encoding", f"encoding {decoded.encoding}: {how}", decoded.encoding)
    text = "is a web page, whatever it is called: read from its largest table"
    page = ImportNote(NoteLevel.DECIDED, "web-page", raw.name, text, next_step="for another table: save it as CSV")
    source = replace(grid.source, format="html", encoding=decoded.encoding, delimiter="")
    return Grid(grid.header, grid.arrow, grid.row, source, (page, found, *notes))


def _from_loader(raw: RawFile, decoded: Decoded, found: Loaded) -> Grid:
    """The grid of one component of a Data Loader file; its lines are the rows."""
    component, used = found.chosen, len(found.chosen.line)
    left_out = len(found.of_others) + len(found.deleted)
    source = Source(
        raw.name, "", used + left_out, used, left_out, raw.modified,
        format="dat", encoding=decoded.encoding, delimiter="|", sheet=component.name,
    )  # fmt: skip
    others = f" (others: {', '.join(found.others)})" if found.others else ""
    notes = [
        _decided(raw.name, "encoding", f"encoding {decoded.encoding}: {decoded.how}", decoded.encoding),
        _decided(raw.name, "sheet", f"component '{component.name}' of a Data Loader file{others}", component.name),
    ]
    for code, lines, why in (
        ("row-other-component", found.of_others, "rows of other components"),
        ("row-deleted", found.deleted, "DELETE lines take rows away and add nothing"),
    ):
        if lines:
            notes.append(ImportNote(NoteLevel.LEFT_OUT, code, raw.name, why, row=lines[0], count=len(lines)))
    columns = zip(*component.cells, strict=True) if component.cells else ((),) * len(component.header)
    arrays = [pa.array(list(cells), pa.string()) for cells in columns]
    table = pa.table(arrays, names=[str(i) for i in range(len(component.header))])
    return Grid(component.header, table, np.array(component.line, dtype=np.int64), source, tuple(notes))


def _from_workbook(raw: RawFile, options: ReadOptions, knows: Callable[[str], bool], wanted: str | None) -> Grid:
    from rolemap.read.workbook import read_sheet  # noqa: PLC0415  # start-up: most files are text

    sheet = read_sheet(raw.name, raw.data, knows, options.sheet, options.header_row)
    if sheet.header.numbers_only and options.header_row is None:
        raise InputError(
            f"{raw.name}: no header: row {sheet.header.index + 1} of sheet '{sheet.name}' holds only numbers; "
            "put a row of names above it, or say which row it is with --header-row"
        )
    if sheet.header.is_data:
        raise InputError(_no_names(raw.name, f"row {sheet.header.index + 1} of sheet '{sheet.name}'"))
    first = sheet.header.index + sheet.header.rows
    body = sheet.rows[first:]
    width = max([len(sheet.header.header), *(len(row) for row in body)])
    columns = [pa.array([row[i] if i < len(row) else "" for row in body], pa.string()) for i in range(width)]
    names = [str(i) for i in range(width)]
    row = np.arange(len(body), dtype=np.int64) + first + 1
    kind = Path(raw.name).suffix.lower().lstrip(".")
    source = Source(
        raw.name, "", len(body), len(body), 0, raw.modified,
        format=kind if kind in {"xlsx", "xls", "ods", "xlsm", "xlsb"} else "workbook",
        header_row=sheet.header.index + 1, sheet=sheet.name,
    )  # fmt: skip
    others = f" (others: {', '.join(sheet.others)})" if sheet.others else ""
    how = "said by the user" if options.sheet else "the one with most known columns" if sheet.others else "the only one"
    note = _decided(raw.name, "sheet", f"sheet '{sheet.name}': {how}{others}", sheet.name)
    header = _padded(sheet.header.header, width)
    table = pa.table(columns, names=names)
    notes = [note, *_header_note(source, sheet.header.rows)]
    if wanted == "people" and (register := _register_in(sheet)):
        text = f"sheet '{register}' looks like a register of projects"
        step = f"to read it too: --work {quoted(raw.name)} --sheet {quoted(f'work:{register}')}"
        notes.append(ImportNote(NoteLevel.DECIDED, "sheet-register", raw.name, text, value=register, next_step=step))
    return Grid(header, table, row, source, tuple(notes))


def _register_in(sheet: "Sheet") -> str:
    """The name of the first other sheet that looks like a register; ``""`` if none does."""
    for name, (header, rows) in sheet.heads.items():
        columns = [pa.array([row[i] if i < len(row) else "" for row in rows], pa.string()) for i in range(len(header))]
        table = pa.table(columns, names=[str(i) for i in range(len(header))])
        if len(rows) and fitting_table(GridCells(header, table)) == "work":
            return name
    return ""


def _no_names(file: str, row: str) -> str:
    """Without the cells of the row: where no header says what a column is, any of them may be a salary."""
    return (
        f"{file}: {row} looks like data, not a header; put a row of names above it (such as id, name, title, manager), "
        f"or say which row it is with --header-row"
    )


def _decided(file: str, what: str, message: str, value: str, row: int = 0) -> ImportNote:
    step = f"to read it otherwise: --{what}"
    return ImportNote(NoteLevel.DECIDED, what, file, message, row=row, value=value, next_step=step)


def _header_note(source: Source, rows: int) -> list[ImportNote]:
    above = source.header_row - 1
    if not above and rows == 1:
        return []
    text = f"header in row {source.header_row}"
    if rows > 1:
        text += f" and the labels of row {source.header_row + 1}"
    if above:
        text += (
            f"; the {above} rows above it are no part of the table" if above > 1 else "; row 1 is no part of the table"
        )
    return [_decided(source.file, "header-row", text, str(source.header_row), row=source.header_row)]


def _padded(names: tuple[str, ...], width: int) -> tuple[str, ...]:
    return names[:width] + ("",) * (width - len(names))


def _without_surplus(grid: Grid) -> Grid:
    """The grid without blank rows, repeated headers, sums, comments and footers, each counted in its notes."""
    found = surplus_rows(grid.arrow, grid.header)
    if not found:
        return grid
    keep = np.ones(len(grid), dtype=np.bool_)
    keep[list(found)] = False
    source = replace(
        grid.source,
        rows_used=grid.source.rows_used - len(found),
        rows_left_out=grid.source.rows_left_out + len(found),
    )
    notes = (*grid.notes, *notes_of(grid.source.file, found, grid.row))
    return Grid(grid.header, grid.arrow.filter(pa.array(keep)), grid.row[keep], source, notes)
