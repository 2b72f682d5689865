"""How charts are drawn: nothing overlaps, no text leaves its place, any name is drawn, every format reads back."""

import csv
import json
from io import StringIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.drawing import render
from rolemap.drawing.paint import Group, Rect, Text, paint
from rolemap.drawing.paint.chart import chart_size, paint_chart
from rolemap.drawing.text.metrics import text_width
from rolemap.model import (
    Bar,
    Bars,
    Cell,
    Chart,
    Diagram,
    Grid,
    GridRow,
    Guide,
    Held,
    Panel,
    Piece,
    Role,
    Severity,
    Tick,
)
from tests.strategies.drawing import NASTY

CALM = settings(max_examples=25, deadline=None)
NAMES = st.one_of(st.sampled_from(NASTY), st.text(max_size=40))
ROLES = st.sampled_from([*Role, None])


@st.composite
def pieces(draw: st.DrawFn, panel: int) -> tuple[Piece, ...]:
    """Pieces of one bar that do not overlap, some of them tiny."""
    edges = sorted(draw(st.sets(st.integers(0, 100), max_size=6)))
    return tuple(
        Piece(
            start,
            end,
            draw(st.sampled_from(Held)),
            draw(ROLES),
            panel,
            draw(NAMES),
            draw(NAMES),
            share=draw(st.sampled_from([None, 0.0, 0.3, 1.0])),
            runs_on=draw(st.sampled_from(["", "<", ">", "<>"])),
            is_over=draw(st.booleans()),
        )
        for start, end in pairwise(edges)
    )


@st.composite
def bars(draw: st.DrawFn) -> Bars:
    """Rows of bars on one or two axes."""
    panels = tuple(
        Panel(draw(NAMES), 0, 100, draw(st.sampled_from([60.0, 500.0])), (Tick(0, "0"), Tick(100, "100")), guides)
        for guides in draw(st.sampled_from([[()], [(Guide(50, "at most 50", is_limit=True),), ()]]))
    )
    rows = tuple(
        Bar(
            f"r{number}",
            draw(NAMES),
            tuple(piece for panel in range(len(panels)) for piece in draw(pieces(panel))),
            draw(NAMES),
            draw(ROLES),
            draw(st.sampled_from(Held)),
            draw(st.integers(0, 4)),
            ((0, draw(NAMES), draw(st.booleans())),) if draw(st.booleans()) else (),
            draw(st.sampled_from([0, 7, 12345])),
            Severity.ERROR,
            is_heading=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 6)))
    )
    return Bars(panels, rows)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A heat map with cells of any counts, and empty ones."""
    roles = (Role.PFM, Role.PGM, Role.PJM)[: draw(st.integers(1, 3))]
    count = st.lists(st.integers(0, 99999), min_size=len(Held), max_size=len(Held))

    def cell() -> Cell | None:
        numbers = [(held, number) for held, number in zip(Held, draw(count), strict=True) if number]
        return Cell(tuple(numbers), draw(NAMES)) if numbers else None

    rows = tuple(
        GridRow(f"r{number}", draw(NAMES), tuple(cell() for _ in roles), draw(NAMES), is_sum=number == 0)
        for number in range(draw(st.integers(1, 6)))
    )
    return Grid("department", roles, rows)


CHARTS = st.one_of(bars(), grids())


def marks_of(chart: Chart) -> list[Rect | Text]:
    groups = [group for group in paint_chart(chart, "light", 0.0, 0.0) if isinstance(group, Group)]
    return [mark for group in groups for mark in group.marks if isinstance(mark, Rect | Text)]


def left_of(text: Text) -> float:
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    return text.x - shift * text_width(text.text, text.size, bold=text.bold)


@CALM
@given(CHARTS)
def test_no_text_of_a_chart_leaves_the_chart(chart: Chart) -> None:
    width, height = chart_size(chart)
    for mark in marks_of(chart):
        if isinstance(mark, Text):
            assert left_of(mark) >= -15
            assert left_of(mark) + text_width(mark.text, mark.size, bold=mark.bold) <= width + 25, mark
            assert 0 <= mark.y <= height
        else:
            assert 0 <= mark.y <= mark.y + mark.height <= height


@CALM
@given(CHARTS)
def test_no_two_texts_of_a_chart_cross(chart: Chart) -> None:
    texts = [mark for mark in marks_of(chart) if isinstance(mark, Text) and mark.text.strip()]
    boxes = [(left_of(t), left_of(t) + text_width(t.text, t.size, bold=t.bold), t.y - t.size * 0.7, t.y) for t in texts]
    guides = {"at most 50"}  # stands in the head, over the marks of its own axis
    for i, (left, right, top, bottom) in enumerate(boxes):
        for j in range(i):
            apart = right <= boxes[j][0] or boxes[j][1] <= left or bottom <= boxes[j][2] or boxes[j][3] <= top
            assert apart or {texts[i].text, texts[j].text} & guides, (texts[i], texts[j])


@CALM
@given(CHARTS)
def test_every_format_of_charts_takes_any_name(chart: Chart) -> None:
    diagram = Diagram("A <chart> & more", subtitle='"x"', notes=("a note",), chart=chart)
    for theme in ("light", "dark", "print"):
        root = ElementTree.fromstring(str(render(diagram, "x.svg", theme=theme)["x.svg"]).encode())
        assert not [element for element in root.iter() if "script" in str(element.tag)]
    cells = ElementTree.fromstring(str(render(diagram, "x.drawio")["x.drawio"])).iter()
    ids = [cell.get("id") for cell in cells if cell.get("id")]
    assert len(ids) == len(set(ids))
    data = json.loads(render(diagram, "x.json")["x.json"])
    assert len(data["chart"]["rows"]) == len(chart.rows)
    rows = list(csv.DictReader(StringIO(str(render(diagram, "x.csv")["x.csv"]).removeprefix("\ufeff"))))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    assert render(diagram, "x.svg") == render(diagram, "x.svg")


def example() -> Bars:
    piece = Piece(10, 90, Held.ACTING, Role.PFM, text="👩‍💻 王小明", runs_on="<>")
    return Bars((Panel("", 0, 100, 300),), tuple(Bar(f"r{n}", name, (piece,)) for n, name in enumerate(NASTY)))


@pytest.mark.parametrize("suffix", ["png", "pdf", "pptx"])
def test_pictures_of_charts_are_drawn_whole_or_on_pages(suffix: str) -> None:
    if suffix == "pptx":
        pytest.importorskip("pptx", reason="the extra pptx is not installed")
    diagram = Diagram("Any names", chart=example())
    assert len(render(diagram, f"x.{suffix}")) == 1
    assert render(diagram, f"x.{suffix}") == render(diagram, f"x.{suffix}")
    if suffix != "pptx":
        pages = render(diagram, f"x.{suffix}", paper="a4", page_boxes=8)
        assert len(pages) == (2 if suffix == "png" else 1)


def test_the_legend_of_a_chart_names_what_is_drawn() -> None:
    words = {
        mark.text
        for group in paint(Diagram("A", chart=example())).marks
        for mark in (group.marks if isinstance(group, Group) else [group])
        if isinstance(mark, Text)
    }
    assert {"acting", "portfolio manager"} <= words
    assert "vacant, or has left" not in words


def test_a_chart_too_long_for_one_picture_is_several() -> None:
    chart = Bars((Panel("", 0, 1, 100),), tuple(Bar(str(number), "row") for number in range(450)))
    assert list(render(Diagram("Long", chart=chart), "x.png")) == ["x.png", "x-2.png", "x-3.png"]
