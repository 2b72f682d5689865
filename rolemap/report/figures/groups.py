"""Coverage by department and by portfolio."""

from collections.abc import Callable
from dataclasses import dataclass

from rolemap.graph import LEAST_GROUP, Coverage, Org, coverage_of, names_leads
from rolemap.model import Kind, WorkItem

MIN_GROUPS = 2
"""One group alone says nothing that the whole does not."""


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """Coverage of each kind of work in one group; kinds of which it has no active item are absent."""

    id: str
    name: str
    figures: tuple[Coverage, ...]

    @property
    def total(self) -> int:
        """Number of active items of all kinds."""
        return sum(figure.total for figure in self.figures)

    @property
    def matched(self) -> int:
        """Number of them that the right role leads."""
        return sum(figure.matched for figure in self.figures)

    @property
    def share(self) -> float:
        """Share (0-1) of all of them that the right role leads."""
        return self.matched / self.total if self.total else 1.0

    def words(self, kind: Kind) -> str:
        """ "3 of 5" for one kind of work, ``""`` where the group has none."""
        return next((f"{one.matched:,} of {one.total:,}" for one in self.figures if one.kind is kind), "")


def coverage_by_department(org: Org) -> tuple[CoverageGroup, ...]:
    """Coverage by the department that the register names; worst first, then the largest; () if it names none."""
    return _grouped(org, lambda item: (item.department, item.department or "no department"))


def coverage_by_portfolio(org: Org) -> tuple[CoverageGroup, ...]:
    """Coverage by the topmost portfolio above each item, itself included; () if there are fewer than two."""

    topmost = _topmost_portfolios(org)

    def portfolio(item: WorkItem) -> tuple[str, str]:
        above = topmost[item.id]
        return (above, org.work[above].name) if above else ("", "no portfolio")

    return _grouped(org, portfolio)


def _topmost_portfolios(org: Org) -> dict[str, str]:
    """Item → the topmost portfolio above it, itself included, ``""`` without one; each item is looked at once."""
    topmost: dict[str, str] = {}
    for item_id in org.work:
        chain: dict[str, None] = {}
        current: str | None = item_id
        while current is not None and current not in topmost and current not in chain:
            chain[current] = None
            current = org.work[current].parent_id
        above = topmost.get(current, "") if current is not None else ""
        for below in reversed(chain):
            is_portfolio = org.work[below].kind is Kind.PORTFOLIO
            above = topmost[below] = above or (below if is_portfolio else "")
    return topmost


def _grouped(org: Org, group_of: Callable[[WorkItem], tuple[str, str]]) -> tuple[CoverageGroup, ...]:
    """Active items whose leads the register can name: what is inferred from its leads is led by construction."""
    kinds = {kind for kind in Kind if names_leads(org, kind)}
    groups: dict[tuple[str, str], list[WorkItem]] = {}
    for item in org.active:
        if item.kind in kinds:
            groups.setdefault(group_of(item), []).append(item)
    if org.redaction is not None:
        groups = _merged(groups)
    if sum(bool(group_id) for group_id, _ in groups) < MIN_GROUPS:
        return ()
    figures = [CoverageGroup(group_id, name, coverage_of(org, items)) for (group_id, name), items in groups.items()]
    return tuple(sorted(figures, key=lambda group: (group.share, -group.total, group.name, group.id)))


def _merged(groups: dict[tuple[str, str], list[WorkItem]]) -> dict[tuple[str, str], list[WorkItem]]:
    """Groups of less than ``LEAST_GROUP`` items as one: what so few have in common tells who they are."""
    large = {group: items for group, items in groups.items() if len(items) >= LEAST_GROUP}
    small = [item for group, items in groups.items() if group not in large for item in items]
    return large | ({("", "all smaller groups together"): small} if small else {})
