"""Spreadsheets with a column of its own for each level, and a row of its own for each unit of a level."""

from rolemap.model import Kind, NoteLevel
from rolemap.tables.cells import texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.table import Table

_LEVELS = (Kind.PORTFOLIO, Kind.PROGRAM)


def one_name_column(table: Table, notebook: Notebook) -> Table:
    """The table with every unit's name in ``name`` and its kind in ``kind``.

    A row without a name that fills the program column is that program's row, one that fills only the portfolio
    column that portfolio's; rows below leave these cells blank, and stand under the last ones that are filled.
    """
    levels = [kind for kind in _LEVELS if table.has(kind)]
    names = texts(table, "name")
    upper = {kind: texts(table, kind) for kind in levels}
    headings = [i for i, name in enumerate(names) if not name and any(upper[kind][i] for kind in levels)]
    if not headings or table.has("kind") or any(texts(table, "parent")):
        return table
    kinds = [str(Kind.PROJECT)] * len(table)
    current = dict.fromkeys(levels, "")
    for i, name in enumerate(names):
        for level, kind in enumerate(levels):
            if upper[kind][i]:
                current[kind] = upper[kind][i]
                current |= dict.fromkeys(levels[level + 1 :], "")
        filled = [kind for kind in levels if upper[kind][i]]
        if not name and filled:
            kinds[i], names[i] = str(filled[-1]), upper[filled[-1]][i]
        for kind in levels:
            upper[kind][i] = current[kind]
    notebook.say_at(
        NoteLevel.DECIDED,
        "levels-in-columns",
        f"rows without a name are read as the units that their columns {' and '.join(levels)} name",
        headings,
    )
    cells = {column: texts(table, column) for column in table.frame.columns}
    return table.with_cells(
        {**cells, **{str(kind): found for kind, found in upper.items()}, "name": names, "kind": kinds}
    )
