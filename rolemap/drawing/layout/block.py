"""Boxes that are put together before the tree is laid out, and then stand in it like one node."""

from collections.abc import Iterator
from typing import NamedTuple


class Place(NamedTuple):
    """A box from the corner of its block, and how the line from its parent comes to it.

    ``trunk`` (x, y of its upper end): the line comes down there and turns to the side of the box. ``row`` (x of the
    trunk of the rows, y of the first bus, y of the bus of this row): it first comes down to the row of the box.
    """

    box: int
    x: float
    y: float
    trunk: tuple[float, float] | None = None
    row: tuple[float, float, float] | None = None

    def moved(self, dx: float, dy: float) -> "Place":
        """The same place from a corner that lies (dx, dy) further up and left."""
        trunk = (self.trunk[0] + dx, self.trunk[1] + dy) if self.trunk else None
        row = (self.row[0] + dx, self.row[1] + dy, self.row[2] + dy) if self.row else None
        return Place(self.box, self.x + dx, self.y + dy, trunk, row)


class Block(NamedTuple):
    """Placed boxes below ``parent`` (-1: below none); width and height in px."""

    parent: int
    places: tuple[Place, ...]
    width: float
    height: float

    def moved(self, dx: float, dy: float) -> Iterator[Place]:
        """All places from a corner that lies (dx, dy) further up and left."""
        return (place.moved(dx, dy) for place in self.places)
