"""One placed box → the group of its marks."""

from collections.abc import Iterator

from rolemap.drawing import sizes as s
from rolemap.drawing.layout import Placed
from rolemap.drawing.paint.brush import MISSING_DASH, VACANT_DASH, badge, baseline, chip
from rolemap.drawing.paint.marks import Group, Path, Rect, Text
from rolemap.drawing.palette import Theme, palette
from rolemap.drawing.text.box import FittedSeat
from rolemap.model import BoxState

_BADGE_INSET = 8.0


def paint_box(placed: Placed, theme: Theme) -> Group:
    """The marks of one box; nothing of its text lies outside it."""
    return Group(tuple(_marks(placed, theme)), title=placed.box.tooltip or placed.box.heading, link=placed.box.link)


def _marks(placed: Placed, theme: Theme) -> Iterator[Rect | Path | Text]:
    box, text, x, y = placed.box, placed.text, placed.x + s.PAD_LEFT, placed.y + s.PAD_TOP
    yield from _frame(placed, theme, is_stack=bool(text.note))
    for line in text.tag:
        yield Text(x, baseline(y, s.TAG_LINE - 2, s.TAG_SIZE), line, s.TAG_SIZE, theme.quiet, bold=True)
        y += s.TAG_LINE
    for line in text.heading:
        yield Text(x, baseline(y, s.HEADING_LINE, s.HEADING_SIZE), line, s.HEADING_SIZE, theme.heading, bold=True)
        y += s.HEADING_LINE
    for seat in text.seats:
        y += s.SEAT_GAP
        yield from _seat(seat, x, y, theme)
        y += len(seat.lines) * s.SEAT_LINE + len(seat.detail) * s.DETAIL_LINE
    for line in text.lines:
        yield Text(x, baseline(y, s.LINE_LINE, s.LINE_SIZE), line, s.LINE_SIZE, theme.quiet)
        y += s.LINE_LINE
    if text.note:
        top = placed.bottom - s.FOLD_LINE + 4
        yield Text(x, baseline(top - 1, s.FOLD_LINE - 4, s.FOLD_SIZE), text.note[0], s.FOLD_SIZE, theme.text)
    if box.badge:
        yield from badge(placed.right - _BADGE_INSET, placed.y + 1, box.badge, box.worst, theme)


def _frame(placed: Placed, theme: Theme, *, is_stack: bool) -> Iterator[Rect | Path]:
    x, y, width, height = placed.x, placed.y, placed.width, placed.height
    frame = Rect(x, y, width, height, s.RADIUS, fill=theme.box, stroke=theme.edge)
    state = placed.box.state
    if is_stack:  # a second card behind: there is more below
        yield frame._replace(x=x + 5, y=y + 5, width=width - 10, height=height, fill=theme.fold)
    if state is BoxState.MISSING:
        yield frame._replace(fill=theme.gap_box, stroke=theme.gap, stroke_width=1.5, dash=MISSING_DASH)
    elif state is BoxState.VACANT:
        yield frame._replace(fill=theme.vacant_box, stroke=theme.quiet, stroke_width=1.3, dash=VACANT_DASH)
    else:
        yield frame
    if is_stack:
        line = placed.bottom - s.FOLD_LINE + 2
        yield Path(((x + s.PAD_LEFT, line), (x + width - s.PAD_RIGHT, line)), stroke=theme.edge, stroke_width=0.8)
    if placed.box.role is not None:
        style = palette().roles[placed.box.role]
        band = Rect(x + 5, y + 10, 3.5, height - 20, 1.75, fill=style.fill)
        yield band._replace(stroke=theme.chip_edge) if theme.chip_edge else band


def _seat(seat: FittedSeat, x: float, y: float, theme: Theme) -> Iterator[Rect | Path | Text]:
    color = {BoxState.MISSING: theme.gap, BoxState.VACANT: theme.quiet}.get(seat.state, theme.text)
    if seat.role is not None:
        yield from chip(x, y - 0.5, seat.role, seat.state, theme)
        x += s.CHIP_WIDTH + s.CHIP_GAP
    for line in seat.lines:
        bold = seat.state is BoxState.MISSING
        yield Text(x, baseline(y, s.SEAT_LINE, s.SEAT_SIZE), line, s.SEAT_SIZE, color, bold=bold)
        y += s.SEAT_LINE
    for line in seat.detail:
        yield Text(x, baseline(y, s.DETAIL_LINE, s.DETAIL_SIZE), line, s.DETAIL_SIZE, theme.quiet)
        y += s.DETAIL_LINE
