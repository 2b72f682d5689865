"""Text lies inside its box as it is drawn: measured by matplotlib with the fonts of this machine, not by our widths."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from rolemap import read_org
from rolemap.drawing.formats.glyphs import drawable, families
from rolemap.drawing.formats.outlines import outline
from rolemap.drawing.paint import Group, Picture, Rect, Text, paint
from rolemap.drawing.views import VIEWS
from rolemap.model import Box, BoxState, Diagram, Role, Seat, Severity
from tests.strategies.drawing import NASTY

EXAMPLES = Path(__file__).parents[3] / "examples"
HOSTILE = [
    *NASTY,
    "株式会社東京電力ホールディングス設備更新計画",
    "مشروع تحديث شبكة الكهرباء في المنطقة الشرقية",
    "🚀🛰️ 👩‍👩‍👧‍👦 rocket program 🚀🚀🚀🚀🚀🚀🚀",
    "W" * 500,
    "Wörter ohne Trennung" * 25,
    "नवीकरणीय ऊर्जा परियोजना प्रबंधन कार्यालय",
]


def hostile_boxes() -> Diagram:
    boxes = tuple(
        Box(
            f"b{at}",
            name,
            (Seat(name, Role.PJM, BoxState.FILLED, name), Seat(name)),
            (name,),
            tag=name,
            badge=12,
            worst=Severity.ERROR,
            note=name,
            inferred=True,
        )
        for at, name in enumerate(HOSTILE)
    )
    return Diagram("Hostile", boxes)


def pictures() -> Iterator[Picture]:
    for name in ("ostrel-utilities", "uk-programmes", "people-only"):
        work = EXAMPLES / name / "work.csv"
        org = read_org(EXAMPLES / name / "people.csv", work if work.exists() else None)
        for view in ("hierarchy", "org", "roles"):
            yield paint(VIEWS[view](org))
    yield paint(hostile_boxes())
    yield paint(hostile_boxes(), direction="right", theme="dark")


@pytest.fixture(scope="module")
def figure() -> Figure:
    figure = Figure(dpi=192)  # two pixels a px, as a PNG has
    FigureCanvasAgg(figure)
    return figure


def drawn_width(text: Text, figure: Figure) -> float:
    """Width in px of a text as matplotlib draws it with the fonts that it finds."""
    words = drawable(text.text)
    font = FontProperties(
        family=list(families(words)), weight="bold" if text.bold else "normal", size=text.size * 72 / 96
    )
    artist = figure.text(0, 0, words, fontproperties=font, parse_math=False)
    width = artist.get_window_extent().width / 2
    artist.remove()
    return float(width)


@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
def test_every_text_of_every_box_lies_inside_it_as_drawn(figure: Figure) -> None:
    known: dict[tuple[str, float, bool], float] = {}
    for picture in pictures():
        for group in picture.marks:
            if not isinstance(group, Group) or not group.title:
                continue
            frame = max((m for m in group.marks if isinstance(m, Rect)), key=lambda mark: mark.width * mark.height)
            for text in group.marks:
                if not isinstance(text, Text):
                    continue
                key = (text.text, text.size, text.bold)
                if key not in known:
                    known[key] = drawn_width(text, figure)
                left = text.x - known[key] * {"start": 0, "middle": 0.5, "end": 1}[text.anchor]
                assert frame.x < left, text
                assert left + known[key] < frame.x + frame.width, text
                assert frame.y - 9 < text.y < frame.y + frame.height, text


def test_outlines_are_as_wide_as_the_text_that_they_stand_for(figure: Figure) -> None:
    for words in ("Customer Data Platform", "Ünïcode – Ζήτα и Жук", "WAVE To."):
        text = Text(0, 0, words, 12.5, "#000000", bold=True)
        shape = outline([text])
        assert shape is not None
        width = float(np.ptp(shape.vertices[:, 0]))
        assert width == pytest.approx(drawn_width(text, figure), rel=0.03, abs=1.0)
