"""One view of the page: what it is called, and its boxes."""

from collections.abc import Mapping
from dataclasses import dataclass

from rolemap.drawing.page.boxes import Boxes
from rolemap.drawing.page.codes import NONE
from rolemap.drawing.page.forest import preorder, steps_up
from rolemap.escape import plain
from rolemap.model import Diagram, LineKind


@dataclass(frozen=True, slots=True)
class PageView:
    """``key`` names the view in addresses, ``label`` on its button. ``nouns`` are what its boxes are: one, several."""

    key: str
    label: str
    title: str
    nouns: tuple[str, str]
    boxes: Boxes
    subtitle: str = ""
    notes: tuple[str, ...] = ()

    @property
    def payload(self) -> dict[str, object]:
        """The view as plain values for the page."""
        return {
            "key": self.key,
            "label": self.label,
            "title": plain(self.title),
            "subtitle": plain(self.subtitle),
            "nouns": self.nouns,
            "notes": [plain(note) for note in self.notes],
            **self.boxes.column_values,
        }


def view_of_diagram(
    diagram: Diagram, *, key: str, label: str, nouns: tuple[str, str], subjects: Mapping[str, int]
) -> PageView:
    """The boxes and lines of a diagram; ``subjects`` is id of a box → position of what it stands for."""
    place = {box.id: position for position, box in enumerate(diagram.boxes)}
    parent = [-1] * len(diagram.boxes)
    for line in diagram.lines:
        if line.kind is LineKind.TREE:
            parent[place[line.target]] = place[line.source]
    order = preorder(parent)
    boxes = Boxes()
    for node, up in zip(order, steps_up(parent, order), strict=True):
        box = diagram.boxes[node]
        boxes.add(
            box.heading,
            up=up,
            of=subjects.get(box.id, NONE),
            seats=box.seats,
            tag=box.tag + ("  ·  inferred" if box.inferred else ""),
            line="  ·  ".join(box.lines),
            role=box.role,
            state=box.state,
            gaps=box.badge,
            worst=box.worst,
        )
    position = {diagram.boxes[node].id: at for at, node in enumerate(order)}
    for line in diagram.lines:
        if line.kind is not LineKind.TREE:
            boxes.connect(position[line.source], position[line.target], line.kind)
    return PageView(key, label, diagram.title, nouns, boxes, diagram.subtitle, diagram.notes)
