"""Several files of one organization's people: which add rows, and which say more about people of the others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.model import ImportLog, NoteLevel
from rolemap.tables.arrow_text import column, is_blank, mask, where
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import IntArray
from rolemap.tables.persons.same_people import SamePeople, same_people, share_alike
from rolemap.tables.persons.supervisors import one_row_a_person
from rolemap.tables.places import Places
from rolemap.tables.table import Table

_REFERENCES = ("manager_id", "manager", "matrix_manager")
"""Columns that may refer to people by their ids."""

_HALF = 0.5
_SHOWN = 20  # people of a file whom no other knows, that get a note of their own


@dataclass(frozen=True, slots=True, eq=False)
class Combined:
    """``tables`` whose rows are all the people, and the ``log`` of all files with what was decided about them."""

    tables: tuple[Table, ...]
    log: ImportLog


def combine(tables: Sequence[Table]) -> Combined:
    """The people of one organization out of the tables of its files, in that order; at least one has titles.

    - A table with titles adds its rows: more people, or posts under people of another file.
    - Where more than half of its rows are people of the tables before it, with the titles they have there, it repeats
      them: those rows say more about them, and only the others are added.
    - A table without titles says more about people of the others, paired by id, e-mail or login; its columns fill
      theirs where they are blank or absent. Rows that are nobody of them are left out, and reported.

    What the first file says is followed where two differ.
    """
    if len(tables) == 1:
        return Combined((tables[0],), tables[0].log)
    rows: list[Table] = []
    logs = {table.file: table.log for table in tables}
    for table in sorted(tables, key=lambda table: not table.has("title")):
        notes = Notebook(table.places)
        left_out = 0
        if not table.has("title"):
            one, superseded = one_row_a_person(table, notes)
            rows, unknown = _say_more(rows, one, notes)
            left_out = superseded + unknown
        elif rows:
            rows = _add(rows, table, notes)
        else:
            rows = [table]
        logs[table.file] = notes.log(table.log, left_out)
    whole = sum((logs[table.file] for table in tables), ImportLog())
    return Combined(tuple(rows), whole)


def _add(rows: list[Table], table: Table, notes: Notebook) -> list[Table]:
    """The rows with those of a further table that has titles."""
    same = same_people(rows, table)
    if share_alike(rows, table, same, "title") <= _HALF:
        notes.say_at(
            NoteLevel.DECIDED,
            "also-rows",
            f"the rows are added to those of {_files(rows)}: other people of the same organization",
            list(range(len(table))),
        )
        return [*rows, table]
    rows = _lend(rows, table, same, notes)
    rest = np.flatnonzero(~same.found).tolist()
    notes.say_at(
        NoteLevel.DECIDED,
        "also-rows",
        f"the row is nobody of {_files(rows)} and was added; most others are, with the same titles",
        rest,
    )
    return [*rows, table.take(rest)] if rest else rows


def _say_more(rows: list[Table], table: Table, notes: Notebook) -> tuple[list[Table], int]:
    """The rows with what a table without titles says more about them, and the number of its rows not used."""
    same = same_people(rows, table)
    unknown = np.flatnonzero(~same.found).tolist()
    key = next(name for name in ("person_id", "login", "email") if table.has(name))
    cells = column(table, key)
    left_out = list(zip(unknown, cells.take(pa.array(unknown, pa.int64())).to_pylist(), strict=True))
    repeated = {text for text, count in Counter(cells.to_pylist()).items() if count > 1} if left_out else set()
    notes = notes.at(table.places)
    for code, message, found in (
        ("also-unknown", f"'{{value}}' is nobody of {_files(rows)}, by id, e-mail or login", False),
        ("also-repeated", "'{value}' stands in several rows, and nothing says which of them counts", True),
    ):
        notes.say_by_value(
            NoteLevel.LEFT_OUT,
            code,
            message,
            (pair for pair in left_out if (pair[1] in repeated) is found),
            column=key,
            next_step="export both files at the same time, with one row a person and the same ids, e-mails or logins",
            limit=_SHOWN,
        )
    return (_lend(rows, table, same, notes) if same else rows), len(unknown)


def _lend(rows: Sequence[Table], table: Table, same: SamePeople, notes: Notebook) -> list[Table]:
    """The rows with the columns of ``table`` where they are blank or absent."""
    _note_pairs(rows, table, same, notes)
    if same.by != "id" and table.has("person_id"):
        table = _with_ids_of(rows, table, same)
    lent: list[Table] = []
    start = 0
    for one in rows:
        lent.append(_filled(one, table, same.row[start : start + len(one)], notes))
        start += len(one)
    return lent


def _note_pairs(rows: Sequence[Table], table: Table, same: SamePeople, notes: Notebook) -> None:
    columns = ", ".join(header for _, header in table.log.sources[0].columns)
    notes.say_at(
        NoteLevel.DECIDED,
        "also-columns",
        f"says more about people of {_files(rows)}, found by {same.by}: {columns}",
        np.flatnonzero(same.found).tolist(),
    )
    notes.at(Places.joined([one.places for one in rows])).say_at(
        NoteLevel.DECIDED,
        "also-silent",
        f"{table.file} has no row for this person",
        np.flatnonzero(same.row < 0).tolist(),
    )


def _with_ids_of(rows: Sequence[Table], table: Table, same: SamePeople) -> Table:
    """The table with references to its own ids written as references to the ids that the rows have.

    Two systems number people in their own ways: a login pairs the rows, and an id of the second file means nobody in
    the first.
    """
    if not any(one.has("person_id") for one in rows):
        return table
    ids = pa.concat_arrays([column(one, "person_id") for one in rows])
    known = (same.row >= 0) & ~is_blank(ids)
    theirs = column(table, "person_id").take(pa.array(same.row[known]))
    mine = ids.filter(pa.array(known))
    frame = table.frame.copy(deep=False)
    for name in _REFERENCES:
        if table.has(name):
            cells = column(table, name)
            at = pc.index_in(cells, value_set=theirs)
            known_here = mask(pc.and_(pc.is_valid(at), pc.not_equal(cells, "")))
            frame[name] = _series(where(known_here, mine.take(at.fill_null(0)), cells)) if len(mine) else frame[name]
    return replace(table, frame=frame)


def _filled(one: Table, table: Table, row: IntArray, notes: Notebook) -> Table:
    """One table with the cells of another (``row`` says which row of it is meant, -1 none) where it has none."""
    frame = one.frame.copy(deep=False)
    known = row >= 0
    if not known.any():
        return one
    at = np.maximum(row, 0)
    lender = Places(table.row[at], (table.file,))
    lent = dict(one.lent)
    for name in map(str, table.frame.columns):
        if name == "person_id" and one.has(name):
            continue
        given = where(known, column(table, name).take(pa.array(at)), _blank(len(one)))
        own = column(one, name)
        fills = is_blank(own) & ~is_blank(given)
        is_other = mask(pc.not_equal(pc.utf8_lower(own), pc.utf8_lower(given)))
        differ = np.flatnonzero(known & ~is_blank(own) & ~is_blank(given) & is_other)
        notes.at(lender).say_at(
            NoteLevel.DECIDED,
            "also-differs",
            f"'{name}' is another than in {one.file}, which was followed",
            differ.tolist(),
            column=name,
        )
        if fills.any() or not one.has(name):
            frame[name] = _series(where(fills, given, own))
            lent[name] = _mixed(lent.get(name, one.places), lender, fills)
    return replace(one, frame=frame, lent=lent)


def _mixed(own: Places, lender: Places, is_lent: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Places:
    """The places of cells of which some stand in another file."""
    both = Places.joined([own, lender])
    return both.take(np.where(is_lent, len(own) + np.arange(len(own)), np.arange(len(own))))


def _series(cells: pa.StringArray) -> "pd.Series[str]":
    return pd.Series(pd.arrays.ArrowExtensionArray(pa.chunked_array([cells])), copy=False)


def _blank(length: int) -> pa.StringArray:
    return pa.repeat(pa.scalar("", pa.string()), length)


def _files(rows: Sequence[Table]) -> str:
    return Places.joined([one.places for one in rows]).file
