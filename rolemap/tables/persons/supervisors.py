"""Files with a row for each supervisor of a person (Oracle ``AssignmentSupervisor``) → one row a person."""

import re
from collections.abc import Sequence

import numpy as np

from rolemap.model import NoteLevel
from rolemap.tables.cells import texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.table import Table
from rolemap.tables.words import plain, words

TERMS = ("manager_type", "is_primary_manager", "valid_from")
"""Columns that say what the supervisor of a row is to the person; they end here."""

_KEYS = ("person_id", "email", "login")
_MANAGERS = ("manager_id", "manager_email", "manager", "manager_name")
_SORTABLE = re.compile(r"\d{4}([-/])\d\d\1\d\d.*")


def one_row_a_person(table: Table, notes: Notebook) -> tuple[Table, int]:
    """The table with one row for each person, and the number of rows that were left out.

    The line manager that is primary becomes the manager, supervisors of another type or not primary ones become
    dotted-line managers. Of several line managers the one valid from the latest day counts, else the first; the other
    rows are left out. Tables that say nothing of a type, and in which nobody stands twice, stay as they are.
    """
    has_terms = table.has("manager_type") or table.has("is_primary_manager")
    key = next((name for name in _KEYS if table.has(name)), "")
    manager = next((name for name in _MANAGERS if table.has(name)), "")
    if not has_terms or not key or not manager:
        return _without(table, TERMS), 0
    rows_of: dict[str, list[int]] = {}
    for position, text in enumerate(texts(table, key)):
        rows_of.setdefault(text or f"\0{position}", []).append(position)
    is_line, since, managers = _are_lines(table), _since(table), texts(table, manager)
    kept, dotted, superseded = [], [], []
    for rows in rows_of.values():
        lines = sorted((row for row in rows if is_line[row]), key=lambda row: (since[row], -row), reverse=True)
        others = list(dict.fromkeys(managers[row] for row in rows if not is_line[row] and managers[row]))
        kept.append(lines[0] if lines else rows[0])
        dotted.append("; ".join(others))
        superseded += lines[1:]
    none = np.array([not is_line[row] for row in kept], dtype=np.bool_)
    notes.say_at(
        NoteLevel.DECIDED,
        "manager-types",
        "a row for each supervisor: the primary line manager is read as manager, all others as dotted lines",
        list(range(len(table))),
        column="manager_type",
    )
    notes.say_at(
        NoteLevel.LEFT_OUT,
        "manager-superseded",
        "a second line manager of the same person; the one valid from the latest day is followed, else the first",
        sorted(superseded),
        column=manager,
    )
    one = _without(table.take(kept), (*TERMS, *(c for c in table.frame.columns if c not in (key, manager))))
    cells = {str(name): one.frame[name].tolist() for name in one.frame.columns}
    cells[manager] = ["" if no else text for no, text in zip(none, cells[manager], strict=True)]
    return one.with_cells(cells | {"matrix_manager": dotted}), len(superseded)


def _are_lines(table: Table) -> list[bool]:
    """Whether each row names the line manager: by its type, and where several are of that type by its flag."""
    line, not_primary = words("managers", "line"), words("managers", "not_primary")
    types, flags = texts(table, "manager_type"), texts(table, "is_primary_manager")
    return [
        (not kind or plain(kind) in line) and (not flag or plain(flag) not in not_primary)
        for kind, flag in zip(types, flags, strict=True)
    ]


def _since(table: Table) -> Sequence[str]:
    """The day from which each row holds, as a text that sorts; blank throughout where the file writes it otherwise."""
    cells = texts(table, "valid_from")
    return cells if all(_SORTABLE.fullmatch(cell) for cell in cells if cell) else [""] * len(cells)


def _without(table: Table, names: Sequence[str]) -> Table:
    kept = [name for name in table.frame.columns if name not in names]
    if len(kept) == len(table.frame.columns):
        return table
    return Table(table.frame[kept], table.row, table.log, {n: p for n, p in table.lent.items() if n in kept})
