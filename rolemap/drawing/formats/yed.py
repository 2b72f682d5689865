"""GraphML with the yFiles data that yEd draws: plain GraphML opens there without labels and sizes.

networkx and Gephi read the same file: ``label``, ``kind``, ``role`` and ``state`` are ordinary attributes.
"""

from collections.abc import Mapping

from rolemap.drawing.formats.labels import label_lines, short_ids
from rolemap.drawing.formats.styles import box_style, line_dash
from rolemap.drawing.layout import Placed, lay_out
from rolemap.drawing.palette import palette
from rolemap.escape import html_text, plain
from rolemap.model import Box, Diagram, Line, LineKind

_NODE_DATA = ("id", "label", "kind", "role", "state", "leads", "gaps", "tooltip")
_EDGE_DATA = ("relation", "label")
_DASH = {"solid": "line", "dashed": "dashed", "dotted": "dotted"}


def yed(diagram: Diagram, *, direction: str = "down") -> str:
    """GraphML of the boxes where the layout puts them, and of all lines.

    >>> "<y:ShapeNode>" in yed(Diagram("Work", (Box("a", "A"),)))
    True
    """
    layout = lay_out(diagram, direction=direction)
    ids = short_ids(diagram)
    keys = [
        *(f'<key id="n_{name}" for="node" attr.name="{name}" attr.type="string"/>' for name in _NODE_DATA),
        *(f'<key id="e_{name}" for="edge" attr.name="{name}" attr.type="string"/>' for name in _EDGE_DATA),
        '<key id="n_graphics" for="node" yfiles.type="nodegraphics"/>',
        '<key id="e_graphics" for="edge" yfiles.type="edgegraphics"/>',
    ]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">',
            *keys,
            '<graph id="rolemap" edgedefault="directed">',
            *(_node(placed, ids) for placed in layout.boxes),
            *(_edge(f"e{number}", line, ids) for number, line in enumerate(diagram.lines, start=1)),
            "</graph>",
            "</graphml>",
            "",
        ]
    )


def node_data(box: Box) -> dict[str, str]:
    """The attributes of a box in graph formats, all text."""
    return {
        "id": plain(box.id),
        "label": plain(box.heading),
        "kind": box.kind,
        "role": str(box.role or ""),
        "state": str(box.state),
        "leads": "; ".join(plain(seat.text) for seat in box.seats),
        "gaps": str(box.badge),
        "tooltip": plain(box.tooltip),
    }


def _node(placed: Placed, ids: Mapping[str, str]) -> str:
    style = box_style(placed.box)
    data = "".join(f'<data key="n_{name}">{html_text(text)}</data>' for name, text in node_data(placed.box).items())
    label = html_text("\n".join(label_lines(placed.box)))
    if label.lower().startswith("&lt;html"):
        label = f" {label}"  # yEd reads a label that begins so as HTML
    return (
        f'<node id="{ids[placed.box.id]}">{data}<data key="n_graphics"><y:ShapeNode>'
        f'<y:Geometry x="{placed.x:.0f}" y="{placed.y:.0f}" width="{placed.width:.0f}" height="{placed.height:.0f}"/>'
        f'<y:Fill color="{style.fill}" transparent="false"/>'
        f'<y:BorderStyle color="{style.stroke}" type="{_DASH[style.dash]}" width="{style.width:g}"/>'
        '<y:NodeLabel alignment="left" autoSizePolicy="node_width" configuration="CroppingLabel" '
        f'fontFamily="DejaVu Sans" fontSize="11" modelName="internal" modelPosition="l" '
        f'textColor="{style.text}">{label}</y:NodeLabel>'
        '<y:Shape type="roundrectangle"/></y:ShapeNode></data></node>'
    )


def _edge(edge_id: str, line: Line, ids: Mapping[str, str]) -> str:
    theme = palette().theme("light")
    arrow = "none" if line.kind is LineKind.TREE else "standard"
    return (
        f'<edge id="{edge_id}" source="{ids[line.source]}" target="{ids[line.target]}">'
        f'<data key="e_relation">{line.kind}</data><data key="e_label">{html_text(plain(line.label))}</data>'
        f'<data key="e_graphics"><y:PolyLineEdge><y:LineStyle color="{theme.gap if line.is_gap else theme.line}" '
        f'type="{_DASH[line_dash(line.kind)]}" width="1.0"/><y:Arrows source="none" target="{arrow}"/>'
        "</y:PolyLineEdge></data></edge>"
    )
