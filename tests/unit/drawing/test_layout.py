"""Laws of the layout: nothing overlaps, lines meet no box, text stays in its box, the same input the same picture."""

from collections.abc import Container
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.drawing.layout import Layout, lay_out
from rolemap.drawing.layout.facing import face
from rolemap.drawing.layout.forest import build_forest
from rolemap.drawing.layout.tidy import tidy
from rolemap.drawing.paint import Group, Rect, Text, paint
from rolemap.drawing.sizes import BOX_WIDTH
from rolemap.drawing.text.heights import box_heights
from rolemap.drawing.text.metrics import text_width
from rolemap.drawing.views import hierarchy, org_chart
from rolemap.errors import ConfigError
from rolemap.model import Box, Diagram, Line, LineKind
from tests.strategies.drawing import forests, organization, tree_diagram

CALM = settings(max_examples=40, deadline=None)


def overlaps(layout: Layout) -> list[tuple[str, str]]:
    boxes = layout.boxes
    return [
        (a.box.id, b.box.id)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a.x < b.right - 0.01 and b.x < a.right - 0.01 and a.y < b.bottom - 0.01 and b.y < a.bottom - 0.01
    ]


def crossings(layout: Layout, kinds: Container[LineKind] = (LineKind.TREE,)) -> list[tuple[str, str, str]]:
    """(source, target, box) for each line of ``kinds`` that runs through a box."""
    found = []
    for route in layout.routes:
        if route.line.kind not in kinds:
            continue
        for (x1, y1), (x2, y2) in pairwise(route.points):
            left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
            for b in layout.boxes:
                if b.x + 0.5 < right and b.right - 0.5 > left and b.y + 0.5 < bottom and b.bottom - 0.5 > top:
                    found.append((route.line.source, route.line.target, b.box.id))
    return found


@CALM
@given(forests(), st.sampled_from(["down", "right"]))
def test_no_box_overlaps_and_no_tree_line_crosses_a_box(parents: list[int], direction: str) -> None:
    layout = lay_out(tree_diagram(parents), direction=direction)
    assert not overlaps(layout)
    assert not crossings(layout)
    assert all(b.x >= 0 and b.right <= layout.width + 0.01 for b in layout.boxes)
    assert all(b.y >= 0 and b.bottom <= layout.height + 0.01 for b in layout.boxes)
    for route in layout.routes:
        assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(route.points)), route


@CALM
@given(forests(), forests(), st.data())
def test_chains_that_face_each_other_meet_in_a_free_channel(left: list[int], right: list[int], data) -> None:
    kinds = [*["project"] * len(left), *["product"] * len(right)]
    parents = [*left, *(parent + len(left) if parent >= 0 else -1 for parent in right)]
    leaves = [at for at in range(len(parents)) if at not in parents]
    sources = [at for at in leaves if at < len(left)]
    targets = [at for at in leaves if at >= len(left)]
    pairs = st.tuples(st.sampled_from(sources), st.sampled_from(targets))
    links = data.draw(st.lists(pairs, min_size=1, max_size=12, unique=True))
    boxes = tuple(Box(f"b{at}", f"Box {at}", kind=kind) for at, kind in enumerate(kinds))
    lines = [Line(f"b{parent}", f"b{at}") for at, parent in enumerate(parents) if parent >= 0]
    lines += [Line(f"b{source}", f"b{target}", LineKind.CHANGES) for source, target in links]
    diagram = Diagram("Chains", boxes, tuple(lines))
    facing = face(diagram, build_forest(diagram), box_heights(boxes, [BOX_WIDTH] * len(boxes)))
    assert facing is not None
    layout = Layout(*facing)
    assert not overlaps(layout)
    assert not crossings(layout, kinds=(LineKind.TREE, LineKind.CHANGES))
    assert max(layout.by_id[f"b{source}"].right for source in sources) < min(
        layout.by_id[f"b{target}"].x for target in targets
    )


@pytest.mark.parametrize("projects", [14, 120, 500])
def test_pictures_of_organizations_have_a_page_like_shape(projects: int) -> None:
    org = organization(projects)
    for diagram in (hierarchy(org), org_chart(org)):
        layout = lay_out(diagram)
        assert not overlaps(layout)
        assert not crossings(layout)
        assert 0.6 < layout.width / layout.height < 3.2


@CALM
@given(forests(25))
def test_every_text_of_a_box_lies_inside_it(parents: list[int]) -> None:
    picture = paint(tree_diagram(parents))
    for group in picture.marks:
        if not isinstance(group, Group) or not group.title:
            continue
        frame = max((mark for mark in group.marks if isinstance(mark, Rect)), key=lambda rect: rect.width * rect.height)
        for text in group.marks:
            if isinstance(text, Text):
                width = text_width(text.text, text.size, bold=text.bold)
                left = text.x - width * {"start": 0, "middle": 0.5, "end": 1}[text.anchor]
                assert frame.x < left
                assert left + width < frame.x + frame.width, text
                assert text.y < frame.y + frame.height


def test_secondary_lines_go_around_boxes_where_they_can() -> None:
    parents = [-1, 0, 0, 1, 1, 1, 2, 2, 2]
    boxes = tuple(Box(f"b{i}", f"Box {i}") for i in range(9))
    lines = [Line(f"b{above}", f"b{i}") for i, above in enumerate(parents) if above >= 0]
    layout = lay_out(Diagram("", boxes, (*lines, Line("b1", "b6", LineKind.SECONDARY))))
    route = layout.routes[-1]
    others = [b for b in layout.boxes if b.box.id not in ("b1", "b6")]
    for (x1, y1), (x2, y2) in pairwise(route.points):
        for b in others:
            assert not (b.x < max(x1, x2) and b.right > min(x1, x2) and b.y < max(y1, y2) and b.bottom > min(y1, y2))


def test_a_circle_of_tree_lines_loses_no_box() -> None:
    boxes = tuple(Box(name, name) for name in "abc")
    layout = lay_out(Diagram("", boxes, (Line("a", "b"), Line("b", "a"), Line("c", "c"))))
    assert len(layout.boxes) == 3
    assert not overlaps(layout)


def test_a_chain_of_any_length_is_safe() -> None:
    n = 20_000
    children = [[i + 1] for i in range(n - 1)] + [[]]
    placed = tidy(children, [10.0] * n, [float(i) for i in range(n)], [0])[0]
    assert {x for _, x in placed} == {0.0}


def test_no_box_at_all_is_a_picture_too() -> None:
    assert lay_out(Diagram("Empty")).boxes == ()
    assert paint(Diagram("Empty")).width > 0


def test_an_unknown_direction_names_the_near_one() -> None:
    with pytest.raises(ConfigError, match="did you mean 'down'"):
        lay_out(Diagram(""), direction="dwn")
