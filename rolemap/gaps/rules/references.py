"""REF01-REF06: names and ids in one file that lead nowhere in another."""

from collections import defaultdict
from collections.abc import Iterator

from rolemap.gaps.held import active
from rolemap.gaps.needs import ASSIGNMENTS, LEADS, PARENT_COLUMNS, PARENTS, PEOPLE, PRODUCTS, REGISTER, SPONSORS
from rolemap.gaps.rule import rule
from rolemap.gaps.similar import similar_names
from rolemap.gaps.systematic import NEVER_RECORDED
from rolemap.gaps.words import about_register, count, named, namely, place, quoted, some
from rolemap.graph import Org
from rolemap.model import PM_ROLES, Dangling, Gap, Kind, Person, Severity, Subject, WorkItem


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
    Correct the name (people of similar ones are named), or add the person to the people file.
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
    similar = similar_names(org, unknown)
    for name, items in unknown.items():
        like = [_candidate(org, org.people[code]) for code in similar.get(name, ())]
        may_be = f". May be: {'; '.join(like)}" if like else ""
        yield Gap(
            Subject("reference", name, name),
            f"named as lead of {_work(items)} but not in the people file",
            tuple(f"lead of {named(item)}{place(org, item)}" for item in items[:5]),
            f"correct the name in the register, or add the person to the people file{may_be}",
            affected=sum(org.below_count[item.id] + 1 for item in items),
        )


def _work(items: list[WorkItem]) -> str:
    return named(items[0]) if len(items) == 1 else count(len(items), "item")


def _nobody_known(org: Org, unknown: dict[str, list[WorkItem]]) -> Gap:
    return Gap(
        about_register(org),
        f"none of the {len(unknown):,} leads that the register names is in the people file",
        (namely([quoted(name) for name in unknown]),),
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


@rule("REF03", "lead-ambiguous", severity=Severity.ERROR, needs=(REGISTER, PEOPLE, LEADS))
def lead_ambiguous(org: Org) -> Iterator[Gap]:
    """A lead is named in the register, and several people of the people file have that name.

    ## Why it matters
    Nobody can tell which of them leads; rolemap picks none. One finding for each name.

    ## Example
        people.csv   person_id,name,title
                     e1,Maria Garcia,Project Manager
                     e2,Maria Garcia,Accountant
        work.csv     work_id,name,kind,lead
                     P1,Apollo,project,Maria Garcia

    ## How to fix
    Write the id or the e-mail beside the name.
    """
    named_on: dict[tuple[str, tuple[int, ...]], list[WorkItem]] = defaultdict(list)
    for item in active(org):
        for lead in item.leads:
            if lead.person < 0 and lead.candidates and not lead.vacant:
                named_on[lead.name, lead.candidates].append(item)
    for (name, candidates), items in named_on.items():
        meant = sorted((org.people[code] for code in candidates), key=lambda p: p.verdict.role not in PM_ROLES)
        yield Gap(
            Subject("reference", name, name),
            f"named as lead of {_work(items)}, and {len(meant)} people have that name",
            (
                f"it could be {some([_candidate(org, p) for p in meant])}, in {org.people.file}",
                *(f"lead of {named(item)}{place(org, item)}" for item in items[:5]),
            ),
            "write the id or the e-mail beside the name",
            affected=sum(org.below_count[item.id] + 1 for item in items),
        )


def _candidate(org: Org, person: Person) -> str:
    return f"{person.label}, {person.title or person.id} ({org.people.places.words(person.code)})"


@rule(
    "REF04",
    "sponsor-not-in-people",
    severity=Severity.NOTE,
    needs=(REGISTER, PEOPLE, SPONSORS),
    sources=("unresolved-owner",),
)
def sponsor_not_in_people(org: Org) -> Iterator[Gap]:
    """Sponsors are named in the register and are not in the people file.

    ## Why it matters
    Sponsors often sit above or outside the organization that the people file shows, so that this is only a note; but
    one of them may have left. All of them are one finding.

    ## Example
        people.csv   person_id,name,title
                     e1,Ana Ruiz,Project Manager
        work.csv     work_id,name,kind,lead,sponsor
                     P1,Apollo,project,e1,Zoe Unknown

    ## How to fix
    Check that they are still there.
    """
    unknown: dict[str, list[WorkItem]] = defaultdict(list)
    for item in active(org):
        for sponsor in item.sponsors:
            if sponsor.person < 0 and not sponsor.vacant and not sponsor.candidates:
                unknown[sponsor.name].append(item)
    if unknown:
        most = sorted(unknown, key=lambda name: (-len(unknown[name]), name))
        spoken = [f"{name} ({count(len(unknown[name]), 'item')})" for name in most]
        yield Gap(
            about_register(org),
            f"{count(len(unknown), 'sponsor is', 'sponsors are')} not in the people file",
            (namely(spoken),),
            "check that they are still there",
            affected=sum(len(items) for items in unknown.values()),
        )


@rule("REF05", "assignment-leads-nowhere", severity=Severity.WARNING, needs=(ASSIGNMENTS,), sources=("undrawn-links",))
def assignment_leads_nowhere(org: Org) -> Iterator[Gap]:
    """Assignments name people or work that the other files do not have.

    ## Why it matters
    They count for nobody: load, deputies and leads that they tell of are lost. One finding for people, one for work.

    ## Example
        people.csv       person_id,name,title
                         e1,Ana Ruiz,Project Manager
        assignments.csv  person,work,role
                         e7,P1,Project Manager

    ## How to fix
    Correct the references, or add what is missing.
    """
    source = org.source("assignments")
    file = source.file if source else ""
    nobody = [(row.name, row.row) for row in org.assignments if row.person < 0]
    nothing = [(row.work_id, row.row) for row in org.assignments if row.work_id not in org.work]
    left_out = [note for note in org.log.notes if note.code == "work-unknown" and note.file == file]
    unread = sum(note.count for note in left_out)  # rows that no assignment was made of
    nothing += [(note.value, note.row) for note in left_out]
    for rows, number, noun in (
        (nobody, len(nobody), "nobody of the people file"),
        (nothing, len(nothing) - len(left_out) + unread, "no item of the register"),
    ):
        if rows and (rows is nobody or org.has_register):
            listed = [quoted(text) for text in dict.fromkeys(text for text, _ in rows) if text]
            names = "names" if number == 1 else "name"
            yield Gap(
                Subject("assignments", file, file),
                f"{number:,} of {count(len(org.assignments) + unread, 'assignment')} {names} {noun}",
                ((f"named: {some(listed)}",) if listed else ()) + (f"the first is in row {rows[0][1]} of {file}",),
                "correct the references, or add what is missing",
                affected=number,
            )


@rule(
    "REF06",
    "product-not-in-register",
    severity=Severity.WARNING,
    needs=(REGISTER, PRODUCTS),
    sources=("undrawn-links",),
)
def product_not_in_register(org: Org) -> Iterator[Gap]:
    """Projects name a product that the register does not have.

    ## Why it matters
    The meeting point of the two value chains is lost: nobody can tell which product manager a project has to work
    with. A register without any product is left alone.

    ## Example
        work_id,name,kind,product
        D1,Booking,product,
        P1,Faster search,project,D2

    ## How to fix
    Add the product to the register, or correct the reference.
    """
    lost: dict[str, list[WorkItem]] = defaultdict(list)
    for dangling in org.dangling:
        if dangling.column == "product" and dangling.subject in org.work:
            lost[dangling.reference].append(org.work[dangling.subject])
    if not org.of_kind(Kind.PRODUCT):
        return
    for reference, items in lost.items():
        yield Gap(
            Subject("reference", reference, reference),
            f"{_work(items)} changes a product that is not in the register"
            if len(items) == 1
            else f"{_work(items)} change a product that is not in the register",
            tuple(f"product of {named(item)}{place(org, item)}" for item in items[:5]),
            "add the product to the register, or correct the reference",
            affected=len(items),
        )
