"""What if somebody were not there: which units lose their lead, which chains break, and on whom most rests."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from rolemap.gaps.held import active, is_there
from rolemap.graph import Org, build_org
from rolemap.model import Finding, GapReport, Presence


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """Somebody whose loss leaves work without a lead: ``person`` a code in ``People``, ``item_ids`` what they alone
    lead, in file order; ``affected`` counts these items and everything below them, each once."""

    person: int
    item_ids: tuple[str, ...]
    affected: int


def without(org: Org, people: Collection[int]) -> Org:
    """The same organization after these people (codes) have left; the register stays as it is written.

    Without a register, work is inferred again from those who remain.
    """
    presence = org.people.presence.copy()
    presence[list(people)] = Presence.INACTIVE
    columns = dict(org.people.columns)
    columns.setdefault("status", pa.array([""] * len(presence), pa.string()))
    staff = replace(org.people, columns=columns, presence=presence)
    if org.has_register:
        return replace(org, people=staff)
    return build_org(staff, None, org.assignments, dangling=org.dangling, log=org.log)


def opened(before: GapReport, after: GapReport) -> tuple[Finding, ...]:
    """Findings of ``after`` that ``before`` does not have, worst first; a changed count makes a finding new."""
    known = {(finding.code, finding.subject, finding.message) for finding in before.findings}
    return tuple(f for f in after.findings if (f.code, f.subject, f.message) not in known)


def single_points(org: Org) -> tuple[SinglePoint, ...]:
    """Everybody who is the only lead of active work of the register, those first on whom most rests."""
    alone: dict[int, list[str]] = defaultdict(list)
    for item in active(org):
        leads = {lead.person if lead.person >= 0 else lead.name for lead in item.leads if is_there(org, lead)}
        if len(leads) == 1:
            [lead] = leads
            if isinstance(lead, int):
                alone[lead].append(item.id)
    points = [SinglePoint(code, tuple(ids), len(_with_below(org, ids))) for code, ids in alone.items()]
    return tuple(sorted(points, key=lambda point: (-point.affected, point.person)))


def _with_below(org: Org, ids: Iterable[str]) -> set[str]:
    """These items and all items below them."""
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += org.children[current]
    return found


def codes_of(org: Org, names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Codes of the people whom each text names by id or, case aside, by name; empty where nobody fits."""
    people = org.people
    ids, written = (np.array(people.columns[column].to_pylist(), dtype=object) for column in ("person_id", "name"))
    folded = np.array([name.casefold() for name in written], dtype=object)
    found = {}
    for text in names:
        by_id = np.flatnonzero(ids == text)
        codes = by_id if len(by_id) else np.flatnonzero((folded == text.casefold()) & (folded != ""))
        found[text] = tuple(int(code) for code in codes)
    return found
