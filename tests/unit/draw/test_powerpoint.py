"""PowerPoint files, read back by python-pptx."""

from io import BytesIO

import pytest

from rolemap.draw.render import render
from rolemap.draw.views import hierarchy
from tests.strategies.drawing import NASTY, organization, tree_diagram

pptx = pytest.importorskip("pptx", reason="the extra pptx is not installed")


def deck_of(diagram):
    return pptx.Presentation(BytesIO(render(diagram, "x.pptx")["x.pptx"]))


def test_boxes_are_single_shapes_with_glued_connectors() -> None:
    diagram = hierarchy(organization(14))
    (slide,) = deck_of(diagram).slides
    boxes = {
        shape.shape_id: shape
        for shape in slide.shapes
        if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.AUTO_SHAPE
    }
    assert len(boxes) == len(diagram.boxes)
    assert sum("no project manager" in shape.text_frame.text for shape in boxes.values()) == 2
    glued = [
        (element.get("id")) for element in slide.shapes._spTree.iter() if element.tag.endswith(("stCxn", "endCxn"))
    ]
    assert len(glued) == 2 * len(diagram.lines)
    assert {int(shape_id) for shape_id in glued} <= set(boxes)


def test_a_large_diagram_has_an_index_that_leads_to_its_slides() -> None:
    deck = deck_of(hierarchy(organization(60), max_boxes=1000))
    slides = list(deck.slides)
    links = [shape.click_action.target_slide for shape in slides[0].shapes if shape.has_text_frame]
    assert [slide.slide_id for slide in filter(None, links)] == [slide.slide_id for slide in slides[1:]]
    for slide in slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_any_names_can_be_read_back() -> None:
    diagram = tree_diagram([-1, *[0] * (len(NASTY) - 1)])
    text = "\n".join(
        shape.text_frame.text for slide in deck_of(diagram).slides for shape in slide.shapes if shape.has_text_frame
    )
    assert "<script>" in text
