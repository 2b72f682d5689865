"""What placing a forest gives, in either direction."""

from typing import NamedTuple


class Spots(NamedTuple):
    """Top left corner of each box and the size of the whole; px.

    ``trunk`` and ``row`` say how the line from its parent comes to a box that stands in a block (``block.Place``).
    """

    x: list[float]
    y: list[float]
    trunk: dict[int, tuple[float, float]]
    row: dict[int, tuple[float, float, float]]
    width: float
    height: float
