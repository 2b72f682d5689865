"""Mermaid flow charts, for GitHub, GitLab, wikis and notebooks.

Hosts refuse a chart of more than 50,000 characters or 500 edges (``maxTextSize`` and ``maxEdges``,
https://mermaid.js.org/config/schema-docs/config.html), and the author cannot raise either. A larger diagram becomes
several charts: each tree whole where it fits, else its branches, each under the box that they belong to.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rolemap.drawing.formats.labels import label_lines, short_ids
from rolemap.drawing.formats.styles import line_dash
from rolemap.drawing.palette import palette
from rolemap.escape import mermaid_text, yaml_text
from rolemap.model import Box, BoxState, Diagram, Line, LineKind

MAX_CHARACTERS = 50_000
MAX_EDGES = 500


def mermaid(diagram: Diagram) -> str | Mapping[str, str]:
    """One chart, or several where one would pass the limits: ``""`` → first, ``"-2"`` → second, …

    >>> print(mermaid(Diagram("Work", (Box("a", "A"), Box("b", "B")), (Line("a", "b"),))).splitlines()[4])
    n1["A"]
    """
    parts = _parts(diagram)
    if len(parts) == 1:
        return _chart(diagram, diagram.boxes, "")
    by_id = {box.id: box for box in diagram.boxes}
    return {
        "" if number == 1 else f"-{number}": _chart(
            diagram, [by_id[box_id] for box_id in part], f" (part {number} of {len(parts)})"
        )
        for number, part in enumerate(parts, start=1)
    }


class _Size(NamedTuple):
    characters: int
    edges: int

    def plus(self, other: "_Size") -> "_Size":
        return _Size(self.characters + other.characters, self.edges + other.edges)

    @property
    def fits(self) -> bool:
        return self.characters <= MAX_CHARACTERS and self.edges <= MAX_EDGES


def _chart(diagram: Diagram, boxes: Sequence[Box], remark: str) -> str:
    ids = short_ids(diagram)
    shown = {box.id for box in boxes}
    lines = [line for line in diagram.lines if line.source in shown and line.target in shown]
    styles = [line for name, line in _styles().items() if any(_style_name(box) == name for box in boxes)]
    return "\n".join(
        [
            *_head(diagram, remark),
            *(_box(box, ids) for box in boxes),
            *(_line(line, ids) for line in lines),
            *styles,
            "",
        ]
    )


def _head(diagram: Diagram, remark: str) -> list[str]:
    return ["---", f"title: {yaml_text(diagram.title + remark)}", "---", "flowchart TB"]


def _parts(diagram: Diagram) -> list[list[str]]:
    """Ids of the boxes of each chart; every box is in at least one, and so is every tree line."""
    ids = short_ids(diagram)
    own = {box.id: _Size(len(_box(box, ids)) + 1, 0) for box in diagram.boxes}
    for line in diagram.lines:
        ends = (line.target,) if line.kind is LineKind.TREE else (line.source, line.target)
        for end in ends:
            own[end] = own[end].plus(_Size(len(_line(line, ids)) + 1, 1))
    children = diagram.children
    head = _Size(sum(map(len, _head(diagram, " (part 999 of 999)"))) + sum(map(len, _styles().values())) + 40, 0)
    whole = _whole_sizes(diagram, own)
    parts: list[list[str]] = []
    waiting: list[tuple[str | None, Sequence[str]]] = [(None, diagram.roots)]
    while waiting:
        parent, nodes = waiting.pop(0)
        above = [] if parent is None else [parent]
        start = head if parent is None else head.plus(own[parent])
        part, used = list(above), start
        for node in nodes:
            is_whole = start.plus(whole[node]).fits
            size = whole[node] if is_whole else own[node]
            if len(part) > len(above) and not used.plus(size).fits:
                parts.append(part)
                part, used = list(above), start
            part.extend(_all_below(node, children) if is_whole else [node])
            used = used.plus(size)
            if not is_whole:
                waiting.append((node, children[node]))
        parts.append(part)
    return parts


def _whole_sizes(diagram: Diagram, own: Mapping[str, _Size]) -> dict[str, _Size]:
    """Size of each box with everything below it."""
    whole = dict(own)
    above = {child: parent for parent, below in diagram.children.items() for child in below}
    order = [node for root in diagram.roots for node in _all_below(root, diagram.children)]
    for node in reversed(order):
        if node in above:
            whole[above[node]] = whole[above[node]].plus(whole[node])
    return whole


def _all_below(node: str, children: Mapping[str, Sequence[str]]) -> list[str]:
    found = [node]
    for box_id in found:
        found.extend(children.get(box_id, ()))
    return found


def _box(box: Box, ids: Mapping[str, str]) -> str:
    label = "<br/>".join(map(mermaid_text, label_lines(box)))
    style = _style_name(box)
    return f'{ids[box.id]}["{label}"]' + (f":::{style}" if style else "")


def _line(line: Line, ids: Mapping[str, str]) -> str:
    arrow = {"solid": "---", "dotted": "-.-"}.get(line_dash(line.kind), "-.->")
    text = mermaid_text(line.label)
    label = f'|"{text}"|' if text else ""
    return f"{ids[line.source]} {arrow}{label} {ids[line.target]}"


def _style_name(box: Box) -> str:
    if box.state in (BoxState.MISSING, BoxState.VACANT):
        return str(box.state)
    return str(box.role) if box.role is not None else ""


def _styles() -> dict[str, str]:
    theme = palette().theme("light")
    text = f"color:{theme.heading}"
    styles = {
        str(role): f"classDef {role} fill:{theme.box},stroke:{style.fill},stroke-width:3px,{text}"
        for role, style in palette().roles.items()
    }
    styles["missing"] = (
        f"classDef missing fill:{theme.gap_box},stroke:{theme.gap},stroke-width:2px,stroke-dasharray:5 4,{text}"
    )
    styles["vacant"] = (
        f"classDef vacant fill:{theme.box},stroke:{theme.quiet},stroke-width:2px,stroke-dasharray:2 3,{text}"
    )
    return styles
