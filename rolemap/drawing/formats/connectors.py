"""The corners of a line of ours as an elbow connector of PowerPoint: its preset, its frame and its adjustments.

PowerPoint draws ``bentConnectorN`` from corner to corner of a frame, first along x, with N - 1 bends at adjustments in
1/100,000 of the frame (presetShapeDefinitions.xml of ECMA-376, part 1). A line that starts along y is the same,
turned by a quarter.
"""

from collections.abc import Sequence
from typing import NamedTuple

Corner = tuple[int, int]

_WHOLE = 100_000
_QUARTER = "5400000"  # 90 degrees in 1/60,000, clockwise
MOST_CORNERS = 6  # of bentConnector5


class Elbow(NamedTuple):
    """``preset``; ``frame`` as x, y, width, height before it is turned; ``turns`` of the frame; ``adjustments``."""

    preset: str
    frame: tuple[int, int, int, int]
    turns: dict[str, str]
    adjustments: tuple[int, ...]


def elbow(corners: Sequence[Corner]) -> Elbow:
    """The connector through ``corners`` (EMU, each step along one axis, 2 to 6 of them).

    >>> elbow([(0, 0), (0, 100), (50, 100), (50, 200)])[:2]
    ('bentConnector3', (-75, 75, 200, 50))
    """
    (x, y), (next_x, next_y) = corners[:2]
    end_x, end_y = corners[-1]
    is_turned = abs(next_y - y) > abs(next_x - x)
    # Along the first step and across it, as seen before the frame is turned (a quarter turn takes x to y, y to -x).
    steps = [(b - y, x - a) if is_turned else (a - x, b - y) for a, b in corners]
    along, across = steps[-1]
    width, height = abs(along), abs(across)
    left, top = (x + end_x) / 2 - width / 2, (y + end_y) / 2 - height / 2
    turns = {"rot": _QUARTER} if is_turned else {}
    turns |= {name: "1" for name, extent in (("flipH", along), ("flipV", across)) if extent < 0}
    bends = [round(_WHOLE * step[number % 2] / (steps[-1][number % 2] or 1)) for number, step in enumerate(steps[1:-2])]
    preset = "straightConnector1" if len(corners) == 2 else f"bentConnector{len(corners) - 1}"
    return Elbow(preset, (round(left), round(top), width, height), turns, tuple(bends))
