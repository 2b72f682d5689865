"""Trees side by side in rows, so that a forest suits the shape of a page."""

from collections.abc import Sequence
from math import log, sqrt
from typing import NamedTuple

Size = tuple[float, float]
_TRIALS = 24


class Packing(NamedTuple):
    """Left edge and top of each tree, and the size of the whole; px."""

    corners: list[tuple[float, float]]
    width: float
    height: float


def pack(trees: Sequence[Size], gap: float, aspect: float) -> Packing:
    """Put trees of given (width, height) into rows in their order; width / height comes near ``aspect``.

    Trees of one row share their top. The widest tree decides the least width. O(trees).

    >>> pack([(10, 10), (10, 10), (10, 10), (10, 10)], 0, 1.0).corners
    [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0)]
    """
    if not trees:
        return Packing([], 0.0, 0.0)
    widest = max(width for width, _ in trees)
    whole = sum(width + gap for width, _ in trees)
    ideal = sqrt(sum((width + gap) * (height + gap) for width, height in trees) * aspect)
    limits = sorted({max(widest, min(whole, ideal * (0.7 + 0.05 * trial))) for trial in range(_TRIALS)})
    packings = [_rows(trees, gap, limit) for limit in limits]
    return min(packings, key=lambda packing: abs(log(packing.width / packing.height / aspect)))


def _rows(trees: Sequence[Size], gap: float, limit: float) -> Packing:
    corners: list[tuple[float, float]] = []
    x = y = row_height = right = 0.0
    for width, height in trees:
        if x and x + width > limit + 1e-6:
            x, y, row_height = 0.0, y + row_height + gap, 0.0
        corners.append((x, y))
        right = max(right, x + width)
        row_height = max(row_height, height)
        x += width + gap
    return Packing(corners, right, y + row_height)
