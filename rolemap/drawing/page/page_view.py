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
    """``key`` names the view in addresses, ``label`` on its button. ``nouns`` are what its boxes are: one, several.

    ``left_out`` counts what is not on the page because there is too much of it; the page then says so by itself.
    """

    key: str
    label: str
    title: str
    nouns: tuple[str, str]
    boxes: Boxes
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def payload(self) -> dict[str, object]:
        """The view as plain values for the page."""
        return {
            "key": self.key,
            "label": self.label,
            "title": plain(self.title),
            "subtitle": plain(self.subtitle),
            "nouns": self.nouns,
            "notes": [plain(note) for note in (*self._part_note(), *self.notes)],
            "leftOut": self.left_out,
            **self.boxes.column_values,
        }

    def _part_note(self) -> tuple[str, ...]:
        if not self.left_out:
            return ()
        shown, many = sum(of != NONE for of in self.boxes.of), self.nouns[1]
        return (
            f"A part: {shown:,} of {shown + self.left_out:,} {many} are on this page, the top levels and what needs a "
            "look. A branch as a whole: rolemap draw --focus ID --out branch.html",
        )


def left_out_words(count: int) -> str:
    """What a box says of what is below it and not on the page.

    >>> left_out_words(1200)
    '+1,200 not on this page'
    """
    return f"+{count:,} not on this page"


def view_of_diagram(
    diagram: Diagram,
    *,
    key: str,
    label: str,
    nouns: tuple[str, str],
    subjects: Mapping[str, int],
    left_out: Mapping[str, int],
) -> PageView:
    """The boxes and lines of a diagram.

    ``subjects`` is id of a box → position of what it stands for, ``left_out`` id of a box → how many below it the
    diagram lacks.
    """
    place = {box.id: position for position, box in enumerate(diagram.boxes)}
    parent = [-1] * len(diagram.boxes)
    for line in diagram.lines:
        if line.kind is LineKind.TREE:
            parent[place[line.target]] = place[line.source]
    order = preorder(parent)
    boxes = Boxes()
    for node, up in zip(order, steps_up(parent, order), strict=True):
        box = diagram.boxes[node]
        missing = left_out.get(box.id, 0)
        boxes.add(box, up=up, of=subjects.get(box.id, NONE), more=left_out_words(missing) if missing else "")
    position = {diagram.boxes[node].id: at for at, node in enumerate(order)}
    for line in diagram.lines:
        if line.kind is not LineKind.TREE:
            boxes.connect(position[line.source], position[line.target], line.kind)
    return PageView(key, label, diagram.title, nouns, boxes, diagram.subtitle, diagram.notes)
