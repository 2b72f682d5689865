"""Where a work item stands, from the words that project tools write."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rolemap.model import WorkStatus
from rolemap.tables.cells import fold, read_distinct
from rolemap.tables.words import knowledge

_NUMBER_IN_FRONT = re.compile(r"^(?:\(?[\dA-Z]{1,2}[.):]?\s*[-–.):]?\s+|\d+\s*[-–.]\s*)")
_FIRST_PART = re.compile(r"\s*[:(\[/,;|–—]\s*|\s+-\s+")


@dataclass(frozen=True, slots=True)
class Stated:
    """What one row says of its status: ``written`` is the text that decided, blank where both cells are."""

    status: WorkStatus
    written: str


def read_statuses(cells: Sequence[str], second: Sequence[str] | None = None) -> list[Stated]:
    """The status of each row; ``UNKNOWN`` where its cells are blank or no words of ``data/work_status.toml``.

    A cell of the ``second`` column decides where the first is blank, unknown, or only says how the work is doing.

    >>> [str(one.status) for one in read_statuses(["deprecated:2026.2", "3 - In Progress", "Idea", "whatever"])]
    ['closed', 'open', 'candidate', '']
    >>> read_statuses(["Green"], ["Closed Complete"])
    [Stated(status=<WorkStatus.CLOSED: 'closed'>, written='Closed Complete')]
    """
    columns = [cells, second or [""] * len(cells)]
    lights = [_is_traffic_light(column) for column in columns]

    def settled(pair: tuple[str, ...]) -> Stated:
        readings = [
            (WorkStatus.OPEN, True) if cell and is_light else _read(cell)
            for cell, is_light in zip(pair, lights, strict=True)
        ]
        return _settled(pair, readings)

    return read_distinct(zip(*columns, strict=True), settled)


def says_status(written: str) -> bool:
    """True for a text that says where work stands, or how it is doing.

    >>> says_status("3 - In Progress"), says_status("Marketing")
    (True, False)
    """
    return _read(written)[0] is not WorkStatus.UNKNOWN


def says_health(written: str) -> bool:
    """True for a text that says how open work is doing, and not where it stands.

    >>> says_health("Green"), says_health("In progress")
    (True, False)
    """
    return _read(written)[1] or fold(written) in _letters()


def _is_traffic_light(cells: Sequence[str]) -> bool:
    """True for a column of single letters that stand for colors, two of them at least."""
    found = {fold(cell) for cell in set(cells) if cell}
    return len(found) > 1 and found <= _letters()


def _settled(cells: Sequence[str], readings: Sequence[tuple[WorkStatus, bool]]) -> Stated:
    (first, second), ((status, is_health), (other, other_is_health)) = cells, readings
    if not second or (status is not WorkStatus.UNKNOWN and not is_health):
        return Stated(status, first)
    if other is WorkStatus.UNKNOWN or (is_health and other_is_health):
        return Stated(status, first or second)
    return Stated(other, second)


def _read(cell: str) -> tuple[WorkStatus, bool]:
    """The status that a cell means, and whether it only says how open work is doing."""
    without_number = _NUMBER_IN_FRONT.sub("", cell)
    first_part = _FIRST_PART.split(without_number, maxsplit=1)[0]
    known = _statuses()
    texts = map(fold, (cell, without_number, first_part))
    return next((known[text] for text in texts if text in known), (WorkStatus.UNKNOWN, False))


@cache
def _letters() -> frozenset[str]:
    return frozenset(fold(word) for word in knowledge("work_status")["health_letters"]["words"])


@cache
def _statuses() -> Mapping[str, tuple[WorkStatus, bool]]:
    lists = knowledge("work_status")
    known = {fold(word): (WorkStatus.OPEN, True) for word in lists["health"]["words"]}
    for status in (WorkStatus.CANDIDATE, WorkStatus.OPEN, WorkStatus.CLOSED):
        known |= {fold(word): (status, False) for word in lists[status]["words"]}
    return known
