"""A chart of many rows → pages, each with the heads of its columns and the heading that its rows stand under."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from rolemap.model import Bar, Bars, Diagram, Grid

MAX_ROWS = 30  # on A3 these are drawn at most a fifth smaller than on a screen


def chart_pages(diagram: Diagram, *, max_rows: int = MAX_ROWS) -> tuple[Diagram, ...]:
    """``diagram``, or several with at most ``max_rows`` rows of its chart each (and a heading repeated).

    >>> chart = Bars((), tuple(Bar(str(number), "row") for number in range(5)))
    >>> [page.subtitle for page in chart_pages(Diagram("Load", chart=chart), max_rows=3)]
    ['Page 1 of 2', 'Page 2 of 2']
    """
    chart = diagram.chart
    if chart is None or len(chart.rows) <= max_rows:
        return (diagram,)
    ends = list(_ends(chart, max_rows))
    pages = []
    for number, (start, end) in enumerate(pairwise([0, *ends]), start=1):
        where = f"Page {number} of {len(ends)}"
        if isinstance(chart, Grid):
            part: Grid | Bars = replace(chart, rows=chart.rows[start:end])
        else:
            part = replace(chart, rows=tuple(_under_heading(chart.rows, start, end)))
        subtitle = f"{where}  ·  {diagram.subtitle}" if diagram.subtitle else where
        pages.append(replace(diagram, subtitle=subtitle, chart=part))
    return tuple(pages)


def _ends(chart: Grid | Bars, max_rows: int) -> Iterator[int]:
    """After which rows a page ends; not between a heading and the first of its rows."""
    rows, end = chart.rows, 0
    while end < len(rows):
        start, end = end, min(end + max_rows, len(rows))
        is_torn = isinstance(chart, Bars) and end < len(rows) and chart.rows[end - 1].is_heading
        if is_torn and isinstance(chart, Bars) and not chart.rows[end].is_heading and end - 1 > start:
            end -= 1
        yield end


def _under_heading(rows: Sequence[Bar], start: int, end: int) -> Iterator[Bar]:
    """The rows from ``start`` to before ``end``; first the heading that they continue, without its bar."""
    if not rows[start].is_heading:
        heading = next((row for row in reversed(rows[:start]) if row.is_heading), None)
        if heading is not None:
            yield replace(heading, heading=f"{heading.heading} (continued)", pieces=(), remarks=(), badge=0)
    yield from rows[start:end]
