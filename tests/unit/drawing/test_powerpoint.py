"""PowerPoint files, read back by python-pptx."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest

from rolemap.drawing.formats.connectors import elbow
from rolemap.drawing.render import render
from rolemap.drawing.views import hierarchy
from rolemap.model import Cell, Diagram, Grid, GridRow, Held, Role
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
        for left, top, right, bottom in map(seen, slide.shapes):
            assert left >= 0
            assert top >= 0
            assert right <= deck.slide_width
            assert bottom <= deck.slide_height


def seen(shape) -> tuple[float, float, float, float]:
    """The frame of a shape as it is seen: connectors are turned by quarters."""
    x, y = shape.left + shape.width / 2, shape.top + shape.height / 2
    is_turned = any(element.get("rot") for element in shape._element.iter() if element.tag.endswith("xfrm"))
    width, height = (shape.height, shape.width) if is_turned else (shape.width, shape.height)
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def test_any_names_can_be_read_back() -> None:
    diagram = tree_diagram([-1, *[0] * (len(NASTY) - 1)])
    text = "\n".join(
        shape.text_frame.text for slide in deck_of(diagram).slides for shape in slide.shapes if shape.has_text_frame
    )
    assert "<script>" in text


def test_a_chart_is_shapes_with_their_text_in_them_and_its_legend_one_group() -> None:
    cell = Cell(((Held.FILLED, 3), (Held.MISSING, 1)))
    grid = Grid("department", (Role.PGM,), tuple(GridRow(str(n), f"Unit {n}", (cell,)) for n in range(20)))
    slides = list(deck_of(Diagram("Coverage", chart=grid)).slides)
    texts = [shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame]
    assert len(slides) == 3
    assert texts.count("3 of 4\n1 missing") == 20
    for slide in slides:
        (legend,) = (shape for shape in slide.shapes if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.GROUP)
        assert "nobody is named" in [shape.text_frame.text for shape in legend.shapes if shape.has_text_frame]
        assert max(seen(shape)[3] for shape in slide.shapes) <= 7.5 * 914_400  # of 7.5 inches


@pytest.mark.parametrize(
    "corners",
    [
        [(0, 0), (0, 90)],
        [(0, 0), (0, 40), (60, 40)],
        [(50, 10), (50, 30), (20, 30), (20, 90)],
        [(50, 10), (50, 30), (5, 30), (5, 90), (20, 90)],
        [(0, 10), (30, 10), (30, 90), (60, 90)],
        [(50, 90), (50, 96), (98, 96), (98, 10), (70, 10), (70, 4)],
    ],
)
def test_a_connector_goes_through_the_corners_of_our_line(corners: list[tuple[int, int]]) -> None:
    assert drawn(elbow(corners)) == corners


def drawn(shape) -> list[tuple[int, int]]:
    """The corners that PowerPoint makes of a preset: along x first, mirrored, then turned about the middle."""
    left, top, width, height = shape.frame
    ends = [*(adjustment / 100_000 for adjustment in shape.adjustments), 1.0]
    here = [0.0, 0.0]
    points = [tuple(here)]
    for number, end in enumerate([*ends, 1.0] if shape.preset != "straightConnector1" else [1.0]):
        here[number % 2] = end * (width, height)[number % 2]
        points.append(tuple(here))
    corners = []
    for x, y in points:
        across = (width - x if "flipH" in shape.turns else x) - width / 2
        down = (height - y if "flipV" in shape.turns else y) - height / 2
        if "rot" in shape.turns:
            across, down = -down, across
        corners.append((round(left + width / 2 + across), round(top + height / 2 + down)))
    return corners


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_slides(tmp_path: Path) -> None:
    deck = tmp_path / "x.pptx"
    deck.write_bytes(render(hierarchy(organization(60), max_boxes=1000), "x.pptx")["x.pptx"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    if b"source file could not be loaded" in done.stderr and not has_impress():
        pytest.skip("LibreOffice is installed without Impress")
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "x.pdf").read_bytes())
    assert len(pages) == len(pptx.Presentation(deck).slides)


def has_impress() -> bool:
    """Whether the library of LibreOffice Impress lies beside ``soffice``; Debian packs it apart."""
    return any(Path(str(shutil.which("soffice"))).resolve().parent.glob("libsdlo.*"))
