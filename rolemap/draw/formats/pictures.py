"""PNG and PDF of a diagram."""

from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf

from rolemap.draw.formats.figure import PX_PER_INCH, figure_of
from rolemap.draw.formats.glyphs import with_font_note
from rolemap.draw.formats.pdf_pages import pdf_pages
from rolemap.draw.pages import MAX_BOXES
from rolemap.draw.paint import paint
from rolemap.model import Diagram

MAX_SIDE = 12_000  # pixels; above, viewers and printers give up
_SHARP = 2.0  # pixels a px: sharp on a high-resolution screen and at 200 dpi on paper
_LEAST_SHARP = 1.25
_SCREENS = 4800  # pixels of the longer side that are enough for slides; a wall is for PDF and SVG
_COMPRESSION = 3  # of zlib: a third of the time of its default, for a tenth more bytes


def png(diagram: Diagram, *, theme: str = "light", direction: str = "down") -> bytes:
    """A PNG at two pixels a px, less (1.25 at least) for large pictures; no side passes 12,000 pixels."""
    picture = paint(with_font_note(diagram), theme=theme, direction=direction)
    side = max(picture.width, picture.height)
    scale = min(_SHARP, max(_LEAST_SHARP, _SCREENS / side), MAX_SIDE / side)
    figure = figure_of(picture, outlined=True)
    FigureCanvasAgg(figure)
    stream = BytesIO()
    figure.savefig(
        stream,
        format="png",
        dpi=PX_PER_INCH * scale,
        metadata={"Software": "rolemap"},
        pil_kwargs={"compress_level": _COMPRESSION},
    )
    return stream.getvalue()


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
    figure = figure_of(picture, outlined=False)
    FigureCanvasPdf(figure)
    stream = BytesIO()
    metadata = {"CreationDate": None, "Creator": "rolemap", "Producer": "rolemap", "Title": picture.title}
    figure.savefig(stream, format="pdf", metadata=metadata)
    return stream.getvalue()
