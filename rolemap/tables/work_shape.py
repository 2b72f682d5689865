"""From the rows of an export to one row for each unit: blank rows out, levels told from kinds."""

from rolemap.model import NoteLevel
from rolemap.tables.cells import texts
from rolemap.tables.nesting import read_level
from rolemap.tables.notebook import Notebook
from rolemap.tables.table import Table


def work_rows(table: Table, notebook: Notebook) -> tuple[Table, int]:
    """The table with one row for each unit, and the number of rows that were left out."""
    shaped = _without_blank(table, notebook)
    notebook.row = shaped.row
    return _levels_by_content(shaped), len(table) - len(shaped)


def _without_blank(table: Table, notebook: Notebook) -> Table:
    """Rows with neither an id nor a name say nothing about any unit."""
    blank = [
        position
        for position, (name, own_id) in enumerate(zip(texts(table, "name"), texts(table, "work_id"), strict=True))
        if not name and not own_id
    ]
    if not blank:
        return table
    notebook.say_at(NoteLevel.LEFT_OUT, "row-nameless", "the row has neither a name nor an id", blank)
    gone = set(blank)
    return table.take([position for position in range(len(table)) if position not in gone])


def _levels_by_content(table: Table) -> Table:
    """A column named "level" is the kind where it holds words, and the outline level where it holds numbers."""
    if table.has("kind") and not table.has("outline_level") and _holds_levels(table, "kind"):
        return table.renamed({"kind": "outline_level"})
    if table.has("outline_level") and not table.has("kind") and not _holds_levels(table, "outline_level"):
        return table.renamed({"outline_level": "kind"})
    return table


def _holds_levels(table: Table, column: str) -> bool:
    cells = [cell for cell in texts(table, column) if cell]
    return bool(cells) and all(read_level(cell) is not None for cell in cells)
