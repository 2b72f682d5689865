"""Sheets of an ``.xlsx``, ``.xls`` or ``.ods`` file as rows of text; the sheet that holds a table is chosen."""

import io
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
from rapidfuzz import process

from rolemap.errors import InputError
from rolemap.read.layout import HeaderAt, find_header
from rolemap.read.limits import check_workbook

_HEAD = 120  # rows of each sheet that decide which sheet is read


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as text: ``rows`` from the first row of the sheet on, blank ones included.

    ``others`` are the names of the sheets that were looked at and not taken, ``heads`` the first rows of those that
    have a header, from under it on.
    """

    name: str
    rows: list[list[str]]
    header: HeaderAt
    others: tuple[str, ...] = ()
    heads: Mapping[str, tuple[tuple[str, ...], list[list[str]]]] = field(default_factory=dict)


def read_sheet(
    name: str, data: bytes, knows: Callable[[str], bool], sheet: str | None = None, header_row: int | None = None
) -> Sheet:
    """The sheet that the user names, or the one that looks most like a table of known columns.

    Cells that are merged down a column under the header all get the range's value. Raises ``InputError``: no workbook,
    locked with a password, no such sheet, no sheet with a header.
    """
    check_workbook(name, data)
    try:
        return _read(name, data, knows, sheet, header_row)
    except InputError:
        raise
    except Exception as error:  # the library raises errors of many kinds on broken files
        raise InputError(
            f"{name}: cannot be read as a workbook ({error}); open and save it again, or export CSV"
        ) from error
    except BaseException as error:
        if (
            type(error).__name__ == "PanicException"
        ):  # a fault of the library itself: no Exception, but no reason to die
            raise InputError(f"{name}: is a broken workbook; open and save it again, or export CSV") from error
        raise


def _read(name: str, data: bytes, knows: Callable[[str], bool], sheet: str | None, header_row: int | None) -> Sheet:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    names = _chosen(name, book, sheet)
    at = header_row - 1 if header_row is not None else None
    best: tuple[float, Sheet] | None = None
    heads: dict[str, tuple[tuple[str, ...], list[list[str]]]] = {}
    for candidate in names:
        rows = _rows(book, candidate, None if len(names) == 1 else _HEAD)
        header = find_header(rows, knows, at)
        if header is None:
            continue
        cells = sum(1 for row in rows[header.index + 1 :] for cell in row if cell)
        heads[candidate] = header.header, rows[header.index + header.rows :]
        score = 3.0 * header.known + header.score + math.log10(1 + cells)
        if best is None or score > best[0]:
            best = (score, Sheet(candidate, rows, header, tuple(other for other in names if other != candidate)))
    if best is None:
        wanted = f"row {header_row} of sheet '{names[0]}'" if header_row is not None else "any sheet"
        raise InputError(f"{name}: no header in {wanted}; a table needs one row of names above its rows")
    found = best[1]
    rows = found.rows if len(names) == 1 else _rows(book, found.name, None)
    _fill_merged(rows, book.get_sheet_by_name(found.name).merged_cell_ranges or (), found.header)
    heads.pop(found.name)
    return Sheet(found.name, rows, found.header, found.others, heads)


def _chosen(name: str, book: CalamineWorkbook, sheet: str | None) -> list[str]:
    """Names of the sheets to look at: the one that was asked for, else all that show and hold cells."""
    names = list(book.sheet_names)
    if sheet is None:
        visible = [
            meta.name
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible
        ]
        return visible or names
    if sheet in names:
        return [sheet]
    folded = [one for one in names if one.casefold().strip() == sheet.casefold().strip()]
    if len(folded) == 1:
        return folded
    near = process.extractOne(sheet, names, score_cutoff=60)
    hint = f"did you mean '{near[0]}'?" if near else f"it has: {', '.join(names)}"
    raise InputError(f"{name}: no sheet '{sheet}'; {hint}")


def _rows(book: CalamineWorkbook, sheet: str, limit: int | None) -> list[list[str]]:
    cells = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False, nrows=limit)
    return [[_text(cell) for cell in row] for row in cells]


def _text(cell: object) -> str:
    """A cell as a person reads it: 1002.0 is 1002, a date is ISO 8601, a yes is TRUE."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)


def _fill_merged(
    rows: list[list[str]], ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]], header: HeaderAt
) -> None:
    """Give each row of a range that was merged down a column the value of the range; merged bands stay as they are."""
    below = header.index + header.rows
    for (top, left), (bottom, right) in ranges:
        if top >= below and top < bottom and left == right:
            value = _cell(rows[top], left) if top < len(rows) else ""
            for row in rows[top : bottom + 1]:
                if left < len(row):
                    row[left] = value


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
