"""How a text file is divided: its delimiter and where its table begins, found from the first lines."""

import csv
import io
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rolemap.errors import InputError
from rolemap.read.layout import HeaderAt, find_header

DELIMITERS = (",", ";", "\t", "|")
ONE_COLUMN = "\x1f"
"""Stands for "no delimiter": a character that no text file holds, for a file of one column."""

_HEAD = 128 * 1024  # bytes of the file that decide
_ROWS = 120  # rows of it that decide
_SEP = re.compile(rb'^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)', re.IGNORECASE)  # Excel's own first line
_NAMES = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to divide a file. ``body`` is the byte at which the rows under the header begin.

    ``records`` counts the rows up to and with the header, ``how`` says in words why this delimiter. ``width`` is the
    number of columns. ``header`` holds the names, one a column, blank where the header is blank or too short.
    """

    delimiter: str
    header: HeaderAt
    body: int
    records: int
    width: int
    how: str


def find_dialect(
    name: str, utf8: bytes, knows: Callable[[str], bool], delimiter: str | None = None, header_row: int | None = None
) -> Dialect:
    """Delimiter and header of a text; ``header_row`` is 1-based. Raises ``InputError`` if there is no header."""
    start, said = 0, ""
    first = _SEP.match(utf8[:32])
    if first:
        start, said = first.end(), first.group(1).decode("latin-1")
    asked = _NAMES.get(delimiter.casefold(), delimiter) if delimiter is not None else None
    if asked is not None and (len(asked) != 1 or asked in '\r\n"'):
        raise InputError(f"{name}: delimiter {delimiter!r} is not one character; give one, or 'tab'")
    head = _head(utf8, start)
    at = header_row - 1 if header_row is not None else None
    wanted = asked or said
    tried = (wanted,) if wanted else (*(sign for sign in DELIMITERS if sign in head), ONE_COLUMN)
    found = [_candidate(head, one, knows, at, chosen=bool(wanted) or at is not None) for one in tried]
    best = max((one for one in found if one is not None), key=lambda one: one.score, default=None)
    if best is None:
        raise InputError(_no_header(name, header_row))
    how = "said by the user" if asked else "said by its first line" if said else "the one that divides its rows evenly"
    body = start + best.bytes_above
    return Dialect(best.delimiter, best.header, body, best.records, best.width, how)


def _no_header(name: str, header_row: int | None) -> str:
    if header_row is None:
        return f"{name}: no row that could be a header; a table needs one row of names above its rows"
    return f"{name}: there is no row {header_row}; choose another --header-row, or leave it out to have it found"


@dataclass(frozen=True, slots=True)
class _Candidate:
    delimiter: str
    header: HeaderAt
    score: float
    bytes_above: int
    records: int
    width: int


def _candidate(
    head: str, delimiter: str, knows: Callable[[str], bool], at: int | None, *, chosen: bool
) -> _Candidate | None:
    records = list(_records(head, delimiter, max(_ROWS, (at or 0) + 2)))
    rows = [row for row, _ in records]
    header = find_header(rows, knows, at)
    if header is None:
        return None
    named = len(_trimmed(rows[header.index]))
    if named == 1 and not chosen and any(sign in header.header[0] for sign in DELIMITERS) and not header.known:
        return None  # a header that holds a delimiter is no name of a single column
    body = [row for row in rows[header.index + header.rows :] if any(cell.strip() for cell in row)]
    if not chosen and not header.known and sum(len(row) == 1 for row in body) > len(body) / 2 and named > 1:
        return None  # a list of texts ("Director, IT") of which some hold the delimiter
    width = max(named, _common_width(body)) if named > 1 else len(rows[header.index])
    even = sum(_fit(len(row), len(_trimmed(row)), width, named) for row in body) / len(body) if body else 1.0
    divides = math.log2(1 + named)
    score = even * divides + 0.5 * header.score + bool(header.known) + (0.0 if delimiter != ONE_COLUMN else 0.05)
    end = header.index + header.rows - 1
    return _Candidate(delimiter, header, score, records[end][1], end + 1, max(width, len(header.header)))


def _fit(cells: int, filled: int, width: int, named: int) -> float:
    """How well a row fits the header (0-1): a short row may have lost its blank cells, a long one has too many."""
    if cells == width or filled == named:
        return 1.0
    return 0.6 if filled < named else 0.0


def _common_width(body: Sequence[Sequence[str]]) -> int:
    """The width that most rows have, if more than half of them agree on one, counted with cells that are blank."""
    widths = [len(row) for row in body]
    usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 0
    return usual if widths.count(usual) > len(widths) / 2 and len(widths) > 2 else 0


def _trimmed(row: Sequence[str]) -> Sequence[str]:
    end = len(row)
    while end > 1 and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _head(utf8: bytes, start: int) -> str:
    """The first lines of the file, the last one whole."""
    piece = utf8[start : start + _HEAD]
    if start + len(piece) < len(utf8):
        cut = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        piece = piece[: cut + 1] if cut > 0 else utf8[start : utf8.find(b"\n", start + _HEAD) + 1 or len(utf8)]
    return piece.decode("utf-8", errors="ignore")


def _records(head: str, delimiter: str, limit: int) -> Iterator[tuple[list[str], int]]:
    """Rows of the head, each with the number of bytes up to its end. A comment line above all rows is one cell."""
    lines = list(io.StringIO(head, newline=""))
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line.encode("utf-8")))
    done = 0
    while (
        done < len(lines)
        and done < limit
        and lines[done].lstrip().startswith(("##", "# "))
        and _is_comment(lines, done)
    ):
        done += 1
        yield [lines[done - 1].strip()], ends[done]
    reader = csv.reader(lines[done:], delimiter=delimiter)
    for _ in range(limit):
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell of 128 KiB: a quote that is never closed
            return
        yield row or [""], ends[done + reader.line_num]


def _is_comment(lines: Sequence[str], index: int) -> bool:
    """A line that begins with ``#`` is a comment if a line without it follows (else it may be a header "# , Name")."""
    return lines[index].lstrip().startswith("##") or any(
        line.strip() and not line.lstrip().startswith("#") for line in lines[index + 1 :]
    )
