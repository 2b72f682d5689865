"""Layout → ``Picture``: the marks that every picture format draws alike."""

from rolemap.drawing.paint.marks import Group, Mark, Path, Picture, Rect, Text
from rolemap.drawing.paint.picture import paint

__all__ = ["Group", "Mark", "Path", "Picture", "Rect", "Text", "paint"]
