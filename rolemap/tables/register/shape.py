"""From the rows of an export to one row for each unit: no blank rows, levels told from kinds, issues under projects."""

from collections.abc import Mapping

from rolemap.model import Kind, NoteLevel
from rolemap.tables.cells import texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.register.dependency_lists import units_of_dependencies
from rolemap.tables.register.issues import projects_of_issues
from rolemap.tables.register.nesting import read_level
from rolemap.tables.register.staggered import one_name_column
from rolemap.tables.schema import LEAD_COLUMNS
from rolemap.tables.table import Table


def work_rows(table: Table, kinds: Mapping[str, Kind] | None, notebook: Notebook) -> tuple[Table, int]:
    """The table with one row for each unit, and the number of rows that were left out."""
    named = one_name_column(table, notebook)
    filled = _without_blank(named, notebook)
    nameless = len(named) - len(filled)
    notebook.places = filled.places
    filled = units_of_dependencies(filled, notebook)
    notebook.places = filled.places
    shaped, without_project = projects_of_issues(_levels_by_content(filled), kinds, notebook)
    notebook.places = shaped.places
    return _standing_in(shaped), nameless + without_project


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


def _standing_in(table: Table) -> Table:
    """Where the file lacks the better column another stands in: an assignee for the lead, a phase for the status."""
    names = {} if table.has("status") else {"state": "status"}
    if not any(table.has(column) for column in LEAD_COLUMNS):
        names |= {"assignee": "lead", "assignee_email": "lead_email"}
    return table.renamed(names)
