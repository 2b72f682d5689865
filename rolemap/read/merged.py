"""Blank cells that plainly continue the value above: what is left of merged cells in a text file.

Filled are only columns that group rows and stand left of the column of names, as merged cells do. Everywhere else a
blank cell is blank: the manager of the person at the top, a program that a project does not have.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import ImportNote, NoteLevel

_GROUPING = {
    "people": (
        *("company", "division", "department", "location", "portfolio", "program", "project", "product"),
        *("manager_id", "manager_email", "manager_name", "manager"),
    ),
    "work": (
        *("portfolio", "program", "product", "department", "sponsor"),
        *("portfolio_manager", "program_manager", "product_manager"),
    ),
}
"""Table → columns that may group rows."""

_NAMED = {"people": ("name", "first_name", "last_name", "title"), "work": ("name",)}
"""Table → columns that say who or what a row is, the first that a file has."""

_WHO = ("name", "person_id", "email", "login")
_BLANK = 0.3  # least share of rows that continue the one above
_NEW = 0.6  # least share of the filled cells that say something new: merged cells stand in groups
_ROWS = 0.95  # share of rows that say who or what they are; in lists with levels in columns far fewer do
_NOT_HEADS = 0.5  # least share of the rows without a manager that manage nobody: many lone roots are none


def fill_down(
    columns: Mapping[str, pa.ChunkedArray], taken: Mapping[str, tuple[int, ...]], table: str, file: str
) -> tuple[dict[str, pa.ChunkedArray], tuple[ImportNote, ...]]:
    """The columns with continued cells filled, and a note for each column that was.

    ``taken`` gives the columns of the file that make each canonical one.
    """
    filled, notes = dict(columns), []
    starts: npt.NDArray[np.bool_] | None = None
    for column in _candidates(columns, taken, table):
        cells = columns[column]
        blank = _is_blank(cells)
        if not _continues(cells, blank, starts):
            continue
        if column.startswith("manager") and not _are_reports(columns, column, blank):
            continue
        fill = blank if starts is None else blank & _in_block(~blank, starts)
        filled[column] = _forward(cells, fill, ~blank)
        starts = ~blank if starts is None else starts | ~blank
        text = f"'{column}': blank cells continue the value above them, as merged cells do ({fill.sum()} filled)"
        step = "to keep a cell blank, write a dash into it"
        notes.append(
            ImportNote(
                NoteLevel.CHANGED, "cell-continued", file, text, column=column, count=int(fill.sum()), next_step=step
            )
        )
    return filled, tuple(notes)


def _candidates(
    columns: Mapping[str, pa.ChunkedArray], taken: Mapping[str, tuple[int, ...]], table: str
) -> Iterator[str]:
    """Grouping columns left of the names, from left to right; none if rows do not say who or what they are."""
    named = next((column for column in _NAMED.get(table, ()) if column in taken), None)
    if named is None or not len(columns[named]):
        return
    left = [column for column in _GROUPING[table] if column in taken and max(taken[column]) < min(taken[named])]
    if left and _is_blank(columns[named]).mean() <= 1 - _ROWS:
        yield from sorted(left, key=lambda column: taken[column])


def _continues(cells: pa.ChunkedArray, blank: npt.NDArray[np.bool_], starts: npt.NDArray[np.bool_] | None) -> bool:
    """True if a column is filled where a group of rows begins, and blank in the other rows of the group."""
    filled = int((~blank).sum())
    if blank[0] or filled < 2 or blank.sum() < 2 or blank.mean() < _BLANK:
        return False
    values = cells.filter(pa.array(~blank)).combine_chunks()
    again = pc.equal(values.slice(1), values.slice(0, filled - 1)).to_numpy(zero_copy_only=False)
    if starts is not None:  # the same again in another group of the column to the left is no repetition
        again = again & ~starts[~blank][1:]
    return not again.any() and pc.count_distinct(values).as_py() >= _NEW * filled


def _are_reports(columns: Mapping[str, pa.ChunkedArray], column: str, blank: npt.NDArray[np.bool_]) -> bool:
    """True if most rows without a manager manage nobody themselves: then they are no roots."""
    managers = pc.unique(pc.utf8_lower(columns[column]))
    heads = np.zeros(len(blank), dtype=np.bool_)
    for who in (name for name in _WHO if name in columns):
        found = pc.is_in(pc.utf8_lower(columns[who]), value_set=managers).to_numpy(zero_copy_only=False)
        heads |= found & ~_is_blank(columns[who])
    return bool((~heads[blank]).mean() >= _NOT_HEADS)


def _in_block(filled: npt.NDArray[np.bool_], starts: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Rows that have a filled cell above them in their own group of the columns to the left."""
    rows = np.arange(len(filled))
    last_filled = np.maximum.accumulate(np.where(filled, rows, -1))
    last_start = np.maximum.accumulate(np.where(starts, rows, 0))
    return np.asarray(last_filled >= last_start)


def _forward(cells: pa.ChunkedArray, fill: npt.NDArray[np.bool_], filled: npt.NDArray[np.bool_]) -> pa.ChunkedArray:
    rows = np.arange(len(filled))
    source = np.where(fill, np.maximum.accumulate(np.where(filled, rows, 0)), rows)
    return cells.take(pa.array(source))


def _is_blank(cells: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.equal(pc.binary_length(cells), 0).to_numpy(zero_copy_only=False), dtype=np.bool_)
