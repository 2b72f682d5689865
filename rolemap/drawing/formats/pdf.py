"""PDF of a diagram. Apart from PNG, which should not wait for what matplotlib loads to write PDF."""

from rolemap.drawing.formats.glyphs import with_font_note
from rolemap.drawing.formats.pdf_pages import pdf_pages, write_pdf
from rolemap.drawing.pages import MAX_BOXES
from rolemap.drawing.paint import paint
from rolemap.model import Diagram


def pdf(
    diagram: Diagram, *, theme: str = "light", direction: str = "down", paper: str = "", page_boxes: int = MAX_BOXES
) -> bytes:
    """A vector PDF; text can be searched and copied.

    One poster in the size of the picture, or with ``paper`` (``a4``, ``a3``, ``a2``, ``letter``, ``tabloid``) pages of
    at most about ``page_boxes`` boxes with an index and bookmarks.
    """
    if paper:
        return pdf_pages(diagram, paper=paper, theme=theme, direction=direction, page_boxes=page_boxes)
    picture = paint(with_font_note(diagram), theme=theme, direction=direction)
    return write_pdf([picture], picture.title)
