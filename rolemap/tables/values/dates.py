"""Dates of a column. The order of day and month is decided for the column, never for a cell, or said to be open.

Read as written: ISO 8601 with or without time, ``20240301``, ``2024年3月1日``, months in words ("July 25, 2022",
"15-Mar-2021", "1. März 2024"), Excel serials, milliseconds since 1970, and months or years alone.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache

from rolemap.tables.cells import fold
from rolemap.tables.words import knowledge

_EXCEL_EPOCH = date(1899, 12, 30)  # serial 60 is a day that never was (1900-02-29); all later days count from here
_SERIALS = (20_000, 80_000)  # 1954 to 2119: years and small numbers stay out
_MILLISECONDS = (10**12, 4 * 10**12)  # 2001 to 2096
_PIVOT = 69  # two-digit years: 69-99 are 19xx (POSIX strptime)
_YEARS = (1900, 2199)

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$")
_COMPACT = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)$")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일号號])?.*$")
_NUMERIC = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?:[,\sT]+\d{1,2}[:.h]\d\d.*)?$")
_YEAR_MONTH = re.compile(r"(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))$")
_MONTH_YEAR = re.compile(r"[^\W\d_]+\.?[-'’]\d\d$")  # "Mar-24": Excel's short form of a month; "24-Mar" has no year
_REMARK = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")  # "31-Mar-23 (under review)"
_NUMBER = re.compile(r"\d+(?:\.\d+)?$")
_TIME = re.compile(
    r"[,\s]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:z|utc|gmt)?(?:[+-]\d\d:?\d\d)?)?$", re.I
)


class DateOrder(StrEnum):
    """How ``1/2/2024`` is read in one column. ``NONE``: no such cell; ``UNDECIDED``: every cell could be both."""

    NONE = ""
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Dates:
    """One column of dates, in row order, None where the cell is blank or not understood.

    ``assumed`` is true where nothing in the column tells day from month, and ``order`` is only the more likely one.
    ``faults`` are positions of cells that are not blank and are no date; ``partial`` those of months or years alone.
    """

    values: tuple[date | None, ...]
    order: DateOrder
    assumed: bool = False
    faults: tuple[int, ...] = ()
    partial: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """One cell: a date, or a pair of numbers whose order the column decides, or a span that is not a single day."""

    day: date | None = None
    pair: tuple[int, int, int, str] | None = None
    span: tuple[date, date] | None = None
    is_blank: bool = False


def read_dates(cells: Sequence[str], *, last_day: bool = False, hint: DateOrder = DateOrder.NONE) -> Dates:
    """Dates of one column.

    ``last_day``: a month or a year alone means its last day (a finish), else its first (a start). ``hint`` is the order
    that other columns of the same file were decided to have: it is taken where this column cannot say.

    >>> read_dates(["25/12/2024", "1/2/2024"]).values[1]
    datetime.date(2024, 2, 1)
    """
    seen = {cell: _look(cell) for cell in dict.fromkeys(cells)}
    order = order_of(cells)
    assumed = order is DateOrder.UNDECIDED
    if assumed:
        decided = hint in (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
        order, assumed = (hint, False) if decided else (_likely_order(cells), True)
    known = {cell: _settle(look, order, last_day) for cell, look in seen.items()}
    return Dates(
        values=tuple(known[cell] for cell in cells),
        order=order,
        assumed=assumed,
        faults=tuple(i for i, cell in enumerate(cells) if known[cell] is None and not seen[cell].is_blank),
        partial=tuple(i for i, cell in enumerate(cells) if seen[cell].span is not None),
    )


def single_day(written: str) -> date | None:
    """The day that a date on its own plainly means; None where day and month could change places, or it is no day.

    >>> single_day("31.12.2026"), single_day("5.1.2026"), single_day("12/31/2026"), single_day("5/1/2026")
    (datetime.date(2026, 12, 31), datetime.date(2026, 1, 5), datetime.date(2026, 12, 31), None)
    """
    look = _look(written.strip())
    if look.pair is not None and look.pair[3] == ".":  # no country writes the month first and puts dots (CLDR)
        return _settle(look, DateOrder.DAY_FIRST, last_day=False)
    dates = read_dates([written.strip()])
    return None if dates.assumed or dates.partial else dates.values[0]


def order_of(cells: Sequence[str]) -> DateOrder:
    """The order that the cells of a column prove: a number above 12 is a day. Of two orders the more frequent."""
    day_first = month_first = ambiguous = 0
    for cell in cells:
        pair = _look(cell).pair
        if pair is not None:
            day_first += pair[0] > 12
            month_first += pair[1] > 12
            ambiguous += pair[0] <= 12 and pair[1] <= 12
    if day_first or month_first:
        return DateOrder.DAY_FIRST if day_first >= month_first else DateOrder.MONTH_FIRST
    return DateOrder.UNDECIDED if ambiguous else DateOrder.NONE


def _likely_order(cells: Sequence[str]) -> DateOrder:
    """Only ``M/D/Y`` countries write slashes without leading zeros by default (CLDR short dates: en-US ``M/d/yy``,
    en-GB ``dd/MM/y``, de ``dd.MM.yy``); dots and hyphens are day first.
    """
    for cell in cells:
        look = _look(cell)
        if look.pair is not None and look.pair[3] == "/" and not re.match(r"\s*0\d|\d\d/\s*0\d", cell):
            return DateOrder.MONTH_FIRST
    return DateOrder.DAY_FIRST


def _settle(look: _Seen, order: DateOrder, last_day: bool) -> date | None:  # noqa: FBT001 - private, one caller
    if look.pair is not None:
        first, second, year, _ = look.pair
        day, month = (second, first) if order is DateOrder.MONTH_FIRST else (first, second)
        return _day(year, month, day)
    if look.span is not None:
        return look.span[1] if last_day else look.span[0]
    return look.day


@cache
def _look(cell: str) -> _Seen:
    text = _REMARK.sub("", cell).strip() or cell.strip()
    if fold(text) in _blanks():
        return _Seen(is_blank=True)
    return _numbers(text) or _words(_TIME.sub("", text)) or _Seen()


def _numbers(text: str) -> _Seen | None:
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _Seen(day=_day(*(int(part) for part in match.groups())))
    if match := _CJK.match(text):
        year, month, day = match.groups()
        return _Seen(day=_day(int(year), int(month), int(day))) if day else _month(int(year), int(month))
    if match := _NUMERIC.match(_without_weekday(text)):
        first, mark, second, year = match.groups()
        return _Seen(pair=(int(first), int(second), _year(year), mark))
    if match := _YEAR_MONTH.match(text):
        year, month, month_too, year_too = match.groups()
        return _month(int(year or year_too), int(month or month_too))
    if _NUMBER.match(text):
        return _plain_number(float(text))
    return None


def _plain_number(number: float) -> _Seen:
    if _SERIALS[0] <= number < _SERIALS[1]:
        return _Seen(day=_EXCEL_EPOCH + timedelta(days=int(number)))
    if _MILLISECONDS[0] <= number < _MILLISECONDS[1]:
        return _Seen(day=datetime.fromtimestamp(number / 1000, UTC).date())
    if number.is_integer() and _YEARS[0] <= number <= _YEARS[1]:
        return _Seen(span=(date(int(number), 1, 1), date(int(number), 12, 31)))
    return _Seen()


def _words(text: str) -> _Seen | None:
    """A date with its month in words: day and year are told apart by their size, or by standing last."""
    parts = [part for part in fold(text).split() if part not in {"de", "del", "of", "the", "le", "den", "r"}]
    months = [i for i, part in enumerate(parts) if part in _months()]
    numbers = [_ordinal(part) for part in parts]
    if len(months) > 1 and parts[0] in _weekdays():  # "mar 12 mars 2024": French and Spanish Tuesdays look like March
        months = months[1:]
    if len(months) != 1:
        return None
    month = _months()[parts[months[0]]]
    found = [number for number in numbers if number]
    others = [p for i, p in enumerate(parts) if i != months[0] and not numbers[i] and p not in _weekdays()]
    if others or not 1 <= len(found) <= 2:
        return None
    if len(found) == 1:
        is_year = len(found[0]) == 4 or _MONTH_YEAR.match(text) is not None
        return _month(_year(found[0]), month) if is_year else None
    day, year = (found[1], found[0]) if len(found[0]) == 4 else (found[0], found[1])
    return _Seen(day=_day(_year(year), month, int(day))) if len(year) in (2, 4) and len(day) <= 2 else None


def _ordinal(part: str) -> str:
    match = re.match(r"(\d{1,4})(?:st|nd|rd|th|er|º|ª|a)?$", part)
    return match.group(1) if match else ""


def _without_weekday(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest.strip() if fold(first) in _weekdays() else text


def _month(year: int, month: int) -> _Seen:
    if not (_YEARS[0] <= year <= _YEARS[1] and 1 <= month <= 12):
        return _Seen()
    return _Seen(span=(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _YEARS[0] <= year <= _YEARS[1] else None
    except ValueError:
        return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


@cache
def _months() -> dict[str, int]:
    return {fold(name): int(number) for number, names in knowledge("dates")["months"].items() for name in names}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(fold(name) for name in knowledge("dates")["weekdays"])


@cache
def _blanks() -> frozenset[str]:
    return frozenset({"", *(fold(text) for text in knowledge("dates")["blank"])})
