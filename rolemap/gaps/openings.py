"""Which work has nobody to lead it, and what a candidate for it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from rolemap.gaps.held import active, is_led
from rolemap.gaps.systematic import is_habit
from rolemap.graph import Org
from rolemap.model import Kind, Role, WorkItem

CAPACITY: Mapping[Kind, int] = {Kind.PORTFOLIO: 1, Kind.PROGRAM: 2, Kind.PROJECT: 5, Kind.PRODUCT: 2}
"""Most active items of a kind that one person leads at a time. Projects and products as in LOAD01 and LOAD08;
portfolios and programs are a convention of rolemap."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An active item of the register that nobody leads, and the role that it asks for."""

    item: WorkItem
    role: Role


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take an opening: ``person`` a code in ``People``, ``score`` 0-1.

    ``reasons`` are whole phrases, ``brief`` the same in two or three words each, for a list of several people.

    ``room`` is how many more items of the kind they could lead in the dates of the opening: ``CAPACITY`` for the whole
    of somebody's time, half of it for 0.5 FTE, and one at least.
    """

    person: int
    score: float
    room: int
    reasons: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()


def openings(org: Org) -> tuple[Opening, ...]:
    """Every active item of the register that nobody leads, in file order.

    Kinds of which a larger register names not a single lead are left out: it keeps no record of them.
    """
    found: list[Opening] = []
    for kind in Kind:
        items = active(org, kind)
        unled = [item for item in items if not is_led(org, item)]
        if not is_habit(unled, items):
            role = org.lead_roles[kind]
            found += [Opening(item, role) for item in unled]
    order = {item_id: at for at, item_id in enumerate(org.work)}
    return tuple(sorted(found, key=lambda opening: order[opening.item.id]))
