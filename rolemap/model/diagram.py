"""One neutral picture: boxes and lines, or a chart. Views decide what is in it, renderers spell it, nobody else may."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rolemap.model.chart import Chart
from rolemap.model.roles import Role, Severity


class BoxState(StrEnum):
    """``FILLED``: somebody holds it. ``MISSING``: nobody is named. ``VACANT``: a seat without a person.
    ``UNKNOWN``: a lead is named whom the people file does not know. ``PLAIN``: there is nothing to hold.
    """

    FILLED = "filled"
    MISSING = "missing"
    VACANT = "vacant"
    UNKNOWN = "unknown"
    PLAIN = "plain"


class LineKind(StrEnum):
    """``TREE`` lines carry the layout; the others are drawn over it.

    ``SECONDARY``: a further parent. ``DEPENDENCY``: one unit waits for another. ``MATRIX``: a dotted reporting line.
    ``LEADS``: a person and what they lead. ``CYCLE``: the reporting line or parent that closes a circle.
    ``CHANGES``: a project and the product that it changes.
    """

    TREE = "tree"
    SECONDARY = "secondary"
    DEPENDENCY = "dependency"
    MATRIX = "matrix"
    LEADS = "leads"
    CYCLE = "cycle"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Seat:
    """One line of a box about who holds it: ``text`` beside the chip of ``role`` (no chip for None).

    ``detail`` is a short remark after the text ("acting", "not in the people file").
    """

    text: str
    role: Role | None = None
    state: BoxState = BoxState.FILLED
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """One box: ``tag`` the small words above, ``heading`` in bold, then ``seats``, then plain ``lines``.

    ``kind`` is the word for what the box is (``program``, ``person``, ``group``). ``role`` gives the color of its edge
    (None: neutral): the role that leads such a unit, or the role of the person. ``badge`` is the number of gaps on it
    and ``worst`` the worst severity among them. ``tooltip`` is the long text. ``note`` marks a folded branch
    ("+37 projects"). ``link`` is an address that the box leads to. ``is_aside`` asks for a place beside the box above,
    apart from the row of its other children: an assistant.
    """

    id: str
    heading: str
    seats: tuple[Seat, ...] = ()
    lines: tuple[str, ...] = ()
    tag: str = ""
    kind: str = ""
    role: Role | None = None
    state: BoxState = BoxState.PLAIN
    badge: int = 0
    worst: Severity | None = None
    tooltip: str = ""
    note: str = ""
    inferred: bool = False
    link: str = ""
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line from ``source`` down to ``target`` (ids of boxes)."""

    source: str
    target: str
    kind: LineKind = LineKind.TREE
    label: str = ""
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and lines in drawing order: every end of a line is a box, ids are unique, tree lines form a forest.

    ``notes`` are sentences under the picture: what was left out, and why. A diagram with a ``chart`` has no boxes.
    """

    title: str
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    subtitle: str = ""
    notes: tuple[str, ...] = field(default=())
    chart: Chart | None = None

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to draw."""
        return not self.boxes and (self.chart is None or not self.chart.rows)

    @property
    def roots(self) -> tuple[str, ...]:
        """Ids of the boxes that no tree line leads to, in drawing order."""
        below = {line.target for line in self.lines if line.kind is LineKind.TREE}
        return tuple(box.id for box in self.boxes if box.id not in below)

    @property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Id of a box → ids of the boxes that its tree lines lead to, in drawing order; childless boxes are absent."""
        below: dict[str, list[str]] = {}
        for line in self.lines:
            if line.kind is LineKind.TREE:
                below.setdefault(line.source, []).append(line.target)
        return {source: tuple(targets) for source, targets in below.items()}
