"""A tree too wide for its page, cut below its top: the branches stand in several rows, on a trunk on their left.

``wrap`` does the same for branches of two levels; this takes branches of any depth.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rolemap.drawing import sizes as s

_TRUNK_ROOM = 30.0


class Tree(NamedTuple):
    """A tree as placed: (node, left edge, how far below its level) of each node, and width and height.

    ``rows`` gives, for the top of each branch in a further row, the way of its line: x of the trunk, y of the bus
    below the parent, y of the bus of the row. px from the top left corner of the tree.
    """

    nodes: Sequence[tuple[int, float, float]]
    width: float
    height: float
    rows: Mapping[int, tuple[float, float, float]]


class Branch(NamedTuple):
    """A branch as ``tidy`` placed it: (node, left edge), its width, and its height from its own top."""

    nodes: Sequence[tuple[int, float]]
    width: float
    height: float


def fork(children: Sequence[Sequence[int]], root: int) -> list[int]:
    """The nodes from ``root`` down to the first that has several children."""
    chain = [root]
    while len(children[chain[-1]]) == 1:
        chain.append(children[chain[-1]][0])
    return chain


def in_rows(chain: Sequence[int], branches: Sequence[Branch], top: float, rows: int) -> Tree:
    """The ``branches`` below the last node of ``chain`` in about ``rows`` rows, the chain above their middle.

    ``top`` is the top of the level of the branches.
    """
    total = sum(branch.width + s.SIBLING_GAP for branch in branches)
    limit = max(total / rows, *(branch.width + s.SIBLING_GAP for branch in branches))
    nodes: list[tuple[int, float, float]] = []
    ways: dict[int, tuple[float, float, float]] = {}
    x, y, low, right = _TRUNK_ROOM, 0.0, 0.0, 0.0
    for branch in branches:
        if x > _TRUNK_ROOM and x - _TRUNK_ROOM + branch.width > limit:
            x, y, low = _TRUNK_ROOM, y + low + s.LEVEL_GAP, 0.0
        nodes.extend((node, x + left, y) for node, left in branch.nodes)
        if y:
            ways[branch.nodes[0][0]] = s.TRUNK_INSET, top - s.LEVEL_GAP / 2, top + y - s.LEVEL_GAP / 2
        right = max(right, x + branch.width)
        low = max(low, branch.height)
        x += branch.width + s.SIBLING_GAP
    width = right + _TRUNK_ROOM
    above = [(node, (width - s.BOX_WIDTH) / 2, 0.0) for node in chain]
    return Tree([*above, *nodes], width, top + y + low, ways)
