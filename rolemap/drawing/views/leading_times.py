"""Who leads a work item when: its time cut at every day on which that changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from rolemap.drawing.views.holding import best, lead_held
from rolemap.gaps.rules.departures import last_days
from rolemap.graph import Org
from rolemap.model import Held, Presence, WorkItem
from rolemap.tables.values.dates import read_dates

ALWAYS = date.max.toordinal() + 1


class Stretch(NamedTuple):
    """From day ``start`` to before day ``end`` (``date.toordinal``): how the lead is held, and by whom."""

    start: int
    end: int
    held: Held
    who: tuple[str, ...] = ()


class _Window(NamedTuple):
    start: int
    end: int
    held: Held
    name: str


@dataclass(frozen=True)
class LeadingTimes:
    """The first and last days of leads of one ``org``, by code of the person."""

    org: Org
    first: Mapping[int, date]
    last: Mapping[int, date]

    def stretches(self, item: WorkItem, low: int, high: int) -> list[Stretch]:
        """The time of ``item`` from day ``low`` to before ``high``, cut where its lead changes; nothing overlaps."""
        windows = list(self._windows(item))
        cuts = {day for window in windows for day in window[:2] if low < day < high}
        days = [low, *sorted(cuts), high]
        found: list[Stretch] = []
        for start, end in pairwise(days):
            stretch = _stretch(item, windows, start, end)
            if found and found[-1][2:] == stretch[2:]:
                stretch = stretch._replace(start=found.pop().start)
            found.append(stretch)
        return found

    def _windows(self, item: WorkItem) -> Iterator[_Window]:
        """The days of each lead: those that the register gives them, and no more than the people file does."""
        for lead in item.leads:
            held = lead_held(self.org, lead)
            start = max(lead.start or date.min, self.first.get(lead.person, date.min)).toordinal()
            last = min(lead.end or date.max, self.last.get(lead.person, date.max))
            if held is Held.VACANT and not lead.vacant and lead.person in self.last:
                held = Held.ACTING if lead.acting else Held.FILLED  # has left, and we know when
            if not lead.vacant and held is not Held.VACANT:
                yield _Window(start, last.toordinal() + 1, held, lead.name)


def leading_times(org: Org) -> LeadingTimes:
    """What the people file says of the days of leads: the last one, and the first of whoever is yet to start.

    The first day of everybody else is not asked for: somebody else may have led before them.
    """
    waiting = [code for code in sorted(org.led_by) if org.people.presence[code] == Presence.FUTURE]
    if not waiting or not org.people.has("start"):
        return LeadingTimes(org, {}, last_days(org))
    values = read_dates(org.people.columns["start"].to_pylist()).values
    first = {code: day for code in waiting if (day := values[code]) is not None}
    return LeadingTimes(org, first, last_days(org))


def _stretch(item: WorkItem, windows: list[_Window], start: int, end: int) -> Stretch:
    here = [window for window in windows if window.start <= start and window.end >= end]
    if here:
        held = best(window.held for window in here)
        return Stretch(start, end, held, tuple(window.name for window in here if window.held is held))
    if item.leads:
        return Stretch(start, end, Held.VACANT)
    return Stretch(start, end, Held.MISSING if item.is_active else Held.PLAIN)
