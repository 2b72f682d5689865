"""Every view takes any map: hostile names, nobody, one row, circles, everything blank."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.drawing import VIEWS, render
from rolemap.drawing.options import options_of_view
from rolemap.graph import Org
from rolemap.model import Diagram
from tests.strategies.drawing import NASTY
from tests.strategies.orgs import make_org

CALM = settings(max_examples=25, deadline=None)
NAMES = st.sampled_from(NASTY)
DATES = st.sampled_from(["", "2024-01-31", "2024-12-01", "1900-01-01", "9999-12-31", "0001-01-01"])


@st.composite
def maps(draw: st.DrawFn) -> Org:
    """A small map of people and work with any names, dates, states and references."""
    size = draw(st.integers(0, 5))
    people = {
        f"p{i}": {
            "role": draw(st.sampled_from(["PfM", "PgM", "PjM", "PrM", "other", "ambiguous"])),
            "name": draw(NAMES),
            "title": draw(NAMES),
            "department": draw(NAMES),
            "manager": draw(st.sampled_from(["", *(f"p{j}" for j in range(size)), "nobody", "p0 | p1"])),
            "status": draw(st.sampled_from(["active", "leave", "inactive", "future"])),
            "vacant": draw(st.booleans()),
            "end": draw(DATES),
            "start": draw(DATES),
        }
        for i in range(size)
    }
    leads = ["", "vacant", "Somebody", "Ana (acting)", *people]
    count = draw(st.integers(0, 6))
    work = {
        f"w{i}": {
            "kind": draw(st.sampled_from(["portfolio", "program", "project", "product"])),
            "name": draw(NAMES),
            "department": draw(NAMES),
            "lead": draw(st.sampled_from(leads)),
            "parent": draw(st.sampled_from(["", *(f"w{j}" for j in range(count))])),
            "product": draw(st.lists(st.sampled_from([f"w{j}" for j in range(count)]), max_size=2)),
            "depends_on": draw(st.lists(st.sampled_from([f"w{j}" for j in range(count)]), max_size=2)),
            "start": draw(DATES),
            "finish": draw(DATES),
            "status": draw(st.sampled_from(["", "open", "closed", "candidate"])),
            "size": draw(st.sampled_from(["", "large"])),
        }
        for i in range(count)
    }
    return make_org(people, work if draw(st.booleans()) else None)


@pytest.mark.parametrize("view", VIEWS)
@CALM
@given(org=maps(), data=st.data())
def test_any_map_gives_a_picture_that_parses(view: str, org: Org, data: st.DataObject) -> None:
    given_options: dict[str, object] = {
        "max_rows": data.draw(st.integers(1, 4)),
        "max_boxes": data.draw(st.integers(1, 9)),
        "depth": data.draw(st.sampled_from([None, 1, 2])),
        "as_of": date(2024, 6, 1),
        "by": data.draw(st.sampled_from(["", "department", "portfolio", "level"])),
    }
    options = {name: value for name, value in given_options.items() if name in options_of_view(view)}
    diagram: Diagram = VIEWS[view](org, **options)
    ids = {box.id for box in diagram.boxes}
    assert len(ids) == len(diagram.boxes)
    assert {end for line in diagram.lines for end in (line.source, line.target)} <= ids
    if diagram.chart:
        rows = [row.id for row in diagram.chart.rows]
        assert len(set(rows)) == len(rows)
    if not diagram.is_empty:
        ElementTree.fromstring(str(render(diagram, "x.svg")["x.svg"]).encode())
        assert render(diagram, "x.json")
