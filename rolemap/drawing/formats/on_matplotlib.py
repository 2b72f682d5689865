"""Marks of a picture on a renderer of matplotlib, for PNG and PDF.

All marks are drawn straight onto the renderer: a matplotlib artist for each box and text takes ten times as long
(TECH.md). Nothing global is read or set: no pyplot, no rcParams.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from rolemap.drawing.formats.glyphs import drawable, families
from rolemap.drawing.formats.outlines import is_simple, outline
from rolemap.drawing.formats.svg import rounded
from rolemap.drawing.paint import Group, Mark, Path, Picture, Rect, Text
from rolemap.drawing.paint.marks import Dash
from rolemap.drawing.text.metrics import text_width

PX_PER_INCH = 96.0
POINTS_PER_PX = 72.0 / PX_PER_INCH
_LARGEST = 1.25  # a small picture is not blown up to fill a page
_TEXTS_AT_ONCE = 200  # outlines a path: Agg refuses paths with too many cells
_KAPPA = 0.5522847498  # of a quarter circle as a Bézier curve


def fitted(picture: Picture, width: float, height: float) -> float:
    """How large a picture is drawn on a page of ``width`` × ``height`` px; 1 is its own size."""
    fit = min(width / picture.width, height / picture.height, _LARGEST)
    return 1.0 if abs(fit - 1) < 0.002 else fit


def draw_marks(renderer: RendererBase, picture: Picture, *, outlined: bool) -> None:
    """Draw shapes from back to front, then all text: a shape never covers text of another.

    ``outlined`` draws simple text as outlines.
    """
    brush = _Brush(renderer, picture)
    texts: list[Text] = []
    for mark in _flat(picture.marks):
        if isinstance(mark, Text):
            texts.append(mark)
        else:
            brush.shape(mark)
    by_color: dict[str, list[Text]] = {}
    for text in texts:
        if outlined and is_simple(text.text):
            by_color.setdefault(text.fill, []).append(text)
        else:
            brush.text(text)
    for color, group in by_color.items():
        for start in range(0, len(group), _TEXTS_AT_ONCE):
            brush.outlines(group[start : start + _TEXTS_AT_ONCE], color)


def _flat(marks: Iterable[Mark]) -> Iterator[Rect | Path | Text]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from mark.marks
        else:
            yield mark


class _Brush:
    """Draws marks with one renderer. Marks have y downward; renderers have it upward, but for text of some."""

    def __init__(self, renderer: RendererBase, picture: Picture) -> None:
        self._renderer = renderer
        px = float(np.asarray(renderer.points_to_pixels(POINTS_PER_PX)))  # renderer units a px
        width, self._height = renderer.get_canvas_width_height()
        self._fit = fitted(picture, width / px, self._height / px)
        self._scale = px * self._fit
        self._left = max(0.0, (width - picture.width * self._scale) / 2)
        self._points = POINTS_PER_PX * self._fit
        self._fonts: dict[tuple[float, bool, tuple[str, ...]], FontProperties] = {}
        self._pens: dict[tuple[str, float, Dash], GraphicsContextBase] = {}

    def shape(self, mark: Rect | Path) -> None:
        """Fill and stroke one shape."""
        pen = self._pen(mark.stroke, mark.stroke_width, mark.dash)
        if isinstance(mark, Rect):
            shape, place = _round_rectangle(mark.width, mark.height, mark.radius), self._place(mark.x, mark.y)
        else:
            shape, place = _path(mark), self._place(0.0, 0.0)
        self._renderer.draw_path(pen, shape, place, to_rgb(mark.fill) if mark.fill else None)

    def outlines(self, texts: Sequence[Text], color: str) -> None:
        """Fill the outlines of simple texts of one color."""
        shape = outline(texts)
        if shape is not None:
            self._renderer.draw_path(self._pen("", 0.0, ()), shape, self._place(0.0, 0.0), to_rgb(color))

    def text(self, mark: Text) -> None:
        """Draw one text as text, with fonts that have its characters."""
        text = drawable(mark.text)
        if not text:
            return
        shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
        x = mark.x - shift * text_width(mark.text, mark.size, bold=mark.bold) if shift else mark.x
        y = mark.y * self._scale
        y = y if self._renderer.flipy() else self._height - y
        pen = self._pen(mark.fill, 1.0, ())
        self._renderer.draw_text(pen, self._left + x * self._scale, y, text, self._font(mark, text), 0.0)

    def _place(self, x: float, y: float) -> Affine2D:
        """From px of the picture, counted from (x, y), to units of the renderer."""
        scale = self._scale
        return Affine2D(
            np.array([[scale, 0.0, self._left + x * scale], [0.0, -scale, self._height - y * scale], [0.0, 0.0, 1.0]])
        )

    def _pen(self, color: str, width: float, dash: Dash) -> GraphicsContextBase:
        """A pen for each way of drawing lines, used again and again; without a color it draws none."""
        key = (color, width, dash)
        if key not in self._pens:
            pen = self._pens[key] = self._renderer.new_gc()
            pen.set_capstyle("butt")
            pen.set_joinstyle("round")
            pen.set_linewidth(width * self._points if color else 0)
            if color:
                pen.set_foreground(to_rgb(color))
                if dash:
                    pen.set_dashes(0, [length * self._points for length in dash])
        return self._pens[key]

    def _font(self, mark: Text, text: str) -> FontProperties:
        key = (mark.size, mark.bold, families(text))
        if key not in self._fonts:
            self._fonts[key] = FontProperties(
                family=list(key[2]), weight="bold" if mark.bold else "normal", size=mark.size * self._points
            )
        return self._fonts[key]


@lru_cache(maxsize=4096)
def _round_rectangle(width: float, height: float, radius: float) -> Outline:
    left, top, right, bottom = 0.0, 0.0, width, height
    r = min(radius, width / 2, height / 2)
    if not r:
        return Outline([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)], closed=True)
    k = r * (1 - _KAPPA)
    vertices = [
        (left + r, top), (right - r, top), (right - k, top), (right, top + k), (right, top + r),
        (right, bottom - r), (right, bottom - k), (right - k, bottom), (right - r, bottom),
        (left + r, bottom), (left + k, bottom), (left, bottom - k), (left, bottom - r),
        (left, top + r), (left, top + k), (left + k, top), (left + r, top), (left + r, top),
    ]  # fmt: skip
    curve = [Outline.CURVE4] * 3
    codes = [Outline.MOVETO]
    for _ in range(4):
        codes += [Outline.LINETO, *curve]
    return Outline(vertices, [*codes, Outline.CLOSEPOLY])


def _path(path: Path) -> Outline:
    points = path.points
    if path.fill:
        return Outline([*points, points[0]], closed=True)
    vertices, codes = [points[0]], [Outline.MOVETO]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        enter, leave = rounded(before, corner, after, path.radius)
        vertices += [enter, corner, leave]
        codes += [Outline.LINETO, Outline.CURVE3, Outline.CURVE3]
    return Outline([*vertices, points[-1]], [*codes, Outline.LINETO])
