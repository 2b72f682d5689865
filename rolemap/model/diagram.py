"""One neutral picture: boxes, lines, a legend. Views decide what is in it, renderers spell it, nobody else may."""

from dataclasses import dataclass, field
from enum import StrEnum

from rolemap.model.roles import Role


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
    """``TREE`` lines carry the layout; the others are drawn over it."""

    TREE = "tree"
    SECONDARY = "secondary"
    DEPENDENCY = "dependency"
    MATRIX = "matrix"
    LEADS = "leads"


@dataclass(frozen=True, slots=True)
class Box:
    """One box: ``heading`` in bold, ``lines`` under it, ``tag`` the small word for its kind or role.

    ``role`` gives colour, shape and word (None: neutral). ``badge`` is the number of gaps on it. ``tooltip`` is the
    long text. ``note`` marks a folded branch ("+37").
    """

    id: str
    heading: str
    lines: tuple[str, ...] = ()
    tag: str = ""
    kind: str = ""
    role: Role | None = None
    state: BoxState = BoxState.PLAIN
    badge: int = 0
    tooltip: str = ""
    note: str = ""
    inferred: bool = False


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
    """Boxes and lines in drawing order. ``roots`` are the boxes without a tree line above them."""

    title: str
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    subtitle: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def roots(self) -> tuple[str, ...]:
        """Ids of the boxes that no tree line leads to, in drawing order."""
        below = {line.target for line in self.lines if line.kind is LineKind.TREE}
        return tuple(box.id for box in self.boxes if box.id not in below)
