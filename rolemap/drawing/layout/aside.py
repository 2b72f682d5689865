"""Boxes that stand aside: right below the box that they belong to, out of the row of its other children.

They take no room in the tree: the box above counts as that much higher, and the line to its other children runs past
them on its left.
"""

from collections.abc import Mapping, Sequence

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.forest import Forest
from rolemap.drawing.layout.spots import Spots
from rolemap.model import Box


def find_asides(boxes: Sequence[Box], forest: Forest) -> dict[int, int]:
    """Box that asks for a place aside → the box above; only where that has other children and it has none itself."""
    asides: dict[int, int] = {}
    if not any(box.is_aside for box in boxes):
        return asides
    for parent, below in enumerate(forest.children):
        apart = [child for child in below if boxes[child].is_aside and not forest.children[child]]
        if len(apart) < len(below):
            asides.update(dict.fromkeys(apart, parent))
    return asides


def without_asides(forest: Forest, asides: Mapping[int, int]) -> Forest:
    """The forest of all other boxes."""
    children = [[child for child in below if child not in asides] for below in forest.children]
    return forest._replace(children=children)


def with_room(heights: Sequence[float], asides: Mapping[int, int]) -> list[float]:
    """``heights``, with what stands aside of a box added to it."""
    found = list(heights)
    for box, parent in asides.items():
        found[parent] += s.ROW_GAP + heights[box]
    return found


def place_asides(spots: Spots, heights: Sequence[float], asides: Mapping[int, int]) -> None:
    """Put each below its box, one under the other."""
    bottom: dict[int, float] = {}
    for box, parent in asides.items():
        top = bottom.get(parent, spots.y[parent] + heights[parent]) + s.ROW_GAP
        spots.x[box], spots.y[box] = spots.x[parent] + s.LEAF_INSET, top
        bottom[parent] = top + heights[box]
