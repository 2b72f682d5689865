"""Exports whose rows are issues or tasks of projects (Jira, Linear, Redmine): the units of work are the projects.

Each project is one row: its id, its name, its lead, and what its issues depend on in other projects. A kind that the
user asks for (``--kind Epic=project``) keeps its rows, under their projects, which then stand one level higher.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from rolemap.model import Kind, NoteLevel
from rolemap.tables.cells import fold, texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.register.dependencies import read_links
from rolemap.tables.register.index import WorkIndex
from rolemap.tables.register.kinds import HEIGHT, quoted, read_kinds
from rolemap.tables.table import Table
from rolemap.tables.words import knowledge

_KEY = re.compile(r"([A-Za-z][A-Za-z0-9_]*)-\d+$")  # "CRM-12": the form of issue keys of Jira, Linear and YouTrack
_FIRST = ("lead", "lead_email", "project_manager", "program_manager", "portfolio_manager", "product_manager", "sponsor")
_OF_ISSUES = frozenset({"lead", "lead_email", "assignee", "assignee_email", "blocks", "project", "project_id"})
_ALL = ("portfolio", "program", "product")
_ABOVE = {Kind.PRODUCT: Kind.PROGRAM, Kind.PROJECT: Kind.PROGRAM}


def projects_of_issues(table: Table, kinds: Mapping[str, Kind] | None, notebook: Notebook) -> tuple[Table, int]:
    """The table with one row for each project, and the number of issues that belong to none; the table itself where its
    rows are no issues.
    """
    words = texts(table, "kind")
    told = {fold(word): kind for word, kind in (kinds or {}).items()}
    told_words = {word: told[fold(word)] for word in dict.fromkeys(words) if fold(word) in told}
    untold = [word for word in dict.fromkeys(words) if word and word not in told_words]
    if not _may_be_issues(table, untold):
        return table, 0
    keys = _project_keys(table)
    if not _are_issues(table, untold, keys):
        return table, 0
    asked = {i: told_words[word] for i, word in enumerate(words) if word in told_words}
    homeless = [i for i, key in enumerate(keys) if not key and i not in asked]
    _say(keys, words, asked, notebook)
    notebook.say_at(NoteLevel.LEFT_OUT, "issue-without-project", "the issue belongs to no project", homeless)
    return _as_projects(table, keys, asked), len(homeless)


def _project_keys(table: Table) -> list[str]:
    """The project of each row: its id, else its name, else the letters of the issue's key; blank without any."""
    columns = [texts(table, column) for column in ("project_id", "project") if table.has(column)]
    if columns:
        return [next(filter(None, cells), "") for cells in zip(*columns, strict=True)]
    matches = [_KEY.match(cell) for cell in texts(table, "work_id")]
    return [match.group(1) if match else "" for match in matches]


def _may_be_issues(table: Table, words: Sequence[str]) -> bool:
    """A quick look: False for nearly every register, whose rows are its units."""
    return table.has("project") or table.has("project_id") or bool(read_kinds(words).below)


def _are_issues(table: Table, words: Sequence[str], keys: Sequence[str]) -> bool:
    """True if the kinds are those of issues, or if a file without kinds has tasks, or project ids, beside projects."""
    if not any(keys):
        return False
    reading = read_kinds(words)
    has_projects = table.has("project_id") or table.has("project")
    if words:
        plain = set(reading.kinds) - set(reading.decided)
        of_issues = bool(reading.below or reading.decided) and not plain
        return of_issues and (has_projects or (bool(reading.below) and not reading.decided and all(keys)))
    if table.has("kind") or not table.has("project"):
        return False
    has_tasks = fold(table.header("name")) in _task_headers() and 1 < len(set(filter(None, keys))) < len(keys)
    return table.has("project_id") or has_tasks


def _as_projects(table: Table, keys: Sequence[str], asked: Mapping[int, Kind]) -> Table:
    """One row for each project, at the place of its first issue, and the rows that stay units themselves."""
    rows_of: dict[str, list[int]] = {}
    for i, key in enumerate(keys):
        if key:
            rows_of.setdefault(key, []).append(i)
    above = max((_ABOVE.get(kind, Kind.PORTFOLIO) for kind in asked.values()), key=HEIGHT.__getitem__, default=None)
    waits, parents = _dependencies(table, keys, asked), _parents_asked(table, asked)
    cells = {column: texts(table, column) for column in table.frame.columns}
    has_ids = "project_id" in cells or "project" not in cells
    first_rows = {rows[0]: key for key, rows in rows_of.items()}
    units: list[tuple[int, dict[str, str]]] = []
    for i in sorted({*first_rows, *asked}):
        if key := first_rows.get(i, ""):
            unit = _project(cells, rows_of[key])
            unit |= {"work_id": key if has_ids else "", "name": unit["name"] or key}
            unit |= {"kind": str(above or Kind.PROJECT), "depends_on": "; ".join(waits.get(key, ()))}
            units.append((i, unit))
        if i in asked:
            units.append((i, _asked_unit(cells, i, keys[i], parents.get(i, ""), waits)))
    columns = {
        column: [unit.get(column, "") for _, unit in units] for column in (*cells, "kind", "parent", "depends_on")
    }
    filled = {
        column: found for column, found in columns.items() if any(found) or (column in _FIRST and column in cells)
    }
    return table.with_cells(filled, table.row[[i for i, _ in units]])


def _project(cells: Mapping[str, Sequence[str]], rows: Sequence[int]) -> dict[str, str]:
    """What the issues of a project say of it: one name, one lead, all units above it, the most frequent department."""
    unit = {"name": ""}
    for column, target in (("project", "name"), *((column, column) for column in _FIRST)):
        if column in cells:
            unit[target] = next((cells[column][i] for i in rows if cells[column][i]), "")
    for column in _ALL:
        if column in cells:
            unit[column] = "; ".join(dict.fromkeys(cells[column][i] for i in rows if cells[column][i]))
    if "department" in cells:
        counted = Counter(cells["department"][i] for i in rows if cells["department"][i])
        unit["department"] = counted.most_common(1)[0][0] if counted else ""
    return unit


def _asked_unit(
    cells: Mapping[str, Sequence[str]], i: int, key: str, parent: str, waits: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """A row that stays a unit itself: whoever it is assigned to leads it, and its project stands above it."""
    unit = {column: found[i] for column, found in cells.items() if column not in _OF_ISSUES}
    own_id = unit.get("work_id", "") or unit.get("name", "")
    unit |= {"lead": _cell(cells, "assignee", i), "lead_email": _cell(cells, "assignee_email", i)}
    return unit | {"parent": parent or key, "depends_on": "; ".join(waits.get(own_id, ()))}


def _cell(cells: Mapping[str, Sequence[str]], column: str, i: int) -> str:
    return cells[column][i] if column in cells else ""


def _parents_asked(table: Table, asked: Mapping[int, Kind]) -> dict[int, str]:
    """The parent of each asked row where that is an asked row too."""
    ids = texts(table, "work_id")
    index = WorkIndex(ids, texts(table, "name"))
    found = {i: index.find(cell) for i, cell in enumerate(texts(table, "parent")) if cell and i in asked}
    return {i: ids[rows[0]] for i, rows in found.items() if len(rows) == 1 and rows[0] in asked}


def _dependencies(table: Table, keys: Sequence[str], asked: Mapping[int, Kind]) -> dict[str, list[str]]:
    """For each project (and each asked row, by its id) what its issues wait for in others, in the order written."""
    ids, names = texts(table, "work_id"), texts(table, "name")
    index = WorkIndex(ids, names)

    def unit(i: int) -> str:
        return (ids[i] or names[i]) if i in asked else keys[i]

    waits: dict[str, dict[str, None]] = {}
    known = set(keys)
    for column in ("depends_on", "blocks"):
        for i, cell in enumerate(texts(table, column)):
            if not cell:
                continue
            links, lost = read_links(cell, index)
            elsewhere = (match.group(1) for reference, _ in lost if (match := _KEY.match(reference)))
            targets = [unit(row) for row, _ in links] + [key for key in elsewhere if key in known]
            for target in targets:
                waiting, awaited = (unit(i), target) if column == "depends_on" else (target, unit(i))
                if waiting and awaited and waiting != awaited:
                    waits.setdefault(waiting, {})[awaited] = None
    return {key: list(found) for key, found in waits.items()}


def _say(keys: Sequence[str], words: Sequence[str], asked: Mapping[int, Kind], notebook: Notebook) -> None:
    left = Counter(word for i, word in enumerate(words) if word and i not in asked)
    of_kinds = ", ".join(f"{count} {word}" for word, count in left.most_common(5))
    first = next(iter(left), "")
    notebook.say(
        NoteLevel.DECIDED,
        "projects-from-issues",
        f"{len(set(filter(None, keys)))} projects made from {len(keys)} rows, which are issues or tasks of projects"
        + (f" ({of_kinds}{', …' if len(left) > 5 else ''})" if left else ""),
        column="project",
        next_step=f"to make a work item of each {first}: --kind {quoted(first)}=project" if first else "",
    )


@cache
def _task_headers() -> frozenset[str]:
    return frozenset(fold(header) for header in knowledge("kinds")["task_headers"])
