"""Assistants stand beside their manager: who they are, and where their boxes and lines go."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.drawing.layout import Layout, lay_out
from rolemap.drawing.views import org_chart
from rolemap.drawing.views.staff import is_staff
from rolemap.model import Diagram, LineKind
from tests.strategies.drawing import forests, tree_diagram
from tests.strategies.orgs import make_org


@pytest.mark.parametrize(
    ("title", "is_one"),
    [
        ("Executive Assistant to the CEO", True),
        ("PERSONAL ASSISTANT", True),
        ("Secretary", True),
        ("Chief of Staff", True),
        ("Assistante de direction", True),
        ("Chefsekretärin", True),
        ("Permanent Secretary", False),
        ("Under Secretary of State", False),
        ("Company Secretary", False),
        ("Assistant Manager", False),
        ("Assistant Project Manager", False),
        ("", False),
    ],
)
def test_staff_positions_are_told_by_their_title(title: str, is_one: bool) -> None:
    assert is_staff(title) is is_one


PEOPLE = {
    "c": {"name": "Grace", "title": "Chief Executive"},
    "a": {"name": "Eve", "title": "Executive Assistant", "manager": "c"},
    "d": {"name": "Dee", "title": "Director", "manager": "c"},
    "s": {"name": "Sam", "title": "Secretary", "manager": "d"},
    "p": {"role": "PjM", "name": "Pia", "title": "Secretary and Project Manager", "manager": "d"},
}


@pytest.mark.parametrize("direction", ["down", "right"])
def test_an_assistant_stands_below_and_beside_the_line(direction: str) -> None:
    diagram = org_chart(make_org(PEOPLE), everyone=True)
    assert [box.heading for box in diagram.boxes if box.is_aside] == ["Eve", "Sam"]
    places = {placed.box.heading: placed for placed in lay_out(diagram, direction=direction).boxes}
    grace, eve, dee = places["Grace"], places["Eve"], places["Dee"]
    assert grace.x < eve.x
    assert eve.right == grace.right
    assert grace.bottom < eve.y
    assert eve.bottom < dee.y if direction == "down" else eve.right < dee.x


def test_an_only_report_is_no_aside() -> None:
    people = {"c": {"title": "Chief"}, "s": {"title": "Secretary", "manager": "c"}}
    routes = lay_out(org_chart(make_org(people), everyone=True)).routes
    assert len(routes[0].points) == 2


@settings(max_examples=50, deadline=None)
@given(forests(30), st.data())
def test_nothing_overlaps_and_no_tree_line_crosses_a_box(parents: list[int], data: st.DataObject) -> None:
    diagram = tree_diagram(parents)
    marks = data.draw(st.lists(st.booleans(), min_size=len(parents), max_size=len(parents)))
    boxes = tuple(replace(box, is_aside=mark) for box, mark in zip(diagram.boxes, marks, strict=True))
    lines = tuple(line for line in diagram.lines if line.kind is LineKind.TREE)
    for direction in ("down", "right"):
        _check(lay_out(Diagram("Any", boxes, lines), direction=direction))


def _check(layout: Layout) -> None:
    for one, other in combinations(layout.boxes, 2):
        assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
    for placed in layout.boxes:
        assert 0 <= placed.x <= placed.right <= layout.width + 1e-6
        assert 0 <= placed.y <= placed.bottom <= layout.height + 1e-6
    for route in layout.routes:
        for (x1, y1), (x2, y2) in pairwise(route.points):
            for box in layout.boxes:
                across = min(x1, x2) < box.right - 1 and max(x1, x2) > box.x + 1
                assert not (across and min(y1, y2) < box.bottom - 1 and max(y1, y2) > box.y + 1), (route, box)
