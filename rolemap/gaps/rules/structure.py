"""STR01-STR04: projects, programs and portfolios that stand where they should not, or alone."""

from collections.abc import Iterator

from rolemap.gaps.held import active
from rolemap.gaps.needs import PARENT_COLUMNS, PARENTS, REGISTER, UPPER_LEVEL
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import each_or_once
from rolemap.gaps.words import about, count, named, place
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem

_NEED = (REGISTER, PARENTS, UPPER_LEVEL)


@rule("STR01", "project-without-parent", severity=Severity.WARNING, needs=_NEED, sources=("nao-causes",))
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
    yield from _under_nothing(
        org,
        Kind.PROJECT,
        above="program and no portfolio",
        habit="a program or a portfolio",
        suggestion="put it under the program or portfolio that decided on it",
    )


def _under_nothing(org: Org, kind: Kind, *, above: str, habit: str, suggestion: str) -> Iterator[Gap]:
    """Active items of ``kind`` that name no parent; one warning if the register never says where they belong."""
    items = active(org, kind)

    def gap_of(item: WorkItem) -> Gap:
        return Gap(
            about(item),
            f"stands under no {above}",
            (f"its parent cells are blank{place(org, item)}",),
            suggestion,
            affected=org.below_count[item.id],
        )

    yield from each_or_once(
        org,
        _parentless(org, items),
        items,
        gap_of,
        lambda: (
            f"none of {count(len(items), str(kind))} stands under {habit}",
            f"if this register does not record where {kind}s belong, ignore this rule; else add the parent of each",
        ),
    )


def _parentless(org: Org, items: list[WorkItem]) -> list[WorkItem]:
    """Items that name no parent at all, not even one that the register does not have."""
    lost = {dangling.subject for dangling in org.dangling if dangling.column in PARENT_COLUMNS}
    return [item for item in items if not item.parent_id and not item.other_parent_ids and item.id not in lost]


@rule("STR02", "illegal-nesting", severity=Severity.ERROR, needs=_NEED, sources=("openproject-hierarchy",))
def illegal_nesting(org: Org) -> Iterator[Gap]:
    """A portfolio stands under a program, project or product, or a program under a project or product.

    ## Why it matters
    The chain runs portfolio > program > project. Where it runs backwards, every sum over a portfolio is wrong, and
    nobody can tell who decides. A portfolio inside a larger portfolio and a project inside a project are allowed.

    ## Example
        work_id,name,kind,parent
        P1,Apollo,project,
        G1,Lunar landing,program,P1

    ## How to fix
    Turn the two around, or correct the kind of one of them.
    """
    level = {Kind.PORTFOLIO: 0, Kind.PROGRAM: 1, Kind.PROJECT: 2, Kind.PRODUCT: 3}
    for item in org.work.values():
        if item.inferred or item.kind in (Kind.PROJECT, Kind.PRODUCT):
            continue
        for parent_id in filter(None, (item.parent_id, *item.other_parent_ids)):
            parent = org.work[parent_id]
            if level[parent.kind] > level[item.kind]:
                yield Gap(
                    about(item),
                    f"a {item.kind} under {named(parent)}",
                    (f"{named(item)} names it as its parent{place(org, item)}",),
                    "turn the two around, or correct the kind of one of them",
                    affected=org.below_count[item.id],
                )


@rule("STR03", "empty-unit", severity=Severity.WARNING, needs=_NEED, sources=("openproject-hierarchy",))
def empty_unit(org: Org) -> Iterator[Gap]:
    """An active program or portfolio holds nothing.

    ## Why it matters
    It exists for the work below it. An empty one is planned, over, a project by another name, or its projects are
    missing from the register.

    ## Example
        work_id,name,kind,parent
        G1,Lunar landing,program,F1

    ## How to fix
    Record its projects, close it, or make it a project.
    """
    for kind in (Kind.PORTFOLIO, Kind.PROGRAM):
        yield from _empty(org, kind)


def _empty(org: Org, kind: Kind) -> Iterator[Gap]:
    filled = {parent for item in org.work.values() for parent in (item.parent_id, *item.other_parent_ids)}
    units = active(org, kind)

    def gap_of(item: WorkItem) -> Gap:
        return Gap(
            about(item),
            "holds no work",
            (f"no item names it as its parent{place(org, item)}",),
            "record what it holds, close it, or make it a project",
        )

    yield from each_or_once(
        org,
        [unit for unit in units if unit.id not in filled],
        units,
        gap_of,
        lambda: (
            f"none of {count(len(units), str(kind))} holds any work",
            f"if this register does not record what its {kind}s hold, ignore this rule; else add the parents",
        ),
    )


@rule(
    "STR04",
    "program-without-portfolio",
    severity=Severity.NOTE,
    needs=_NEED,
    sources=("openproject-hierarchy", "bottom-up"),
)
def program_without_portfolio(org: Org) -> Iterator[Gap]:
    """An active program stands under no portfolio, while the register has portfolios.

    ## Why it matters
    Portfolios are often built from below, so that this may only be unfinished; until then nobody weighs the program
    against the others.

    ## Example
        work_id,name,kind,parent
        F1,Space,portfolio,
        G1,Lunar landing,program,

    ## How to fix
    Put the program under its portfolio.
    """
    if not active(org, Kind.PORTFOLIO):
        return
    yield from _under_nothing(
        org,
        Kind.PROGRAM,
        above="portfolio",
        habit="a portfolio",
        suggestion="put it under the portfolio that decides on it",
    )
