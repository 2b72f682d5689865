"""SVG, written from the marks of the picture.

Not by matplotlib's SVG backend: that takes ten times as long, draws letters as outlines (nothing to search, to edit or
to read aloud) and knows no ``<title>``. Attributes stand on the elements, not in a style sheet, for Visio, PowerPoint
and wikis drop style sheets.
"""

from collections.abc import Iterator
from functools import lru_cache

from rolemap.drawing.paint import Group, Mark, Path, Picture, Rect, Text, paint
from rolemap.escape import html_text, plain, xml_uri
from rolemap.model import Diagram

FONTS = "DejaVu Sans, Verdana, Bitstream Vera Sans, Noto Sans, Noto Sans CJK SC, Arial, sans-serif"


def svg(diagram: Diagram, *, theme: str = "light", direction: str = "down") -> str:
    """One self-contained SVG: text as text, a ``<title>`` on every box, no date, no script.

    >>> from rolemap.model import Box
    >>> text = svg(Diagram("Work", (Box("a", "R&D"),)))
    >>> "R&amp;D" in text, text.count("<svg ")
    (True, 1)
    """
    return spell(paint(diagram, theme=theme, direction=direction))


def spell(picture: Picture) -> str:
    """The SVG of a picture."""
    width, height = _n(picture.width), _n(picture.height)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" font-family="{FONTS}" aria-label="{html_text(picture.title)}">',
        f"<title>{html_text(picture.title)}</title>",
        f"<desc>{html_text(picture.description)}</desc>",
        f'<rect width="{width}" height="{height}" fill="{picture.page}"/>',
    ]
    for mark in picture.marks:
        parts.extend(_mark(mark))
    return "\n".join([*parts, "</svg>", ""])


def _mark(mark: Mark) -> Iterator[str]:
    if isinstance(mark, Group):
        link = xml_uri(mark.link)
        yield "<g>" if not link else f'<a href="{link}">'
        if mark.title:
            yield f"<title>{html_text(plain(mark.title))}</title>"
        for part in mark.marks:
            yield _spell_one(part)
        yield "</g>" if not link else "</a>"
    else:
        yield _spell_one(mark)


def _spell_one(mark: Rect | Path | Text) -> str:
    if isinstance(mark, Text):
        weight = ' font-weight="bold"' if mark.bold else ""
        anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
        text = html_text(mark.text)
        return f'<text x="{_n(mark.x)}" y="{_n(mark.y)}" font-size="{_n(mark.size)}"{weight}{anchor} fill="{mark.fill}">{text}</text>'  # noqa: E501  (one element, one line)
    style = _style(mark.fill, mark.stroke, mark.stroke_width, mark.dash)
    if isinstance(mark, Rect):
        radius = f' rx="{_n(mark.radius)}"' if mark.radius else ""
        place = f'x="{_n(mark.x)}" y="{_n(mark.y)}" width="{_n(mark.width)}" height="{_n(mark.height)}"'
        return f"<rect {place}{radius} {style}/>"
    return f'<path d="{_path(mark)}" {style}/>'


@lru_cache(maxsize=256)
def _style(fill: str, stroke: str, width: float, dash: tuple[float, ...]) -> str:
    words = [f'fill="{fill or "none"}"']
    if stroke:
        words.append(f'stroke="{stroke}"')
        if width != 1.0:
            words.append(f'stroke-width="{_n(width)}"')
        if dash:
            words.append(f'stroke-dasharray="{" ".join(map(_n, dash))}"')
    return " ".join(words)


def _path(path: Path) -> str:
    points = path.points
    if path.fill:
        return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + "Z"
    words = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        enter, leave = rounded(before, corner, after, path.radius)
        words.append(f"L{_n(enter[0])} {_n(enter[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(leave[0])} {_n(leave[1])}")
    words.append(f"L{_n(points[-1][0])} {_n(points[-1][1])}")
    return "".join(words)


def rounded(
    before: tuple[float, float], corner: tuple[float, float], after: tuple[float, float], radius: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the round of a corner begins and ends on its two pieces."""
    return _toward(corner, before, radius), _toward(corner, after, radius)


def _toward(start: tuple[float, float], end: tuple[float, float], step: float) -> tuple[float, float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(abs(dx), abs(dy))
    share = min(step / length, 0.5) if length else 0.0
    return start[0] + dx * share, start[1] + dy * share


def _n(number: float) -> str:
    """A number with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
