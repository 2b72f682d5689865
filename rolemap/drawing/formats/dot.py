"""DOT, for Graphviz."""

from rolemap.drawing.formats.labels import label_lines, short_ids
from rolemap.drawing.formats.styles import box_style, line_dash
from rolemap.drawing.palette import palette
from rolemap.escape import dot_lines, dot_text
from rolemap.model import Box, Diagram, Line, LineKind


def dot(diagram: Diagram) -> str:
    """A ``digraph``: boxes and lines in drawing order; only tree lines carry the layout.

    >>> print(dot(Diagram("Work", (Box("a", "R&D"),))).splitlines()[6].strip())
    n1 [label="R&D", tooltip="R&D", color="#BFC7D2", fillcolor="#FFFFFF", penwidth=1];
    """
    ids = short_ids(diagram)
    theme = palette().theme("light")
    font = f'fontname="DejaVu Sans", fontcolor="{theme.heading}"'
    head = [
        "digraph rolemap {",
        f"  label={dot_lines([diagram.title, diagram.subtitle])};",
        f"  labelloc=t; labeljust=l; {font.replace(', ', '; ')}; fontsize=16;",
        '  splines=ortho; nodesep=0.3; ranksep=0.5; newrank=true; bgcolor="white";',
        f'  node [shape=box, style="rounded,filled", fontsize=10, {font}];',
        f'  edge [color="{theme.line}", arrowhead=none];',
    ]
    nodes = [f"  {ids[box.id]} [{_box(box)}];" for box in diagram.boxes]
    edges = [f"  {ids[line.source]} -> {ids[line.target]}{_line(line)};" for line in diagram.lines]
    return "\n".join([*head, *nodes, *edges, "}", ""])


def _box(box: Box) -> str:
    style = box_style(box)
    tooltip = dot_lines([box.tooltip or box.heading])
    words = [
        f"label={dot_lines(label_lines(box))}",
        f"tooltip={tooltip}",
        f'color="{style.stroke}"',
        f'fillcolor="{style.fill}"',
        f"penwidth={style.width:g}",
    ]
    if style.dash != "solid":
        words.append(f'style="rounded,filled,{style.dash}"')
    return ", ".join(words)


def _line(line: Line) -> str:
    if line.kind is LineKind.TREE:
        return ""
    words = [f"style={line_dash(line.kind)}", "constraint=false", "arrowhead=vee"]
    if line.is_gap:
        words.append(f'color="{palette().theme("light").gap}"')
    if line.label:
        words.append(f"xlabel={dot_text(line.label)}")
    return f" [{', '.join(words)}]"
