"""Functional, matrix or projectized: the organization's type, from how its project people report.

The scale is that of the PMBOK Guide (6th edition, table 2-1, "Influences of Organizational Structures on Projects"):
what the project manager is called, whom they report to, and whom the team reports to. The shares at which one type ends
and the next begins are our own choice: the majority.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from rolemap.graph import Org, nearest_above
from rolemap.model import PM_ROLES, ROLE_ORDER, Kind, Presence, Role
from rolemap.report.wording import counted, number

MIN_PEOPLE = 3
"""Below this number of project people the answer would rest on one or two of them."""
_MAJORITY = 0.5
_DELIVERY = (Role.PFM, Role.PGM, Role.PJM)


class Structure(StrEnum):
    """The scale, from no project authority to full; ``UNKNOWN`` where too few people say anything."""

    FUNCTIONAL = "functional"
    WEAK_MATRIX = "weak matrix"
    BALANCED_MATRIX = "balanced matrix"
    STRONG_MATRIX = "strong matrix"
    PROJECTIZED = "projectized"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class OrgType:
    """``structure`` and its ``reasons``, each with its count."""

    structure: Structure
    reasons: tuple[str, ...]


def organization_type(org: Org) -> OrgType:
    """The type of the organization.

    No project manager and nobody who supports one, though somebody leads projects: functional. More support than
    project managers: weak matrix. Most teams report to a PjM, PgM or PfM: projectized; most project managers do:
    strong matrix; else, their managers being of other roles, balanced matrix.
    """
    managers = _present(org, org.people.with_role(Role.PJM))
    support = _supporters(org)
    leads = _project_leads(org)
    if len(managers) + support < MIN_PEOPLE:
        if len(leads) >= MIN_PEOPLE and not len(managers) and not support:
            reason = f"{number(len(leads))} people lead projects, none of them a project manager"
            return OrgType(Structure.FUNCTIONAL, (reason,))
        reason = f"{counted(len(managers), 'project manager')}, {counted(support, 'person')} in support: too few"
        return OrgType(Structure.UNKNOWN, (reason,))
    reporting = managers[org.reporting.parent[managers] >= 0]
    in_line = int(_in_delivery(org)[org.reporting.parent[reporting]].sum())
    team, of_team = _team_in_line(org)
    reasons = (
        f"{counted(len(managers), 'project manager')}, {counted(support, 'person')} in support of one",
        f"{number(in_line)} of {number(len(reporting))} who have a manager report to a PjM, PgM or PfM",
        *([f"{number(team)} of {number(of_team)} people assigned to work have one above them"] if of_team else []),
    )
    if support > len(managers):
        return OrgType(Structure.WEAK_MATRIX, reasons)
    if of_team >= MIN_PEOPLE and team > _MAJORITY * of_team:
        return OrgType(Structure.PROJECTIZED, reasons)
    if len(reporting) < MIN_PEOPLE:
        return OrgType(Structure.UNKNOWN, reasons)
    strong = in_line > _MAJORITY * len(reporting)
    return OrgType(Structure.STRONG_MATRIX if strong else Structure.BALANCED_MATRIX, reasons)


def _in_delivery(org: Org) -> npt.NDArray[np.bool_]:
    """Who holds a role of the project chain."""
    return np.isin(org.people.role, [ROLE_ORDER.index(role) for role in _DELIVERY])


def _present(org: Org, codes: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    people = org.people
    absent = people.vacant | people.posts | (people.presence == Presence.INACTIVE)
    return np.setdiff1d(codes, np.flatnonzero(absent))


def _supporters(org: Org) -> int:
    """Number of people whose title supports a role of the project chain."""
    people = org.people
    supports = np.array([v.support and v.also in _DELIVERY for v in people.verdicts], dtype=np.bool_)
    return len(_present(org, np.flatnonzero(supports[people.verdict])))


def _project_leads(org: Org) -> set[int]:
    return {
        lead.person
        for item in org.of_kind(Kind.PROJECT)
        if item.is_active and not item.inferred
        for lead in item.leads
        if lead.person >= 0
    }


def _team_in_line(org: Org) -> tuple[int, int]:
    """People assigned to work who hold no PM role: how many have the project chain above them, and of how many."""
    pm = np.isin(org.people.role, [ROLE_ORDER.index(role) for role in PM_ROLES])
    team = sorted({a.person for a in org.assignments if a.person >= 0 and not pm[a.person]})
    if not team:
        return 0, 0
    above = nearest_above(org.reporting.parent, _in_delivery(org))
    return int((above[team] >= 0).sum()), len(team)
