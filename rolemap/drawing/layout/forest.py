"""The trees of a diagram as arrays of numbers: whatever the lines say, every box is in exactly one tree."""

from collections.abc import Sequence
from typing import NamedTuple

from rolemap.model import Diagram, LineKind


class Forest(NamedTuple):
    """``children[i]`` and ``depth[i]`` of box i (in drawing order), the ``roots``, and all boxes parents first."""

    children: list[list[int]]
    roots: list[int]
    depth: list[int]
    order: list[int]


def build_forest(diagram: Diagram) -> Forest:
    """The forest of the tree lines, without a second tree line to a box and without the one that closes a circle."""
    position = {box.id: index for index, box in enumerate(diagram.boxes)}
    parent = [-1] * len(position)
    for line in diagram.lines:
        if line.kind is LineKind.TREE and parent[position[line.target]] < 0 and line.source != line.target:
            parent[position[line.target]] = position[line.source]
    children: list[list[int]] = [[] for _ in parent]
    for child, above in enumerate(parent):
        if above >= 0:
            children[above].append(child)
    roots = [index for index, above in enumerate(parent) if above < 0]
    depth = [-1] * len(parent)
    order = _descend(roots, children, depth)
    for index, above in enumerate(parent):
        if depth[index] < 0:  # on a circle: its first box in drawing order becomes a root
            children[above].remove(index)
            roots.append(index)
            order += _descend([index], children, depth)
    return Forest(children, roots, depth, order)


def _descend(roots: Sequence[int], children: Sequence[Sequence[int]], depth: list[int]) -> list[int]:
    order = list(roots)
    for root in roots:
        depth[root] = 0
    for node in order:
        for child in children[node]:
            depth[child] = depth[node] + 1
        order.extend(children[node])
    return order
