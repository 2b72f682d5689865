"""A heat map: a shade and the counts in every cell, and a strip that shows the same without any color."""

from collections.abc import Iterator

from rolemap.drawing import sizes as s
from rolemap.drawing.paint.brush import baseline, chip
from rolemap.drawing.paint.held import stretch
from rolemap.drawing.paint.marks import Group, Mark, Path, Rect, Text
from rolemap.drawing.palette import Theme, palette
from rolemap.drawing.text.fit import fit
from rolemap.drawing.text.metrics import text_width
from rolemap.escape import plain
from rolemap.model import ROLE_NAMES, BoxState, Cell, Grid, GridRow, Held, Role

_LEAST_CELL, _MOST_CELL = 192.0, 420.0
_ROW, _GAP, _HEAD = 50.0, 4.0, 44.0
_LEAST_LABEL, _MOST_LABEL = 180.0, 400.0
_PAD = 10.0
_STRIP = 6.0
_LEAST = 4.0  # px of a strip's shortest piece
_SUM_GAP = 8.0  # below the sum


def grid_size(grid: Grid) -> tuple[float, float]:
    """Width and height of a heat map in px."""
    sums = sum(row.is_sum for row in grid.rows)
    return _label_width(grid) + len(grid.columns) * (_cell_width(grid) + _GAP), _HEAD + len(grid.rows) * (
        _ROW + _GAP
    ) + sums * _SUM_GAP


def _label_width(grid: Grid) -> float:
    widest = max((text_width(plain(row.heading)[:200], s.SEAT_SIZE, bold=True) for row in grid.rows), default=0.0)
    return min(max(widest * s.SLACK + 24, _LEAST_LABEL), _MOST_LABEL)


def _cell_width(grid: Grid) -> float:
    """As wide as fills a small picture."""
    room = (s.MIN_WIDTH - _label_width(grid)) / max(len(grid.columns), 1) - _GAP
    return min(max(room, _LEAST_CELL), _MOST_CELL)


def paint_grid(grid: Grid, theme_name: str, x: float, y: float) -> Iterator[Mark]:
    """The marks of a heat map from (x, y)."""
    theme, label, width = palette().theme(theme_name), _label_width(grid), _cell_width(grid)
    yield Group(tuple(_head(grid, x, y, theme)))
    y += _HEAD
    for row in grid.rows:
        yield Group(tuple(_label(row, x, y, label, theme)), title=plain(row.heading))
        for number, (role, cell) in enumerate(zip(grid.columns, row.cells, strict=True)):
            left = x + label + number * (width + _GAP)
            marks = (
                _empty(left, y, width, theme)
                if cell is None
                else _cell(cell, role, Rect(left, y, width, _ROW, 3), theme_name)
            )
            yield Group(tuple(marks), title=plain(cell.tooltip) if cell else "")
        y += _ROW + _GAP + (_SUM_GAP if row.is_sum else 0.0)


def _head(grid: Grid, x: float, y: float, theme: Theme) -> Iterator[Rect | Path | Text]:
    line = _HEAD - 10
    yield Text(x, baseline(y, line, s.TAG_SIZE), plain(grid.rows_are).upper(), s.TAG_SIZE, theme.quiet, bold=True)
    label, width = _label_width(grid), _cell_width(grid)
    for number, role in enumerate(grid.columns):
        left = x + label + number * (width + _GAP)
        yield from chip(left, y + (line - s.CHIP_HEIGHT) / 2, role, BoxState.FILLED, theme)
        words = fit(ROLE_NAMES[role] + "s", (width - s.CHIP_WIDTH - 12) / s.SLACK, s.SEAT_SIZE, bold=True)
        start = left + s.CHIP_WIDTH + 8
        low = baseline(y, line, s.SEAT_SIZE)
        yield from (Text(start, low, word, s.SEAT_SIZE, theme.heading, bold=True) for word in words)


def _label(row: GridRow, x: float, y: float, width: float, theme: Theme) -> Iterator[Rect | Path | Text]:
    room = (width - 16) / s.SLACK
    lines = fit(plain(row.heading), room, s.SEAT_SIZE, bold=True, max_lines=2) or ("—",)
    detail = fit(plain(row.detail), room, s.DETAIL_SIZE)
    top = y + (_ROW - len(lines) * s.SEAT_LINE - len(detail) * s.DETAIL_LINE) / 2
    for line in lines:
        yield Text(x, baseline(top, s.SEAT_LINE, s.SEAT_SIZE), line, s.SEAT_SIZE, theme.heading, bold=True)
        top += s.SEAT_LINE
    for line in detail:
        yield Text(x, baseline(top, s.DETAIL_LINE, s.DETAIL_SIZE), line, s.DETAIL_SIZE, theme.quiet)
    if row.is_sum:
        low = y + _ROW + (_GAP + _SUM_GAP) / 2
        yield Path(((x, low), (x + width - 16, low)), stroke=theme.edge, stroke_width=0.8)


def _empty(x: float, y: float, width: float, theme: Theme) -> Iterator[Rect | Path | Text]:
    yield Text(x + width / 2, baseline(y, _ROW, s.SEAT_SIZE), "–", s.SEAT_SIZE, theme.quiet, anchor="middle")


def _cell(cell: Cell, role: Role, area: Rect, theme_name: str) -> Iterator[Rect | Path | Text]:
    theme, shade = palette().theme(theme_name), palette().shade(theme_name, cell.open_share)
    x, y, width = area[:3]
    yield area._replace(fill=shade.fill, stroke=theme.edge, stroke_width=0.8)
    room = (width - 2 * _PAD) / s.SLACK
    for line in fit(f"{cell.led:,} of {cell.total:,}", room, s.HEADING_SIZE, bold=True):
        yield Text(x + _PAD, baseline(y + 5, 16, s.HEADING_SIZE), line, s.HEADING_SIZE, shade.text, bold=True)
    for line in fit(cell_words(cell), room, s.DETAIL_SIZE):
        yield Text(x + _PAD, baseline(y + 21, 13, s.DETAIL_SIZE), line, s.DETAIL_SIZE, shade.text)
    yield from _strip(cell, role, Rect(x + _PAD, y + _ROW - _STRIP - 6, width - 2 * _PAD, _STRIP), theme)


def cell_words(cell: Cell) -> str:
    """What a cell says below its number: every state but filled, with its count, the worst first.

    >>> cell_words(Cell(((Held.FILLED, 3), (Held.ACTING, 1), (Held.MISSING, 1200))))
    '1,200 missing, 1 acting'
    """
    counts = dict(cell.counts)
    words = {Held.MISSING: "missing", Held.VACANT: "vacant", Held.UNKNOWN: "unknown", Held.ACTING: "acting"}
    return ", ".join(f"{counts[held]:,} {word}" for held, word in words.items() if held in counts)


def _strip(cell: Cell, role: Role, area: Rect, theme: Theme) -> Iterator[Rect | Path]:
    x, y, width, height = area[:4]
    yield Rect(x - 2, y - 2, width + 4, height + 4, 2, fill=theme.box)
    room = width - _LEAST * len(cell.counts)
    for held, count in cell.counts:
        piece = _LEAST + room * count / cell.total
        yield from stretch(Rect(x, y, piece - 1.5, height), held, role, theme)
        x += piece
