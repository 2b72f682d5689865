"""Pixels that pictures of one size are drawn on, one after the other: fresh memory takes longer than the drawing."""

from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb

from rolemap.drawing.formats.on_matplotlib import PX_PER_INCH, draw_marks
from rolemap.drawing.formats.pixels import write_png
from rolemap.drawing.paint import Picture

_RENDERER: Any = RendererAgg  # untyped in matplotlib


class Sheet:
    """A sheet of ``width`` × ``height`` px with ``sharp`` pixels a px."""

    def __init__(self, width: float, height: float, *, sharp: float) -> None:
        self._dots_per_inch = PX_PER_INCH * sharp
        self._renderer = _RENDERER(width * sharp, height * sharp, self._dots_per_inch)
        self._pixels: npt.NDArray[np.uint8] = np.asarray(self._renderer.buffer_rgba())
        rows, columns = self._pixels.shape[:2]
        self._packed = np.empty((rows, 1 + 3 * columns), dtype=np.uint8)

    def png(self, picture: Picture) -> bytes:
        """A PNG of the picture, fitted into the sheet."""
        red, green, blue = to_rgb(picture.page)
        page = np.array([round(255 * part) for part in (red, green, blue, 1.0)], dtype=np.uint8)
        self._pixels.view(np.uint32)[...] = page.view(np.uint32)
        draw_marks(self._renderer, picture, outlined=True)
        return write_png(self._pixels, self._packed, dots_per_inch=self._dots_per_inch)
