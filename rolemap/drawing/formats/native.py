"""Marks of a picture → the few shapes that office programs edit: a frame with its text, a line, a polygon, a text.

For charts and legends, which are painted and not laid out as boxes.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from rolemap.drawing.paint import Group, Mark, Path, Rect, Text
from rolemap.drawing.text.metrics import text_width

_WIDER = 1.2  # what another font of the same size takes at most


class Frame(NamedTuple):
    """A rectangle and the lines of text that stand in it, from top to bottom."""

    rect: Rect
    texts: tuple[Text, ...] = ()
    title: str = ""


class Hatching(NamedTuple):
    """Straight lines of one look that are one shape."""

    paths: tuple[Path, ...]


Native = Frame | Path | Text | Hatching


def natives(marks: Iterable[Mark]) -> Iterator[Native]:
    """The shapes of ``marks``, from back to front; a text that stands in a rectangle of its group is part of that."""
    for mark in marks:
        if isinstance(mark, Group):
            yield from _of_group(mark)
        else:
            yield Frame(mark) if isinstance(mark, Rect) else mark


def _of_group(group: Group) -> Iterator[Native]:
    rects = [mark for mark in group.marks if isinstance(mark, Rect)]
    inside: dict[int, list[Text]] = {}
    alone: list[Text] = []
    for mark in group.marks:
        if isinstance(mark, Text):
            holder = next((at for at in reversed(range(len(rects))) if _holds(rects[at], mark)), -1)
            inside.setdefault(holder, []).append(mark) if holder >= 0 else alone.append(mark)
    number = 0
    for look, marks in groupby(group.marks, key=_look):
        if look:
            paths = tuple(mark for mark in marks if isinstance(mark, Path))
            yield paths[0] if len(paths) == 1 else Hatching(paths)
            continue
        for mark in marks:
            if isinstance(mark, Rect):
                yield Frame(mark, tuple(inside.get(number, ())), group.title)
                number += 1
            elif isinstance(mark, Path):
                yield mark
    yield from alone


def _look(mark: Rect | Path | Text) -> tuple[object, ...]:
    """What straight lines that follow one another have to share to be one shape; empty for all else."""
    is_line = isinstance(mark, Path) and len(mark.points) == 2 and not mark.fill
    return (mark.stroke, mark.stroke_width, mark.dash) if isinstance(mark, Path) and is_line else ()


def _holds(rect: Rect, text: Text) -> bool:
    left, right = extent(text)
    is_across = rect.x <= left and right <= rect.x + rect.width + 1
    return is_across and rect.y <= text.y - text.size / 2 and text.y <= rect.y + rect.height


def extent(text: Text) -> tuple[float, float]:
    """Left and right end of a text, in px."""
    width = text_width(text.text, text.size, bold=text.bold)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    return left, left + width


class TextBox(NamedTuple):
    """Room for one line of text in px; ``align`` is ``left``, ``center`` or ``right``."""

    x: float
    y: float
    width: float
    height: float
    align: str


def text_box(text: Text) -> TextBox:
    """Where a text stands, with room for a font that runs wider."""
    left, right = extent(text)
    spare = (right - left) * (_WIDER - 1) + 2
    x = {"start": left, "middle": left - spare / 2, "end": left - spare}[text.anchor]
    align = {"start": "left", "middle": "center", "end": "right"}[text.anchor]
    return TextBox(x, text.y - 1.1 * text.size, right - left + spare, 1.5 * text.size, align)
