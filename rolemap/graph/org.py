"""``Org``: the whole map as one value. Built once, then only read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rolemap.graph.led import LeadState, lead_states
from rolemap.graph.network import Network
from rolemap.graph.redaction import Redaction
from rolemap.graph.reporting import Reporting
from rolemap.model import LEAD_ROLE, Assignment, Dangling, ImportLog, Kind, Presence, Role, Source, WorkItem
from rolemap.tables.people import People

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, eq=False)
class Org:
    """People, their reporting lines and the work.

    ``people``      the people as columns, ``reporting`` their lines as arrays
    ``work``        id → work item, in file order; items that no file names carry ``inferred``
    ``dangling``    references that lead nowhere, as data
    ``log``         what the readers decided, left out or could not resolve
    ``redaction``   how names were taken out of this map, None if they were not
    """

    people: People
    reporting: Reporting
    work: Mapping[str, WorkItem]
    assignments: tuple[Assignment, ...] = ()
    dangling: tuple[Dangling, ...] = ()
    log: ImportLog = field(default_factory=ImportLog)
    redaction: Redaction | None = None

    @cached_property
    def network(self) -> Network:
        """The nodes and edges of ``graph``, one by one."""
        return Network(self.people, self.work, self.assignments)

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The work and the people on it as a ``networkx.MultiDiGraph``, made when first asked for.

        Nodes are ``work:<id>`` and ``person:<id>``, each with ``type`` (``portfolio``, ``program``, ``project``,
        ``product``, ``person``), ``id``, ``name``, ``role``, ``inferred``. Edges are keyed by ``relation``:
        ``contains`` (unit → unit, with ``primary``), ``leads`` and ``sponsors`` (person → unit, with ``acting``),
        ``assigned``, ``depends_on`` (unit → unit), ``changes`` (project → product), ``reports_to`` (person → person).
        """
        return self.network.graph()

    def source(self, table: str) -> Source | None:
        """The file of ``people`` (the first of them), ``work`` or ``assignments``; None if none was given."""
        return next((source for source in self.log.sources if source.table == table), None)

    def has_column(self, table: str, *columns: str) -> bool:
        """True if a file of ``table`` was given and has at least one of the canonical ``columns``."""
        given = [name for source in self.log.sources if source.table == table for name, _ in source.columns]
        return any(column in columns for column in given)

    @property
    def has_register(self) -> bool:
        """True if a work file was given; without one, work items are inferred."""
        return self.source("work") is not None

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Work id → ids of the items whose primary parent it is, in file order; every id is a key."""
        below: dict[str, list[str]] = {item_id: [] for item_id in self.work}
        for item in self.work.values():
            if item.parent_id is not None:
                below[item.parent_id].append(item.id)
        return {item_id: tuple(ids) for item_id, ids in below.items()}

    @cached_property
    def led_by(self) -> Mapping[int, tuple[str, ...]]:
        """Person code → ids of the items that the person leads, in file order; people without any are absent."""
        led: dict[int, list[str]] = {}
        for item in self.work.values():
            for code in {lead.person for lead in item.leads if lead.person >= 0}:
                led.setdefault(code, []).append(item.id)
        return {code: tuple(ids) for code, ids in led.items()}

    @cached_property
    def leading(self) -> Mapping[int, tuple[WorkItem, ...]]:
        """Person code → the active items of the register that the person leads, in file order.

        A vacant seat and somebody who has left lead nothing.
        """
        people = self.people
        is_there = (~people.vacant & (people.presence != Presence.INACTIVE)).tolist()
        led: dict[int, list[WorkItem]] = {}
        for item in self.active:
            for code in {lead.person for lead in item.leads}:
                if code >= 0 and is_there[code]:
                    led.setdefault(code, []).append(item)
        return {code: tuple(items) for code, items in led.items()}

    @cached_property
    def leading_kind(self) -> Mapping[Kind, Mapping[int, tuple[WorkItem, ...]]]:
        """Kind → ``leading`` of the items of that kind alone."""
        led: dict[Kind, dict[int, list[WorkItem]]] = {kind: {} for kind in Kind}
        for code, items in self.leading.items():
            for item in items:
                led[item.kind].setdefault(code, []).append(item)
        return {kind: {code: tuple(items) for code, items in of_kind.items()} for kind, of_kind in led.items()}

    @cached_property
    def lead_roles(self) -> Mapping[Kind, Role]:
        """Kind → the role that its leads are asked for: the one that this register's own columns name, else the
        kind's. A register with the single column ``product_manager`` asks for product managers at every level."""
        named: dict[Kind, set[Role | None]] = {kind: set() for kind in Kind}
        for item in self.work.values():
            if not item.inferred:
                named[item.kind].update(lead.role for lead in item.leads)
        return {
            kind: next(iter(roles), None) or LEAD_ROLE[kind] if len(roles) == 1 else LEAD_ROLE[kind]
            for kind, roles in named.items()
        }

    @cached_property
    def lead_states(self) -> Mapping[str, LeadState]:
        """Id → how the item is led, for every active item, in file order."""
        return lead_states(self.people, self.work, self.lead_roles)

    def of_kind(self, kind: Kind) -> tuple[WorkItem, ...]:
        """Items of one kind, in file order."""
        return tuple(item for item in self.work.values() if item.kind is kind)

    @cached_property
    def active(self) -> tuple[WorkItem, ...]:
        """The active items of the register, in file order; inferred items are not among them."""
        return tuple(item for item in self.work.values() if item.is_active and not item.inferred)

    def ancestors(self, item_id: str) -> tuple[str, ...]:
        """Ids from the primary parent of an item up to the top; stops before it would repeat itself."""
        above: dict[str, None] = {}
        current = self.work[item_id].parent_id
        while current is not None and current != item_id and current not in above:
            above[current] = None
            current = self.work[current].parent_id
        return tuple(above)

    @cached_property
    def below_count(self) -> Mapping[str, int]:
        """Work id → number of items below it, at any depth; 0 for items on a cycle of units."""
        counts = dict.fromkeys(self.work, 0)
        waiting = {item_id: len(ids) for item_id, ids in self.children.items()}
        ready = [item_id for item_id, count in waiting.items() if count == 0]
        while ready:
            item_id = ready.pop()
            parent_id = self.work[item_id].parent_id
            if parent_id is None:
                continue
            counts[parent_id] += counts[item_id] + 1
            waiting[parent_id] -= 1
            if waiting[parent_id] == 0:
                ready.append(parent_id)
        return {item_id: (0 if waiting[item_id] else count) for item_id, count in counts.items()}
