"""Who is listed by name in a report of roles, in which order, and how their role is put."""

import numpy as np

from rolemap.graph import Org
from rolemap.model import PM_ROLES, Role, Verdict
from rolemap.report.wording import percent

MOST_ROLES = 20_000
"""People listed above which ``rolemap map`` writes no workbook: more take half a minute to open."""


def people_shown(org: Org) -> list[int]:
    """Codes of the people that reports name: PM roles from PfM down, then ambiguous, then support, in file order."""
    rank_of_role = {role: rank for rank, role in enumerate((*PM_ROLES, Role.AMBIGUOUS))}
    hidden = len(rank_of_role) + 1
    ranks = [
        hidden - 1 if verdict.support else rank_of_role.get(verdict.role, hidden) for verdict in org.people.verdicts
    ]
    rank = np.array(ranks, dtype=np.int8)[org.people.verdict] if ranks else np.empty(0, dtype=np.int8)
    codes = np.flatnonzero(rank < hidden)
    return [int(code) for code in codes[np.argsort(rank[codes], kind="stable")]]


def role_label(verdict: Verdict) -> str:
    """The role, or ``support``: who supports a PM is listed with them, and is none."""
    return "support" if verdict.support else str(verdict.role)


def role_detail(verdict: Verdict) -> str:
    """What is to be said about a role beside its name."""
    if verdict.support:
        return f"of a {verdict.also}" if verdict.also else ""
    if verdict.role is Role.AMBIGUOUS:
        return " or ".join(f"{role} {percent(share)}" for role, share in verdict.candidates)
    return f"also {verdict.also}" if verdict.also else ""
