"""Work items of an organisation that gives no register: from its own columns, and from its ladder of roles.

A portfolio manager stands for a portfolio, a program manager for a program, a project manager for a set of projects, a
product manager for a set of products. Which ones, the file does not say; so each item is named after its manager and
says in ``inferred`` what it was concluded from.
"""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pyarrow as pa

from rolemap.graph.reporting import Reporting, nearest_above
from rolemap.model import ROLE_ORDER, Holder, Kind, Presence, Role, WorkItem
from rolemap.tables.people import People

UNIT_COLUMNS = (Kind.PORTFOLIO, Kind.PROGRAM, Kind.PROJECT, Kind.PRODUCT)
_KIND_OF_ROLE = {
    Role.PFM: Kind.PORTFOLIO,
    Role.PGM: Kind.PROGRAM,
    Role.PJM: Kind.PROJECT,
    Role.PRM: Kind.PRODUCT,
}
_MAY_STAND_UNDER = {
    Role.PFM: (Role.PFM,),
    Role.PGM: (Role.PFM, Role.PGM),
    Role.PJM: (Role.PFM, Role.PGM),
    Role.PRM: (Role.PRM,),
}
_NAMES = {
    Kind.PORTFOLIO: "Portfolio of",
    Kind.PROGRAM: "Program of",
    Kind.PROJECT: "Projects of",
    Kind.PRODUCT: "Products of",
}


def infer_work(people: People, reporting: Reporting) -> dict[str, WorkItem]:
    """Work items inferred from people alone, by id; empty where nothing points to any.

    Columns ``portfolio``, ``program``, ``project`` and ``product`` of the people file win; without them the ladder
    PfM > PgM > PjM (and PrM > PrM) along the reporting lines.
    """
    if any(people.has(kind) for kind in UNIT_COLUMNS):
        return _from_columns(people)
    return _from_ladder(people, reporting)


def _from_ladder(people: People, reporting: Reporting) -> dict[str, WorkItem]:
    role = people.role
    here = people.presence != Presence.INACTIVE
    items: dict[int, WorkItem] = {}
    parent_of: dict[int, int] = {}
    for pm_role, allowed in _MAY_STAND_UNDER.items():
        mark = np.isin(role, [ROLE_ORDER.index(above) for above in allowed]) & here
        above = nearest_above(reporting.parent, mark)
        for code in np.flatnonzero((role == ROLE_ORDER.index(pm_role)) & here).tolist():
            items[code] = _item_of(people, code, _KIND_OF_ROLE[pm_role])
            if above[code] >= 0 and reporting.depth[code] > 0:  # a reporting cycle says nothing of who is above
                parent_of[code] = int(above[code])
    ids = {code: item.id for code, item in items.items()}
    return {ids[code]: replace(items[code], parent_id=ids.get(parent_of.get(code, -1))) for code in sorted(items)}


def _item_of(people: People, code: int, kind: Kind) -> WorkItem:
    person, row = people[code], people.places.words(code)
    return WorkItem(
        id=f"{kind}-of-{person.id}-{people.places.tag(code)}",
        name=f"{_NAMES[kind]} {person.label}",
        kind=kind,
        leads=(_holder(people, code),),
        department=person.department,
        inferred=f"from the title of {person.label} (“{person.title}”, {row}) and the reporting line",
    )


def _holder(people: People, code: int) -> Holder:
    person = people[code]
    return Holder(name=person.label, person=code, role=person.verdict.role, vacant=person.vacant, written=person.name)


def _from_columns(people: People) -> dict[str, WorkItem]:
    """Units named in columns of the people file, each under the unit of the next level that most of its rows name.

    Somebody of the matching role in a unit's rows is its lead; a unit without one is led by nobody.
    """
    leads = _leads_by_unit(people)
    parents: dict[tuple[Kind, str], Counter[tuple[Kind, str]]] = {}
    for units, rows in _distinct_units(people):
        for unit in units:
            parents.setdefault(unit, Counter())
        for above, below in pairwise(unit for unit in units if unit[0] is not Kind.PRODUCT):
            parents[below][above] += rows
    ids = {unit: f"{unit[0]}:{unit[1]}" for unit in parents}
    items: dict[str, WorkItem] = {}
    for (kind, name), above_counts in sorted(parents.items(), key=lambda pair: ids[pair[0]]):
        parent = min(above_counts, key=lambda unit: (-above_counts[unit], ids[unit]), default=None)
        items[ids[kind, name]] = WorkItem(
            id=ids[kind, name],
            name=name,
            kind=kind,
            parent_id=None if parent is None else ids[parent],
            leads=tuple(_holder(people, code) for code in leads.get((kind, name), ())),
            inferred=f"from the column “{kind}” of the people file",
        )
    return items


def _distinct_units(people: People) -> list[tuple[list[tuple[Kind, str]], int]]:
    """Distinct combinations of units that rows name, top level first, each with its number of rows."""
    kinds = [kind for kind in UNIT_COLUMNS if people.has(kind)]
    table = pa.table({str(kind): people.columns[kind] for kind in kinds})
    counted = table.group_by([str(kind) for kind in kinds], use_threads=False).aggregate([([], "count_all")])
    return [([(kind, row[kind]) for kind in kinds if row[kind]], int(row["count_all"])) for row in counted.to_pylist()]


def _leads_by_unit(people: People) -> dict[tuple[Kind, str], list[int]]:
    leads: dict[tuple[Kind, str], list[int]] = {}
    for role, kind in _KIND_OF_ROLE.items():
        if not people.has(kind):
            continue
        for code in people.with_role(role).tolist():
            name = people.text(kind, code)
            if name and people.presence[code] != Presence.INACTIVE:
                leads.setdefault((kind, name), []).append(code)
    return leads
