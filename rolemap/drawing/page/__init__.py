"""The map page: one self-contained HTML file to walk the map in; opens from a file share, asks the network nothing."""

from rolemap.drawing.page.page import map_page

__all__ = ["map_page"]
