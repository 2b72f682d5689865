"""Which of the three tables a file is, by what its headers and cells say; and a file that stands in the wrong place."""

from collections.abc import Sequence

from rolemap.read.headers import BY_CELLS, TABLES, Cells, Match, match_columns, title_share
from rolemap.tables.schema import LEAD_COLUMNS

REQUIRED = {
    "people": (("title",),),
    "work": (("name", "work_id"),),
    "assignments": (("person",), ("work",)),
}
"""Table → groups of columns, of each of which a file must have one at least."""

_TELLING = {
    "people": ("manager", "manager_id", "manager_email", "manager_name", "first_name", "last_name", "email"),
    "work": ("kind", "parent", "finish", "budget", "sponsor", *LEAD_COLUMNS),
    "assignments": ("person", "work", "share"),
}
"""Columns that one table has and the others hardly ever."""

_LACKING = 5.0  # a table without what it needs, as headers say it, counts for little
_PLAINLY = 3.0  # so much better must another table fit before a file is refused as misplaced

_STAFF = 0.6  # share of cells that must be job titles, and managers of the same file
_MANAGERS = ("manager_id", "manager_email", "manager_name", "manager")
_PERSONS = ("person_id", "email", "name")
_PLAIN = 0.9  # share of a file's columns that make it plain what it is
_LOOKS = {
    "people": "people",
    "work": "a register of projects",
    "assignments": "assignments (who works on what)",
}
_PLACES = {
    "people": "give it first: rolemap map {file}",
    "work": "give it after the people: rolemap map PEOPLE --work {file}",
    "assignments": "give it after the people: rolemap map PEOPLE --work REGISTER --assignments {file}",
}


def fitting_table(cells: Cells) -> str:
    """The table (a key of ``TABLES``) whose columns fit the headers best; ``people`` where nothing fits."""
    return max(TABLES, key=lambda table: (fit(match_columns(cells, table), table), table == "people"))


def fit(match: Match, table: str) -> float:
    """How well a table understands a file: a point for each column, half of one where its header was stretched, one
    more where it tells tables apart.
    """
    columns = match.columns
    said = {column for column in columns if match.how[column] != BY_CELLS}
    lacking = sum(1 for group in REQUIRED[table] if said.isdisjoint(group))
    sure = sum(1.0 if match.how[column] in ("known spelling", "canonical name") else 0.5 for column in columns)
    return sure + sum(column in columns for column in _TELLING[table]) - _LACKING * lacking


def is_plain(match: Match, table: str, columns: int) -> bool:
    """True where a table understands nearly all columns of a file, and has what it needs: no other fits much better."""
    sure = sum(how in ("known spelling", "canonical name") for how in match.how.values()) + len(match.sensitive)
    lacking = any(not any(column in match.columns for column in group) for group in REQUIRED[table])
    return not lacking and sure >= _PLAIN * columns and any(column in match.columns for column in _TELLING[table])


def misplaced(file: str, cells: Cells, match: Match, table: str) -> str:
    """Why a file given as ``table`` plainly is another one, and where to give it; ``""`` if it is not plain.

    >>> from rolemap.read.cells import GridCells
    >>> import pyarrow as pa
    >>> cells = GridCells(["Project ID", "Project Manager", "Finish"], pa.table({"0": ["1"], "1": ["Ana"], "2": [""]}))
    >>> misplaced("register.csv", cells, match_columns(cells, "people"), "people")[:68]
    'looks like a register of projects, not like people (its columns: Pro'
    """
    if table == "work" and _are_staff(cells, match):
        return _said(file, cells, table, "people")
    if is_plain(match, table, len(cells.headers)):
        return ""
    matches = {other: match_columns(cells, other) for other in TABLES if other != table}
    fits = {other: fit(found, other) for other, found in matches.items()}
    best = max(fits, key=lambda other: fits[other])
    tells = [column for column in _TELLING[best] if column in matches[best].columns]
    if fits[best] < max(0.0, fit(match, table)) + _PLAINLY or not tells:
        return ""
    return _said(file, cells, table, best)


def _are_staff(cells: Cells, work: Match) -> bool:
    """True for rows of people whatever their headers say: most titles are job titles, and managers are rows too.

    What a register has a use for ("Type": project, program; "Dependency owner") is no title, though it reads like one.
    """
    claimed = {at for column, places in work.columns.items() if column != "name" for at in places}
    columns = match_columns(cells, "people").columns
    managers = [columns[column][0] for column in _MANAGERS if column in columns]
    persons = [columns[column][0] for column in _PERSONS if column in columns]
    if not managers or not persons or "title" not in columns or not claimed.isdisjoint(columns["title"]):
        return False
    refers = any(cells.overlap(manager, person) >= _STAFF for manager in managers for person in persons)
    return refers and title_share(cells.sample(columns["title"][0])) >= _STAFF


def _said(file: str, cells: Cells, table: str, other: str) -> str:
    return (
        f"looks like {_LOOKS[other]}, not like {_LOOKS[table]} (its columns: {_shown(cells.headers)}); "
        f"{_PLACES[other].format(file=quoted(file))}"
    )


def quoted(name: str) -> str:
    """A name as it must be typed in a command: in quotes where it holds a space."""
    return f'"{name}"' if " " in name else name


def _shown(headers: Sequence[str], limit: int = 6) -> str:
    named = [" ".join(header.split()) for header in headers if header]
    return ", ".join(named[:limit]) + (", …" if len(named) > limit else "")
