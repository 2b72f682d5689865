"""One sheet of a workbook, filled from the top: lines of a summary, or a table with filters and a frozen header."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from rolemap.escape import spreadsheet_text, without_controls
from rolemap.report.wording import number

CREATED = datetime(2000, 1, 1)
OPTIONS = {
    "in_memory": True,  # no personal data in a folder for temporary files
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MAX_TEXT = 32_767
MAX_ROWS = 1_000_000
MAX_LINKS = 60_000
"""Limits of Excel: 32,767 characters a cell, 1,048,576 rows and 65,530 links a sheet; some room is left."""
LINE_HEIGHT = 15
"""Points; the height of a row of one line."""
MAX_LINES = 12
"""Lines of a cell that are shown; what is longer is read in the cell itself."""
_COLORS = {
    "error": {"font_color": "#B3193C", "bg_color": "#FBE9EC"},
    "warning": {"font_color": "#8A5300", "bg_color": "#FDF1DC"},
    "note": {"font_color": "#3D5A80", "bg_color": "#E8EEF6"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in characters; ``percent`` for shares (0-1)."""

    label: str
    width: float
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """``text`` that leads to the first cell of a ``row`` (from 0) of another sheet."""

    sheet: str
    row: int
    text: str


Value = str | int | float | Link


class Sheet:
    """Writes from the top; ``row`` is the next free row (from 0)."""

    def __init__(self, book: Workbook, name: str) -> None:
        self.row = 0
        self._sheet = book.add_worksheet(name)
        self._links = 0
        self._rows = 0
        self._widths: tuple[float, ...] = ()
        self._heading = book.add_format({"bold": True, "font_size": 13})
        self._header = book.add_format({"bold": True, "bg_color": "#E6E9EE", "border": 1, "border_color": "#BFC7D2"})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._number = book.add_format({"valign": "top", "num_format": "#,##0"})
        self._percent = book.add_format({"valign": "top", "num_format": "0%"})
        self._link = book.add_format({"valign": "top", "font_color": "#1D5C9E", "underline": 1})
        self._styles = {
            name: book.add_format({"text_wrap": True, "valign": "top", **_COLORS[name]}) for name in _COLORS
        }
        self._colors = {name: book.add_format(color) for name, color in _COLORS.items()}
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)

    def widths(self, *widths: float) -> None:
        """Widths of the first columns, in characters."""
        self._widths = widths
        for place, width in enumerate(widths):
            self._sheet.set_column(place, place, width)

    def heading(self, text: str) -> None:
        """A heading, after an empty row unless it is the first."""
        self.row += bool(self.row)
        self._sheet.write_string(self.row, 0, text, self._heading)
        self.row += 1

    def line(self, *values: Value, style: str = "") -> None:
        """One line; ``style`` (a severity) colors its first cell."""
        for place, value in enumerate(values):
            self._write(self.row, place, value, style=style if place == 0 else "")
        self._fit(self.row, values)
        self.row += 1

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> int:
        """A header and rows with filters; returns the row (from 0) of the first."""
        top = self.row
        self.widths(*(column.width for column in columns))
        for place, column in enumerate(columns):
            self._sheet.write_string(top, place, column.label, self._header)
        shown = rows[:MAX_ROWS]
        for offset, row in enumerate(shown, 1):
            for place, value in enumerate(row):
                self._write(top + offset, place, value, percent=columns[place].percent)
            self._fit(top + offset, row)
        self._sheet.freeze_panes(top + 1, 0)
        self._sheet.repeat_rows(top)
        self._sheet.autofilter(top, 0, top + len(shown), len(columns) - 1)
        self._rows = len(shown)
        self.row = top + 1 + len(shown)
        if len(rows) > len(shown):
            self._write(self.row, 0, f"{number(len(rows) - len(shown))} more rows do not fit into a sheet")
        return top + 1

    def _fit(self, row: int, values: Sequence[Value]) -> None:
        """Make a row as high as its longest text is long: LibreOffice, unlike Excel, does not do it when it opens."""
        lines = max(
            (
                ceil(len(value) / width)
                for value, width in zip(values, self._widths, strict=False)
                if type(value) is str
            ),
            default=1,
        )
        if lines > 1:
            self._sheet.set_row(row, LINE_HEIGHT * min(lines, MAX_LINES))

    def color_words(self, place: int, words: Sequence[str]) -> None:
        """Color the cells of a column that hold one of ``words`` (severities)."""
        for word in words:
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self._colors[word]}
            self._sheet.conditional_format(1, place, max(self._rows, 1), place, rule)

    def color_share(self, place: int) -> None:
        """Color a column of shares from red (none) to green (all)."""
        scale = {
            "type": "3_color_scale",
            "min_type": "num",
            "min_value": 0,
            "min_color": "#F4B6BF",
            "mid_type": "num",
            "mid_value": 0.75,
            "mid_color": "#FBE3B5",
            "max_type": "num",
            "max_value": 1,
            "max_color": "#BFE3DC",
        }
        self._sheet.conditional_format(1, place, max(self._rows, 1), place, scale)

    def _write(self, row: int, place: int, value: Value, *, percent: bool = False, style: str = "") -> None:
        if isinstance(value, Link) and self._links < MAX_LINKS:
            self._links += 1
            target = f"internal:'{value.sheet}'!{xl_rowcol_to_cell(value.row, 0)}"
            self._sheet.write_url(row, place, target, self._styles.get(style, self._link), string=_text(value.text))
        elif isinstance(value, Link):
            self._sheet.write_string(row, place, _text(value.text), self._text)
        elif isinstance(value, str):
            if value:
                self._sheet.write_string(row, place, _text(value), self._styles.get(style, self._text))
        else:
            self._sheet.write_number(row, place, value, self._percent if percent else self._number)


def _text(text: str) -> str:
    """Text that a cell can hold, and that no spreadsheet runs."""
    safe = spreadsheet_text(without_controls(text)).replace("\r\n", "\n").replace("\r", "\n")
    return safe if len(safe) <= MAX_TEXT else f"{safe[: MAX_TEXT - 1]}…"
