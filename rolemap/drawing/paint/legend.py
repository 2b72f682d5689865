"""The legend of a picture: an entry for everything that this picture uses, and for nothing else."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.paint.brush import MISSING_DASH, VACANT_DASH, badge, baseline, chip
from rolemap.drawing.paint.chart import chart_key
from rolemap.drawing.paint.held import HELD_WORDS, stretch
from rolemap.drawing.paint.lines import LINE_STYLES
from rolemap.drawing.paint.marks import Path, Rect, Text
from rolemap.drawing.palette import Theme, palette
from rolemap.drawing.text.metrics import text_width
from rolemap.model import PM_ROLES, ROLE_NAMES, Bars, BoxState, Chart, Diagram, Held, LineKind, Role, Severity

_Sample = Callable[[float, float], Iterator[Rect | Path | Text]]
_SAMPLE_WIDTH = s.CHIP_WIDTH
_ENTRY_GAP = 26.0


class _Entry(NamedTuple):
    sample: _Sample
    words: str


def paint_legend(
    diagram: Diagram, theme_name: str, x: float, y: float, width: float
) -> tuple[tuple[Rect | Path | Text, ...], float]:
    """Marks of the legend from (x, y) within ``width`` px, and its height."""
    theme = palette().theme(theme_name)
    entries = _entries(diagram, theme) if diagram.chart is None else _chart_entries(diagram.chart, theme_name)
    marks: list[Rect | Path | Text] = []
    left = x
    top = y
    for entry in entries:
        room = _SAMPLE_WIDTH + 8 + text_width(entry.words, s.LEGEND_SIZE) * s.SLACK
        if left > x and left + room > x + width:
            left, top = x, top + s.LEGEND_LINE
        marks.extend(entry.sample(left, top + (s.LEGEND_LINE - s.CHIP_HEIGHT) / 2))
        middle = baseline(top, s.LEGEND_LINE, s.LEGEND_SIZE)
        marks.append(Text(left + _SAMPLE_WIDTH + 8, middle, entry.words, s.LEGEND_SIZE, theme.text))
        left += room + _ENTRY_GAP
    return tuple(marks), (top + s.LEGEND_LINE - y if marks else 0.0)


def _chart_entries(chart: Chart, theme_name: str) -> Iterator[_Entry]:
    theme, key = palette().theme(theme_name), chart_key(chart)
    for role in (*PM_ROLES, Role.AMBIGUOUS, Role.OTHER):
        if role in key.roles:
            yield _Entry(_chip(role, BoxState.FILLED, theme), _ROLE_WORDS.get(role, ROLE_NAMES[role]))
    for held, words in HELD_WORDS.items():
        if held in key.held and key.held != {Held.FILLED}:
            yield _Entry(_stretch(held, theme), words)
    if key.is_over:
        yield _Entry(_frame("", theme.gap, ()), "above the limit")
    if isinstance(chart, Bars):
        worst = {row.worst for row in chart.rows if row.badge}
        yield from (_Entry(_badge(one, theme), words) for one, words in _BADGE_WORDS.items() if one in worst)
    used = {palette().shade(theme_name, share) for share in key.shares}
    lower = 0.0
    for shade in palette().heat[theme_name]:
        words = f"up to {shade.up_to:.0%} with nobody" if lower < shade.up_to < 1 else f"above {lower:.0%} with nobody"
        if shade in used:
            yield _Entry(_frame(shade.fill, theme.edge, ()), words if shade.up_to else "somebody everywhere")
        lower = shade.up_to


def _stretch(held: Held, theme: Theme) -> _Sample:
    return lambda x, y: stretch(Rect(x, y, _SAMPLE_WIDTH, s.CHIP_HEIGHT), held, None, theme)


def _entries(diagram: Diagram, theme: Theme) -> Iterator[_Entry]:
    seats = [seat for box in diagram.boxes for seat in box.seats]
    roles = {seat.role for seat in seats} | {box.role for box in diagram.boxes}
    for role in (*PM_ROLES, Role.AMBIGUOUS, Role.OTHER):
        if role in roles:
            yield _Entry(_chip(role, BoxState.FILLED, theme), _ROLE_WORDS.get(role, ROLE_NAMES[role]))
    states = {box.state for box in diagram.boxes} | {seat.state for seat in seats}
    if BoxState.MISSING in states:
        yield _Entry(_frame(theme.gap_box, theme.gap, MISSING_DASH), "nobody is named for the role")
    if BoxState.VACANT in states:
        yield _Entry(_frame(theme.vacant_box, theme.quiet, VACANT_DASH), "vacant seat")
    if BoxState.UNKNOWN in states:
        yield _Entry(_frame(theme.box, theme.quiet, (), radius=s.CHIP_HEIGHT / 2), "not identified in the people file")
    worst = {box.worst for box in diagram.boxes if box.badge}
    for severity, words in _BADGE_WORDS.items():
        if severity in worst:
            yield _Entry(_badge(severity, theme), words)
    if any(box.note for box in diagram.boxes):
        yield _Entry(_stack(theme), "a branch folded away")
    kinds = {line.kind for line in diagram.lines}
    for kind, style in LINE_STYLES.items():
        if kind in kinds:
            yield _Entry(_line(kind, theme), style.words)
    if any(line.is_gap and line.kind is LineKind.DEPENDENCY for line in diagram.lines):
        yield _Entry(_line(LineKind.DEPENDENCY, theme, is_gap=True), "no owner named, or no common manager")
    if any(line.is_gap and line.kind is LineKind.CHANGES for line in diagram.lines):
        yield _Entry(_line(LineKind.CHANGES, theme, is_gap=True), "one side has no lead")


_ROLE_WORDS = {Role.AMBIGUOUS: "some PM; the title cannot say which", Role.OTHER: "another role"}
_BADGE_WORDS = {
    Severity.ERROR: "number of gaps, an error among them",
    Severity.WARNING: "number of gaps, warnings at worst",
    Severity.NOTE: "number of notes",
}


def _chip(role: Role, state: BoxState, theme: Theme) -> _Sample:
    return lambda x, y: chip(x, y, role, state, theme)


def _frame(fill: str, stroke: str, dash: tuple[float, ...], radius: float = 3.0) -> _Sample:
    def sample(x: float, y: float) -> Iterator[Rect | Path | Text]:
        yield Rect(x, y, _SAMPLE_WIDTH, s.CHIP_HEIGHT, radius, fill=fill, stroke=stroke, stroke_width=1.3, dash=dash)

    return sample


def _badge(severity: Severity, theme: Theme) -> _Sample:
    return lambda x, y: badge(x + _SAMPLE_WIDTH - 8, y + s.CHIP_HEIGHT / 2, 2, severity, theme)


def _stack(theme: Theme) -> _Sample:
    def sample(x: float, y: float) -> Iterator[Rect | Path | Text]:
        card = Rect(x + 3, y + 4, _SAMPLE_WIDTH - 6, s.CHIP_HEIGHT - 2, 3, fill=theme.fold, stroke=theme.edge)
        yield card
        yield card._replace(x=x, y=y, width=_SAMPLE_WIDTH, fill=theme.box)

    return sample


def _line(kind: LineKind, theme: Theme, *, is_gap: bool = False) -> _Sample:
    def sample(x: float, y: float) -> Iterator[Rect | Path | Text]:
        style = LINE_STYLES[kind]
        middle = y + s.CHIP_HEIGHT / 2
        stroke = theme.gap if is_gap or style.is_gap else theme.second
        yield Path(((x, middle), (x + _SAMPLE_WIDTH, middle)), stroke=stroke, stroke_width=style.width, dash=style.dash)

    return sample
