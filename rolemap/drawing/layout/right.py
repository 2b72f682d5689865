"""Trees that grow to the right: levels in columns, siblings below one another."""

from collections.abc import Sequence

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.forest import Forest
from rolemap.drawing.layout.shelves import pack
from rolemap.drawing.layout.spots import Spots
from rolemap.drawing.layout.tidy import tidy

_LEVEL_STEP = s.BOX_WIDTH + 1.4 * s.LEVEL_GAP


def place_right(forest: Forest, _is_hung: Sequence[bool], heights: Sequence[float], aspect: float) -> Spots:
    """Place all boxes; nothing hangs, for siblings stand below one another anyhow."""
    breadth = [height + s.ROW_GAP for height in heights]
    left = [depth * _LEVEL_STEP for depth in forest.depth]
    trees = tidy(forest.children, breadth, [x + _LEVEL_STEP for x in left], forest.roots)
    sizes = [
        (max(y + breadth[node] for node, y in tree) - s.ROW_GAP, max(left[node] for node, _ in tree) + s.BOX_WIDTH)
        for tree in trees
    ]
    packing = pack(sizes, s.TREE_GAP / 2, 1 / aspect)
    count = len(heights)
    spots = Spots([0.0] * count, [0.0] * count, {}, {}, packing.height, packing.width)
    for tree, (upper, outer) in zip(trees, packing.corners, strict=True):
        for node, y in tree:
            spots.x[node], spots.y[node] = outer + left[node], upper + y
    return spots
