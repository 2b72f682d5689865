"""What a rule needs of the input. A rule whose need is not met does not run, and says so once."""

from collections.abc import Callable
from dataclasses import dataclass

from rolemap.gaps.duties import has_duty
from rolemap.graph import Org
from rolemap.model import Kind, ManagerState
from rolemap.tables.schema import LEAD_COLUMNS

PARENT_COLUMNS = ("parent", "other_parents", "portfolio", "program", "outline_level", "wbs")
"""Columns of the register from which the parent of an item is read."""


@dataclass(frozen=True, slots=True)
class Need:
    """``reason`` says in words what is not there where ``holds`` is false."""

    reason: str
    holds: Callable[[Org], bool]


def work_column(*columns: str, reason: str) -> Need:
    """The register has at least one of the columns."""
    return Need(reason, lambda org: org.has_column("work", *columns))


def people_column(*columns: str, reason: str) -> Need:
    """The people file has at least one of the columns."""
    return Need(reason, lambda org: any(org.people.has(column) for column in columns))


def _names_leads(org: Org) -> bool:
    return org.has_column("work", *LEAD_COLUMNS) or any(item.leads for item in org.work.values() if not item.inferred)


REGISTER = Need("no register", lambda org: org.has_register)
PEOPLE = Need("no people", lambda org: len(org.people) > 0)
LEADS = Need("no lead column", _names_leads)
PARENTS = work_column(*PARENT_COLUMNS, reason="no portfolio, program or parent column")
UPPER_LEVEL = Need(
    "no portfolio or program in the register",
    lambda org: any(item.kind in (Kind.PORTFOLIO, Kind.PROGRAM) and not item.inferred for item in org.work.values()),
)
KINDS_OR_PARENTS = work_column("kind", *PARENT_COLUMNS, reason="no kind or parent column")
SPONSORS = work_column("sponsor", reason="no sponsor column")
DEPENDENCIES = work_column("depends_on", reason="no depends-on column")
DEPENDENCY_OWNERS = work_column("dependency_owner", reason="no dependency owner column")
STARTS = work_column("start", reason="no start column")
FINISHES = work_column("finish", reason="no finish column")
STATUSES = work_column("status", reason="no status column in the register")
SIZES = work_column("size", reason="no size column")
PRODUCTS = work_column("product", reason="no product column")
WORK_DEPARTMENTS = work_column("department", reason="no department column in the register")
PEOPLE_DEPARTMENTS = people_column("department", reason="no department column in the people file")
PRESENCE = people_column("status", "end", reason="no status column in the people file")
PROFILES = people_column("job_profile", reason="no second title column")
ASSIGNMENTS = Need("no assignments", lambda org: org.source("assignments") is not None)
MANAGERS = Need("no manager column", lambda org: bool((org.people.manager_state != ManagerState.ROOT).any()))
MATRIX = Need("no dotted-line manager column", lambda org: len(org.people.matrix) > 0)
ANYBODY = Need("neither people nor a register", lambda org: len(org.people) > 0 or org.has_register)
SHARES = Need("no shares of time", lambda org: any(row.share is not None for row in org.assignments))


def assigned_duty(duty: str, reason: str) -> Need:
    """At least one assignment of the file is to this duty (``duties.toml``): then the file keeps a record of it."""
    return Need(reason, lambda org: any(has_duty(duty, row.role_written) for row in org.assignments))
