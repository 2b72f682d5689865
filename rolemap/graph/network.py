"""The graph of work and of the people on it: its nodes and edges as columns, and both as one networkx graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from rolemap.model import PM_ROLES, ROLE_ORDER, Assignment, Role, WorkItem
from rolemap.tables.people import People

if TYPE_CHECKING:
    import networkx as nx

Value = str | bool
Ends = tuple[int, int]
"""Source and target of an edge, as positions among the nodes."""

ATTRIBUTES = {
    "contains": "primary",
    "depends_on": "owner",
    "changes": "",
    "leads": "acting",
    "sponsors": "acting",
    "assigned": "role",
    "reports_to": "",
}
"""Relation → the attribute that its edges have beside ``relation``, empty for none."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """Work items in file order, then people in file order, one value a node in each; ``node`` is unique."""

    node: Sequence[str]
    type: Sequence[str]
    id: Sequence[str]
    name: Sequence[str]
    role: Sequence[str]
    inferred: Sequence[bool]


@dataclass(frozen=True, slots=True)
class Edges:
    """All edges of one relation: ``values`` gives those between two nodes, once, the value of their ``attribute``."""

    relation: str
    attribute: str
    values: Mapping[Ends, Value]


class Network:
    """Nodes and edges of a map: what ``Org.graph`` and its GraphML hold."""

    def __init__(self, people: People, work: Mapping[str, WorkItem], assignments: tuple[Assignment, ...]) -> None:
        self._people = people
        self._work = work
        self._assignments = assignments
        self._persons = _people_on_the_map(people, work, assignments)
        self._place_of = {item_id: place for place, item_id in enumerate(work)}
        self._place_of_person = dict(zip(self._persons, range(len(work), len(work) + len(self._persons)), strict=True))

    def nodes(self) -> Nodes:
        """Work items, then the people who hold a PM role or are named on a work item."""
        items, people, persons = self._work.values(), self._people, self._persons
        roles = [ROLE_ORDER[place] for place in people.role[persons].tolist()]
        return Nodes(
            node=[*(f"work:{item.id}" for item in items), *person_nodes(people, persons).values()],
            type=[*(str(item.kind) for item in items), *["person"] * len(persons)],
            id=[*self._work, *people.texts("person_id", persons)],
            name=[*(item.name for item in items), *people.labels(persons)],
            role=[*[""] * len(items), *map(str, roles)],
            inferred=[*(bool(item.inferred) for item in items), *[False] * len(persons)],
        )

    def edges(self) -> tuple[Edges, ...]:
        """The edges of each relation of ``ATTRIBUTES`` that there are, in file order."""
        found: dict[str, dict[Ends, Value]] = {relation: {} for relation in ATTRIBUTES}
        self._between_items(found)
        self._of_holders(found)
        found["reports_to"].update(dict.fromkeys(self._reporting(), ""))
        return tuple(Edges(relation, ATTRIBUTES[relation], values) for relation, values in found.items() if values)

    def graph(self) -> nx.MultiDiGraph[str]:
        """All of it as a networkx graph; edges are keyed by their relation."""
        import networkx as nx  # noqa: PLC0415  # 0.3 s of start-up that no report needs

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        nodes = self.nodes()
        columns = zip(nodes.node, nodes.type, nodes.id, nodes.name, nodes.role, nodes.inferred, strict=True)
        for node, kind, own_id, name, role, inferred in columns:
            graph.add_node(node, type=kind, id=own_id, name=name, role=role, inferred=inferred)
        for edges in self.edges():
            for (source, target), value in edges.values.items():
                attributes = {edges.attribute: value} if edges.attribute else {}
                graph.add_edge(
                    nodes.node[source], nodes.node[target], key=edges.relation, relation=edges.relation, **attributes
                )
        return graph

    def _between_items(self, found: Mapping[str, dict[Ends, Value]]) -> None:
        places = self._place_of
        contains, depends_on, changes = (found[relation] for relation in ("contains", "depends_on", "changes"))
        for here, item in enumerate(self._work.values()):
            if item.parent_id is not None:
                contains[places[item.parent_id], here] = True
            for parent_id in item.other_parent_ids:
                contains[places[parent_id], here] = False
            for dependency in item.depends_on:
                if dependency.target in places:
                    depends_on[here, places[dependency.target]] = dependency.owner
            for product_id in item.product_ids:
                if product_id in places:
                    changes[here, places[product_id]] = ""

    def _of_holders(self, found: Mapping[str, dict[Ends, Value]]) -> None:
        places, leads, sponsors = self._place_of_person, found["leads"], found["sponsors"]
        for here, item in enumerate(self._work.values()):
            for holder in item.leads:
                if holder.person >= 0:
                    leads[places[holder.person], here] = holder.acting
            for holder in item.sponsors:
                if holder.person >= 0:
                    sponsors[places[holder.person], here] = holder.acting
        for one in self._assignments:
            if one.person >= 0 and one.work_id in self._place_of:
                found["assigned"][places[one.person], self._place_of[one.work_id]] = one.role_written

    def _reporting(self) -> zip[Ends]:
        """Reporting lines between people who are both nodes."""
        place = np.full(len(self._people) + 1, -1, dtype=np.int64)  # the last for a manager of -1: nobody
        codes = np.array(self._persons, dtype=np.intp)
        place[codes] = np.arange(len(codes)) + len(self._work)
        above: npt.NDArray[np.int64] = place[self._people.manager[codes]]
        is_node = above >= 0
        return zip(place[codes][is_node].tolist(), above[is_node].tolist(), strict=True)


def person_nodes(people: People, codes: Sequence[int]) -> dict[int, str]:
    """Node of each person code: ``person:<id>``; a further row of the same id gets ``@<row>`` behind it."""
    nodes: dict[int, str] = {}
    taken: set[str] = set()
    for code, person_id in zip(codes, people.texts("person_id", codes), strict=True):
        node = f"person:{person_id}"
        if node in taken:
            node = f"{node}@{people.places.tag(code)}"
        taken.add(node)
        nodes[code] = node
    return nodes


def _people_on_the_map(people: People, work: Mapping[str, WorkItem], assignments: tuple[Assignment, ...]) -> list[int]:
    """Codes of everybody who holds a PM role or is named on a work item, in file order."""
    shown = [ROLE_ORDER.index(role) for role in (*PM_ROLES, Role.AMBIGUOUS)]
    is_on_map = np.append(np.isin(people.role, shown), False)  # the last for a code of -1: nobody
    is_on_map[[holder.person for item in work.values() for holder in item.leads]] = True
    is_on_map[[holder.person for item in work.values() for holder in item.sponsors]] = True
    is_on_map[[assignment.person for assignment in assignments]] = True
    return np.flatnonzero(is_on_map[:-1]).tolist()
