"""A chart as data: its counts and its bars, for JSON and CSV. Days are written as dates (ISO 8601)."""

from collections.abc import Iterator, Mapping
from datetime import date

from rolemap.escape import plain
from rolemap.model import Bar, Bars, Cell, Chart, Grid, Held, Panel, Piece

Row = Mapping[str, object]
_STATES = (Held.FILLED, Held.ACTING, Held.UNKNOWN, Held.VACANT, Held.MISSING)
_GRID_COLUMNS = ("row", "role", "seats", "led", *map(str, _STATES))
_BAR_COLUMNS = (
    "under",
    "row",
    "detail",
    "level",
    "panel",
    "start",
    "end",
    "state",
    "role",
    "text",
    "share_unled",
    "remark",
)


def chart_data(chart: Chart) -> Row:
    """``{"type": "grid", "rows_are", "rows": [{"heading", "cells": […]}]}``, or ``{"type": "bars", "panels", "rows"}``.

    A cell has ``role``, ``seats``, ``led`` and a number for each state; a bar has ``pieces`` with ``panel``, ``start``,
    ``end``, ``state``, ``role``, ``text``.
    """
    return _grid(chart) if isinstance(chart, Grid) else _bars(chart)


def chart_table(chart: Chart) -> tuple[tuple[str, ...], list[Row]]:
    """Columns and rows: one for each cell that has seats; or one for each piece, and for each row without any.

    ``under`` is the heading that a row stands under.
    """
    if isinstance(chart, Grid):
        rows: list[Row] = [
            {"row": plain(row.heading), **_cell(str(role), cell)}
            for row in chart.rows
            for role, cell in zip(chart.columns, row.cells, strict=True)
            if cell
        ]
        return _GRID_COLUMNS, rows
    return _BAR_COLUMNS, list(_all_lines(chart))


def _grid(grid: Grid) -> Row:
    rows = [
        {
            "id": plain(row.id),
            "heading": plain(row.heading),
            "is_sum": row.is_sum,
            "cells": [
                _cell(str(role), cell) for role, cell in zip(grid.columns, row.cells, strict=True) if cell is not None
            ],
        }
        for row in grid.rows
    ]
    return {"type": "grid", "rows_are": grid.rows_are, "rows": rows}


def _cell(role: str, cell: Cell) -> dict[str, object]:
    counts = dict(cell.counts)
    states = {str(held): counts.get(held, 0) for held in _STATES}
    return {"role": role, "seats": cell.total, "led": cell.led, **states}


def _bars(bars: Bars) -> Row:
    panels = [
        {
            "heading": plain(panel.heading),
            "low": _value(panel, panel.low),
            "high": _value(panel, panel.high),
            "guides": [{"at": _value(panel, guide.at), "label": plain(guide.label)} for guide in panel.guides],
        }
        for panel in bars.panels
    ]
    rows = [
        {
            "id": plain(row.id),
            "heading": plain(row.heading),
            "detail": plain(row.detail),
            "level": row.level,
            "role": str(row.role or ""),
            "gaps": row.badge,
            "remarks": [plain(text) for _, text, _ in row.remarks],
            "pieces": [{"panel": piece.panel, **_piece(bars.panels[piece.panel], piece)} for piece in row.pieces],
        }
        for row in bars.rows
    ]
    return {"type": "bars", "panels": panels, "rows": rows}


def _all_lines(bars: Bars) -> Iterator[Row]:
    heading = ""
    for row in bars.rows:
        is_bare = row.is_heading and not row.pieces and not row.remarks
        under = "" if row.is_heading else heading
        yield from ({**line, "under": under} for line in (() if is_bare else _lines(bars, row)))
        if row.is_heading:
            heading = plain(row.heading)


def _lines(bars: Bars, row: Bar) -> Iterator[Row]:
    blank = dict.fromkeys(_BAR_COLUMNS, "")
    fixed = {"row": plain(row.heading), "detail": plain(row.detail), "level": row.level}
    remarks = {panel: plain(text) for panel, text, _ in row.remarks}
    for piece in row.pieces:
        panel = bars.panels[piece.panel]
        said = {"panel": plain(panel.heading), "remark": remarks.pop(piece.panel, "")}
        yield blank | fixed | said | _piece(panel, piece)
    for number, text in remarks.items():
        yield blank | fixed | {"panel": plain(bars.panels[number].heading), "remark": text}
    if not row.pieces and not row.remarks:
        yield blank | fixed


def _piece(panel: Panel, piece: Piece) -> dict[str, object]:
    return {
        "start": _value(panel, piece.start),
        "end": _value(panel, piece.end - 1 if panel.is_time else piece.end),
        "state": str(piece.held) if piece.share is None else "",
        "role": str(piece.role or ""),
        "text": plain(piece.text),
        "share_unled": "" if piece.share is None else round(piece.share, 4),
    }


def _value(panel: Panel, value: float) -> object:
    """A value of an axis; a day as its date."""
    if panel.is_time:
        return date.fromordinal(min(max(int(value), 1), date.max.toordinal())).isoformat()
    return int(value) if value == int(value) else round(value, 4)
