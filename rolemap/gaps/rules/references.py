"""REF01, REF02: names in the register that lead nowhere."""

from collections import defaultdict
from collections.abc import Iterator

from rolemap.gaps.needs import LEADS, PARENT_COLUMNS, PARENTS, PEOPLE, REGISTER
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import NEVER_RECORDED
from rolemap.gaps.words import about_register, count, named, place, quoted, some
from rolemap.graph import Org
from rolemap.model import Dangling, Gap, Severity, Subject, WorkItem


@rule(
    "REF01",
    "lead-not-in-people",
    severity=Severity.WARNING,
    needs=(REGISTER, PEOPLE, LEADS),
    sources=("unresolved-owner",),
)
def lead_not_in_people(org: Org) -> Iterator[Gap]:
    """A lead is named in the register and is not in the people file.

    ## Why it matters
    The work has a lead on paper, but nothing is known of them: their role, their manager, whether they are still
    there. That is no missing role; one of the two files is out of date, or writes the name another way.

    ## Example
        people.csv   person_id,name,title
                     e1,Ana Ruiz,Project Manager
        work.csv     work_id,name,kind,lead
                     P1,Apollo,project,Anna Ruis

    ## How to fix
    Correct the name, or add the person to the people file.
    """
    named_on: dict[str, list[WorkItem]] = defaultdict(list)
    known = False
    for item in org.work.values():
        for lead in item.leads if item.is_active and not item.inferred else ():
            known = known or lead.person >= 0
            if lead.person < 0 and not lead.vacant and not lead.candidates and item not in named_on[lead.name]:
                named_on[lead.name].append(item)
    unknown = {name: items for name, items in named_on.items() if items}
    if not known and len(unknown) >= NEVER_RECORDED:
        yield _nobody_known(org, unknown)
        return
    for name, items in unknown.items():
        yield Gap(
            Subject("person", name, name),
            f"named as lead of {_work(items)} but not in the people file",
            tuple(f"lead of {named(item)}{place(org, item)}" for item in items[:5]),
            "correct the name in the register, or add the person to the people file",
            affected=sum(org.below_count[item.id] + 1 for item in items),
        )


def _work(items: list[WorkItem]) -> str:
    return named(items[0]) if len(items) == 1 else count(len(items), "item")


def _nobody_known(org: Org, unknown: dict[str, list[WorkItem]]) -> Gap:
    return Gap(
        about_register(org),
        f"none of the {len(unknown):,} leads that the register names is in the people file",
        (f"they are {some([quoted(name) for name in unknown])}",),
        "see whether the two files belong together, and whether both write names or ids the same way",
        affected=sum(len(items) for items in unknown.values()),
        severity=Severity.ERROR,
    )


@rule(
    "REF02",
    "parent-not-in-register",
    severity=Severity.ERROR,
    needs=(REGISTER, PARENTS),
    sources=("undrawn-links",),
)
def parent_not_in_register(org: Org) -> Iterator[Gap]:
    """Items of the register name a parent that is not in it.

    ## Why it matters
    They look as if nothing stood above them: their line to a program or portfolio is lost, and most charts drop it
    without a word.

    ## Example
        work_id,name,kind,parent
        P1,Apollo,project,G1

    ## How to fix
    Add the parent to the register, or correct the reference.
    """
    lost: dict[str, list[Dangling]] = defaultdict(list)
    for dangling in org.dangling:
        if dangling.kind != "person" and dangling.column in PARENT_COLUMNS:
            lost[dangling.reference].append(dangling)
    for reference, danglings in lost.items():
        items = [org.work[dangling.subject] for dangling in danglings if dangling.subject in org.work]
        yield Gap(
            Subject("reference", reference, reference),
            f"{count(len(danglings), 'item')} of work under a parent that is not in the register",
            tuple(f"parent of {named(item)}{place(org, item)}" for item in items[:5])
            + ((f"and of {len(items) - 5:,} more",) if len(items) > 5 else ()),
            "add it to the register, or correct the reference",
            affected=sum(org.below_count[item.id] + 1 for item in items),
        )
