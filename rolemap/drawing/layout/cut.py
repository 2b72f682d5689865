"""A tree too wide for its page, cut: the branches below a box stand in several rows, on a trunk on their left.

``wrap`` does the same for branches of two levels; this takes branches of any depth, and cuts those that are too wide
alone again.
"""

from collections.abc import Mapping, Sequence
from math import ceil, inf
from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.tidy import tidy

_TRUNK_ROOM = 30.0
_TOO_WIDE = 1.1  # times the width asked for; less is not worth a cut
_NARROWER = 30  # halvings of the widest row


class Cut(NamedTuple):
    """A tree or branch as placed: (node, left edge, how far below its level) of each node; width and height.

    ``ways`` gives, for the top of each branch in a further row, the way of its line: x of the trunk, y of the bus
    below the parent, y of the bus of the row. px from the top left corner of the branch.
    """

    nodes: Sequence[tuple[int, float, float]]
    width: float
    height: float
    ways: Mapping[int, tuple[float, float, float]]


class Scene(NamedTuple):
    """What is cut: ``children``, ``width`` (with the gap beside it), ``top`` and ``bottom`` of each node."""

    children: Sequence[Sequence[int]]
    width: Sequence[float]
    top: Sequence[float]
    bottom: Sequence[float]


def cut(scene: Scene, root: int, limit: float = inf) -> Cut:
    """The branch from ``root`` down, in rows where it is much wider than ``limit`` px."""
    nodes = tidy(scene.children, scene.width, scene.bottom, [root])[0]
    width = max(x + scene.width[node] for node, x in nodes) - s.SIBLING_GAP
    chain = _fork(scene.children, root)
    branches = scene.children[chain[-1]]
    if width <= _TOO_WIDE * limit or len(branches) < 2:
        height = max(scene.bottom[node] for node, _ in nodes) - scene.top[root]
        return Cut([(node, x, 0.0) for node, x in nodes], width, height, {})
    parts = [cut(scene, branch, limit) for branch in branches]
    return _in_rows(chain, parts, scene.top[branches[0]] - scene.top[root], ceil(width / limit))


def _fork(children: Sequence[Sequence[int]], root: int) -> list[int]:
    """The nodes from ``root`` down to the first that has several children."""
    chain = [root]
    while len(children[chain[-1]]) == 1:
        chain.append(children[chain[-1]][0])
    return chain


def _in_rows(chain: Sequence[int], parts: Sequence[Cut], top: float, rows: int) -> Cut:
    """The branches below the last node of ``chain`` in at most ``rows`` rows, the chain above their middle.

    ``top`` is how far the level of the branches lies below that of the chain.
    """
    nodes: list[tuple[int, float, float]] = []
    ways: dict[int, tuple[float, float, float]] = {}
    y, right = 0.0, 0.0
    for row in _split(parts, rows):
        x = _TRUNK_ROOM
        for part in row:
            nodes.extend((node, x + left, y + lower) for node, left, lower in part.nodes)
            for node, (trunk, bus, row_bus) in part.ways.items():
                ways[node] = x + trunk, top + y + bus, top + y + row_bus
            if y:
                ways[part.nodes[0][0]] = s.TRUNK_INSET, top - s.LEVEL_GAP / 2, top + y - s.LEVEL_GAP / 2
            right = max(right, x + part.width)
            x += part.width + s.SIBLING_GAP
        y += max(part.height for part in row) + s.LEVEL_GAP
    width = right + _TRUNK_ROOM
    above = [(node, (width - s.BOX_WIDTH) / 2, 0.0) for node in chain]
    return Cut([*above, *nodes], width, top + y - s.LEVEL_GAP, ways)


def _split(parts: Sequence[Cut], rows: int) -> list[list[Cut]]:
    """``parts`` in at most ``rows`` rows, the widest of them as narrow as can be."""
    narrow, wide = max(part.width for part in parts), sum(part.width + s.SIBLING_GAP for part in parts)
    for _ in range(_NARROWER):
        middle = (narrow + wide) / 2
        if len(_filled(parts, middle)) <= rows:
            wide = middle
        else:
            narrow = middle
    return _filled(parts, wide)


def _filled(parts: Sequence[Cut], limit: float) -> list[list[Cut]]:
    """Rows of at most ``limit`` px, each as full as can be."""
    found: list[list[Cut]] = []
    x = 0.0
    for part in parts:
        if not found or x + part.width > limit:
            found.append([])
            x = 0.0
        found[-1].append(part)
        x += part.width + s.SIBLING_GAP
    return found
