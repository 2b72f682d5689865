"""What placing a forest gives, in either direction."""

from typing import NamedTuple


class Spots(NamedTuple):
    """Top left corner of each box, the upper end of the trunk of each hanging leaf, and the size of the whole; px."""

    x: list[float]
    y: list[float]
    trunk: dict[int, tuple[float, float]]
    width: float
    height: float
