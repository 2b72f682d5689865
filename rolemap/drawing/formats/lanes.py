"""Swimlanes of a draw.io page: a frame around the tree of each portfolio, which moves and folds with what is in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rolemap.drawing.layout import Layout, Placed
from rolemap.model import Diagram, Kind

HEAD = 24.0
_ROOM = 12.0


class Lane(NamedTuple):
    """A frame in px of the layout, ``box`` the portfolio, ``members`` the ids of all boxes in it."""

    box: Placed
    members: frozenset[str]
    x: float
    y: float
    width: float
    height: float


def lanes(diagram: Diagram, layout: Layout) -> Iterator[Lane]:
    """A lane for each tree with a portfolio at its top, where there are several trees.

    Trees stand apart, so lanes never overlap. A portfolio below another one has no lane of its own: its boxes may
    stand between those of others.
    """
    roots = diagram.roots
    children = diagram.children
    for root in roots if len(roots) > 1 else ():
        placed = layout.by_id[root]
        if placed.box.kind == Kind.PORTFOLIO and root in children:
            yield _lane(placed, _below(root, children), layout.by_id)


def _lane(top: Placed, members: Sequence[str], by_id: Mapping[str, Placed]) -> Lane:
    boxes = [by_id[box_id] for box_id in members]
    x, y = min(box.x for box in boxes) - _ROOM, min(box.y for box in boxes) - _ROOM - HEAD
    right, bottom = max(box.right for box in boxes) + _ROOM, max(box.bottom for box in boxes) + _ROOM
    return Lane(top, frozenset(members), x, y, right - x, bottom - y)


def _below(root: str, children: Mapping[str, Sequence[str]]) -> list[str]:
    found = dict.fromkeys([root])
    waiting = [root]
    for box_id in waiting:
        for child in children.get(box_id, ()):
            if child not in found:
                found[child] = None
                waiting.append(child)
    return list(found)
