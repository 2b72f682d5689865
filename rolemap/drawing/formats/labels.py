"""A box in words, for formats that draw boxes themselves; and short ids that no format stumbles over."""

from collections.abc import Mapping

from rolemap.drawing.palette import palette
from rolemap.escape import plain
from rolemap.model import Box, Diagram, Seat

_LONGEST = 160  # characters a line; a box of text any longer is no box


def label_lines(box: Box) -> tuple[str, ...]:
    """The lines of a box from top to bottom, each one line of plain text; the heading is always among them.

    >>> from rolemap.model import Role
    >>> label_lines(Box("a", "Grid", seats=(Seat("Ana", Role.PGM),), tag="program", badge=2))
    ('PROGRAM', 'Grid', 'PgM Ana', '! 2 gaps')
    """
    tag = "  ·  ".join(filter(None, [box.tag.upper(), "inferred" if box.inferred else ""]))
    lines = [tag, *_heading_and_rest(box)]
    return tuple(_short(line) for line in lines if plain(line))


def heading_line(box: Box) -> str:
    """The heading, or what stands for an empty one."""
    return _short(box.heading) or "—"


def seat_line(seat: Seat) -> str:
    """A seat in one line: role, name, remark."""
    word = palette().roles[seat.role].word if seat.role is not None else ""
    detail = f"({seat.detail})" if seat.detail else ""
    return " ".join(filter(None, [word, seat.text, detail]))


def short_ids(diagram: Diagram) -> Mapping[str, str]:
    """Id of a box → ``n1``, ``n2``, …, in drawing order; names never become ids."""
    return {box.id: f"n{number}" for number, box in enumerate(diagram.boxes, start=1)}


def _heading_and_rest(box: Box) -> list[str]:
    gaps = f"! {box.badge} gap{'' if box.badge == 1 else 's'}" if box.badge else ""
    return [heading_line(box), *map(seat_line, box.seats), *box.lines, box.note, gaps]


def _short(text: str) -> str:
    text = plain(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
