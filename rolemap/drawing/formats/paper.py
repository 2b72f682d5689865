"""Paper sizes, landscape, in px (1/96 inch)."""

from rolemap.drawing.choose import choose

_MM = 96 / 25.4
PAPERS = {
    "a4": (297 * _MM, 210 * _MM),
    "a3": (420 * _MM, 297 * _MM),
    "a2": (594 * _MM, 420 * _MM),
    "letter": (11 * 96.0, 8.5 * 96.0),
    "tabloid": (17 * 96.0, 11 * 96.0),
}
"""ISO 216; ANSI/ASME Y14.1."""


def paper_size(name: str) -> tuple[float, float]:
    """Width and height of a paper in px. Raises ``ConfigError`` with the near spelling for an unknown one.

    >>> [round(side) for side in paper_size("A3")]
    [1587, 1123]
    """
    return choose(PAPERS, name.lower(), "paper")
