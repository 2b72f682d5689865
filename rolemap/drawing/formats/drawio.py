"""draw.io / diagrams.net, also in Confluence: native XML with the places of our own layout, so nothing moves.

Each portfolio at the top of a tree is a swimlane: what is in it moves and folds with it.

Native XML and not the CSV import: that draws a box twice for two parents and loses containers
(https://github.com/jgraph/drawio/issues/1089, /4127, /4121).
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.formats.drawio_shapes import cells
from rolemap.drawing.formats.labels import heading_line, label_lines, short_ids
from rolemap.drawing.formats.lanes import HEAD, Lane, lanes
from rolemap.drawing.formats.styles import BoxStyle, box_style, line_dash
from rolemap.drawing.layout import Layout, Placed, Route, lay_out
from rolemap.drawing.paint import Group
from rolemap.drawing.paint.chart import chart_size, paint_chart
from rolemap.drawing.paint.legend import paint_legend
from rolemap.drawing.palette import palette
from rolemap.escape import html_text, plain, xml_uri
from rolemap.model import Diagram, LineKind

_LEFT, _TOP = 40, 90  # room for the title, and around lanes
_DASH = {"solid": "", "dashed": "dashed=1;dashPattern=6 4;", "dotted": "dashed=1;dashPattern=2 3;"}


def drawio(diagram: Diagram, *, direction: str = "down") -> str:
    """One page of an ``mxfile``; boxes are single shapes with their text, lines are glued to them; a legend below.

    A chart is drawn from the same single shapes.

    >>> from rolemap.model import Box
    >>> "&lt;b&gt;R&amp;amp;D&lt;/b&gt;" in drawio(Diagram("Work", (Box("a", "R&D"),)))
    True
    """
    if diagram.chart:
        width, height = chart_size(diagram.chart)
        drawn = list(cells(paint_chart(diagram.chart, "light", 0, 0), "c", _LEFT, _TOP))
    else:
        layout = lay_out(diagram, direction=direction)
        width, height = layout.width, layout.height
        drawn = list(_drawing(diagram, layout))
    room = max(width, s.MIN_WIDTH)
    legend, legend_height = paint_legend(diagram, "light", 0.0, 0.0, room)
    low = _TOP + height + s.LEVEL_GAP
    page = [*_title(diagram), *drawn, *cells([Group(legend)], "k", _LEFT, low)]
    title = html_text(plain(diagram.title))
    size = f'pageWidth="{room + 80:.0f}" pageHeight="{low + legend_height + 40:.0f}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<mxfile host="rolemap">',
            f'<diagram id="rolemap" name="{title[:60] if title.isascii() and "&" not in title else "rolemap"}">',
            f'<mxGraphModel grid="0" page="1" {size} math="0" shadow="0"><root>',
            '<mxCell id="0"/>',
            '<mxCell id="1" parent="0"/>',
            *page,
            "</root></mxGraphModel>",
            "</diagram>",
            "</mxfile>",
            "",
        ]
    )


def _drawing(diagram: Diagram, layout: Layout) -> Iterator[str]:
    """The cells of all boxes and lines, and of the lanes around them."""
    ids = short_ids(diagram)
    frames = {f"lane{number}": lane for number, lane in enumerate(lanes(diagram, layout), start=1)}
    corner_of = {box_id: _Corner(name, lane.x, lane.y) for name, lane in frames.items() for box_id in lane.members}
    yield from (_lane(name, lane) for name, lane in frames.items())
    for placed in layout.boxes:
        yield _box(placed, ids, corner_of.get(placed.box.id, _PAGE))
    for number, route in enumerate(layout.routes, start=1):
        yield _line(f"e{number}", route, layout, ids, _common(route, corner_of))


class _Corner(NamedTuple):
    """A cell that holds others, and the corner from which their places are counted, in px of the layout."""

    cell: str
    x: float
    y: float


_PAGE = _Corner("1", -_LEFT, -_TOP)


def _common(route: Route, corner_of: Mapping[str, _Corner]) -> _Corner:
    """What holds a line: the lane of both its ends, else the page."""
    source, target = (corner_of.get(end, _PAGE) for end in (route.line.source, route.line.target))
    return source if source == target else _PAGE


def _lane(name: str, lane: Lane) -> str:
    style = box_style(lane.box.box)
    words = html_text(html_text(heading_line(lane.box.box)))
    place = f'x="{lane.x + _LEFT:.0f}" y="{lane.y + _TOP:.0f}" width="{lane.width:.0f}" height="{lane.height:.0f}"'
    look = (
        f"swimlane;html=1;startSize={HEAD:.0f};rounded=1;arcSize=2;align=left;spacingLeft=10;fontSize=11;"
        f"fontFamily=DejaVu Sans;fillColor=none;swimlaneFillColor=none;strokeColor={style.stroke};"
        f"fontColor={style.text};"
    )
    return (
        f'<mxCell id="{name}" value="{words}" style="{look}" vertex="1" parent="1">'
        f'<mxGeometry {place} as="geometry"/></mxCell>'
    )


def _title(diagram: Diagram) -> Iterator[str]:
    words = f"<b>{html_text(plain(diagram.title))}</b><br>{html_text(plain(diagram.subtitle))}"
    style = "text;html=1;align=left;verticalAlign=top;fontSize=14;fontFamily=DejaVu Sans;"
    yield (
        f'<mxCell id="title" value="{html_text(words)}" style="{style}" vertex="1" parent="1">'
        f'<mxGeometry x="{_LEFT}" y="8" width="900" height="44" as="geometry"/></mxCell>'
    )


def _box(placed: Placed, ids: Mapping[str, str], corner: _Corner) -> str:
    style = box_style(placed.box)
    heading = heading_line(placed.box)
    words = "<br>".join(
        f"<b>{html_text(line)}</b>" if line == heading else html_text(line) for line in label_lines(placed.box)
    )
    x, y = placed.x - corner.x, placed.y - corner.y
    place = f'x="{x:.0f}" y="{y:.0f}" width="{placed.width:.0f}" height="{placed.height:.0f}"'
    geometry = f'<mxGeometry {place} as="geometry"/>'
    cell = f'<mxCell style="{_style(style)}" vertex="1" parent="{corner.cell}">{geometry}</mxCell>'
    tooltip = html_text(plain(placed.box.tooltip or placed.box.heading))
    address = xml_uri(placed.box.link)
    said = f'label="{html_text(words)}" tooltip="{tooltip}"' + (f' link="{address}"' if address else "")
    return f'<UserObject id="{ids[placed.box.id]}" {said}>{cell}</UserObject>'


def _style(style: BoxStyle) -> str:
    return (
        "rounded=1;arcSize=6;whiteSpace=wrap;html=1;align=left;verticalAlign=middle;spacingLeft=10;spacingRight=6;"
        "fontSize=11;fontFamily=DejaVu Sans;overflow=hidden;"
        f"fillColor={style.fill};strokeColor={style.stroke};fontColor={style.text};strokeWidth={style.width:g};"
        f"{_DASH[style.dash]}"
    )


def _line(cell_id: str, route: Route, layout: Layout, ids: Mapping[str, str], corner: _Corner) -> str:
    line = route.line
    theme = palette().theme("light")
    color = theme.gap if line.is_gap else theme.line
    source, target = (_share(layout, end, point) for end, point in _ends(route))
    arrow = "none" if line.kind is LineKind.TREE else "open"
    style = (
        f"edgeStyle=orthogonalEdgeStyle;rounded=1;html=1;endArrow={arrow};strokeColor={color};"
        f"{_DASH[line_dash(line.kind)]}"
        f"exitX={source[0]:.3g};exitY={source[1]:.3g};entryX={target[0]:.3g};entryY={target[1]:.3g};"
    )
    corners = "".join(f'<mxPoint x="{x - corner.x:.0f}" y="{y - corner.y:.0f}"/>' for x, y in route.points[1:-1])
    points = f'<Array as="points">{corners}</Array>' if corners else ""
    return (
        f'<mxCell id="{cell_id}" value="{html_text(html_text(plain(line.label)))}" style="{style}" edge="1" '
        f'parent="{corner.cell}" source="{ids[line.source]}" target="{ids[line.target]}">'
        f'<mxGeometry relative="1" as="geometry">{points}</mxGeometry></mxCell>'
    )


def _ends(route: Route) -> tuple[tuple[str, tuple[float, float]], tuple[str, tuple[float, float]]]:
    return (route.line.source, route.points[0]), (route.line.target, route.points[-1])


def _share(layout: Layout, box_id: str, point: tuple[float, float]) -> tuple[float, float]:
    """Where a point lies on a box, as shares (0-1) of its width and height."""
    box = layout.by_id[box_id]
    share_x, share_y = (point[0] - box.x) / box.width, (point[1] - box.y) / box.height
    return min(max(share_x, 0.0), 1.0), min(max(share_y, 0.0), 1.0)
