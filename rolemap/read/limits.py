"""Files that are made to exhaust the machine, refused before anything is unpacked or laid out.

A table is made of text that people typed: it packs to a tenth, a machine's own export to a fiftieth. What unpacks to
hundreds of times its size is no table. And a workbook of a few bytes may name a cell in the last row and the last
column: whoever lays out all the cells between needs gigabytes.
"""

import bz2
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from rolemap.errors import InputError

LARGEST_BYTES = 8 * 1024**3
"""After unpacking; a table of 50 million people takes less."""
FREE_BYTES = 256 * 1024**2
"""What any file may unpack to, however small it is."""
MOST_TIMES = 200
"""How many times its packed size a file may unpack to, above ``FREE_BYTES``."""
MOST_CELLS = 100_000_000
"""Cells of one sheet: a million rows of a hundred columns."""
LONGEST_LINE = 64 * 1024**2
"""Bytes of one line of a text file: 100,000 columns, or a cell of a book, take less."""
LONGEST_CELL = 1024**2
"""Bytes of one cell; one of Excel holds 32,767 characters."""
MOST_COLUMNS = 16_384
"""As many as a sheet of Excel has; a table of people has a few dozen."""

_CHUNK = 1024**2
_OVERLAP = 256  # bytes of the last chunk that are looked at again: a tag may lie across two
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]{0,120}?\br="(\d{1,9})"')
_FAR_COLUMN = re.compile(rb'\br="([A-Z]{2,3})\d')
_ODS_CELL = re.compile(rb'<table:table-cell(?=[^>]*value-type)[^>]*?number-columns-repeated="(\d{1,9})"')
_ODS_ROW = re.compile(rb'number-rows-repeated="(\d{1,9})"')


def unpacked(name: str, data: bytes) -> bytes:
    """The content of gzip or bzip2. Raises ``InputError`` for too much, ``OSError`` and others for a broken file."""
    opener = bz2.open if data.startswith(b"BZh") else gzip.open
    with opener(io.BytesIO(data), "rb") as stream:
        return _within(name, len(data), stream.read)


def member(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The content of one file of a zip archive. Raises as ``unpacked``."""
    with archive.open(info) as stream:
        return _within(name, info.compress_size, stream.read)


def check_workbook(name: str, data: bytes) -> None:
    """Raise ``InputError`` for a workbook that unpacks to too much, or lays out to too many cells.

    What the archive says about itself is not believed: the parts are unpacked piece by piece, and thrown away.
    """
    if not data.startswith(b"PK\x03\x04"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.filename.endswith((".xml", ".bin", ".rels")):
                    info.file_size = LARGEST_BYTES + _CHUNK  # or Python reads no more than it is told there is
                    with archive.open(info) as stream:
                        _check_part(name, info, stream.read)
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError, zlib.error, NotImplementedError):
        return  # the reader of workbooks says what is wrong


def check_lines(name: str, utf8: bytes) -> None:
    """Raise ``InputError`` if a line is longer than ``LONGEST_LINE``: a cell without end, or no table at all."""
    at = 0
    while at + LONGEST_LINE < len(utf8):
        end = max(utf8.rfind(b"\n", at, at + LONGEST_LINE), utf8.rfind(b"\r", at, at + LONGEST_LINE))
        if end < 0:
            row = utf8.count(b"\n", 0, at) + 1
            raise InputError(
                f"{name}: line {row} is longer than {LONGEST_LINE // 1024**2} MiB, which no row of a table is; "
                "look for a cell that does not end, and export the file again"
            )
        at = end + 1


def check_cells(name: str, table: pa.Table) -> None:
    """Raise ``InputError`` if a cell is longer than ``LONGEST_CELL``: a quote that another one closes far below."""
    for number, column in enumerate(table.columns, start=1):
        longest = pc.max(pc.binary_length(column)).as_py() or 0
        if longest > LONGEST_CELL:
            raise endless_cell(name, f"a cell of column {number} holds {longest // 1024:,} KiB")


def endless_cell(name: str, what: str = "a cell holds more than 2 GiB") -> InputError:
    """The error for a cell that is too long: by default for one that no column of text can hold."""
    return InputError(
        f"{name}: {what}, which nobody has typed; look for a quotation mark that is not closed, and export the file "
        "again"
    )


def check_columns(name: str, utf8: bytes) -> None:
    """Raise ``InputError`` if the first line has more columns than a sheet can have, whatever divides them."""
    end = utf8.find(b"\n")
    columns = 1 + max(utf8.count(sign, 0, end if end >= 0 else len(utf8)) for sign in (b",", b";", b"\t", b"|"))
    if columns > MOST_COLUMNS:
        raise InputError(
            f"{name}: {columns:,} columns, and a sheet has {MOST_COLUMNS:,} at most; a table needs one row for each "
            "person or project: perhaps rows and columns are exchanged"
        )


def _within(name: str, packed: int, read: Callable[[int], bytes]) -> bytes:
    return b"".join(_chunks(name, packed, read))


def _chunks(name: str, packed: int, read: Callable[[int], bytes]) -> Iterator[bytes]:
    limit, size = min(LARGEST_BYTES, max(FREE_BYTES, MOST_TIMES * packed)), 0
    while chunk := read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise InputError(
                f"{name}: unpacks to more than {limit // 1024**2:,} MiB from {max(1, packed // 1024):,} KiB, which no "
                "table does; if you trust the file, unpack it yourself, or save it as CSV"
            )
        yield chunk


def _check_part(name: str, info: zipfile.ZipInfo, read: Callable[[int], bytes]) -> None:
    rows, columns, before = 1, 26, b""
    looks = _looks(info.filename)
    for chunk in _chunks(name, info.compress_size, read):
        text = before + chunk
        if info.filename.startswith("xl/") and b"<!DOCTYPE" in text:
            raise InputError(
                f"{name}: cannot be read as a workbook: it defines entities of its own, which no spreadsheet program "
                "does (ECMA-376 forbids it); open and save it again, or export CSV"
            )
        if looks is None:
            before = chunk[-_OVERLAP:]
            continue
        rows = max([rows, *map(int, looks[0].findall(text))])
        columns = max([columns, *map(_number, looks[1].findall(text))])
        before = chunk[-_OVERLAP:]
    if rows * columns > MOST_CELLS:
        raise InputError(
            f"{name}: a sheet reaches to row {rows:,} and column {columns:,}, which is {rows * columns:,} cells; "
            "delete the rows and columns below and beside the table and save it again, or export CSV"
        )


def _looks(part: str) -> tuple[re.Pattern[bytes], re.Pattern[bytes]] | None:
    """How the rows and the columns of a part of a workbook are found, None for a part without cells."""
    if part.startswith("xl/worksheets/") and part.endswith(".xml"):
        return _ROW, _FAR_COLUMN
    return (_ODS_ROW, _ODS_CELL) if part == "content.xml" else None


def _number(column: bytes) -> int:
    """A column by its letters ("AB" is 28), or as it is.

    >>> _number(b"AB"), _number(b"12")
    (28, 12)
    """
    if column.isdigit():
        return int(column)
    number = 0
    for letter in column:
        number = 26 * number + letter - 64
    return number
