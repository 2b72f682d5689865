"""Coverage: how much of the work is led by the role that should lead it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rolemap.graph.led import LeadState
from rolemap.graph.org import Org
from rolemap.model import Kind, Role, WorkItem
from rolemap.tables.schema import LEAD_COLUMNS


@dataclass(frozen=True, slots=True)
class Coverage:
    """Active items of one kind: how many there are, have a lead, a vacant seat, and a lead of the matching role.

    ``recorded`` is False where the register has no place for their leads (``names_leads``): then a share says nothing.
    """

    kind: Kind
    total: int
    led: int
    vacant: int
    matched: int
    recorded: bool = True

    @property
    def share(self) -> float:
        """Share (0-1) of items led by the matching role; 1.0 if there are none."""
        return self.matched / self.total if self.total else 1.0


def coverage(org: Org, kind: Kind) -> Coverage:
    """Coverage of the active items of ``kind``: ``Org.lead_states`` says what counts."""
    found = coverage_of(org, org.of_kind(kind))
    figure = found[0] if found else Coverage(kind, total=0, led=0, vacant=0, matched=0)
    return replace(figure, recorded=names_leads(org, kind))


def names_leads(org: Org, kind: Kind) -> bool:
    """False where only a column of other rows names the active units of a kind, and no column names their leads.

    "Program: Alpha" on the row of a project makes a program; its manager needs a column of their own.
    """
    units = [item for item in org.of_kind(kind) if item.is_active]
    if any(item.row or item.inferred for item in units):
        return True
    return any(item.leads for item in units) or has_lead_column(org, kind)


def has_lead_column(org: Org, kind: Kind) -> bool:
    """True if the register has a column for the leads of a kind: "program manager", on the rows of projects too."""
    return org.has_column("work", *(name for name, code in LEAD_COLUMNS.items() if code == org.lead_roles[kind]))


def coverage_of(org: Org, chosen: Iterable[WorkItem]) -> tuple[Coverage, ...]:
    """Coverage of the active ones among some items (of a department, of a portfolio): one of each kind that there is,
    portfolio first."""
    states = org.lead_states
    counted = Counter([(item.kind, states[item.id]) for item in chosen if item.id in states])
    return tuple(_coverage(kind, counted) for kind in Kind if any((kind, state) in counted for state in LeadState))


def _coverage(kind: Kind, counted: Counter[tuple[Kind, LeadState]]) -> Coverage:
    nobody, vacant, led, matched = (counted[kind, state] for state in LeadState)
    return Coverage(kind, total=nobody + vacant + led + matched, led=led + matched, vacant=vacant, matched=matched)


def lead_role(org: Org, person: int) -> Role | None:
    """Role of the person of a code, None for -1 (nobody of the people file)."""
    return org.people.verdicts[org.people.verdict[person]].role if person >= 0 else None
