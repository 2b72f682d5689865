"""Where a press on a box leads: to the same unit or person on the map page beside the picture."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from rolemap.graph import Org
from rolemap.model import Box, Diagram


def to_map_page(diagram: Diagram, org: Org, address: str = "map.html") -> Diagram:
    """``diagram`` with a link from the box of each unit and each person to its place on the map page at ``address``."""
    return replace(diagram, boxes=tuple(_linked(diagram.boxes, org, address)))


def _linked(boxes: tuple[Box, ...], org: Org, address: str) -> Iterator[Box]:
    for box in boxes:
        kind, _, key = box.id.partition(":")
        if kind == "work" and key in org.work:
            yield replace(box, link=f"{address}#{urlencode({'view': 'units', 'at': f'work:{key}'})}")
        elif kind == "person" and key.isdigit():
            person_id = org.people.text("person_id", int(key))
            yield replace(box, link=f"{address}#{urlencode({'view': 'people', 'at': f'person:{person_id}'})}")
        else:
            yield box
