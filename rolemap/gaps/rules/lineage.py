"""STR05-STR09: parents that contradict one another, circles, twins, ends and breaks in the line upwards."""

from collections import defaultdict
from collections.abc import Iterator

from rolemap.gaps.held import active, is_led, lead_nodes
from rolemap.gaps.needs import LEADS, PARENTS, REGISTER, STATUSES
from rolemap.gaps.rule import rule
from rolemap.gaps.twins import twins
from rolemap.gaps.words import about, count, named, names, place, some
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem, WorkStatus


@rule("STR05", "no-primary-parent", severity=Severity.WARNING, needs=(REGISTER, PARENTS), sources=("several-parents",))
def no_primary_parent(org: Org) -> Iterator[Gap]:
    """An active item belongs to several parents, and none of them is the primary one.

    ## Why it matters
    Its budget and its people count twice, and two managers can each expect the other to decide. Several parents are
    allowed where one of them comes first.

    ## Example
        work_id,name,kind,parent,other_parents
        P1,Apollo,project,,F1; F2

    ## How to fix
    Say which parent comes first.
    """
    for item in active(org):
        if not item.parent_id and len(item.other_parent_ids) > 1:
            parents = [org.work[parent_id] for parent_id in item.other_parent_ids]
            yield Gap(
                about(item),
                f"belongs to {len(parents)} parents and none comes first",
                (f"they are {some([named(parent) for parent in parents])}{place(org, item)}",),
                "say which parent comes first",
                affected=org.below_count[item.id],
            )


@rule("STR06", "cycle-of-units", severity=Severity.ERROR, needs=(REGISTER, PARENTS), sources=("cycle-of-units",))
def cycle_of_units(org: Org) -> Iterator[Gap]:
    """Units stand under one another in a circle.

    ## Why it matters
    None of them has anything above it, no sum over them ends, and no chart can draw them.

    ## Example
        work_id,name,kind,parent
        G1,Lunar landing,program,G2
        G2,Earth observation,program,G1

    ## How to fix
    Correct the parent of one item on the path.
    """
    seen: set[str] = set()
    for start in org.work:
        path: list[str] = []
        current: str | None = start
        while current is not None and current not in seen:
            seen.add(current)
            path.append(current)
            current = org.work[current].parent_id
        if current in path:
            cycle = [org.work[item_id] for item_id in path[path.index(current) :]]
            yield Gap(
                about(cycle[0]),
                f"{count(len(cycle), 'item')} of work stand under one another in a circle"
                if len(cycle) > 1
                else "stands under itself",
                (
                    f"each is under the next: {' > '.join(item.name for item in (*cycle, cycle[0]))}",
                    *(f"{named(item)}{place(org, item)}" for item in cycle[:10]),
                ),
                "correct the parent of one of them",
                affected=len(cycle),
            )


@rule("STR07", "twin-names", severity=Severity.WARNING, needs=(REGISTER,), sources=("same-id-twice",))
def twin_names(org: Org) -> Iterator[Gap]:
    """Two active items of the same kind have the same name, or names with one slip of the pen between them.

    ## Why it matters
    They may be one thing recorded twice, and then everything about it is counted twice. Names that differ in a
    number, or in a whole word, are left alone; so are equal names under different parents or of different departments.

    ## Example
        work_id,name,kind
        P1,Customer portal,project
        P2,Custommer Portal,project

    ## How to fix
    Remove one of them, or make the names tell the difference.
    """
    for group in twins(active(org)):
        yield Gap(
            about(group[0]),
            f"has the same name as {count(len(group) - 1, f'other {group[0].kind}')}, or nearly"
            if len({item.name.casefold() for item in group}) > 1
            else f"has the same name as {count(len(group) - 1, f'other {group[0].kind}')}",
            tuple(f"{named(item)}, {item.id}{place(org, item)}" for item in group[:10]),
            "remove one of them, or make the names tell the difference",
            affected=len(group),
        )


@rule("STR08", "closed-unit-with-live-work", severity=Severity.WARNING, needs=(REGISTER, PARENTS, STATUSES))
def closed_unit_with_live_work(org: Org) -> Iterator[Gap]:
    """A closed program or portfolio still holds active work.

    ## Why it matters
    The register is stale, or the work goes on without the unit that decided on it.

    ## Example
        work_id,name,kind,parent,status
        G1,Lunar landing,program,,closed
        P1,Apollo,project,G1,in progress

    ## How to fix
    Close the work, or move it to the unit that now answers for it.
    """
    live: dict[str, list[WorkItem]] = defaultdict(list)
    for item in active(org):
        if item.parent_id and org.work[item.parent_id].status is WorkStatus.CLOSED:
            live[item.parent_id].append(item)
    for unit_id, items in live.items():
        unit = org.work[unit_id]
        yield Gap(
            about(unit),
            f"is closed and holds {count(len(items), 'active item')}",
            (f"its status is “{unit.status_written}”{place(org, unit)}", f"active below it: {names(items)}"),
            "close that work, or move it to the unit that now answers for it",
            affected=len(items),
        )


@rule("STR09", "broken-escalation-path", severity=Severity.WARNING, needs=(REGISTER, PARENTS, LEADS))
def broken_escalation_path(org: Org) -> Iterator[Gap]:
    """A project that is led stands under programs and portfolios of which not one is.

    ## Why it matters
    Its manager has nobody to escalate to: no conflict over people, money or dependencies can be settled above the
    project. One finding for each topmost unit; projects under nothing at all are STR01.

    ## Example
        work_id,name,kind,parent,lead
        F1,Space,portfolio,,
        G1,Lunar landing,program,F1,
        P1,Apollo,project,G1,e1

    ## How to fix
    Name the manager of the program or of the portfolio.
    """
    stranded: dict[str, list[WorkItem]] = defaultdict(list)
    led_from: dict[str, bool] = {}  # unit → whether it, or one above it, is led: many projects stand under one
    for project in active(org, Kind.PROJECT):
        parent = project.parent_id
        if parent is not None and parent not in led_from:
            led_from[parent] = any(is_led(org, org.work[i]) for i in (parent, *org.ancestors(parent)))
        if (parent is not None and led_from[parent]) or not is_led(org, project):
            continue
        above = [org.work[item_id] for item_id in (*org.ancestors(project.id), *project.other_parent_ids)]
        if above and not any(is_led(org, unit) for unit in above):
            stranded[above[-1].id].append(project)
    if not any(is_led(org, unit) for unit in active(org, Kind.PROGRAM, Kind.PORTFOLIO)):
        return  # this register keeps no leads above the projects
    for unit_id, projects in stranded.items():
        units = {
            item_id: None for project in projects for item_id in (*org.ancestors(project.id), *project.other_parent_ids)
        }
        yield Gap(
            about(org.work[unit_id]),
            f"managers of {count(len(projects), 'project')} have nobody above them to escalate to",
            (f"led, with nobody above: {names(projects)}", f"without a manager: {names(org.work[i] for i in units)}"),
            "name the manager of the program or of the portfolio",
            affected=len(projects),
            because=tuple(node for item_id in units for node in lead_nodes(org, org.work[item_id])),
        )
