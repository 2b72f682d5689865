"""Where the header of a table stands, and which rows around it are none of its rows. The file's head is enough."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from rolemap.knowledge import knowledge
from rolemap.read.headers.keys import header_keys, unaccented

Row = Sequence[str]

_SEARCHED = 60  # rows in which a header is looked for
_BELOW = 40  # rows under a candidate that show what its columns hold
_LONGEST_LABEL = 120
_NUMBER = re.compile(r"[-+(]?[£$€¥]?\s?\d[\d.,\s]*\)?%?|n/?a|null", re.IGNORECASE)
_TYPED = re.compile(
    r"[-+]?[£$€¥]?\d[\d.,\s]*%?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*|[^@\s]+@[^@\s]+\.\w+|(?=\S*\d)[\w/\-.#]+|https?:.*|true|false"
)
_TYPES = {
    "number": re.compile(r"[-+]?[£$€¥]?\d[\d.,]*%?"),
    "date": re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T].*)?"),
    "e-mail": re.compile(r"[^@\s]+@[^@\s]+\.\w+"),
    "address": re.compile(r"https?://.*", re.IGNORECASE),
}
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d)?|[A-Za-z]\w?\d{1,2}")  # "2024", "FY24", "Q1": headers of sums
_COMMENT = re.compile(r"\s*#.+")


@dataclass(frozen=True, slots=True)
class HeaderAt:
    """The header is row ``index`` (0-based) of the rows looked at, with the names ``header``.

    ``rows`` counts the rows that the header takes (two, where a second row of labels follows), ``score`` says how
    much it looks like one, ``known`` how many of its names are known spellings, ``numbers_only`` that it holds none,
    ``is_data`` that it looks like the rows under it: the table has no header.
    """

    index: int
    header: tuple[str, ...]
    rows: int
    score: float
    known: int
    numbers_only: bool = False
    is_data: bool = False


def find_header(rows: Sequence[Row], knows: Callable[[str], bool], at: int | None = None) -> HeaderAt | None:
    """The header among the first rows of a file, None if every row is blank; ``at`` says where it is."""
    if at is not None:
        return _header_at(rows, at, knows, 0.0) if 0 <= at < len(rows) else None
    width = usual_width(rows)
    again, below = _Repeats(rows[: _SEARCHED + _BELOW]), _Below(rows[: _SEARCHED + _BELOW])
    best: tuple[float, int] | None = None
    for index, row in enumerate(rows[:_SEARCHED]):
        if any(cell.strip() for cell in row):
            score = _score(row, width, knows, below.contrast(index, row)) - 2.0 * again.share(row) - 0.02 * index
            if best is None or score > best[0]:
                best = (score, index)
    if best is None:
        return None
    score, index = best
    if index and _is_header_of_keys(rows[index - 1], rows[index], knows):
        index -= 1
    found = _header_at(rows, index, knows, score)
    return replace(found, is_data=_is_data(rows, found, knows))


def _is_data(rows: Sequence[Row], found: HeaderAt, knows: Callable[[str], bool]) -> bool:
    """True if the best header of a table looks like the rows around it: known words are few, and some column goes on as
    it begins, with numbers, ids, dates or e-mails.
    """
    cells = [cell.strip() for cell in rows[found.index]]
    filled = sum(1 for cell in cells if cell)
    if found.rows > 1 or filled < 2 or 3 * found.known > filled:
        return False
    others = [*rows[: found.index], *rows[found.index + 1 : found.index + 1 + _BELOW]]
    for column, cell in enumerate(cells):
        kind = "" if not cell or _YEAR.fullmatch(cell) or knows(cell) else _type_of(cell)
        values = [row[column].strip() for row in others if column < len(row) and row[column].strip()]
        if kind and values and sum(_type_of(value) == kind for value in values) > 0.8 * len(values):
            return True
    return False


def _type_of(value: str) -> str:
    """What kind of value a cell is: a number, date, e-mail, or the shape of an id (``PM-9`` of PM-17)."""
    for kind, pattern in _TYPES.items():
        if pattern.fullmatch(value):
            return kind
    has_digit = any(char.isdigit() for char in value)
    return _DIGITS.sub("9", value) if has_digit and " " not in value else ""


class _Repeats:
    """Which cells stand in their column more than once: names of columns hardly ever do, "Active" does.

    Rows that are there again as a whole (a header that repeats itself) count once.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        distinct = {tuple(cell.strip() for cell in row) for row in rows}
        self._seen = Counter(pair for row in distinct for pair in enumerate(row) if pair[1])

    def share(self, row: Row) -> float:
        """Share (0-1) of the filled cells of a row that are in their columns in other rows too."""
        filled = [(column, cell.strip()) for column, cell in enumerate(row) if cell.strip()]
        return sum(self._seen[pair] > 1 for pair in filled) / len(filled) if filled else 0.0


def _is_header_of_keys(upper: Row, lower: Row, knows: Callable[[str], bool]) -> bool:
    """True if the row above a row of labels is a header itself (SAP SuccessFactors: keys that no tenant changes)."""
    known = [sum(1 for cell in row if cell.strip() and knows(cell.strip())) for row in (upper, lower)]
    return len(upper) == len(lower) and known[0] >= 3 and known[0] >= 0.5 * known[1]


def usual_width(rows: Sequence[Row]) -> int:
    """The number of cells that most rows have, blank cells at the end of a row not counted beyond the widest header."""
    widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    if not widths:
        return 0
    return max(widths, key=lambda width: (widths[width] * min(width, 3), width))


def _score(row: Row, width: int, knows: Callable[[str], bool], contrast: float) -> float:
    cells = [cell.strip() for cell in row]
    filled = [cell for cell in cells if cell]
    known = sum(1 for cell in filled if knows(cell))
    if _COMMENT.fullmatch(cells[0]) and known < 2:
        return -3.0
    labels = sum(1 for cell in filled if len(cell) <= _LONGEST_LABEL and not _is_typed(cell.lower()))
    full = min(1.0, len(filled) / width) if width else 0.0
    return (
        2.0 * (known / len(filled)) * min(known, 3) / 3
        + labels / len(filled)
        + 0.5 * len(set(filled)) / len(filled)
        + 1.5 * full
        + contrast
    )


class _Below:
    """What stands below a row in each column; each cell is looked at once, for all rows above it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        width = max(map(len, rows), default=0)
        cells = [[cell.strip().lower() for cell in row] + [""] * (width - len(row)) for row in rows]
        columns = list(zip(*cells, strict=True))
        self._filled = [list(accumulate(map(bool, column), initial=0)) for column in columns]
        self._typed = [list(accumulate(map(_is_typed, column), initial=0)) for column in columns]

    def contrast(self, index: int, row: Row) -> float:
        """Share of columns that hold numbers, dates, ids or e-mails below a cell that is none of them."""
        contrasts = 0
        for cell, filled, typed in zip(row, self._filled, self._typed, strict=False):
            first, last = index + 1, min(index + 1 + _BELOW, len(filled) - 1)
            values = filled[last] - filled[first]
            is_typed = values and typed[last] - typed[first] > 0.6 * values
            contrasts += bool(is_typed and cell.strip() and not _is_typed(cell.strip().lower()))
        return contrasts / len(row) if row else 0.0


@lru_cache(maxsize=8192)
def _is_typed(value: str) -> bool:
    """True for a number, date, id, e-mail or address, in lower case."""
    return _TYPED.fullmatch(value) is not None


def _header_at(rows: Sequence[Row], index: int, knows: Callable[[str], bool], score: float) -> HeaderAt:
    names = tuple(cell.strip() for cell in rows[index])
    filled = [name for name in names if name]
    known = sum(1 for name in filled if knows(name))
    taken = 1
    if index + 1 < len(rows) and _is_second_header(names, rows[index + 1], knows):
        names, taken = _both(names, [cell.strip() for cell in rows[index + 1]], knows), 2
    elif index and _groups_columns(rows[index - 1], names):
        names = _grouped([cell.strip() for cell in rows[index - 1]], names)
    numbers_only = bool(filled) and all(_NUMBER.fullmatch(name) for name in filled)
    return HeaderAt(index, names, taken, score, known, numbers_only)


def _is_second_header(names: Sequence[str], row: Row, knows: Callable[[str], bool]) -> bool:
    """Labels under keys that say the same (SAP SuccessFactors), or the names that a first row, merged, leaves blank."""
    cells = [cell.strip() for cell in row]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or any(_is_typed(cell.lower()) for cell in filled):
        return False
    pairs = [(name, cell) for name, cell in zip(names, cells, strict=False) if name and cell]
    same = sum(1 for name, cell in pairs if not set(header_keys(name)).isdisjoint(header_keys(cell)))
    if same >= 3 and same >= 0.4 * len(pairs) and any(name != cell for name, cell in pairs):
        return True
    fills = sum(1 for name, cell in zip(names, cells, strict=False) if not name and len(cell) > 1 and knows(cell))
    return fills > 0 and len(pairs) <= fills and all(len(cell) > 1 and knows(cell) for cell in filled)


def _both(names: Sequence[str], lower: Sequence[str], knows: Callable[[str], bool]) -> tuple[str, ...]:
    """Two header rows as one: keys and their labels, or names ("Manager") over the parts that they group."""
    labels = [*lower, *[""] * (len(names) - len(lower))]
    if any(label and not name for name, label in zip(names, labels, strict=False)):
        group, joined = "", []
        for name, label in zip(names, labels, strict=False):
            group = name or group
            joined.append(f"{group} {label}".strip() if label else name)
        return tuple(joined)
    return tuple(
        label if label and knows(label) and not knows(name) else name
        for name, label in zip(names, labels, strict=False)
    )


def _groups_columns(row: Row, names: Sequence[str]) -> bool:
    """A row of group names over a header that repeats itself ("Person | | Boss |" over "ID | Name | ID | Name")."""
    filled = [index for index, cell in enumerate(row) if cell.strip()]
    named = [name for name in names if name]
    return len(filled) > 1 and len(filled) < len(named) and len(set(named)) < len(named)


def _grouped(groups: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    repeated = {name for name, count in Counter(names).items() if count > 1}
    group, joined = "", []
    for index, name in enumerate(names):
        group = (groups[index] if index < len(groups) else "") or group
        joined.append(f"{group} {name}".strip() if name in repeated or not name else name)
    return tuple(joined)


def is_total(cells: Sequence[str]) -> bool:
    """True for a row of sums: a word for the total, and nothing but numbers beside it."""
    filled = [cell for cell in cells if cell]
    if not filled or _plain(filled[0]).rstrip(" :") not in _words()["totals"]:
        return False
    return all(_NUMBER.fullmatch(cell) or cell == filled[0] for cell in filled[1:])


def is_footer(cells: Sequence[str]) -> bool:
    """True for a line of text under a table: one filled cell (or a label and its value) that says so."""
    filled = [cell for cell in cells if cell]
    return 0 < len(filled) <= 2 and _plain(filled[0]).startswith(_starts("footers"))


def is_example(cells: Sequence[str]) -> bool:
    """True for the example row of a template."""
    return bool(cells) and _plain(next((cell for cell in cells if cell), "")).startswith(_starts("examples"))


def is_subitem_header(cells: Sequence[str]) -> bool:
    """True for the header of the subitems of one item (monday.com)."""
    return len(cells) > 1 and bool(cells[1]) and _plain(cells[0]) in _words()["subitems"]


def total_words() -> tuple[str, ...]:
    """Words that begin a row of sums, plain."""
    return tuple(sorted(_words()["totals"]))


def _plain(cell: str) -> str:
    return unaccented(cell.strip().casefold())


@lru_cache(maxsize=4)
def _starts(part: str) -> tuple[str, ...]:
    return tuple(sorted(_words()[part]))


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {
        part: frozenset(unaccented(word.casefold()) for words in entry.values() for word in words)
        for part, entry in knowledge("read/layout.toml").items()
    }
