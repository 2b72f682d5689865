"""Trees put together on a page: each as high up as it fits, in their order."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

Size = tuple[float, float]
_TRIALS = 24
_TUCKED_UP_TO = 60  # trees; more stand in plain rows, for looking for room takes the square of their number
_WORTH_IT = 1.1  # rows are calmer to read
_SPARE = 1e-6


class Packing(NamedTuple):
    """Left edge and top of each tree, and the size of the whole; px."""

    corners: list[tuple[float, float]]
    width: float
    height: float


def page_height(width: float, height: float, aspect: float) -> float:
    """Height of the smallest page of shape ``aspect`` (width / height) that holds a drawing: the less, the larger the
    drawing is on paper.

    >>> page_height(300, 100, 1.5), page_height(100, 100, 1.5)
    (200.0, 100)
    """
    return max(width / aspect, height)


def pack(trees: Sequence[Size], gap: float, aspect: float) -> Packing:
    """Put trees of given (width, height) together so that they are as large as can be on a page of shape ``aspect``.

    They keep their order: in rows, or each as high up as it fits, beside or below those before it, where that makes
    all of them clearly larger. The widest tree decides the least width.

    >>> pack([(10, 10), (10, 10), (10, 10), (10, 10)], 0, 1.0).corners
    [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0)]
    """
    if not trees:
        return Packing([], 0.0, 0.0)
    widest = max(width for width, _ in trees)
    whole = sum(width + gap for width, _ in trees)
    ideal = sqrt(sum((width + gap) * (height + gap) for width, height in trees) * aspect)
    limits = sorted({max(widest, min(whole, ideal * (0.7 + 0.05 * trial))) for trial in range(_TRIALS)})

    def size(packing: Packing) -> float:
        return page_height(packing.width, packing.height, aspect)

    in_rows = min((_rows(trees, gap, limit) for limit in limits), key=size)
    if len(trees) > _TUCKED_UP_TO:
        return in_rows
    tucked = min((_tucked(trees, gap, limit) for limit in limits), key=size)
    return tucked if size(tucked) * _WORTH_IT < size(in_rows) else in_rows


def _tucked(trees: Sequence[Size], gap: float, limit: float) -> Packing:
    """Each tree where its top comes highest, within ``limit`` px; ``steps`` is the lower edge of all before it."""
    steps = [(0.0, 0.0)]  # x from which on, down to which y there is no room
    corners: list[tuple[float, float]] = []
    for width, height in trees:
        spots = [(max(y for x, y in _under(steps, left, left + width)), left) for left, _ in steps]
        top, left = min(spot for spot in spots if spot[1] == 0.0 or spot[1] + width <= limit + _SPARE)
        corners.append((left, top))
        steps = _with_step(steps, left, left + width + gap, top + height + gap)
    right = max(x + width for (x, _), (width, _) in zip(corners, trees, strict=True))
    bottom = max(y + height for (_, y), (_, height) in zip(corners, trees, strict=True))
    return Packing(corners, right, bottom)


def _under(steps: Sequence[Size], left: float, right: float) -> list[Size]:
    """The steps between ``left``, where one begins, and ``right``."""
    return [(x, y) for x, y in steps if left <= x < right - _SPARE]


def _with_step(steps: Sequence[Size], left: float, right: float, y: float) -> list[Size]:
    """``steps`` with the room from ``left`` to ``right`` taken down to ``y``."""
    after = [step for step in steps if step[0] <= right]
    kept = [(x, low) for x, low in steps if x < left] + [(left, y), (right, after[-1][1])]
    return [*kept, *((x, low) for x, low in steps if x > right)]


def _rows(trees: Sequence[Size], gap: float, limit: float) -> Packing:
    """Trees of one row share their top."""
    corners: list[tuple[float, float]] = []
    x = y = row_height = right = 0.0
    for width, height in trees:
        if x and x + width > limit + _SPARE:
            x, y, row_height = 0.0, y + row_height + gap, 0.0
        corners.append((x, y))
        right = max(right, x + width)
        row_height = max(row_height, height)
        x += width + gap
    return Packing(corners, right, y + row_height)
