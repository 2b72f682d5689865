"""Diagram → ``Layout``. Boxes first, then the lines; everything else of a picture is drawn around it."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from rolemap.drawing import sizes as s
from rolemap.drawing.choose import choose
from rolemap.drawing.layout.aside import find_asides, place_asides, with_room, without_asides
from rolemap.drawing.layout.down import hanging, place_down
from rolemap.drawing.layout.facing import face
from rolemap.drawing.layout.forest import Forest, build_forest
from rolemap.drawing.layout.hang import LEAF_WIDTH
from rolemap.drawing.layout.placed import Placed, Route
from rolemap.drawing.layout.right import place_right
from rolemap.drawing.layout.routes import routes
from rolemap.drawing.layout.shelves import page_height
from rolemap.drawing.layout.spots import Spots
from rolemap.drawing.text.heights import box_heights
from rolemap.model import Diagram

ASPECT = 1.5  # width / height of the drawing: A-series landscape (1.41) with a title above
_WORTH_FACING = 1.6  # times the page that trees side by side need: lines that do not run through one another
_Placing = Callable[[Forest, Sequence[bool], Sequence[float], float], Spots]
DIRECTIONS: Mapping[str, _Placing] = {"down": place_down, "right": place_right}


@dataclass(frozen=True)
class Layout:
    """Placed boxes in drawing order and routed lines; ``width`` and ``height`` of the drawing alone, in px."""

    boxes: tuple[Placed, ...]
    routes: tuple[Route, ...]
    width: float
    height: float

    @cached_property
    def by_id(self) -> Mapping[str, Placed]:
        """Id of a box → the placed box."""
        return {placed.box.id: placed for placed in self.boxes}


def lay_out(diagram: Diagram, *, direction: str = "down", aspect: float = ASPECT) -> Layout:
    """Place the boxes of ``diagram`` as tidy trees; no two overlap. Linear in the number of boxes.

    ``direction`` is ``down`` (leaves hang in columns) or ``right``. ``aspect`` is the wished-for width / height.
    Raises ``ConfigError`` for another direction.
    """
    place = choose(DIRECTIONS, direction, "direction")
    with _no_collection():
        return _lay_out(diagram, place, aspect)


def _lay_out(diagram: Diagram, place: _Placing, aspect: float) -> Layout:
    forest = build_forest(diagram)
    asides = find_asides(diagram.boxes, forest)
    if asides:
        forest = without_asides(forest, asides)
    is_hung = hanging(forest) if place is place_down else [False] * len(diagram.boxes)
    for box in asides:
        is_hung[box] = True  # in no row of its level
    widths = [LEAF_WIDTH if hung else s.BOX_WIDTH for hung in is_hung]
    heights = box_heights(diagram.boxes, widths)
    spots = place(forest, is_hung, with_room(heights, asides) if asides else heights, aspect)
    place_asides(spots, heights, asides)
    if forest.is_linked:
        faced = face(diagram, forest, box_heights(diagram.boxes, [s.BOX_WIDTH] * len(widths)))
        room = _WORTH_FACING * page_height(spots.width, spots.height, aspect)
        if faced and page_height(faced.width, faced.height, aspect) <= room:
            return Layout(*faced)
    boxes = tuple(map(Placed, diagram.boxes, spots.x, spots.y, widths, heights))
    lines = tuple(routes(diagram.lines, boxes, forest, spots, asides=asides, is_down=place is place_down))
    return Layout(boxes, lines, spots.width, spots.height)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Half of the time of a large layout goes into looking for garbage among places, and none of them is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
