"""STR01: how projects, programs and portfolios hang together."""

from collections.abc import Iterator

from rolemap.gaps.needs import PARENT_COLUMNS, PARENTS, REGISTER, UPPER_LEVEL
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import each_or_once
from rolemap.gaps.words import about, count, place
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem


@rule(
    "STR01",
    "project-without-parent",
    severity=Severity.WARNING,
    needs=(REGISTER, PARENTS, UPPER_LEVEL),
    sources=("nao-causes",),
)
def project_without_parent(org: Org) -> Iterator[Gap]:
    """An active project stands under no program and no portfolio.

    ## Why it matters
    Nobody has chosen it against other work, and no line leads from it to the strategy: the first cause of failure on
    the list of NAO and OGC. A project whose parent is named but not in the register is REF02.

    ## Example
        work_id,name,kind,parent
        F1,Space,portfolio,
        P1,Apollo,project,

    ## How to fix
    Put the project under its program or portfolio, or record that it was never approved.
    """
    active = [item for item in org.of_kind(Kind.PROJECT) if item.is_active and not item.inferred]
    named = _with_dangling_parent(org)
    orphans = [item for item in active if not item.parent_id and not item.other_parent_ids and item.id not in named]

    def gap_of(item: WorkItem) -> Gap:
        return Gap(
            about(item),
            "stands under no program and no portfolio",
            (f"its parent cells are blank{place(org, item)}",),
            "put it under the program or portfolio that decided on it",
            affected=org.below_count[item.id],
        )

    def habit() -> tuple[str, str]:
        return (
            f"none of {count(len(active), 'project')} stands under a program or a portfolio",
            "if this register does not record where projects belong, ignore this rule; else add the parent of each",
        )

    yield from each_or_once(org, orphans, active, gap_of, habit)


def _with_dangling_parent(org: Org) -> set[str]:
    """Ids of the items that name a parent which the register does not have."""
    return {dangling.subject for dangling in org.dangling if dangling.column in PARENT_COLUMNS}
