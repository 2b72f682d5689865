"""Title against practice: what people are called, and what they lead."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, PM_ROLES, Kind, Role


class Practice(StrEnum):
    """What somebody leads; ``SEVERAL`` kinds of work at once, or ``NOTHING`` of the register."""

    PORTFOLIOS = "portfolios"
    PROGRAMS = "programs"
    PROJECTS = "projects"
    PRODUCTS = "products"
    SEVERAL = "several kinds"
    NOTHING = "nothing"


_PRACTICE_OF_KIND = {
    Kind.PORTFOLIO: Practice.PORTFOLIOS,
    Kind.PROGRAM: Practice.PROGRAMS,
    Kind.PROJECT: Practice.PROJECTS,
    Kind.PRODUCT: Practice.PRODUCTS,
}
MATRIX_ROLES = (*PM_ROLES, Role.AMBIGUOUS, Role.OTHER)


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """``rows``: role that the title alone says → number of people for each ``Practice``, in the order of the enum.

    Everybody is counted once, vacant seats and unnamed posts are not; people of other roles who lead nothing are left
    out, for they are everybody else.
    """

    rows: tuple[tuple[Role, tuple[int, ...]], ...]

    @property
    def total(self) -> int:
        """Number of people counted."""
        return sum(sum(counts) for _, counts in self.rows)

    def counts(self, role: Role, practice: Practice) -> bool:
        """False for people of other roles who lead nothing: they are not counted, and no cell says 0."""
        return role is not Role.OTHER or practice is not Practice.NOTHING

    def cells(self, role: Role, counts: tuple[int, ...]) -> list[str]:
        """A row as text, blank where nothing is counted."""
        return [f"{n:,}" if self.counts(role, word) else "" for word, n in zip(Practice, counts, strict=True)]

    def agrees(self, role: Role, practice: Practice) -> bool:
        """True where title and practice say the same."""
        return any(LEAD_ROLE[kind] is role and word is practice for kind, word in _PRACTICE_OF_KIND.items())


def role_matrix(org: Org) -> RoleMatrix | None:
    """Title × practice over the active items of the register; None without a register."""
    if not org.has_register:
        return None
    people = org.people
    counts: Counter[tuple[Role, Practice]] = Counter()
    idle: Counter[Role] = Counter()
    somebody = ~(people.vacant | people.posts)
    by_verdict = np.bincount(people.title_verdict[somebody], minlength=len(people.verdicts))
    for verdict, number in zip(people.verdicts, by_verdict.tolist(), strict=True):
        idle[verdict.role] += number
    for person in sorted(org.led_by):
        practice = _practice(org, person)
        if practice is None or not somebody[person]:
            continue
        role = people.verdicts[people.title_verdict[person]].role
        counts[role, practice] += 1
        idle[role] -= 1
    for role in (*PM_ROLES, Role.AMBIGUOUS):
        counts[role, Practice.NOTHING] = idle[role]
    rows = ((role, tuple(counts[role, practice] for practice in Practice)) for role in MATRIX_ROLES)
    return RoleMatrix(tuple((role, row) for role, row in rows if any(row)))


def _practice(org: Org, person: int) -> Practice | None:
    """What a person leads among the active items; None if nothing."""
    items = [org.work[item_id] for item_id in org.led_by[person]]
    kinds = {item.kind for item in items if item.is_active}
    if not kinds:
        return None
    return _PRACTICE_OF_KIND[kinds.pop()] if len(kinds) == 1 else Practice.SEVERAL
