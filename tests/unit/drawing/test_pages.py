"""Large diagrams on pages: nothing is lost, nothing is too large, and every continuation is said."""

import re

import pytest
from hypothesis import given, settings

from rolemap.drawing.pages import paginate
from rolemap.drawing.render import render
from rolemap.drawing.views import hierarchy
from rolemap.errors import ConfigError
from rolemap.model import LineKind
from tests.strategies.drawing import forests, organization, tree_diagram


@settings(max_examples=40, deadline=None)
@given(forests(80))
def test_every_box_and_every_tree_line_is_on_a_page(parents: list[int]) -> None:
    diagram = tree_diagram(parents)
    pages = paginate(diagram, max_boxes=9)
    drawn = [page.diagram for page in (pages[1:] if len(pages) > 1 else pages)]
    assert {box.id for page in drawn for box in page.boxes} == {box.id for box in diagram.boxes}
    tree = {line for line in diagram.lines if line.kind is LineKind.TREE}
    assert tree <= {line for page in drawn for line in page.lines}
    most = max(9 * 1.25, 1 + max((len(below) for below in diagram.children.values()), default=0))
    assert all(len(page.boxes) <= most for page in drawn)


def test_a_branch_on_a_page_of_its_own_is_said_on_both() -> None:
    diagram = hierarchy(organization(60), max_boxes=1000)
    pages = paginate(diagram, max_boxes=20)
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    notes = {box.id: box.note for page in pages[1:] for box in page.diagram.boxes if box.note}
    assert notes
    for box_id, note in notes.items():
        page = pages[int(note.rpartition(" ")[2]) - 1]
        assert box_id in page.diagram.roots
        assert "continued from page" in page.diagram.subtitle
    assert [box.heading for box in pages[0].diagram.boxes] == [page.name for page in pages[1:]]


def test_what_fits_is_one_page_without_an_index() -> None:
    diagram = hierarchy(organization(14))
    assert [page.diagram for page in paginate(diagram)] == [diagram]


def test_pdf_pages_have_the_size_of_the_paper_and_bookmarks() -> None:
    diagram = hierarchy(organization(60), max_boxes=1000)
    content = render(diagram, "x.pdf", paper="a3", page_boxes=40)["x.pdf"]
    assert isinstance(content, bytes)
    pages = paginate(diagram, max_boxes=40)
    assert len(re.findall(rb"/Type /Page\b(?!s)", content)) == len(pages)
    assert content.count(b"/Dest") == len(pages)
    assert len(set(re.findall(rb"/MediaBox \[([^]]*)\]", content))) == 1
    assert content == render(diagram, "x.pdf", paper="a3", page_boxes=40)["x.pdf"]


def test_an_unknown_paper_names_the_near_one() -> None:
    with pytest.raises(ConfigError, match="did you mean 'letter'"):
        render(hierarchy(organization(14)), "x.pdf", paper="leter")


def test_png_pages_are_one_file_each() -> None:
    diagram = hierarchy(organization(30))
    pages = render(diagram, "x.png", paper="a4", page_boxes=20)
    assert list(pages) == ["x.png", *(f"x-{number}.png" for number in range(2, len(pages) + 1))]
    assert len(pages) == len(paginate(diagram, max_boxes=20))


def test_small_branches_share_a_page() -> None:
    tops = [[-1], [0] * 10, *([at] * 5 for at in range(1, 11))]  # a box, ten below it, five below each of those
    diagram = tree_diagram([parent for level in tops for parent in level])
    sizes = [len(page.diagram.boxes) for page in paginate(diagram, max_boxes=20)[1:]]
    assert sizes == [16, 18, 18, 18]
