"""How each kind of line is drawn."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rolemap.drawing.layout import Route
from rolemap.drawing.paint.joined import join
from rolemap.drawing.paint.marks import Path
from rolemap.drawing.palette import Theme
from rolemap.model import LineKind

_CORNER = 7.0
_HEAD = 7.0  # length of an arrow


class LineStyle(NamedTuple):
    """``dash`` of a line other than a tree line, and the words for it in the legend."""

    words: str
    dash: tuple[float, ...]
    width: float = 1.4
    is_gap: bool = False
    has_arrow: bool = False


LINE_STYLES = {
    LineKind.SECONDARY: LineStyle("a further parent", (6.0, 4.0)),
    LineKind.MATRIX: LineStyle("dotted reporting line", (1.5, 3.5), 1.7),
    LineKind.DEPENDENCY: LineStyle("depends on", (7.0, 3.0), has_arrow=True),
    LineKind.LEADS: LineStyle("leads", (3.0, 2.0)),
    LineKind.CHANGES: LineStyle("changes the product", (9.0, 2.0), has_arrow=True),
    LineKind.CYCLE: LineStyle("closes a circle", (6.0, 3.0), 1.8, is_gap=True),
}


def paint_lines(routes: Sequence[Route], theme: Theme) -> Iterator[Path]:
    """The paths of all lines; tree lines first, the others over them."""
    for points in join(route for route in routes if route.line.kind is LineKind.TREE):
        yield Path(points, stroke=theme.line, stroke_width=1.3, radius=_CORNER)
    for route in sorted(routes, key=lambda route: route.line.is_gap):
        if route.line.kind is not LineKind.TREE:
            yield _other(route, theme)
            if LINE_STYLES[route.line.kind].has_arrow:
                yield _arrow(route, theme)


def _color(route: Route, theme: Theme) -> str:
    return theme.gap if LINE_STYLES[route.line.kind].is_gap or route.line.is_gap else theme.second


def _other(route: Route, theme: Theme) -> Path:
    style = LINE_STYLES[route.line.kind]
    color = _color(route, theme)
    points = route.points[::-1]  # dashes from the far end: lines to one box that share a piece share its dashes
    return Path(points, stroke=color, stroke_width=style.width, dash=style.dash, radius=_CORNER)


def _arrow(route: Route, theme: Theme) -> Path:
    """The head of an arrow at the end of a route."""
    (x1, y1), (x, y) = route.points[-2:]
    dx, dy = (x > x1) - (x < x1), (y > y1) - (y < y1)
    back_x, back_y = x - _HEAD * dx, y - _HEAD * dy
    corners = (
        (x, y),
        (back_x - _HEAD / 2 * dy, back_y - _HEAD / 2 * dx),
        (back_x + _HEAD / 2 * dy, back_y + _HEAD / 2 * dx),
    )
    return Path(corners, fill=_color(route, theme))
