"""GEXF 1.2, for Gephi and networkx: every box with its place, its size and its color."""

from rolemap.drawing.formats.labels import short_ids
from rolemap.drawing.formats.yed import node_data
from rolemap.drawing.layout import lay_out
from rolemap.drawing.palette import palette
from rolemap.escape import html_text
from rolemap.model import Diagram, Line, Role

_ATTRIBUTES = ("id", "kind", "role", "state", "leads", "gaps")


def gexf(diagram: Diagram) -> str:
    """A static directed graph; attributes are text.

    >>> from rolemap.model import Box
    >>> "<node id=\\"n1\\" label=\\"A\\">" in gexf(Diagram("Work", (Box("a", "A"),)))
    True
    """
    ids = short_ids(diagram)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">',
        '<graph mode="static" defaultedgetype="directed">',
        '<attributes class="node" mode="static">',
        *(f'<attribute id="{name}" title="{name}" type="string"/>' for name in _ATTRIBUTES),
        "</attributes>",
        "<nodes>",
    ]
    for placed in lay_out(diagram).boxes:
        data = node_data(placed.box)
        values = "".join(f'<attvalue for="{name}" value="{html_text(data[name])}"/>' for name in _ATTRIBUTES)
        red, green, blue = bytes.fromhex(palette().roles[placed.box.role or Role.OTHER].fill[1:])
        x, y = placed.middle
        parts.append(
            f'<node id="{ids[placed.box.id]}" label="{html_text(data["label"])}"><attvalues>{values}</attvalues>'
            f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{x:.1f}" y="{-y:.1f}" z="0"/></node>'
        )
    parts += ["</nodes>", "<edges>"]
    parts += [
        f'<edge id="e{number}" source="{ids[line.source]}" target="{ids[line.target]}" label="{_words(line)}"/>'
        for number, line in enumerate(diagram.lines, start=1)
    ]
    return "\n".join([*parts, "</edges>", "</graph>", "</gexf>", ""])


def _words(line: Line) -> str:
    return html_text(line.label or str(line.kind))
