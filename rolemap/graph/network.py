"""The graph of work and of the people on it: its nodes and edges, and both as one networkx graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np

from rolemap.model import PM_ROLES, ROLE_ORDER, Assignment, Role, WorkItem
from rolemap.tables.people import People

if TYPE_CHECKING:
    import networkx as nx

Node = tuple[str, dict[str, str | bool]]
"""Name of a node and its attributes: ``type``, ``id``, ``name``, ``role``, ``inferred``."""
Edge = tuple[str, str, dict[str, str | bool]]
"""Source, target, and attributes, ``relation`` among them; at most one of a relation between two nodes."""


class Network:
    """Nodes and edges of a map, in file order, each once: what ``Org.graph`` and its GraphML hold."""

    def __init__(self, people: People, work: Mapping[str, WorkItem], assignments: tuple[Assignment, ...]) -> None:
        self._people = people
        self._work = work
        self._assignments = assignments
        self._persons = person_nodes(people, _people_on_the_map(people, work, assignments))

    def nodes(self) -> Iterator[Node]:
        """Work items, then the people who hold a PM role or are named on a work item."""
        for item in self._work.values():
            yield (
                f"work:{item.id}",
                {
                    "type": str(item.kind),
                    "id": item.id,
                    "name": item.name,
                    "role": "",
                    "inferred": bool(item.inferred),
                },
            )
        people = self._people.some(list(self._persons))
        for node, person in zip(self._persons.values(), people, strict=True):
            role = str(person.verdict.role)
            yield node, {"type": "person", "id": person.id, "name": person.label, "role": role, "inferred": False}

    def edges(self) -> Iterator[Edge]:
        """The lines of each work item, then assignments, then reporting lines between people who are nodes."""
        for item in self._work.values():
            yield from _once(self._of_item(item))
        yield from _once(self._assigned())
        manager = self._people.manager[list(self._persons)].tolist()
        for node, code in zip(self._persons.values(), manager, strict=True):
            if code in self._persons:
                yield node, self._persons[code], {"relation": "reports_to"}

    def graph(self) -> nx.MultiDiGraph[str]:
        """All of it as a networkx graph; edges are keyed by their relation."""
        import networkx as nx  # noqa: PLC0415  # 0.3 s of start-up that no report needs

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(self.nodes())
        for source, target, attributes in self.edges():
            graph.add_edge(source, target, key=str(attributes["relation"]), **attributes)
        return graph

    def _of_item(self, item: WorkItem) -> Iterator[Edge]:
        node, work = f"work:{item.id}", self._work
        if item.parent_id is not None:
            yield f"work:{item.parent_id}", node, {"relation": "contains", "primary": True}
        for parent_id in item.other_parent_ids:
            yield f"work:{parent_id}", node, {"relation": "contains", "primary": False}
        for dependency in item.depends_on:
            if dependency.target in work:
                yield node, f"work:{dependency.target}", {"relation": "depends_on", "owner": dependency.owner}
        for product_id in item.product_ids:
            if product_id in work:
                yield node, f"work:{product_id}", {"relation": "changes"}
        for relation, holders in (("leads", item.leads), ("sponsors", item.sponsors)):
            for holder in holders:
                if holder.person >= 0:
                    yield self._persons[holder.person], node, {"relation": relation, "acting": holder.acting}

    def _assigned(self) -> Iterator[Edge]:
        for assignment in self._assignments:
            if assignment.person >= 0 and assignment.work_id in self._work:
                attributes: dict[str, str | bool] = {"relation": "assigned", "role": assignment.role_written}
                yield self._persons[assignment.person], f"work:{assignment.work_id}", attributes


def person_nodes(people: People, codes: Iterable[int]) -> dict[int, str]:
    """Node of each person code: ``person:<id>``; a further row of the same id gets ``@<row>`` behind it."""
    ordered = sorted(codes)
    nodes: dict[int, str] = {}
    taken: set[str] = set()
    for code, person_id in zip(ordered, people.texts("person_id", ordered), strict=True):
        node = f"person:{person_id}"
        if node in taken:
            node = f"{node}@{people.places.tag(code)}"
        taken.add(node)
        nodes[code] = node
    return nodes


def _once(edges: Iterable[Edge]) -> Iterable[Edge]:
    """One edge of each relation between two nodes: of several the attributes of the last, at the place of the first."""
    return {(source, target, edge["relation"]): (source, target, edge) for source, target, edge in edges}.values()


def _people_on_the_map(people: People, work: Mapping[str, WorkItem], assignments: tuple[Assignment, ...]) -> set[int]:
    """Codes of everybody who holds a PM role or is named on a work item."""
    shown = [ROLE_ORDER.index(role) for role in (*PM_ROLES, Role.AMBIGUOUS)]
    on_map: set[int] = set(np.flatnonzero(np.isin(people.role, shown)).tolist())
    on_map.update(holder.person for item in work.values() for holder in (*item.leads, *item.sponsors))
    on_map.update(assignment.person for assignment in assignments)
    on_map.discard(-1)
    return on_map
