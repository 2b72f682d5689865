"""DEP01-DEP05: dependencies among items of work, and who answers for them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from rolemap.gaps.held import active, is_led, lead_nodes
from rolemap.gaps.needs import DEPENDENCIES, DEPENDENCY_OWNERS, LEADS, PARENTS, REGISTER
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import NEVER_RECORDED
from rolemap.gaps.words import about, about_register, count, named, namely_items, names, place, quoted, some
from rolemap.graph import Org
from rolemap.model import Dangling, Gap, Kind, Severity, WorkItem, WorkStatus

if TYPE_CHECKING:
    import networkx as nx

_NEED = (REGISTER, DEPENDENCIES)


@rule(
    "DEP01",
    "dependency-without-owner",
    severity=Severity.ERROR,
    needs=(*_NEED, DEPENDENCY_OWNERS),
    sources=("dependency-owner",),
)
def dependency_without_owner(org: Org) -> Iterator[Gap]:
    """An active item depends on another, and nobody is named to answer for that.

    ## Why it matters
    A dependency has a provider, a receiver, and somebody who sees that it is met. Without the third it is found when
    it fails.

    ## Example
        work_id,name,kind,depends_on,dependency_owner
        P2,Capsule,project,P1,

    ## How to fix
    Name the owner: as a rule the program manager of both.
    """
    linked = [item for item in active(org) if item.depends_on]
    bare = [item for item in linked if any(not link.owner for link in item.depends_on)]
    if len(bare) == len(linked) >= NEVER_RECORDED:
        yield Gap(
            about_register(org),
            f"none of {len(linked)} items with dependencies names who answers for them",
            (f"for example {names(bare, 3)}",),
            "name the owners, or ignore this rule if the column means something else",
            affected=len(bare),
            severity=Severity.WARNING,
        )
        return
    for item in bare:
        targets = [org.work[link.target] for link in item.depends_on if not link.owner and link.target in org.work]
        if targets:
            yield Gap(
                about(item),
                f"nobody answers for its {'dependency' if len(targets) == 1 else f'{len(targets)} dependencies'}",
                (f"it depends on {some([named(target) for target in targets])}{place(org, item)}",),
                "name the owner: as a rule the program manager of both",
                affected=len(targets),
            )


@rule(
    "DEP02",
    "dependency-across-programs",
    severity=Severity.WARNING,
    needs=(*_NEED, PARENTS, LEADS),
    sources=("across-programs",),
)
def dependency_across_programs(org: Org) -> Iterator[Gap]:
    """Work of one program depends on work of another, and nobody manages a unit above both.

    ## Why it matters
    Neither program manager has any authority over the other program, so that nobody can settle a conflict. One
    finding for each pair of programs; a dependency with an owner of its own is left alone.

    ## Example
        work_id,name,kind,parent,depends_on
        G1,Rockets,program,,
        G2,Crews,program,,
        P1,Engine,project,G1,
        P2,Training,project,G2,P1

    ## How to fix
    Name who decides above both, or an owner of the dependency.
    """
    crossing: dict[tuple[str, str], list[tuple[WorkItem, WorkItem]]] = defaultdict(list)
    for item in active(org):
        for link in item.depends_on:
            target = org.work.get(link.target)
            if target is None or link.owner or not target.is_active:
                continue
            here, there = _program(org, item), _program(org, target)
            if here and there and here != there and not _managed_above_both(org, item, target):
                crossing[min(here, there), max(here, there)].append((item, target))
    for (one, other), links in crossing.items():
        common = [i for i in org.ancestors(one) if i in org.ancestors(other)]
        links_between = f"{count(len(links), 'dependency', 'dependencies')} between it and {named(org.work[other])}"
        yield Gap(
            about(org.work[one]),
            f"{links_between}, nobody manages both",
            tuple(f"{named(item)} depends on {named(target)}{place(org, item)}" for item, target in links[:5]),
            "name who decides above both, or an owner of each dependency",
            affected=len(links),
            because=tuple(node for item_id in common for node in lead_nodes(org, org.work[item_id])),
        )


def _program(org: Org, item: WorkItem) -> str:
    """Id of the item's topmost program, the item itself included."""
    programs = [i for i in (item.id, *org.ancestors(item.id)) if org.work[i].kind is Kind.PROGRAM]
    return programs[-1] if programs else ""


def _managed_above_both(org: Org, item: WorkItem, other: WorkItem) -> bool:
    above = set(org.ancestors(other.id)) | set(other.other_parent_ids)
    return any(i in above and is_led(org, org.work[i]) for i in (*org.ancestors(item.id), *item.other_parent_ids))


@rule("DEP03", "dependency-on-nothing", severity=Severity.ERROR, needs=_NEED, sources=("undrawn-links",))
def dependency_on_nothing(org: Org) -> Iterator[Gap]:
    """An item depends on something that is not in the register, or that is not approved.

    ## Why it matters
    It waits for what nobody plans to deliver. Something not approved yet is a warning, because the decision may only
    be pending; something closed is taken as delivered.

    ## Example
        work_id,name,kind,depends_on
        P2,Capsule,project,P9

    ## How to fix
    Correct the reference, or add what it depends on to the register.
    """
    lost: dict[str, list[Dangling]] = defaultdict(list)
    for dangling in org.dangling:
        if dangling.column == "depends_on":
            lost[dangling.subject].append(dangling)
    for item in active(org):
        for dangling in lost.get(item.id, ()):
            known = dangling.reason == "ambiguous"
            yield Gap(
                about(item),
                f"depends on {quoted(dangling.reference)}, which "
                + (f"could be any of {some(dangling.candidates)}" if known else "is not in the register"),
                (f"{named(item)}{place(org, item)}",),
                "correct the reference, or add what it depends on to the register",
                affected=1,
            )
        for link in item.depends_on:
            target = org.work.get(link.target)
            if target is not None and target.status is WorkStatus.CANDIDATE:
                yield Gap(
                    about(item),
                    f"depends on {named(target)}, which is not approved",
                    (
                        f"its status is “{target.status_written}”{place(org, target)}",
                        f"{named(item)}{place(org, item)}",
                    ),
                    "decide on both together",
                    affected=1,
                    severity=Severity.WARNING,
                )


@rule("DEP04", "dependency-cycle", severity=Severity.ERROR, needs=_NEED)
def dependency_cycle(org: Org) -> Iterator[Gap]:
    """Items depend on one another in a circle.

    ## Why it matters
    There is no order in which they can be done: each waits for the next. One finding for each knot, with one circle
    of it as the evidence.

    ## Example
        work_id,name,kind,depends_on
        P1,Rocket,project,P2
        P2,Capsule,project,P1

    ## How to fix
    Find the dependency that is not one, or deliver in steps.
    """
    waits = [(item.id, link.target) for item in active(org) for link in item.depends_on]
    if not _has_circle(waits):
        return
    import networkx as nx  # noqa: PLC0415  # 0.3 s of start-up, for the few registers that have a circle

    links = nx.DiGraph(waits)
    place_of_id = {item_id: at for at, item_id in enumerate(org.work)}
    knots = [sorted(knot, key=place_of_id.__getitem__) for knot in nx.strongly_connected_components(links)]
    for knot in sorted(knots, key=lambda ids: place_of_id[ids[0]]):
        first = org.work[knot[0]]
        if len(knot) == 1 and not links.has_edge(knot[0], knot[0]):
            continue
        circle = [org.work[item_id] for item_id in _circle(links, knot)]
        yield Gap(
            about(first),
            f"{len(knot)} items depend on one another in a circle" if len(knot) > 1 else "depends on itself",
            (f"each depends on the next: {' > '.join(item.name for item in (*circle, circle[0]))}{place(org, first)}",),
            "find the dependency that is not one, or deliver in steps",
            affected=len(knot),
        )


def _has_circle(waits: Iterable[tuple[str, str]]) -> bool:
    order: TopologicalSorter[str] = TopologicalSorter()
    for item_id, target in waits:
        order.add(item_id, target)
    try:
        order.prepare()
    except CycleError:
        return True
    return False


def _circle(links: "nx.DiGraph[str]", knot: list[str]) -> list[str]:
    """A shortest circle through the first item of a knot."""
    import networkx as nx  # noqa: PLC0415  # see above

    inside = nx.DiGraph(sorted(edge for edge in links.edges(knot) if edge[1] in knot))
    paths = [nx.shortest_path(inside, after, knot[0]) for after in inside.successors(knot[0])]
    return [knot[0], *min(paths, key=len)[:-1]]


@rule("DEP05", "unled-hub", severity=Severity.WARNING, needs=(*_NEED, LEADS), sources=("hub-projects",))
def unled_hub(org: Org, *, min_dependents: int = 3) -> Iterator[Gap]:
    """At least ``min_dependents`` active items depend on one that nobody leads.

    ## Why it matters
    Such projects are often not important on their own, and everything waits for them.

    ## Example
        work_id,name,kind,lead,depends_on
        P1,Data model,project,,
        P2,Portal,project,e1,P1
        P3,App,project,e2,P1
        P4,Reports,project,e3,P1

    ## How to fix
    Fill its lead before any other.
    """
    dependents = Counter(link.target for item in active(org) for link in item.depends_on)
    if not any(item.leads for item in active(org)):
        return
    for item in active(org):
        if dependents[item.id] >= min_dependents and not is_led(org, item):
            waiting = [other for other in active(org) if any(link.target == item.id for link in other.depends_on)]
            yield Gap(
                about(item),
                f"{count(len(waiting), 'item depends', 'items depend')} on it and nobody leads it",
                (namely_items(waiting), f"{named(item)}{place(org, item)}"),
                "fill its lead before any other",
                affected=len(waiting),
                because=lead_nodes(org, item),
            )
