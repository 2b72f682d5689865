"""Diagram → ``Picture``: title and subtitle, the laid-out drawing, the legend, the notes."""

from collections.abc import Iterator, Sequence

from rolemap.drawing import sizes as s
from rolemap.drawing.layout import ASPECT, Layout, Placed, Route, lay_out
from rolemap.drawing.paint.box import paint_box
from rolemap.drawing.paint.brush import baseline
from rolemap.drawing.paint.chart import chart_size, paint_chart
from rolemap.drawing.paint.legend import paint_legend
from rolemap.drawing.paint.lines import paint_lines
from rolemap.drawing.paint.marks import Group, Mark, Path, Picture, Text
from rolemap.drawing.palette import Theme, palette
from rolemap.drawing.text.fit import fit
from rolemap.drawing.text.metrics import text_width
from rolemap.escape import plain
from rolemap.model import Diagram

_LINES = 6
_LEAST_TITLE = 18.0  # px; a title is rather this small than in two lines


def paint(diagram: Diagram, *, theme: str = "light", direction: str = "down", aspect: float = ASPECT) -> Picture:
    """The whole picture of a diagram.

    ``theme`` is ``light``, ``print`` or ``dark``; ``direction`` and ``aspect`` as for ``lay_out``. Raises
    ``ConfigError`` for an unknown theme or direction.
    """
    colors = palette().theme(theme)
    layout = lay_out(diagram, direction=direction, aspect=aspect)
    size = (layout.width, layout.height) if diagram.chart is None else chart_size(diagram.chart)
    width = max(size[0], s.MIN_WIDTH)
    head, y = _texts(diagram.title, (diagram.subtitle,), width, colors)
    if diagram.chart is None:
        drawing = tuple(_drawing(layout, colors, s.MARGIN + (width - layout.width) / 2, y))
    else:
        drawing = tuple(paint_chart(diagram.chart, theme, s.MARGIN, y))
    y += size[1] + s.LEVEL_GAP
    legend, legend_height = paint_legend(diagram, theme, s.MARGIN, y + 8, width)
    rule = Path(((s.MARGIN, y), (s.MARGIN + width, y)), stroke=colors.edge, stroke_width=0.8)
    y += 8 + legend_height
    notes, y = _notes(diagram.notes, y, width, colors)
    return Picture(
        width=width + 2 * s.MARGIN,
        height=y + s.MARGIN / 2,
        page=colors.page,
        title=plain(diagram.title),
        description=plain(diagram.subtitle),
        marks=(*head, *drawing, rule, Group(legend), *notes),
    )


def _texts(title: str, below: Sequence[str], width: float, theme: Theme) -> tuple[tuple[Text, ...], float]:
    """Title and subtitle, and where the drawing begins."""
    marks: list[Text] = []
    y = s.MARGIN - 10
    words = plain(title)
    fitting = width / s.SLACK / max(text_width(words, 1.0, bold=True), 1.0)
    size = min(s.TITLE_SIZE, fitting) if fitting >= _LEAST_TITLE else s.TITLE_SIZE
    for line in fit(words, width / s.SLACK + 0.01, size, bold=True, max_lines=2):
        marks.append(Text(s.MARGIN, baseline(y, s.TITLE_LINE, size), line, size, theme.heading, bold=True))
        y += s.TITLE_LINE
    y += 2
    for text in below:
        for line in fit(plain(text), width / s.SLACK, s.SUBTITLE_SIZE, max_lines=_LINES):
            marks.append(
                Text(s.MARGIN, baseline(y, s.SUBTITLE_LINE, s.SUBTITLE_SIZE), line, s.SUBTITLE_SIZE, theme.quiet)
            )
            y += s.SUBTITLE_LINE
    return tuple(marks), y + 30


def _drawing(layout: Layout, theme: Theme, dx: float, dy: float) -> Iterator[Mark]:
    yield Group(tuple(paint_lines([_moved(route, dx, dy) for route in layout.routes], theme)))
    for placed in layout.boxes:
        yield paint_box(Placed(placed.box, placed.x + dx, placed.y + dy, *placed[3:]), theme)


def _moved(route: Route, dx: float, dy: float) -> Route:
    return Route(route.line, tuple((x + dx, y + dy) for x, y in route.points))


def _notes(notes: Sequence[str], y: float, width: float, theme: Theme) -> tuple[tuple[Text, ...], float]:
    marks: list[Text] = []
    y += 6
    for note in notes:
        for line in fit(plain(note), width / s.SLACK, s.NOTE_SIZE, max_lines=_LINES):
            marks.append(Text(s.MARGIN, baseline(y, s.NOTE_LINE, s.NOTE_SIZE), line, s.NOTE_SIZE, theme.quiet))
            y += s.NOTE_LINE
    return tuple(marks), y
