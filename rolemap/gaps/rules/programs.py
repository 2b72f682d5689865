"""LOAD04, LOAD05: programs that hold too much, or too little to be one."""

from collections import Counter
from collections.abc import Iterator

from rolemap.gaps.held import active
from rolemap.gaps.needs import PARENTS, REGISTER
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import each_or_once
from rolemap.gaps.words import about, count, named, namely_items, place
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem


@rule(
    "LOAD04",
    "program-of-too-many-parts",
    severity=Severity.WARNING,
    needs=(REGISTER, PARENTS),
    sources=("nine-components",),
)
def program_of_too_many_parts(org: Org, *, max_parts: int = 9) -> Iterator[Gap]:
    """An active program holds more than ``max_parts`` active projects and sub-programs directly below it.

    ## Why it matters
    About nine components are what one program manager can coordinate directly.

    ## Example
        work_id,name,kind,parent
        G1,Lunar landing,program,
        P1,Rocket,project,G1
        ... and nine more under G1

    ## How to fix
    Divide it into sub-programs.
    """
    programs = active(org, Kind.PROGRAM)

    def parts(item: WorkItem) -> list[WorkItem]:
        return [
            child for child in (org.work[i] for i in org.children[item.id]) if child.is_active and not child.inferred
        ]

    def gap_of(item: WorkItem) -> Gap:
        return Gap(
            about(item),
            f"{len(parts(item))} projects and sub-programs directly below it (max {max_parts})",
            (namely_items(parts(item)),),
            "divide it into sub-programs",
            affected=len(parts(item)),
        )

    yield from each_or_once(
        org,
        [program for program in programs if len(parts(program)) > max_parts],
        programs,
        gap_of,
        lambda: (
            f"each of {count(len(programs), 'program')} holds more than {max_parts} parts",
            "see whether these are portfolios rather than programs",
        ),
    )


@rule(
    "LOAD05",
    "program-of-one-project",
    severity=Severity.WARNING,
    needs=(REGISTER, PARENTS),
    sources=("pmi-lexicon",),
)
def program_of_one_project(org: Org) -> Iterator[Gap]:
    """An active program holds one single project and nothing else.

    ## Why it matters
    A program is a group of related projects, run as one for what they give together. A program of one project is
    often a project with a better title, and its manager a project manager. A program of nothing is STR03. A program
    that only a column of its projects names is left alone: the register does not describe it.

    ## Example
        work_id,name,kind,parent
        G1,Lunar landing,program,
        P1,Apollo,project,G1

    ## How to fix
    Record the program's other projects, or record it as the project that it is.
    """
    programs = [item for item in active(org, Kind.PROGRAM) if item.row]
    further = Counter(parent for item in org.work.values() for parent in item.other_parent_ids)

    def is_single(item: WorkItem) -> bool:
        children = org.children[item.id]
        return len(children) == 1 and not further[item.id] and org.work[children[0]].kind is Kind.PROJECT

    def gap_of(item: WorkItem) -> Gap:
        child = org.work[org.children[item.id][0]]
        return Gap(
            about(item),
            f"holds one project only, {named(child)}",
            (f"no other item names it as its parent{place(org, item)}",),
            "record its other projects, or make it a project",
            affected=1,
        )

    yield from each_or_once(
        org,
        [item for item in programs if is_single(item)],
        programs,
        gap_of,
        lambda: (
            f"each of {count(len(programs), 'program')} holds exactly one project",
            "see whether this register writes every project twice, once as a program",
        ),
    )
