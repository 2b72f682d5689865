"""Which work has nobody to lead it, and what a candidate for it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rolemap.gaps.held import active, is_led
from rolemap.gaps.systematic import is_habit
from rolemap.graph import Org
from rolemap.model import PM_ROLES, Kind, Role, WorkItem

CAPACITY: Mapping[Kind, int] = {Kind.PORTFOLIO: 1, Kind.PROGRAM: 2, Kind.PROJECT: 5, Kind.PRODUCT: 2}
"""Most active items of a kind that one person leads at a time. Projects and products as in LOAD01 and LOAD08;
portfolios and programs are a convention of rolemap."""


@dataclass(frozen=True, slots=True)
class Opening:
    """An active item of the register that nobody leads, and the role that it asks for.

    ``but`` are codes of people who are not asked: a plan has just taken them off it.
    """

    item: WorkItem
    role: Role
    but: tuple[int, ...] = ()


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


def role_asked(org: Org, kind: Kind) -> Role:
    """The role that a new lead of ``kind`` is looked for in: the one that leads it (``Org.lead_roles``).

    Where nobody of the people file has that role, it is the one that most leads of the kind have by title: an
    organization may call the lead of a program a project lead (CLS02 says so).
    """
    role = org.lead_roles[kind]
    if len(org.people.with_role(role)):
        return role
    codes = [lead.person for item in active(org, kind) for lead in item.leads if lead.person >= 0]
    held = Counter(org.people.verdicts[at].role for at in org.people.verdict[codes].tolist()) if codes else Counter()
    usual = sorted((r for r in PM_ROLES if held[r]), key=lambda r: (-held[r], PM_ROLES.index(r)))
    return usual[0] if usual else role


def openings(org: Org) -> tuple[Opening, ...]:
    """Every active item of the register that nobody leads, in file order.

    Kinds of which a larger register names not a single lead are left out: it keeps no record of them.
    """
    found: list[Opening] = []
    for kind in Kind:
        items = active(org, kind)
        unled = [item for item in items if not is_led(org, item)]
        if not is_habit(unled, items):
            role = role_asked(org, kind)
            found += [Opening(item, role) for item in unled]
    order = {item_id: at for at, item_id in enumerate(org.work)}
    return tuple(sorted(found, key=lambda opening: order[opening.item.id]))
