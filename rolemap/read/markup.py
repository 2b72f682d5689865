"""Tables of web pages, which many programs save under the name of a workbook (``.xls``): markup becomes cells.

A page is cut at its tags once, from the first to the last: nothing in it is loaded, run or looked up, no entity is
defined by it, and a page made to be slow is as fast as any other. (The standard library's HTMLParser may take a time
that grows with the square of a page that is made so, CVE-2025-6069; lxml would be one more library for one old format.)
"""

import csv
import html
import io
import re

from rolemap.errors import InputError

_PAGE = re.compile(rb"\s*<(?:!doctype html|html|head|body|table|style|meta|div)\b", re.IGNORECASE)
"""How a page begins, after its byte order mark."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)([^<>]*)>")
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?(\d{1,4})", re.IGNORECASE)
_HIDDEN = [
    (re.compile(begin, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for begin, end in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
]
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})
_SPACES = re.compile(r"\s+")
_MOST_SPANNED = 1000  # columns or rows that one cell may cover: no table is wider by a header
_MOST_COVERED = 1_000_000  # cells that all of them may


def page_as_csv(name: str, text: str) -> bytes:
    r"""The largest table of a page as CSV in UTF-8. Raises ``InputError`` if it has none of two rows.

    >>> page_as_csv("x.xls", "<table><tr><th>Name<th>Title<tr><td>Ana&nbsp;Ruiz</td><td>PM<br>IT</table>")
    b'Name,Title\r\nAna Ruiz,"PM\nIT"\r\n'
    """
    try:
        tables = [table for table in _tables(_shown(text)) if len(table) > 1]
    except InputError as error:
        raise InputError(f"{name}: holds {error}") from None
    if not tables:
        raise InputError(
            f"{name}: is a web page without a table, not a workbook; open it in a spreadsheet program, save it as XLSX"
        )
    largest = max(tables, key=lambda table: sum(bool(cell) for row in table for cell in row))
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(largest)
    return stream.getvalue().encode("utf-8", "replace")


def _shown(text: str) -> str:
    """The page without comments, programs and styles; one that does not end takes the rest of the page with it."""
    for begin, end in _HIDDEN:
        pieces, at = [], 0
        while start := begin.search(text, at):
            pieces.append(text[at : start.start()])
            stop = end.search(text, start.end())
            at = stop.end() if stop else len(text)
        text = "".join([*pieces, text[at:]])
    return text


def _tables(text: str) -> list[list[list[str]]]:
    """All tables of a page, those inside others too, each as its rows."""
    done: list[list[list[str]]] = []
    open_: list[_Table] = []
    at = 0
    for tag in _TAG.finditer(text):
        closes, word, attributes = tag[1] == "/", tag[2].lower(), tag[3]
        if open_:
            open_[-1].add(text[at : tag.start()])
        at = tag.end()
        if word == "table" and not closes:
            open_.append(_Table())
        elif word == "table" and open_:
            done.append(open_.pop().rows())
        elif open_:
            open_[-1].see(word, attributes, closes=closes)
    return [*done, *(table.rows() for table in reversed(open_))]


class _Table:
    """One table while its tags are read; a cell or a row that is not closed ends where the next one begins."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._spans = (1, 1)  # columns, rows
        self._covered = 0
        self._below: dict[tuple[int, int], str] = {}  # row, column → the cell that reaches down to it

    def add(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(_SPACES.sub(" ", html.unescape(text)))

    def see(self, word: str, attributes: str, *, closes: bool) -> None:
        if word in ("td", "th", "tr"):
            self._end_cell()
        if word == "tr" and not closes:
            self._rows.append([])
        elif word in ("td", "th") and not closes:
            spans = {side.lower(): min(int(number), _MOST_SPANNED) or 1 for side, number in _SPAN.findall(attributes)}
            self._cell, self._spans = [], (spans.get("col", 1), spans.get("row", 1))
        elif word in _BREAKS and self._cell and not closes:
            self._cell.append("\n")

    def rows(self) -> list[list[str]]:
        self._end_cell()
        return self._rows

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "\n".join(_SPACES.sub(" ", line).strip() for line in "".join(self._cell).split("\n")).strip()
        self._cell = None
        if not self._rows:
            self._rows.append([])
        row, number = self._rows[-1], len(self._rows) - 1
        self._fill(row, number)
        across, down = self._spans
        self._covered += across * down - 1
        if self._covered > _MOST_COVERED:
            raise InputError(f"a table whose cells cover more than {_MOST_COVERED:,} others; save it as CSV")
        for below in range(1, down):
            self._below[number + below, len(row)] = text
        row.extend([text, *[""] * (across - 1)])
        self._fill(row, number)

    def _fill(self, row: list[str], number: int) -> None:
        """Cells that reach down into a row from above."""
        while (number, len(row)) in self._below:
            row.append(self._below.pop((number, len(row))))


def is_page(data: bytes) -> bool:
    """True for the bytes of a web page, whatever it is called."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe")
    return _PAGE.match(head) is not None


def charset_of(data: bytes) -> str | None:
    """The encoding that a page says it has, None if it says none that its bytes can be in.

    >>> charset_of(b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'), charset_of(b"<p>")
    ('windows-1252', None)
    """
    said = _CHARSET.search(data[:4096])
    if not said:
        return None
    try:
        data.decode(said[1].decode("ascii"))
    except (UnicodeError, LookupError, ValueError):
        return None
    return said[1].decode("ascii")
