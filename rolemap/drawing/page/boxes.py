"""Boxes → the columns of one view of the page."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rolemap.drawing.page.codes import LINE_KINDS, NONE, STATES, role_code, severity_code
from rolemap.drawing.page.texts import Numbered
from rolemap.escape import plain
from rolemap.model import BoxState, LineKind, Role, Seat, Severity

SeatRow = tuple[str, int, int, str]
"""Text, code of the role or -1, code of the state, detail."""


@dataclass
class Boxes:
    """Columns of boxes in preorder, filled one box at a time; ``column_values`` is what the page reads.

    ``of`` is the position of what a box stands for among people, then work items, ``NONE`` for a heading.
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

    def add(
        self,
        name: str,
        *,
        up: int,
        of: int = NONE,
        seats: Iterable[Seat] = (),
        tag: str = "",
        line: str = "",
        role: Role | None = None,
        state: BoxState = BoxState.PLAIN,
        gaps: int = 0,
        worst: Severity | None = None,
    ) -> None:
        """Add the next box in preorder; its parent stands ``up`` places before it (0: none)."""
        self.put(
            plain(name),
            up=up,
            of=of,
            seats=self.seats_number(seats),
            tag=self.texts.number(plain(tag)),
            line=self.texts.number(plain(line)),
            role=role_code(role),
            state=STATES.index(state),
        )
        if gaps:
            self.mark(gaps, worst)

    def put(self, name: str, *, up: int, of: int, seats: int, line: int, role: int, state: int, tag: int = 0) -> None:
        """Add the next box by numbers and codes: what ``add`` does, for people by the hundred thousand."""
        self.up.append(up)
        self.of.append(of)
        self.name.append(name)
        self.tag.append(tag)
        self.seats.append(seats)
        self.line.append(line)
        self.role.append(role)
        self.state.append(state)

    def mark(self, gaps: int, worst: Severity | None) -> None:
        """Put a badge on the box that was added last."""
        self.gap_at.append(len(self.name) - 1)
        self.gap_count.append(gaps)
        self.gap_worst.append(severity_code(worst))

    def seats_number(self, seats: Iterable[Seat]) -> int:
        """The number of a list of seats."""
        return self.seat_lists.number(tuple(_seat_row(seat) for seat in seats))

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
            "of": _runs(self.of),
            "gap": {"at": self.gap_at, "count": self.gap_count, "worst": self.gap_worst},
            "lines": self.lines,
        }


def _seat_row(seat: Seat) -> SeatRow:
    role = NONE if seat.role is Role.OTHER else role_code(seat.role)
    return plain(seat.text), role, STATES.index(seat.state), plain(seat.detail)


def _runs(values: list[int]) -> list[tuple[int, int]]:
    """Values that count up, or stay ``NONE``, as (first value, length).

    >>> _runs([4, 5, 6, -1, -1, 0])
    [(4, 3), (-1, 2), (0, 1)]
    """
    runs: list[tuple[int, int]] = []
    start = 0
    for place in range(1, len(values) + 1):
        step = 0 if values[start] == NONE else 1
        if place == len(values) or values[place] != values[place - 1] + step:
            runs.append((values[start], place - start))
            start = place
    return runs
