"""Heights of many boxes at once: a layout needs them before any text is wrapped, and nothing else of the texts."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from rolemap.drawing import sizes as s
from rolemap.drawing.text.box import MAX_HEADING_LINES, MAX_LINES, MAX_SEAT_LINES, MAX_SEATS, shown_seats
from rolemap.drawing.text.fit import fit
from rolemap.drawing.text.metrics import UNITS_PER_EM, widths
from rolemap.escape import plain
from rolemap.model import Box

Floats = npt.NDArray[np.float64]
_SPACE = ord(" ")
_FEW_CODES = 0x10000


def box_heights(boxes: Sequence[Box], box_widths: Sequence[float]) -> list[float]:
    """The height in px of each box that is ``box_widths`` px wide: that of the texts that ``fit_box`` gives.

    >>> box_heights([Box("a", "Grid"), Box("b", "Customer Data Platform of the North")], [232.0, 232.0])
    [35.0, 51.0]
    """
    room = (np.asarray(box_widths, dtype=np.float64) - s.PAD_LEFT - s.PAD_RIGHT) / s.SLACK
    heights = np.full(len(boxes), s.PAD_TOP + s.PAD_BOTTOM)
    headings = _plain([box.heading for box in boxes])
    heights += s.HEADING_LINE * _lines(headings, room, s.HEADING_SIZE, bold=True, most=MAX_HEADING_LINES)
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
    shown = [box.seats if len(box.seats) <= MAX_SEATS else shown_seats(box) for box in boxes]
    seats = list(chain.from_iterable(shown))
    if not seats:
        return
    of = np.repeat(np.arange(len(boxes)), list(map(len, shown)))
    texts = [text or "—" for text in _plain([seat.text for seat in seats])]
    has_chip = np.array([seat.role is not None for seat in seats])
    rooms = room[of] - (s.CHIP_WIDTH + s.CHIP_GAP) * has_chip
    added = s.SEAT_GAP + s.SEAT_LINE * _lines(texts, rooms, s.SEAT_SIZE, most=MAX_SEAT_LINES)
    details = [seat.detail for seat in seats]
    if any(details):
        added += s.DETAIL_LINE * _lines(list(map(plain, details)), rooms, s.DETAIL_SIZE)
    np.add.at(heights, of, added)


def _plain(texts: list[str]) -> list[str]:
    """``plain`` of every text; one look at all of them says whether any needs it."""
    whole = f"|{'|'.join(texts)}|"
    is_plain = whole.isprintable() and not any(spaces in whole for spaces in ("  ", "| ", " |"))
    return texts if is_plain else list(map(plain, texts))


def _lines(
    texts: Sequence[str], room: Floats, size: float, *, bold: bool = False, most: int = 2
) -> npt.NDArray[np.int64]:
    """How many lines each text takes in its room: as many as ``fit`` gives, which is asked only where it is close.

    A text takes two lines where it would fit two less its longest word: the first line is never emptier than that.
    """
    lines = np.zeros(len(texts), dtype=np.int64)
    filled = np.array([at for at, text in enumerate(texts) if text], dtype=np.int64)
    if not len(filled):
        return lines
    kept = [text for text in texts if text] if len(filled) < len(texts) else texts
    whole, word = _em_widths(kept, bold=bold)
    limit = room[filled] / size
    found = 1 + (whole > limit).astype(np.int64)
    if most > 2:
        for at in np.flatnonzero((found > 1) & (whole + word > 2 * limit)).tolist():
            width = float(room[filled[at]])
            found[at] = len(fit(kept[at], width, size, bold=bold, max_lines=most))
    lines[filled] = found
    return lines


def _em_widths(texts: Sequence[str], *, bold: bool) -> tuple[Floats, Floats]:
    """Width in em of each text, none of them empty, and of its longest word with the spaces around it."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    known = np.bincount(codes) if codes.max() < _FEW_CODES else np.unique(codes)
    used = np.flatnonzero(known) if codes.max() < _FEW_CODES else known
    table = widths(bold=bold)
    units = np.zeros(int(codes.max()) + 1, dtype=np.int32)
    for code in used.tolist():
        units[code] = round(table[chr(code)] * UNITS_PER_EM)
    each = units[codes]
    starts = np.zeros(len(texts), dtype=np.int64)
    np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))[:-1], out=starts[1:])
    begins = codes == _SPACE
    begins[starts] = True
    words = np.flatnonzero(begins)
    longest = np.maximum.reduceat(np.add.reduceat(each, words), np.searchsorted(words, starts))
    return np.add.reduceat(each, starts) / UNITS_PER_EM, (longest + units[_SPACE]) / UNITS_PER_EM
