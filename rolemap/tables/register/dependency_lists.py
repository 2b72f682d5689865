"""Lists of dependencies (Jira Align): each row says which unit waits for which, and nothing else of either."""

from rolemap.model import NoteLevel
from rolemap.tables.cells import split_list, texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.table import Table

_OF_LISTS = {"work_id", "depends_on", "dependency_owner", "status", "state", "finish"}


def units_of_dependencies(table: Table, notebook: Notebook) -> Table:
    """One row for each unit that a list of dependencies names, waiting or waited for, in the order of first mention.

    A table that says anything else of its rows (a name, a kind, a lead) is a register, and stays as it is.
    """
    if not {"work_id", "depends_on"} <= set(table.frame.columns) <= _OF_LISTS:
        return table
    ids, awaited = texts(table, "work_id"), texts(table, "depends_on")
    first: dict[str, int] = {}
    waits: dict[str, dict[str, None]] = {}
    for position, (waiting, target) in enumerate(zip(ids, awaited, strict=True)):
        targets = split_list(target)
        for unit in filter(None, (waiting, *targets)):
            first.setdefault(unit, position)
        if waiting:
            waits.setdefault(waiting, {}).update(dict.fromkeys(targets))
    notebook.say(
        NoteLevel.DECIDED,
        "units-from-dependencies",
        f"{len(first)} work items made from {len(ids)} dependencies between them",
        column="depends_on",
    )
    cells = {"work_id": list(first), "depends_on": ["; ".join(waits.get(unit, ())) for unit in first]}
    return table.with_cells(cells, table.row[list(first.values())])
