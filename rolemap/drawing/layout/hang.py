"""Leaves that hang below their parent in columns, so that a manager of thirty is not thirty boxes wide."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil, sqrt

from rolemap.drawing import sizes as s
from rolemap.drawing.layout.block import Block, Place

MAX_COLUMNS = 4
LEAF_WIDTH = s.BOX_WIDTH - s.LEAF_INSET
_PAIR = 2 * LEAF_WIDTH + s.COLUMN_GAP
_BETWEEN = 24.0  # between pairs of columns
_BELOW = 18.0
_TRUNK = (s.TRUNK_INSET, -s.LEVEL_GAP / 2)  # of a single column


def hang(parent: int, leaves: Sequence[int], heights: Sequence[float], max_rows: int) -> Block:
    """Put ``leaves`` into 1-4 columns of at most ``max_rows`` rows (more rows where four columns are not enough).

    Two columns share the trunk between them; a single column has its trunk on the left. Rows are aligned, and read
    down each column.
    """
    columns = min(MAX_COLUMNS, max(1, ceil(len(leaves) / max_rows)))
    rows = ceil(len(leaves) / columns)
    columns = ceil(len(leaves) / rows)
    tops, height = _rows(leaves, heights, rows)
    if columns == 1:
        alone = tuple([Place(leaf, s.LEAF_INSET, y, _TRUNK) for leaf, y in zip(leaves, tops, strict=True)])
        return Block(parent, alone, s.BOX_WIDTH, height + _BELOW)
    places: list[Place] = []
    for number, (x, trunk_x) in enumerate(_columns(columns)):
        trunk = (trunk_x, -s.LEVEL_GAP / 2)
        column = leaves[number * rows : (number + 1) * rows]
        places += [Place(leaf, x, y, trunk) for leaf, y in zip(column, tops, strict=False)]
    return Block(parent, tuple(places), _width(columns), height + _BELOW)


def loose(boxes: Sequence[int], heights: Sequence[float], aspect: float, *, least_width: float = 0.0) -> Block:
    """Boxes that no line joins to any other, read along the rows.

    As many columns as suit ``aspect``, and more where they fit in ``least_width`` px, which are taken anyhow.
    """
    step_x, step_y = s.BOX_WIDTH + s.SIBLING_GAP, max(heights[box] for box in boxes) + s.SIBLING_GAP
    columns = round(sqrt(len(boxes) * aspect * step_y / step_x))
    columns = min(len(boxes), max(1, columns, int((least_width + s.SIBLING_GAP) / step_x)))
    places: list[Place] = []
    y = 0.0
    for start in range(0, len(boxes), columns):
        row = boxes[start : start + columns]
        places.extend(Place(box, column * step_x, y) for column, box in enumerate(row))
        y += max(heights[box] for box in row) + s.SIBLING_GAP
    return Block(-1, tuple(places), columns * step_x - s.SIBLING_GAP, y - s.SIBLING_GAP)


def _width(columns: int) -> float:
    pairs, single = divmod(columns, 2)
    return pairs * _PAIR + single * s.BOX_WIDTH + (pairs + single - 1) * _BETWEEN


def _rows(leaves: Sequence[int], heights: Sequence[float], rows: int) -> tuple[list[float], float]:
    if rows == len(leaves):
        tops = list(accumulate([heights[leaf] + s.ROW_GAP for leaf in leaves], initial=0.0))
        return tops[:-1], tops[-1] - s.ROW_GAP
    tops = []
    y = 0.0
    for row in range(rows):
        tops.append(y)
        y += max(heights[leaf] for leaf in leaves[row::rows]) + s.ROW_GAP
    return tops, y - s.ROW_GAP


def _columns(columns: int) -> Iterator[tuple[float, float]]:
    """(left edge of the boxes, x of the trunk) of each column."""
    x = 0.0
    for column in range(0, columns, 2):
        if column + 1 < columns:
            trunk = x + LEAF_WIDTH + s.COLUMN_GAP / 2
            yield x, trunk
            yield x + LEAF_WIDTH + s.COLUMN_GAP, trunk
        else:
            yield x + s.LEAF_INSET, x + s.TRUNK_INSET
        x += _PAIR + _BETWEEN
