"""An axis of time: what of it is shown, and where it is marked."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from rolemap.model import Tick

_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months from mark to mark
_MOST_TICKS = 13
_FEWEST_FENCED = 8
_FAR_OUT = 3.0  # times the distance of the quartiles: Tukey, Exploratory Data Analysis (1977), outer fences
_LEAST_SPREAD = 366.0  # days; else the fences of a register of one year would be next to each other


class TimeAxis(NamedTuple):
    """From day ``low`` to before day ``high`` (``date.toordinal``), with its marks, the ends among them."""

    low: int
    high: int
    ticks: tuple[Tick, ...]

    def spans(self) -> Iterator[tuple[int, int]]:
        """The days from one mark to before the next."""
        for one, other in pairwise(self.ticks):
            yield int(one.at), int(other.at)


def time_axis(days: Iterable[date]) -> TimeAxis:
    """The axis of some days, at least one; days far beyond all others (a year mistyped) lie outside.

    >>> [tick.label for tick in time_axis([date(2024, 2, 1), date(2024, 4, 15)]).ticks]
    ['Feb 2024', 'Mar 2024', 'Apr 2024', 'May 2024']
    """
    low, high = _inner(sorted(day.toordinal() for day in days))
    first, last = date.fromordinal(low), date.fromordinal(high)
    start, end = _month(first), _month(last)
    step = next(step for step in _STEPS if (end - start) // step + 2 <= _MOST_TICKS or step == _STEPS[-1])
    months = [max(month, _month(date.min)) for month in range(start - start % step, end + step - end % step + 1, step)]
    ticks = tuple(Tick(_first_day(month), _words(month, step)) for month in months)
    return TimeAxis(int(ticks[0].at), int(ticks[-1].at), ticks)


def _inner(days: list[int]) -> tuple[int, int]:
    """The first and the last day within the outer fences."""
    if len(days) < _FEWEST_FENCED:
        return days[0], days[-1]
    lower, _, upper = quantiles(days, n=4, method="inclusive")
    far = _FAR_OUT * max(upper - lower, _LEAST_SPREAD)
    within = [day for day in days if lower - far <= day <= upper + far]
    return within[0], within[-1]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> int:
    year, index = divmod(month, 12)
    return date(year, index + 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1


_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _words(month: int, step: int) -> str:
    year, index = divmod(month, 12)
    return f"{year}" if step % 12 == 0 else f"{_NAMES[index]} {year}"
