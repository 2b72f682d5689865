"""Painted marks on a page of draw.io: charts and legends as cells that can be edited, text within its cell."""

from collections.abc import Iterable, Iterator

from rolemap.drawing.formats.native import Frame, Hatching, extent, natives, text_box
from rolemap.drawing.paint import Mark, Path, Rect, Text
from rolemap.escape import html_text, plain

_FONT = "fontFamily=DejaVu Sans;"
_BASELINE = 0.95  # of the size: from the top of a line of text to its baseline
_LINE = 1.2  # of the size: height of a line of text


def cells(marks: Iterable[Mark], prefix: str, x: float, y: float) -> Iterator[str]:
    """The cells of ``marks``, from back to front, moved by (x, y) px; ids begin with ``prefix``."""
    for number, shape in enumerate(natives(marks), start=1):
        name = f"{prefix}{number}"
        if isinstance(shape, Frame):
            yield _frame(shape, name, x, y)
        elif isinstance(shape, Text):
            yield _text(shape, name, x, y)
        elif isinstance(shape, Hatching):
            yield from (_line(path, f"{name}-{at}", x, y) for at, path in enumerate(shape.paths, start=1))
        elif shape.fill:
            yield _polygon(shape, name, x, y)
        else:
            yield _line(shape, name, x, y)


def _frame(frame: Frame, name: str, x: float, y: float) -> str:
    rect = frame.rect
    radius = 100 * rect.radius / min(rect.width, rect.height) if rect.radius else 0.0
    style = f"rounded={1 if radius else 0};arcSize={min(radius, 50):.0f};html=1;{_look(rect)}{_FONT}"
    words = ""
    if frame.texts:
        first = frame.texts[0]
        left, top = extent(first)[0] - rect.x, max(first.y - _BASELINE * first.size - rect.y, 0)
        style += f"align=left;verticalAlign=top;spacing=0;spacingLeft={left:.0f};spacingTop={top:.0f};"
        words = "<br>".join(map(_words, frame.texts))
    said = f'label="{html_text(words)}" tooltip="{html_text(plain(frame.title))}"'
    cell = f'<mxCell style="{style}" vertex="1" parent="1">{_place(rect.x + x, rect.y + y, rect.width, rect.height)}'
    return f'<UserObject id="{name}" {said}>{cell}</mxCell></UserObject>'


def _text(text: Text, name: str, x: float, y: float) -> str:
    room = text_box(text)
    style = f"text;html=1;align={room.align};verticalAlign=middle;spacing=0;{_FONT}"
    place = _place(room.x + x, room.y + y, room.width, room.height)
    return (
        f'<mxCell id="{name}" value="{html_text(_words(text))}" style="{style}" vertex="1" parent="1">{place}</mxCell>'
    )


def _polygon(path: Path, name: str, x: float, y: float) -> str:
    left, right = min(px for px, _ in path.points), max(px for px, _ in path.points)
    top, low = min(py for _, py in path.points), max(py for _, py in path.points)
    width, height = max(right - left, 0.1), max(low - top, 0.1)
    corners = ",".join(f"[{(px - left) / width:.3g},{(py - top) / height:.3g}]" for px, py in path.points)
    style = f"shape=mxgraph.basic.polygon;polyCoords=[{corners}];polyline=0;html=1;{_look(path)}"
    place = _place(left + x, top + y, width, height)
    return f'<mxCell id="{name}" value="" style="{style}" vertex="1" parent="1">{place}</mxCell>'


def _line(path: Path, name: str, x: float, y: float) -> str:
    (x1, y1), *corners, (x2, y2) = path.points
    points = "".join(f'<mxPoint x="{px + x:.1f}" y="{py + y:.1f}"/>' for px, py in corners)
    ends = (
        f'<mxPoint x="{x1 + x:.1f}" y="{y1 + y:.1f}" as="sourcePoint"/>'
        f'<mxPoint x="{x2 + x:.1f}" y="{y2 + y:.1f}" as="targetPoint"/>'
    )
    between = f'<Array as="points">{points}</Array>' if corners else ""
    return (
        f'<mxCell id="{name}" value="" style="endArrow=none;html=1;{_look(path)}" edge="1" parent="1">'
        f'<mxGeometry relative="1" as="geometry">{ends}{between}</mxGeometry></mxCell>'
    )


def _look(mark: Rect | Path) -> str:
    dash = f"dashed=1;dashPattern={' '.join(f'{length:g}' for length in mark.dash)};" if mark.dash else ""
    stroke = f"strokeColor={mark.stroke or 'none'};strokeWidth={mark.stroke_width:g};{dash}"
    return f"fillColor={mark.fill or 'none'};{stroke}"


def _words(text: Text) -> str:
    bold = "font-weight:bold;" if text.bold else ""
    look = f"font-size:{text.size:g}px;line-height:{_LINE:g};color:{text.fill};{bold}"
    return f'<span style="{look}">{html_text(text.text)}</span>'


def _place(x: float, y: float, width: float, height: float) -> str:
    return f'<mxGeometry x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" as="geometry"/>'
