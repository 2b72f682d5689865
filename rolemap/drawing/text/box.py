"""The texts of one box, wrapped and cut to its width; ``heights`` says how high that makes it."""

from typing import NamedTuple

from rolemap.drawing import sizes as s
from rolemap.drawing.text.fit import fit
from rolemap.escape import plain
from rolemap.model import Box, BoxState, Role, Seat

MAX_HEADING_LINES = 3
MAX_SEATS = 3
MAX_SEAT_LINES = 3
MAX_LINES = 3


class FittedSeat(NamedTuple):
    """A seat as drawn: the first of ``lines`` stands beside the chip."""

    role: Role | None
    state: BoxState
    lines: tuple[str, ...]
    detail: tuple[str, ...]


class FittedBox(NamedTuple):
    """All texts of a box as drawn, each line no wider than its room."""

    tag: tuple[str, ...]
    heading: tuple[str, ...]
    seats: tuple[FittedSeat, ...]
    lines: tuple[str, ...]
    note: tuple[str, ...]


def fit_box(box: Box, width: float) -> FittedBox:
    """Fit the texts of ``box`` into a box ``width`` px wide."""
    room = (width - s.PAD_LEFT - s.PAD_RIGHT) / s.SLACK
    tag = _fit_tag(box, room)
    heading = fit(plain(box.heading), room, s.HEADING_SIZE, bold=True, max_lines=MAX_HEADING_LINES)
    seats = _fit_seats(box, room)
    lines = tuple(line for text in box.lines[:MAX_LINES] for line in fit(plain(text), room, s.LINE_SIZE, max_lines=2))
    note = fit(plain(box.note), room, s.FOLD_SIZE) if box.note else ()
    return FittedBox(tag, heading, seats, lines, note)


def tag_words(box: Box) -> str:
    """What stands above the heading."""
    tag = plain(box.tag).upper() if box.tag else ""
    return "  ·  ".join(filter(None, (tag, "inferred"))) if box.inferred else tag


def shown_seats(box: Box) -> tuple[Seat, ...]:
    """The seats as drawn: the last one says how many more there are."""
    if len(box.seats) <= MAX_SEATS:
        return box.seats
    shown = box.seats[: MAX_SEATS - 1]
    return (*shown, Seat(f"and {len(box.seats) - len(shown)} more", None, BoxState.PLAIN))


def _fit_tag(box: Box, room: float) -> tuple[str, ...]:
    return fit(tag_words(box), room - (s.BADGE_HEIGHT if box.badge else 0), s.TAG_SIZE, bold=True)


def _fit_seats(box: Box, room: float) -> tuple[FittedSeat, ...]:
    fitted = []
    for seat in shown_seats(box):
        beside = room - (s.CHIP_WIDTH + s.CHIP_GAP if seat.role is not None else 0)
        lines = fit(plain(seat.text), beside, s.SEAT_SIZE, max_lines=MAX_SEAT_LINES) or ("—",)
        detail = fit(plain(seat.detail), beside, s.DETAIL_SIZE, max_lines=2) if seat.detail else ()
        fitted.append(FittedSeat(seat.role, seat.state, lines, detail))
    return tuple(fitted)
