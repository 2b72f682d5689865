"""Large diagrams on pages: nothing is lost, nothing is too large, and every continuation is said."""

import re
from io import BytesIO

import pytest
from hypothesis import given, settings

from rolemap.drawing.links import to_map_page
from rolemap.drawing.pages import page_of, paginate
from rolemap.drawing.render import render
from rolemap.drawing.views import hierarchy, org_chart
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
    assert content.count(b"/Dest") == len(pages) + sum(bool(box.link) for page in pages for box in page.diagram.boxes)
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


def test_pdf_pages_lead_to_one_another() -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is in the extra 'dev'")
    diagram = hierarchy(organization(60), max_boxes=1000)
    content = render(diagram, "x.pdf", paper="a3", page_boxes=20)["x.pdf"]
    document = pypdf.PdfReader(BytesIO(content))
    number_of = {page.indirect_reference.idnum: number for number, page in enumerate(document.pages, start=1)}
    found = [
        [number_of[link.get_object()["/Dest"][0].idnum] for link in page.get("/Annots", ())] for page in document.pages
    ]
    pages = paginate(diagram, max_boxes=20)
    assert found[0] == list(range(2, len(pages) + 1))
    for page, numbers in zip(pages, found, strict=True):
        assert numbers == [page_of(box.link) for box in page.diagram.boxes if box.link]
    for page in document.pages:
        width, height = (float(side) for side in page.mediabox[2:])
        for link in page.get("/Annots", ()):
            x, y, right, top = map(float, link.get_object()["/Rect"])
            assert 0 <= x < right <= width
            assert 0 <= y < top <= height


def test_the_boxes_of_a_picture_lead_to_the_map_page() -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is in the extra 'dev'")
    org = organization(14)
    units, people = to_map_page(hierarchy(org), org), to_map_page(org_chart(org), org)
    assert '<a href="map.html#view=units&amp;at=work%3Aprogram-0">' in str(render(units, "x.svg")["x.svg"])
    assert '<a href="map.html#view=people&amp;at=person%3Ap-program-0">' in str(render(people, "x.svg")["x.svg"])
    page = pypdf.PdfReader(BytesIO(render(units, "x.pdf")["x.pdf"])).pages[0]
    addresses = {link.get_object()["/A"]["/URI"] for link in page["/Annots"]}
    assert "map.html#view=units&at=work%3Aprogram-0" in addresses
