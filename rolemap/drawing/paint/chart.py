"""A chart of either kind: its size, its marks, and what its legend explains."""

from collections.abc import Iterator
from typing import NamedTuple

from rolemap.drawing.paint.bars import bars_size, paint_bars
from rolemap.drawing.paint.grid import grid_size, paint_grid
from rolemap.drawing.paint.marks import Mark
from rolemap.model import Chart, Grid, Held, Role


def chart_size(chart: Chart) -> tuple[float, float]:
    """Width and height of a chart in px."""
    return grid_size(chart) if isinstance(chart, Grid) else bars_size(chart)


def paint_chart(chart: Chart, theme_name: str, x: float, y: float) -> Iterator[Mark]:
    """The marks of a chart from (x, y)."""
    return paint_grid(chart, theme_name, x, y) if isinstance(chart, Grid) else paint_bars(chart, theme_name, x, y)


class ChartKey(NamedTuple):
    """What a chart uses and its legend explains: ``shares`` are those that shades stand for, ``is_over`` the frame of
    what passes a limit."""

    roles: frozenset[Role]
    held: frozenset[Held]
    shares: frozenset[float]
    is_over: bool


def chart_key(chart: Chart) -> ChartKey:
    """What the legend of a chart explains."""
    if isinstance(chart, Grid):
        cells = [cell for row in chart.rows for cell in row.cells if cell]
        counts = frozenset(held for cell in cells for held, _ in cell.counts)
        return ChartKey(frozenset(), counts, frozenset(cell.open_share for cell in cells), is_over=False)
    pieces = [piece for row in chart.rows for piece in row.pieces]
    alone = [piece for piece in pieces if piece.share is None]
    roles = {piece.role for piece in alone if piece.role and piece.held in (Held.FILLED, Held.ACTING)}
    roles |= {row.role for row in chart.rows if row.role}
    return ChartKey(
        frozenset(roles),
        frozenset(piece.held for piece in alone),
        frozenset(piece.share for piece in pieces if piece.share is not None),
        is_over=any(piece.is_over for piece in pieces),
    )
