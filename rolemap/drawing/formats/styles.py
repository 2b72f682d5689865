"""Color, edge and line style of boxes and lines, for formats that draw them themselves."""

from typing import NamedTuple

from rolemap.drawing.palette import Theme, palette
from rolemap.model import Box, BoxState, LineKind


class BoxStyle(NamedTuple):
    """``fill``, ``stroke`` and ``text`` are ``#RRGGBB``; ``dash`` is ``solid``, ``dashed`` or ``dotted``."""

    fill: str
    stroke: str
    text: str
    dash: str
    width: float


def box_style(box: Box) -> BoxStyle:
    """How a box looks where it can have one edge only: the color of its role, dashed where the role is missing."""
    theme: Theme = palette().theme("light")
    if box.state is BoxState.MISSING:
        return BoxStyle(theme.gap_box, theme.gap, theme.heading, "dashed", 2.0)
    stroke = palette().roles[box.role].fill if box.role is not None else theme.edge
    if box.state is BoxState.VACANT:
        return BoxStyle(theme.vacant_box, stroke, theme.heading, "dotted", 2.0)
    return BoxStyle(theme.box, stroke, theme.heading, "solid", 2.0 if box.role is not None else 1.0)


def line_dash(kind: LineKind) -> str:
    """``solid`` for tree lines, ``dotted`` for matrix lines, ``dashed`` for all others."""
    return {LineKind.TREE: "solid", LineKind.MATRIX: "dotted"}.get(kind, "dashed")
