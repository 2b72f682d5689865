"""LOAD05: too much for one person, or too little to be what it is called."""

from collections import Counter
from collections.abc import Iterator

from rolemap.gaps.needs import PARENTS, REGISTER
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import each_or_once
from rolemap.gaps.words import about, count, named, place
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem


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
    often a project with a better title, and its manager a project manager. A program of nothing is STR03.

    ## Example
        work_id,name,kind,parent
        G1,Lunar landing,program,
        P1,Apollo,project,G1

    ## How to fix
    Record the program's other projects, or record it as the project that it is.
    """
    programs = [item for item in org.of_kind(Kind.PROGRAM) if item.is_active and not item.inferred]
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

    def habit() -> tuple[str, str]:
        return (
            f"each of {count(len(programs), 'program')} holds exactly one project",
            "see whether this register writes every project twice, once as a program",
        )

    yield from each_or_once(org, [item for item in programs if is_single(item)], programs, gap_of, habit)
