"""What an engine must be able to do. Everything else is decided once, from its answers (``run.py``)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from rolemap.engines.answers import Answers
from rolemap.engines.layout import Layout
from rolemap.engines.pieces import Piece
from rolemap.engines.rows import Decided, Tally

Finish = Callable[[pa.Table, Answers], bytes]


@dataclass(frozen=True, slots=True)
class Fill:
    """Rows without an id: how many there are, and for e-mails and logins how many of them have one and how many of
    these differ.
    """

    rows: int
    mails: int
    different_mails: int
    logins: int
    different_logins: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Which rows to gather: those of one of the ``titles``, ``ids``, or ``positions``, any of them; and which of their
    ``columns``.
    """

    titles: pa.StringArray
    ids: pa.StringArray
    positions: pa.Int64Array
    columns: tuple[str, ...]


class Engine(Protocol):
    """Keeps the rows of a table and answers questions about them.

    A table of rows has the columns of ``people_rows``, and ``position`` (0 in the first row of all), ``row`` (as the
    rows of one file would be numbered) and, once ``fill`` is said, ``id``: never blank, as the file has it.
    """

    @property
    def blocks(self) -> int:
        """How many blocks ``finished`` gives."""

    def scan(self, pieces: Sequence[Piece], layout: Layout, decided: Decided) -> Tally:
        """Read all pieces and keep their rows; a second scan replaces those of the first."""

    def titles(self) -> pa.StringArray:
        """The distinct titles, in any order; ``finish`` knows a title by its place here."""

    def blank_ids(self) -> Fill:
        """What stands in rows without an id."""

    def fill(self, source: str) -> None:
        """Where ids come from where there is none: ``mail``, ``login``, else the row's number."""

    def repeated(self) -> pa.Table:
        """``position``, ``row``, ``id``, ``name``, ``named``, ``presence`` of rows whose id is not theirs alone."""

    def lost(self) -> pa.StringArray:
        """The distinct texts in columns of references that are nobody's id."""

    def ids_like(self, keys: pa.StringArray) -> pa.Table:
        """``position``, ``id`` and ``key`` of rows whose id is like one of the keys (``bulk_keys.id_keys``)."""

    def ids_of_mails(self, keys: pa.StringArray) -> pa.Table:
        """``position``, ``id`` and ``key`` of rows whose e-mail address in lower case is one of the keys."""

    def named(self, keys: pa.StringArray) -> pa.Int64Array:
        """Positions of rows whose name is like one of the keys (``bulk.name_keys``)."""

    def units(self, columns: Sequence[str]) -> pa.Int64Array:
        """Positions of one row for each combination of texts in these columns."""

    def gather(self, pick: Pick) -> pa.Table:
        """Some columns of some rows, in order."""

    def counts(self) -> pa.Table:
        """``title`` (its place in ``titles``), ``posts``, ``vacant``, ``gone`` (bool), ``rows``, ``headcount``: one
        row for each combination.
        """

    def finished(self, answers: Answers, finish: Finish) -> Iterator[bytes]:
        """``finish`` of all rows, block by block, in order; blocks have ``title_code`` beside the columns of rows."""
