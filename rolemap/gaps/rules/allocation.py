"""LOAD07: more than all of somebody's time, on overlapping dates."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from rolemap.gaps.needs import ASSIGNMENTS, SHARES
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about_person, place_of, some
from rolemap.graph import Org
from rolemap.model import Assignment, Gap, Presence, Severity

_ROUNDING = 1e-6


@rule("LOAD07", "over-allocated", severity=Severity.WARNING, needs=(ASSIGNMENTS, SHARES), sources=("full-allocation",))
def over_allocated(org: Org, *, max_share: float = 1.0) -> Iterator[Gap]:
    """The shares of somebody's time add up to more than ``max_share`` on the same days.

    ## Why it matters
    Two pieces of work wait for the same hours, and neither plan says so: a conflict over people that the portfolio
    has to settle. Common advice is to plan 80 % of a person at most.

    ## Example
        person,work,share,start,end
        e1,P1,80%,2024-01-01,2024-06-30
        e1,P2,50%,2024-04-01,2024-09-30

    ## How to fix
    Move one piece of work, or give a part of it to somebody else.
    """
    for code, (day, running) in peak_shares(org).items():
        total = sum(row.share or 0.0 for row in running)
        if total > max_share + _ROUNDING:
            person = org.people[code]
            since = f" from {day}" if day > date.min else ""
            yield Gap(
                about_person(person),
                f"{total:.0%} of their time is planned{since} (max {max_share:.0%})",
                (some([_spoken(org, row) for row in running]), f"title “{person.title}”{place_of(org, person)}"),
                "move one piece of work, or give a part of it to somebody else",
                affected=len(running),
            )


def peak_shares(org: Org) -> Mapping[int, tuple[date, list[Assignment]]]:
    """Person code → the first day on which most of their time is planned, and the assignments of that day.

    Assignments to work that is not active, and people who have left, do not count.
    """
    rows_of: dict[int, list[Assignment]] = defaultdict(list)
    for row in org.assignments:
        closed = row.work_id in org.work and not org.work[row.work_id].is_active
        if row.person >= 0 and row.share and not closed and org.people.presence[row.person] != Presence.INACTIVE:
            rows_of[row.person].append(row)
    return {code: _peak(rows) for code, rows in rows_of.items()}


def _peak(rows: Sequence[Assignment]) -> tuple[date, list[Assignment]]:
    """The first day on which the shares add up to most, and the assignments of that day; open dates never end."""
    days = sorted({row.start or date.min for row in rows})
    running = {d: [row for row in rows if (row.start or date.min) <= d <= (row.end or date.max)] for d in days}
    peak = max(
        days, key=lambda d: (round(sum(row.share or 0.0 for row in running[d]), 6), -(d - date.min) // timedelta(1))
    )
    return peak, running[peak]


def _spoken(org: Org, row: Assignment) -> str:
    item = org.work.get(row.work_id)
    return f"{row.share:.0%} on {item.name if item else row.work_id}"
