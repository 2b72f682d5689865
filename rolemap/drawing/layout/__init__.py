"""Diagram → ``Layout``: where every box stands and how every line runs."""

from rolemap.drawing.layout.layout import ASPECT, Layout, lay_out
from rolemap.drawing.layout.placed import Placed, Point, Route

__all__ = ["ASPECT", "Layout", "Placed", "Point", "Route", "lay_out"]
