"""Two chains that face each other: projects grow from the left, products from the right, and what a project changes is
a line through the channel between them.

All leaves stand beside the channel. Lines to one product share one track in it; tracks are put in the order in which
they cross least.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.forest import Forest
from rolemap.drawing.layout.placed import Placed, Point, Route
from rolemap.drawing.layout.tidy import tidy
from rolemap.model import Diagram, Kind, LineKind

_STEP = s.BOX_WIDTH + 1.4 * s.LEVEL_GAP
_BUS = 0.4 * s.LEVEL_GAP  # from a box to the bus of the lines to those below it
_TREE_GAP = 1.5 * s.SIBLING_GAP
_WIDEST_CHANNEL, _BESIDE = 280.0, 34.0  # px of its tracks, and from them to the boxes
_TRACK = 12.0  # px between tracks, where there is room


class Facing(NamedTuple):
    """Placed boxes in drawing order, routed lines in theirs, and the size of the whole in px."""

    boxes: tuple[Placed, ...]
    routes: tuple[Route, ...]
    width: float
    height: float


def face(diagram: Diagram, forest: Forest, heights: Sequence[float]) -> Facing | None:
    """``diagram`` with its products to the right of all else; None where lines of changes do not lead across, from leaf
    to leaf.

    ``heights`` are those of boxes of full width.
    """
    links = [end for line, end in zip(diagram.lines, forest.ends, strict=True) if line.kind is LineKind.CHANGES]
    trees = {root: _below(forest, root) for root in forest.roots}
    right = [root for root in forest.roots if any(diagram.boxes[node].kind == Kind.PRODUCT for node in trees[root])]
    on_right = {node for root in right for node in trees[root]}
    is_across = all(source not in on_right and target in on_right for source, target in links)
    if not links or not is_across or any(forest.children[end] for link in links for end in link):
        return None
    left_roots = [root for root in forest.roots if root not in on_right]
    left, left_width, low = _side(forest.children, heights, left_roots)
    children = _in_order(forest, trees, right, links, {node: y + heights[node] / 2 for node, (_, y) in left.items()})
    mirrored, right_width, other_low = _side(children, heights, children[-1])
    tracks = len({target for _, target in links})
    channel = 2 * _BESIDE + min(_WIDEST_CHANNEL, _TRACK * (tracks - 1))
    width = left_width + channel + right_width
    shift = max(0.0, (low - other_low) / 2)
    spots = left | {node: (width - s.BOX_WIDTH - x, y + shift) for node, (x, y) in mirrored.items()}
    boxes = tuple(
        Placed(box, *spots[at], s.BOX_WIDTH, height)
        for at, (box, height) in enumerate(zip(diagram.boxes, heights, strict=True))
    )
    at_track = _tracks(links, boxes, left_width + _BESIDE, channel - 2 * _BESIDE)
    routes = tuple(
        Route(line, _path(boxes[source], boxes[target], line.kind, at_track.get(target, 0.0)))
        for line, (source, target) in zip(diagram.lines, forest.ends, strict=True)
    )
    return Facing(boxes, routes, width, max(low, other_low + shift))


def _below(forest: Forest, root: int) -> list[int]:
    found = [root]
    for node in found:
        found.extend(forest.children[node])
    return found


def _side(
    children: Sequence[Sequence[int]], heights: Sequence[float], roots: Sequence[int]
) -> tuple[dict[int, tuple[float, float]], float, float]:
    """(x, y) of the nodes of some trees, one below the other, growing to the right; width and height of all.

    Leaves stand in the last column, and their rows are theirs alone, so lines run freely beside them.
    """
    depth = dict.fromkeys(roots, 0)
    order = list(roots)
    for node in order:
        depth |= dict.fromkeys(children[node], depth[node] + 1)
        order.extend(children[node])
    last = max(depth.values(), default=0)
    x = {node: _STEP * (depth[node] if children[node] else last) for node in order}
    breadth = [height + s.ROW_GAP for height in heights]
    ends = [x.get(node, 0.0) + _STEP for node in range(len(heights))]
    spots: dict[int, tuple[float, float]] = {}
    low = 0.0
    for tree in tidy(children, breadth, ends, roots):
        top = low + _TREE_GAP if spots else 0.0
        spots |= {node: (x[node], top + y) for node, y in tree}
        low = max(top + y + heights[node] for node, y in tree)
    return spots, last * _STEP + s.BOX_WIDTH if roots else 0.0, low


def _in_order(
    forest: Forest,
    trees: Mapping[int, Sequence[int]],
    roots: Sequence[int],
    links: Sequence[tuple[int, int]],
    middle: Mapping[int, float],
) -> list[list[int]]:
    """The children of each node, those of products in the order of the projects that change them; last, the roots."""
    met: dict[int, list[float]] = {}
    for source, target in links:
        met.setdefault(target, []).append(middle[source])
    height: dict[int, float] = {}
    for root in roots:
        for node in reversed(trees[root]):
            own = met.get(node, []) + [height[child] for child in forest.children[node] if child in height]
            if own:
                height[node] = sum(own) / len(own)
    last = max(height.values())

    def by_height(nodes: Sequence[int]) -> list[int]:
        return sorted(nodes, key=lambda node: height.get(node, last + 1))

    moved = {node: by_height(forest.children[node]) for root in roots for node in trees[root]}
    return [*(moved.get(node, below) for node, below in enumerate(forest.children)), by_height(roots)]


def _tracks(links: Sequence[tuple[int, int]], boxes: Sequence[Placed], left: float, width: float) -> dict[int, float]:
    """x of the track of each product: of lines that run down the highest stands last, of others the lowest."""
    down: dict[int, float] = {}
    for source, target in links:
        down[target] = down.get(target, 0.0) + boxes[target].y - boxes[source].y
    order = sorted(down, key=lambda node: (down[node] > 0, -boxes[node].y if down[node] > 0 else boxes[node].y))
    step = width / max(len(order) - 1, 1)
    return {node: left + number * step for number, node in enumerate(order)}


def _path(above: Placed, below: Placed, kind: LineKind, track: float) -> tuple[Point, ...]:
    """Across the channel; or from a box to one below it in its chain, on whichever side that stands."""
    start, end = above.middle[1], below.middle[1]
    is_right = below.x > above.x
    edges = (above.right, below.x) if is_right else (above.x, below.right)
    if abs(start - end) < 1:
        return (edges[0], start), (edges[1], start)
    bend = track if kind is LineKind.CHANGES else edges[0] + (_BUS if is_right else -_BUS)
    if kind not in (LineKind.CHANGES, LineKind.TREE):
        bend += s.ROW_GAP / 2 if is_right else -s.ROW_GAP / 2
    return (edges[0], start), (bend, start), (bend, end), (edges[1], end)
