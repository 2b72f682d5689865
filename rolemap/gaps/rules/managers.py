"""OWN07, OWN09: too many managers of one thing, and nobody for its benefits."""

from collections.abc import Iterator
from datetime import date

from rolemap.gaps.duties import has_duty
from rolemap.gaps.held import active, expected_role, is_there
from rolemap.gaps.needs import LEADS, REGISTER, assigned_duty
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import each_or_once
from rolemap.gaps.words import about, count, place, some
from rolemap.graph import Org
from rolemap.model import LEAD_ROLE, ROLE_NAMES, Gap, Holder, Kind, Severity, WorkItem


@rule("OWN07", "several-managers", severity=Severity.WARNING, needs=(REGISTER, LEADS), sources=("raci",))
def several_managers(org: Org, *, max_managers: int = 1) -> Iterator[Gap]:
    """An active item names more than ``max_managers`` leads of the same role at the same time.

    ## Why it matters
    Nobody knows whose word counts. Somebody acting, and leads who follow one another in time, are not counted twice;
    nor are leads of different roles, as a project manager and a product manager of one thing.

    ## Example
        work_id,name,kind,project_manager
        P1,Apollo,project,Ana Ruiz; Ben Okafor

    ## How to fix
    Name one, and the others as what they are: deputy, lead of a part.
    """
    items = active(org)

    def gap_of(item: WorkItem) -> Gap:
        managers = _managers(org, item)
        role = ROLE_NAMES[LEAD_ROLE[item.kind]]
        return Gap(
            about(item),
            f"{len(managers)} {role}s are named at the same time (max {max_managers})",
            (f"they are {some([lead.name for lead in managers])}{place(org, item)}",),
            "name the one who answers for it, and the others as deputies or leads of a part",
            affected=org.below_count[item.id],
        )

    yield from each_or_once(
        org,
        [i for i in items if len(i.leads) > max_managers and len(_managers(org, i)) > max_managers],
        [item for item in items if item.leads],
        gap_of,
        lambda: (
            "every item that names a lead names several",
            "see whether the column holds teams rather than leads",
        ),
    )


def _managers(org: Org, item: WorkItem) -> list[Holder]:
    """Leads of the item's own role who are there, not acting, and hold it at the same time as another of them."""
    own = LEAD_ROLE[item.kind]
    leads = [
        lead
        for lead in item.leads
        if is_there(org, lead)
        and not lead.acting
        and not has_duty("deputy", lead.written)
        and expected_role(item, lead) is own
    ]
    return [lead for lead in leads if len(leads) == 1 or any(o is not lead and _overlap(o, lead) for o in leads)]


def _overlap(one: Holder, other: Holder) -> bool:
    return max(one.start or date.min, other.start or date.min) <= min(one.end or date.max, other.end or date.max)


@rule(
    "OWN09",
    "program-without-change-manager",
    severity=Severity.NOTE,
    needs=(REGISTER, assigned_duty("change", "no business change manager in the assignments")),
    sources=("msp-roles",),
)
def program_without_change_manager(org: Org) -> Iterator[Gap]:
    """An active program has no business change manager, while others have one.

    ## Why it matters
    A program is run for its benefits, and the business change manager is who turns what it delivers into them. MSP
    has one on every program board. One on a project of the program is enough.

    ## Example
        person,work,role
        e1,G1,Program Manager
        e2,G2,Business Change Manager

    ## How to fix
    Assign somebody of the business side, or ignore this rule if benefits are followed elsewhere.
    """
    with_one = {row.work_id for row in org.assignments if has_duty("change", row.role_written)}
    above = {unit for item_id in with_one if item_id in org.work for unit in org.ancestors(item_id)}
    for item in active(org, Kind.PROGRAM):
        if item.id not in with_one and item.id not in above:
            yield Gap(
                about(item),
                "no business change manager is assigned",
                (
                    f"{count(len(with_one), 'other item')} of work has one"
                    if len(with_one) == 1
                    else f"{len(with_one):,} other items of work have one",
                ),
                "assign somebody of the business side who answers for the benefits",
                affected=org.below_count[item.id],
            )
