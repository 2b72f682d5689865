"""Rows of people files → ``People``: the last line of the people side that knows pandas."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pyarrow as pa

from rolemap.model import ImportLog, NoteLevel, Role, Verdict
from rolemap.tables.arrow_text import BoolArray, cleaned, column, is_blank, strings, where
from rolemap.tables.names.columns import Names, read_names
from rolemap.tables.names.vacancies import Says
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import IntArray, People
from rolemap.tables.persons.ids import Ids, read_ids
from rolemap.tables.persons.joined import joined_columns, joined_seats, one_array, written
from rolemap.tables.persons.manager_notes import note_no_column
from rolemap.tables.persons.managers import MANAGER_COLUMNS, resolve_managers, resolve_matrix
from rolemap.tables.persons.seats import read_seats
from rolemap.tables.places import Places
from rolemap.tables.references.index import PersonIndex
from rolemap.tables.table import Table

_RESOLVED = (*MANAGER_COLUMNS, "matrix_manager")
"""Columns whose references become codes; as they are written they stay in the log."""

_ADDRESSES = ("email", "alias_email", "login", "dn")

_NOT_READ = Verdict(Role.AMBIGUOUS, 0.0)

Classifier = Callable[[Sequence[str]], Sequence[Verdict]]


def to_people(table: Table, classify: Classifier, more: Sequence[Table] = ()) -> tuple[People, ImportLog]:
    """The people of a file as columns, with every manager resolved, and notes on what was decided or unresolved.

    The rows of ``more`` files of the same organization follow those of the first, and managers are found in all of
    them; what a cell means (units of FTE, blank names, …) is decided file by file. ``classify`` gets the distinct
    titles and gives a verdict for each. n rows in are n rows out, in the same order; nothing raises, whatever the
    cells hold. The log has notes alone: the file's ``Source`` stays in ``table.log``.

    ``columns`` of the result hold the recognised columns of the table, with ``person_id`` never blank, ``name`` with
    the given name first, ``title`` filled from the job profile where blank, and ``manager_id`` the resolved id, blank
    where there is none.

    >>> import pandas as pd
    >>> from rolemap.model import Role, Source
    >>> frame = pd.DataFrame({"name": ["Roe, Jane", "Ito, Ken"], "title": ["CEO", "Project Manager"],
    ...                       "manager": ["", "Jane Roe"]}, dtype="str")
    >>> table = Table(frame, np.array([2, 3]), ImportLog((Source("people.csv", "people", 2, 2, 0),)))
    >>> people, log = to_people(table, lambda titles: [Verdict(Role.OTHER, 0.5)] * len(titles))
    >>> people[1].name, people[people[1].manager].name, [note.code for note in log.notes]
    ('Ken Ito', 'Jane Roe', ['id-invented', 'name-turned'])
    """
    tables = (table, *more)
    places = Places.joined([part.places for part in tables])
    notes = Notebook(places)
    titles = [_titles(part, notes.at(part.places, part.lent)) for part in tables]
    with ThreadPoolExecutor(1) as pool:  # titles are Python's work, all else is Arrow's, which does not wait for it
        classified = pool.submit(_verdicts, one_array(titles), classify)
        people = _with_managers(_without_verdicts(tables, titles, places, notes), tables, notes)
        verdicts, verdict = classified.result()
    people = replace(people, verdicts=verdicts, verdict=verdict, title_verdict=verdict)
    return people, ImportLog(notes=tuple(notes.notes))


def _without_verdicts(
    tables: Sequence[Table], titles: Sequence[pa.StringArray], places: Places, notes: Notebook
) -> People:
    """Everybody with id, name and seat; titles are not classified yet, and managers not looked for."""
    names = [read_names(part, title) for part, title in zip(tables, titles, strict=True)]
    columns = joined_columns([_columns(*part) for part in zip(tables, names, titles, strict=True)])
    is_named = np.concatenate([part.where(Says.NAME) & ~part.is_title for part in names])
    ids = _ids(columns, is_named, places, notes)
    seats = joined_seats(
        [read_seats(*part, notes.at(part[0].places, part[0].lent)) for part in zip(tables, names, titles, strict=True)]
    )
    n = len(places)
    nothing = np.zeros(n, dtype=np.int32)
    return People(
        columns=columns | {"person_id": ids.person_id},
        manager=np.full(n, -1, dtype=np.int32),
        manager_state=np.zeros(n, dtype=np.int8),
        vacant=seats.vacant,
        presence=seats.presence,
        fte=seats.fte,
        posts=seats.posts,
        places=places,
        verdicts=(_NOT_READ,),
        verdict=nothing,
        title_verdict=nothing,
        matrix=np.zeros((0, 2), dtype=np.int32),
        unnamed=seats.unnamed,
    )


def _titles(table: Table, notes: Notebook) -> pa.StringArray:
    title = cleaned(table, "title")
    profile = cleaned(table, "job_profile")
    filled = is_blank(title) & ~is_blank(profile)
    notes.say_at(
        NoteLevel.DECIDED,
        "title-from-profile",
        "the title is blank; the job profile stands in for it",
        np.flatnonzero(filled).tolist(),
        column="title",
    )
    return where(filled, profile, title)


def _shown_names(names: Names) -> pa.StringArray:
    """The name column, without the words that stand for a vacancy: they are nobody's name."""
    vacant = names.where(Says.VACANT)
    return where(vacant, strings([""] * len(vacant)), names.name) if vacant.any() else names.name


def _emails(columns: dict[str, pa.StringArray], names: Names) -> dict[str, pa.StringArray]:
    """The e-mail column, with the addresses that stood in name cells where it is blank."""
    if is_blank(names.email).all():
        return {}
    email = columns.get("email", names.email)
    return {"email": where(is_blank(email), names.email, email)}


def _columns(table: Table, names: Names, title: pa.StringArray) -> dict[str, pa.StringArray]:
    """The columns of a file that ``People`` keep, ids as they are written."""
    kept = [name for name in map(str, table.frame.columns) if name not in _RESOLVED]
    columns = {name: cleaned(table, name) if name in _ADDRESSES else column(table, name) for name in kept}
    own_id = column(table, "person_id")
    return columns | {
        "person_id": where(is_blank(own_id), names.id, own_id),
        "name": _shown_names(names),
        "title": title,
        **_emails(columns, names),
    }


def _ids(columns: dict[str, pa.StringArray], is_named: BoolArray, places: Places, notes: Notebook) -> Ids:
    blank = strings([""] * len(places))
    ids = read_ids(
        columns["person_id"],
        columns["name"],
        is_named,
        email=columns.get("email", blank),
        login=columns.get("login", blank),
        places=places,
    )
    _note_ids(ids, columns["person_id"], notes)
    return ids


def _note_ids(ids: Ids, written: pa.StringArray, notes: Notebook) -> None:
    notes.say_at(
        NoteLevel.DECIDED,
        "id-invented",
        f"no id in the file; rows go by their {ids.source}",
        np.flatnonzero(ids.invented).tolist(),
        column="person_id",
        next_step="add a column of ids, so that rows keep theirs from one export to the next",
    )
    notes.say_by_value(
        NoteLevel.DECIDED,
        "id-shared",
        "id '{value}' belongs to one person with several rows: several positions, or rehired",
        ((row, str(written[row].as_py())) for row in np.flatnonzero(ids.shared).tolist()),
        column="person_id",
    )
    notes.say_by_value(
        NoteLevel.CHANGED,
        "id-repeated",
        "id '{value}' stands on rows that are not one person; each got an id of its own, '{value}@row'",
        ((row, str(written[row].as_py())) for row in np.flatnonzero(ids.told_apart).tolist()),
        column="person_id",
        next_step="give each row its own id",
    )


def _verdicts(title: pa.StringArray, classify: Classifier) -> tuple[tuple[Verdict, ...], IntArray]:
    """The distinct verdicts, and which of them each row has; every distinct title is classified once."""
    encoded = title.dictionary_encode()
    codes: dict[Verdict, int] = {}
    of_title = [codes.setdefault(v, len(codes)) for v in classify(encoded.dictionary.to_pylist())]
    indices = encoded.indices.to_numpy(zero_copy_only=False)
    return tuple(codes), np.array(of_title, dtype=np.int32)[indices]


def _with_managers(people: People, tables: Sequence[Table], notes: Notebook) -> People:
    index = PersonIndex(people)
    references = written(tables, _RESOLVED)
    for table in tables:
        if not any(table.has(name) for name in MANAGER_COLUMNS):
            note_no_column(table.places, notes)
    managers = resolve_managers(references, people, index, notes)
    dotted = references.get("matrix_manager")
    known = managers.manager >= 0
    ids = people.columns["person_id"]
    blank = strings([""] * len(people))
    manager_id = where(known, ids.take(pa.array(np.where(known, managers.manager, 0))), blank) if len(people) else ids
    return replace(
        people,
        columns={**people.columns, "manager_id": manager_id},
        manager=managers.manager,
        manager_state=managers.state,
        matrix=np.concatenate(
            [people.matrix if dotted is None else resolve_matrix(dotted, index, notes), managers.shared]
        ),
        dangling=managers.dangling,
    )
