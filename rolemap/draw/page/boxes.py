"""Boxes → the columns of one view of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rolemap.draw.page.codes import LINE_KINDS, NONE, STATES, role_code, severity_code
from rolemap.draw.page.texts import Numbered
from rolemap.escape import plain
from rolemap.model import BoxState, LineKind, Role, Seat, Severity

SeatRow = tuple[str, int, int, str]
"""Text, code of the role or -1, code of the state, detail."""


@dataclass
class Boxes:
    """Columns of boxes in preorder, filled one box at a time; ``column_values`` is what the page reads.

    ``of`` is the position of what a box stands for among people, then work items (-1: a heading); ``None`` where box
    number i stands for person number i.
    """

    texts: Numbered[str] = field(default_factory=lambda: Numbered(""))
    seat_lists: Numbered[tuple[SeatRow, ...]] = field(default_factory=lambda: Numbered(()))
    up: list[int] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    tag: list[int] = field(default_factory=list)
    seats: list[int] = field(default_factory=list)
    line: list[int] = field(default_factory=list)
    role: list[int] = field(default_factory=list)
    state: list[int] = field(default_factory=list)
    of: list[int] | None = None
    gap_at: list[int] = field(default_factory=list)
    gap_count: list[int] = field(default_factory=list)
    gap_worst: list[int] = field(default_factory=list)
    lines: list[tuple[int, int, int]] = field(default_factory=list)

    def add(
        self,
        name: str,
        *,
        up: int,
        seats: Iterable[Seat] = (),
        tag: str = "",
        line: str = "",
        role: Role | None = None,
        state: BoxState = BoxState.PLAIN,
        gaps: int = 0,
        worst: Severity | None = None,
    ) -> None:
        """Add the next box in preorder; its parent stands ``up`` places before it (0: none)."""
        if gaps:
            self.gap_at.append(len(self.name))
            self.gap_count.append(gaps)
            self.gap_worst.append(severity_code(worst))
        self.up.append(up)
        self.name.append(plain(name))
        self.tag.append(self.texts.number(plain(tag)))
        self.seats.append(self.seat_lists.number(tuple(_seat_row(seat) for seat in seats)))
        self.line.append(self.texts.number(plain(line)))
        self.role.append(role_code(role))
        self.state.append(STATES.index(state))

    def connect(self, source: int, target: int, kind: LineKind) -> None:
        """Add a line that is no part of the tree, between positions of boxes."""
        self.lines.append((source, target, LINE_KINDS.index(kind)))

    @property
    def column_values(self) -> dict[str, object]:
        """Name of column → values, one a box except for ``gap`` and ``lines``, which name the boxes they are about."""
        return {
            "texts": self.texts.values,
            "seat_lists": self.seat_lists.values,
            "up": self.up,
            "name": self.name,
            "tag": self.tag,
            "seats": self.seats,
            "line": self.line,
            "role": self.role,
            "state": self.state,
            "of": self.of,
            "gap": {"at": self.gap_at, "count": self.gap_count, "worst": self.gap_worst},
            "lines": self.lines,
        }


def _seat_row(seat: Seat) -> SeatRow:
    role = NONE if seat.role is Role.OTHER else role_code(seat.role)
    return plain(seat.text), role, STATES.index(seat.state), plain(seat.detail)
