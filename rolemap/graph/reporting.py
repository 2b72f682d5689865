"""Reporting lines as parent arrays: span, depth, size and cycles of a million people in well under a second."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Reporting:
    """Who reports to whom; arrays of n int32, one entry a row of ``People``.

    ``parent``  code of the manager, -1 where there is none or the reference leads nowhere
    ``span``    span of control: number of direct reports
    ``depth``   1 at a root, 2 below it, …; 0 for rows in a cycle or below one
    ``size``    number of rows below, at any depth (0 for rows in a cycle)
    ``cycles``  each cycle once, as codes from its smallest member upwards along the reporting line
    """

    parent: IntArray
    span: IntArray
    depth: IntArray
    size: IntArray
    cycles: tuple[tuple[int, ...], ...] = ()

    def chain(self, code: int) -> tuple[int, ...]:
        """Codes from the manager of ``code`` up to the root; stops before it would repeat itself."""
        seen = {code}
        above: list[int] = []
        current = int(self.parent[code])
        while current >= 0 and current not in seen:
            above.append(current)
            seen.add(current)
            current = int(self.parent[current])
        return tuple(above)


def build_reporting(parent: IntArray) -> Reporting:
    """Reporting lines from the code of each row's manager (int32, -1 for none).

    Pointer doubling: O(n log depth) and no recursion, so a chain a million deep is as safe as a flat file.

    >>> lines = build_reporting(np.array([-1, 0, 1, 1], dtype=np.int32))
    >>> lines.span.tolist(), lines.depth.tolist(), lines.size.tolist(), lines.cycles
    ([1, 2, 0, 0], [1, 2, 3, 3], [3, 2, 0, 0], ())
    """
    n = len(parent)
    span = np.bincount(parent[parent >= 0], minlength=n).astype(np.int32)
    jump = parent.astype(np.int64)
    depth = np.ones(n, dtype=np.int64)
    size = np.ones(n, dtype=np.int64)
    for _ in range(max(n, 1).bit_length() + 1):
        below = np.flatnonzero(jump >= 0)
        if not len(below):
            break
        target = jump[below]
        size = size + np.bincount(target, weights=size[below], minlength=n).astype(np.int64)
        depth[below] += depth[target]
        jump[below] = jump[target]
    looping = jump >= 0
    on_cycle = np.unique(jump[looping])
    depth[looping] = 0
    size[on_cycle] = 1
    return Reporting(
        parent=parent,
        span=span,
        depth=depth.astype(np.int32),
        size=(size - 1).astype(np.int32),
        cycles=_cycles(parent, on_cycle),
    )


def nearest_above(parent: IntArray, marked: BoolArray) -> IntArray:
    """Code of the nearest marked row above each row along the reporting lines, -1 if there is none.

    >>> nearest_above(np.array([-1, 0, 1, 2], dtype=np.int32), np.array([True, False, False, True])).tolist()
    [-1, 0, 0, 0]
    """
    jump = parent.astype(np.int64)
    for _ in range(max(len(parent), 1).bit_length() + 1):
        unmarked = np.flatnonzero((jump >= 0) & ~marked[jump])
        if not len(unmarked):
            break
        jump[unmarked] = jump[jump[unmarked]]
    jump[(jump >= 0) & ~marked[jump]] = -1  # only rows above which a cycle turns for ever
    return jump.astype(np.int32)


def _cycles(parent: IntArray, on_cycle: npt.NDArray[np.int64]) -> tuple[tuple[int, ...], ...]:
    cycles: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for start in on_cycle.tolist():
        if start in seen:
            continue
        cycle = [start]
        current = int(parent[start])
        while current != start:
            cycle.append(current)
            current = int(parent[current])
        seen.update(cycle)
        cycles.append(tuple(cycle))
    return tuple(cycles)
