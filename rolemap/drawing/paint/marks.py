"""The few marks that a picture is made of; px, y downward, colors ``#RRGGBB`` or empty for none."""

from dataclasses import dataclass
from typing import NamedTuple

Point = tuple[float, float]
Dash = tuple[float, ...]


class Rect(NamedTuple):
    """A rectangle with round corners; ``radius`` half its height makes a pill."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: Dash = ()


class Path(NamedTuple):
    """Straight pieces whose corners are rounded by up to ``radius``; closed where it is filled."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    dash: Dash = ()
    radius: float = 0.0


class Text(NamedTuple):
    """One line of text; ``y`` is its baseline, ``anchor`` what ``x`` means: ``start``, ``middle`` or ``end``."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False
    anchor: str = "start"


class Group(NamedTuple):
    """Marks that belong together, with the long text that a pointer or a screen reader finds on them."""

    marks: "tuple[Rect | Path | Text, ...]"
    title: str = ""
    link: str = ""


Mark = Rect | Path | Text | Group


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks from back to front on a page of ``width`` × ``height`` px."""

    width: float
    height: float
    page: str
    title: str
    description: str
    marks: tuple[Mark, ...]
