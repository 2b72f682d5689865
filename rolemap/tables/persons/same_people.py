"""Which rows of two files are the same people: by id, e-mail or login, never by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import BoolArray, cleaned, is_blank, mask
from rolemap.tables.names.bulk_keys import id_keys, login_keys
from rolemap.tables.people import IntArray
from rolemap.tables.references.key_table import KeyTable
from rolemap.tables.table import Table


@dataclass(frozen=True, slots=True)
class _Way:
    """Columns of the two files that may hold the same thing, and the form in which they are compared."""

    own: str
    other: str
    words: str
    key: Callable[[pa.StringArray], pa.StringArray]
    is_address: bool = True


_WAYS = (
    _Way("email", "email", "e-mail", pc.utf8_lower),
    _Way("login", "login", "login", pc.utf8_lower),
    _Way("login", "email", "login and e-mail", pc.utf8_lower),
    _Way("email", "login", "e-mail and login", pc.utf8_lower),
    _Way("login", "person_id", "login", pc.utf8_lower),
    _Way("login", "login", "login", login_keys),
    _Way("person_id", "person_id", "id", lambda cells: cells, is_address=False),
    _Way("person_id", "person_id", "id", id_keys, is_address=False),
)
"""The way that finds most people decides, the first of several; addresses, which are nobody else's, find the rest."""


@dataclass(frozen=True, slots=True, eq=False)
class SamePeople:
    """``row`` int32, for each row of some tables, one after the other, the row of the other table that is the same
    person, -1 if none; ``found`` rows of the other table that are somebody; ``by`` how, in words.
    """

    row: IntArray
    found: BoolArray
    by: str

    def __bool__(self) -> bool:
        return bool(self.found.any())


def same_people(tables: Sequence[Table], other: Table) -> SamePeople:
    """Pair the rows of ``tables`` with those of ``other``; a key that several rows of ``other`` have pairs nobody.

    Ids that pair most people otherwise than their addresses do are those of two systems, and pair nobody.
    """
    tried: list[tuple[_Way, IntArray]] = []
    for way in _WAYS:
        if other.has(way.other) and any(table.has(way.own) for table in tables):
            paired = _paired(tables, other, way)
            tried.append((way, paired))
            if len(np.unique(paired[paired >= 0])) == len(other):  # nobody is left for a less certain way
                break
    addresses = [paired for way, paired in tried if way.is_address]
    tried = [(way, paired) for way, paired in tried if way.is_address or not _denied(paired, addresses)]
    best = max(tried, key=lambda pair: int((pair[1] >= 0).sum()), default=None)
    row = np.full(sum(map(len, tables)), -1, dtype=np.int32)
    if best is not None:
        row = best[1]
        for way, paired in tried:
            if way.is_address:
                row = np.where(row < 0, paired, row)
    found = np.zeros(len(other), dtype=np.bool_)
    found[row[row >= 0]] = True
    return SamePeople(row, found, best[0].words if best is not None else "")


def _denied(paired: IntArray, by_address: Sequence[IntArray]) -> bool:
    """True if most rows that an address pairs as well are another person by it."""
    both = [(paired >= 0) & (other >= 0) for other in by_address]
    return any(
        int((paired[rows] != other[rows]).sum()) * 2 > int(rows.sum())
        for rows, other in zip(both, by_address, strict=True)
    )


def _paired(tables: Sequence[Table], other: Table, way: _Way) -> IntArray:
    known = KeyTable(way.key(cleaned(other, way.other)))
    cells = pa.concat_arrays([cleaned(table, way.own) for table in tables])
    return np.where(is_blank(cells), -1, np.maximum(known.rows_of(way.key(cells)), -1)).astype(np.int32)


def share_alike(tables: Sequence[Table], other: Table, same: SamePeople, column: str) -> float:
    """Share (0-1) of the rows of ``other`` whose person has the same text in ``column``."""
    own = pa.concat_arrays([cleaned(table, column) for table in tables])
    theirs = cleaned(other, column).take(pa.array(np.maximum(same.row, 0)))
    alike = (same.row >= 0) & ~is_blank(own) & mask(pc.equal(pc.utf8_lower(own), pc.utf8_lower(theirs)))
    return len(np.unique(same.row[alike])) / max(1, len(other))
