"""Tables → ``Org``."""

from collections.abc import Iterable, Mapping

import networkx as nx

from rolemap.graph.infer import infer_work
from rolemap.graph.org import Org
from rolemap.graph.reporting import build_reporting
from rolemap.model import PM_ROLES, ROLE_ORDER, Assignment, Dangling, ImportLog, Role, WorkItem
from rolemap.tables.people import People


def build_org(
    people: People,
    work: Mapping[str, WorkItem] | None = None,
    assignments: tuple[Assignment, ...] = (),
    *,
    dangling: tuple[Dangling, ...] = (),
    log: ImportLog | None = None,
) -> Org:
    """The map of one organisation.

    ``work`` None means that there is no register: items are then inferred from the people's own columns and from the
    ladder of roles along the reporting lines, and each says so. References must be resolved already; what leads
    nowhere is in ``dangling`` and becomes no node.
    """
    reporting = build_reporting(people.manager)
    items = infer_work(people, reporting) if work is None else work
    return Org(
        people=people,
        reporting=reporting,
        work=items,
        graph=_graph(people, items, assignments),
        assignments=assignments,
        dangling=dangling,
        log=log or ImportLog(),
    )


def person_nodes(people: People, codes: Iterable[int]) -> dict[int, str]:
    """Node of each person code: ``person:<id>``; a further row of the same id gets ``@<row>`` behind it."""
    nodes: dict[int, str] = {}
    taken: set[str] = set()
    for code in sorted(codes):
        node = f"person:{people.text('person_id', code)}"
        if node in taken:
            node = f"{node}@{people.row[code]}"
        taken.add(node)
        nodes[code] = node
    return nodes


def _graph(people: People, work: Mapping[str, WorkItem], assignments: tuple[Assignment, ...]) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes = person_nodes(people, _people_on_the_map(people, work, assignments))
    for item in work.values():
        graph.add_node(
            f"work:{item.id}",
            type=str(item.kind),
            id=item.id,
            name=item.name,
            role="",
            inferred=bool(item.inferred),
        )
    for code, node in nodes.items():
        person = people[code]
        graph.add_node(
            node,
            type="person",
            id=person.id,
            name=person.label,
            role=str(person.verdict.role),
            inferred=False,
        )
    for source, target, relation, attributes in _edges(nodes, people, work, assignments):
        graph.add_edge(source, target, key=relation, relation=relation, **attributes)
    return graph


def _people_on_the_map(people: People, work: Mapping[str, WorkItem], assignments: tuple[Assignment, ...]) -> set[int]:
    """Codes of everybody who holds a PM role or is named on a work item."""
    role = people.role
    pm_codes = [ROLE_ORDER.index(pm_role) for pm_role in (*PM_ROLES, Role.AMBIGUOUS)]
    on_map = {int(code) for pm_code in pm_codes for code in (role == pm_code).nonzero()[0]}
    for item in work.values():
        on_map.update(holder.person for holder in (*item.leads, *item.sponsors))
    on_map.update(assignment.person for assignment in assignments)
    on_map.discard(-1)
    return on_map


def _edges(
    nodes: Mapping[int, str],
    people: People,
    work: Mapping[str, WorkItem],
    assignments: tuple[Assignment, ...],
) -> Iterable[tuple[str, str, str, dict[str, object]]]:
    for item in work.values():
        yield from _unit_edges(item, work)
        for relation, holders in (("leads", item.leads), ("sponsors", item.sponsors)):
            for holder in holders:
                if holder.person >= 0:
                    yield nodes[holder.person], f"work:{item.id}", relation, {"acting": holder.acting}
    for assignment in assignments:
        if assignment.person >= 0 and assignment.work_id in work:
            attributes: dict[str, object] = {"role": assignment.role_written}
            yield nodes[assignment.person], f"work:{assignment.work_id}", "assigned", attributes
    for code, node in nodes.items():
        manager = int(people.manager[code])
        if manager in nodes:
            yield node, nodes[manager], "reports_to", {}


def _unit_edges(item: WorkItem, work: Mapping[str, WorkItem]) -> Iterable[tuple[str, str, str, dict[str, object]]]:
    node = f"work:{item.id}"
    if item.parent_id is not None:
        yield f"work:{item.parent_id}", node, "contains", {"primary": True}
    for parent_id in item.other_parent_ids:
        yield f"work:{parent_id}", node, "contains", {"primary": False}
    for dependency in item.depends_on:
        if dependency.target in work:
            yield node, f"work:{dependency.target}", "depends_on", {"owner": dependency.owner}
    for product_id in item.product_ids:
        if product_id in work:
            yield node, f"work:{product_id}", "changes", {}
