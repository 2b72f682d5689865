"""Boxes → the columns of one view of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rolemap.drawing.page.codes import LINE_KINDS, NONE, STATES, role_code, severity_code
from rolemap.drawing.page.columns import joined, letters, numbers, runs
from rolemap.drawing.page.texts import Numbered
from rolemap.escape import plain
from rolemap.model import Box, LineKind, Role, Seat, Severity

SeatRow = tuple[str, int, int, str]
"""Text, code of the role or -1, code of the state, detail."""


@dataclass
class Boxes:
    """Columns of boxes in preorder; ``column_values`` is what the page reads.

    ``up`` says how many places before a box its parent stands (0: none). ``of`` is the position of what a box stands
    for among people, then work items, ``NONE`` for a heading. ``tag`` and ``line`` are numbers of ``texts``, ``seats``
    of ``seat_lists``; ``role`` and ``state`` are codes.
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
    of: list[int] = field(default_factory=list)
    gap_at: list[int] = field(default_factory=list)
    gap_count: list[int] = field(default_factory=list)
    gap_worst: list[int] = field(default_factory=list)
    lines: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, box: Box, *, up: int, of: int, more: str = "") -> None:
        """Add the next box in preorder; ``more`` stands behind its last line."""
        self.up.append(up)
        self.of.append(of)
        self.name.append(plain(box.heading))
        self.tag.append(self.texts.number(plain(box.tag + ("  ·  inferred" if box.inferred else ""))))
        self.seats.append(self.seat_lists.number(tuple(map(_seat_row, box.seats))))
        self.line.append(self.texts.number(plain("  ·  ".join(filter(None, (*box.lines, more))))))
        self.role.append(role_code(box.role))
        self.state.append(STATES.index(box.state))
        if box.badge:
            self.mark(len(self.name) - 1, box.badge, box.worst)

    def mark(self, at: int, gaps: int, worst: Severity | None) -> None:
        """Put a badge on the box ``at``."""
        self.gap_at.append(at)
        self.gap_count.append(gaps)
        self.gap_worst.append(severity_code(worst))

    def connect(self, source: int, target: int, kind: LineKind) -> None:
        """Add a line that is no part of the tree, between positions of boxes."""
        self.lines.append((source, target, LINE_KINDS.index(kind)))

    @property
    def column_values(self) -> dict[str, object]:
        """Name of column → values, one a box except for ``gap`` and ``lines``, which name the boxes they are about."""
        return {
            "texts": joined(self.texts.values),
            "seat_lists": _seat_lists(self.seat_lists.values),
            "up": self.up,
            "name": joined(self.name),
            "tag": numbers(self.tag),
            "seats": numbers(self.seats),
            "line": numbers(self.line),
            "role": letters(self.role),
            "state": letters(self.state),
            "of": runs(self.of),
            "gap": {"at": self.gap_at, "count": self.gap_count, "worst": self.gap_worst},
            "lines": self.lines,
        }


def seat_row(text: str, role: Role | None, state: int, detail: str = "") -> SeatRow:
    """A seat as the page has it: another role than the five has no chip."""
    return plain(text), NONE if role is Role.OTHER else role_code(role), state, plain(detail)


def _seat_row(seat: Seat) -> SeatRow:
    return seat_row(seat.text, seat.role, STATES.index(seat.state), seat.detail)


def _seat_lists(lists: Iterable[tuple[SeatRow, ...]]) -> dict[str, object]:
    """``count`` of seats of each list, then all seats one after the other, as columns."""
    kept = list(lists)
    seats = [seat for rows in kept for seat in rows]
    text, role, state, detail = map(list, zip(*seats, strict=True)) if seats else ([], [], [], [])
    return {
        "count": numbers([len(rows) for rows in kept]),
        "text": joined(text),
        "role": letters(role),
        "state": letters(state),
        "detail": joined(detail) if any(detail) else "",
    }
