"""Organizations and diagrams for tests of pictures, built without any file."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from rolemap.graph import Org, build_org
from rolemap.model import Holder, Kind, ManagerState, Presence, Role, Verdict, WorkItem
from rolemap.tables.people import People

Row = tuple[str, str, Role, int]
"""Name ("" for a vacant seat), title, role, position of the manager (-1 for none)."""

_NAMES = ("Ana Ruiz", "Ken Ito", "Zuri Olsen", "Maria Papadopoulou-Fernández", "Li Wei", "Tom Ashworth", "Ola Nord")
_WORDS = ("Customer", "Grid", "Billing", "Smart Meter", "Field Service", "Data", "Identity", "Tariff", "Outage")
_THINGS = ("Platform", "Replacement", "Migration and Consolidation", "Rollout", "Portal", "Analytics")


def people_of(rows: Sequence[Row], matrix: Sequence[tuple[int, int]] = ()) -> People:
    """A ``People`` value from plain rows; ids are ``p1``, ``p2``, …"""
    n = len(rows)
    roles = sorted({role for _, _, role, _ in rows})
    manager = np.array([row[3] for row in rows], dtype=np.int32)
    verdict = np.array([roles.index(row[2]) for row in rows], dtype=np.int32)
    return People(
        columns={
            "person_id": pa.array([f"p{i + 1}" for i in range(n)], pa.string()),
            "name": pa.array([row[0] for row in rows], pa.string()),
            "title": pa.array([row[1] for row in rows], pa.string()),
        },
        manager=manager,
        manager_state=np.where(manager < 0, int(ManagerState.ROOT), int(ManagerState.KNOWN)).astype(np.int8),
        vacant=np.array([not row[0] for row in rows], dtype=np.bool_),
        presence=np.full(n, int(Presence.ACTIVE), dtype=np.int8),
        fte=np.ones(n, dtype=np.float32),
        posts=np.zeros(n, dtype=np.bool_),
        row=np.arange(2, n + 2),
        verdicts=tuple(Verdict(role, 0.9, evidence="said so") for role in roles),
        verdict=verdict,
        title_verdict=verdict,
        matrix=np.array(matrix, dtype=np.int32).reshape(-1, 2),
        file="people.csv",
    )


def organization(projects: int) -> Org:
    """Portfolios, programs and ``projects`` projects with people on them, every eighth project without a lead."""
    programs = max(2, projects // 7)
    portfolios = max(1, programs // 6)
    rows: list[Row] = [("Grace Adeyemi", "Chief Operating Officer", Role.OTHER, -1)]
    work: dict[str, WorkItem] = {}

    def add(kind: Kind, number: int, parent: str | None, role: Role, manager: int) -> int:
        item_id = f"{kind}-{number}"
        name = f"{_WORDS[number % len(_WORDS)]} {_THINGS[number * 5 % len(_THINGS)]} {number}"
        rows.append((_NAMES[len(rows) % len(_NAMES)], f"{kind} manager".title(), role, manager))
        code = len(rows) - 1
        leads: tuple[Holder, ...] = (Holder(rows[-1][0], code, role),)
        if number % 8 == 5:
            leads = ()
        elif number % 11 == 7:
            leads = (Holder("", -1, role, vacant=True, written="TBD"),)
        elif number % 13 == 9:
            leads = (Holder("Noor Haddad", -1, role, acting="Acting"),)
        work[item_id] = WorkItem(item_id, name, kind, parent, leads=leads)
        return code

    tops = [add(Kind.PORTFOLIO, n, None, Role.PFM, 0) for n in range(portfolios)]
    middle = [
        add(Kind.PROGRAM, n, f"portfolio-{n % portfolios}", Role.PGM, tops[n % portfolios]) for n in range(programs)
    ]
    for n in range(projects):
        add(Kind.PROJECT, n, f"program-{n % programs}" if n % 17 else "portfolio-0", Role.PJM, middle[n % programs])
    for n in range(max(1, projects // 20)):
        add(Kind.PRODUCT, n, None, Role.PRM, 0)
    return build_org(people_of(rows), work)
