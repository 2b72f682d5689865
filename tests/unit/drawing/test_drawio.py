"""draw.io files, read by mxGraph, the library that draw.io is made of (scripts/install-readers)."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from rolemap.drawing.formats.drawio import drawio
from rolemap.drawing.layout import lay_out
from rolemap.drawing.views import VIEWS
from rolemap.model import Box, Diagram, Line
from tests.strategies.drawing import NASTY, organization, tree_diagram

READERS = Path(__file__).resolve().parents[2] / "readers"
Cells = dict[str, dict[str, Any]]


def two_portfolios() -> Diagram:
    kinds = ["portfolio", *["project"] * 5]
    boxes = [Box(f"{top}{at}", f"{top} {at}", kind=kind) for top in "ab" for at, kind in enumerate(kinds)]
    lines = [Line(f"{top}0", f"{top}{at}") for top in "ab" for at in range(1, 6)]
    return Diagram("Two", tuple(boxes), (*lines, Line("a0", "b0", label="other")))


def lanes_of(diagram: Diagram) -> Diagram:
    """Without the line between the trees."""
    return Diagram(diagram.title, diagram.boxes, diagram.lines[:-1])


@pytest.fixture(scope="module")
def read() -> Any:
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    if not (READERS / "node_modules" / "mxgraph").is_dir():
        pytest.skip("mxgraph is not installed: run scripts/install-readers")

    def cells_of(diagrams: list[Diagram]) -> list[Cells]:
        files = json.dumps([drawio(diagram) for diagram in diagrams]).encode()
        done = subprocess.run(["node", "drawio.mjs"], cwd=READERS, input=files, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return [{cell["id"]: cell for cell in cells} for cells in json.loads(done.stdout)]

    return cells_of


def test_mxgraph_reads_every_box_at_its_place_and_every_line_with_its_ends(read) -> None:
    diagrams = [VIEWS[name](organization(20)) for name in ("hierarchy", "org", "roles")]
    diagrams += [tree_diagram([-1, *[0] * (len(NASTY) - 1)]), lanes_of(two_portfolios()), two_portfolios()]
    for diagram, cells in zip(diagrams, read(diagrams), strict=True):
        layout = lay_out(diagram)
        left, top = (cells["n1"]["frame"][at] - (layout.boxes[0].x, layout.boxes[0].y)[at] for at in (0, 1))
        for number, placed in enumerate(layout.boxes, start=1):
            x, y, width, height = cells[f"n{number}"]["frame"]
            assert (x, y) == pytest.approx((placed.x + left, placed.y + top), abs=1.1)
            assert (width, height) == pytest.approx((placed.width, placed.height), abs=1)
        ids = {placed.box.id: f"n{number}" for number, placed in enumerate(layout.boxes, start=1)}
        for number, line in enumerate(diagram.lines, start=1):
            assert cells[f"e{number}"]["ends"] == [ids[line.source], ids[line.target]]


def test_portfolios_are_lanes_that_hold_their_trees_and_do_not_overlap(read) -> None:
    diagram = lanes_of(two_portfolios())
    cells = read([diagram])[0]
    lanes = [cell for cell in cells.values() if cell["style"].startswith("swimlane")]
    assert [lane["label"] for lane in lanes] == ["a 0", "b 0"]
    for lane, first in zip(lanes, (1, 7), strict=True):
        x, y, width, height = lane["frame"]
        for number in range(first, first + 6):
            box = cells[f"n{number}"]
            assert box["parent"] == lane["id"]
            assert x < box["frame"][0] < box["frame"][0] + box["frame"][2] < x + width
            assert y < box["frame"][1] < box["frame"][1] + box["frame"][3] < y + height
    (ax, ay, aw, ah), (bx, by, bw, bh) = (lane["frame"] for lane in lanes)
    assert ax + aw < bx or bx + bw < ax or ay + ah < by or by + bh < ay
    assert {cells[f"e{number}"]["parent"] for number in range(1, 11)} == {"lane1", "lane2"}
