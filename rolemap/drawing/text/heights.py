"""Heights of many boxes at once: a layout needs them before any text is wrapped, and nothing else of the texts."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rolemap.drawing import sizes as s
from rolemap.drawing.text.box import MAX_LINES, MAX_SEATS, shown_seats
from rolemap.drawing.text.metrics import widths
from rolemap.escape import plain
from rolemap.model import Box, Seat

Floats = npt.NDArray[np.float64]
_CODES = 0x110000  # of Unicode


def box_heights(boxes: Sequence[Box], box_widths: Sequence[float]) -> list[float]:
    """The height in px of each box that is ``box_widths`` px wide: that of the texts that ``fit_box`` gives.

    >>> box_heights([Box("a", "Grid"), Box("b", "Customer Data Platform of the North")], [232.0, 232.0])
    [35.0, 51.0]
    """
    room = (np.asarray(box_widths, dtype=np.float64) - s.PAD_LEFT - s.PAD_RIGHT) / s.SLACK
    heights = np.full(len(boxes), s.PAD_TOP + s.PAD_BOTTOM)
    headings = _plain([box.heading for box in boxes])
    heights += s.HEADING_LINE * _lines(headings, room, s.HEADING_SIZE, bold=True)
    tags = {tag for tag in {box.tag for box in boxes} if plain(tag)}
    heights[[at for at, box in enumerate(boxes) if box.inferred or box.tag in tags]] += s.TAG_LINE
    heights[[at for at, box in enumerate(boxes) if box.note and plain(box.note)]] += s.FOLD_LINE
    _add_seats(heights, boxes, room)
    lines = [(at, plain(text)) for at, box in enumerate(boxes) for text in box.lines[:MAX_LINES]]
    if lines:
        of, texts = map(list, zip(*lines, strict=True))
        np.add.at(heights, of, s.LINE_LINE * _lines(texts, room[of], s.LINE_SIZE))
    found: list[float] = heights.tolist()
    return found


def _add_seats(heights: Floats, boxes: Sequence[Box], room: Floats) -> None:
    seats = [(at, seat) for at, box in enumerate(boxes) for seat in _shown(box)]
    if seats:
        of = [at for at, _ in seats]
        texts = [text or "—" for text in _plain([seat.text for _, seat in seats])]
        details = [plain(seat.detail) if seat.detail else "" for _, seat in seats]
        chip = s.CHIP_WIDTH + s.CHIP_GAP
        rooms = room[of] - [0.0 if seat.role is None else chip for _, seat in seats]
        added = s.SEAT_GAP + s.SEAT_LINE * _lines(texts, rooms, s.SEAT_SIZE)
        if any(details):
            added += s.DETAIL_LINE * _lines(details, rooms, s.DETAIL_SIZE)
        np.add.at(heights, of, added)


def _shown(box: Box) -> tuple[Seat, ...]:
    return box.seats if len(box.seats) <= MAX_SEATS else shown_seats(box)


def _plain(texts: list[str]) -> list[str]:
    """``plain`` of every text; one look at all of them says whether any needs it."""
    whole = f"|{'|'.join(texts)}|"
    is_plain = whole.isprintable() and not any(spaces in whole for spaces in ("  ", "| ", " |"))
    return texts if is_plain else list(map(plain, texts))


def _lines(texts: Sequence[str], room: Floats, size: float, *, bold: bool = False) -> npt.NDArray[np.int64]:
    """How many lines, two at most, each text takes in its room."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    return (lengths > 0).astype(np.int64) + (_em_widths(texts, lengths, bold=bold) > room / size)


def _em_widths(texts: Sequence[str], lengths: npt.NDArray[np.int64], *, bold: bool) -> Floats:
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    used = np.zeros(_CODES, dtype=np.bool_)
    used[codes] = True
    table = widths(bold=bold)
    em = np.zeros(_CODES)
    for code in np.flatnonzero(used).tolist():
        em[code] = table[chr(code)]
    ends = np.cumsum(lengths)
    total = np.concatenate(([0.0], np.cumsum(em[codes])))  # exact: widths are whole units of the font
    return np.asarray(total[ends] - total[ends - lengths], dtype=np.float64)
