"""PowerPoint, to edit by hand: native shapes with their text in them, and connectors glued to them.

One slide holds what stays legible on a wall, about 30 boxes or a dozen rows of a chart; a larger diagram has an index
slide with links. Charts are native shapes as well; every slide has its legend. The extra ``pptx`` brings python-pptx.
"""

import zipfile
from io import BytesIO
from typing import Any

from rolemap.drawing import sizes as s
from rolemap.drawing.formats.connectors import MOST_CORNERS, elbow
from rolemap.drawing.formats.labels import heading_line, label_lines
from rolemap.drawing.formats.styles import box_style, line_dash
from rolemap.drawing.layout import Layout, Placed, Route, lay_out
from rolemap.drawing.pages import Page, paginate
from rolemap.drawing.paint import Group, Text
from rolemap.drawing.paint.chart import chart_size, paint_chart
from rolemap.drawing.paint.legend import paint_legend
from rolemap.drawing.palette import palette
from rolemap.drawing.text.fit import fit
from rolemap.drawing.text.metrics import text_width
from rolemap.errors import ConfigError
from rolemap.escape import plain
from rolemap.model import Diagram, Grid, LineKind

try:
    from pptx import Presentation
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Emu, Pt

    from rolemap.drawing.formats.slide_shapes import Place, emu, put, rgb, without_theme
except ImportError as error:  # the only way to learn that the extra is not there
    raise ConfigError("PowerPoint files need python-pptx: pip install 'rolemap[pptx]'") from error

BOXES_A_SLIDE = 32
BARS_A_SLIDE, CELLS_A_SLIDE = 14, 9  # rows of bars, and of a heat map
_WIDTH, _HEIGHT = 1280.0, 720.0  # px at 96 an inch: 16:9
_MARGIN, _TOP = 32.0, 78.0
_BLANK_LAYOUT = 6
_BEHIND = 2  # the place in a slide's tree behind all shapes, after its two properties
_LEGEND_GAP, _FOOT_MARGIN = 12.0, 14.0
_NOTE_LINES = 3
_LARGEST = 1.6  # of our own size: a small diagram fills its slide
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold: two runs are the same file
_TOP_SITE, _LEFT_SITE, _BOTTOM_SITE, _RIGHT_SITE = range(4)


def pptx(diagram: Diagram, *, direction: str = "down", page_boxes: int | None = None) -> bytes:
    """A presentation, 16:9; above ``page_boxes`` boxes (32) with an index slide whose boxes lead to the others.

    A chart has a slide for every ``page_boxes`` rows (14 of bars, 9 of a heat map).
    """
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = emu(_WIDTH), emu(_HEIGHT)
    usual = CELLS_A_SLIDE if isinstance(diagram.chart, Grid) else BARS_A_SLIDE if diagram.chart else BOXES_A_SLIDE
    pages = paginate(diagram, max_boxes=page_boxes or usual)
    slides = [deck.slides.add_slide(deck.slide_layouts[_BLANK_LAYOUT]) for _ in pages]
    drawn = [_draw(slide, page, direction) for slide, page in zip(slides, pages, strict=True)]
    if len(pages) > 1 and not diagram.chart:
        for shape, slide in zip(drawn[0].values(), slides[1:], strict=True):
            shape.click_action.target_slide = slide
    deck.core_properties.title = plain(diagram.title)
    deck.core_properties.author = "rolemap"
    stream = BytesIO()
    deck.save(stream)
    return _without_times(stream)


def _draw(slide: Any, page: Page, direction: str) -> dict[str, Any]:
    """Draw one page; the shape of each box by its id."""
    diagram = page.diagram
    _title(slide, diagram)
    room_x, room_y = _WIDTH - 2 * _MARGIN, _foot(slide, diagram) - _TOP - _LEGEND_GAP
    slide.shapes.turbo_add_enabled = True  # without a look at all shapes for each new id; the legend has its own
    if diagram.chart:
        width, height = chart_size(diagram.chart)
        scale = min(room_x / width, room_y / height, _LARGEST)
        put(slide.shapes, paint_chart(diagram.chart, "light", 0, 0), Place((_WIDTH - width * scale) / 2, _TOP, scale))
        return {}
    layout = lay_out(diagram, direction=direction, aspect=room_x / room_y)
    scale = min(room_x / max(layout.width, 1), room_y / max(layout.height, 1), _LARGEST)
    left = (_WIDTH - layout.width * scale) / 2
    shapes = {placed.box.id: _box(slide, placed, scale, left) for placed in layout.boxes}
    for route in layout.routes:
        corners = [(emu(left + x * scale), emu(_TOP + y * scale)) for x, y in route.points]
        _line(slide, route, layout, shapes, corners)
    return shapes


def _foot(slide: Any, diagram: Diagram) -> float:
    """Put legend and notes at the foot of a slide; how far down there is room above them, in px."""
    room = _WIDTH - 2 * _MARGIN
    theme = palette().theme("light")
    legend, height = paint_legend(diagram, "light", 0.0, 0.0, room)
    lines = [line for note in diagram.notes for line in fit(plain(note), room / s.SLACK, s.NOTE_SIZE, max_lines=2)]
    notes = [
        Text(0.0, height + (number + 1) * s.NOTE_LINE, line, s.NOTE_SIZE, theme.quiet)
        for number, line in enumerate(lines[:_NOTE_LINES])
    ]
    top = _HEIGHT - _FOOT_MARGIN - height - len(notes) * s.NOTE_LINE
    if legend:
        group = slide.shapes.add_group_shape()
        group.name = "Legend"
        put(group.shapes, [Group(legend)], Place(_MARGIN, top, 1.0))
    put(slide.shapes, notes, Place(_MARGIN, top, 1.0))
    return top


def _title(slide: Any, diagram: Diagram) -> None:
    frame = slide.shapes.add_textbox(emu(_MARGIN), emu(14), emu(_WIDTH - 2 * _MARGIN), emu(60)).text_frame
    frame.word_wrap = True
    theme = palette().theme("light")
    for text, size, bold, color in (
        (diagram.title, 20, True, theme.heading),
        (diagram.subtitle, 10, False, theme.quiet),
    ):
        paragraph = frame.paragraphs[0] if bold else frame.add_paragraph()
        room = 0.96 * (_WIDTH - 2 * _MARGIN)  # less what a viewer's own font may be wider than ours
        line = plain(text)
        _run(paragraph, line, min(size, 0.75 * room / max(text_width(line, 1, bold=bold), 1)), color, bold=bold)


def _box(slide: Any, placed: Placed, scale: float, left: float) -> Any:
    x, y = left + placed.x * scale, _TOP + placed.y * scale
    shape = slide.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, emu(x), emu(y), emu(placed.width * scale), emu(placed.height * scale)
    )
    shape.name = plain(placed.box.heading)[:80]
    shape.adjustments[0] = 0.06
    without_theme(shape)
    style = box_style(placed.box)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(style.fill)
    shape.line.color.rgb = rgb(style.stroke)
    shape.line.width = Pt(style.width * 0.9)
    shape.line.dash_style = _DASHES[style.dash]
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = emu(8 * scale)
    frame.margin_top = frame.margin_bottom = emu(2 * scale)
    heading = heading_line(placed.box)
    for number, text in enumerate(label_lines(placed.box)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        is_heading = text == heading
        _run(paragraph, text, (8.5 if is_heading else 7.5) * scale, style.text, bold=is_heading)
    return shape


def _run(paragraph: Any, text: str, size: float, color: str, *, bold: bool) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(max(round(size * 2) / 2, 1))
    run.font.bold = bold
    run.font.color.rgb = rgb(color)


def _line(slide: Any, route: Route, layout: Layout, shapes: dict[str, Any], corners: list[tuple[int, int]]) -> None:
    """A connector, glued at both ends, behind the boxes; it keeps our corners until somebody moves a box."""
    line = route.line
    connector = slide.shapes.add_connector(MSO_CONNECTOR.ELBOW, 0, 0, 0, 0)
    connector.begin_connect(shapes[line.source], _site(layout.by_id[line.source], route.points[0]))
    connector.end_connect(shapes[line.target], _site(layout.by_id[line.target], route.points[-1]))
    if len(corners) <= MOST_CORNERS:
        _bend(connector, corners)
    without_theme(connector)
    slide.shapes._spTree.insert(_BEHIND, connector._element)
    theme = palette().theme("light")
    connector.line.color.rgb = rgb(theme.gap if line.is_gap else theme.line)
    connector.line.width = Pt(0.75)
    if line.kind is not LineKind.TREE:
        connector.line.dash_style = _DASHES[line_dash(line.kind)]


def _bend(connector: Any, corners: list[tuple[int, int]]) -> None:
    """Give the connector the corners of our line; python-pptx only knows one that bends half-way."""
    shape = elbow(corners)
    geometry = connector._element.spPr.prstGeom
    geometry.set("prst", shape.preset)
    geometry.rewrite_guides([(f"adj{number}", value) for number, value in enumerate(shape.adjustments, start=1)])
    frame = connector._element.spPr.get_or_add_xfrm()
    for name in ("rot", "flipH", "flipV"):
        frame.attrib.pop(name, None)
        if name in shape.turns:
            frame.set(name, shape.turns[name])
    connector.left, connector.top, connector.width, connector.height = map(Emu, shape.frame)


def _site(box: Placed, point: tuple[float, float]) -> int:
    """The connection site of a shape that is nearest to where the line of our layout ends."""
    distances = (point[1] - box.y, point[0] - box.x, box.bottom - point[1], box.right - point[0])
    sites = (_TOP_SITE, _LEFT_SITE, _BOTTOM_SITE, _RIGHT_SITE)
    return min(zip(map(abs, distances), sites, strict=True))[1]


_DASHES = {"solid": MSO_LINE.SOLID, "dashed": MSO_LINE.DASH, "dotted": MSO_LINE.ROUND_DOT}


def _without_times(stream: BytesIO) -> bytes:
    """The same zip with one time for all its members."""
    packed = BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return packed.getvalue()
