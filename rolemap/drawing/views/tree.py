"""The tree of work items that pictures follow: circles cut open, items without a parent gathered under a heading."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rolemap.drawing.views.select import prune
from rolemap.model import Kind, WorkItem

_GATHER_FROM = 2  # so many items without a parent get a heading of their own
_SPLIT_FROM = 24  # above, they are gathered by department, where the register has one
_GATHERED = {Kind.PROJECT: "Projects in no program or portfolio", Kind.PRODUCT: "Products"}
_ALONE = {Kind.PROJECT: "Projects", Kind.PRODUCT: "Products"}


@dataclass(frozen=True)
class WorkTree:
    """Node → children, in file order; a node is a work id, or the id of a heading in ``groups`` (id → its words).

    ``broken`` are the items whose parent line closes a circle and is no part of the tree.
    """

    roots: tuple[str, ...]
    children: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, str]
    broken: frozenset[str] = frozenset()

    def parent_of(self, node: str) -> str | None:
        """The node above ``node``, a heading included; None at the top."""
        return self._parents.get(node)

    def only(self, kept: set[str]) -> "WorkTree":
        """The tree without what is not ``kept``."""
        return replace(
            self, roots=tuple(root for root in self.roots if root in kept), children=prune(self.children, kept)
        )

    @cached_property
    def _parents(self) -> Mapping[str, str]:
        return {child: parent for parent, below in self.children.items() for child in below}


def work_tree(work: Mapping[str, WorkItem]) -> WorkTree:
    """The tree of primary parents. Every item is in it exactly once."""
    broken = _circle_cuts(work)
    children: dict[str, list[str]] = {}
    tops: list[WorkItem] = []
    for item in work.values():
        if item.parent_id is None or item.id in broken:
            tops.append(item)
        else:
            children.setdefault(item.parent_id, []).append(item.id)
    roots: list[str] = []
    groups: dict[str, str] = {}
    for kind in Kind:
        of_kind = [item for item in tops if item.kind is kind]
        bare = [item for item in of_kind if item.id not in children]
        if kind not in _GATHERED or len(bare) < _GATHER_FROM:
            roots.extend(item.id for item in of_kind)
            continue
        roots.extend(item.id for item in of_kind if item.id in children)
        is_alone = len(bare) == len(tops)
        for name, members in _headings(bare, (_ALONE if is_alone else _GATHERED)[kind]).items():
            group = f"group:{kind}:{name}"
            groups[group] = name
            roots.append(group)
            children[group] = members
    return WorkTree(tuple(roots), {node: tuple(ids) for node, ids in children.items()}, groups, broken)


def _headings(items: list[WorkItem], heading: str) -> dict[str, list[str]]:
    is_split = len(items) > _SPLIT_FROM and any(item.department for item in items)
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(f"{item.department or 'No department'}" if is_split else heading, []).append(item.id)
    return found


def _circle_cuts(work: Mapping[str, WorkItem]) -> frozenset[str]:
    """The first item in file order of each circle of parents."""
    state: dict[str, int] = {}
    cuts: set[str] = set()
    order = {item_id: position for position, item_id in enumerate(work)}
    for number, start in enumerate(work):
        path: list[str] = []
        node: str | None = start
        while node is not None and node not in state:
            state[node] = number
            path.append(node)
            node = work[node].parent_id
        if node is not None and state[node] == number and node in path:
            cuts.add(min(path[path.index(node) :], key=order.__getitem__))
    return frozenset(cuts)
