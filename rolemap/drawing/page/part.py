"""Which boxes of a forest stand on the page: all of them, or of a very large one the part that is worth a walk."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rolemap.graph import Reporting

BoolArray = npt.NDArray[np.bool_]
_WHOLE_LEVELS = 0.5  # share of the page that goes to the top levels; the rest is for what somebody should look at


def part_of(lines: Reporting, most: int, wanted: Sequence[npt.NDArray[np.integer]] = ()) -> BoolArray:
    """At most ``most`` nodes of a forest without circles: a node is never on the page without what is above it.

    First whole levels from the top, for half of the page; then the nodes of ``wanted`` (most important first) with
    all above them; then the others, level by level. Single nodes come last. O(n log depth).

    >>> from rolemap.graph import build_reporting
    >>> lines = build_reporting(np.array([-1, 0, 0, 1, 1, 2], dtype=np.int32))
    >>> part_of(lines, 4, [np.array([5])]).tolist()
    [True, True, True, False, False, True]
    """
    n = len(lines.parent)
    if n <= most:
        return np.ones(n, dtype=np.bool_)
    rank = np.full(n, len(wanted) + 1, dtype=np.int64)  # 0 is best
    for number, codes in reversed(list(enumerate(wanted, start=1))):
        rank[codes] = number
    rank = _best_below(lines.parent, rank)
    depth = lines.depth.astype(np.int64)
    single = (lines.parent < 0) & (lines.span == 0)
    depth[single] = depth.max() + 1
    filled = np.cumsum(np.bincount(depth))
    rank[depth < np.searchsorted(filled, most * _WHOLE_LEVELS, side="right")] = 0
    key = rank * (depth.max() + 1) + depth
    taken = np.cumsum(np.bincount(key))
    last = int(np.searchsorted(taken, most, side="left"))  # the first key that does not fit whole, or fits just so
    kept: BoolArray = key < last
    kept[np.flatnonzero(key == last)[: most - int(np.count_nonzero(kept))]] = True
    return kept


def _best_below(parent: npt.NDArray[np.int32], rank: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The least rank among each node and all below it: pointer doubling, so a chain of any length is safe."""
    best, jump = rank, parent.astype(np.int64)
    while len(below := np.flatnonzero(jump >= 0)):
        target = jump[below]
        raised = best.copy()
        np.minimum.at(raised, target, best[below])
        best = raised
        jump[below] = jump[target]
    return best
