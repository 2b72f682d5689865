"""The trees of a diagram as arrays of numbers: whatever the lines say, every box is in exactly one tree."""

from collections.abc import Sequence
from typing import NamedTuple

from rolemap.model import Diagram, LineKind


class Forest(NamedTuple):
    """``children[i]`` and ``depth[i]`` of box i (in drawing order), and the ``roots``.

    ``ends``: the boxes that each line of the diagram joins. ``is_linked``: there are lines besides those of the trees.
    """

    children: list[list[int]]
    roots: list[int]
    depth: list[int]
    ends: list[tuple[int, int]]
    is_linked: bool = False


def build_forest(diagram: Diagram) -> Forest:
    """The forest of the tree lines, without a second tree line to a box and without the one that closes a circle."""
    position = {box.id: index for index, box in enumerate(diagram.boxes)}
    at = position.__getitem__
    ends = list(
        zip(
            map(at, [line.source for line in diagram.lines]),
            map(at, [line.target for line in diagram.lines]),
            strict=True,
        )
    )
    parent = [-1] * len(position)
    children: list[list[int]] = [[] for _ in parent]
    tree = LineKind.TREE
    for line, (source, target) in zip(diagram.lines, ends, strict=True):
        if line.kind is tree and parent[target] < 0 and source != target:
            parent[target] = source
    for child, above in enumerate(parent):
        if above >= 0:
            children[above].append(child)
    roots = [index for index, above in enumerate(parent) if above < 0]
    depth = [-1] * len(parent)
    _descend(roots, children, depth)
    for index, above in enumerate(parent):
        if depth[index] < 0:  # on a circle: its first box in drawing order becomes a root
            children[above].remove(index)
            roots.append(index)
            _descend([index], children, depth)
    return Forest(children, roots, depth, ends, any(line.kind is not tree for line in diagram.lines))


def _descend(roots: Sequence[int], children: Sequence[Sequence[int]], depth: list[int]) -> None:
    level = list(roots)
    number = 0
    while level:
        below: list[int] = []
        for node in level:
            depth[node] = number
            below += children[node]
        level = below
        number += 1
