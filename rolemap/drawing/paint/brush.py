"""The small recurring marks: a line of text at its baseline, a role's chip and marker, the badge of a box."""

from collections.abc import Iterator

from rolemap.drawing import sizes as s
from rolemap.drawing.paint.marks import Path, Point, Rect, Text
from rolemap.drawing.palette import Theme, palette
from rolemap.model import BoxState, Role, Severity

_CAP_HEIGHT = 0.729  # of DejaVu Sans, in em
_MARKER = 3.4  # half the size of a marker
MISSING_DASH = (4.0, 3.0)
VACANT_DASH = (1.5, 2.5)


def baseline(top: float, line: float, size: float) -> float:
    """Baseline of a text that stands in the middle of a line ``line`` px high."""
    return top + (line + size * _CAP_HEIGHT) / 2


def chip(x: float, y: float, role: Role, state: BoxState, theme: Theme) -> Iterator[Rect | Path | Text]:
    """The chip of a role at (x, y): color, marker and word. Filled where somebody is known to hold the role."""
    style = palette().roles[role]
    box = Rect(x, y, s.CHIP_WIDTH, s.CHIP_HEIGHT, s.CHIP_HEIGHT / 2)
    if state is BoxState.MISSING:
        color = theme.gap
        yield box._replace(stroke=color, dash=(3.0, 2.0))
    elif state in (BoxState.VACANT, BoxState.UNKNOWN):
        color = theme.text
        yield box._replace(stroke=theme.quiet, dash=VACANT_DASH if state is BoxState.VACANT else ())
    else:
        color = style.text
        yield box._replace(fill=style.fill, stroke=theme.quiet if style.marker == "question" else theme.chip_edge)
    shape = marker(x + 9.5, y + s.CHIP_HEIGHT / 2, style.marker)
    text_x = x + s.CHIP_WIDTH / 2
    if shape:
        yield Path(shape, fill=color) if style.marker != "circle" else _dot(x + 9.5, y + s.CHIP_HEIGHT / 2, color)
        text_x = x + 16 + (s.CHIP_WIDTH - 21) / 2
    yield Text(
        text_x, baseline(y, s.CHIP_HEIGHT, s.CHIP_SIZE), style.word, s.CHIP_SIZE, color, bold=True, anchor="middle"
    )


def marker(x: float, y: float, shape: str) -> tuple[Point, ...]:
    """Corners of a marker around (x, y); none for roles that have none."""
    r = _MARKER
    shapes: dict[str, tuple[Point, ...]] = {
        "square": ((x - 3, y - 3), (x + 3, y - 3), (x + 3, y + 3), (x - 3, y + 3)),
        "diamond": ((x, y - r - 0.8), (x + r + 0.8, y), (x, y + r + 0.8), (x - r - 0.8, y)),
        "triangle": ((x, y - r), (x + r + 0.4, y + r - 0.4), (x - r - 0.4, y + r - 0.4)),
        "circle": ((x, y),),
    }
    return shapes.get(shape, ())


def badge(right: float, middle: float, count: int, worst: Severity | None, theme: Theme) -> Iterator[Rect | Text]:
    """The number of gaps on a box: full for errors, an outline for warnings, a gray outline for notes."""
    text = f"! {count}" if count < 1000 else "! 999+"
    width = 17 + 6.4 * len(text[2:])
    color = theme.quiet if worst is Severity.NOTE else theme.gap
    is_full = worst is Severity.ERROR
    y = middle - s.BADGE_HEIGHT / 2
    fill = color if is_full else theme.box
    yield Rect(right - width, y, width, s.BADGE_HEIGHT, s.BADGE_HEIGHT / 2, fill=fill, stroke=color, stroke_width=1.2)
    yield Text(
        right - width / 2,
        baseline(y, s.BADGE_HEIGHT, s.BADGE_SIZE),
        text,
        s.BADGE_SIZE,
        theme.on_gap if is_full else color,
        bold=True,
        anchor="middle",
    )


def _dot(x: float, y: float, color: str) -> Rect:
    return Rect(x - _MARKER, y - _MARKER, 2 * _MARKER, 2 * _MARKER, _MARKER, fill=color)
