"""Who stands under whom in a register: outline levels, WBS numbers, and what follows from the nesting."""

import re
from collections.abc import Sequence

_LEVEL = re.compile(
    r"(?:level|lvl|l|ebene|stufe|niveau|nivel|nível|livello|poziom|nivå|レベル|级别|层级)?\s*[-.:]?\s*(\d{1,2})(?:\.0)?$",
    re.IGNORECASE,
)


def read_level(cell: str) -> int | None:
    """An outline level ("3", "Level 3", "L3"), None for a blank or for words.

    >>> read_level("Level 2"), read_level("2.0"), read_level("phase 2")
    (2, 2, None)
    """
    match = _LEVEL.match(cell)
    return int(match.group(1)) if match else None


def outline_parents(levels: Sequence[int | None]) -> list[int]:
    """Position of each row's parent by outline level and row order: the nearest row before it of a lower level, or -1.

    A row without a level stands alone and ends the branch above it.

    >>> outline_parents([1, 2, 3, 3, 2, 1])
    [-1, 0, 1, 1, 0, -1]
    """
    parents: list[int] = []
    open_rows: list[tuple[int, int]] = []
    for row, level in enumerate(levels):
        if level is None:
            open_rows.clear()
            parents.append(-1)
            continue
        while open_rows and open_rows[-1][0] >= level:
            open_rows.pop()
        parents.append(open_rows[-1][1] if open_rows else -1)
        open_rows.append((level, row))
    return parents


def wbs_parents(codes: Sequence[str]) -> list[int]:
    """Position of each row's parent by WBS number, wherever it stands; the nearest number above it that the file has.

    >>> wbs_parents(["1", "1.2", "1.2.1", "2.1.1", "2.0"])
    [-1, 0, 1, 4, -1]
    """
    row_of: dict[tuple[str, ...], int] = {}
    keys = [_wbs_key(code) for code in codes]
    for row, key in enumerate(keys):
        row_of.setdefault(key, row)
    row_of.pop((), None)
    return [
        next((row_of[key[:size]] for size in range(len(key) - 1, 0, -1) if key[:size] in row_of), -1) for key in keys
    ]


def _wbs_key(code: str) -> tuple[str, ...]:
    parts = [part.strip().lstrip("0") or "0" for part in code.strip().strip(".").split(".") if part.strip()]
    while len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return tuple(parts)


def heights(parents: Sequence[int]) -> list[int]:
    """How many levels stand below each row: 0 for a row without children, also for every row on a cycle or above one.

    >>> heights([-1, 0, 1, 1, 0])
    [2, 1, 0, 0, 0]
    """
    height = [0] * len(parents)
    waiting = [0] * len(parents)
    for parent in parents:
        if parent >= 0:
            waiting[parent] += 1
    ready = [row for row, count in enumerate(waiting) if count == 0]
    while ready:
        row = ready.pop()
        parent = parents[row]
        if parent >= 0:
            height[parent] = max(height[parent], height[row] + 1)
            waiting[parent] -= 1
            if waiting[parent] == 0:
                ready.append(parent)
    return height


def depths(parents: Sequence[int]) -> list[int]:
    """How many rows stand above each row; on a cycle, and below one, some number: no row is at its top."""
    depth = [-1] * len(parents)
    for row in range(len(parents)):
        chain: list[int] = []
        current = row
        while current >= 0 and depth[current] < 0:
            depth[current] = 0  # marks the chain, so that a cycle ends it
            chain.append(current)
            current = parents[current]
        below = depth[current] + 1 if current >= 0 else 0
        for step, member in enumerate(reversed(chain)):
            depth[member] = below + step
    return depth


def lift(parents: Sequence[int], kept: Sequence[bool]) -> list[int]:
    """For each row itself if it is kept, else the nearest kept row above it, -1 if there is none.

    >>> lift([-1, 0, 1, -1], [True, False, False, False])
    [0, 0, 0, -1]
    """
    result = [row if keep else -2 for row, keep in enumerate(kept)]
    for row in range(len(parents)):
        chain: list[int] = []
        current = row
        while current >= 0 and result[current] == -2:
            result[current] = -1  # marks the chain, so that a cycle of left-out rows ends it
            chain.append(current)
            current = parents[current]
        target = result[current] if current >= 0 else -1
        for member in chain:
            result[member] = target
    return result
