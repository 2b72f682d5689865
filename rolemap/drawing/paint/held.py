"""How a stretch of a bar looks for each way in which a role is held: edge and filling say it, not color alone."""

from collections.abc import Iterator

from rolemap.drawing.paint.brush import MISSING_DASH, VACANT_DASH
from rolemap.drawing.paint.marks import Path, Rect
from rolemap.drawing.palette import Theme, palette
from rolemap.model import Held, Role

_HATCH = 5.0  # px between the lines of a hatching
_HATCHED = 6.0  # height of the hatched foot of a stretch, below its text

HELD_WORDS = {
    Held.FILLED: "filled",
    Held.ACTING: "acting",
    Held.UNKNOWN: "not identified in the people file",
    Held.VACANT: "vacant, or has left",
    Held.MISSING: "nobody is named",
    Held.PLAIN: "no lead asked for",
}
"""The words of the legend."""


def stretch(area: Rect, held: Held, role: Role | None, theme: Theme) -> Iterator[Rect | Path]:
    """The marks of a stretch of bar that fills ``area``: filled, hatched, hollow, dotted or dashed."""
    frame = area._replace(radius=min(2.5, area.height / 2))
    color = palette().roles[role].fill if role is not None else theme.quiet
    edge = theme.chip_edge or color  # dark roles need an outline on a dark page
    match held:
        case Held.FILLED:
            yield frame._replace(fill=color, stroke=theme.chip_edge)
        case Held.ACTING:
            yield frame._replace(fill=theme.box, stroke=edge, stroke_width=1.4)
            foot = min(_HATCHED, area.height)
            yield from _hatch(area._replace(y=area.y + area.height - foot, height=foot), edge)
        case Held.VACANT:
            yield frame._replace(fill=theme.vacant_box, stroke=theme.quiet, stroke_width=1.3, dash=VACANT_DASH)
        case Held.MISSING:
            yield frame._replace(fill=theme.gap_box, stroke=theme.gap, stroke_width=1.4, dash=MISSING_DASH)
        case Held.UNKNOWN:
            yield frame._replace(fill=theme.box, stroke=theme.quiet, stroke_width=1.3)
        case _:
            yield frame._replace(fill=theme.fold, stroke=theme.edge)


def text_color(held: Held, role: Role | None, theme: Theme) -> str:
    """The color of text on a stretch."""
    if held is Held.FILLED:
        return palette().roles[role].text if role is not None else theme.page
    return theme.gap if held is Held.MISSING else theme.text


def _hatch(area: Rect, color: str) -> Iterator[Path]:
    """Rising lines that end at the edges of ``area``."""
    offset = -area.height + _HATCH / 2
    low = area.y + area.height
    while offset < area.width:
        left, right = max(offset, 0.0), min(offset + area.height, area.width)
        points = ((area.x + left, low - (left - offset)), (area.x + right, low - (right - offset)))
        yield Path(points, stroke=color, stroke_width=1.2)
        offset += _HATCH
