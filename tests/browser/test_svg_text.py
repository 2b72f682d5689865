"""Text of an SVG lies inside its box in a real browser, with the fonts that the browser finds."""

from pathlib import Path

import pytest

from rolemap import read_org
from rolemap.drawing.formats.svg import svg
from rolemap.drawing.views import VIEWS
from tests.unit.drawing.test_drawn_text import hostile_boxes

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "examples"
OUTSIDE = """() => [...document.querySelectorAll("g, a")].flatMap((group) => {
  const title = [...group.children].find((child) => child.tagName === "title");
  if (!title) return [];
  const frames = [...group.querySelectorAll(":scope > rect")].map((one) => one.getBBox());
  const frame = frames.reduce((most, one) => (one.width * one.height > most.width * most.height ? one : most));
  return [...group.querySelectorAll(":scope > text")].flatMap((text) => {
    const box = text.getBBox();
    const [right, low] = [box.x + box.width - frame.x, box.y + box.height - frame.y];
    const inside = box.x > frame.x && right < frame.width && low < frame.height + 6;
    return inside ? [] : [`${text.textContent}: ${box.x - frame.x} to ${right} of ${frame.width}`];
  });
})"""


@pytest.mark.parametrize("name", ["ostrel-utilities", "uk-programmes", "people-only", "hostile"])
def test_every_text_of_every_box_lies_inside_it(browser, tmp_path, name):
    page = browser.new_page()
    if name == "hostile":
        diagrams = [hostile_boxes()]
    else:
        work = EXAMPLES / name / "work.csv"
        org = read_org(EXAMPLES / name / "people.csv", work if work.exists() else None)
        diagrams = [VIEWS[view](org) for view in ("hierarchy", "org")]
    for diagram in diagrams:
        path = tmp_path / "picture.svg"
        path.write_text(svg(diagram), encoding="utf-8")
        page.goto(path.as_uri())
        assert page.evaluate("document.querySelectorAll('text').length") > 20
        assert page.evaluate(OUTSIDE) == []
    page.close()
