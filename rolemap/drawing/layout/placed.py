"""A box and a line, where they are drawn."""

from typing import NamedTuple

from rolemap.drawing.text.box import FittedBox, fit_box
from rolemap.model import Box, Line

Point = tuple[float, float]


class Placed(NamedTuple):
    """A box where it stands; px, y downward."""

    box: Box
    x: float
    y: float
    width: float
    height: float

    @property
    def text(self) -> FittedBox:
        """The texts of the box, wrapped and cut to its width; made when asked for."""
        return fit_box(self.box, self.width)

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Center."""
        return self.x + self.width / 2, self.y + self.height / 2


class Route(NamedTuple):
    """The corners that a line goes through, from its source to its target."""

    line: Line
    points: tuple[Point, ...]
