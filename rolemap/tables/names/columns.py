"""The name column of people: joined from its parts, turned, freed of ids and credentials; and what is no name."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import BoolArray, cleaned, is_blank, mask, matches, where, with_values
from rolemap.tables.names.bulk import Commas, tidy_names
from rolemap.tables.names.vacancies import Says, cell_says
from rolemap.tables.table import Table
from rolemap.tables.words import words

SAYS = tuple(Says)
"""Position in this tuple is the code of what a name cell says."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The names of n rows, with the ``id`` and ``email`` that stood beside them in the cell, else blank.

    ``says`` int8, a position in ``SAYS`` each. ``is_title``: the name is the row's own title. ``joined``: put together
    from its parts. ``turned``: the cell had the family name first. ``commas``: what the commas of the column were.
    """

    name: pa.StringArray
    id: pa.StringArray
    email: pa.StringArray
    says: npt.NDArray[np.int8]
    is_title: BoolArray
    joined: BoolArray
    turned: BoolArray
    commas: Commas

    def where(self, says: Says) -> BoolArray:
        """Rows whose name cell says this."""
        return np.asarray(self.says == SAYS.index(says))


def read_names(table: Table, title: pa.StringArray, *, last_first: bool | None = None) -> Names:
    """The names of a table's rows; ``title`` tells which names are none, ``last_first`` what their commas mean."""
    written = cleaned(table, "name")
    joined = is_blank(written)
    name = written
    if joined.any():
        from_parts = _joined(table)
        joined &= ~is_blank(from_parts)
        name = where(joined, from_parts, written)
    says = _says(name)
    is_name = says == SAYS.index(Says.NAME)
    is_title = is_name & mask(pc.equal(pc.utf8_lower(name), pc.utf8_lower(title)))
    rows = np.flatnonzero(is_name & ~is_title)
    tidied = tidy_names(name.take(pa.array(rows)), is_column=True, last_first=last_first)
    turned = np.zeros(len(table), dtype=np.bool_)
    turned[rows] = tidied.turned
    blank = pa.repeat(pa.scalar("", pa.string()), len(table))
    tidy = with_values(name, rows, tidied.name)
    changed = rows[mask(pc.not_equal(tidied.name, name.take(pa.array(rows))))]
    says[changed] = _says(tidy.take(pa.array(changed)))
    return Names(
        tidy,
        with_values(blank, rows, tidied.id),
        with_values(blank, rows, tidied.email),
        says,
        is_title,
        joined,
        turned,
        tidied.commas,
    )


def _joined(table: Table) -> pa.StringArray:
    """Names from their parts: the preferred or else the first and middle name, the last name, the suffix."""
    first, middle, last, preferred, suffix = (
        cleaned(table, part) for part in ("first_name", "middle_name", "last_name", "preferred_name", "name_suffix")
    )
    is_preferred = ~is_blank(preferred)
    given = where(is_preferred, preferred, first)
    middle = where(is_preferred, pa.repeat(pa.scalar("", pa.string()), len(table)), middle)
    spaced = pc.binary_join_element_wise(given, middle, last, suffix, " ")
    joined = pc.utf8_trim_whitespace(pc.replace_substring_regex(spaced, " {2,}", " "))
    whole = np.flatnonzero(is_preferred & matches(preferred, r"\s"))
    ends = [(preferred[row].as_py(), last[row].as_py()) for row in whole.tolist()]
    complete = [i for i, (name, family) in enumerate(ends) if family and name.casefold().endswith(family.casefold())]
    return with_values(joined, whole[complete], [ends[i][0] for i in complete])


def _says(name: pa.StringArray) -> npt.NDArray[np.int8]:
    """What each cell says; only cells that begin like one of the listed words are looked at one by one."""
    says = np.full(len(name), SAYS.index(Says.NAME), dtype=np.int8)
    says[is_blank(name)] = SAYS.index(Says.BLANK)
    rows = np.flatnonzero(matches(name, _first_words()))
    known: dict[str, int] = {}
    for row, text in zip(rows.tolist(), name.take(pa.array(rows)).to_pylist(), strict=True):
        if text not in known:
            known[text] = SAYS.index(cell_says(text))
        says[row] = known[text]
    return says


@cache
def _first_words() -> str:
    """A pattern for cells that may be something else than a name: their first word is, or they have no letter."""
    groups = ("vacant", "vacant_alone", "gone", "withheld", "blank", "unknown")
    listed = words("vacancies", *groups)
    first = sorted({"".join(c for c in word if c.isalnum() or c == " ").split(" ")[0] for word in listed} - {""})
    return rf"(?i)^[^\p{{L}}\p{{N}}]*(?:(?:{'|'.join(first)})(?:[^\p{{L}}]|$)|$)"
