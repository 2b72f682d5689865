"""What a rule needs of the input. A rule whose need is not met does not run, and says so once."""

from collections.abc import Callable
from dataclasses import dataclass

from rolemap.graph import Org
from rolemap.model import Kind
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


def assignments_column(*columns: str, reason: str) -> Need:
    """An assignments file was given and has at least one of the columns."""
    return Need(reason, lambda org: org.has_column("assignments", *columns))


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
