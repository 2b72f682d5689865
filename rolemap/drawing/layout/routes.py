"""Where lines run: orthogonal, in the room between the boxes.

Tree lines share a bus above the children and a trunk beside hanging leaves; the layout keeps both free. Other lines
try a few paths through the gaps and take the first that meets no box; where none is free they take the one that meets
the fewest, and are drawn behind the boxes.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.forest import Forest
from rolemap.drawing.layout.placed import Placed, Point, Route
from rolemap.drawing.layout.spots import Spots
from rolemap.model import Line, LineKind

_SIDE = 8.0  # how far beside a box a line runs
_LANES_TRIED = 12
_LANE = 8.0  # how far from the bus of the tree lines a second line runs
_CHECKED_UP_TO = 4_000_000  # lines × boxes; above, the first path is taken unchecked


def routes(
    lines: Sequence[Line],
    boxes: Sequence[Placed],
    forest: Forest,
    spots: Spots,
    *,
    asides: Mapping[int, int],
    is_down: bool,
) -> Iterator[Route]:
    """One route for each line, in the order of the lines; ``asides`` are the boxes that stand aside, with that above.

    Lines down from a box with others aside leave it on its left, past them.
    """
    passing = set(asides.values())
    others = sum(line.kind is not LineKind.TREE for line in lines) if forest.is_linked else 0
    is_checked = others * len(boxes) <= _CHECKED_UP_TO
    trunk = spots.trunk
    lanes = _lanes(boxes, spots) if others else ()
    number = 0
    straight = {
        i
        for i, below in enumerate(forest.children)
        if below and i not in passing and below[0] in trunk and all(child in trunk for child in below)
    }
    tree = LineKind.TREE
    for line, (source, target) in zip(lines, forest.ends, strict=True):
        above, below = boxes[source], boxes[target]
        if source in straight and line.kind is tree and target in trunk:  # nearly all lines of a large tree
            x = trunk[target][0]
            if above[1] < x < above[1] + above[3]:
                yield Route(line, _straight(above, below, x))
                continue
        if line.kind is not LineKind.TREE:
            number += 1
            paths = _free_paths(above, below, lanes, number) if is_down else _paths_right(above, below)
            yield Route(line, _best(paths, boxes if is_checked else (), {source, target}))
        elif asides.get(target) == source:
            yield Route(line, _straight(above, below, above.x + s.TRUNK_INSET))
        elif not is_down:
            yield Route(line, _right(above, below))
        elif source in passing:
            left = above._replace(width=2 * s.TRUNK_INSET)
            yield Route(line, _down(left, below, trunk.get(target), spots.row.get(target)))
        elif target not in trunk:
            yield Route(line, _down(above, below, None, spots.row.get(target)))
        else:
            yield Route(line, _down(above, below, trunk[target], spots.row.get(target)))


def _down(
    above: Placed, below: Placed, trunk: Point | None, row: tuple[float, float, float] | None
) -> tuple[Point, ...]:
    """Down to the bus, along it, and down; in further rows by the trunk of the rows; to a leaf by its own trunk."""
    x = above.middle[0]
    end = trunk[0] if trunk else below.middle[0]
    bus = trunk[1] if trunk else below.y - s.LEVEL_GAP / 2
    points = [(x, above.bottom)]
    if row:
        points += [(x, row[1]), (row[0], row[1]), (row[0], row[2]), (end, row[2])]
    else:
        points += [(x, bus), (end, bus)]
    if trunk:
        y = below.middle[1]
        points += [(end, y), (below.x if end < below.x else below.right, y)]
    else:
        points.append((end, below.y))
    return _without_repeats(points)


def _straight(above: Placed, below: Placed, trunk: float) -> tuple[Point, ...]:
    """Straight down from the parent along the trunk, and to the side of the leaf."""
    _, x, top, width, height = below
    y = top + height / 2
    return (trunk, above[2] + above[4]), (trunk, y), (x if trunk < x else x + width, y)


def _without_repeats(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points that repeat the last one, and without corners on a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) + abs(kept[-1][1] - point[1]) < 0.5:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _right(above: Placed, below: Placed) -> tuple[Point, ...]:
    y, child_y = above.middle[1], below.middle[1]
    if abs(y - child_y) < 0.5:
        return (above.right, y), (below.x, y)
    bus = below.x - 0.7 * s.LEVEL_GAP
    return (above.right, y), (bus, y), (bus, child_y), (below.x, child_y)


def _free_paths(above: Placed, below: Placed, lanes: Sequence[float], number: int) -> Iterator[tuple[Point, ...]]:
    """Paths worth trying, the calmest first; ``number`` keeps lines that share a lane a little apart.

    Down from the lower edge and to a side; from side to side along one column; from side to side over a lane.
    """
    apart = 3.0 * (number % 4)
    y, near = below.middle[1] + apart, _SIDE + apart
    sides = _sides(above, below, near)
    if below.y > above.bottom + s.LEVEL_GAP / 2:
        out = above.bottom + s.LEVEL_GAP / 2 + _LANE
        for leave in (above.middle[0] + 14, above.x + 24, above.right - 24):
            for edge, lane in sides:
                yield (leave, above.bottom), (leave, out), (lane, out), (lane, y), (edge, y)
    start = above.middle[1] + apart
    left, right = (above, below) if above.x < below.x else (below, above)
    if left.right + near < right.x:  # through the gap between two columns, close to the left one
        ends = (above.right, below.x) if left is above else (above.x, below.right)
        between = left.right + near
        yield _without_repeats([(ends[0], start), (between, start), (between, y), (ends[1], y)])
    if abs(above.x - below.x) < 1:
        for edge, lane in ((below.right, below.right + near), (below.x, below.x - near)):
            yield (edge, start), (lane, start), (lane, y), (edge, y)
    from_sides = ((above.right, above.right + near), (above.x, above.x - near))
    middle = (start + y) / 2
    for lane_y in sorted(lanes, key=lambda lane: abs(lane - middle))[:_LANES_TRIED]:
        for leave, first in from_sides:
            for edge, last in sides:
                across = lane_y + _LANE + apart
                yield (leave, start), (first, start), (first, across), (last, across), (last, y), (edge, y)


def _paths_right(above: Placed, below: Placed) -> Iterator[tuple[Point, ...]]:
    y, lane = below.middle[1] + 8, below.x - 0.7 * s.LEVEL_GAP + _LANE
    start = above.middle[1] + 8
    yield (above.right, start), (lane, start), (lane, y), (below.x, y)
    lane = below.right + 0.35 * s.LEVEL_GAP
    yield (above.right, start), (lane, start), (lane, y), (below.right, y)


def _lanes(boxes: Sequence[Placed], spots: Spots) -> tuple[float, ...]:
    """Heights at which buses of tree lines run, where there is room for more."""
    free = {round(bus) for _, bus in spots.trunk.values()}
    free |= {round(placed.y - s.LEVEL_GAP / 2) for index, placed in enumerate(boxes) if index not in spots.trunk}
    return tuple(sorted(free))


def _sides(above: Placed, below: Placed, near: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """(edge of ``below``, x of a lane beside it), the side nearer to ``above`` first."""
    left, right = (below.x, below.x - near), (below.right, below.right + near)
    return (right, left) if above.middle[0] >= below.middle[0] else (left, right)


def _best(paths: Iterator[tuple[Point, ...]], boxes: Sequence[Placed], ends: set[int]) -> tuple[Point, ...]:
    best: tuple[Point, ...] = ()
    fewest = 10**9
    others = [box for index, box in enumerate(boxes) if index not in ends]
    for path in paths:
        met = _met(path, others)
        if met < fewest:
            best, fewest = path, met
        if not met:
            break
    return best


def _met(path: Sequence[Point], boxes: Sequence[Placed]) -> int:
    """Number of boxes that a path runs through or along."""
    left, right = min(x for x, _ in path), max(x for x, _ in path)
    upper, lower = min(y for _, y in path), max(y for _, y in path)
    near = [b for b in boxes if b.x < right and b.right > left and b.y < lower and b.bottom > upper]
    met = 0
    for (x1, y1), (x2, y2) in pairwise(path):
        low_x, high_x, low_y, high_y = min(x1, x2) - 1, max(x1, x2) + 1, min(y1, y2) - 1, max(y1, y2) + 1
        met += sum(b.x < high_x and b.right > low_x and b.y < high_y and b.bottom > low_y for b in near)
    return met
