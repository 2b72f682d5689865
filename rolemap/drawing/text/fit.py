"""Wrapping and cutting: a text never leaves its box."""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from rolemap.drawing.text.metrics import Widths, widths

ELLIPSIS = "…"
_LONGEST = 2000  # characters looked at; no box of ours shows more


@lru_cache(maxsize=1 << 15)
def fit(text: str, width: float, size: float, *, bold: bool = False, max_lines: int = 1) -> tuple[str, ...]:
    """The lines of ``text`` (one line, ``plain``) that fit ``width`` px at ``size`` px, the last one cut if need be.

    Breaks at spaces and after hyphens and slashes, in the middle of a word only where the word is wider than the box.

    >>> fit("Customer Data Platform", 100, 12, max_lines=2)
    ('Customer Data', 'Platform')
    >>> fit("Customer Data Platform", 60, 12)
    ('Custom…',)
    """
    table = widths(bold=bold)
    room = width / size
    if _width(text, table) <= room:
        return (text,) if text else ()
    rest = text[:_LONGEST]
    lines: list[str] = []
    while rest and len(lines) < max_lines - 1:
        line, rest = _break(rest, room, table)
        lines.append(line)
    if rest:
        lines.append(rest if _width(rest, table) <= room and len(text) <= _LONGEST else _cut(rest, room, table))
    return tuple(lines)


def _width(text: str, table: Widths) -> float:
    return sum(map(table.__getitem__, text))


def _fitting(text: str, room: float, table: Widths) -> int:
    """Number of leading characters that fit, marks kept with the letter that carries them."""
    count = bisect_right(list(accumulate(map(table.__getitem__, text))), room)
    while 0 < count < len(text) and table[text[count]] == 0:
        count -= 1
    return count


def _break(text: str, room: float, table: Widths) -> tuple[str, str]:
    count = _fitting(text, room, table)
    if count == len(text):
        return text, ""
    at = max(text.rfind(" ", 0, count + 1), *(text.rfind(mark, 0, count) + 1 for mark in "-/–"))
    if at <= 0:
        at = max(count, 1)
    return text[:at].rstrip(), text[at:].lstrip()


def _cut(text: str, room: float, table: Widths) -> str:
    count = _fitting(text, room - table[ELLIPSIS], table)
    return text[:count].rstrip(" -/–,") + ELLIPSIS
