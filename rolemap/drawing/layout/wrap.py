"""Branches in rows: where many branches of one parent would make a picture too wide, they stand in several rows.

A branch is a box with nothing but hanging leaves below it, or the hanging leaves of the parent itself. The rows hang on
a trunk that runs down on their left.
"""

from collections.abc import Mapping, Sequence
from math import ceil

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.block import Block, Place

FEWEST = 4  # branches; fewer are never wrapped
_TRUNK_ROOM = 30.0


def wrap(parent: int, heads: Sequence[int], below: Mapping[int, Block], heights: Sequence[float], rows: int) -> Block:
    """The branches ``heads`` of ``parent`` in ``rows`` rows; the parent's own leaves are a last branch.

    ``below`` gives the block of leaves below each box that has one.
    """
    branches = [*heads, *([-1] if parent in below else [])]
    per_row = ceil(len(branches) / rows)
    places: list[Place] = []
    y = right = 0.0
    for start in range(0, len(branches), per_row):
        row = branches[start : start + per_row]
        head_height = max((heights[head] for head in row if head >= 0), default=0.0)
        path = (s.TRUNK_INSET, -s.LEVEL_GAP / 2, y - s.LEVEL_GAP / 2) if start else None
        x, low = _TRUNK_ROOM, y + head_height
        for head in row:
            leaves = below.get(parent if head < 0 else head)
            room = max(s.BOX_WIDTH if head >= 0 else 0.0, leaves.width if leaves else 0.0)
            top = y if head < 0 else y + head_height + s.LEVEL_GAP
            if head >= 0:
                places.append(Place(head, x + (room - s.BOX_WIDTH) / 2, y, row=path))
            if leaves:
                hung = leaves.moved(x + (room - leaves.width) / 2, top)
                places.extend(hung if head >= 0 else (place._replace(row=path) for place in hung))
                low = max(low, top + leaves.height)
            x += room + s.SIBLING_GAP
        right = max(right, x - s.SIBLING_GAP)
        y = low + s.LEVEL_GAP
    return Block(parent, tuple(places), right + _TRUNK_ROOM, y - s.LEVEL_GAP)
