"""The diagram as data: JSON (node-link and Cytoscape) and CSV (nodes and edges, and for Visio)."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO

from rolemap.drawing.formats.chart_data import chart_data, chart_table
from rolemap.drawing.formats.labels import heading_line, seat_line, short_ids
from rolemap.drawing.layout import lay_out
from rolemap.drawing.layout.forest import build_forest
from rolemap.escape import plain, spreadsheet_text
from rolemap.model import Box, Diagram, Line

_NODE_COLUMNS = ("id", "name", "kind", "role", "state", "leads", "inferred", "gaps", "worst", "note")
_VISIO_COLUMNS = ("Unique_ID", "Name", "Title", "Reports_To", "Department", "Role", "Gaps")
_EDGE_COLUMNS = ("source", "target", "relation", "label", "is_gap")


def node_link(diagram: Diagram) -> str:
    """JSON: ``{"version": 1, "title", "subtitle", "notes": […], "nodes": [{"id", …}], "edges": [{"source", …}]}``.

    A chart has neither; it is ``"chart"``, as ``chart_data`` says.
    """
    return _json(
        {
            "version": 1,
            "title": plain(diagram.title),
            "subtitle": plain(diagram.subtitle),
            "notes": [plain(note) for note in diagram.notes],
            "nodes": [_node(box) for box in diagram.boxes],
            "edges": [_edge(line) for line in diagram.lines],
            **({"chart": chart_data(diagram.chart)} if diagram.chart else {}),
        }
    )


def cytoscape(diagram: Diagram) -> str:
    """Cytoscape JSON: ``{"elements": {"nodes": […], "edges": […]}}`` with the places of our layout."""
    nodes = [
        {"data": _node(placed.box), "position": {"x": round(placed.middle[0], 1), "y": round(placed.middle[1], 1)}}
        for placed in lay_out(diagram).boxes
    ]
    edges = [{"data": {"id": f"e{number}", **_edge(line)}} for number, line in enumerate(diagram.lines, start=1)]
    return _json({"data": {"name": plain(diagram.title)}, "elements": {"nodes": nodes, "edges": edges}})


def tables(diagram: Diagram) -> Mapping[str, str]:
    """Three CSV files, with a BOM for Excel: boxes in the first, lines in the second (``-edges``), and boxes with the
    one above them for the organization chart wizard of Visio in the third (``-visio``).

    Columns: ``id,name,kind,role,state,leads,inferred,gaps,worst,note``; ``source,target,relation,label,is_gap``;
    ``Unique_ID,Name,Title,Reports_To,Department,Role,Gaps``.
    A chart is one file: a line for each cell, or for each piece of a bar.
    """
    if diagram.chart:
        return {"": _csv(*chart_table(diagram.chart))}
    return {
        "": _csv(_NODE_COLUMNS, map(_node, diagram.boxes)),
        "-edges": _csv(_EDGE_COLUMNS, map(_edge, diagram.lines)),
        "-visio": _csv(_VISIO_COLUMNS, _visio_rows(diagram)),
    }


def _visio_rows(diagram: Diagram) -> Iterator[dict[str, object]]:
    """Every box under one other at most, circles cut: the wizard takes the id of the one above, blank at the top.

    https://support.microsoft.com/en-us/office/about-organization-chart-wizard-data-9a7d3259-cef4-4132-ba27-2ddfe420a4fa
    """
    ids = list(short_ids(diagram).values())
    above = [""] * len(ids)
    for parent, children in enumerate(build_forest(diagram).children):
        for child in children:
            above[child] = ids[parent]
    for box_id, box, reports_to in zip(ids, diagram.boxes, above, strict=True):
        yield {
            "Unique_ID": box_id,
            "Name": heading_line(box),
            "Title": [plain(seat_line(seat)) for seat in box.seats] or plain(box.tag),
            "Reports_To": reports_to,
            "Department": [plain(line) for line in box.lines],
            "Role": str(box.role or ""),
            "Gaps": box.badge,
        }


def _node(box: Box) -> dict[str, object]:
    return {
        "id": plain(box.id),
        "name": plain(box.heading),
        "kind": box.kind,
        "role": str(box.role or ""),
        "state": str(box.state),
        "leads": [plain(seat_line(seat)) for seat in box.seats],
        "inferred": box.inferred,
        "gaps": box.badge,
        "worst": str(box.worst or ""),
        "note": plain(box.note),
        "tooltip": plain(box.tooltip),
    }


def _edge(line: Line) -> dict[str, object]:
    return {
        "source": plain(line.source),
        "target": plain(line.target),
        "relation": str(line.kind),
        "label": plain(line.label),
        "is_gap": line.is_gap,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> str:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return "\ufeff" + stream.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return spreadsheet_text("; ".join(map(str, value)) if isinstance(value, list) else str(value))
