"""Where a work item stands, from the words that project tools write."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from rolemap.model import WorkStatus
from rolemap.tables.cells import fold, read_distinct
from rolemap.tables.words import knowledge

_NUMBER_IN_FRONT = re.compile(r"^(?:\(?[\dA-Z]{1,2}[.):]?\s*[-–.):]?\s+|\d+\s*[-–.]\s*)")
_FIRST_PART = re.compile(r"\s*[:(\[/,;|–—]\s*|\s+-\s+")


def read_statuses(cells: Sequence[str]) -> list[WorkStatus]:
    """The status of each cell; ``UNKNOWN`` where it is blank or no word of ``data/work_status.toml``.

    >>> [str(status) for status in read_statuses(["deprecated:2026.2", "3 - In Progress", "Idea", "whatever"])]
    ['closed', 'open', 'candidate', '']
    """
    return read_distinct(cells, _read)


def _read(cell: str) -> WorkStatus:
    without_number = _NUMBER_IN_FRONT.sub("", cell)
    first_part = _FIRST_PART.split(without_number, maxsplit=1)[0]
    known = _statuses()
    return next(
        (known[text] for text in map(fold, (cell, without_number, first_part)) if text in known),
        WorkStatus.UNKNOWN,
    )


@cache
def _statuses() -> Mapping[str, WorkStatus]:
    lists = knowledge("work_status")
    return {
        fold(word): status
        for status in (WorkStatus.CANDIDATE, WorkStatus.OPEN, WorkStatus.CLOSED)
        for word in lists[status]["words"]
    }
