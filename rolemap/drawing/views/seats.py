"""The seats of the four roles, and the groups that they can be counted by."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rolemap.drawing.views.holding import item_held, person_held
from rolemap.graph import Org
from rolemap.model import PM_ROLES, ROLE_ORDER, Held, Kind, Presence, Role, WorkItem


class Seat(NamedTuple):
    """One seat: its ``role``, how it is held, what it is called, and its groups (``""``: in none).

    ``rank`` orders the levels.
    """

    role: Role
    held: Held
    name: str
    department: str = ""
    portfolio: str = ""
    level: str = ""
    rank: int = 0


def seats(org: Org) -> Iterator[Seat]:
    """The leads of all active items of the register; without a register the people and vacant seats with a role.

    Whoever has left, and a post that is closed, is no seat (as VAC01 says).
    """
    return _of_work(org) if org.has_register else _of_people(org)


def gone(org: Org) -> int:
    """Number of rows with a role that stand for people who have left, or for posts that are closed: no seats now."""
    return int(np.count_nonzero(_is_pm(org) & ~org.people.posts & _is_gone(org)))


def unnamed_posts(org: Org) -> int:
    """Number of rows with a role that stand for unnamed posts, counted in FTE: no seats that one could count."""
    return int(np.count_nonzero(_is_pm(org) & org.people.posts))


def _is_pm(org: Org) -> npt.NDArray[np.bool_]:
    marks: npt.NDArray[np.bool_] = np.isin(org.people.role, [ROLE_ORDER.index(role) for role in PM_ROLES])
    return marks


def _is_gone(org: Org) -> npt.NDArray[np.bool_]:
    gone: npt.NDArray[np.bool_] = org.people.presence == int(Presence.INACTIVE)
    return gone


def _of_work(org: Org) -> Iterator[Seat]:
    ranks = {kind: rank for rank, kind in enumerate(Kind)}
    for item in org.active:
        yield Seat(
            org.lead_roles[item.kind],
            item_held(org, item),
            item.name or item.id,
            department=item.department,
            portfolio=_portfolio(org, item),
            level=_level(item),
            rank=ranks[item.kind],
        )


def _portfolio(org: Org, item: WorkItem) -> str:
    """Name of the topmost portfolio above an item, itself included."""
    chain = (item.id, *org.ancestors(item.id))
    above = [org.work[one] for one in chain if org.work[one].kind is Kind.PORTFOLIO]
    return (above[-1].name or above[-1].id) if above else ""


def _level(item: WorkItem) -> str:
    """The register's own word for the kind of an item, or ours."""
    written = item.kind_written.casefold()
    return written if written not in ("", f"{item.kind}s", "programme", "programmes") else str(item.kind)


def _of_people(org: Org) -> Iterator[Seat]:
    people = org.people
    codes = np.flatnonzero(_is_pm(org) & ~people.posts & ~_is_gone(org)).tolist()
    for person in people.some(codes):
        depth = int(org.reporting.depth[person.code])
        yield Seat(
            person.verdict.role,
            person_held(person),
            person.label,
            department=person.department,
            level=f"layer {depth}" if depth else "in a circle of reporting lines",
            rank=depth or len(people),
        )
