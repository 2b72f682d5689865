"""VAC01: seats that a file shows and nobody fills."""

from collections.abc import Iterator

import numpy as np

from rolemap.gaps.needs import ANYBODY
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about, about_person, count, place, place_of, quoted
from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, PM_ROLES, ROLE_NAMES, ROLE_ORDER, Gap, Presence, Severity, WorkItem


@rule("VAC01", "vacant-role", severity=Severity.ERROR, needs=(ANYBODY,), sources=("vacant-seats",))
def vacant_role(org: Org) -> Iterator[Gap]:
    """The only lead of an active work item, or a seat with the title of a PM, is vacant.

    ## Why it matters
    A box that nobody fills hides a gap: the chart looks complete while nobody does the work. A vacancy says so in a
    word (Vacant, TBD, TBH, Open) or has a title and no name.

    ## Example
        work_id,name,kind,lead
        G1,Lunar landing,program,TBD

    ## How to fix
    Fill the seat, name somebody acting until then, or remove the seat if it is no longer wanted.
    """
    reported: set[int] = set()
    for item in org.work.values():
        if item.is_active and item.leads and not item.is_led and not item.inferred:
            reported.update(lead.person for lead in item.leads)
            yield _vacant_lead(org, item)
    yield from (gap for code, gap in _vacant_seats(org) if code not in reported)


def _vacant_lead(org: Org, item: WorkItem) -> Gap:
    role = ROLE_NAMES[item.leads[0].role or LEAD_ROLE[item.kind]]
    written = sorted({lead.written or lead.name for lead in item.leads})
    below = org.below_count[item.id]
    return Gap(
        about(item),
        f"the {role} is vacant",
        (f"its lead is written as {', '.join(map(quoted, written))}{place(org, item)}",)
        + ((f"{count(below, 'item')} of work below it",) if below else ()),
        f"fill the seat of the {role}, or name somebody acting until then",
        affected=below,
    )


def _vacant_seats(org: Org) -> Iterator[tuple[int, Gap]]:
    """Vacant seats of the people file whose title is one of the four roles; other vacancies are no business of ours."""
    people = org.people
    pm_codes = [ROLE_ORDER.index(role) for role in PM_ROLES]
    vacant = people.vacant & (people.presence != Presence.INACTIVE) & np.isin(people.role, pm_codes)
    for code in np.flatnonzero(vacant).tolist():
        person = people[code]
        role = ROLE_NAMES[person.verdict.role]
        below = int(org.reporting.size[code])
        yield (
            code,
            Gap(
                about_person(person),
                f"a seat of a {role} is vacant",
                (f"title {quoted(person.title)}, name {quoted(person.name)}{place_of(org, person)}",)
                + ((f"{count(below, 'person', 'people')} below it",) if below else ()),
                "fill the seat, or remove it from the file if it is no longer wanted",
                confidence=person.verdict.confidence,
                affected=below,
            ),
        )
