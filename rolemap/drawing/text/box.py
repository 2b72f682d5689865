"""The texts of one box, wrapped and cut to its width, and the height that they need."""

from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.text.fit import fit
from rolemap.escape import plain
from rolemap.model import Box, BoxState, Role

MAX_HEADING_LINES = 2
MAX_SEATS = 3
MAX_LINES = 3


class FittedSeat(NamedTuple):
    """A seat as drawn: the first of ``lines`` stands beside the chip."""

    role: Role | None
    state: BoxState
    lines: tuple[str, ...]
    detail: tuple[str, ...]


class FittedBox(NamedTuple):
    """All texts of a box as drawn, each line no wider than its room; ``height`` of the whole box in px."""

    tag: tuple[str, ...]
    heading: tuple[str, ...]
    seats: tuple[FittedSeat, ...]
    lines: tuple[str, ...]
    note: tuple[str, ...]
    height: float


def fit_box(box: Box, width: float) -> FittedBox:
    """Fit the texts of ``box`` into a box ``width`` px wide."""
    room = (width - s.PAD_LEFT - s.PAD_RIGHT) / s.SLACK
    tag = _fit_tag(box, room)
    heading = fit(plain(box.heading), room, s.HEADING_SIZE, bold=True, max_lines=MAX_HEADING_LINES)
    seats = _fit_seats(box, room)
    lines = tuple(line for text in box.lines[:MAX_LINES] for line in fit(plain(text), room, s.LINE_SIZE, max_lines=2))
    note = fit(plain(box.note), room, s.FOLD_SIZE) if box.note else ()
    height = s.PAD_TOP + s.PAD_BOTTOM + len(heading) * s.HEADING_LINE + len(lines) * s.LINE_LINE
    height += s.TAG_LINE if tag else 0.0
    height += sum(s.SEAT_GAP + len(seat.lines) * s.SEAT_LINE + len(seat.detail) * s.DETAIL_LINE for seat in seats)
    height += s.FOLD_LINE if note else 0.0
    return FittedBox(tag, heading, seats, lines, note, height)


def _fit_tag(box: Box, room: float) -> tuple[str, ...]:
    words = [plain(box.tag).upper()] if box.tag else []
    if box.inferred:
        words.append("inferred")
    return fit("  ·  ".join(words), room - (s.BADGE_HEIGHT if box.badge else 0), s.TAG_SIZE, bold=True) if words else ()


def _fit_seats(box: Box, room: float) -> tuple[FittedSeat, ...]:
    shown = box.seats if len(box.seats) <= MAX_SEATS else box.seats[: MAX_SEATS - 1]
    fitted = []
    for seat in shown:
        beside = room - (s.CHIP_WIDTH + s.CHIP_GAP if seat.role is not None else 0)
        lines = fit(plain(seat.text), beside, s.SEAT_SIZE, max_lines=2) or ("—",)
        detail = fit(plain(seat.detail), beside, s.DETAIL_SIZE, max_lines=2) if seat.detail else ()
        fitted.append(FittedSeat(seat.role, seat.state, lines, detail))
    if len(shown) < len(box.seats):
        more = fit(f"and {len(box.seats) - len(shown)} more", room, s.SEAT_SIZE)
        fitted.append(FittedSeat(None, BoxState.PLAIN, more, ()))
    return tuple(fitted)
