"""PNG of a diagram."""

from rolemap.drawing.chart_pages import chart_pages
from rolemap.drawing.formats.glyphs import with_font_note
from rolemap.drawing.formats.paper import paper_size
from rolemap.drawing.formats.sheet import Sheet
from rolemap.drawing.pages import MAX_BOXES, paginate
from rolemap.drawing.paint import paint
from rolemap.model import Diagram

MAX_SIDE = 12_000  # pixels; above, viewers and printers give up
_SHARP = 2.0  # pixels a px: sharp on a high-resolution screen and at 200 dpi on paper
_PAGE_SHARP = 1.5  # of many pages: packing pixels takes most of the time, and paper has the PDF
_LEAST_SHARP = 1.25
_CHART_ROWS = 200  # of the highest kind are 11,000 px
_SCREENS = 4800  # pixels of the longer side that are enough for slides; a wall is for PDF and SVG


def png(
    diagram: Diagram, *, theme: str = "light", direction: str = "down", paper: str = "", page_boxes: int = MAX_BOXES
) -> bytes | dict[str, bytes]:
    """A PNG at two pixels a px, less (1.25 at least) for large pictures; no side passes 12,000 pixels.

    With ``paper`` one PNG a page, as for ``pdf``: ``""`` → first, ``"-2"`` → second, … A chart of more rows than stay
    legible within 12,000 pixels is several PNG as well.
    """
    if paper:
        size = paper_size(paper)
        sheet = _sheet(size, sharp=_PAGE_SHARP)
        return {
            "" if page.number == 1 else f"-{page.number}": sheet.png(
                paint(with_font_note(page.diagram), theme=theme, direction=direction, aspect=size[0] / size[1])
            )
            for page in paginate(diagram, max_boxes=page_boxes)
        }
    parts = [
        _sheet((picture.width, picture.height)).png(picture)
        for part in chart_pages(diagram, max_rows=_CHART_ROWS)
        for picture in [paint(with_font_note(part), theme=theme, direction=direction)]
    ]
    return parts[0] if len(parts) == 1 else {f"-{n}" if n > 1 else "": part for n, part in enumerate(parts, start=1)}


def _sheet(size: tuple[float, float], *, sharp: float = _SHARP) -> Sheet:
    return Sheet(*size, sharp=min(sharp, max(_LEAST_SHARP, _SCREENS / max(size)), MAX_SIDE / max(size)))
