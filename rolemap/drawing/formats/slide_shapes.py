"""Painted marks on a slide of PowerPoint: charts and legends as shapes that can be edited, text within its shape."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from rolemap.drawing.formats.native import Frame, Hatching, extent, natives, text_box
from rolemap.drawing.paint import Mark, Path, Rect, Text

_EMU = 9525  # a px
_POINTS = 0.75  # a px
_BASELINE = 0.95  # of the size: from the top of a line of text to its baseline, in office fonts
_ROUND = 0.29289  # of the radius: how far round corners push the text in (presetShapeDefinitions.xml of ECMA-376)
_COLOR: Any = RGBColor  # untyped in python-pptx
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


class Place(NamedTuple):
    """Where px of a drawing stand on a slide: scaled, then moved by (x, y) px."""

    x: float
    y: float
    scale: float


def emu(px: float) -> Any:
    """px as the unit of PowerPoint."""
    return Emu(round(px * _EMU))


def rgb(color: str) -> Any:
    """``#RRGGBB`` as a color of PowerPoint."""
    return _COLOR.from_string(color[1:])


def without_theme(shape: Any) -> None:
    """Without the theme's style, which brings a shadow."""
    element = shape._element
    for style in element.findall(qn("p:style")):
        element.remove(style)


def put(shapes: Any, marks: Iterable[Mark], place: Place) -> None:
    """Add the shapes of ``marks`` to those of a slide or of a group, from back to front."""
    for shape in natives(marks):
        if isinstance(shape, Frame):
            _put_frame(shapes, shape, place)
        elif isinstance(shape, Hatching):
            _put_hatching(shapes, shape, place)
        elif isinstance(shape, Path):
            _put_path(shapes, shape, place)
        else:
            _put_text(shapes, shape, place)


def _put_frame(shapes: Any, frame: Frame, place: Place) -> None:
    rect, scale = frame.rect, place.scale
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if rect.radius else MSO_SHAPE.RECTANGLE
    shape = shapes.add_shape(
        kind, *_at(place, rect.x, rect.y), emu(rect.width * scale), emu(max(rect.height * scale, 0.5))
    )
    if rect.radius:
        shape.adjustments[0] = min(0.5, rect.radius / min(rect.width, rect.height))
    _look(shape, rect, scale)
    if frame.title:
        shape.name = frame.title[:80]
    text = shape.text_frame
    text.word_wrap = False
    text.vertical_anchor = MSO_ANCHOR.TOP
    text.margin_right = text.margin_bottom = 0
    if frame.texts:
        first = frame.texts[0]
        is_centered = abs(first.x - rect.x - rect.width / 2) < 1 and first.anchor == "middle"
        inset = _ROUND * min(rect.radius, rect.width / 2, rect.height / 2)
        text.margin_left = 0 if is_centered else emu(max(extent(first)[0] - rect.x - inset, 0) * scale)
        text.margin_top = emu(max(first.y - _BASELINE * first.size - rect.y - inset, 0) * scale)
        for number, line in enumerate(frame.texts):
            paragraph = text.paragraphs[0] if number == 0 else text.add_paragraph()
            paragraph.alignment = PP_ALIGN.CENTER if is_centered else PP_ALIGN.LEFT
            _write(paragraph, line, scale)


def _put_path(shapes: Any, path: Path, place: Place) -> None:
    points = [tuple(map(int, _at(place, x, y))) for x, y in path.points]
    if path.fill:
        builder = shapes.build_freeform(*points[0], scale=1.0)
        builder.add_line_segments(points[1:], close=True)
        shape = builder.convert_to_shape()
    elif len(points) == 2:
        shape = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *points[0], *points[1])
    else:
        builder = shapes.build_freeform(*points[0], scale=1.0)
        builder.add_line_segments(points[1:], close=False)
        shape = builder.convert_to_shape()
        shape.fill.background()
    _look(shape, path, place.scale)


def _put_hatching(shapes: Any, hatching: Hatching, place: Place) -> None:
    ends = [[tuple(map(int, _at(place, x, y))) for x, y in path.points] for path in hatching.paths]
    builder = shapes.build_freeform(*ends[0][0], scale=1.0)
    builder.add_line_segments(ends[0][1:], close=False)
    for start, end in ends[1:]:
        builder.move_to(*start)
        builder.add_line_segments([end], close=False)
    shape = builder.convert_to_shape()
    shape.fill.background()
    _look(shape, hatching.paths[0], place.scale)


def _put_text(shapes: Any, text: Text, place: Place) -> None:
    room = text_box(text)
    frame = shapes.add_textbox(
        *_at(place, room.x, room.y), emu(room.width * place.scale), emu(room.height * place.scale)
    ).text_frame
    frame.word_wrap = True  # a text that cannot wrap is centered by some programs, whatever it says
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.paragraphs[0].alignment = _ALIGN[room.align]
    _write(frame.paragraphs[0], text, place.scale)


def _look(shape: Any, mark: Rect | Path, scale: float) -> None:
    without_theme(shape)
    if mark.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(mark.fill)
    elif isinstance(mark, Rect):
        shape.fill.background()
    if not mark.stroke:
        shape.line.fill.background()
        return
    shape.line.color.rgb = rgb(mark.stroke)
    shape.line.width = Pt(max(mark.stroke_width * _POINTS * scale, 0.25))
    if mark.dash:
        shape.line.dash_style = MSO_LINE.ROUND_DOT if mark.dash[0] < 2 else MSO_LINE.DASH


def _write(paragraph: Any, text: Text, scale: float) -> None:
    run = paragraph.add_run()
    run.text = text.text
    run.font.size = Pt(max(round(text.size * _POINTS * scale * 2) / 2, 1))
    run.font.bold = text.bold
    run.font.color.rgb = rgb(text.fill)


def _at(place: Place, x: float, y: float) -> tuple[Any, Any]:
    return emu(place.x + x * place.scale), emu(place.y + y * place.scale)
