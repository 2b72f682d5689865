"""Bars on one or several axes, a row each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.paint.brush import badge, baseline, chip
from rolemap.drawing.paint.held import stretch, text_color
from rolemap.drawing.paint.marks import Group, Mark, Path, Rect, Text
from rolemap.drawing.palette import Theme, palette
from rolemap.drawing.text.fit import ELLIPSIS, fit
from rolemap.drawing.text.metrics import text_width
from rolemap.escape import plain
from rolemap.model import Bar, Bars, BoxState, Held, Panel, Piece

_LEAST_LABEL, _MOST_LABEL = 310.0, 440.0
_LABEL_GAP = 14.0
_ROW, _TALL_ROW, _HEADING_ROW = 32.0, 40.0, 34.0
_INSET = 5.0  # above and below a bar
_PANEL_GAP = 24.0
_REMARK = 170.0  # px of the longest remark behind an axis
_INDENT = 14.0
_HEAD = 52.0
_GUIDE_LINE = 15.0
_LEAST = 2.5  # px of the shortest piece
_ARROW = 6.0
_BADGE = 40.0  # room for a badge
_LEAST_TEXT = 10.0  # px; no letter is read in less
_STATES = {Held.MISSING: BoxState.MISSING, Held.VACANT: BoxState.VACANT, Held.UNKNOWN: BoxState.UNKNOWN}


class _Axis(NamedTuple):
    """A panel from its ``left`` edge on, the room for remarks ``beside`` it, and where its rows begin and end."""

    panel: Panel
    left: float
    beside: float
    top: float
    bottom: float

    @property
    def right(self) -> float:
        """Right edge, without the room for remarks."""
        return self.left + self.panel.width

    def at(self, value: float) -> float:
        """x of a value of the axis; values beyond it stand at its end."""
        share = (value - self.panel.low) / ((self.panel.high - self.panel.low) or 1.0)
        return self.left + self.panel.width * min(max(share, 0.0), 1.0)


class _Band(NamedTuple):
    """The room of a row: from ``x`` to ``right``, ``height`` px from ``y`` on."""

    x: float
    right: float
    y: float
    height: float


def bars_size(bars: Bars) -> tuple[float, float]:
    """Width and height of a chart in px."""
    axes = list(_axes(bars, 0.0, 0.0, 0.0))
    width = axes[-1].right + axes[-1].beside if axes else _label_width(bars)
    height = _high_row(bars)
    return width, _head(bars) + sum(_row_height(row, height) for row in bars.rows)


def paint_bars(bars: Bars, theme_name: str, x: float, y: float) -> Iterator[Mark]:
    """The marks of a chart from (x, y)."""
    theme = palette().theme(theme_name)
    width, height = bars_size(bars)
    top = y + _head(bars)
    axes = list(_axes(bars, x, top, y + height))
    for axis in axes:
        yield Group(tuple(_scale(axis, y, theme)))
    y, label, high = top, _label_width(bars), _high_row(bars)
    for row in bars.rows:
        band = _Band(x, x + width, y, _row_height(row, high))
        yield Group(tuple(_label(row, band, label, theme)), title=plain(row.tooltip or row.heading))
        for piece in row.pieces:
            marks = tuple(_piece(piece, axes[piece.panel], band, theme_name))
            yield Group(marks, title=plain(piece.tooltip or piece.text))
        yield Group(tuple(_remarks(row, axes, band, theme)))
        y += band.height
    for axis in axes:  # over the bars: a limit is there to be seen passed
        yield Group(tuple(_guides(axis, theme)))


def _axes(bars: Bars, x: float, top: float, bottom: float) -> Iterator[_Axis]:
    left = x + _label_width(bars)
    for number, panel in enumerate(bars.panels):
        axis = _Axis(panel, left, 0.0, top, bottom)
        ends = [_remark_end(axis, row, remark) for row in bars.rows for remark in row.remarks if remark[0] == number]
        beside = max([end - axis.right for end in ends if end > axis.right], default=0.0)
        yield axis._replace(beside=min(beside, _REMARK))
        left += panel.width + min(beside, _REMARK) + _PANEL_GAP


def _label_width(bars: Bars) -> float:
    """As wide as the longest label needs, within limits."""
    return min(max([_LEAST_LABEL, *(_label_need(row) for row in bars.rows if not _is_bare(row))]), _MOST_LABEL)


def _label_need(row: Bar) -> float:
    beside = row.level * _INDENT + (s.CHIP_WIDTH + 8 if row.role is not None else 0) + (_BADGE if row.badge else 0)
    heading = text_width(plain(row.heading)[:200], s.SEAT_SIZE, bold=row.is_heading)
    return beside + max(heading, text_width(plain(row.detail)[:200], s.DETAIL_SIZE)) * s.SLACK + _LABEL_GAP + 1


def _is_bare(row: Bar) -> bool:
    """True if a heading has the row for itself."""
    return row.is_heading and not row.pieces and not row.remarks and not row.badge


def _remark_end(axis: _Axis, row: Bar, remark: tuple[int, str, bool]) -> float:
    _, text, is_gap = remark
    return _remark_start(axis, row, remark[0]) + text_width(plain(text)[:200], s.DETAIL_SIZE, bold=is_gap) * s.SLACK + 2


def _remark_start(axis: _Axis, row: Bar, number: int) -> float:
    """x of what is said behind the last piece of a row in panel ``number``."""
    own = [piece for piece in row.pieces if piece.panel == number]
    arrow = _ARROW + 4 if any(">" in piece.runs_on for piece in own) else 0.0
    return max((axis.at(piece.end) for piece in own), default=axis.left) + 6 + arrow


def _head(bars: Bars) -> float:
    head = _HEAD if any(panel.heading for panel in bars.panels) else _HEAD - s.LINE_LINE
    return head + _GUIDE_LINE * max((len(panel.guides) for panel in bars.panels), default=0)


def _high_row(bars: Bars) -> float:
    """Height of rows with bars: room for two lines where a piece has two, or a name that needs them."""
    pieces = [(piece, bars.panels[piece.panel]) for row in bars.rows for piece in row.pieces]
    return _TALL_ROW if any(piece.detail or _needs_two_lines(piece, panel) for piece, panel in pieces) else _ROW


def _needs_two_lines(piece: Piece, panel: Panel) -> bool:
    if panel.is_time or piece.share is not None:
        return False
    room = (piece.end - piece.start) / ((panel.high - panel.low) or 1.0) * panel.width - 12
    return room > _LEAST_TEXT and text_width(plain(piece.text)[:200], s.DETAIL_SIZE) * s.SLACK > room


def _row_height(row: Bar, high: float) -> float:
    return _HEADING_ROW if row.is_heading and not row.pieces else high


def _scale(axis: _Axis, y: float, theme: Theme) -> Iterator[Path | Text]:
    for line in fit(plain(axis.panel.heading), (axis.panel.width + axis.beside) / s.SLACK, s.SEAT_SIZE, bold=True):
        yield Text(axis.left, baseline(y, 18, s.SEAT_SIZE), line, s.SEAT_SIZE, theme.heading, bold=True)
    taken, guided = axis.left - 100.0, {guide.at for guide in axis.panel.guides}
    for tick in axis.panel.ticks:
        x = axis.at(tick.at)
        yield Path(((x, axis.top - 4), (x, axis.bottom)), stroke=theme.edge, stroke_width=0.6)
        width = text_width(tick.label, s.DETAIL_SIZE) * s.SLACK
        if x - width / 2 > taken + 4 and tick.at not in guided:
            low = baseline(axis.top - 20, s.DETAIL_LINE, s.DETAIL_SIZE)
            yield Text(x, low, tick.label, s.DETAIL_SIZE, theme.quiet, anchor="middle")
            taken = x + width / 2


def _guides(axis: _Axis, theme: Theme) -> Iterator[Path | Text]:
    for number, guide in enumerate(axis.panel.guides, start=1):
        x = axis.at(guide.at)
        color = theme.gap if guide.is_limit else theme.heading
        upper = axis.top - 20 - _GUIDE_LINE * number
        dash = (6.0, 3.0) if guide.is_limit else ()
        yield Path(((x, upper), (x, axis.bottom)), stroke=color, stroke_width=1.5, dash=dash)
        width = text_width(guide.label, s.DETAIL_SIZE, bold=True) * s.SLACK
        is_left = x + 4 + width > axis.right + axis.beside + _PANEL_GAP / 2 and x - 4 - width > axis.left
        low = baseline(upper - 1, s.DETAIL_LINE, s.DETAIL_SIZE)
        anchor, at = ("end", x - 4) if is_left else ("start", x + 4)
        yield Text(at, low, guide.label, s.DETAIL_SIZE, color, bold=True, anchor=anchor)


def _label(row: Bar, band: _Band, width: float, theme: Theme) -> Iterator[Rect | Path | Text]:
    if row.is_heading:
        yield Path(((band.x, band.y + 1), (band.right, band.y + 1)), stroke=theme.edge, stroke_width=1.0)
    left, end = band.x + row.level * _INDENT, band.right if _is_bare(row) else band.x + width - _LABEL_GAP
    if row.badge:
        yield from badge(end, band.y + band.height / 2, row.badge, row.worst, theme)
        end -= _BADGE
    if row.role is not None:
        state = _STATES.get(row.held, BoxState.FILLED)
        yield from chip(left, band.y + (band.height - s.CHIP_HEIGHT) / 2, row.role, state, theme)
        left += s.CHIP_WIDTH + 8
    room = (end - left) / s.SLACK
    lines = fit(plain(row.heading), room, s.SEAT_SIZE, bold=row.is_heading) or ("—",)
    detail = fit(plain(row.detail), room, s.DETAIL_SIZE)
    y = band.y + (band.height - s.SEAT_LINE - len(detail) * s.DETAIL_LINE) / 2
    color = theme.heading if row.is_heading else theme.text
    yield Text(left, baseline(y, s.SEAT_LINE, s.SEAT_SIZE), lines[0], s.SEAT_SIZE, color, bold=row.is_heading)
    for line in detail:
        low = baseline(y + s.SEAT_LINE, s.DETAIL_LINE, s.DETAIL_SIZE)
        yield Text(left, low, line, s.DETAIL_SIZE, theme.quiet)


def _piece(piece: Piece, axis: _Axis, band: _Band, theme_name: str) -> Iterator[Rect | Path | Text]:
    theme = palette().theme(theme_name)
    start = axis.at(piece.start)
    width = max(axis.at(piece.end) - start - 1.5, _LEAST)
    area = Rect(start, band.y + _INSET, width, band.height - 2 * _INSET, 2.5)
    if piece.share is None:
        yield from stretch(area, piece.held, piece.role, theme)
        color = text_color(piece.held, piece.role, theme)
    else:
        shade = palette().shade(theme_name, piece.share)
        yield area._replace(fill=shade.fill, stroke=theme.edge, stroke_width=0.8)
        color = shade.text
    if piece.is_over:
        yield area._replace(stroke=theme.gap, stroke_width=2.0)
    yield from _arrows(piece, area, theme)
    yield from _words(piece, area, color)


def _words(piece: Piece, area: Rect, color: str) -> Iterator[Text]:
    room = (area.width - 9) / s.SLACK
    texts = [text for text in (plain(piece.text), plain(piece.detail)) if text and room > _LEAST_TEXT]
    most = 2 if len(texts) == 1 and area.height > 2 * s.DETAIL_LINE else 1
    lines = [line for text in texts for line in fit(text, room, s.DETAIL_SIZE, max_lines=most) if line != ELLIPSIS]
    foot = 4.0 if piece.held is Held.ACTING and piece.share is None and len(lines) < 2 else 0.0
    y = area.y + (area.height - foot - len(lines) * s.DETAIL_LINE) / 2
    for line in lines:
        yield Text(area.x + 5, baseline(y, s.DETAIL_LINE, s.DETAIL_SIZE), line, s.DETAIL_SIZE, color)
        y += s.DETAIL_LINE


def _arrows(piece: Piece, area: Rect, theme: Theme) -> Iterator[Path]:
    """Heads that say that a piece goes on beyond what is drawn."""
    middle = area.y + area.height / 2
    for mark, x, step in (("<", area.x - 2, -_ARROW), (">", area.x + area.width + 2, _ARROW)):
        if mark in piece.runs_on:
            yield Path(((x, middle - _ARROW), (x + step, middle), (x, middle + _ARROW)), fill=theme.second)


def _remarks(row: Bar, axes: Sequence[_Axis], band: _Band, theme: Theme) -> Iterator[Text]:
    for number, text, is_gap in row.remarks:
        axis = axes[number]
        x = _remark_start(axis, row, number)
        color = theme.gap if is_gap else theme.quiet
        low = baseline(band.y, band.height, s.DETAIL_SIZE)
        for line in fit(plain(text), (axis.right + axis.beside - x) / s.SLACK, s.DETAIL_SIZE, bold=is_gap):
            yield Text(x, low, line, s.DETAIL_SIZE, color, bold=is_gap)
