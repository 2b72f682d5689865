"""A table of the page: its first rows stand in the HTML, all of them in a packed block once they are many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rolemap import inline

SHOWN_ROWS = 300
"""Rows in the HTML itself, for readers without scripts and for paper: some 20 pages of A4."""
PACKED_ROWS = 25_000
"""Rows that the page can filter and sort; what is beyond stands in the CSV, and the page says so."""

CUT_AT = 160
"""Characters of the smaller text that are shown at once; what follows opens with a click."""

Cell = tuple[str, str]
"""The text of a cell, and the smaller text below it."""


def cut(text: str) -> tuple[str, str]:
    """The text that is shown at once, and what follows it (often nothing), cut between words. As in ``page.js``.

    >>> cut("short")
    ('short', '')
    >>> head, rest = cut("word " * 50)
    >>> len(head) <= CUT_AT, head.endswith("word"), rest.startswith(" word")
    (True, True, True)
    """
    if len(text) <= CUT_AT * 1.25:
        return text, ""
    place = text.rfind(" ", 0, CUT_AT)
    place = place if place > 0 else CUT_AT
    return text[:place], text[place:]


@dataclass(frozen=True, slots=True)
class Column:
    """``kind`` is ``text``, ``number``, or ``severity`` or ``role``: a word that is shown as a chip; ``hint`` says what
    the column means where its label is too short to."""

    label: str
    kind: str = "text"
    hint: str = ""


@dataclass(frozen=True)
class PageTable:
    """``rows`` in their order of importance: the first ``PACKED_ROWS`` at least, of ``total`` where there are more.

    ``filters`` are positions of columns that get a menu of their values.
    """

    id: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    filters: Sequence[int] = ()
    rest: str = ""
    total: int = 0

    @property
    def shown(self) -> Sequence[Sequence[Cell]]:
        """The rows that stand in the HTML."""
        return self.rows[:SHOWN_ROWS]

    @property
    def beyond(self) -> int:
        """Number of rows that the page does not hold at all."""
        return max(self.total, len(self.rows)) - min(PACKED_ROWS, len(self.rows))

    @cached_property
    def packed(self) -> str:
        """All rows as JSON, gzip and base64; ``""`` where the HTML has them all."""
        if len(self.rows) <= SHOWN_ROWS:
            return ""
        return inline.packed(self.rows[:PACKED_ROWS])

    @cached_property
    def menus(self) -> list[tuple[int, str, list[tuple[str, int]]]]:
        """For each filter: position of its column, label, and its values with their number of rows, in order."""
        return [
            (place, self.columns[place].label, list(Counter(row[place][0] for row in self.rows).items()))
            for place in self.filters
        ]
