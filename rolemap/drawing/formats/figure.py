"""A figure of matplotlib for a picture, for PDF. Text stays text in it.

PNG does without: what matplotlib loads for its figures takes as long as drawing a small map.
"""

from collections.abc import Iterator

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure

from rolemap.drawing.formats.on_matplotlib import POINTS_PER_PX, PX_PER_INCH, draw_marks, fitted
from rolemap.drawing.paint import Group, Picture, Rect


def figure_of(picture: Picture, *, paper: tuple[float, float] | None = None) -> Figure:
    """A matplotlib figure of a picture, at 96 px an inch.

    ``paper`` (width and height in px) makes it that large, with the picture fitted in; else it is as large as that.
    """
    width, height = paper or (picture.width, picture.height)
    size = (width / PX_PER_INCH, height / PX_PER_INCH)
    figure = Figure(figsize=size, dpi=PX_PER_INCH, facecolor=picture.page, edgecolor="none")
    figure.add_artist(_Marks(picture))
    return figure


LinkArea = tuple[str, tuple[float, float, float, float]]
"""A link, and left, lower, right and upper edge of where it is pressed, in points from the lower left corner."""


def link_areas(picture: Picture, paper: tuple[float, float] | None = None) -> Iterator[LinkArea]:
    """Where the links of a picture lie on the page of ``figure_of``."""
    width, height = paper or (picture.width, picture.height)
    fit = fitted(picture, width, height)
    left = max(0.0, (width - picture.width * fit) / 2)
    for group in picture.marks:
        if isinstance(group, Group) and group.link:
            frame = max((mark for mark in group.marks if isinstance(mark, Rect)), key=lambda mark: mark.height)
            x, y, scale = left + frame.x * fit, height - frame.y * fit, POINTS_PER_PX
            right, low = x + frame.width * fit, y - frame.height * fit
            yield group.link, (x * scale, low * scale, right * scale, y * scale)


class _Marks(Artist):
    """All marks of a picture as one artist."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture

    def draw(self, renderer: RendererBase) -> None:
        """Draw all marks, text as text."""
        draw_marks(renderer, self._picture, outlined=False)
