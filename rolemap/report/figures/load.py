"""Projects for each project manager."""

from dataclasses import dataclass
from statistics import fmean, median

import numpy as np

from rolemap.graph import Org
from rolemap.model import Kind, Role


@dataclass(frozen=True, slots=True)
class Load:
    """``projects`` active ones, ``managers`` people with the role PjM (vacant seats are none), ``leads`` people who
    lead at least one active project, whatever their role; ``mean``, ``median``, ``largest``: projects of a lead."""

    projects: int
    managers: int
    leads: int
    mean: float
    median: float
    largest: int

    @property
    def ratio(self) -> float | None:
        """Active projects for each PjM; None without one."""
        return round(self.projects / self.managers, 1) if self.managers else None


def project_load(org: Org) -> Load | None:
    """Projects for each project manager; None without a register or without an active project."""
    active = {item.id for item in org.of_kind(Kind.PROJECT) if item.is_active}
    if not org.has_register or not active:
        return None
    loads = [count for ids in org.led_by.values() if (count := len(active.intersection(ids)))]
    codes = org.people.with_role(Role.PJM)
    empty = org.people.vacant | org.people.posts
    return Load(
        projects=len(active),
        managers=int(np.count_nonzero(~empty[codes])),
        leads=len(loads),
        mean=round(fmean(loads), 1) if loads else 0.0,
        median=float(median(loads)) if loads else 0.0,
        largest=max(loads, default=0),
    )
